"""`check`: everything a maker wants to know about decks, cards, methods, programmes and vocabularies before using them.

Reading finds what is broken; here stand the checks on sense: references, lengths, reading level, private data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dilemmagame.base import paths as places
from dilemmagame.domain.cards import Card, Problem, Vocabulary
from dilemmagame.domain.methods import Method
from dilemmagame.domain.templates import ProgrammeTemplate
from dilemmagame.library import limits
from dilemmagame.library.cardcheck import card_problems, reading_levels, unfilled_deck
from dilemmagame.library.cards import CardReading
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.legibility import PRINTED_FORMATS, FitMeasurer, Legibility
from dilemmagame.library.methods import read_method, read_methods, toml_files
from dilemmagame.library.norms import read_register
from dilemmagame.library.programmes import read_programme
from dilemmagame.library.readability import ReadingLevel
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
from dilemmagame.library.sources import read_source
from dilemmagame.library.tables import read_toml
from dilemmagame.library.vocabulary import is_vocabulary, read_terms, read_vocabulary


@dataclass(frozen=True, slots=True)
class CardReport:
    """How one card file reads: the legibility and the reading level of its turns."""

    file: str
    card: Card
    legibility: tuple[Legibility, ...]
    reading: tuple[ReadingLevel, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """All problems by file and place, and a report on every card that is not broken."""

    problems: tuple[Problem, ...]
    cards: tuple[CardReport, ...] = ()


def check_paths(
    paths: Sequence[Path], fit: FitMeasurer | None = None, formats: Sequence[str] = PRINTED_FORMATS
) -> tuple[Problem, ...]:
    """All problems under `paths`, by file and place: deck folders, folders of decks, cards, registers, TOML files.

    A single card is checked within its deck, for its references. Without `fit` nothing is measured.
    """
    return check_all(paths, fit, formats).problems


def check_all(
    paths: Sequence[Path], fit: FitMeasurer | None = None, formats: Sequence[str] = PRINTED_FORMATS
) -> Checked:
    """As `check_paths`, with a report on the legibility and reading level of every card."""
    checker = _Checker(fit, formats)
    for path in paths:
        checker.check(path)
    problems = sorted(dict.fromkeys(checker.problems), key=lambda p: (p.file, p.line, p.column, p.code))
    return Checked(tuple(problems), tuple(checker.cards))


class _Checker:
    def __init__(self, fit: FitMeasurer | None, formats: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self.cards: list[CardReport] = []
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
        checked = check_deck(reading, self._vocabulary, self._fit, self._formats)
        self.problems.extend(checked.problems)
        self.cards.extend(checked.cards)

    def _one_of_deck(self, path: Path, findings: Findings) -> None:
        """A card or deck file: the whole deck is read for its references, and only this file's problems are told."""
        in_cards = path.resolve().parent.name == CARDS_FOLDER
        folder = path.resolve().parent.parent if in_cards else path.resolve().parent
        if not in_cards and not path.name.startswith("deck."):
            findings.error(Code.FILE_KIND)
            return
        checked = check_deck(read_source_deck(folder), self._vocabulary, self._fit, self._formats)
        own = (each for each in checked.cards if Path(each.file).resolve() == path.resolve())
        self.cards.extend(replace(each, file=str(path)) for each in own)
        for problem in checked.problems:
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
        if programme:
            methods, _ = read_methods(places.assets() / "methods", path.parent.parent / "methods")
            known = {method.id: method for method in methods}
            value, found = _by_id(read_programme(path, known or None))
        else:
            value, found = _by_id(read_method(path))
        self.problems.extend(found)
        if not value or toml is None:
            return
        key = (path.resolve().parent, value)
        if self._data.setdefault(key, path.resolve()) != path.resolve():
            findings.error(Code.ID_TWICE, *toml.place("", 0, "id"), value)


def _by_id(
    found: tuple[Method | ProgrammeTemplate | None, tuple[Problem, ...]],
) -> tuple[str, tuple[Problem, ...]]:
    value, problems = found
    return (value.id if value is not None else ""), problems


def _deck_like(root: Path) -> tuple[Path, ...]:
    """Folders right under `root` that are a deck, or would be one if they had a deck file."""
    forgotten = (path.parent for path in root.glob(f"*/{CARDS_FOLDER}") if path.is_dir())
    return tuple(sorted({*deck_folders(root), *forgotten}))


def check_deck(
    reading: DeckReading, vocabulary: Vocabulary, fit: FitMeasurer | None, formats: Sequence[str]
) -> Checked:
    """Every problem of one deck and a report on each card, in its own language and in all its translations."""
    problems = [*reading.problems, *reading.shared_norms.problems, *reading.own_norms.problems]
    cards: list[CardReport] = []

    def look_at(card: CardReading, *, own_fields: bool) -> None:
        found, fits = card_problems(card, reading.deck, vocabulary, fit, formats, own_fields=own_fields)
        problems.extend(found)
        if not card.card.broken:
            cards.append(CardReport(card.file, card.card, fits, reading_levels(card.card)))

    languages = languages_beside(reading.folder, reading.deck.language)
    for name in (DECK_FILE, *(f"deck.{language}.md" for language in languages)):
        text = read_source(reading.folder / name, limits.DECK_BYTES, Findings(name))
        problems.extend(unfilled_deck(str(reading.folder / name), text or ""))
    for source in reading.cards:
        look_at(source, own_fields=True)
    for language in languages:
        problems.extend(read_deck_translation(reading, language)[1])
        for source, translation in zip(reading.cards, read_translations(reading, language), strict=True):
            if translation is None:
                findings = Findings(source.file)
                findings.warning(Code.TRANSLATION_MISSING, 1, 1, source.card.id, language)
                problems.extend(findings.problems)
            else:
                look_at(translation, own_fields=False)
    return Checked(tuple(problems), tuple(cards))
