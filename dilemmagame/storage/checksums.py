"""One checksum for every row that matters, and the check of a whole file against them. No ORM here.

SQLite's own integrity check reads a flipped bit inside a text as just another text; these checksums do not.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

# The columns each checksum is taken over, in this order, for the newest shape of the file.
COVERED: dict[str, tuple[str, ...]] = {
    "organisation": ("id", "position", "payload"),
    "meeting_group": ("id", "organisation_id", "position", "payload"),
    "session": (
        "id",
        "title",
        "organisation",
        "created_us",
        "finished",
        "held",
        "card_ids",
        "clock_ms",
        "event_count",
    ),
    "plan": ("session_id", "payload"),
    "event": ("session_id", "sequence", "kind", "payload"),
    "text": ("session_id", "id", "body", "struck"),
    "export": ("session_id", "path"),
    "upkeep": ("id", "scrub_due", "current_session"),
}

Part = str | int | bool | None


def checksum(parts: Iterable[Part]) -> str:
    """128 bits over `parts` and their lengths; booleans count as 0 and 1, as SQLite keeps them."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = (str(int(part)) if isinstance(part, bool) else str(part)).encode("utf-8")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the rows of an open file: table names only, never content. Raises sqlite3.DatabaseError."""
    for table, columns in COVERED.items():
        # Table and column names come from the constant above, never from outside.
        query = f"SELECT {', '.join(columns)}, checksum FROM {table}"  # noqa: S608
        for row in connection.execute(query):
            if checksum(row[:-1]) != row[-1]:
                yield f"checksum in {table}"
                break
    yield from _broken_sequences(connection)
    if connection.execute("SELECT count(*) FROM upkeep").fetchone()[0] != 1:
        yield "rows of upkeep"


def _broken_sequences(connection: sqlite3.Connection) -> Iterator[str]:
    """Every session has a plan and exactly the events 1..event_count."""
    bad = connection.execute(
        "SELECT count(*) FROM session s"
        " LEFT JOIN (SELECT session_id, count(*) AS n, max(sequence) AS top FROM event GROUP BY session_id) e"
        " ON e.session_id = s.id"
        " WHERE coalesce(e.n, 0) != s.event_count OR coalesce(e.top, 0) != s.event_count"
        " OR NOT EXISTS (SELECT 1 FROM plan p WHERE p.session_id = s.id)"
    ).fetchone()[0]
    if bad:
        yield "sequence of events"
    orphans = connection.execute(
        "SELECT count(*) FROM event WHERE session_id NOT IN (SELECT id FROM session)"
    ).fetchone()[0]
    if orphans:
        yield "events without a session"
