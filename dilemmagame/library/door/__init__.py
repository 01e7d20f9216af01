"""The one door through which decks, packages and sheets from outside come in.

`import_untrusted` and `sheet_rows` have a separate process read the foreign bytes, within `library.limits`; what comes
back is plain, clean data. `place_deck` puts it in its place. What a seal, a version or a column means is decided
elsewhere.
"""

from dilemmagame.library.door.arrivals import DeckCard, Imported, SheetRow, SheetRows
from dilemmagame.library.door.importing import import_untrusted, sheet_rows
from dilemmagame.library.door.placing import place_deck, place_files

__all__ = [
    "DeckCard",
    "Imported",
    "SheetRow",
    "SheetRows",
    "import_untrusted",
    "place_deck",
    "place_files",
    "sheet_rows",
]
