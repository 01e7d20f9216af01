"""Step kind `facts`: facts by dimension."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return grouped(_("Facts"), item, StepKind.FACTS, CaptureField.FACT)


LINES = KindLines(StepKind.FACTS, _card)
