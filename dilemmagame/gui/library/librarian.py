"""Fetches the catalogue, on the thread beside the windows: first what is on the shelf, then a look at the files."""

from __future__ import annotations

from dilemmagame.library.catalogue import Catalogue, uses_of
from dilemmagame.library.shelf import Shelf
from dilemmagame.ports import Archive


class Librarian:
    """Lives on the background thread; what it gives is read by the windows."""

    def __init__(self, shelf: Shelf, archive: Archive) -> None:
        self._shelf = shelf
        self._archive = archive
        self._given = Catalogue(())

    def open(self) -> Catalogue:
        """What the shelf has, without looking at the files: titles can be searched, texts not yet."""
        self._given = self._made()
        return self._given

    def look_again(self) -> Catalogue:
        """The same catalogue when no file changed, else a new one; with all texts."""
        if self._shelf.refresh() or self._shelf.decks != self._given.decks:
            self._given = self._made()
        if not self._given.learned:
            self._given.learn()
        return self._given

    def _made(self) -> Catalogue:
        known = self._shelf.vocabulary
        names = {
            term.id: term.name.get(self._shelf.language)
            for term in (*known.themes, *known.values, *known.roles)
        }
        return Catalogue(self._shelf.decks, uses_of(self._archive.sessions()), self._shelf.own_decks, names)
