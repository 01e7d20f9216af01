"""Small evenings for the tests of storage: a plan, a few events, and looking for words in every file of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.events import Event, Started, StepEntered, Text, TextCaptured, TextsStruck
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.steps import CaptureField
from dilemmagame.storage import Store
from tests.sample import plan

CREATED = datetime(2026, 11, 24, 18, 30, 0, 123456, tzinfo=UTC)
SMALL_RESERVE = 64 * 1024


def opened(folder: DataFolder, clock: Clock | None = None) -> Store:
    """A store with a small reserve, so that tests do not write 16 MB each."""
    return Store.open(folder, clock, reserve_bytes=SMALL_RESERVE)


def evening(session_id: str = "avond-1", title: str = "Raad in gesprek") -> Plan:
    return replace(plan(), session_id=session_id, title=title)


def captured(text_id: str, at: int = 1000) -> TextCaptured:
    return TextCaptured(at, text_id, CaptureField.NOTE, 3, 1)


def start(store: Store, session_id: str = "avond-1", title: str = "Raad in gesprek") -> Plan:
    """A session that has begun: two events, no text."""
    made = evening(session_id, title)
    store.create(made, CREATED)
    events: tuple[Event, ...] = (Started(0, CREATED), StepEntered(10, 0))
    store.append(session_id, events, (), 10, None)
    return made


def note(store: Store, text_id: str, body: str, session_id: str = "avond-1", at: int = 1000) -> None:
    store.append(session_id, (captured(text_id, at),), (Text(text_id, body),), at, None)


def strike(store: Store, *text_ids: str, session_id: str = "avond-1", at: int = 2000) -> None:
    store.strike(session_id, text_ids, (TextsStruck(at, text_ids),), at)


def files_with(root: Path, *words: str) -> list[str]:
    """Names of files under `root` in which one of `words` stands, in any of the ways SQLite writes text."""
    needles = [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    )


@contextmanager
def no_copies(folder: DataFolder) -> Iterator[None]:
    """No backup can be written, as on a disk that is full: a scrubbing is begun and not finished."""
    aside = folder.backups.with_name("aside")
    folder.backups.mkdir(parents=True, exist_ok=True)
    folder.backups.rename(aside)
    folder.backups.touch()
    with pytest.raises(WorldError):
        yield
    folder.backups.unlink()
    aside.rename(folder.backups)
