"""Votes on values: nobody's choices and nobody's order follow from all that is shown, exported and kept together.

Whole evenings on a values board are played with people who choose several values and put them in order. Everything that
can be got is gathered: the stage, the phones, the notes in every form, the log on disk. Then the same figures are made
by other ballots: nothing that was gathered may tell them apart.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

import pytest

from dilemmagame.domain.ballots import About, Channel, Count, PlaceSum, Round, RoundStatus, answer_of, form_of
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import (
    Advance,
    AskValues,
    Command,
    CountHands,
    NameValue,
    ReopenVote,
    TakeTotals,
)
from dilemmagame.domain.disclosure import THRESHOLD, may_tell
from dilemmagame.domain.events import Event
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase, Primary, Refusal, Session, begin, decide, primary, replay
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.timing import SessionTime
from dilemmagame.domain.wiping import WipeDepth, to_wipe, without_raw
from dilemmagame.live.phone_view import phone_view
from dilemmagame.live.stage_view import Scene
from dilemmagame.live.staging import stage_view
from dilemmagame.notes.export import Format, write_notes
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.storage.payloads import event_to_json
from dilemmagame.voting.forms import chosen, place_sums
from tests.sample import CLOSING, OPENING, START, method, plan, step, words

PAPERS = (Format.MARKDOWN, Format.HTML, Format.CSV, Format.JSON)
NAMES = ("moed", "respect", "zorg", "openheid", "trouw")
BOARD = method("waarden", step(StepKind.VALUES_BOARD, 8), step(StepKind.VALUES_BOARD, 8), frame=True)
Ballots = dict[int, tuple[str, ...]]
"""What each person picked; whoever is not there gave no ballot."""


@dataclass(frozen=True)
class Counting:
    """One counting of one round; `hands` raised theirs for all to see."""

    number: int
    about: About
    ballots: Ballots
    hands: frozenset[int]


class Evening:
    """What the trainer does hangs on the seed alone. `instead` replaces the ballots of one counting."""

    def __init__(self, seed: int, people: int, instead: Mapping[int, Ballots] | None = None) -> None:
        self._seed, self._people, self._instead = seed, people, instead or {}
        self._trainer = random.Random(seed)
        self._ms = 0
        made = replace(
            plan(PlannedItem(OPENING), PlannedItem(BOARD), PlannedItem(CLOSING), present=people),
            channel=Channel.PHONES,
            starts_at=START,
            values=tuple(Term(name, words(name), words("")) for name in NAMES),
        )
        self.state: Session = begin(made)
        self.log: list[Event] = []
        self.seen: list[str] = []
        self.scenes: list[Scene] = []
        self.countings: list[Counting] = []

    def play(self) -> Evening:
        for _click in range(60):
            if self.state.phase is Phase.FINISHED:
                break
            if self.state.current.step.kind is StepKind.VALUES_BOARD and not self.state.rounds_here():
                self._values()
            self._do(Advance())
        assert self.state.phase is Phase.FINISHED
        for paper in PAPERS:
            self.seen.append(write_notes(what_may_leave(self.state, {}, "nl"), paper).decode())
        return self

    @property
    def kept(self) -> list[str]:
        """What lies on disk of the votes once the evening was closed and wiped."""
        log = without_raw(self.log, to_wipe(self.state, WipeDepth.RAW))
        return [event_to_json(event) for event in log]

    def _values(self) -> None:
        for name in NAMES[: self._trainer.randint(3, 5)]:
            self._do(NameValue(name, named=True))
        for about in (About.VALUES, About.ORDER):
            self._do(AskValues(about))
            while primary(self.state) is Primary.CLOSE_VOTE:
                self._do(Advance())
                self._count(self.state.rounds[-1])
                if self._trainer.random() < 0.25:
                    self._do(ReopenVote(self.state.rounds[-1].number))
            if self._trainer.random() < 0.15:
                return  # skipped: it stays covered
            while primary(self.state) in (Primary.REVEAL, Primary.REVEAL_ANYWAY):
                self._do(Advance())

    def _count(self, vote: Round) -> None:
        occasion = len(self.countings)
        ballots = self._instead.get(occasion) or self._ballots(vote, occasion)
        mixed = vote.subject.about is About.VALUES and random.Random(f"{self._seed}{occasion}").random() < 0.3
        hands = frozenset(person for person in ballots if mixed and person % 3 == 0)
        self.countings.append(Counting(vote.number, vote.subject.about, ballots, hands))
        self._do(totals(vote, {person: picked for person, picked in ballots.items() if person not in hands}))
        if hands:
            raised = Counter(choice for person in hands for choice in ballots[person])
            self._do(CountHands(vote.number, tuple(Count(c, raised[c]) for c in self.state.choices_of(vote))))

    def _ballots(self, vote: Round, occasion: int) -> Ballots:
        chance = random.Random(f"{self._seed} {occasion}")
        part = 0.95 if chance.random() < 0.7 else 3 / self._people
        choices = list(self.state.choices_of(vote))
        assert vote.question is not None
        found: Ballots = {}
        for person in range(self._people):
            if chance.random() >= part:
                continue
            order = sorted(choices, key=lambda choice: choices.index(choice) + chance.gauss(0, 1.2))
            many = len(order) if vote.subject.about is About.ORDER else chance.randint(1, vote.question.most)
            found[person] = tuple(order[:many])
        return found

    def _do(self, command: Command) -> None:
        self._ms += 1_000
        outcome = decide(self.state, command, SessionTime(self._ms, START + timedelta(milliseconds=self._ms)))
        assert not isinstance(outcome, Refusal), (command, outcome)
        self.state = replay(self.state, outcome.events)
        self.log.extend(outcome.events)
        shown = stage_view(replace(self.state, timer=None), {}, 0)
        self.seen.append(f"{shown}{phone_view(self.state)}")
        self.scenes.append(shown.scene)


def totals(vote: Round, ballots: Ballots) -> TakeTotals:
    """What the voting server hands over: see `voting.urn`."""
    form = form_of(vote.subject.about)
    texts = Counter(
        answer_of(form, sorted(p) if vote.subject.about is About.VALUES else p) for p in ballots.values()
    )
    people = len(ballots)
    assert vote.question is not None
    told = may_tell(people)
    picked = chosen(texts) if told and vote.subject.about is About.VALUES else {}
    sums = place_sums(texts) if told and vote.subject.about is About.ORDER else {}
    counts = tuple(Count(each, picked[each]) for each in vote.question.choices if each in picked)
    places = tuple(PlaceSum(each, sums[each]) for each in vote.question.choices if each in sums)
    return TakeTotals(vote.number, counts, ballots=people, places=places)


SESSIONS = [(1, 3), (2, 4), (3, 5), (4, 6), (5, 7), (7, 12), (8, 18), (10, 45)]


def withheld(evening: Evening) -> list[int]:
    """The countings of which nothing may be told: done over, not revealed, fewer than five, or fewer than five beside
    hands.
    """
    last = {counting.number: occasion for occasion, counting in enumerate(evening.countings)}
    shown = {vote.number for vote in evening.state.rounds if vote.status is RoundStatus.REVEALED}
    found: list[int] = []
    for occasion, counting in enumerate(evening.countings):
        secret = len(counting.ballots) - len(counting.hands)
        over = last[counting.number] != occasion or counting.number not in shown
        if over or secret < THRESHOLD:
            found.append(occasion)
    return found


@pytest.mark.parametrize(("seed", "people"), SESSIONS)
def test_what_is_withheld_changes_nothing_that_can_be_got(seed: int, people: int) -> None:
    evening = Evening(seed, people).play()
    for occasion in withheld(evening):
        counting = evening.countings[occasion]
        turned = {
            person: picked if person in counting.hands else tuple(reversed("ABC"[: len(picked)]))
            for person, picked in counting.ballots.items()
            if counting.about is About.VALUES
        } or {person: tuple(reversed(picked)) for person, picked in counting.ballots.items()}
        changed = Evening(seed, people, {occasion: turned}).play()
        assert changed.seen == evening.seen, counting
        assert changed.kept == evening.kept


@pytest.mark.parametrize(("seed", "people"), SESSIONS)
def test_other_ballots_with_the_same_figures_look_the_same_everywhere(seed: int, people: int) -> None:
    """Two people trade everything, and what they chose or how they put two values is mixed where the sums stay."""
    evening = Evening(seed, people).play()
    chance = random.Random(seed)
    for occasion, counting in enumerate(evening.countings):
        secret = sorted(person for person in counting.ballots if person not in counting.hands)
        if len(secret) < THRESHOLD:
            continue
        one, two = chance.sample(secret, 2)
        other = dict(counting.ballots)
        other[one], other[two] = other[two], other[one]
        other = mixed(other, secret, counting.about)
        changed = Evening(seed, people, {occasion: other}).play()
        assert changed.seen == evening.seen
        assert [event_to_json(each) for each in changed.log] == [event_to_json(each) for each in evening.log]


def mixed(ballots: Ballots, secret: list[int], about: About) -> Ballots:
    """The same sums from other ballots: people swap one value for another's, or turn two values round against another
    who turns them back.
    """
    found = dict(ballots)
    for one in secret:
        for two in secret:
            mine, theirs = found[one], found[two]
            if about is About.VALUES:
                give = [each for each in mine if each not in theirs]
                take = [each for each in theirs if each not in mine]
                if give and take:
                    found[one] = tuple(take[0] if each == give[0] else each for each in mine)
                    found[two] = tuple(give[0] if each == take[0] else each for each in theirs)
                continue
            for first, second in pairwise(mine):
                at = theirs.index(second)
                if at + 1 < len(theirs) and theirs[at + 1] == first:
                    found[one] = _turned(mine, first, second)
                    found[two] = _turned(theirs, second, first)
                    break
    return found


def _turned(order: tuple[str, ...], first: str, second: str) -> tuple[str, ...]:
    turned = {first: second, second: first}
    return tuple(turned.get(each, each) for each in order)


@pytest.mark.parametrize(("seed", "people"), SESSIONS)
def test_for_everybody_there_is_an_evening_that_looks_the_same_in_which_they_chose_otherwise(
    seed: int, people: int
) -> None:
    """Unless everybody gave the very same ballot, of which the trainer was warned."""
    evening = Evening(seed, people).play()
    for occasion, counting in enumerate(evening.countings):
        secret = [person for person in counting.ballots if person not in counting.hands]
        for person in secret[:3]:
            mine = (
                set(counting.ballots[person]) if counting.about is About.VALUES else counting.ballots[person]
            )
            others = [
                each
                for each in secret
                if (set(counting.ballots[each]) if counting.about is About.VALUES else counting.ballots[each])
                != mine
            ]
            if not others:
                continue
            other = dict(counting.ballots)
            other[person], other[others[0]] = other[others[0]], other[person]
            assert Evening(seed, people, {occasion: other}).play().seen == evening.seen


def test_the_sessions_have_what_they_are_to_test() -> None:
    evenings = [Evening(seed, people).play() for seed, people in SESSIONS]
    rounds = [vote for evening in evenings for vote in evening.state.rounds]
    assert {vote.subject.about for vote in rounds} == {About.VALUES, About.ORDER}
    assert {Channel.PHONES, Channel.MIXED} <= {vote.channel for vote in rounds}
    assert any(withheld(evening) for evening in evenings)
    kinds = {type(scene).__name__ for evening in evenings for scene in evening.scenes}
    assert {"ValuesVoteScene", "ValuesResultScene", "ValuesBoardScene"} <= kinds
    assert any(
        mixed(c.ballots, sorted(c.ballots), c.about) != c.ballots for e in evenings for c in e.countings
    )
