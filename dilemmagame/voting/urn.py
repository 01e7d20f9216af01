"""The one place that decides about ballots: a thread that takes what is waiting, judges it, puts it on disk, answers.

Closing waits in the same queue as votes, so "in time" has one order. A vote is answered only after its commit.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from dilemmagame.base.errors import WorldError
from dilemmagame.domain.ballots import Form
from dilemmagame.domain.disclosure import may_tell
from dilemmagame.ports import BallotBox, Cast
from dilemmagame.voting.forms import OpenRound, answer_text, chosen, place_sums
from dilemmagame.voting.protocol import Answer

log = logging.getLogger(__name__)

MOST_AT_ONCE = 512
MOST_WAITING = 20_000


class Answered(Enum):
    """What a phone hears about one answer. `STORED` is said after it is on disk, and for a repeat as well."""

    STORED = "stored"
    CLOSED = "closed"
    BAD = "bad"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Reply:
    """Per answer: its round, the number of the change that stands, and what became of it."""

    round: int
    s: int
    what: Answered


@dataclass(frozen=True, slots=True)
class Envelope:
    """Answers of one phone. `voter` is what its ballots are keyed on; `answer` is called by what is handed over."""

    voter: bytes = field(repr=False)
    answers: tuple[Answer, ...] = field(repr=False)
    answer: Callable[[tuple[Reply, ...]], None]


@dataclass(frozen=True, slots=True)
class Totals:
    """One closed round. `matrix` is there when an earlier round was to be linked: (choices, cells). `counts` is how
    many people picked each choice, `places` (of orders) the places of each added up; both are empty for several choices
    or an order of so few people that nothing may be told.
    """

    round: int
    counts: Mapping[str, int]
    ballots: int
    matrix: tuple[tuple[str, ...], tuple[tuple[int, ...], ...]] | None = None
    places: Mapping[str, int] = field(default_factory=dict)


Job = Callable[[], None]


class Urn:
    """Judges and keeps. All methods but `put` and `ask` run on its own thread."""

    def __init__(
        self,
        open_box: Callable[[str], BallotBox],
        broke: Callable[[], None],
        hand_over: Callable[[Job], None] = lambda job: job(),
    ) -> None:
        """`broke` is called, on the urn's thread, when a fault of our own ends it. `hand_over` gets, there as well, one
        job that answers everybody whose ballots went to disk together; it may do it elsewhere.
        """
        self._broke = broke
        self._hand_over = hand_over
        self._open_box = open_box
        self._jobs: queue.Queue[Envelope | Job | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="urn", daemon=True)
        self._box: BallotBox | None = None
        self._card = ""
        self._rounds: dict[int, OpenRound] = {}
        self._taking = False

    def start(self) -> None:
        self._thread.start()

    def put(self, envelope: Envelope) -> bool:
        """Hand in answers; False when too much is waiting, then nothing happens with them."""
        try:
            self._jobs.put_nowait(envelope)
        except queue.Full:
            return False
        return True

    def ask(self, job: Job) -> None:
        """Do `job` on the urn's thread, after everything that was handed in before it."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Finish what waits, let go of the file, and end. Ballots stay where they are."""
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join()

    # on the urn's thread

    def open(self, card: str, rounds: Sequence[OpenRound]) -> None:
        """Take answers for these rounds of `card`."""
        if card != self._card or self._box is None:
            if self._box is not None:
                self._box.close()
            self._box, self._card = self._open_box(card), card
        self._rounds = {each.number: each for each in rounds}
        self._taking = True

    def close_rounds(self, link: Mapping[int, int]) -> tuple[Totals, ...]:
        """Take no more answers. `link`: round -> earlier round of the same card on the same choices."""
        self._taking = False
        box = self._box
        if box is None:
            return ()
        try:
            box.seal()
        except WorldError as error:
            log.warning("the order of the ballots could not be taken out: %s", error.code.value)
        return tuple(self._totals(box, asked, link.get(asked.number, 0)) for asked in self._rounds.values())

    def void(self, rounds: Sequence[int]) -> None:
        if self._box is not None:
            for number in rounds:
                self._box.void(number)

    def discard(self, card: str) -> bool:
        """Destroy the ballots of `card`; False when they would not go now."""
        try:
            box = self._box if card == self._card and self._box is not None else self._open_box(card)
            if box is self._box:
                self._box, self._card, self._rounds, self._taking = None, "", {}, False
            box.destroy()
        except WorldError as error:
            log.warning("the ballots of a card could not be destroyed: %s", error.code.value)
            return False
        return True

    def voted(self) -> dict[int, int]:
        """Ballots per open round: how many, never for what."""
        box = self._box
        return {} if box is None else {number: box.ballots(number) for number in self._rounds}

    @staticmethod
    def _totals(box: BallotBox, asked: OpenRound, earlier: int) -> Totals:
        counts = dict(box.counts(asked.number))
        ballots = box.ballots(asked.number)
        match asked.form:
            case Form.MULTIPLE:
                return Totals(asked.number, chosen(counts) if may_tell(ballots) else {}, ballots)
            case Form.RANKING:
                places = place_sums(counts) if may_tell(ballots) else {}
                return Totals(asked.number, {}, ballots, places=places)
            case Form.SINGLE:
                pass
        if not earlier or not box.ballots(earlier):
            return Totals(asked.number, counts, ballots)
        table = box.matrix(earlier, asked.number, asked.choices)
        return Totals(asked.number, counts, ballots, (table.choices, table.cells))

    def _run(self) -> None:
        ended_well = False
        try:
            while self._serve():
                pass
            ended_well = True
        finally:
            if self._box is not None:
                self._box.close()
            if not ended_well:
                self._broke()

    def _serve(self) -> bool:
        """Do what waits; False at the end."""
        waiting = self._take()
        votes = [each for each in waiting if isinstance(each, Envelope)]
        if votes:
            self._judge(votes)
        last = waiting[-1]
        if last is None:
            return False
        if not isinstance(last, Envelope):
            last()
        return True

    def _take(self) -> list[Envelope | Job | None]:
        """What waits, up to and including the first thing that is no vote."""
        taken: list[Envelope | Job | None] = [self._jobs.get()]
        while isinstance(taken[-1], Envelope) and len(taken) < MOST_AT_ONCE:
            try:
                taken.append(self._jobs.get_nowait())
            except queue.Empty:
                break
        return taken

    def _judge(self, votes: Sequence[Envelope]) -> None:
        """One transaction for all of them; then everybody hears."""
        box = self._box
        judged = [
            [self._cast(box, envelope.voter, answer) for answer in envelope.answers] for envelope in votes
        ]
        casts = [each for given in judged for each in given if isinstance(each, Cast)]
        standing: Iterator[int] | None = iter(())
        try:
            if box is not None and casts:
                standing = iter(box.cast(casts))
        except WorldError as error:
            log.warning("ballots could not be stored: %s", error.code.value)
            standing = None
        replies = [
            tuple(
                _reply(answer, each, standing) for answer, each in zip(envelope.answers, given, strict=True)
            )
            for envelope, given in zip(votes, judged, strict=True)
        ]

        def answer_all() -> None:
            for envelope, told in zip(votes, replies, strict=True):
                envelope.answer(told)

        self._hand_over(answer_all)

    def _cast(self, box: BallotBox | None, voter: bytes, answer: Answer) -> Cast | Answered:
        asked = self._rounds.get(answer.round)
        if box is None or asked is None or not self._taking:
            return Answered.CLOSED
        text = answer_text(asked, answer.c)
        return Answered.BAD if text is None else Cast(answer.round, box.ref(voter), answer.s, text)


def _reply(answer: Answer, judged: Cast | Answered, standing: Iterator[int] | None) -> Reply:
    """`standing`: the numbers that stand, one for each ballot that was put down; None when none of them was.

    A slip can have been used on another phone: then the higher number tells this one that it came behind.
    """
    if isinstance(judged, Answered):
        return Reply(answer.round, 0, judged)
    if standing is None:
        return Reply(answer.round, 0, Answered.RETRY)
    return Reply(answer.round, next(standing), Answered.STORED)
