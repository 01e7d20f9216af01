"""The block tree: the only shape in which a deck's formatted text travels. No markup string exists
beyond it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one look. `text` holds no markup, no control characters and no line breaks."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text; `level` 1 to 3."""

    level: int
    spans: tuple[Span, ...]
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, at most three deep; each item is a small text of its own."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    type: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    type: Literal["quote"] = "quote"


Block = Paragraph | Heading | ListBlock | Quote


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Span(text),))


def spans_text(spans: Iterable[Span]) -> str:
    """The text of `spans` without its look."""
    return "".join(span.text for span in spans)


def plain_text(blocks: Iterable[Block]) -> str:
    """The text of `blocks` without its look, one line per paragraph or list item."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(spans_text(block.spans))
            case ListBlock():
                lines.extend(plain_text(item) for item in block.items)
            case Quote():
                lines.append(plain_text(block.blocks))
    return "\n".join(lines)


def word_count(blocks: Iterable[Block]) -> int:
    """Words as a reader counts them: runs of characters between spaces."""
    return len(plain_text(blocks).split())
