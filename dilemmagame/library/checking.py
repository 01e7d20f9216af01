"""`check`: everything a maker wants to know about decks, cards, methods, programmes and vocabularies before using them.

Reading finds what is broken; here stand the checks on sense: references, lengths, reading level, private data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from dilemmagame.base import paths as places
from dilemmagame.domain.blocks import plain_text, word_count
from dilemmagame.domain.cards import Card, Problem, Vocabulary, unfold
from dilemmagame.library import limits, markup
from dilemmagame.library.cards import CardReading
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import FrontMatter
from dilemmagame.library.methods import read_method, read_methods, read_programme, toml_files
from dilemmagame.library.norms import read_register
from dilemmagame.library.reading import (
    CARDS_FOLDER,
    DECK_FILE,
    NORMS_FILE,
    DeckReading,
    deck_folders,
    languages_beside,
    read_deck_translation,
    read_source_deck,
    read_translations,
)
from dilemmagame.library.tables import read_toml
from dilemmagame.library.vocabulary import is_vocabulary, read_terms, read_vocabulary

PRINTED_FORMATS = ("a7", "poker")

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w-])(?:\+\d{1,3}|00\d{2}|0)[ -]?\(?\d{1,3}\)?(?:[ -]?\d{2,4}){2,4}(?![\w-])")
_SENTENCE_END = re.compile(r"[.!?…]+[’”'\")\]]*(?:\s+|$)|\n+")


class FitMeasurer(Protocol):
    """Measures a card against the stage and against paper; the command line hands one in."""

    def stage_fit(self, card: Card) -> float | None:
        """How large the text of `card` can be on one stage page; None when it needs a second page."""

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        """The text size in points of `card` on paper, or None when it does not fit."""


def check_paths(
    paths: Sequence[Path], fit: FitMeasurer | None = None, formats: Sequence[str] = PRINTED_FORMATS
) -> tuple[Problem, ...]:
    """All problems under `paths`, by file and place: deck folders, folders of decks, cards, registers, TOML files.

    A single card is checked within its deck, for its references. Without `fit` nothing is measured.
    """
    checker = _Checker(fit, formats)
    for path in paths:
        checker.check(path)
    return tuple(sorted(dict.fromkeys(checker.problems), key=lambda p: (p.file, p.line, p.column, p.code)))


class _Checker:
    def __init__(self, fit: FitMeasurer | None, formats: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._fit = fit
        self._formats = formats
        self._vocabulary, _ = read_vocabulary(places.assets() / "vocabulary")
        self._decks: dict[str, Path] = {}
        self._data: dict[tuple[Path, str], Path] = {}

    def check(self, path: Path) -> None:
        findings = Findings(str(path))
        if not path.exists():
            findings.error(Code.FILE_MISSING)
        elif path.is_dir():
            self._folder(path, findings)
        elif path.suffix == ".toml":
            self._toml(path, findings)
        elif path.name == NORMS_FILE:
            self.problems.extend(read_register(path).problems)
        elif path.suffix == ".md":
            self._one_of_deck(path, findings)
        else:
            findings.error(Code.FILE_KIND)
        self.problems.extend(findings.problems)

    def _folder(self, path: Path, findings: Findings) -> None:
        if (path / DECK_FILE).exists() or (path / CARDS_FOLDER).is_dir():
            self._deck(path)
            return
        decks, tables = _deck_like(path), toml_files(path)
        for folder in decks:
            self._deck(folder)
        for table in tables:
            self.check(table)
        if decks and (path / NORMS_FILE).exists():
            self.problems.extend(read_register(path / NORMS_FILE).problems)
        if not decks and not tables:
            findings.error(Code.DECK_MISSING, 1, 1, str(path))

    def _deck(self, folder: Path) -> None:
        reading = read_source_deck(folder)
        first = self._decks.setdefault(reading.deck.id, folder.resolve())
        if first != folder.resolve():
            findings = Findings(str(folder / DECK_FILE))
            findings.error(Code.DECK_TWICE, 1, 1, reading.deck.id)
            self.problems.extend(findings.problems)
        self.problems.extend(deck_problems(reading, self._vocabulary, self._fit, self._formats))

    def _one_of_deck(self, path: Path, findings: Findings) -> None:
        """A card or deck file: the whole deck is read for its references, and only this file's problems are told."""
        in_cards = path.resolve().parent.name == CARDS_FOLDER
        folder = path.resolve().parent.parent if in_cards else path.resolve().parent
        if not in_cards and not path.name.startswith("deck."):
            findings.error(Code.FILE_KIND)
            return
        for problem in deck_problems(read_source_deck(folder), self._vocabulary, self._fit, self._formats):
            if Path(problem.file).resolve() == path.resolve():
                self.problems.append(
                    Problem(
                        str(path),
                        problem.line,
                        problem.column,
                        problem.severity,
                        problem.code,
                        problem.arguments,
                    )
                )

    def _toml(self, path: Path, findings: Findings) -> None:
        if is_vocabulary(path):
            self.problems.extend(read_terms(path)[1])
            return
        toml = read_toml(path, Findings(str(path)))
        programme = toml is not None and "items" in toml.values
        value, found = read_programme(path) if programme else read_method(path)
        self.problems.extend(found)
        if value is None or toml is None:
            return
        key = (path.resolve().parent, value.id)
        if self._data.setdefault(key, path.resolve()) != path.resolve():
            findings.error(Code.ID_TWICE, *toml.place("", 0, "id"), value.id)
        if programme:
            self._programme_references(path, findings)

    def _programme_references(self, path: Path, findings: Findings) -> None:
        programme, _ = read_programme(path)
        toml = read_toml(path, Findings(str(path)))
        methods, _ = read_methods(places.assets() / "methods", path.parent.parent / "methods")
        known = {method.id for method in methods}
        if programme is None or toml is None or not known:
            return
        for index, item in enumerate(programme.items):
            if item.method not in known:
                findings.error(Code.METHOD_UNKNOWN, *toml.place("items", index, "method"), item.method[:80])


