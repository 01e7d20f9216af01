"""Whole evenings with simulated phones on the real server, and the session that is steered from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import About, Channel
from dilemmagame.domain.disclosure import Disclosure, bars
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase, Session, begin, replay
from dilemmagame.domain.steps import CaptureField
from dilemmagame.library.methods import read_methods
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.live.rehearsal import Rehearsal
from dilemmagame.storage import Store
from dilemmagame.voting.crowd import PhoneCrowd
from tests.forms import GREY_ZONE, LADDER, RICH_CARD
from tests.live.test_rehearsal import SCRIPT
from tests.sample import CARD_ROUND, CLOSING, OPENING, START, plan
from tests.voting.room import ROOT


def played(folder: Path, *, but: int, seed: int = 3) -> Session:
    store = Store.open(DataFolder(folder), reserve_bytes=4096)
    items = [PlannedItem(each, RICH_CARD) for each in (CARD_ROUND, LADDER, GREY_ZONE)]
    evening = replace(
        plan(PlannedItem(OPENING), *items, PlannedItem(CLOSING), present=24), channel=Channel.PHONES
    )
    try:
        rehearsal = Rehearsal(store, VirtualClock(START), evening, SCRIPT, seed)
        crowd = PhoneCrowd(rehearsal.owner, folder / "ballots", 24, seed)
        try:
            rehearsal.give_phones(crowd, but=but)
            rehearsal.play()
        finally:
            crowd.close()
        stored = store.load("s1")
        assert replay(begin(stored.plan), stored.events) == rehearsal.owner.state
        return rehearsal.owner.state
    finally:
        store.close()


def test_an_evening_by_phone_counts_every_round_and_leaves_no_ballot(tmp_path: Path) -> None:
    state = played(tmp_path, but=0)
    assert state.phase is Phase.FINISHED
    assert {vote.channel for vote in state.rounds} == {Channel.PHONES}
    assert {vote.subject.about for vote in state.rounds} == {About.CARD, About.TWIST, About.CASE}
    assert all(vote.total >= 5 and vote.secret == vote.counts for vote in state.rounds)
    assert len(state.moves) == 1 + len(RICH_CARD.cases)
    assert not list((tmp_path / "ballots").glob("*"))
    reasons = [line for line in state.captures if line.field is CaptureField.REASON and not line.choice]
    assert len(reasons) == 1, "of what was sent in the trainer kept one"


def test_who_has_no_phone_is_counted_by_hand_in_the_same_result(tmp_path: Path) -> None:
    by_phone, mixed = played(tmp_path / "a", but=0), played(tmp_path / "b", but=3)
    assert {vote.channel for vote in mixed.rounds} == {Channel.MIXED}
    assert [vote.counts for vote in by_phone.rounds] != [vote.secret for vote in mixed.rounds]
    for one, other in zip(by_phone.rounds, mixed.rounds, strict=True):
        assert {c.choice: c.ballots for c in one.counts} == {c.choice: c.ballots for c in other.counts}


def test_the_values_of_a_board_are_chosen_and_put_in_order_by_phone(tmp_path: Path) -> None:
    board = next(each for each in read_methods(paths.assets() / "methods")[0] if each.id == "waarden")
    values = read_vocabulary(paths.assets() / "vocabulary")[0].values
    evening = replace(
        plan(PlannedItem(OPENING), PlannedItem(board), present=24), channel=Channel.PHONES, values=values
    )
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    try:
        rehearsal = Rehearsal(store, VirtualClock(START), evening, SCRIPT, 5)
        crowd = PhoneCrowd(rehearsal.owner, tmp_path / "ballots", 24, 5)
        try:
            rehearsal.give_phones(crowd)
            rehearsal.play()
        finally:
            crowd.close()
        state = rehearsal.owner.state
    finally:
        store.close()
    chosen, ordered = state.rounds
    assert (chosen.subject.about, ordered.subject.about) == (About.VALUES, About.ORDER)
    assert chosen.question is not None
    assert chosen.ballots == chosen.total >= 15
    assert (
        chosen.ballots <= sum(each.ballots for each in chosen.counts) <= chosen.ballots * chosen.question.most
    )
    assert ordered.counts == ()
    assert sum(each.places for each in ordered.places) == ordered.ballots * 6
    assert [bars(vote) for vote in state.rounds] == [Disclosure.BARS] * 2
    assert not list((tmp_path / "ballots").glob("*"))


def test_a_session_can_be_served_from_a_terminal(tmp_path: Path) -> None:
    told = subprocess.run(
        [
            sys.executable, "-m", "dilemmagame", "serve", "--data", str(tmp_path), "--address", "127.0.0.1",
            "--lang", "en",
        ],
        input="\n\n\n\n\nq\n", capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stderr == ""
    assert "Enter closes the vote." in told.stdout


@pytest.mark.parametrize("channel", ["phones", "mixed"])
def test_a_rehearsal_by_phone_says_in_the_notes_how_was_voted(tmp_path: Path, channel: str) -> None:
    told = subprocess.run(
        [
            sys.executable, "-m", "dilemmagame", "rehearse", "raadsleden", "--out", str(tmp_path / "out"),
            "--programme", "kwartier", "--channel", channel, "--lang", "en", "--participants", "15",
        ],
        capture_output=True, text=True, cwd=ROOT, timeout=100, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    notes = (tmp_path / "out" / "notes.md").read_text(encoding="utf-8")
    wanted = "Answered by phone, in secret." if channel == "phones" else "Partly answered by phone"
    assert wanted in notes
