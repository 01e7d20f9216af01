"""Where every part of a card or deck file stands, row by row, under the name it has in forms and merges.

Nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dilemmagame.domain.blocks import plain_text
from dilemmagame.library import limits, markup
from dilemmagame.library.body import Body, Item, Section, read_body, read_items, read_subsections
from dilemmagame.library.findings import Findings
from dilemmagame.library.headings import Part, part_of, turn_of
from dilemmagame.library.lines import Lines
from dilemmagame.library.sections import LABEL, LETTERS, labelled, voice_of, weighed

TEXTS = {
    Part.QUESTION: "question",
    Part.STATEMENT: "statement",
    Part.PREVENTION: "prevention",
}
"""The parts that are one line of plain text."""


@dataclass(frozen=True, slots=True)
class Found:
    """The value of a part and the rows it stands in, from `first` up to `last`."""

    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scope:
    """A card, or one later turn of it: what happens, and the sections that belong to it."""

    opening: Section
    sections: dict[Part, Section]


@dataclass(frozen=True, slots=True)
class TurnScope:
    """A later turn as a scope, with its own heading and rows."""

    heading: Section
    scope: Scope


@dataclass(frozen=True, slots=True)
class Outline:
    """The body of a card: its title, its own scope, its later turns by their place."""

    body: Body
    scope: Scope
    turns: tuple[TurnScope, ...]


def outline(lines: Lines, first: int) -> Outline:
    """The body that begins at row `first`."""
    findings = Findings("")
    body = read_body(lines.read(first), first + 1, findings)
    turns = [section for section in body.sections if turn_of(section.heading) is not None]
    return Outline(
        body,
        Scope(body.opening, _known(body.sections)),
        tuple(_turn(section) for section in turns[: limits.TURNS_MAX - 1]),
    )


def _known(sections: tuple[Section, ...]) -> dict[Part, Section]:
    known: dict[Part, Section] = {}
    for section in sections:
        part = part_of(section.heading)
        if part is not None:
            known.setdefault(part, section)
    return known


def _turn(section: Section) -> TurnScope:
    opening, sections = read_subsections(section)
    return TurnScope(section, Scope(opening, _known(sections)))


def rows_of(section: Section) -> tuple[int, int]:
    """The rows of the text of a section; for an empty one, the row under its heading twice."""
    if not section.text:
        return section.line, section.line
    return section.start - 1, section.start + section.text.count("\n")


def items(section: Section) -> tuple[Item, ...]:
    """The items of the list in a section."""
    return read_items(section, Findings(""))


def line_value(text: str) -> str:
    """A text as one line without looks."""
    return " ".join(plain_text(markup.parse(text).blocks).split())


def card_parts(lines: Lines, first: int) -> dict[str, Found]:
    """Every part of the body of a card by name, in the usual order; an item of a list may be there and empty."""
    known = outline(lines, first)
    row = known.body.title_line - 1
    found = {"title": Found(markup.plain(known.body.title), row, row + 1)}
    found.update(_scope_parts(known.scope))
    for number, turn in enumerate(known.turns, 2):
        found.update((f"turn {number} {name}", part) for name, part in _scope_parts(turn.scope).items())
    found.update(_ending_parts(known.scope))
    return {name: part for name, part in found.items() if part.value or name[-1].isupper() or "voice" in name}


def deck_parts(lines: Lines, first: int) -> dict[str, Found]:
    """The introduction: the whole text under the fields."""
    rows = [row for row in range(first, len(lines.rows)) if not lines.rows[row].blank]
    if not rows:
        return {}
    value = lines.read(rows[0], rows[-1] + 1).rstrip()
    return {"introduction": Found(value, rows[0], rows[-1] + 1)}


def _scope_parts(scope: Scope) -> dict[str, Found]:
    """What a card and each later turn have alike."""
    found = {"situation": Found(scope.opening.text, *rows_of(scope.opening))}
    for part in (Part.QUESTION, Part.STATEMENT):
        if part in scope.sections:
            section = scope.sections[part]
            found[TEXTS[part]] = Found(line_value(section.text), *rows_of(section))
    if Part.OPTIONS in scope.sections:
        for letter, item in zip(LETTERS, items(scope.sections[Part.OPTIONS]), strict=False):
            found[f"option {letter}"] = Found(labelled(item)[1], item.line - 1, item.end)
    if Part.CONSIDERATIONS in scope.sections:
        for letter, item in weighed_items(scope.sections[Part.CONSIDERATIONS]).items():
            supports, cost = weighed(body_of(item))
            found[f"supports {letter}"] = Found(supports, item.line - 1, item.end)
            found[f"cost {letter}"] = Found(cost, item.line - 1, item.end)
    return found


def _ending_parts(scope: Scope) -> Iterator[tuple[str, Found]]:
    """What belongs to the whole card."""
    sections = scope.sections
    for part, name in ((Part.TWISTS, "twist"), (Part.CASES, "case")):
        if part in sections:
            for number, item in enumerate(told_items(sections[part]), 1):
                yield f"{name} {number}", Found(markup.plain(item.text), item.line - 1, item.end)
    if Part.VOICES in sections:
        for number, item in enumerate(items(sections[Part.VOICES]), 1):
            voice = voice_of(item)
            yield f"voice {number} name", Found(voice.who, item.line - 1, item.end)
            yield f"voice {number} text", Found(voice.text, item.line - 1, item.end)
    if Part.PREVENTION in sections:
        section = sections[Part.PREVENTION]
        yield "prevention", Found(line_value(section.text), *rows_of(section))
    if Part.FACILITATOR in sections:
        section = sections[Part.FACILITATOR]
        yield "facilitator", Found(section.text, *rows_of(section))


def told_items(section: Section) -> tuple[Item, ...]:
    """The items of a list that say something."""
    return tuple(item for item in items(section) if markup.plain(item.text))


def weighed_items(section: Section) -> dict[str, Item]:
    """The considerations by the letter of their option; only the first for each."""
    found: dict[str, Item] = {}
    for item in items(section):
        label = LABEL.match(item.text)
        letter = (label.group(1) or label.group(2)).upper() if label else ""
        if letter and letter in LETTERS:
            found.setdefault(letter, item)
    return found


def body_of(item: Item) -> str:
    """The text of an item after its letter."""
    label = LABEL.match(item.text)
    return item.text[label.end() if label else 0 :]
