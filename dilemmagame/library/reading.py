"""Reading decks: a folder becomes a deck in one language with the list of its problems. Nothing here
raises on user text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dilemmagame.domain.blocks import Block
from dilemmagame.domain.cards import Card, Deck, Problem, Severity
from dilemmagame.library import limits, markup
from dilemmagame.library.cards import CardReading, read_card, read_translation, unreadable_card
from dilemmagame.library.fields import FieldReader, valid_id
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.frontmatter import Entry, FrontMatter, read_document
from dilemmagame.library.norms import Register, override, read_register
from dilemmagame.library.sources import read_source

DECK_FILE = "deck.md"
CARDS_FOLDER = "cards"
NORMS_FILE = "norms.md"
_TRANSLATION = re.compile(r"(.+)\.([a-z]{2})")


@dataclass(frozen=True, slots=True)
class DeckFolder:
    """A deck where it was found."""

    path: Path
    deck: Deck
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing in it has to be mended."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class DeckReading:
    """A deck as it stands in its files: source cards in playing order, and their translations in one language.

    `deck` has the source cards; a card's translation is None when there is none.
    """

    folder: Path
    deck: Deck
    front: FrontMatter
    cards: tuple[CardReading, ...]
    own_norms: Register
    shared_norms: Register
    problems: tuple[Problem, ...]


def read_deck(folder: Path, language: str = "nl") -> tuple[Deck, tuple[Problem, ...]]:
    """The deck in `folder` in `language`, and everything that is not right with it.

    A card that cannot be read whole is there with `broken` set; a card without a usable translation stands there in
    the language of its source, with the warning `translation-missing` or `translation-broken`.
    """
    reading = read_source_deck(folder)
    problems = [*reading.problems, *reading.shared_norms.problems, *reading.own_norms.problems]
    problems.extend(problem for card in reading.cards for problem in card.problems)
    deck = reading.deck
    if language != deck.language and deck.cards:
        deck, found = _translated(reading, language)
        problems.extend(found)
    at_home = tuple(replace(card, home=f"{deck.id}/{card.id}") for card in deck.cards)
    return replace(deck, cards=at_home), tuple(problems)


def read_decks(
    *roots: Path,
    language: str = "nl",
    read: Callable[[Path, str], tuple[Deck, tuple[Problem, ...]]] = read_deck,
) -> tuple[DeckFolder, ...]:
    """Every deck right under `roots` (a folder with a `deck.md`), by root and then by folder name.

    `read` reads one of them; a shelf that knows a deck already gives what it knows. A second deck with an id that was
    there before keeps its place in the list with the error `deck-twice`.
    """
    found: list[DeckFolder] = []
    ids: set[str] = set()
    for root in roots:
        for folder in deck_folders(root):
            deck, problems = read(folder, language)
            if deck.id in ids:
                findings = Findings(str(folder / DECK_FILE))
                findings.error(Code.DECK_TWICE, 1, 1, deck.id)
                problems = (*findings.problems, *problems)
            ids.add(deck.id)
            found.append(DeckFolder(folder, deck, problems))
    return tuple(found)


def deck_folders(root: Path) -> tuple[Path, ...]:
    """The folders with a deck right under `root`, by name; links are not followed."""
    folders = [
        path
        for path in _listed(root)
        if path.is_dir() and not path.is_symlink() and (path / DECK_FILE).is_file()
    ]
    return tuple(folders[: limits.DECKS_PER_ROOT])


def read_source_deck(folder: Path) -> DeckReading:
    """The deck in `folder` in the language it was written in, with the place of everything."""
    findings = Findings(str(folder / DECK_FILE))
    text = _deck_text(folder, findings)
    document = read_document(text or "", findings if text is not None else Findings(findings.file))
    fields = FieldReader(document.front, findings)
    stem = folder.resolve().name.lower()
    shell = Deck(
        id=fields.identifier("id", stem) if text is not None else stem,
        version="1.0",
        language="nl",
        title=folder.resolve().name,
        audience=(),
        introduction=(),
        cards=(),
    )
    listed: tuple[Entry, ...] = ()
    if text is not None:
        shell = replace(
            shell,
            version=fields.version("version", "1.0", required=True),
            language=fields.language("nl"),
            title=fields.text("title", shell.title, required=True),
            audience=fields.words("audience"),
            licence=fields.text("licence"),
            cast=fields.words("cast"),
            introduction=_introduction(document.body, document.body_line, findings),
        )
        fields.known("cards")
        order = document.front.get("cards")
        listed = order.words if order is not None else ()
        shell = replace(shell, extra=fields.extra)
    cards = _cards(folder, shell, listed, findings)
    own = read_register(folder / NORMS_FILE)
    shared = read_register(folder.resolve().parent / NORMS_FILE)
    deck = replace(
        shell,
        cards=tuple(card.card for card in cards),
        norms=override(own, shared),
        languages=(shell.language, *languages_beside(folder, shell.language)),
    )
    return DeckReading(folder, deck, document.front, cards, own, shared, findings.problems)


def read_translations(reading: DeckReading, language: str) -> tuple[CardReading | None, ...]:
    """For each card of `reading`, in order, its translation into `language`, or None where there is no such file."""
    found: list[CardReading | None] = []
    for source in reading.cards:
        path = reading.folder / CARDS_FOLDER / f"{source.stem}.{language}.md"
        if not path.exists() and not path.is_symlink():
            found.append(None)
            continue
        findings = Findings(str(path))
        text = read_source(path, limits.CARD_BYTES, findings)
        if text is None:
            found.append(unreadable_card(source.stem, language, findings))
        else:
            found.append(read_translation(text, source, language, findings))
    return tuple(found)


def read_deck_translation(reading: DeckReading, language: str) -> tuple[Deck, tuple[Problem, ...]]:
    """The source deck with title and introduction from `deck.<language>.md`, where that exists."""
    path = reading.folder / f"deck.{language}.md"
    findings = Findings(str(path))
    if not path.exists() and not path.is_symlink():
        missing = Findings(str(reading.folder / DECK_FILE))
        missing.warning(Code.TRANSLATION_MISSING, 1, 1, reading.deck.id, language)
        return reading.deck, missing.problems
    text = read_source(path, limits.DECK_BYTES, findings)
    if text is None:
        return reading.deck, findings.problems
    document = read_document(text, findings)
    fields = FieldReader(document.front, findings)
    if fields.language(language) != language:
        findings.warning(Code.TRANSLATION_LANGUAGE, *fields.place("language"), language)
    translates = fields.version("translates", "")
    if not translates:
        findings.warning(Code.TRANSLATION_UNDATED)
    elif translates != reading.deck.version:
        findings.warning(
            Code.TRANSLATION_OUTDATED,
            *fields.place("translates"),
            reading.deck.id,
            translates,
            reading.deck.version,
        )
    deck = replace(
        reading.deck,
        title=fields.text("title", reading.deck.title, required=True),
        introduction=_introduction(document.body, document.body_line, findings) or reading.deck.introduction,
    )
    return deck, findings.problems


def languages_beside(folder: Path, source_language: str) -> tuple[str, ...]:
    """The languages, apart from the source's, in which files stand beside the deck or its cards."""
    found = set()
    for path in (*_listed(folder), *_listed(folder / CARDS_FOLDER)):
        split = _TRANSLATION.fullmatch(path.stem)
        if path.suffix == ".md" and split is not None:
            found.add(split.group(2))
    return tuple(sorted(found - {source_language}))


