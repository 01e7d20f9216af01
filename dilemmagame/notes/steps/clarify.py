"""Step kind `clarify`: what is known, and what is still open."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return grouped(_("What we know and do not know yet"), item, StepKind.CLARIFY, CaptureField.FACT)


LINES = KindLines(StepKind.CLARIFY, _card)
