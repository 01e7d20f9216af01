"""New cards and decks: the first text of each, and the deck for own cases. Writes through the one way in for decks."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.base.i18n import _, language, speaking
from dilemmagame.domain.cards import CardKind, Deck
from dilemmagame.gui.editor.deckfiles import DeckFiles, copied_files, deck_ids, slug
from dilemmagame.gui.editor.intake import OWN_DECK, OwnCase
from dilemmagame.library import starters
from dilemmagame.library.door import place_files
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.reading import CARDS_FOLDER, DECK_FILE, read_source_deck


def new_deck(decks: Path, title: str, audience: tuple[str, ...], spoken: str) -> Path:
    """A new deck with one first card; its folder. WorldError: nothing was made."""
    folder = slug(title, deck_ids(decks), "deck")
    with speaking(spoken):
        card_title = _("First card")
    stem = slug(card_title)
    card = starters.new_card(stem, CardKind.OPTIONS, spoken, title=card_title, audience=audience)
    text = starters.new_deck(folder, title, spoken, audience=audience, cards=(stem,))
    return place_files(
        {DECK_FILE: text.encode("utf-8"), f"{CARDS_FOLDER}/{stem}.md": card.encode("utf-8")}, decks, folder
    )


def copy_deck(folder: Path, decks: Path) -> Path:
    """A copy of any deck among the user's own, under a name of its own; its folder. WorldError: nothing was made."""
    spoken = read_source_deck(folder).deck.language
    with speaking(spoken):
        suffix = _("(own)")
    deck_id = slug(f"{folder.name}-{suffix}", deck_ids(decks))
    return place_files(copied_files(folder, deck_id, suffix), decks, deck_id)


def make_own_case(decks: Path, case: OwnCase, role_id: str) -> tuple[Path, str]:
    """The draft card of an own case, in the deck for own cases, which is made when it is not there yet. WorldError."""
    folder = decks / OWN_DECK
    spoken = language()
    if (folder / DECK_FILE).is_file():
        files = DeckFiles(folder)
        stem = slug(case.title, (known for known, _title in files.cards()))
        files.add(_("new card"), stem, _own_text(case, stem, read_source_deck(folder).deck, role_id))
        return folder, stem
    title = _("Own cards")
    stem = slug(case.title)
    shell = Deck(OWN_DECK, "1.0", spoken, title, (), (), ())
    introduction = _("Cases of our own, written down as drafts. Read them together before you play them.")
    text = starters.new_deck(OWN_DECK, title, spoken, cards=(stem,))
    text = with_parts(text, {"introduction": introduction}, deck=True)
    card = _own_text(case, stem, shell, role_id)
    made = place_files(
        {DECK_FILE: text.encode("utf-8"), f"{CARDS_FOLDER}/{stem}.md": card.encode("utf-8")}, decks, OWN_DECK
    )
    return made, stem


def _own_text(case: OwnCase, stem: str, deck: Deck, role_id: str) -> str:
    """The card of a case: what was answered, and no guiding text that nobody asked for."""
    text = starters.new_card(stem, CardKind.OPTIONS, deck.language, title=case.title, audience=deck.audience)
    guided: dict[str, str | None] = {
        name: None for name in parts_of(text, deck=False) if not name.startswith("field:") and name != "title"
    }
    with speaking(deck.language):
        return with_parts(text, guided | case.parts(role_id), deck=False)