def _translated(reading: DeckReading, language: str) -> tuple[Deck, list[Problem]]:
    deck, found = read_deck_translation(reading, language)
    problems = list(found)
    cards: list[Card] = []
    for source, translation in zip(reading.cards, read_translations(reading, language), strict=True):
        findings = Findings(source.file)
        if translation is None:
            findings.warning(Code.TRANSLATION_MISSING, 1, 1, source.card.id, language)
            cards.append(source.card)
        elif translation.card.broken and not source.card.broken:
            findings.warning(Code.TRANSLATION_BROKEN, 1, 1, source.card.id, language)
            cards.append(source.card)
        else:
            cards.append(translation.card)
        problems.extend(findings.problems)
        problems.extend(translation.problems if translation is not None else ())
    return replace(deck, language=language, cards=tuple(cards)), problems


def _deck_text(folder: Path, findings: Findings) -> str | None:
    path = folder / DECK_FILE
    if not _is_folder(folder) or not (path.exists() or path.is_symlink()):
        findings.error(Code.DECK_MISSING, 1, 1, str(folder), breaks=True)
        return None
    return read_source(path, limits.DECK_BYTES, findings)


def _introduction(body: str, line: int, findings: Findings) -> tuple[Block, ...]:
    parsed = markup.parse(body)
    for code in parsed.codes:
        if code is Code.TEXT_TOO_LONG:
            findings.error(code, line, 1, str(limits.FIELD_CHARACTERS))
        else:
            findings.warning(code, line, 1)
    return parsed.blocks


