"""A deck's text file cut into named segments of which none is lost: joined again they are the file, byte for byte.

Cutting is for merging alone; what the segments mean to a reader is decided in `cards`, `norms` and `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from dilemmagame.library.findings import Findings
from dilemmagame.library.frontmatter import read_document
from dilemmagame.library.headings import Part, part_of, turn_of
from dilemmagame.library.packages.files import stem_of
from dilemmagame.library.reading import NORMS_FILE
from dilemmagame.library.sections import COST, LABEL, SUPPORTS, VOICE

_MARKER = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_FIELD = re.compile(r"([^\s#\-\[\]{},:][^:]*?)[ \t]*:(?=\s|$)")
_NORM_FIELD = re.compile(r"[*_]{0,2}([A-Za-z_]{2,20})[ \t]*:[*_]{0,2}[ \t]*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = "---"


class Kind(Enum):
    """What a segment looks like in the file."""

    FENCE = auto()
    FIELD = auto()
    REMARK = auto()
    TEXT = auto()  # with a heading or without
    HEAD = auto()  # the heading of a list, with what stands before the list
    OPTION = auto()
    SUPPORTS = auto()
    COST = auto()
    TWIST = auto()
    CASE = auto()
    VOICE = auto()
    NORM_FIELD = auto()


# the lists in which the place of an item is its name
CHOICES = "choices"
TWISTS = "twists"
CASES = "cases"
# what the list under a heading is made of
_LISTS = {
    Part.OPTIONS: Kind.OPTION,
    Part.CONSIDERATIONS: Kind.SUPPORTS,
    Part.TWISTS: Kind.TWIST,
    Part.CASES: Kind.CASE,
    Part.VOICES: Kind.VOICE,
}
_NAMES = {
    Part.QUESTION: "question",
    Part.STATEMENT: "statement",
    Part.OPTIONS: "options",
    Part.CONSIDERATIONS: "considerations",
    Part.TWISTS: TWISTS,
    Part.CASES: CASES,
    Part.VOICES: "voices",
    Part.PREVENTION: "prevention",
    Part.FACILITATOR: "facilitator",
}
# what is taken off an item to show its text
_LABELS: dict[Kind, tuple[re.Pattern[str], ...]] = {
    Kind.OPTION: (_MARKER, LABEL),
    Kind.SUPPORTS: (_MARKER, LABEL, SUPPORTS),
    Kind.COST: (COST,),
    Kind.TWIST: (_MARKER,),
    Kind.CASE: (_MARKER,),
    Kind.VOICE: (_MARKER, VOICE),
    Kind.NORM_FIELD: (_MARKER, _NORM_FIELD),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a file. `text` ends with its last visible character; `gap` is the blank space after it.

    `key` names the same piece in every version of the file: `field:minutes`, `title`, `situation`, `option B`,
    `cost B`, `turn 2 question`, `voice Griffier`, `norm gw-28 nl`. `groups` are what it is a part of, the largest
    first.
    """

    key: str
    kind: Kind
    text: str
    gap: str
    groups: tuple[str, ...] = ()

    def same(self, other: Segment | None) -> bool:
        """Whether both say the same; line ends and the blank space after them make no difference."""
        return other is not None and _unix(self.text) == _unix(other.text)


def cut(name: str, text: str) -> tuple[Segment, ...]:
    """The segments of the file `name`, in order; their texts and gaps joined are `text`. Keys are unique."""
    lines = _LINE.findall(text)
    made = list(_fields(lines))
    rest = lines[sum(len(piece.lines) for piece in made) :]
    if name == NORMS_FILE:
        made.extend(_norms(rest))
    elif stem_of(name):
        made.extend(_card(rest))
    else:
        made.extend(_sections(rest))
    return tuple(_unique(made))