def _deck_like(root: Path) -> tuple[Path, ...]:
    """Folders right under `root` that are a deck, or would be one if they had a deck file."""
    forgotten = (path.parent for path in root.glob(f"*/{CARDS_FOLDER}") if path.is_dir())
    return tuple(sorted({*deck_folders(root), *forgotten}))


def deck_problems(
    reading: DeckReading, vocabulary: Vocabulary, fit: FitMeasurer | None, formats: Sequence[str]
) -> tuple[Problem, ...]:
    """Every problem of one deck, in its own language and in all its translations."""
    problems = [*reading.problems, *reading.shared_norms.problems, *reading.own_norms.problems]
    norms = {norm.id for norm in reading.deck.norms}
    for source in reading.cards:
        problems.extend(source.problems)
        problems.extend(_references(source, norms, vocabulary))
        problems.extend(_words(source))
        problems.extend(_fits(source, fit, formats))
    for language in languages_beside(reading.folder, reading.deck.language):
        problems.extend(read_deck_translation(reading, language)[1])
        for source, translation in zip(reading.cards, read_translations(reading, language), strict=True):
            if translation is None:
                findings = Findings(source.file)
                findings.warning(Code.TRANSLATION_MISSING, 1, 1, source.card.id, language)
                problems.extend(findings.problems)
            else:
                problems.extend(translation.problems)
                problems.extend(_words(translation))
                problems.extend(_fits(translation, fit, formats))
    return tuple(problems)


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


def _words(reading: CardReading) -> tuple[Problem, ...]:
    """Length, sentences, one-sidedness, switched-off markup and private data, in the words of one file."""
    findings = Findings(reading.file)
    for number, turn in enumerate(unfold(reading.card), 1):
        _turn_words(turn, reading, f"turn {number} " if number > 1 else "", findings)
    _private(reading, findings)
    return findings.problems


def _turn_words(card: Card, reading: CardReading, name: str, findings: Findings) -> None:
    line, column = reading.place(f"{name}situation")
    words = word_count(card.situation)
    if words > limits.STAGE_WORDS_MAX:
        findings.error(Code.SITUATION_TOO_LONG, line, column, str(words), str(limits.STAGE_WORDS_MAX))
    elif words > limits.STAGE_WORDS_EASY:
        findings.warning(Code.SITUATION_LONG, line, column, str(words), str(limits.STAGE_WORDS_EASY))
    mean = mean_sentence(plain_text(card.situation))
    if card.language == "nl" and mean > limits.SENTENCE_WORDS:
        findings.warning(Code.SENTENCES_LONG, line, column, f"{mean:.1f}", str(limits.SENTENCE_WORDS))
    weighed = {each.letter for each in card.considerations}
    for option in card.options:
        if option.letter not in weighed:
            place = reading.place(f"{name}option {option.letter}")
            findings.warning(Code.OPTION_UNCONSIDERED, *place, option.letter)


def mean_sentence(text: str) -> float:
    """Words divided by sentences; a sentence ends at . ! ? or … before a space, and at the end of a paragraph."""
    sentences = [part for part in _SENTENCE_END.split(text) if any(map(str.isalnum, part))]
    words = sum(len(part.split()) for part in sentences)
    return words / len(sentences) if sentences else 0.0


def _private(reading: CardReading, findings: Findings) -> None:
    """What should never stand on a card, line by line as the maker sees it."""
    for number, line in enumerate(reading.text.split("\n"), 1):
        for code, pattern in ((Code.EMAIL_ADDRESS, _EMAIL), (Code.PHONE_NUMBER, _PHONE)):
            found = pattern.search(line)
            if found and (code is Code.EMAIL_ADDRESS or sum(map(str.isdigit, found.group())) >= 9):
                findings.warning(code, number, found.start() + 1, found.group()[:80])
        at = markup.looks_switched_off(line)
        if at is not None:
            findings.warning(Code.MARKUP_OFF, number, at + 1)


def _fits(reading: CardReading, fit: FitMeasurer | None, formats: Sequence[str]) -> tuple[Problem, ...]:
    """Every turn has to fit on a page of the stage and on a printed card of its own."""
    findings = Findings(reading.file)
    if fit is None or reading.card.broken:
        return ()
    for number, card in enumerate(unfold(reading.card), 1):
        name = f"turn {number} " if number > 1 else ""
        place = reading.place(f"{name}situation")
        if fit.stage_fit(card) is None and word_count(card.situation) <= limits.STAGE_WORDS_MAX:
            findings.warning(Code.STAGE_OVERFLOW, *place)
        for each in formats:
            if fit.printed_fit(card, each) is None:
                findings.warning(
                    Code.PRINT_OVERFLOW, *(place if number > 1 else reading.place("title")), each
                )
    return findings.problems
