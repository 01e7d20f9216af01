"""Step kind `reformulate`: the question as the group asks it now; those that lie on a heap are told with the heaps."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section
from dilemmagame.notes.steps.sort import is_laid


def _card(item: ItemNotes) -> tuple[Block, ...]:
    asked = tuple(line for line in item.lines(CaptureField.QUESTION) if not is_laid(line))
    return section(_("The question now"), asked)


LINES = KindLines(StepKind.REFORMULATE, _card)
