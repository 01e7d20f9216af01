"""Step kind `dilemma`: the two courses of action and what each would damage."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *grouped(_("The choice"), item, StepKind.DILEMMA, CaptureField.ALTERNATIVE),
        *grouped(_("What each course damages"), item, StepKind.DILEMMA, CaptureField.DAMAGE),
    )


LINES = KindLines(StepKind.DILEMMA, _card)
