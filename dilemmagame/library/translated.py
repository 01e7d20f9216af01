"""How far the cards of a deck are translated: a look at file names and the first lines, not a reading."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from dilemmagame.domain.cards import Deck
from dilemmagame.library.reading import CARDS_FOLDER

LANGUAGES = ("nl", "en")
_LOOK_BYTES = 1_024
_FROM = re.compile(r"^translates:[ \t]*[\"']?([^\"'\n]*?)[\"']?[ \t\r]*$", re.MULTILINE)


class TranslationState(Enum):
    """Whether a card exists in both languages of the product."""

    COMPLETE = "complete"
    OUTDATED = "outdated"
    MISSING = "missing"


def translation_states(folder: Path, deck: Deck) -> dict[str, TranslationState]:
    """The state of each card of `deck` (in `folder`) whose translation is there; absent ones are missing.

    A translation is outdated when it does not name the version its source has now.
    """
    source = deck.languages[0] if deck.languages else deck.language
    others = [language for language in LANGUAGES if language != source]
    cards = folder / CARDS_FOLDER
    try:
        names = {path.name for path in cards.iterdir()}
    except OSError:
        return {}
    found: dict[str, TranslationState] = {}
    for card in deck.cards:
        made_from = [
            _made_from(cards / name) for other in others if (name := f"{card.id}.{other}.md") in names
        ]
        if len(made_from) == len(others):
            fresh = all(version == card.version for version in made_from)
            found[card.id] = TranslationState.COMPLETE if fresh else TranslationState.OUTDATED
    return found


def _made_from(path: Path) -> str:
    """The version that a translation names, empty when it cannot be seen."""
    try:
        if path.is_symlink():
            return ""
        with path.open("rb") as stream:
            start = stream.read(_LOOK_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return ""
    named = _FROM.search(start)
    return named.group(1).strip() if named else ""
