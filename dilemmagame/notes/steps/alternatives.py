"""Step kind `alternatives`: other ways out that were named. The two courses of a dilemma are told there."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    loose = tuple(line for line in item.lines(CaptureField.ALTERNATIVE) if not line.choice)
    return section(_("Other ways out"), loose)


LINES = KindLines(StepKind.ALTERNATIVES, _card)
