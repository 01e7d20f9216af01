"""Where phones find the server of a session: its address, code and key, kept on disk over a restart."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from dilemmagame.base.atomic import write_atomically

log = logging.getLogger(__name__)

MEMORY = "door.json"


@dataclass(frozen=True, slots=True)
class Line:
    """What makes phones find the same server again: kept on disk while the session lasts, gone with it."""

    session_id: str
    code: str
    key: str
    port: int
    addresses: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Line({self.session_id})"

    @property
    def link(self) -> str:
        """What a phone opens; in capitals it makes a small code."""
        return f"HTTP://{self.addresses[0]}:{self.port}/{self.code}"


def keep_line(folder: Path, line: Line) -> None:
    """Keep it in `folder`. Where that fails the evening goes on; only after a crash phones would come in anew."""
    try:
        write_atomically(folder / MEMORY, json.dumps(asdict(line)).encode())
    except OSError as error:
        log.warning("the address of the phones was not kept: %s", error.strerror)


def standing_line(folder: Path) -> Line | None:
    """The line of the session that keeps its ballots in `folder`, also when its server is away for a while."""
    try:
        kept = json.loads((folder / MEMORY).read_bytes())
        return Line(**{**kept, "addresses": tuple(kept["addresses"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def kept_line(folder: Path, session_id: str) -> Line | None:
    """The line of this session from before a crash."""
    line = standing_line(folder)
    return line if line is not None and line.session_id == session_id else None
