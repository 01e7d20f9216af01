"""Changing the lists on a card item by item: options, considerations, what-ifs, borderline cases and advisers.

A new item follows the style of the one before it: its marker, its letter, its number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dilemmagame.library import markup
from dilemmagame.library.body import Item, Section
from dilemmagame.library.headings import Part
from dilemmagame.library.lines import Lines
from dilemmagame.library.outline import body_of, items, told_items, weighed_items
from dilemmagame.library.sections import COST, LABEL, LETTERS, SUPPORTS, VOICE, labelled, voice_of, weighed
from dilemmagame.library.writing import one_line

Edit = tuple[int, int, list[str]]
_NUMBER = re.compile(r"\d+")
_START = {
    Part.OPTIONS: "- **A.** ",
    Part.CONSIDERATIONS: "- **A.** ",
    Part.TWISTS: "1. ",
    Part.CASES: "1. ",
    Part.VOICES: "- ",
}


def new_rows(part: Part, values: Mapping[str, str], language: str) -> list[str]:
    """The rows of a new list."""
    if part is Part.CONSIDERATIONS:
        return [
            _consideration(_label(_START[part], letter), None, pair, language)
            for letter, pair in _pairs(values, {}).items()
            if any(pair)
        ]
    texts = _texts(part, values, [])
    return [_item(part, _numbered(part, number), text) for number, text in enumerate(texts)]


def edits(lines: Lines, section: Section, part: Part, values: Mapping[str, str], language: str) -> list[Edit]:
    """What to put where to change the list in `section`, the last rows first."""
    if part is Part.CONSIDERATIONS:
        return _consideration_edits(lines, section, values, language)
    there = told_items(section) if part in (Part.TWISTS, Part.CASES) else items(section)
    there = there[: len(LETTERS)] if part is Part.OPTIONS else there
    now = [_said(part, item) for item in there]
    wanted = _texts(part, values, now)
    made: list[Edit] = []
    for number, item in enumerate(there):
        if number >= len(wanted):
            previous = there[number - 1] if number else None
            made.append((_from(lines, previous, item), item.end, []))
        elif wanted[number] != now[number]:
            lead = _lead(part, item)
            if part is Part.OPTIONS and not wanted[number][1] and lead == item.lead:
                lead += f"**{LETTERS[number]}.** "
            made.append((item.line - 1, item.end, [_item(part, lead, wanted[number], item)]))
    if len(wanted) > len(there):
        last = there[-1] if there else None
        rows: list[str] = []
        for number in range(len(there), len(wanted)):
            lead = _following(_lead(part, last), number - len(there) + 1) if last else _numbered(part, number)
            rows.append(_item(part, lead, wanted[number]))
        made.append(_appended(lines, section, there, rows))
    return sorted(made, key=lambda edit: edit[:2], reverse=True)


Texts = list[tuple[str, str]]


def _said(part: Part, item: Item) -> tuple[str, str]:
    """Who says it (advisers only) and what it says."""
    match part:
        case Part.OPTIONS:
            return "", labelled(item)[1]
        case Part.VOICES:
            voice = voice_of(item)
            return voice.who, voice.text
        case _:
            return "", markup.plain(item.text)


def _texts(part: Part, values: Mapping[str, str], now: Texts) -> Texts:
    """The whole list after the change. An option that is emptied keeps its place when others follow."""
    wanted = dict(enumerate(now))
    for name, value in values.items():
        kind, place, *which = name.split()
        number = LETTERS.index(place) if kind == "option" else int(place) - 1
        who, text = wanted.get(number, ("", ""))
        wanted[number] = (value, text) if which == ["name"] else (who, value)
    if part is Part.OPTIONS:
        most = max((number + 1 for number, said in wanted.items() if any(said)), default=0)
        return [wanted.get(number, ("", "")) for number in range(most)]
    return [wanted[number] for number in sorted(wanted) if any(wanted[number])]


def _item(part: Part, lead: str, said: tuple[str, str], item: Item | None = None) -> str:
    """An item behind its marker and letter."""
    who, text = said
    match part:
        case Part.OPTIONS:
            return (lead + one_line(text, lambda t: _plain_behind(lead, t))).rstrip()
        case Part.VOICES:
            return (lead + _voice(who, text, item)).rstrip()
        case _:
            return lead + one_line(text, markup.plain)


def _plain_behind(lead: str, text: str) -> str:
    """How an option reads behind its marker and letter."""
    label = lead.lstrip().partition(" ")[2].lstrip()
    return labelled(Item((label + text).strip(), 1, 1))[1]


def _voice(who: str, text: str, item: Item | None) -> str:
    """An adviser's name and view; what is not changed stays as it was written."""
    name = VOICE.match(item.text) if item else None
    before = voice_of(item) if item else None
    if name is not None and item is not None and before is not None and before.who == who:
        label = name.group().rstrip() + " "
    elif who:
        label = f"**{one_line(who, lambda name: voice_of(Item(f'**{name}:** x', 1, 1)).who)}:** "
    else:
        label = ""
    return label + one_line(text, lambda t: voice_of(Item((label + t).strip(), 1, 1)).text)


