"""Step kind `weighing`: reasons of principle and of consequence."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return grouped(_("Principle and consequence"), item, StepKind.WEIGHING, CaptureField.REASON)


LINES = KindLines(StepKind.WEIGHING, _card)