def shown(segment: Segment) -> str:
    """The segment as a person would type it in a form, without heading, list mark or label."""
    text = _unix(segment.text).strip()
    match segment.kind:
        case Kind.FIELD:
            return _field_shown(text)
        case kind if kind in _LABELS:
            for label in _LABELS[kind]:
                found = label.match(text)
                text = text[found.end() :] if found is not None else text
            return " ".join(text.split())
        case _ if text.startswith("# "):
            return text[2:].strip()
        case _ if text.startswith("#"):
            return text.partition("\n")[2].strip()
        case _:
            return text


@dataclass(frozen=True, slots=True)
class _Piece:
    """Whole lines under one key, before text and gap are told apart."""

    key: str
    kind: Kind
    lines: tuple[str, ...]
    groups: tuple[str, ...] = ()


def _unique(pieces: Sequence[_Piece]) -> Iterator[Segment]:
    seen: dict[str, int] = {}
    for piece in pieces:
        for segment in _split_weighing(piece):
            count = seen[segment.key] = seen.get(segment.key, 0) + 1
            yield segment if count == 1 else replace(segment, key=f"{segment.key}#{count}")


def _split_weighing(piece: _Piece) -> Iterator[Segment]:
    """A consideration is cut between what speaks for it and what it costs; everything else stays whole."""
    text = "".join(piece.lines)
    cost = COST.search(text) if piece.kind is Kind.SUPPORTS else None
    if cost is None or not text[: cost.start()].strip():
        yield _segment(piece.key, piece.kind, text, piece.groups)
        return
    before, _, letter = piece.key.rpartition("supports")
    yield _segment(piece.key, piece.kind, text[: cost.start()], piece.groups)
    yield _segment(f"{before}cost{letter}", Kind.COST, text[cost.start() :], piece.groups)


def _segment(key: str, kind: Kind, text: str, groups: tuple[str, ...]) -> Segment:
    bare = text.rstrip()
    return Segment(key, kind, bare, text[len(bare) :], groups)


def _fields(lines: Sequence[str]) -> Iterator[_Piece]:
    """The lines of the front matter, the fences among them; nothing when the file begins otherwise."""
    if not lines or lines[0].rstrip() != _FENCE:
        return
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return
    key, kind, held = "front", Kind.FENCE, [lines[0]]
    for number, line in enumerate(lines[1:end], 1):
        field = _FIELD.match(line)
        if field is not None:
            yield _Piece(key, kind, tuple(held))
            key, kind, held = f"field:{field.group(1)}", Kind.FIELD, [line]
        elif line.startswith("#") and not _goes_on(lines[number:end]):
            yield _Piece(key, kind, tuple(held))
            # a remark has no name but itself
            key, kind, held = f"remark:{line.strip()}", Kind.REMARK, [line]
        else:
            held.append(line)
    yield _Piece(key, kind, tuple(held))
    yield _Piece("front end", Kind.FENCE, (lines[end],))


def _goes_on(lines: Sequence[str]) -> bool:
    """Whether a remark stands inside a field: what follows it is no new field."""
    after = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return bool(after) and _FIELD.match(after) is None


def _headed(lines: Sequence[str], mark: str) -> Iterator[tuple[str, list[str]]]:
    """The lines before the first heading with an empty heading, then each heading with its lines, itself the first."""
    heading, held = "", list[str]()
    for line in lines:
        if line.startswith(mark):
            yield heading, held
            heading, held = line[len(mark) :].strip().rstrip("#").strip(), [line]
        else:
            held.append(line)
    yield heading, held


def _sections(lines: Sequence[str]) -> Iterator[_Piece]:
    """A deck's introduction."""
    for heading, held in _headed(lines, "## "):
        key = f"section {_folded(heading)}" if heading else "introduction"
        if held:
            yield _Piece(key, Kind.TEXT, tuple(held))


