"""Fonts on paper and the fitter: from the block tree to lines of known size and place. Draws and parses nothing."""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from dilemmagame.base import paths
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote, Span
from dilemmagame.printing.characters import UNSEEN, written_out
from dilemmagame.printing.syllables import syllables

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

FLOOR_PT = 7.0
STEP_PT = 0.25
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_LOCK = threading.RLock()


class Face(Enum):
    """The faces of paper; the value is the name of the file and of the font in the PDF."""

    TEXT = "AtkinsonHyperlegibleNext-Regular"
    ITALIC = "AtkinsonHyperlegibleNext-Italic"
    MEDIUM = "AtkinsonHyperlegibleNext-Medium"
    SEMIBOLD = "AtkinsonHyperlegibleNext-SemiBold"
    BOLD = "AtkinsonHyperlegibleNext-Bold"
    TITLE = "Literata-SemiBold"


_SECOND = {
    Face.TEXT: "SourceSans3-Regular",
    Face.ITALIC: "SourceSans3-Italic",
    Face.MEDIUM: "SourceSans3-SemiBold",
    Face.SEMIBOLD: "SourceSans3-SemiBold",
    Face.BOLD: "SourceSans3-Bold",
    Face.TITLE: "SourceSans3-SemiBold",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one font, named as in the PDF."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """What stays together on a line. `width` and `space` (the space after it) are for size 1."""

    runs: tuple[Run, ...]
    width: float
    space: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@lru_cache(maxsize=32)
def font(name: str) -> TTFont:
    """The font `name`, read from the shipped file and known to reportlab from then on."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with _LOCK:
        made = TTFont(name, str(paths.assets() / "fonts" / f"{name}.ttf"))
        pdfmetrics.registerFont(made)
    return made


@lru_cache(maxsize=32)
def _widths(name: str) -> dict[str, float]:
    """The characters that font `name` has, with their width at size 1."""
    face = font(name).face
    return {chr(code): face.charWidths.get(code, face.defaultWidth) / 1000 for code in face.charToGlyph}


@lru_cache(maxsize=65536)
def _runs(face: Face, text: str) -> tuple[tuple[Run, ...], float]:
    """`text` without spaces in runs of one font each, and its width at size 1."""
    first = _widths(face.value)
    if all(char in first for char in text):
        return (Run(face.value, text),), sum([first[char] for char in text])
    second = _widths(_SECOND[face])
    pieces: list[Run] = []
    width = 0.0
    for char in text:
        shown, name, known = char, face.value, first
        if char not in first:
            if char in second:
                name, known = _SECOND[face], second
            else:
                shown = written_out(char)
        if not shown:
            continue
        width += sum(known[each] for each in shown)
        if pieces and pieces[-1].font == name:
            pieces[-1] = Run(name, pieces[-1].text + shown)
        else:
            pieces.append(Run(name, shown))
    return tuple(pieces), width


def known_characters(face: Face) -> frozenset[str]:
    """The characters that `face` or its stand-in has."""
    return frozenset(_widths(face.value)) | frozenset(_widths(_SECOND[face]))


def words(spans: Iterable[Span], face: Face = Face.TEXT, strong: Face = Face.SEMIBOLD) -> tuple[Word, ...]:
    """The words of `spans`; strong and emphasis choose a face. A word may hold several looks."""
    made: list[Word] = []
    open_end = False
    for span in spans:
        look = strong if span.strong else Face.ITALIC if span.emphasis else face
        space = _widths(look.value)[" "]
        parts = _SPACES.split(UNSEEN.sub("", span.text))
        for place, part in enumerate(parts):
            if part:
                runs, width = _runs(look, part)
                if place == 0 and open_end and made:
                    last = made.pop()
                    made.append(Word(last.runs + runs, last.width + width, space))
                else:
                    made.append(Word(runs, width, space))
        open_end = bool(parts[-1]) or (open_end and len(parts) == 1)
    return tuple(made)


def plain(text: str, face: Face = Face.TEXT) -> tuple[Word, ...]:
    """The words of `text` in one face; markup in it stands on paper as the characters it is."""
    return words((Span(text),), face)


def text_width(text: str, face: Face, size: float) -> float:
    """Width in points of one line of `text`."""
    made = plain(text, face)
    return size * (sum(word.width + word.space for word in made) - (made[-1].space if made else 0.0))


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph to lay. Measures are in ems of the basic size, so the whole grows and shrinks together.

    `scale`: this text against the basic size, never under `floor` points. `label` stands before the first line, in
    the indent. `room`: empty height instead of words. `key`: the name under which its place is found again.
    """

    words: tuple[Word, ...] = ()
    scale: float = 1.0
    leading: float = 1.28
    before: float = 0.0
    indent: float = 0.0
    label: Word | None = None
    colour: str = "#17202A"
    key: str = ""
    room: float = 0.0
    floor: float = FLOOR_PT
    language: str = "nl"

    def size(self, basic: float) -> float:
        return max(basic * self.scale, self.floor)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `x` from the left, `y` of the baseline from the top, in points. Runs end with one space."""

    x: float
    y: float
    size: float
    colour: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage with a key ended up; `baseline` of its first line. Points from the top left."""

    key: str
    top: float
    bottom: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A laid text: basic size, height and lines in points."""

    size_pt: float
    height: float
    lines: tuple[Line, ...]
    places: tuple[Place, ...]

    @property
    def smallest_pt(self) -> float:
        return min((line.size for line in self.lines), default=self.size_pt)

    def place(self, key: str) -> Place | None:
        return next((place for place in self.places if place.key == key), None)

    def lowered(self, key: str, by: float) -> Fit:
        """The same with everything from the passage `key` on `by` points further down."""
        start = self.place(key)
        if start is None or by <= 0:
            return self
        lines = tuple(replace(each, y=each.y + by) if each.y > start.top else each for each in self.lines)
        places = tuple(
            replace(each, top=each.top + by, bottom=each.bottom + by, baseline=each.baseline + by)
            if each.top >= start.top
            else each
            for each in self.places
        )
        return Fit(self.size_pt, self.height + by, lines, places)


def passages(
    blocks: Iterable[Block], model: Passage, face: Face = Face.TEXT, depth: int = 0
) -> tuple[Passage, ...]:
    """The passages of `blocks`; `model` gives scale, leading, space, colour and language."""
    made: list[Passage] = []
    for block in blocks:
        match block:
            case Paragraph():
                made.append(replace(model, words=words(block.spans, face)))
            case Heading():
                made.append(
                    replace(model, words=words(block.spans, Face.SEMIBOLD), before=model.before * 1.4)
                )
            case Quote():
                inner = replace(model, indent=model.indent + 1.0, label=None)
                made.extend(passages(block.blocks, inner, Face.ITALIC, depth))
            case ListBlock():
                inner = replace(model, indent=model.indent + 1.5, before=model.before * 0.6, label=None)
                for number, item in enumerate(block.items, 1):
                    sign = plain(f"{number}." if block.ordered else "•", face)[0]
                    laid = passages(item, inner, face, depth + 1)
                    made.extend((replace(laid[0], label=sign), *laid[1:]) if laid else ())
    return tuple(made)


def _break(made: Sequence[Word], limit: float, language: str) -> list[list[Word]]:
    """Greedy lines no wider than `limit` (size 1); only a word wider than the column is divided."""
    rows: list[list[Word]] = []
    left = list(made)
    start = 0
    prefix = _sums(left)
    while start < len(left):
        end = bisect_right(prefix, prefix[start] + limit + left[start].space + 1e-9, lo=start) - 1
        # the last word needs no room for its space, and spaces differ in width between faces
        while end > start and prefix[end] - left[end - 1].space - prefix[start] > limit + 1e-9:
            end -= 1
        if end == start:
            head, tail = _divide(left[start], limit, language)
            rows.append([head])
            if tail is None:
                start += 1
            else:
                left[start] = tail
                prefix = _sums(left)
            continue
        rows.append(left[start:end])
        start = end
    return rows


def _divide(word: Word, limit: float, language: str) -> tuple[Word, Word | None]:
    """`word` cut at the last syllable that fits with its hyphen, else at the last character that fits."""
    whole = word.text
    for place in sorted(syllables(whole, language), reverse=True):
        head = _part(word, 0, place, "-")
        if head.width <= limit:
            return head, _part(word, place, len(whole), "")
    for place in range(len(whole) - 1, 0, -1):
        head = _part(word, 0, place, "")
        if head.width <= limit or place == 1:
            return head, _part(word, place, len(whole), "")
    return word, None


def _part(word: Word, start: int, end: int, closing: str) -> Word:
    runs: list[Run] = []
    at = 0
    for run in word.runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            runs.append(Run(run.font, text))
        at += len(run.text)
    if closing and runs:
        runs[-1] = Run(runs[-1].font, runs[-1].text + closing)
    width = sum(_widths(run.font).get(char, 0.5) for run in runs for char in run.text)
    return Word(tuple(runs), width, 0.0 if closing else word.space)


def lay(flow: Sequence[Passage], width: float, size: float) -> Fit:
    """Lay `flow` in a column of `width` points with basic size `size`; the height follows."""
    y, lines, places = 0.0, [], []
    for number, passage in enumerate(flow):
        own = passage.size(size)
        top = y + (passage.before * size if number else 0.0)
        indent = passage.indent * size
        # capitals of the first line stand at the top of the box; half of the leading falls away there
        baseline = top + own * (0.5 + passage.leading * 0.5 - 0.12)
        first = baseline
        if passage.label is not None:
            lines.append(
                Line(max(indent - 1.5 * size, 0.0), first, own, passage.colour, _joined([passage.label]))
            )
        rows = _break(passage.words, (width - indent) / own, passage.language) if passage.words else []
        for row in rows:
            lines.append(Line(indent, baseline, own, passage.colour, _joined(row)))
            baseline += own * passage.leading
        y = top + own * passage.leading * len(rows) + passage.room * size
        if passage.key:
            places.append(Place(passage.key, top, y, first, own))
    return Fit(size, y, tuple(lines), tuple(places))


def _joined(row: Sequence[Word]) -> tuple[Run, ...]:
    """The runs of a line, equal fonts joined; a space after every word (also the last: readers join lines)."""
    runs: list[Run] = []
    name = ""
    parts: list[str] = []
    for word in row:
        for run in word.runs:
            if run.font != name:
                if parts:
                    runs.append(Run(name, "".join(parts)))
                name, parts = run.font, []
            parts.append(run.text)
        if word.space:
            parts.append(" ")
    if parts:
        runs.append(Run(name, "".join(parts)))
    return tuple(runs)


def fit(
    flow: Sequence[Passage], width: float, height: float, goal: float, floor: float = FLOOR_PT
) -> Fit | None:
    """The largest size from `goal` down to `floor` (points, steps of a quarter) at which `flow` fits, else None."""
    if not flow:
        return Fit(goal, 0.0, (), ())
    sums = [_sums(passage.words) for passage in flow]
    low, high = 0, max(0, int((goal - floor) / STEP_PT + 1e-9))
    best: float | None = None
    middle = high
    while low <= high:
        size = floor + middle * STEP_PT
        if _height(flow, sums, width, size) <= height + 1e-6:
            best, low = size, middle + 1
        else:
            high = middle - 1
        middle = (low + high) // 2
    return None if best is None else lay(flow, width, best)


def _sums(made: Sequence[Word]) -> list[float]:
    """Running sums of words with the space after each, at size 1: a line break is one search in them."""
    return [0.0, *accumulate([word.width + word.space for word in made])]


def _height(flow: Sequence[Passage], sums: Sequence[list[float]], width: float, size: float) -> float:
    """What `lay` would give as height, without making lines."""
    y = 0.0
    for number, passage in enumerate(flow):
        own = passage.size(size)
        rows = 0
        if passage.words:
            limit = (width - passage.indent * size) / own
            rows = _rows(passage.words, sums[number], limit, passage.language)
        y += (passage.before * size if number else 0.0) + own * passage.leading * rows + passage.room * size
    return y


def _rows(made: Sequence[Word], prefix: list[float], limit: float, language: str) -> int:
    rows = start = 0
    count = len(made)
    while start < count:
        end = bisect_right(prefix, prefix[start] + limit + made[start].space + 1e-9, lo=start) - 1
        while end > start and prefix[end] - made[end - 1].space - prefix[start] > limit + 1e-9:
            end -= 1
        if end == start:
            return rows + len(_break(made[start:], limit, language))
        rows += 1
        start = end
    return rows
