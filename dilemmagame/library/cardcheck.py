"""The checks on one card: references, lengths, reading level, considerations, private data, and how well it fits.

They run on a card from a file or from memory, so that an editor tells the same as `check`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dilemmagame.domain.blocks import plain_text, word_count
from dilemmagame.domain.cards import FEWEST_CASES, MOST_CASES, Card, Deck, Problem, Vocabulary, unfold
from dilemmagame.library import limits, markup
from dilemmagame.library.cards import CardReading, read_card, read_translation, unreadable_card
from dilemmagame.library.editing import FIELD, part_lines, parts_of
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import FrontMatter
from dilemmagame.library.headings import part_of
from dilemmagame.library.legibility import (
    PRINTED_FORMATS,
    STAGE,
    FitMeasurer,
    Fits,
    Legibility,
    legibility,
)
from dilemmagame.library.outline import TEXTS
from dilemmagame.library.persons import person_names
from dilemmagame.library.readability import ReadingLevel, reading_level
from dilemmagame.library.sources import clean_source
from dilemmagame.library.starters import is_guidance

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w-])(?:\+\d{1,3}|00\d{2}|0)[ -]?\(?\d{1,3}\)?(?:[ -]?\d{2,4}){2,4}(?![\w-])")
_TURN = re.compile(r"turn \d ")


@dataclass(frozen=True, slots=True)
class PartProblem:
    """A problem and the name of the part it is in (see `editing`); empty when it is in none."""

    part: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class CardCheck:
    """All there is to tell about one card: legibility and reading level are of its turns, in order."""

    card: Card
    problems: tuple[PartProblem, ...]
    legibility: tuple[Legibility, ...]
    reading: tuple[ReadingLevel, ...]


def check_card_text(
    text: str,
    stem: str,
    deck: Deck,
    vocabulary: Vocabulary,
    *,
    source_text: str | None = None,
    language: str | None = None,
    fit: FitMeasurer | None = None,
    formats: Sequence[str] = PRINTED_FORMATS,
) -> CardCheck:
    """Check a card as it stands in memory, within `deck` (its norms, audience, language and cast).

    With `source_text`, `text` is the translation of that card into `language`. Without `fit` nothing is measured.
    Never raises on any text.
    """
    reading = _read(text, stem, deck, Findings(f"{stem}.md"))
    if source_text is not None:
        other = language or ("en" if deck.language == "nl" else "nl")
        findings = Findings(f"{stem}.{other}.md")
        source = _read(source_text, stem, deck, Findings(f"{stem}.md"))
        content = clean_source(text.encode("utf-8", "replace"), findings)
        reading = (
            unreadable_card(stem, other, findings)
            if content is None
            else read_translation(content, source, other, findings)
        )
    found, fits = card_problems(reading, deck, vocabulary, fit, formats, own_fields=source_text is None)
    lines = part_lines(text, deck=False)
    parts = parts_of(text, deck=False)
    return CardCheck(
        reading.card,
        tuple(PartProblem(_part(problem, lines, parts), problem) for problem in dict.fromkeys(found)),
        fits,
        reading_levels(reading.card),
    )


def _read(text: str, stem: str, deck: Deck, findings: Findings) -> CardReading:
    content = clean_source(text.encode("utf-8", "replace"), findings)
    if content is None:
        return unreadable_card(stem, deck.language, findings)
    return read_card(content, stem, deck.language, deck.audience, findings)


def card_problems(
    reading: CardReading,
    deck: Deck,
    vocabulary: Vocabulary,
    fit: FitMeasurer | None,
    formats: Sequence[str],
    *,
    own_fields: bool = True,
) -> tuple[tuple[Problem, ...], tuple[Legibility, ...]]:
    """Every problem of one card, with its legibility (nothing for a broken card or without `fit`).

    `own_fields` is False for a translation: its references are those of its source.
    """
    problems = list(reading.problems)
    if own_fields:
        problems.extend(_references(reading, {norm.id for norm in deck.norms}, vocabulary))
    problems.extend(_words(reading, deck.cast))
    if fit is None or reading.card.broken:
        return tuple(problems), ()
    measured = legibility(reading.card, fit, formats)
    problems.extend(_overflows(reading, measured))
    return tuple(problems), measured


def reading_levels(card: Card) -> tuple[ReadingLevel, ...]:
    """The reading level of the situation of every turn."""
    return tuple(reading_level(plain_text(turn.situation), card.language) for turn in unfold(card))


def _references(reading: CardReading, norms: set[str], vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Ids that name nothing; a vocabulary that is not there cannot be checked against."""
    findings = Findings(reading.file)
    front = reading.front
    for name, code, known in (
        ("themes", Code.THEME_UNKNOWN, {term.id for term in vocabulary.themes}),
        ("values", Code.VALUE_UNKNOWN, {term.id for term in vocabulary.values}),
        ("vulnerabilities", Code.VULNERABILITY_UNKNOWN, {term.id for term in vocabulary.vulnerabilities}),
        ("chain", Code.CHAIN_UNKNOWN, {term.id for term in vocabulary.chain}),
    ):
        if known:
            _report_unknown(front, name, known, code, findings)
    _report_unknown(front, "norms", norms, Code.NORM_UNKNOWN, findings)
    if reading.card.values and len(reading.card.values) < 2:
        field = front.get("values")
        findings.warning(Code.VALUES_PAIR, field.line if field else 1, field.column if field else 1)
    return findings.problems


