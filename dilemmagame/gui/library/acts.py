"""What can be done with decks and cards in other windows; the library only has the buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Acts:
    """What can be done with decks and cards elsewhere; None: not here, and no button for it."""

    import_deck: Callable[[], None] | None = None
    new_deck: Callable[[], None] | None = None
    new_card: Callable[[Path | None], None] | None = None
    """Gets the folder of the deck that is looked at, or None."""
    edit_card: Callable[[Path, str], None] | None = None
    """Gets the folder of the deck and the id of the card."""
    edit_deck: Callable[[Path], None] | None = None
    share_deck: Callable[[Path], None] | None = None
