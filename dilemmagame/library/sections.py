"""What stands under the headings of a card, as values: blocks, lines, options, considerations, voices.
Which headings a card needs is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dilemmagame.domain.blocks import Block, plain_text
from dilemmagame.domain.cards import Consideration, Option, Voice
from dilemmagame.library import limits, markup
from dilemmagame.library.body import Item, Section, read_items
from dilemmagame.library.findings import Code, Findings

LABEL = re.compile(r"(?:\*\*|__)[ \t]*([A-Za-z])[.):]?[ \t]*(?:\*\*|__)[.):]?[ \t]*|([A-Za-z])[.)][ \t]+")
SUPPORTS = re.compile(r"(?:\*\*|__|\*|_)?(?:Voor|For)[ \t]*:(?:\*\*|__|\*|_)?[ \t]*", re.IGNORECASE)
COST = re.compile(r"(?:\*\*|__|\*|_)?\b(?:Prijs|Cost)[ \t]*:(?:\*\*|__|\*|_)?[ \t]*")
VOICE = re.compile(r"(?:\*\*|__)(.{1,80}?)(?:\*\*|__)[ \t]*:?[ \t]*|([^:*_]{1,80}):[ \t]+")
LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a card stands: `name` is a part's name in lower case, or 'option B', 'considerations B';
    what belongs to a later turn has 'turn 2 ' in front."""

    name: str
    line: int
    column: int


def blocks_of(section: Section, findings: Findings) -> tuple[Block, ...]:
    """A section as Markdown blocks."""
    parsed = markup.parse(section.text)
    for code in parsed.codes:
        if code is Code.TEXT_TOO_LONG:
            findings.error(code, section.start, 1, str(limits.FIELD_CHARACTERS), breaks=True)
        else:
            findings.warning(code, section.start, 1)
    return parsed.blocks


def line_of(section: Section | None, findings: Findings) -> str:
    """A section that is one text without looks."""
    return "" if section is None else " ".join(plain_text(blocks_of(section, findings)).split())


def items_of(section: Section | None, findings: Findings) -> tuple[Item, ...]:
    """The items of a section that is a list; none where there is no section."""
    return () if section is None else read_items(section, findings)


def options_of(
    section: Section, places: list[Place], findings: Findings, turn: str = ""
) -> tuple[Option, ...]:
    """The options in order, lettered from A; their places get the name `turn` ("turn 2 ") in front."""
    found: list[Option] = []
    for item in read_items(section, findings)[: limits.OPTIONS_MAX + 1]:
        expected = LETTERS[len(found)] if len(found) < len(LETTERS) else "?"
        letter, text = labelled(item)
        if not letter:
            findings.warning(Code.OPTION_LETTER_MISSING, item.line, item.column, expected)
        elif letter != expected and len(found) < len(LETTERS):
            findings.error(Code.OPTION_LETTER_ORDER, item.line, item.column, letter, expected, breaks=True)
        if not text:
            findings.error(Code.OPTION_EMPTY, item.line, item.column, expected, breaks=True)
        found.append(Option(expected, text))
        places.append(Place(f"{turn}option {expected}", item.line, item.column))
    if section.text.strip() and not limits.OPTIONS_MIN <= len(found) <= limits.OPTIONS_MAX:
        findings.error(
            Code.OPTIONS_COUNT, section.line, 1, str(limits.OPTIONS_MIN), str(limits.OPTIONS_MAX), breaks=True
        )
    return tuple(found[: limits.OPTIONS_MAX])


def labelled(item: Item) -> tuple[str, str]:
    """Letter (empty when there is none) and plain text of an item."""
    label = LABEL.match(item.text)
    if label is None:
        return "", markup.plain(item.text)
    return (label.group(1) or label.group(2)).upper(), markup.plain(item.text[label.end() :])


def considerations_of(
    section: Section, letters: set[str], places: list[Place], findings: Findings, turn: str = ""
) -> tuple[Consideration, ...]:
    """The considerations by letter; only for options that exist."""
    found: dict[str, Consideration] = {}
    for item in read_items(section, findings):
        label = LABEL.match(item.text)
        letter = (label.group(1) or label.group(2)).upper() if label else ""
        if letter not in letters:
            findings.error(Code.CONSIDERATION_LETTER, item.line, item.column, letter or "-")
            continue
        if letter in found:
            findings.error(Code.CONSIDERATION_TWICE, item.line, item.column, letter)
            continue
        supports, cost = weighed(item.text[label.end() if label else 0 :])
        if not supports or not cost:
            findings.warning(Code.CONSIDERATION_PARTS, item.line, item.column, letter)
        found[letter] = Consideration(letter, supports, cost)
        places.append(Place(f"{turn}considerations {letter}", item.line, item.column))
    return tuple(found[letter] for letter in sorted(found))


def weighed(text: str) -> tuple[str, str]:
    """What stands after 'Voor:' and after 'Prijs:', in either order; a text without either is what speaks for it."""
    cost_at = COST.search(text)
    if cost_at is None:
        start = SUPPORTS.match(text)
        return markup.plain(text[start.end() if start else 0 :]), ""
    before, after = text[: cost_at.start()], text[cost_at.end() :]
    start = SUPPORTS.match(before)
    if start is None and not before.strip():
        late = SUPPORTS.search(after)
        if late:
            return markup.plain(after[late.end() :]), markup.plain(after[: late.start()])
    return markup.plain(before[start.end() if start else 0 :]), markup.plain(after)


def voices_of(section: Section | None, findings: Findings) -> tuple[Voice, ...]:
    """The advisers' views in order."""
    found: list[Voice] = []
    for item in items_of(section, findings):
        voice = voice_of(item)
        if not voice.who:
            findings.warning(Code.VOICE_NAMELESS, item.line, item.column)
        found.append(voice)
    return tuple(found)


def voice_of(item: Item) -> Voice:
    """Who says what in an item; an empty name when that is not clear."""
    name = VOICE.match(item.text)
    if name is None:
        return Voice("", markup.plain(item.text))
    who = markup.plain(name.group(1) or name.group(2)).rstrip(":. ")
    return Voice(who, markup.plain(item.text[name.end() :]))
