"""A file or folder that is not as it should be: refused with its own sentence, never touched, with a way on."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.storage import Store, good_backups, quarantine
from dilemmagame.storage.connection import WORKING, connect
from dilemmagame.storage.identity import HEAD
from tests.storage.evenings import note, opened, start

DAMAGED = WorldErrorCode.DATABASE_DAMAGED
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def filled(folder: DataFolder) -> DataFolder:
    """A closed folder with a session, a note and one good backup."""
    store = opened(folder)
    start(store)
    for number in range(30):
        note(store, f"t{number:04d}", f"Een hele gewone zin, nummer {number}, over integriteit.", at=number)
    store.backup()
    store.close()
    return folder


def refusal(folder: DataFolder) -> WorldError:
    """The error at opening; the files in the folder are byte for byte as before."""
    before = {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}
    with pytest.raises(WorldError) as caught:
        opened(folder).close()
    after = {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}
    assert after == before
    return caught.value


def empty(path: Path) -> None:
    path.write_bytes(b"")


def some_text(path: Path) -> None:
    path.write_text("Boodschappen: melk, brood, een kaartenset.\n" * 50, encoding="utf-8")


def another_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name)")
    connection.commit()
    connection.close()


def torn_schema(path: Path) -> None:
    """Then not even SQLite's own message about it can be read."""
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE", b"CREATE TABL\xf3", 1))


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {int(HEAD) + 1}")
    connection.execute("UPDATE alembic_version SET version_num = ?", (f"{int(HEAD) + 1:04d}",))
    connection.commit()
    connection.close()


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def first_bytes_only(path: Path) -> None:
    os.truncate(path, 60)


def header_only(path: Path) -> None:
    os.truncate(path, 100)


def zeroed_first_sector(path: Path) -> None:
    with path.open("rb+") as stream:
        stream.write(bytes(512))


def zeroed_page(path: Path) -> None:
    with path.open("rb+") as stream:
        stream.seek(3 * 4096)
        stream.write(bytes(4096))


def flipped_bit_in_a_note(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b"nummer 7, over") + 3] ^= 1
    path.write_bytes(content)


def flipped_bit_in_an_event(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b'"text_id":"t0009"') + 14] ^= 1
    path.write_bytes(content)


