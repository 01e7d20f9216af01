"""One text file that is being edited: read once, written atomically, and never over what somebody else wrote. No Qt."""

from __future__ import annotations

import stat
from datetime import datetime
from enum import Enum
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library import limits

HIDDEN = ".editor"
"""The folder inside a deck for what the editor keeps: cards that were taken out, versions that were put aside."""


class Saved(Enum):
    """How an attempt to save ended."""

    WRITTEN = "written"
    NOTHING_NEW = "nothing-new"
    CHANGED_OUTSIDE = "changed-outside"
    FOLLOWED = "followed"
    """The file was changed outside and nothing of ours was waiting: we go on with its text."""


class TextFile:
    """`content` are the bytes as last read or written here; `text` the same, decoded, with its own line ends."""

    def __init__(self, path: Path, content: bytes, text: str | None = None) -> None:
        self.path = path
        self.content = content
        self.text = decoded(content, path) if text is None else text

    @classmethod
    def open(cls, path: Path) -> TextFile:
        """Read `path`. WorldError FILE_MISSING or FILE_UNREADABLE (a link, too large, not UTF-8, not allowed)."""
        content = read_bytes(path)
        if content is None:
            raise WorldError(WorldErrorCode.FILE_MISSING, str(path))
        return cls(path, content)

    @classmethod
    def open_anyhow(cls, path: Path) -> tuple[TextFile, bool]:
        """Read `path`; True when it was no UTF-8 and was read as the older Windows letters, to be mended by a person.

        WorldError as for `open` for everything else.
        """
        content = read_bytes(path)
        if content is None:
            raise WorldError(WorldErrorCode.FILE_MISSING, str(path))
        try:
            return cls(path, content), False
        except WorldError:
            return cls(path, content, content.decode("cp1252", "replace")), True

    def outside(self) -> bytes | None:
        """What stands in the file now when that is not what we know; b'' when the file is gone. None: the same."""
        now = read_bytes(self.path) or b""
        return None if now == self.content else now

    def save(self, text: str) -> Saved:
        """Write `text`, unless the file was changed since we read it; then nothing is touched.

        WorldError DISK_FULL, FOLDER_READ_ONLY or FILE_UNREADABLE: the old file is whole.
        """
        content = text.encode("utf-8")
        if self.outside() is not None:
            return Saved.CHANGED_OUTSIDE
        if content == self.content:
            return Saved.NOTHING_NEW
        write_where_asked(self.path, content)
        self.content, self.text = content, text
        return Saved.WRITTEN

    def accept(self, content: bytes) -> None:
        """From now on `content` is what we know to be in the file. WorldError when it is no text."""
        self.text = decoded(content, self.path)
        self.content = content


def read_bytes(path: Path) -> bytes | None:
    """The bytes of a plain file; None when there is none. WorldError FILE_UNREADABLE for a link or a huge file."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path), "no plain file")
        with path.open("rb") as stream:
            content = stream.read(limits.CARD_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path), str(error.errno)) from error
    if len(content) > limits.CARD_BYTES:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path), "too large")
    return content


def decoded(content: bytes, path: Path) -> str:
    """The text with its line ends and byte order mark as they are. WorldError FILE_UNREADABLE: not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WorldError(WorldErrorCode.FILE_UNREADABLE, str(path), "not UTF-8") from error


def keep_aside(deck: Path, name: str, content: bytes, now: datetime) -> Path:
    """Put a version that gives way to another one in the deck's hidden folder; a name is never used twice."""
    folder = deck / HIDDEN / "kept"
    stamp = f"{now.astimezone():%Y%m%d-%H%M%S}"
    names = (f"{stamp}-{name}", *(f"{stamp}-{number}-{name}" for number in range(2, 100)))
    target = next((folder / each for each in names if not (folder / each).exists()), folder / names[-1])
    write_where_asked(target, content)
    return target
