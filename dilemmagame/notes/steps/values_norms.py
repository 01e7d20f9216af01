"""Step kind `values_norms`: per perspective the values, and the rules of action that follow from them."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *grouped(_("Values per perspective"), item, StepKind.VALUES_NORMS, CaptureField.VALUE),
        *grouped(_("Rules per perspective"), item, StepKind.VALUES_NORMS, CaptureField.RULE),
    )


LINES = KindLines(StepKind.VALUES_NORMS, _card)
