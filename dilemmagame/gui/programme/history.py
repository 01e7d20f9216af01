"""What was done to a programme, to undo and do again. No Qt here."""

from __future__ import annotations

from dilemmagame.domain.arranging import Arrangement

MOST = 200


class History:
    """Holds the arrangement as it is now, with where it came from."""

    def __init__(self, first: Arrangement) -> None:
        self._first = first
        self._done: list[Arrangement] = []
        self._undone: list[Arrangement] = []
        self.now = first

    def take(self, changed: Arrangement) -> bool:
        """Go on with `changed`; False when it is the same."""
        if changed == self.now:
            return False
        self._done.append(self.now)
        del self._done[:-MOST]
        self._undone.clear()
        self.now = changed
        return True

    def undo(self) -> bool:
        """Back to before the last change."""
        if not self._done:
            return False
        self._undone.append(self.now)
        self.now = self._done.pop()
        return True

    def redo(self) -> bool:
        """The change that was undone last, again."""
        if not self._undone:
            return False
        self._done.append(self.now)
        self.now = self._undone.pop()
        return True

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def changed(self) -> bool:
        """Whether it is another programme than at the beginning."""
        return self.now != self._first
