"""What is decided about an evening afterwards: how far its notes are, and what the evaluation forms said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

QUESTIONS = 5
"""Statements on the evaluation form, each answered with a figure from 1 to 5."""
HIGHEST = 5


class NotesStatus(Enum):
    """How far the notes are: every change makes them a draft again."""

    CONCEPT = "concept"
    AGREED = "agreed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class NotesMark:
    """`on` is the day the status was set, None for notes that were never anything but a draft."""

    status: NotesStatus = NotesStatus.CONCEPT
    on: date | None = None


UNMARKED = NotesMark()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """So many `forms` came in; `sums` holds per statement all circled figures together."""

    forms: int
    sums: tuple[int, ...]

    def averages(self) -> tuple[float, ...]:
        """Per statement, 1 to 5."""
        return tuple(total / self.forms for total in self.sums)