def _cards(
    folder: Path, deck: Deck, listed: tuple[Entry, ...], findings: Findings
) -> tuple[CardReading, ...]:
    """All source cards: first those the deck lists, in that order, then the rest by file name."""
    by_stem = {card.stem: card for card in _read_cards(folder, deck, findings)}
    by_id = {card.card.id: card for card in reversed(by_stem.values())}
    ordered: dict[str, CardReading] = {}
    for entry in listed:
        card = by_id.get(entry.text) or by_stem.get(entry.text)
        if card is None:
            findings.error(Code.CARD_LISTED_UNKNOWN, entry.line, entry.column, entry.text[:80])
        elif card.stem in ordered:
            findings.warning(Code.CARD_LISTED_TWICE, entry.line, entry.column, entry.text)
        else:
            ordered[card.stem] = card
    for stem in sorted(by_stem.keys() - ordered.keys()):
        ordered[stem] = by_stem[stem]
    if not ordered:
        findings.error(Code.DECK_EMPTY, 1, 1, breaks=True)
    return tuple(_without_twins(ordered))


def _without_twins(cards: dict[str, CardReading]) -> Iterator[CardReading]:
    """A second card with the same id goes under its file name and is broken: an id names one card."""
    ids: dict[str, str] = {}
    for reading in cards.values():
        first = ids.setdefault(reading.card.id, reading.file)
        if first == reading.file:
            yield reading
            continue
        findings = Findings(reading.file)
        entry = reading.front.get("id")
        line, column = (entry.entries[0].line, entry.entries[0].column) if entry and entry.entries else (1, 1)
        findings.error(Code.ID_TWICE, line, column, reading.card.id)
        twin = replace(reading.card, id=_free_id(reading.stem, ids, cards), broken=True)
        ids[twin.id] = reading.file
        yield replace(reading, card=twin, problems=(*findings.problems, *reading.problems))


def _free_id(stem: str, ids: dict[str, str], cards: dict[str, CardReading]) -> str:
    taken = {*ids, *(reading.card.id for reading in cards.values())}
    candidates = (stem, *(f"{stem[:55]}-{n}" for n in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _read_cards(folder: Path, deck: Deck, findings: Findings) -> list[CardReading]:
    cards = folder / CARDS_FOLDER
    if cards.is_symlink():
        findings.error(Code.FILE_IS_LINK, 1, 1)
        return []
    found: list[CardReading] = []
    sources: set[str] = set()
    translations: list[tuple[str, Path]] = []
    for path in _listed(cards):
        if path.suffix.lower() != ".md" or path.name.startswith("."):
            continue
        split = _TRANSLATION.fullmatch(path.stem)
        own = Findings(str(path))
        if split is not None:
            translations.append((split.group(1), path))
        elif not valid_id(path.stem) or path.suffix != ".md":
            findings.error(Code.FILE_NAME, 1, 1, path.name[:80])
        elif len(found) >= limits.DECK_CARDS:
            findings.error(Code.TOO_MANY, 1, 1, str(limits.DECK_CARDS))
            break
        else:
            sources.add(path.stem)
            text = read_source(path, limits.CARD_BYTES, own)
            if text is None:
                found.append(unreadable_card(path.stem, deck.language, own))
            else:
                found.append(read_card(text, path.stem, deck.language, deck.audience, own))
    for stem, path in translations:
        if stem not in sources:
            findings.warning(Code.TRANSLATION_ORPHAN, 1, 1, path.name[:80])
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _listed(folder: Path) -> list[Path]:
    """What is in `folder`, by name; nothing when it is none or cannot be read."""
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except (OSError, ValueError):
        return []