def _lead(part: Part, item: Item) -> str:
    """Marker and letter of an item, as typed."""
    if part not in {Part.OPTIONS, Part.CONSIDERATIONS}:
        return item.lead
    label = LABEL.match(item.text)
    return item.lead + (label.group().rstrip() + " " if label else "")


def _numbered(part: Part, number: int) -> str:
    return _following(_START[part], number)


def _following(lead: str, steps: int) -> str:
    """The marker, letter and number that come `steps` after those in `lead`."""
    marker = re.match(r"[ ]*(?:[-*+]|\d+[.)])[ \t]+", lead)
    at = marker.end() if marker else 0
    head = _NUMBER.sub(lambda found: str(int(found.group()) + steps), lead[:at])
    label = LABEL.match(lead[at:])
    if label is None:
        return head + lead[at:]
    letter = (label.group(1) or label.group(2)).upper()
    place = LETTERS.find(letter) + steps
    return head + _letter(lead[at:], LETTERS[min(place, len(LETTERS) - 1)])


def _letter(label: str, letter: str) -> str:
    return re.sub(r"[A-Za-z]", letter, label, count=1)


def _label(lead: str, letter: str) -> str:
    """`lead` with another letter in its label."""
    marker = re.match(r"[ ]*(?:[-*+]|\d+[.)])[ \t]+", lead)
    at = marker.end() if marker else 0
    return lead[:at] + _letter(lead[at:], letter)


def _from(lines: Lines, previous: Item | None, item: Item) -> int:
    """The first row to take out with an item: the blank ones above it go as well."""
    first = item.line - 1
    if previous is None:
        return first
    between = range(previous.end, first)
    return previous.end if all(lines.rows[row].blank for row in between) else first


def _appended(lines: Lines, section: Section, there: Sequence[Item], rows: list[str]) -> Edit:
    """New items after the last; with blank rows between them where the list has those."""
    if not there:
        row = section.start + section.text.count("\n") if section.text else section.line
        return row, row, ["", *rows] if section.text else rows
    loose = len(there) > 1 and all(lines.rows[item.end].blank for item in there[:-1])
    spaced = [each for row in rows for each in (("", row) if loose else (row,))]
    return there[-1].end, there[-1].end, spaced


def _pairs(values: Mapping[str, str], now: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """What speaks for each option and what it costs, after the change."""
    wanted = dict(now)
    for name, value in values.items():
        kind, letter = name.split()
        supports, cost = wanted.get(letter, ("", ""))
        wanted[letter] = (value, cost) if kind == "supports" else (supports, value)
    return {letter: wanted[letter] for letter in sorted(wanted)}


def _consideration_edits(
    lines: Lines, section: Section, values: Mapping[str, str], language: str
) -> list[Edit]:
    there = weighed_items(section)
    now = {letter: weighed(body_of(item)) for letter, item in there.items()}
    made: list[Edit] = []
    every = items(section)
    fresh: dict[str, list[str]] = {}
    for letter, pair in _pairs(values, now).items():
        if letter in there and pair != now[letter]:
            item = there[letter]
            place = every.index(item)
            if any(pair):
                row = _consideration(_lead(Part.CONSIDERATIONS, item), item, pair, language)
                made.append((item.line - 1, item.end, [row]))
            else:
                made.append((_from(lines, every[place - 1] if place else None, item), item.end, []))
        elif letter not in there and any(pair):
            before = max((each for each in there if each < letter), default="")
            model = there[before] if before else next(iter(there.values()), None)
            lead = _lead(Part.CONSIDERATIONS, model) if model else _START[Part.CONSIDERATIONS]
            fresh.setdefault(before, []).append(_consideration(_label(lead, letter), None, pair, language))
    for before, rows in fresh.items():
        if before:
            made.append((there[before].end, there[before].end, rows))
        elif every:
            made.append((every[0].line - 1, every[0].line - 1, rows))
        else:
            made.append(_appended(lines, section, (), rows))
    return sorted(made, key=lambda edit: edit[:2], reverse=True)


def _consideration(lead: str, item: Item | None, pair: tuple[str, str], language: str) -> str:
    """An item with what speaks for an option and what it costs, under the words that were used for that."""
    body = body_of(item) if item else ""
    cost_at, for_at = COST.search(body), SUPPORTS.match(body)
    cost_first = cost_at is not None and not body[: cost_at.start()].strip()
    if cost_first and cost_at is not None:
        for_at = SUPPORTS.search(body, cost_at.end())
    for_word = for_at.group().strip() if for_at else ("Voor:" if language == "nl" else "For:")
    cost_word = cost_at.group().strip() if cost_at else ("Prijs:" if language == "nl" else "Cost:")
    supports, cost = (one_line(text, markup.plain) for text in pair)
    said = [f"{for_word} {supports}" if supports else "", f"{cost_word} {cost}" if cost else ""]
    if cost_first:
        said.reverse()
    return (lead + " ".join(each for each in said if each)).rstrip()
