"""What must survive a crash about the file itself: which session runs, and what still has to vanish from copies."""

from __future__ import annotations

import sqlite3

from sqlmodel import Session

from dilemmagame.storage import copies
from dilemmagame.storage.checksums import checksum
from dilemmagame.storage.database import Database
from dilemmagame.storage.rows import UpkeepRow, sealed


class Upkeep:
    """The one row of the table `upkeep`, and the scrubbing it asks for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current_session(self, session: Session) -> str:
        """The id of the session that runs, '' when none does."""
        return self._row(session).current_session

    def set_current(self, session: Session, session_id: str) -> None:
        row = self._row(session)
        if row.current_session != session_id:
            row.current_session = session_id
            sealed(row)

    def scrub_due(self, session: Session) -> list[str]:
        """Ids of the sessions, groups and organisations that still have to vanish from free pages and copies."""
        return self._row(session).scrub_due.split()

    def mark_scrub(self, session: Session, owner_id: str) -> None:
        """In the transaction that overwrites or deletes: say that `finish_scrub` has work."""
        row = self._row(session)
        row.scrub_due = " ".join(sorted({*row.scrub_due.split(), owner_id}))
        sealed(row)

    def finish_scrub(self) -> None:
        """What was overwritten or deleted must leave the file's free pages and every copy too.

        Runs after the overwriting is durable, and again at the next open if the program died in between.
        """
        due = self._database.run(self.scrub_due)
        if not due:
            return
        self._database.vacuum()
        fresh = self._database.backup(finish=_without_mark)
        copies.erase_others(self._database.folder, fresh, due)
        self._database.run(self._lift_mark)

    def _lift_mark(self, session: Session) -> None:
        row = self._row(session)
        row.scrub_due = ""
        sealed(row)

    def _row(self, session: Session) -> UpkeepRow:
        row = session.get(UpkeepRow, 1)
        if row is None:
            raise self._database.damaged("upkeep")
        return self._database.sound(row)


def _without_mark(copy: sqlite3.Connection) -> None:
    """A backup made while scrubbing names nobody: the mark belongs to the file in use."""
    (current,) = copy.execute("SELECT current_session FROM upkeep WHERE id = 1").fetchone()
    copy.execute("UPDATE upkeep SET scrub_due = '', checksum = ? WHERE id = 1", (checksum((1, "", current)),))
