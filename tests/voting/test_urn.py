"""The urn on the real ballot file: whatever the order, repeats and delays, the count is everybody's last answer."""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dilemmagame.domain.ballots import Form
from dilemmagame.storage.ballots import BallotFile
from dilemmagame.voting.forms import OpenRound
from dilemmagame.voting.protocol import Answer
from dilemmagame.voting.urn import Answered, Envelope, Reply, Totals, Urn

CHOICES = ("A", "B", "C")
ASKED = OpenRound(1, Form.SINGLE, CHOICES)
WAIT_SECONDS = 10.0

Message = tuple[int, int]
"""A phone and the number of its change. What it chose then follows from the two: a phone says one thing per number."""
messages = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6)), max_size=40)


def choice_of(message: Message) -> str:
    phone, change = message
    return CHOICES[(phone * 7 + change * 5) % 3]


class Table:
    """An urn on its own thread, asked and answered from here."""

    def __init__(self, folder: Path) -> None:
        self.broke = threading.Event()
        self.heard: list[tuple[Message, Reply]] = []
        self.urn = Urn(partial(BallotFile.open, folder), self.broke.set)
        self.urn.start()

    def does(self, job: Callable[[], object]) -> None:
        done = threading.Event()

        def work() -> None:
            job()
            done.set()

        self.urn.ask(work)
        assert done.wait(WAIT_SECONDS)

    def send(self, sent: Sequence[Message]) -> None:
        for message in sent:
            answers = (Answer(round=1, s=message[1], c=(choice_of(message),)),)
            told = partial(self._hear, message)
            assert self.urn.put(Envelope(f"token:{message[0]}".encode(), answers, told))

    def _hear(self, message: Message, replies: tuple[Reply, ...]) -> None:
        self.heard.append((message, replies[0]))


def last_of_each(sent: Sequence[Message]) -> dict[int, int]:
    last: dict[int, int] = {}
    for phone, change in sent:
        last[phone] = max(last.get(phone, 0), change)
    return last


# The folder is made anew in the test itself: an example is an evening.
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(in_time=messages, late=messages)
def test_whatever_comes_twice_late_or_in_another_order_the_last_answer_counts(
    in_time: list[Message], late: list[Message]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Table(Path(folder))
        table.does(lambda: table.urn.open("kaart", (ASKED,)))
        table.send(in_time)
        totals: list[Totals] = []
        table.urn.ask(lambda: totals.extend(table.urn.close_rounds({})))
        table.send(late)
        table.urn.stop()
        last = last_of_each(in_time)
        (total,) = totals
        assert total.ballots == len(last)
        assert Counter(total.counts) == Counter(choice_of(message) for message in last.items())
        stored = [(message, reply) for message, reply in table.heard if reply.what is Answered.STORED]
        assert [message for message, _reply in stored] == in_time
        assert all(reply.s >= change for (_phone, change), reply in stored)
        assert {reply.what for _message, reply in table.heard[len(in_time) :]} <= {Answered.CLOSED}
        assert not table.broke.is_set()


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(messages, min_size=2, max_size=4))
def test_an_urn_that_is_started_again_goes_on_where_the_last_one_was(parts: list[list[Message]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            table = Table(Path(folder))
            table.does(partial(table.urn.open, "kaart", (ASKED,)))
            table.send(part)
            table.urn.stop()
        box = BallotFile.open(Path(folder), "kaart")
        last = last_of_each([message for part in parts for message in part])
        assert box.counts(1) == Counter(choice_of(message) for message in last.items())
        box.destroy()
        assert not list(Path(folder).iterdir())


def test_all_whose_ballots_went_to_disk_together_are_answered_in_one_job(tmp_path: Path) -> None:
    handed_over: list[Callable[[], None]] = []
    urn = Urn(partial(BallotFile.open, tmp_path), lambda: None, handed_over.append)
    told: list[tuple[Reply, ...]] = []
    for phone in range(20):
        answers = (Answer(round=1, s=1, c=("A",)),)
        if phone == 0:
            urn.ask(lambda: urn.open("kaart", (ASKED,)))
        assert urn.put(Envelope(f"token:{phone}".encode(), answers, told.append))
    urn.start()
    urn.stop()
    assert len(handed_over) == 1
    assert told == [], "who is told waits for the job"
    handed_over[0]()
    assert [reply.what for (reply,) in told] == [Answered.STORED] * 20


def test_a_message_with_one_answer_too_few_or_foreign_leaves_the_others_alone(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.does(lambda: table.urn.open("kaart", (ASKED, OpenRound(2, Form.RANKING, CHOICES))))
    told: list[tuple[Reply, ...]] = []
    answers = (
        Answer(round=1, s=1, c=("B",)),
        Answer(round=2, s=1, c=("A", "B")),
        Answer(round=3, s=1, c=("A",)),
    )
    table.urn.put(Envelope(b"token:x", answers, told.append))
    table.urn.stop()
    assert [reply.what for reply in told[0]] == [Answered.STORED, Answered.BAD, Answered.CLOSED]
    box = BallotFile.open(tmp_path, "kaart")
    assert (box.counts(1), box.ballots(2), box.ballots(3)) == (Counter("B"), 0, 0)
    box.close()