def _report_unknown(
    front: FrontMatter, name: str, known: Iterable[str], code: Code, findings: Findings
) -> None:
    field = front.get(name)
    for entry in field.words if field else ():
        if entry.text not in known:
            findings.error(code, entry.line, entry.column, entry.text[:80])


def _words(reading: CardReading, cast: Collection[str]) -> tuple[Problem, ...]:
    """Length, sentences, one-sidedness, switched-off markup and private data, in the words of one file."""
    findings = Findings(reading.file)
    for number, turn in enumerate(unfold(reading.card), 1):
        _turn_words(turn, reading, _turn_name(number), findings)
    _cases(reading, findings)
    _line_by_line(reading, cast, findings)
    return findings.problems


def _cases(reading: CardReading, findings: Findings) -> None:
    """How many borderline cases there are, and whether each fits in its row on the stage."""
    cases = reading.card.cases
    if cases and not FEWEST_CASES <= len(cases) <= MOST_CASES:
        place = reading.place("cases")
        findings.warning(Code.CASES_COUNT, *place, str(len(cases)), str(FEWEST_CASES), str(MOST_CASES))
    for number, text in enumerate(cases, 1):
        words = len(text.split())
        if words > limits.CASE_WORDS or len(text) > limits.CASE_CHARACTERS:
            most = str(limits.CASE_WORDS), str(limits.CASE_CHARACTERS)
            findings.warning(Code.CASE_LONG, *reading.place(f"case {number}"), str(number), str(words), *most)


def _turn_name(number: int) -> str:
    return f"turn {number} " if number > 1 else ""


def _turn_words(card: Card, reading: CardReading, name: str, findings: Findings) -> None:
    line, column = reading.place(f"{name}situation")
    words = word_count(card.situation)
    if words > limits.STAGE_WORDS_MAX:
        findings.error(Code.SITUATION_TOO_LONG, line, column, str(words), str(limits.STAGE_WORDS_MAX))
    elif words > limits.STAGE_WORDS_EASY:
        findings.warning(Code.SITUATION_LONG, line, column, str(words), str(limits.STAGE_WORDS_EASY))
    level = reading_level(plain_text(card.situation), card.language)
    if level.sentence_words > limits.SENTENCE_WORDS:
        mean = f"{level.sentence_words:.1f}"
        findings.warning(Code.SENTENCES_LONG, line, column, mean, str(limits.SENTENCE_WORDS))
    if level.words >= limits.READING_WORDS and level.ease < limits.READING_EASE:
        told = str(level.ease), level.formula, str(limits.READING_EASE)
        findings.warning(Code.READING_HARD, line, column, *told)
    weighed = {each.letter for each in card.considerations}
    for option in card.options:
        if option.letter not in weighed:
            place = reading.place(f"{name}option {option.letter}")
            findings.warning(Code.OPTION_UNCONSIDERED, *place, option.letter)


def unfilled_deck(file: str, text: str) -> tuple[Problem, ...]:
    """The hints that are left in a deck.md: its title, and the lines of its introduction."""
    findings = Findings(file)
    lines = part_lines(text, deck=True)
    for name in ("field:title", "introduction"):
        first, last = lines.get(name, (1, 0))
        for number, line in enumerate(text.split("\n")[first - 1 : last], first):
            said = line.partition(":")[2].strip(" '\"") if name == "field:title" else line
            if is_guidance(said):
                findings.warning(Code.NOT_FILLED_IN, number, 1, said.strip(" #")[:80])
    return findings.problems


