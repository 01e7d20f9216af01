"""What is decided about an evening afterwards: how far its notes are, and what the evaluation forms said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dilemmagame.domain.localised import Localised

STATEMENTS = (
    Localised("Ik kon zeggen wat ik wilde zeggen.", "I could say what I wanted to say."),
    Localised("Ik hoorde een kijk die mij aan het denken zette.", "I heard a view that made me think."),
    Localised("De dilemma’s lagen dicht bij mijn eigen werk.", "The dilemmas were close to my own work."),
    Localised(
        "Ik weet beter hoe ik zo’n vraag kan afwegen.",
        "I have a better idea of how to weigh such a question.",
    ),
    Localised("Aan de afspraken die we maakten hebben we iets.", "The agreements we made will be of use."),
)
"""The statements on the evaluation form, each answered with a figure from 1 to 5. A sum that was kept belongs to its
place: another statement needs another form."""
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
