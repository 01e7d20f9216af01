"""'Close and wipe' on disk: words and counts are in no file any more, a held session stays, a crash is made good."""

from __future__ import annotations

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.events import CountsEntered, Event, RawWiped, RoundClosed, RoundOpened, TextsStruck
from dilemmagame.domain.session import begin, replay
from dilemmagame.domain.wiping import WipeDepth, struck, to_wipe, without_raw
from dilemmagame.storage import Store
from tests.storage.evenings import CREATED, captured, files_with, no_copies, note, opened, start

SECRET = "kwetsuurwoord"
COUNTED = '"ballots":613'


def played(store: Store) -> None:
    """A line of the trainer, and a count that was never shown."""
    start(store)
    note(store, "t0001", f"Over het {SECRET}.")
    events: tuple[Event, ...] = (
        RoundOpened(1100, 1, 1, 1, 900, Channel.HANDS),
        RoundClosed(1200, 1),
        CountsEntered(1300, 1, 900, (Count("A", 613), Count("B", 200))),
    )
    store.append("avond-1", events, (), 1300, None)
    store.backup()


def wipe(store: Store) -> None:
    stored = store.load("avond-1")
    wiping = to_wipe(replay(begin(stored.plan), stored.events), WipeDepth.RAW)
    log = (
        *without_raw(stored.events, wiping),
        *struck(stored.clock_ms, wiping),
        RawWiped(stored.clock_ms, CREATED, wiping.rounds),
    )
    store.rewrite("avond-1", log, wiping.texts, wiping.private, stored.clock_ms)


def test_words_and_counts_are_in_no_file_of_the_data_folder(store: Store, folder: DataFolder) -> None:
    played(store)
    assert len(files_with(folder.root, SECRET)) == 2
    assert len(files_with(folder.root, COUNTED)) == 2
    wipe(store)
    assert files_with(folder.root, SECRET, COUNTED) == []
    assert len(store.backups()) == 1


def test_the_session_goes_on_after_a_wipe_and_can_be_opened_anew(folder: DataFolder) -> None:
    store = opened(folder)
    played(store)
    wipe(store)
    store.append("avond-1", (captured("t0002"),), (), 1500, None)
    store.close()
    store = opened(folder)
    stored = store.load("avond-1")
    kinds = [type(event).__name__ for event in stored.events]
    assert kinds == [
        "Started", "StepEntered", "TextCaptured", "RoundOpened", "RoundClosed", "TextsStruck", "RawWiped",
        "TextCaptured",
    ]  # fmt: skip
    state = replay(begin(stored.plan), stored.events)
    assert state.rounds[0].total == 0
    assert state.wiped_on is not None
    assert stored.texts == ()
    store.close()


def test_a_struck_text_stays_struck_whatever_comes_after(store: Store) -> None:
    played(store)
    wipe(store)
    note(store, "t0001", SECRET)
    assert store.load("avond-1").texts == ()


def test_a_held_session_is_not_touched(store: Store, folder: DataFolder) -> None:
    played(store)
    before = store.load("avond-1")
    store.hold("avond-1", True)
    with pytest.raises(WorldError) as refused:
        wipe(store)
    assert refused.value.code is WorldErrorCode.SESSION_HELD
    assert store.load("avond-1") == before
    assert files_with(folder.root, SECRET) != []


def test_a_session_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(WorldError) as refused:
        store.rewrite("weg", (), (), (), 0)
    assert refused.value.code is WorldErrorCode.SESSION_MISSING


def test_a_wipe_that_could_not_reach_the_copies_is_made_good_at_the_next_start(
    folder: DataFolder, clock: VirtualClock
) -> None:
    store = opened(folder, clock)
    played(store)
    with no_copies(folder):
        wipe(store)
    assert files_with(folder.root, SECRET) != [], "the backup still has it"
    store.close()
    store = opened(folder, clock)
    assert files_with(folder.root, SECRET, COUNTED) == []
    assert isinstance(store.load("avond-1").events[-2], TextsStruck)
    store.close()


def test_another_session_keeps_its_words(store: Store, folder: DataFolder) -> None:
    played(store)
    start(store, "avond-2")
    note(store, "t0001", "Dit blijft staan.", "avond-2")
    wipe(store)
    assert [text.body for text in store.load("avond-2").texts] == ["Dit blijft staan."]
    assert files_with(folder.root, SECRET) == []
