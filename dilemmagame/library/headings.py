"""The known headings of a card, in Dutch and English; either is accepted in a file of either language."""

from __future__ import annotations

import re
from enum import Enum


class Part(Enum):
    """A part of a card's body; the value is its heading in Dutch and in English."""

    QUESTION = ("Vraag", "Question")
    OPTIONS = ("Keuzes", "Options")
    STATEMENT = ("Stelling", "Statement")
    CONSIDERATIONS = ("Overwegingen", "Considerations")
    TWISTS = ("Wat als", "What if")
    CASES = ("Grensgevallen", "Borderline cases")
    VOICES = ("Raadgevers", "Advisers")
    PREVENTION = ("Voorkomen", "Prevention")
    FACILITATOR = ("Voor de begeleider", "For the facilitator")

    def heading(self, language: str) -> str:
        """The heading as it is written in a file in `language` ('nl'; anything else is English)."""
        return self.value[0] if language == "nl" else self.value[1]


_TURN = re.compile(r"(?:beurt|turn)(?: (\d{1,2}))?")
_BY_HEADING = {heading.casefold(): part for part in Part for heading in part.value}


def part_of(heading: str) -> Part | None:
    """The part a heading opens, whatever its case and with or without a colon, question mark or dots at the end."""
    return _BY_HEADING.get(_bare(heading))


def turn_of(heading: str) -> int | None:
    """The number of the turn a heading opens, 0 when it names none; None for any other heading."""
    found = _TURN.fullmatch(_bare(heading))
    return int(found.group(1) or 0) if found else None


def turn_heading(number: int, language: str) -> str:
    """The heading of a turn as it is written in a file in `language`."""
    return f"{'Beurt' if language == 'nl' else 'Turn'} {number}"


def _bare(heading: str) -> str:
    return " ".join(heading.casefold().split()).rstrip(":?….! ")
