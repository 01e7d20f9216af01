"""Struck and deleted means gone: no byte of it in the file, its journal, any backup or anything set aside."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.events import Text
from dilemmagame.storage import Store, good_backups, quarantine
from dilemmagame.storage.connection import connect
from tests.storage.evenings import CREATED, evening, files_with, no_copies, note, opened, start, strike

SECRET = "kwetsuurwoord"


def test_struck_words_are_in_no_file_of_the_data_folder(store: Store, folder: DataFolder) -> None:
    start(store)
    note(store, "t0001", f"Bij ons was het {SECRET} van de wethouder.")
    note(store, "t0002", f"{SECRET} " * 3000)  # runs over into overflow pages
    note(store, "t0003", "Dit mag blijven staan.")
    store.append("avond-1", (), (Text("t0001", f"Anders gezegd: {SECRET}, en dat twee keer."),), 1500, None)
    store.backup()
    store.backup()
    assert len(files_with(folder.root, SECRET)) == 3  # the search finds it when it is there
    strike(store, "t0001", "t0002")
    assert files_with(folder.root, SECRET) == []
    assert "Dit mag blijven staan." in [text.body for text in store.load("avond-1").texts]
    assert len(files_with(folder.root, "Dit mag blijven staan.")) == 2  # the file and one fresh backup
    assert len(store.backups()) == 1


def test_struck_words_are_gone_from_a_copy_kept_at_a_restore(store: Store, folder: DataFolder) -> None:
    start(store)
    backup = store.backup()
    note(store, "t0001", SECRET)
    store.restore(backup)
    assert files_with(folder.root, SECRET) != []
    strike(store, "t0001")
    assert files_with(folder.root, SECRET) == []


def test_a_damaged_file_set_aside_goes_only_when_it_names_the_session(folder: DataFolder) -> None:
    store = opened(folder)
    start(store, "avond-1")
    note(store, "t0001", SECRET, "avond-1")
    backup = store.backup()
    store.close()
    with_it = quarantine(folder.database)
    store = opened(folder)
    start(store, "andere-avond")
    store.close()
    without_it = quarantine(folder.database)
    store = opened(folder)
    store.restore(backup)
    strike(store, "t0001")
    store.close()
    assert not with_it.exists()
    assert without_it.exists()
    assert files_with(folder.root, SECRET) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.integers(0, 6000), min_size=1, max_size=8), chosen=st.data())
def test_no_length_or_order_of_texts_leaves_a_trace(
    tmp_path: Path, sizes: list[int], chosen: st.DataObject
) -> None:
    root = tmp_path / "any"
    shutil.rmtree(root, ignore_errors=True)
    folder = DataFolder(root)
    store = opened(folder)
    start(store)
    words = {f"t{n:04d}": f"geheim{n:04d}woord " + "x" * size for n, size in enumerate(sizes)}
    for text_id, body in words.items():
        note(store, text_id, body)
    store.backup()
    gone = chosen.draw(st.sets(st.sampled_from(sorted(words)), min_size=1))
    strike(store, *sorted(gone))
    assert files_with(root, *(words[text_id][:15] for text_id in gone)) == []
    assert {text.id for text in store.load("avond-1").texts} == set(words) - gone
    store.close()


def test_a_deleted_session_is_in_no_file_of_the_data_folder(
    store: Store, folder: DataFolder, tmp_path: Path
) -> None:
    start(store, "blijft", "Deze blijft")
    start(store, "verdwijnt", f"Avond over {SECRET}")
    note(store, "t0001", f"Notitie met {SECRET}", "verdwijnt")
    store.note_export("verdwijnt", tmp_path / f"{SECRET}.docx")
    store.backup()
    assert len(files_with(folder.root, SECRET, "verdwijnt")) == 2
    store.delete("verdwijnt")
    assert files_with(folder.root, SECRET, "verdwijnt") == []
    assert [summary.session_id for summary in store.sessions()] == ["blijft"]
    assert store.exports("verdwijnt") == ()
    assert store.unfinished() is None
    assert len(store.backups()) == 1
    assert store.load("blijft").plan.title == "Deze blijft"


def test_a_session_under_a_public_records_request_is_not_deleted(store: Store) -> None:
    start(store)
    store.hold("avond-1", held=True)
    with pytest.raises(WorldError) as caught:
        store.delete("avond-1")
    assert caught.value.code is WorldErrorCode.SESSION_HELD
    assert len(store.load("avond-1").events) == 2
    store.hold("avond-1", held=False)
    store.delete("avond-1")
    assert store.sessions() == ()


def test_a_scrubbing_that_could_not_reach_the_copies_is_made_good_at_the_next_start(
    store: Store, folder: DataFolder
) -> None:
    start(store)
    note(store, "t0001", SECRET)
    store.backup()
    with no_copies(folder):
        strike(store, "t0001")
    store.close()
    assert files_with(folder.root, SECRET) == ["backups/sessions-00001-2026-03-18.db"]
    opened(folder).close()
    assert files_with(folder.root, SECRET) == []


def test_the_mark_of_a_finished_scrub_is_gone_everywhere(store: Store, folder: DataFolder) -> None:
    store.create(evening("zonder-sporen"), CREATED)
    store.delete("zonder-sporen")
    assert files_with(folder.root, "zonder-sporen") == []
    for path in (folder.database, *good_backups(folder)):
        connection = connect(path)
        assert connection.execute("SELECT scrub_due FROM upkeep").fetchone() == ("",)
        connection.close()
