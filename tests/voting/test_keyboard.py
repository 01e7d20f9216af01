"""The shared keyboard and slips against the real server process: what is called received is on disk, once."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dilemmagame.domain.ballots import THE_CARD, About, Count, Subject
from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.keyboard import KeyboardVote, Received
from dilemmagame.live.phone_view import PhoneBallot, PhoneView
from dilemmagame.live.presence import Presence
from dilemmagame.storage.ballots import BallotFile
from dilemmagame.voting.door import LETTERS, slip_hash
from dilemmagame.voting.keyboard import Counter, LaptopKeyboard
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService
from dilemmagame.voting.slips import SlipBook
from tests.voting.room import ADDRESS, CODE, Server

WAIT_SECONDS = 25.0
CARD = PhoneBallot(1, 1, THE_CARD, ("A", "B", "unsure", "other"))
SURE = PhoneBallot(2, 1, Subject(About.CERTAINTY), ("1", "2", "3", "4", "5"))
ASKED = PhoneView(PhoneTask.VOTE, Localised("Stem", "Vote"), None, (CARD, SURE))


class Line:
    """A real server of a real service, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[Presence] = []
        self.totals: list[TakeTotals | VoidRound] = []
        self.service = VoteService(
            folder, "avond", ("127.0.0.1",), lambda view: page_of(view, "nl"), self.told.append, self.totals.append
        )  # fmt: skip
        self.service.start()
        self.until(lambda: self.is_up, "the server")

    @property
    def is_up(self) -> bool:
        return bool(self.told) and self.told[-1].join is not None and not self.told[-1].lost

    @staticmethod
    def until(true: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + WAIT_SECONDS
        while not true():
            assert time.monotonic() < end, what
            time.sleep(0.02)

    def again(self, act: Callable[[], object]) -> None:
        """Do what starts the server anew, and wait for it."""
        told = len(self.told)
        act()
        self.until(lambda: any(each.lost for each in self.told[told:]) and self.is_up, "the server again")

    def stored(self, number: int) -> dict[str, int]:
        """What is on disk, read by somebody else."""
        box = BallotFile.open(self.folder, "kaart")
        try:
            return dict(box.counts(number))
        finally:
            box.close()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    made = Line(tmp_path / "ballots")
    yield made
    made.service.finish()
    assert not made.folder.exists()


def test_what_is_received_is_on_disk_and_everybody_counts_once(line: Line) -> None:
    keyboard = line.service.keyboard()
    assert keyboard.asked() is None
    line.service.open("kaart", ASKED)
    assert keyboard.asked() == ASKED
    line.service.door(is_open=False)
    first = keyboard.vote(((1, "A"), (2, "5")))
    assert keyboard.cast(first) is Received.STORED
    assert line.stored(1) == {"A": 1}
    assert keyboard.cast(first) is Received.STORED
    assert keyboard.cast(keyboard.vote(((1, "B"),))) is Received.STORED
    assert line.stored(1) == {"A": 1, "B": 1}
    assert line.stored(2) == {"5": 1}
    line.service.close({})
    line.until(lambda: len(line.totals) == 2, "the totals")
    counted = line.totals[0]
    assert isinstance(counted, TakeTotals)
    assert counted.counts == (Count("A", 1), Count("B", 1))
    assert keyboard.asked() is None
    assert keyboard.cast(keyboard.vote(((1, "A"),))) is Received.CLOSED


def test_who_votes_on_the_laptop_is_no_phone_in_the_room(tmp_path: Path) -> None:
    server = Server(tmp_path / "ballots")
    server.open()
    counter = Counter(ADDRESS, server.port, CODE, bytes.fromhex(server.key))
    keyboard = LaptopKeyboard(lambda: counter, lambda: ASKED, lambda: False)
    assert keyboard.cast(keyboard.vote(((1, "A"),))) is Received.STORED
    # With the number of ballots comes what the server knows since the vote.
    beat = server.wait_for("beat", lambda said: said.get("voted", {}).get("1") == 1)
    assert beat["connected"] == 0
    assert server.stop() == 0


def test_an_answer_that_fits_no_question_is_refused(line: Line) -> None:
    line.service.open("kaart", ASKED)
    keyboard = line.service.keyboard()
    assert keyboard.cast(keyboard.vote(((1, "F"),))) is Received.BAD
    assert keyboard.cast(KeyboardVote("kort", ((1, "A"),))) is Received.BAD


def test_a_vote_while_the_server_is_down_is_received_when_it_is_up_again(line: Line) -> None:
    line.service.open("kaart", ASKED)
    keyboard = line.service.keyboard()
    assert keyboard.cast(keyboard.vote(((1, "A"),))) is Received.STORED
    process = line.service._child._running
    assert process is not None
    os.kill(process.process.pid, signal.SIGKILL)
    assert keyboard.cast(keyboard.vote(((1, "B"),))) is Received.STORED
    assert line.stored(1) == {"A": 1, "B": 1}


def test_a_slip_counts_once_however_often_it_is_tried(line: Line) -> None:
    codes: list[str] = []
    line.again(lambda: codes.extend(line.service.slips.add(3)))
    line.service.open("kaart", ASKED)
    keyboard = line.service.keyboard()
    assert keyboard.wants_slip()
    assert keyboard.cast(keyboard.vote(((1, "A"),))) is Received.WRONG_SLIP
    assert keyboard.cast(keyboard.vote(((1, "A"),), "AAAA-AAAA")) is Received.WRONG_SLIP
    heard: list[Received] = []
    hands = [
        threading.Thread(target=lambda: heard.append(keyboard.cast(keyboard.vote(((1, "A"),), codes[0].lower()))))
        for _each in range(4)
    ]  # fmt: skip
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert heard == [Received.STORED] * 4
    assert line.stored(1) == {"A": 1}
    for choice in ("other", "B", "A", "unsure"):
        assert keyboard.cast(keyboard.vote(((1, choice),), codes[0])) is Received.STORED
        assert line.stored(1) == {choice: 1}, "the last answer on a slip stands"
    assert keyboard.cast(keyboard.vote(((1, "B"),), codes[1])) is Received.STORED
    assert line.stored(1) == {"unsure": 1, "B": 1}
    line.again(line.service.slips.drop)
    assert not line.service.keyboard().wants_slip()


def test_slips_are_on_disk_as_hashes_in_no_order_and_for_this_session_only(tmp_path: Path) -> None:
    book = SlipBook(tmp_path, "avond")
    codes = book.add(40)
    assert len(set(codes)) == 40
    assert all(len(code) == 9 and code[4] == "-" and set(code) <= {*LETTERS, "-"} for code in codes)
    written = (tmp_path / "slips.json").read_text(encoding="ascii")
    assert not any(code in written or code.replace("-", "") in written for code in codes)
    kept = json.loads(written)["slips"]
    assert kept == sorted(slip_hash(code) for code in codes)
    assert len(SlipBook(tmp_path, "avond").hashes) == 40
    more = SlipBook(tmp_path, "avond")
    more.add(2)
    assert set(kept) < set(more.hashes)
    assert SlipBook(tmp_path, "een andere avond").hashes == ()
    book.clear()
    assert SlipBook(tmp_path, "avond").hashes == ()
