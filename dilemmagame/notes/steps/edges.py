"""Step kind `edges`: which detail makes it grey, which makes it unacceptable, and the line that was agreed."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *grouped(_("Where the grey begins and ends"), item, StepKind.EDGES, CaptureField.EDGE),
        *section(_("The line we draw"), item.lines(CaptureField.LINE)),
    )


LINES = KindLines(StepKind.EDGES, _card)