def _line_by_line(reading: CardReading, cast: Collection[str], findings: Findings) -> None:
    """What should not stand on a card, line by line as the maker sees it."""
    lines = reading.text.split("\n")
    hyphens = [number for number, line in enumerate(lines, 1) if line.rstrip() in {"---", "..."}]
    top = hyphens[1] if len(hyphens) > 1 else 0
    for number, line in enumerate(lines, 1):
        for code, pattern in ((Code.EMAIL_ADDRESS, _EMAIL), (Code.PHONE_NUMBER, _PHONE)):
            found = pattern.search(line)
            if found and (code is Code.EMAIL_ADDRESS or sum(map(str.isdigit, found.group())) >= 9):
                findings.warning(code, number, found.start() + 1, found.group()[:80])
        for place, name in person_names(line, cast):
            findings.warning(Code.PERSON_NAME, number, place + 1, name[:80])
        if number > top and is_guidance(line):
            findings.warning(Code.NOT_FILLED_IN, number, 1, line.strip(" #")[:80])
        at = markup.looks_switched_off(line)
        if at is not None:
            findings.warning(Code.MARKUP_OFF, number, at + 1)


def _overflows(reading: CardReading, measured: Iterable[Legibility]) -> tuple[Problem, ...]:
    """Every turn has to fit on a page of the stage and on a printed card of its own."""
    findings = Findings(reading.file)
    turns = unfold(reading.card)
    for each in measured:
        place = reading.place(f"{_turn_name(each.turn)}situation")
        if each.fits is not Fits.OVER:
            continue
        if each.place != STAGE:
            title = reading.place("title")
            findings.warning(Code.PRINT_OVERFLOW, *(place if each.turn > 1 else title), each.place)
        elif word_count(turns[each.turn - 1].situation) <= limits.STAGE_WORDS_MAX:
            findings.warning(Code.STAGE_OVERFLOW, *place)
    return findings.problems


def _part(problem: Problem, lines: dict[str, tuple[int, int]], parts: dict[str, str]) -> str:
    """The part a problem is in: by what it says where the part itself is missing, else by its line."""
    within = [name for name, (first, last) in lines.items() if first <= problem.line <= last]
    before = [name for name, (first, _) in lines.items() if first <= problem.line and _TURN.match(name)]
    turn = before[-1][:7] if before and not within else ""
    argument = problem.arguments[0] if problem.arguments else ""
    match problem.code:
        case Code.FIELD_MISSING:
            return FIELD + argument
        case Code.TITLE_MISSING | Code.TITLE_TWICE:
            return "title"
        case Code.SITUATION_MISSING:
            return "situation"
        case Code.TURN_EMPTY:
            return f"turn {argument} situation"
        case Code.TURNS_COUNT | Code.TRANSLATION_TURNS:
            return "turn 2 situation"
        case Code.SECTION_MISSING | Code.TRANSLATION_PART:
            return _headed(argument)
        case Code.CASES_COUNT:
            return "case 1"
        case Code.OPTIONS_COUNT | Code.TRANSLATION_OPTIONS:
            return f"{turn}option A"
        case Code.OPTION_UNCONSIDERED:
            owner = _TURN.match(within[0]) if within else None
            return f"{owner.group() if owner else ''}supports {argument}"
        case Code.CONSIDERATION_PARTS if within:
            name = within[0].replace("cost ", "supports ")
            return name.replace("supports ", "cost ") if parts.get(name) else name
        case _:
            return within[0] if within else ""


def _headed(heading: str) -> str:
    """The part under a heading, which may have that of its turn in front ("Beurt 2, Vraag")."""
    owner, _, own = heading.rpartition(", ")
    part = part_of(own)
    if part is None:
        return ""
    number = owner.split()[-1:] if owner else []
    firsts = {
        "OPTIONS": "option A",
        "CONSIDERATIONS": "supports A",
        "TWISTS": "twist 1",
        "CASES": "case 1",
        "VOICES": "voice 1 name",
    }
    name = TEXTS.get(part) or firsts.get(part.name) or "facilitator"
    return f"turn {number[0]} {name}" if number and number[0].isdecimal() else name
