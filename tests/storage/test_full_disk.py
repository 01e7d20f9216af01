"""A full disk: no acknowledged fact is lost, writing goes on as long as it can, a sentence says why not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.storage import Store
from dilemmagame.storage.reserve import RESERVE_BYTES, Reserve
from tests import small_disk as disk
from tests.storage.evenings import note, opened, start

ROOT = Path(__file__).resolve().parents[2]
RESERVE = 512 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[DataFolder]:
    with disk.small_disk(tmp_path / "disk", 2) as place:
        yield DataFolder(place / "data")


def fill(place: Path) -> Path:
    """Somebody else takes all the room that is left."""
    filler = place / "filler"
    with filler.open("wb", buffering=0) as stream:
        for size in (65536, 4096, 512, 1):
            try:
                while stream.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


def write_until_it_fails(store: Store, first: int) -> None:
    """The error carries how many notes had been acknowledged by then."""
    for number in range(first, 500):
        try:
            note(store, f"t{number:04d}", "x" * 5000)
        except WorldError as error:
            error.add_note(f"acknowledged {number}")
            raise


def test_on_a_full_disk_the_reserve_lets_writing_go_on(small_disk: DataFolder) -> None:
    store = Store.open(small_disk, reserve_bytes=RESERVE)
    start(store)
    note(store, "t0000", "voor het vol was")
    assert not store.nearly_full
    filler = fill(small_disk.root.parent)
    for number in range(1, 20):
        note(store, f"t{number:04d}", f"regel {number}")
    assert store.nearly_full
    assert len(store.load("avond-1").texts) == 20

    fill_again = small_disk.root.parent / "filler-2"
    filler.rename(fill_again)
    fill(small_disk.root.parent)
    with pytest.raises(WorldError) as caught:
        write_until_it_fails(store, 20)
    written = len(store.load("avond-1").texts)
    i18n.use("nl")
    assert caught.value.code is WorldErrorCode.DISK_FULL
    assert "De schijf is vol" in sentence(caught.value)
    assert caught.value.__notes__ == [f"acknowledged {written}"]

    fill_again.unlink()
    note(store, "t0900", "weer ruimte")
    stored = store.load("avond-1")
    assert stored.texts[-1].body == "weer ruimte"
    assert len(stored.events) == 2 + written + 1
    store.close()


def test_a_disk_that_is_full_at_the_start_can_still_be_read(small_disk: DataFolder) -> None:
    store = Store.open(small_disk, reserve_bytes=0)
    start(store)
    note(store, "t0000", "nog te lezen")
    store.close()
    fill(small_disk.root.parent)
    store = Store.open(small_disk, reserve_bytes=RESERVE)
    assert store.nearly_full
    assert [text.body for text in store.load("avond-1").texts] == ["nog te lezen"]
    store.close()


def test_a_backup_on_a_full_disk_harms_nothing(small_disk: DataFolder) -> None:
    store = Store.open(small_disk, reserve_bytes=0)
    start(store)
    good = store.backup()
    fill(small_disk.root.parent)
    with pytest.raises(WorldError) as caught:
        store.backup()
    assert caught.value.code is WorldErrorCode.DISK_FULL
    assert store.backups() == (good,)
    assert sorted(path.name for path in small_disk.backups.iterdir()) == [good.name]
    store.close()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.storage import Store
from tests.storage.evenings import note, opened, start
folder = DataFolder(Path(sys.argv[1]))
store = opened(folder)
start(store)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = folder.database.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
acknowledged = 0
try:
    for number in range(1000):
        note(store, f"t{number:04d}", "y" * 900)
        acknowledged += 1
except WorldError as error:
    print(acknowledged, error.code.value, store.nearly_full)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file-size limit")
def test_a_file_size_limit_loses_no_acknowledged_fact(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder.root)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    acknowledged, code, released = done.stdout.split()
    assert (code, released) == ("disk-full", "True")
    store = opened(folder)
    assert len(store.load("avond-1").texts) == int(acknowledged) > 5
    store.close()


def test_the_reserve_really_takes_room_and_comes_back(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "reserve.bin")
    reserve.ensure()
    assert (tmp_path / "reserve.bin").stat().st_size == RESERVE_BYTES == 16 * 1024 * 1024
    assert reserve.release()
    assert not reserve.release()
    assert reserve.released
    reserve.ensure()
    assert not reserve.released
