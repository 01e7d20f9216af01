"""One-time slips of one session: codes are made here and leave on paper only, what stays on disk are their hashes.

The hashes lie in the folder of the ballots and go with it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path

from dilemmagame.base.atomic import write_atomically
from dilemmagame.voting.door import LETTERS, slip_hash
from dilemmagame.voting.qr import Squares, squares

SLIP_LENGTH = 8
GROUP = 4
MEMORY = "slips.json"


def new_slip() -> str:
    """A code in two groups, such as 'K7QX-M4RT': 28 to the 8th, far too many to guess at twenty a second."""
    code = "".join(secrets.choice(LETTERS) for _ in range(SLIP_LENGTH))
    return f"{code[:GROUP]}-{code[GROUP:]}"


class SlipBook:
    """The slips of `session_id`, kept in `folder`."""

    def __init__(self, folder: Path, session_id: str) -> None:
        self._folder = folder
        self._session_id = session_id
        self.hashes = self._kept()

    def add(self, count: int) -> tuple[str, ...]:
        """Make `count` more slips: their codes, to be printed and forgotten. Raises OSError."""
        codes: dict[str, str] = {}
        while len(codes) < count:
            code = new_slip()
            codes[slip_hash(code)] = code
        kept = (*self.hashes, *codes)
        # In the order of the hashes, so that the file does not tell which slip was printed first.
        self._write(tuple(sorted(kept)))
        return tuple(codes.values())

    def clear(self) -> None:
        """No slip counts any more: everybody votes with their phone alone. Raises OSError."""
        self._write(())

    def _write(self, hashes: tuple[str, ...]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = {"session_id": self._session_id, "slips": hashes}
        write_atomically(self._folder / MEMORY, json.dumps(kept).encode("ascii"))
        self.hashes = hashes

    def _kept(self) -> tuple[str, ...]:
        """Those of this session from before; what another session left is not ours."""
        try:
            kept = json.loads((self._folder / MEMORY).read_bytes())
            if kept["session_id"] == self._session_id:
                return tuple(str(each) for each in kept["slips"])
        except (OSError, ValueError, TypeError, KeyError):
            return ()
        return ()


class SlipDesk:
    """Implements live.phoning.Slips. `link` is the address of now; `changed` lets the server hear of it. What an
    earlier evening leaves is cleared away before `after` returns.
    """

    def __init__(
        self, book: SlipBook, link: Callable[[], str], changed: Callable[[], None], after: Callable[[], None]
    ) -> None:
        self._book = book
        self._link = link
        self._changed = changed
        self._after = after

    @property
    def count(self) -> int:
        return len(self._book.hashes)

    def add(self, count: int) -> tuple[str, ...]:
        self._after()
        codes = self._book.add(count)
        self._changed()
        return codes

    def drop(self) -> None:
        self._book.clear()
        self._changed()

    def squares(self, code: str) -> Squares:
        return squares(f"{self._link()}#{code.replace('-', '')}")
