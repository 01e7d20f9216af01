"""The two kinds of error: the world's (explain to the user) and ours (a bug; let it surface)."""

from __future__ import annotations

from enum import Enum


class WorldErrorCode(Enum):
    """What can go wrong outside the program. The sentence for each code is made where it is shown."""

    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FOLDER_READ_ONLY = "folder-read-only"
    DISK_FULL = "disk-full"
    DATABASE_EMPTY = "database-empty"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_NEWER = "database-newer"
    DATABASE_FOREIGN = "database-foreign"
    DATABASE_LOCKED = "database-locked"
    DATABASE_UNSAFE = "database-unsafe"
    SESSION_MISSING = "session-missing"
    SESSION_HELD = "session-held"
    ORGANISATION_MISSING = "organisation-missing"
    GROUP_MISSING = "group-missing"
    DECK_EMPTY = "deck-empty"
    DECK_BROKEN = "deck-broken"
    DECK_CHANGED = "deck-changed"
    DECK_PRESENT = "deck-present"
    DECK_UNFIT = "deck-unfit"
    KEYS_UNREADABLE = "keys-unreadable"
    METHOD_MISSING = "method-missing"
    PROGRAMME_MISSING = "programme-missing"


class WorldError(Exception):
    """Something outside the program is not as it should be.

    `code` says what, `subject` names the file, folder or thing, `detail` is for the log and never
    holds typed text.
    """

    def __init__(self, code: WorldErrorCode, subject: str = "", detail: str = "") -> None:
        super().__init__(f"{code.value}: {subject} {detail}".strip())
        self.code = code
        self.subject = subject
        self.detail = detail