def flipped_bit_in_the_version(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[61] ^= 4
    path.write_bytes(content)


def a_lost_event(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("harm", "code", "words"),
    [
        (empty, WorldErrorCode.DATABASE_EMPTY, "is leeg"),
        (some_text, WorldErrorCode.DATABASE_FOREIGN, "niet door dit programma gemaakt"),
        (another_database, WorldErrorCode.DATABASE_FOREIGN, "niet door dit programma gemaakt"),
        (newer, WorldErrorCode.DATABASE_NEWER, "nieuwere versie"),
        (half, DAMAGED, "is beschadigd"),
        (first_bytes_only, DAMAGED, "is beschadigd"),
        (header_only, DAMAGED, "is beschadigd"),
        (zeroed_first_sector, DAMAGED, "is beschadigd"),
        (zeroed_page, DAMAGED, "is beschadigd"),
        (torn_schema, DAMAGED, "is beschadigd"),
        (flipped_bit_in_a_note, DAMAGED, "is beschadigd"),
        (flipped_bit_in_an_event, DAMAGED, "is beschadigd"),
        (flipped_bit_in_the_version, DAMAGED, "is beschadigd"),
        (a_lost_event, DAMAGED, "is beschadigd"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_file_that_is_not_right_is_refused_untouched(
    filled: DataFolder, harm: Callable[[Path], None], code: WorldErrorCode, words: str
) -> None:
    harm(filled.database)
    error = refusal(filled)
    i18n.use("nl")
    assert error.code is code
    assert words in sentence(error)
    assert str(filled.database) in sentence(error)


@pytest.mark.parametrize(
    "harm", [empty, some_text, half, torn_schema, flipped_bit_in_a_note], ids=lambda value: value.__name__
)
def test_the_way_on_is_to_set_it_aside_and_take_the_last_good_backup(
    filled: DataFolder, harm: Callable[[Path], None]
) -> None:
    harm(filled.database)
    damaged = filled.database.read_bytes()
    refusal(filled)
    (offered,) = good_backups(filled)
    kept = quarantine(filled.database)
    assert kept.read_bytes() == damaged
    store = opened(filled)
    assert store.sessions() == ()
    store.restore(offered)
    assert len(store.load("avond-1").texts) == 30
    store.close()


def test_a_damaged_backup_is_not_offered_and_not_restored(filled: DataFolder) -> None:
    store = opened(filled)
    (good,) = store.backups()
    bad = store.backup()
    flipped_bit_in_a_note(bad)
    assert store.backups() == (good,)
    with pytest.raises(WorldError) as caught:
        store.restore(bad)
    assert (caught.value.code, caught.value.subject) == (DAMAGED, str(bad))
    assert len(store.load("avond-1").texts) == 30
    store.close()


def test_hundreds_of_random_injuries_never_show_wrong_facts(filled: DataFolder) -> None:
    """Zeroed sectors, cut ends, flipped bits: refused, or every fact is as it was."""
    store = opened(filled)
    right = (store.sessions(), store.load("avond-1"))
    store.close()
    whole = filled.database.read_bytes()
    dice = random.Random(20261122)
    refused = 0
    for _ in range(2000):
        content = bytearray(whole)
        match dice.randrange(3):
            case 0:
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
            case 1:
                at = dice.randrange(len(content) // 512) * 512
                content[at : at + 512] = bytes(512)
            case _:
                del content[dice.randrange(1, len(content)) :]
        filled.database.write_bytes(content)
        filled.database.with_name("sessions.db-journal").unlink(missing_ok=True)
        try:
            store = opened(filled)
        except WorldError:
            refused += 1
            continue
        assert (store.sessions(), store.load("avond-1")) == right
        store.close()
    assert refused > 1000


def test_a_bit_that_flips_while_the_file_is_open_is_noticed_at_loading(
    store: Store, folder: DataFolder
) -> None:
    start(store)
    note(store, "t0001", "Een zin die nummer 7, over niets gaat.")
    other = sqlite3.connect(folder.database)
    other.execute("UPDATE text SET body = 'Een zin die nummer 6, over niets gaat.'")
    other.commit()
    other.close()
    with pytest.raises(WorldError) as caught:
        store.load("avond-1")
    assert caught.value.code is DAMAGED


def _hold_the_lock(path: str, held: multiprocessing.synchronize.Event) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    held.set()
    time.sleep(60)


@pytest.fixture
def lock_holder(filled: DataFolder) -> Callable[[], multiprocessing.process.BaseProcess]:
    def hold() -> multiprocessing.process.BaseProcess:
        context = multiprocessing.get_context("spawn")
        held = context.Event()
        process = context.Process(target=_hold_the_lock, args=(str(filled.database), held), daemon=True)
        process.start()
        assert held.wait(30)
        return process

    return hold


def test_a_file_locked_by_another_process_is_named_within_seconds(
    filled: DataFolder, lock_holder: Callable[[], multiprocessing.process.BaseProcess]
) -> None:
    holder = lock_holder()
    begun = time.monotonic()
    error = refusal(filled)
    assert time.monotonic() - begun < 4
    i18n.use("nl")
    assert error.code is WorldErrorCode.DATABASE_LOCKED
    assert "ander programma" in sentence(error)
    holder.kill()
    holder.join()
    opened(filled).close()


def test_a_lock_that_comes_while_we_run_costs_no_fact(
    filled: DataFolder, lock_holder: Callable[[], multiprocessing.process.BaseProcess]
) -> None:
    store = opened(filled)
    holder = lock_holder()
    with pytest.raises(WorldError) as caught:
        note(store, "t0100", "tijdens het slot")
    assert caught.value.code is WorldErrorCode.DATABASE_LOCKED
    holder.kill()
    holder.join()
    note(store, "t0101", "na het slot")
    assert [text.id for text in store.load("avond-1").texts][-1] == "t0101"
    store.close()


READ_ONLY_CHILD = """
import os, sys
from pathlib import Path
from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.storage import Store
import dilemmagame.storage.ledger  # what comes next may not read the interpreter's own folder
i18n.use("nl")
if hasattr(os, "getuid") and os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(DataFolder(Path(sys.argv[1])), reserve_bytes=0)
except WorldError as error:
    print(error.code.value, "|", sentence(error))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits for folders")
@pytest.mark.parametrize("there", [True, False], ids=["with-a-database", "empty-folder"])
def test_a_read_only_folder_has_its_sentence(tmp_path: Path, there: bool) -> None:
    """Run as another user when we are root, because root ignores the bits."""
    folder = DataFolder(tmp_path / "data")
    folder.root.mkdir()
    if there:
        opened(folder).close()
    for path in [folder.root, *folder.root.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in list(folder.root.parents)[:-2]:
        parent.chmod(parent.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY_CHILD, str(folder.root)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    folder.root.chmod(0o755)
    assert done.stdout.startswith("folder-read-only | In deze map kan niets worden opgeslagen"), done.stderr
    assert str(folder.root) in done.stdout


def test_a_folder_that_is_a_file_has_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("geen map", encoding="utf-8")
    with pytest.raises(WorldError) as caught:
        opened(DataFolder(tmp_path / "data"))
    assert caught.value.code is WorldErrorCode.FOLDER_READ_ONLY


def test_a_setting_that_does_not_read_back_stops_the_start(filled: DataFolder) -> None:
    with pytest.raises(WorldError) as caught:
        connect(filled.database, (*WORKING, ("max_page_count", "1", "1")))
    assert caught.value.code is WorldErrorCode.DATABASE_UNSAFE
    assert "max_page_count" in caught.value.detail


def test_the_working_settings_are_the_promised_ones(filled: DataFolder) -> None:
    connection = connect(filled.database)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in WORKING}
    connection.close()
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "cell_size_check": 1,
    }


def test_a_journal_left_without_its_file_is_not_applied_to_a_new_one(filled: DataFolder) -> None:
    journal = filled.database.with_name("sessions.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1000))
    filled.database.unlink()
    store = opened(filled)
    assert store.sessions() == ()
    store.close()
    assert not journal.exists()
    assert len(list(filled.root.glob("sessions.left-over-*.db-journal"))) == 1


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", WorldErrorCode, ids=lambda code: code.value)
def test_every_error_of_the_world_has_its_sentence(code: WorldErrorCode, language: str) -> None:
    i18n.use("en")
    english = sentence(WorldError(code, "x{y}"))
    i18n.use(language)
    text = sentence(WorldError(code, "x{y}", "DETAIL"))
    assert "x{y}" in text
    assert "DETAIL" not in text
    assert text.count(".") >= 2
    assert (text == english) is (language == "en")
