"""New cards and decks: the first text of each, and the deck for own cases. Writes through the one way in for decks."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.base.i18n import _, language, speaking
from dilemmagame.domain.cards import CardKind, Deck
from dilemmagame.gui.editor.deckfiles import DeckFiles, copied_files, deck_ids, slug
from dilemmagame.gui.editor.intake import OWN_DECK, OwnCase
from dilemmagame.library.door import place_files
from dilemmagame.library.editing import with_parts
from dilemmagame.library.reading import CARDS_FOLDER, DECK_FILE, read_source_deck

_FRONT = """---
id: {id}
version: "1.0"
language: {language}
audience: [{audience}]
kind: {kind}
{more}minutes: {minutes}
sensitivity: 1
status: {status}
---
"""


def new_card(stem: str, title: str, kind: CardKind, deck: Deck) -> str:
    """The text of a new card in the language of `deck`, with what its kind needs and words that show where to write."""
    with speaking(deck.language):
        front = _FRONT.format(
            id=stem,
            language=deck.language,
            audience=", ".join(deck.audience),
            kind=kind.value,
            more="scale: white-grey-black\n" if kind is CardKind.SCALE else "",
            minutes=30 if kind is CardKind.STAGES else 15,
            status=_("concept"),
        )
        parts: dict[str, str | None] = {
            "title": title,
            "situation": _("You are ... It is ... Somebody asks you ..."),
        }
        asked = _("What do you do?")
        match kind:
            case CardKind.SCALE:
                parts |= {"statement": _("It is fine to ..."), "question": _("Where do you put this?")}
            case CardKind.OPEN:
                parts |= {"question": asked}
            case CardKind.OPTIONS | CardKind.STAGES:
                parts |= {"question": asked, "option A": _("You ..."), "option B": _("You rather ...")}
        if kind is CardKind.STAGES:
            parts |= {"turn 2 situation": _("A week later ..."), "turn 2 question": _("What do you do now?")}
        return with_parts(front, parts, deck=False)


def new_deck(decks: Path, title: str, audience: tuple[str, ...], spoken: str, deck_id: str = "") -> Path:
    """A new deck with one first card; its folder. WorldError: nothing was made."""
    folder = deck_id or slug(title, deck_ids(decks), "deck")
    with speaking(spoken):
        card_title = _("First card")
        stem = slug(card_title)
        text = (
            f'---\nid: {folder}\nversion: "1.0"\nlanguage: {spoken}\naudience: [{", ".join(audience)}]\n'
            f"licence: CC-BY-4.0\ncards: [{stem}]\n---\n"
        )
        text = with_parts(
            text,
            {"field:title": title, "introduction": _("For whom is this deck, and how do you open?")},
            deck=True,
        )
    shell = Deck(folder, "1.0", spoken, title, audience, (), ())
    card = new_card(stem, card_title, CardKind.OPTIONS, shell)
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
    text = f'---\nid: {OWN_DECK}\nversion: "1.0"\nlanguage: {spoken}\ncards: [{stem}]\n---\n'
    introduction = _("Cases of our own, written down as drafts. Read them together before you play them.")
    text = with_parts(text, {"field:title": title, "introduction": introduction}, deck=True)
    card = _own_text(case, stem, shell, role_id)
    made = place_files(
        {DECK_FILE: text.encode("utf-8"), f"{CARDS_FOLDER}/{stem}.md": card.encode("utf-8")}, decks, OWN_DECK
    )
    return made, stem


def _own_text(case: OwnCase, stem: str, deck: Deck, role_id: str) -> str:
    with speaking(deck.language):
        return with_parts(new_card(stem, case.title, CardKind.OPTIONS, deck), case.parts(role_id), deck=False)
