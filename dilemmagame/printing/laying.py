"""From words to lines: passages laid in a column, and the largest size at which they fit. Draws and parses nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote
from dilemmagame.printing.syllables import syllables
from dilemmagame.printing.text import Face, Run, Word, plain, widths, word, words

FLOOR_PT = 7.0
STEP_PT = 0.25
_WIDEST_SPACE = 0.4


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


class Line(NamedTuple):
    """One line: `x` from the left, `y` of the baseline from the top, in points. Runs end with one space.

    A named tuple, since a deck has tens of thousands of them and they are made three times as fast.
    """

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


def passages(blocks: Iterable[Block], model: Passage, face: Face = Face.TEXT) -> tuple[Passage, ...]:
    """The passages of `blocks`; `model` gives scale, leading, space, colour and language."""
    made: list[Passage] = []
    for block in blocks:
        match block:
            case Paragraph():
                made.append(replace(model, words=words(block.spans, face)))
            case Heading():
                said = words(block.spans, Face.SEMIBOLD)
                made.append(replace(model, words=said, before=model.before * 1.4))
            case Quote():
                inner = replace(model, indent=model.indent + 1.0, label=None)
                made.extend(passages(block.blocks, inner, Face.ITALIC))
            case ListBlock():
                inner = replace(model, indent=model.indent + 1.5, before=model.before * 0.6, label=None)
                for number, item in enumerate(block.items, 1):
                    sign = plain(f"{number}." if block.ordered else "•", face)[0]
                    laid = passages(item, inner, face)
                    made.extend((replace(laid[0], label=sign), *laid[1:]) if laid else ())
    return tuple(made)


def _break(
    made: Sequence[Word], prefix: Sequence[float], limit: float, language: str
) -> list[Sequence[Word]]:
    """Greedy lines no wider than `limit` (size 1); only a word wider than the column is divided.

    `prefix` holds the running sums of the words with their spaces, so that a line break is one search in it.
    """
    rows: list[Sequence[Word]] = []
    start, count = 0, len(made)
    while start < count:
        end = _line_end(made, prefix, start, limit)
        if end == start:
            head, tail = _divide(made[start], limit, language)
            rows.append((head,))
            if tail is None:
                start += 1
                continue
            left = [tail, *made[start + 1 :]]
            return rows + _break(left, _sums(left), limit, language)
        rows.append(made[start:end])
        start = end
    return rows


def _line_end(made: Sequence[Word], prefix: Sequence[float], start: int, limit: float) -> int:
    """The first word after the line that begins with word `start`; `start` itself when not even that one fits."""
    end = bisect_right(prefix, prefix[start] + limit + _WIDEST_SPACE, start) - 1
    # the last word needs no room for its space, and spaces differ in width between faces
    while end > start and prefix[end] - made[end - 1].space - prefix[start] > limit + 1e-9:
        end -= 1
    return end


def _divide(whole: Word, limit: float, language: str) -> tuple[Word, Word | None]:
    """`whole` cut at the last syllable that fits with its hyphen, else at the last character that fits."""
    text = whole.text
    for place in sorted(syllables(text, language), reverse=True):
        head = _part(whole, 0, place, "-")
        if head.width <= limit:
            return head, _part(whole, place, len(text), "")
    for place in range(len(text) - 1, 0, -1):
        head = _part(whole, 0, place, "")
        if head.width <= limit or place == 1:
            return head, _part(whole, place, len(text), "")
    return whole, None


def _part(whole: Word, start: int, end: int, closing: str) -> Word:
    runs: list[Run] = []
    at = 0
    for run in whole.runs:
        cut = run.text[max(start - at, 0) : max(end - at, 0)]
        if cut:
            runs.append(Run(run.font, cut))
        at += len(run.text)
    if closing and runs:
        runs[-1] = Run(runs[-1].font, runs[-1].text + closing)
    width = sum(widths(run.font).get(char, 0.5) for run in runs for char in run.text)
    return word(tuple(runs), width, 0.0 if closing else whole.space)


def lay(flow: Sequence[Passage], width: float, size: float, lowered: str = "", by: float = 0.0) -> Fit:
    """Lay `flow` in a column of `width` points with basic size `size`; the height follows.

    From the passage with the key `lowered` on, everything stands `by` points further down.
    """
    return _laid(flow, [_sums(passage.words) for passage in flow], width, size, lowered, by)


def _laid(
    flow: Sequence[Passage], sums: Sequence[list[float]], width: float, size: float, lowered: str, by: float
) -> Fit:
    y = 0.0
    lines: list[Line] = []
    places: list[Place] = []
    for number, passage in enumerate(flow):
        own, key, colour = passage.size(size), passage.key, passage.colour
        top = y + (passage.before * size if number else 0.0) + (by if key and key == lowered else 0.0)
        indent, pitch = passage.indent * size, own * passage.leading
        # capitals of the first line stand at the top of the box; half of the leading falls away there
        first = baseline = top + own * (0.38 + passage.leading * 0.5)
        if passage.label is not None:
            sign = joined((passage.label,))
            lines.append(Line(max(indent - 1.5 * size, 0.0), first, own, colour, sign))
        if passage.words:
            for row in _break(passage.words, sums[number], (width - indent) / own, passage.language):
                lines.append(Line(indent, baseline, own, colour, joined(row)))
                baseline += pitch
        y = top + baseline - first + passage.room * size
        if key:
            places.append(Place(key, top, y, first, own))
    return Fit(size, y, tuple(lines), tuple(places))


def joined(row: Sequence[Word]) -> tuple[Run, ...]:
    """The runs of a line, equal fonts joined; a space after every word (also the last: readers join lines)."""
    name = row[0].font
    if name and {each.font for each in row} == {name}:
        end = " " if row[-1].space else ""
        return (Run(name, " ".join([each.text for each in row]) + end),)
    runs: list[Run] = []
    parts: list[str] = []
    name = ""
    for each in row:
        for run in each.runs:
            if run.font != name:
                if parts:
                    runs.append(Run(name, "".join(parts)))
                name, parts = run.font, []
            parts.append(run.text)
        if each.space:
            parts.append(" ")
    if parts and name:
        runs.append(Run(name, "".join(parts)))
    return tuple(runs)


def fit(
    flow: Sequence[Passage],
    width: float,
    height: float,
    goal: float,
    floor: float = FLOOR_PT,
    foot: Sequence[str] = (),
) -> Fit | None:
    """The largest size from `goal` down to `floor` (points, steps of a quarter) at which `flow` fits, else None.

    Room that is left goes above the passage with the first key of `foot` that there is: it ends at the foot.
    """
    if not flow:
        return Fit(goal, 0.0, (), ())
    sums = [_sums(passage.words) for passage in flow]
    low, high = 0, max(0, int((goal - floor) / STEP_PT + 1e-9))
    best: tuple[float, float] | None = None
    middle = high
    while low <= high:
        size = floor + middle * STEP_PT
        filled = _height(flow, sums, width, size)
        if filled <= height + 1e-6:
            best, low = (size, filled), middle + 1
        else:
            high = middle - 1
        middle = (low + high) // 2
    if best is None:
        return None
    keys = {each.key for each in flow}
    lowered = next((key for key in foot if key in keys), "")
    return _laid(flow, sums, width, best[0], lowered, max(height - best[1], 0.0))


def _sums(made: Sequence[Word]) -> list[float]:
    """Running sums of words with the space after each, at size 1."""
    return [0.0, *accumulate([word.width + word.space for word in made])]


def height(flow: Sequence[Passage], width: float, size: float) -> float:
    """The height of `flow` in a column of `width` points with basic size `size`."""
    return _height(flow, [_sums(passage.words) for passage in flow], width, size)


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
        end = _line_end(made, prefix, start, limit)
        if end == start:
            return rows + len(_break(made[start:], _sums(made[start:]), limit, language))
        rows += 1
        start = end
    return rows
