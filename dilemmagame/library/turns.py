"""The turns of a card that unfolds in stages: what happens next, with its own question, options and considerations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Card, Consideration, Option, Turn
from dilemmagame.library import limits
from dilemmagame.library.body import Section, read_subsections
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.headings import Part, part_of, turn_heading
from dilemmagame.library.sections import Place, blocks_of, considerations_of, line_of, options_of

_IN_TURN = (Part.QUESTION, Part.OPTIONS, Part.CONSIDERATIONS)


def choices_of(
    parts: Mapping[Part, Section],
    places: list[Place],
    findings: Findings,
    turn: str = "",
    *,
    choosing: bool = True,
) -> tuple[tuple[Option, ...], tuple[Consideration, ...]]:
    """Options and what weighs on them; `choosing` is whether there can be anything to choose here."""
    options: tuple[Option, ...] = ()
    if choosing and Part.OPTIONS in parts:
        options = options_of(parts[Part.OPTIONS], places, findings, turn)
    section = parts.get(Part.CONSIDERATIONS)
    if section is None:
        return options, ()
    if not choosing or Part.OPTIONS not in parts:
        findings.warning(Code.SECTION_UNUSED, section.line, 1, section.heading)
        return options, ()
    letters = {option.letter for option in options}
    return options, considerations_of(section, letters, places, findings, turn)


def read_turns(
    later: list[tuple[int, Section]], language: str, line: int, places: list[Place], findings: Findings
) -> tuple[Turn, ...]:
    """The second and later turns in the order of the file; `line` is where the lack of them is told."""
    turns: list[Turn] = []
    for expected, (number, section) in enumerate(later, 2):
        if expected > limits.TURNS_MAX:
            break
        if number != expected:
            findings.error(Code.TURN_NUMBER, section.line, 1, str(number or "-"), str(expected), breaks=True)
        turns.append(_turn(section, expected, language, places, findings))
    if not limits.TURNS_MIN <= 1 + len(later) <= limits.TURNS_MAX:
        place = later[limits.TURNS_MAX - 1][1].line if later else line
        least, most = str(limits.TURNS_MIN), str(limits.TURNS_MAX)
        findings.error(
            Code.TURNS_COUNT, place, 1, least, most, f"## {turn_heading(2, language)}", breaks=True
        )
    return tuple(turns)


def _turn(section: Section, number: int, language: str, places: list[Place], findings: Findings) -> Turn:
    opening, subsections = read_subsections(section)
    name = f"turn {number} "
    places.append(Place(f"{name}situation", opening.start, 1))
    situation = blocks_of(opening, findings)
    if not plain_text(situation).strip():
        findings.error(Code.TURN_EMPTY, section.line, 1, str(number), breaks=True)
    parts: dict[Part, Section] = {}
    for each in subsections:
        part = part_of(each.heading)
        if part is None:
            findings.warning(Code.SECTION_UNKNOWN, each.line, 1, each.heading[:80])
        elif part not in _IN_TURN:
            findings.warning(Code.SECTION_UNUSED, each.line, 1, each.heading[:80])
        elif part in parts:
            findings.error(Code.SECTION_TWICE, each.line, 1, each.heading[:80])
        else:
            parts[part] = each
            places.append(Place(name + part.name.lower(), each.start, 1))
    question = line_of(parts.get(Part.QUESTION), findings)
    if not question:
        lacking = f"{section.heading}, {Part.QUESTION.heading(language)}"
        findings.error(Code.SECTION_MISSING, section.line, 1, lacking[:80], breaks=True)
    if Part.OPTIONS in parts and not parts[Part.OPTIONS].text.strip():
        empty = parts[Part.OPTIONS]
        findings.error(Code.SECTION_MISSING, empty.line, 1, empty.heading[:80], breaks=True)
    options, considerations = choices_of(parts, places, findings, name)
    return Turn(situation, question, options, considerations)


def completed_turns(
    card: Card, original: Card, places: tuple[Place, ...], findings: Findings
) -> tuple[Turn, ...]:
    """The turns of a translation, with the considerations it left out from the source; differences are told."""
    if len(card.turns) != len(original.turns):
        told = str(1 + len(card.turns)), str(1 + len(original.turns))
        findings.error(Code.TRANSLATION_TURNS, *_place("title", places), *told, breaks=True)
    turns: list[Turn] = []
    for number, (mine, theirs) in enumerate(zip(card.turns, original.turns, strict=False), 2):
        place = _place(f"turn {number} situation", places)
        if len(mine.options) != len(theirs.options):
            told = str(len(mine.options)), str(len(theirs.options))
            findings.error(Code.TRANSLATION_OPTIONS, *place, *told, breaks=True)
        if len(mine.considerations) != len(theirs.considerations):
            lacking = f"{turn_heading(number, card.language)}, {Part.CONSIDERATIONS.heading(card.language)}"
            findings.warning(Code.TRANSLATION_PART, *place, lacking)
        turns.append(replace(mine, considerations=mine.considerations or theirs.considerations))
    return tuple(turns)


def _place(name: str, places: tuple[Place, ...]) -> tuple[int, int]:
    return next(((place.line, place.column) for place in places if place.name == name), (1, 1))
