"""Step kind `reformulate`: the question as the group asks it now."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return section(_("The question now"), item.lines(CaptureField.QUESTION))


LINES = KindLines(StepKind.REFORMULATE, _card)
