"""Step kind `closing`: the parking lot, subjects for another time."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Block
from dilemmagame.notes.steps import KindLines, chapter


def _evening(notes: Notes) -> tuple[Block, ...]:
    return chapter(_("Parked for later"), notes.parked)


LINES = KindLines(StepKind.CLOSING, evening=_evening)
