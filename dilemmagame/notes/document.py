"""The document model: what notes and other papers say, in order, without any file format. Every text in it is plain
and clean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Tone(Enum):
    """How a passage is meant: ordinary text, a quiet remark, or something the reader has to know first."""

    PLAIN = "plain"
    QUIET = "quiet"
    MARKED = "marked"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 or 2 (the document's title stands above both)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; a line break in `text` starts a new line in the same paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a listing with smaller lines under it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class KeyValue:
    """Names with one or more lines each."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells. `bars` are lengths a writer may draw beside the first cell; the cells say the same in figures."""

    cells: tuple[str, ...]
    strong: bool = False
    bars: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first `words` columns hold words, the others short figures. All rows are as long as `header`."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    words: int = 1


def word_shares(words: int) -> tuple[float, ...]:
    """How columns with words share their room: of three and more the first one holds the sentence."""
    weights = (2,) + (1,) * (words - 1) if words > 2 else (1,) * words
    return tuple(weight / sum(weights) for weight in weights)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page, where the format has pages."""


Block = Heading | Passage | Listing | KeyValue | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG without anything else in it; sizes in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class House:
    """The house style of an organisation. `accent` is '#RRGGBB' or '': for lines and areas. `ink` is the same colour
    where it can be read as text on white, else ''.
    """

    accent: str = ""
    ink: str = ""
    logo: Logo | None = None


PLAIN = House()


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `holder` is the first line of every rendering: who holds it, and that it may become public. `day` is
    the only date a writer may put in a file's properties. `label` stands above the title: what kind of paper it is.
    """

    title: str
    language: str
    holder: str
    organisation: str
    day: date | None
    blocks: tuple[Block, ...]
    label: str = ""
    house: House = PLAIN
