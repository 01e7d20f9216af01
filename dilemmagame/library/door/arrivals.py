"""What has come through the door: a package as clean files, a sheet as rows of text. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dilemmagame.domain.cards import Problem


@dataclass(frozen=True, slots=True)
class DeckCard:
    """What a deck says of itself in `deck.md`, for showing before anything is placed; `cards` counts source cards."""

    id: str
    version: str
    title: str
    language: str
    cards: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A package or folder as it came through.

    `files` has relative names with forward slashes and is empty when `refused`. `digests` are SHA-256 in hex of the
    bytes as they came, of every file that was read; `files` may differ from that where text was cleaned or a picture
    was written anew.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    refused: bool
    digests: Mapping[str, str] = field(default_factory=dict)
    deck: DeckCard | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that is not empty; `line` is its number in the sheet, or its line in a csv."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet as clean text; all rows are equally wide. `sheet` and `sheets` are titles, empty for a csv."""

    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...]
    refused: bool
    sheet: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """Some pages of a document as PNG; `total` is how many the whole has."""

    pages: tuple[bytes, ...]
    problems: tuple[Problem, ...]
    refused: bool
    total: int = 0
