"""Step kind `listen`: the advice that was given."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return section(_("Advice that was given"), item.lines(CaptureField.ADVICE))


LINES = KindLines(StepKind.LISTEN, _card)
