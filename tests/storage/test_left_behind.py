"""Ballots that a program which died has left: those of the evening that goes on stay, all others are destroyed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from dilemmagame.app import load_services
from dilemmagame.base.paths import DataFolder
from dilemmagame.live.phoning import evening_key
from dilemmagame.storage import Store
from dilemmagame.storage.ballots import BallotFile, destroy_left_behind
from dilemmagame.storage.scratch import open_scratch
from tests.storage.evenings import start


def left(folder: Path, *cards: str) -> None:
    for card in cards:
        BallotFile.open(folder, card).close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_the_ballots_of_the_evening_that_goes_on_stay(tmp_path: Path) -> None:
    left(tmp_path, "avond1-3", "avond1-4", "avond12-3")
    destroy_left_behind(tmp_path, "avond1")
    assert names(tmp_path) == ["avond1-3.ballots", "avond1-3.key", "avond1-4.ballots", "avond1-4.key"]
    destroy_left_behind(tmp_path)
    assert names(tmp_path) == []
    destroy_left_behind(tmp_path / "nowhere")


def test_what_will_not_go_does_not_stop_the_start(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    left(tmp_path, "een-1", "twee-1")
    (tmp_path / "een-1.key").unlink()
    (tmp_path / "een-1.key").mkdir()
    destroy_left_behind(tmp_path)
    assert names(tmp_path) == ["een-1.ballots", "een-1.key"]
    assert "could not be destroyed" in caplog.text
    assert "een" not in caplog.text


def test_practice_that_was_broken_off_goes_at_the_next_start_and_only_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    ours, others = DataFolder(tmp_path / "ours"), DataFolder(tmp_path / "others")
    died = open_scratch(ours)
    start(died)
    Store.close(died)  # as a program that dies lets go of it: the folder stays
    going_on = open_scratch(others)
    assert len(list((tmp_path / "tmp").iterdir())) == 2
    load_services(ours, "nl").store.close()
    (left_over,) = (tmp_path / "tmp").iterdir()
    start(going_on)
    going_on.close()
    assert not left_over.exists(), "another program was practising there"


def test_the_app_looks_at_its_start(store: Store, folder: DataFolder) -> None:
    start(store)
    store.close()
    left(folder.ballots, f"{evening_key('avond-1')}-2", "vorige-2")
    services = load_services(folder, "nl")
    services.store.close()
    assert names(folder.ballots) == ["avond1-2.ballots", "avond1-2.key"]
