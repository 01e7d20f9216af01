"""The kinds of paper, and what a worksheet is made of: sections with example sentences to take and rewrite."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.localised import Localised


class Paper(Enum):
    """A paper beside the notes; the value is part of the place of its passages and of file names."""

    GENTLE = "gentle-agreement"
    PROTOCOL = "protocol"
    CODE = "code-signals"
    ACTIONS = "actions"
    PARKED = "parking-lot"
    CASE = "case-note"
    MEMO = "memo"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Section:
    """`key` stands in the place of its passages and stays the same. `aim` says in a line what belongs here."""

    key: str
    title: Localised
    aim: Localised
    examples: tuple[Localised, ...]


def place_of(paper: Paper, key: str) -> str:
    """Where a passage of `paper` belongs: what a captured line carries as its choice."""
    return f"{paper.value}.{key}"
