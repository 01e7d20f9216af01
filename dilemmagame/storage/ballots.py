"""The ballots of one card, in a file of their own that is destroyed when the card is left.

There is no time, no device, no address, no order of arrival and no list of who took part in it. A ballot stands
under a keyed hash of the phone's random token and the card; the key lies beside the file and goes with it. So the
rounds of one card can be linked, cards cannot, and after `destroy` nothing can.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dilemmagame.base.erase import overwrite_and_remove
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.flows import NO_BALLOT, FlowMatrix
from dilemmagame.ports import Cast
from dilemmagame.storage.connection import BASIC, connect, explained

log = logging.getLogger(__name__)

REF_BYTES = 16
KEY_BYTES = 32
SUFFIX, KEY_SUFFIX = ".ballots", ".key"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS ballot (
    round INTEGER NOT NULL,
    ref BLOB NOT NULL CHECK (length(ref) = 16),
    seq INTEGER NOT NULL CHECK (seq > 0),
    choice TEXT NOT NULL,
    PRIMARY KEY (round, ref)
) WITHOUT ROWID
"""
_CAST = """
INSERT INTO ballot (round, ref, seq, choice) VALUES (?, ?, ?, ?)
ON CONFLICT (round, ref) DO UPDATE SET seq = excluded.seq, choice = excluded.choice WHERE excluded.seq > seq
"""


class BallotFile:
    """One file with one connection, for the one thread that opened it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection = connect(path, BASIC, create=True)
        try:
            self._connection.execute(_SCHEMA)
        except sqlite3.Error as error:
            self._connection.close()
            raise explained(error, path) from error

    @classmethod
    def open(cls, folder: Path, card: str) -> BallotFile:
        """The file of `card` in `folder`, made when it is not there. A file without its key is of no use: it goes.

        Raises WorldError.
        """
        folder.mkdir(parents=True, exist_ok=True)
        path, key_path = folder / f"{card}{SUFFIX}", folder / f"{card}{KEY_SUFFIX}"
        key = _read_key(key_path)
        if key is None:
            overwrite_and_remove(path)
            key = secrets.token_bytes(KEY_BYTES)
            _write_key(key_path, key)
        return cls(path, key)

    def ref(self, token: bytes) -> bytes:
        """Under what the ballots of whoever holds `token` stand in this file."""
        return hmac.digest(self._key, token, hashlib.sha256)[:REF_BYTES]

    def cast(self, ballots: Sequence[Cast]) -> tuple[int, ...]:
        """Put the ballots down in one transaction; a lower or equal number changes nothing. On disk when it returns.
        For each: the number that stands.

        Raises WorldError; then none of them is there.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                standing = tuple(self._put(each) for each in ballots)
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise explained(error, self._path) from error
        return standing

    def _put(self, ballot: Cast) -> int:
        """Inside a transaction: the number that stands now. Reading it afterwards would cost a lock for every one."""
        put = self._connection.execute(_CAST, (ballot.round, ballot.ref, ballot.seq, ballot.choice))
        return ballot.seq if put.rowcount else self.seq(ballot.round, ballot.ref)

    def seq(self, number: int, ref: bytes) -> int:
        """The number of the last change under `ref` in round `number`; 0 when there is no ballot."""
        row = self._connection.execute(
            "SELECT seq FROM ballot WHERE round = ? AND ref = ?", (number, ref)
        ).fetchone()
        return 0 if row is None else int(row[0])

    def ballots(self, number: int) -> int:
        """How many ballots there are in round `number`."""
        row = self._connection.execute("SELECT count(*) FROM ballot WHERE round = ?", (number,)).fetchone()
        return int(row[0])

    def counts(self, number: int) -> Counter[str]:
        """Ballots per choice in round `number`."""
        rows = self._connection.execute(
            "SELECT choice, count(*) FROM ballot WHERE round = ? GROUP BY choice", (number,)
        )
        return Counter({str(choice): int(count) for choice, count in rows})

    def matrix(self, first: int, second: int, choices: Sequence[str]) -> FlowMatrix:
        """Who went from what to what between two rounds, in numbers. ValueError for a ballot outside `choices`."""
        names = [*choices, NO_BALLOT]
        place = {name: number for number, name in enumerate(names)}
        cells = [[0] * len(names) for _ in names]
        rows = self._connection.execute(
            "SELECT a.choice, b.choice FROM ballot a LEFT JOIN ballot b ON b.ref = a.ref AND b.round = :second"
            " WHERE a.round = :first UNION ALL"
            " SELECT NULL, b.choice FROM ballot b WHERE b.round = :second"
            " AND NOT EXISTS (SELECT 1 FROM ballot a WHERE a.ref = b.ref AND a.round = :first)",
            {"first": first, "second": second},
        )
        for before, after in rows:
            pair = NO_BALLOT if before is None else before, NO_BALLOT if after is None else after
            if not set(pair) <= place.keys():
                raise ValueError("a ballot is for none of these choices")
            cells[place[pair[0]]][place[pair[1]]] += 1
        return FlowMatrix(tuple(choices), tuple(tuple(row) for row in cells))

    def void(self, number: int) -> None:
        """Take every ballot of round `number` out, for a round that is voted again from nothing."""
        try:
            self._connection.execute("DELETE FROM ballot WHERE round = ?", (number,))
            self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise explained(error, self._path) from error

    def seal(self) -> None:
        """Rewrite the file in the order of the keys, so that its pages no longer tell who came first."""
        try:
            self._connection.execute("VACUUM")
        except sqlite3.Error as error:
            raise explained(error, self._path) from error

    def close(self) -> None:
        """Let go of the file; it stays."""
        self._connection.close()

    def destroy(self) -> None:
        """Overwrite and remove the key, the ballots and the journal. Afterwards no ballot can be linked to a phone."""
        self._connection.close()
        destroy_file(self._path)


def left_behind(folder: Path) -> tuple[Path, ...]:
    """Ballot files that a program which died has left in `folder`."""
    return tuple(sorted(folder.glob(f"*{SUFFIX}"))) if folder.is_dir() else ()


def destroy_left_behind(folder: Path, evening: str = "") -> None:
    """Destroy what was left behind, except the ballots of `evening`, which goes on.

    A file that would not go now stays for the next time; the log says so.
    """
    for path in left_behind(folder):
        if not evening or path.stem.rpartition("-")[0] != evening:
            try:
                destroy_file(path)
            except WorldError as error:
                log.warning("ballots that were left behind could not be destroyed: %s", error.code.value)


def destroy_file(path: Path) -> None:
    """Destroy the ballot file at `path`, which nobody has open; its key goes first."""
    overwrite_and_remove(path.with_suffix(KEY_SUFFIX))
    overwrite_and_remove(path.with_name(path.name + "-journal"))
    overwrite_and_remove(path)


def _read_key(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path)) from error
    return key if len(key) == KEY_BYTES else None


def _write_key(path: Path, key: bytes) -> None:
    try:
        with path.open("xb") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        overwrite_and_remove(path)
        _write_key(path, key)
    except OSError as error:
        raise WorldError(WorldErrorCode.DISK_FULL, str(path)) from error
