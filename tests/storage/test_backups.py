"""Backups: only good ones get the name, the last good one is never lost, and restoring really restores."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import Store
from dilemmagame.storage.copies import KEPT_IN_ALL
from tests.storage.evenings import evening, note, opened, start


def test_a_backup_holds_everything_and_can_be_taken_to_another_laptop(store: Store, tmp_path: Path) -> None:
    start(store)
    note(store, "t0001", "Meenemen")
    copy = store.backup(tmp_path / "stick" / "sessies.db")
    there = opened(DataFolder(tmp_path / "andere-laptop"))
    there.restore(copy)
    assert there.load("avond-1") == store.load("avond-1")
    assert there.sessions() == store.sessions()
    there.close()


def test_restoring_keeps_the_present_file_aside(store: Store, folder: DataFolder) -> None:
    start(store)
    backup = store.backup()
    note(store, "t0001", "van na de back-up")
    store.restore(backup)
    assert store.load("avond-1").texts == ()
    (aside,) = folder.root.glob("sessions.before-restore-*.db")
    store.restore(aside)
    assert [text.body for text in store.load("avond-1").texts] == ["van na de back-up"]
    note(store, "t0002", "en verder")
    assert len(store.load("avond-1").events) == 4


def test_a_copy_of_the_whole_folder_works_elsewhere(store: Store, folder: DataFolder, tmp_path: Path) -> None:
    start(store)
    store.close()
    folder.root.rename(tmp_path / "elders, met spatie # en ? en %20")
    moved = opened(DataFolder(tmp_path / "elders, met spatie # en ? en %20"))
    moved.restore(moved.backup())
    assert moved.load("avond-1").plan == evening()
    moved.close()


def test_old_backups_are_thinned_by_day(store: Store, clock: VirtualClock) -> None:
    for _day in range(40):
        for _hour in range(3):
            store.backup()
        clock.jump_wall(timedelta(days=1))
    kept = store.backups()
    days = [path.name[15:25] for path in kept]
    assert len(kept) == KEPT_IN_ALL
    assert days == sorted(days, reverse=True)
    assert len(set(days[10:])) == len(days[10:])
    assert kept[0].name.startswith("sessions-00120-")


def test_a_clock_that_runs_backwards_does_not_change_which_backup_is_newest(
    store: Store, clock: VirtualClock
) -> None:
    first = store.backup()
    clock.jump_wall(timedelta(days=-400))
    second = store.backup()
    assert store.backups() == (second, first)


def test_no_backup_is_made_of_a_damaged_file(store: Store, folder: DataFolder) -> None:
    start(store)
    note(store, "t0001", "goed")
    good = store.backup()
    other = sqlite3.connect(folder.database)
    other.execute("UPDATE text SET body = 'fout'")
    other.commit()
    other.close()
    with pytest.raises(WorldError) as caught:
        store.backup()
    assert caught.value.code is WorldErrorCode.DATABASE_DAMAGED
    assert store.backups() == (good,)
    assert [path.name for path in folder.backups.iterdir()] == [good.name]


def test_half_made_copies_of_a_crash_are_swept_at_the_next_start(store: Store, folder: DataFolder) -> None:
    store.backup()
    store.close()
    for name in (".sessions-00002-2026-03-18.db.part", ".sessions-00002-2026-03-18.db.part-journal"):
        (folder.backups / name).write_bytes(b"half")
    (folder.root / ".sessions.db.part").write_bytes(b"half")
    again = opened(folder)
    assert len(list(folder.backups.iterdir())) == 1
    assert not (folder.root / ".sessions.db.part").exists()
    again.close()


def test_a_backup_that_cannot_be_written_leaves_the_old_one_alone(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "kopie.db"
    store.backup(target)
    before = target.read_bytes()
    (tmp_path / ".kopie.db.part").mkdir()
    (tmp_path / ".kopie.db.part" / "in-de-weg").write_text("x", encoding="utf-8")
    with pytest.raises(WorldError):
        store.backup(target)
    assert target.read_bytes() == before