def _card(lines: Sequence[str]) -> Iterator[_Piece]:
    for heading, held in _headed(lines, "## "):
        turn = turn_of(heading) if heading else None
        if not heading:
            yield from _opening(held)
        elif turn:
            group = f"turn {turn}"
            for under, inner in _headed(held, "### "):
                if not under:
                    yield _Piece(f"{group} situation", Kind.TEXT, tuple(inner), (group,))
                else:
                    yield from _section(under, inner, f"{group} ", (group,))
        else:
            yield from _section(heading, held, "", ())


def _opening(lines: Sequence[str]) -> Iterator[_Piece]:
    title = next((n for n, line in enumerate(lines) if line.startswith("# ")), None)
    if title is None:
        if lines:
            yield _Piece("situation", Kind.TEXT, tuple(lines))
        return
    if title:
        yield _Piece("top", Kind.TEXT, tuple(lines[:title]))
    end = title + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    yield _Piece("title", Kind.TEXT, tuple(lines[title:end]))
    if end < len(lines):
        yield _Piece("situation", Kind.TEXT, tuple(lines[end:]))


def _section(heading: str, lines: Sequence[str], prefix: str, groups: tuple[str, ...]) -> Iterator[_Piece]:
    part = part_of(heading)
    if part is None:
        yield _Piece(f"{prefix}section {_folded(heading)}", Kind.TEXT, tuple(lines), groups)
        return
    name = _NAMES[part]
    if part not in _LISTS:
        yield _Piece(f"{prefix}{name}", Kind.TEXT, tuple(lines), groups)
        return
    group = CHOICES if part in (Part.OPTIONS, Part.CONSIDERATIONS) else name
    groups = (*groups, f"{prefix}{group}")
    head, items = _items(lines)
    yield _Piece(f"{prefix}{name}", Kind.HEAD, head, groups)
    for number, item in enumerate(items, 1):
        label = _item_label(part, item[0], number)
        kind = _LISTS[part]
        yield _Piece(f"{prefix}{kind.name.lower()} {label}", kind, item, groups)


def _item_label(part: Part, line: str, number: int) -> str:
    """By what an item is known: an option by its letter, an adviser by the name, a what-if or a case by its place."""
    marker = _MARKER.match(line)
    text = line[marker.end() if marker else 0 :]
    if part in (Part.OPTIONS, Part.CONSIDERATIONS):
        letter = LABEL.match(text)
        return (letter.group(1) or letter.group(2)).upper() if letter else str(number)
    if part is Part.VOICES:
        name = VOICE.match(text)
        return " ".join((name.group(1) or name.group(2)).split()).rstrip(":. ") if name else str(number)
    return str(number)


def _items(lines: Sequence[str]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    starts = [number for number, line in enumerate(lines) if _MARKER.match(line)]
    if not starts:
        return tuple(lines), []
    ends = [*starts[1:], len(lines)]
    return tuple(lines[: starts[0]]), [tuple(lines[a:b]) for a, b in zip(starts, ends, strict=True)]


def _norms(lines: Sequence[str]) -> Iterator[_Piece]:
    for heading, held in _headed(lines, "## "):
        if not heading:
            if held:
                yield _Piece("introduction", Kind.TEXT, tuple(held))
            continue
        group = f"norm {heading}"
        head, items = _items(held)
        yield _Piece(group, Kind.HEAD, head, (group,))
        for item in items:
            marker = _MARKER.match(item[0])
            text = item[0][marker.end() if marker else 0 :]
            field = _NORM_FIELD.match(text)
            label = field.group(1).lower() if field else f"“{text.strip()[:60]}”"
            yield _Piece(f"{group} {label}", Kind.NORM_FIELD, item, (group,))


def _field_shown(text: str) -> str:
    """The value of a field, a list with commas; what cannot be read is shown as it stands."""
    document = read_document(f"---\n{text}\n---\n", Findings(""))
    if len(document.front.fields) == 1:
        return document.front.fields[0].text
    return text.partition(":")[2].strip()


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
