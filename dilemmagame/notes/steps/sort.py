"""Step kind `sort`: questions and descriptions as they were laid, warm to cold."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *grouped(_("Questions, warm to cold"), item, StepKind.SORT, CaptureField.QUESTION),
        *grouped(
            _("Descriptions of the problem, warm to cold"), item, StepKind.SORT, CaptureField.DEFINITION
        ),
    )


LINES = KindLines(StepKind.SORT, _card)
