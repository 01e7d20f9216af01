"""Step kind `sort`: questions and descriptions as they were laid, warm to cold; descriptions nobody laid come last."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.notes.content import ItemNotes, Said
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, grouped, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    described = tuple(line for line in item.lines(CaptureField.DEFINITION) if not is_laid(line))
    return (
        *grouped(_("Questions, warm to cold"), item, StepKind.SORT, CaptureField.QUESTION),
        *grouped(
            _("Descriptions of the problem, warm to cold"), item, StepKind.SORT, CaptureField.DEFINITION
        ),
        *section(_("Descriptions of the problem"), described),
    )


def is_laid(line: Said) -> bool:
    """Whether the line lies on one of the heaps."""
    board = rules(StepKind.SORT).board
    return board is not None and line.choice in board.keys


LINES = KindLines(StepKind.SORT, _card)
