"""Step kind `stakeholders`: who is touched by the choice, as roles."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return section(_("Who is affected"), item.lines(CaptureField.STAKEHOLDER))


LINES = KindLines(StepKind.STAKEHOLDERS, _card)
