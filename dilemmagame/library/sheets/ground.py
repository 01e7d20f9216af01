"""The deck a sheet is laid beside: its files as they are, and its cards by id. Nothing is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dilemmagame.domain.cards import Card, Deck
from dilemmagame.library.cards import read_card, read_translation
from dilemmagame.library.findings import Findings
from dilemmagame.library.packages.files import deck_files
from dilemmagame.library.reading import CARDS_FOLDER, DECK_FILE, read_source_deck
from dilemmagame.library.sources import clean_source

SKELETON = '---\nid: {id}\nlanguage: {language}\ntranslates: "{version}"\n---\n'


@dataclass(frozen=True, slots=True)
class Ground:
    """`known` are the bytes of every file of the deck, by name; `stems` has the file name of each card by its id, in
    playing order, `titles` the id by the title in small letters. All are empty where there is no deck yet."""

    folder: Path
    deck: Deck
    known: Mapping[str, bytes] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether there is no deck in the folder yet."""
        return not self.known

    def text(self, file: str) -> str | None:
        """The text of a file as it stands; None where there is none or it is no UTF-8."""
        content = self.known.get(file)
        if content is None:
            return None
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def taken(self, file: str) -> bool:
        """Whether anything lies under this name, be it no plain file."""
        return file in self.known or os.path.lexists(self.folder / file)

    def stem(self, name: str) -> str:
        """The file name of a card by its id or by its file name; '' when there is none."""
        if name in self.stems:
            return self.stems[name]
        return name if card_file(name) in self.known else ""

    def read(self, text: str, stem: str, findings: Findings) -> Card:
        """The card that `text` would be in this deck."""
        cleaned = clean_source(text.encode("utf-8", errors="replace"), Findings(""))
        return read_card(cleaned or "", stem, self.deck.language, self.deck.audience, findings).card

    def read_translation(self, text: str, stem: str, language: str, findings: Findings) -> Card:
        """The card in `language` that `text` would be, a translation of the one in this deck."""
        source = clean_source(self.known[card_file(stem)], Findings("")) or ""
        original = read_card(source, stem, self.deck.language, self.deck.audience, Findings(""))
        cleaned = clean_source(text.encode("utf-8", errors="replace"), Findings(""))
        return read_translation(cleaned or "", original, language, findings).card


def ground(folder: Path, language: str) -> Ground:
    """The deck in `folder`; where there is none yet, an empty one in `language`.

    Raises WorldError FILE_UNREADABLE when a file of the deck cannot be read.
    """
    if not (folder / DECK_FILE).is_file():
        shell = Deck(folder.name, "1.0", language, folder.name, (), (), ())
        return Ground(folder, shell)
    known = deck_files(folder).files
    reading = read_source_deck(folder)
    stems = {card.card.id: card.stem for card in reading.cards}
    titles = {card.card.title.casefold(): card.card.id for card in reversed(reading.cards)}
    return Ground(folder, reading.deck, known, stems, titles)


def card_file(stem: str, language: str = "") -> str:
    """The name in the deck of a card's file, or of its translation."""
    return f"{CARDS_FOLDER}/{stem}.{language}.md" if language else f"{CARDS_FOLDER}/{stem}.md"
