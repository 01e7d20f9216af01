"""Step kind `conclusion`: what the group takes away, and how it could be prevented."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, section


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *section(_("What we take with us"), item.lines(CaptureField.INSIGHT)),
        *section(_("How to prevent this"), item.lines(CaptureField.PREVENTION)),
    )


LINES = KindLines(StepKind.CONCLUSION, _card)
