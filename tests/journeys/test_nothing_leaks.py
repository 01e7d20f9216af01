"""No combination of screens, phones and exports tells what `domain.disclosure` withholds.

Whole sessions are played with rungs, cases, certainty, two rounds, votes that are opened again, hands, phones and both
together. Everything the audience gets is gathered. Then somebody's answer is changed in a way that may not be seen:
nothing of what was gathered may change with it. And a solver gets all figures of linked rounds together.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from dilemmagame.domain.ballots import THE_CARD, Channel, Count, Round, RoundStatus
from dilemmagame.domain.cards import choices_for
from dilemmagame.domain.commands import (
    Advance,
    Command,
    CountHands,
    JumpTo,
    ReopenVote,
    SetChannel,
    TakeTotals,
)
from dilemmagame.domain.disclosure import THRESHOLD, Flows, NetOnly
from dilemmagame.domain.flows import NO_BALLOT, Budget, Cell, FlowMatrix, Known, Sum, determined
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase, Primary, Refusal, Session, begin, decide, primary, replay
from dilemmagame.domain.steps import StepKind, rules
from dilemmagame.domain.timing import SessionTime
from dilemmagame.live.phone_view import phone_view
from dilemmagame.live.stage_view import AlluvialScene, Scene, SlopeScene
from dilemmagame.live.staging import stage_view
from dilemmagame.notes.export import Format, write_notes
from dilemmagame.notes.leaving import what_may_leave
from tests.forms import GREY_ZONE, LADDER, RICH_CARD, forms_plan
from tests.sample import CARD_ROUND, START

PAPERS = (Format.MARKDOWN, Format.HTML, Format.CSV, Format.JSON)
Answers = dict[int, str]
"""What each person answered; whoever is not there gave no ballot."""
Change = Callable[[int, Answers], Answers]
SHOW = (Primary.REVEAL, Primary.REVEAL_ANYWAY)


@dataclass(frozen=True)
class Counting:
    """One counting of one round: who answered what, and how much of that everybody saw (raised hands)."""

    number: int
    answers: Answers
    hands: frozenset[int]


class Evening:
    """One session. What the trainer does hangs on the seed alone, never on an answer."""

    def __init__(self, seed: int, people: int, change: Change = lambda _occasion, answers: answers) -> None:
        self._seed = seed
        self._people = people
        self._change = change
        self._trainer = random.Random(seed)
        self._ms = 0
        items = (
            PlannedItem(CARD_ROUND, RICH_CARD),
            PlannedItem(LADDER, RICH_CARD),
            PlannedItem(GREY_ZONE, RICH_CARD),
        )
        self.state: Session = begin(replace(forms_plan(people), items=items, starts_at=START))
        self.countings: list[Counting] = []
        self.seen: list[str] = []
        self.scenes: list[Scene] = []
        self._again: set[tuple[str, int]] = set()

    def play(self) -> Evening:
        if self._trainer.random() < 0.6:
            self._do(SetChannel(Channel.PHONES))
        for _click in range(400):
            if self.state.phase is Phase.FINISHED:
                break
            self._click()
        assert self.state.phase is Phase.FINISHED
        for paper in PAPERS:
            self.seen.append(write_notes(what_may_leave(self.state, {}, "nl"), paper).decode())
        return self

    @property
    def exported(self) -> list[dict[str, Any]]:
        """The dilemmas of the JSON export."""
        found: list[dict[str, Any]] = json.loads(self.seen[-1])["dilemmas"]
        return found

    def _do(self, command: Command) -> None:
        self._ms += 1_000
        now = SessionTime(self._ms, START + timedelta(milliseconds=self._ms))
        outcome = decide(self.state, command, now)
        assert not isinstance(outcome, Refusal), (command, outcome)
        self.state = replay(self.state, outcome.events)
        shown = stage_view(replace(self.state, timer=None), {}, 0)
        if f"{shown}{phone_view(self.state)}" not in self.seen[-1:]:
            self.seen.append(f"{shown}{phone_view(self.state)}")
            self.scenes.append(shown.scene)

    def _click(self) -> None:
        kind = self.state.current.step.kind
        if primary(self.state) is Primary.CLOSE_VOTE:
            self._do(Advance())
            self._count()
            if self._now_and_then("open again"):
                self._do(ReopenVote(self.state.rounds_here()[0].number))
            return
        if primary(self.state) in SHOW:
            while primary(self.state) in SHOW:
                self._do(Advance())
            return
        shown = [vote for vote in self.state.rounds_here() if vote.status is RoundStatus.REVEALED]
        if kind is StepKind.TWIST and shown and self._now_and_then("vote again"):
            self._do(ReopenVote(shown[0].number))
            return
        if kind is StepKind.REVEAL and shown and self._now_and_then("back"):
            back = [
                i
                for i, each in enumerate(self.state.steps[: self.state.position])
                if each.step.kind is StepKind.VOTE
            ]
            self._do(JumpTo(back[-1]))
            self._do(ReopenVote(self.state.rounds_here()[0].number))
            return
        self._do(Advance())

    def _now_and_then(self, what: str) -> bool:
        """Once per step, one time in three."""
        key = (what, self.state.position)
        if key in self._again:
            return False
        self._again.add(key)
        return self._trainer.random() < 0.33

    def _count(self) -> None:
        for vote in self.state.rounds_here():
            if vote.status is RoundStatus.CLOSED and not vote.total:
                self._count_round(vote)

    def _count_round(self, vote: Round) -> None:
        answers = self._change(len(self.countings), self._answers(vote))
        mixed = vote.by_phone and self._trainer.random() < 0.3
        hands = frozenset(person for person in range(self._people) if mixed and person % 3)
        counting = Counting(vote.number, answers, hands if vote.by_phone else frozenset(answers))
        first = self._linked_with(vote)
        self.countings.append(counting)
        card = RICH_CARD.choices if vote.subject == THE_CARD else choices_for(RICH_CARD, vote.subject)
        if not vote.by_phone:
            self._do(CountHands(vote.number, tally(answers, card)))
            return
        secret = {person: answer for person, answer in answers.items() if person not in hands}
        matrix = table(first, secret, card) if first is not None else None
        self._do(TakeTotals(vote.number, tally(secret, card), matrix))
        if hands:
            raised = {person: answer for person, answer in answers.items() if person in hands}
            self._do(CountHands(vote.number, tally(raised, card)))

    def _linked_with(self, vote: Round) -> Answers | None:
        first = self.state.round_for(vote.item, 1, vote.subject) if vote.slot == 2 else None
        if first is None or not first.by_phone:
            return None
        newest = next(each for each in reversed(self.countings) if each.number == first.number)
        return {person: answer for person, answer in newest.answers.items() if person not in newest.hands}

    def _answers(self, vote: Round) -> Answers:
        """Mostly the same as in the first round; now and then only a handful answers."""
        chance = random.Random(f"{self._seed} {len(self.countings)}")
        part = 0.95 if chance.random() < 0.7 else 3 / self._people
        lean = random.Random(f"{self._seed} {vote.item} {vote.subject}")
        own = choices_for(RICH_CARD, vote.subject)
        leanings = [own[lean.randrange(3)] for _person in range(self._people)]

        def answer(person: int) -> str:
            roll = chance.random()
            return leanings[person] if roll < 0.72 else own[1] if roll < 0.9 else chance.choice(own)

        return {person: answer(person) for person in range(self._people) if chance.random() < part}


def tally(answers: Answers, choices: tuple[str, ...]) -> tuple[Count, ...]:
    counted = Counter(answers.values())
    return tuple(Count(choice, counted[choice]) for choice in choices)


def table(first: Answers, second: Answers, choices: tuple[str, ...]) -> FlowMatrix:
    names = (*choices, NO_BALLOT)
    pairs = Counter((first.get(p, NO_BALLOT), second.get(p, NO_BALLOT)) for p in first.keys() | second.keys())
    return FlowMatrix(choices, tuple(tuple(pairs[a, b] for b in names) for a in names))


SESSIONS = [
    (1, 3),
    (2, 4),
    (3, 5),
    (4, 6),
    (5, 7),
    (6, 9),
    (7, 12),
    (8, 18),
    (9, 24),
    (10, 45),
    (100, 150),
    (113, 150),
]


def withheld(evening: Evening) -> list[int]:
    """The countings of which nothing may be told, by a rule of their own: done over, not revealed, fewer than five
    answers, or fewer than five beside hands that everybody saw.
    """
    last = {counting.number: occasion for occasion, counting in enumerate(evening.countings)}
    revealed = {vote.number for vote in evening.state.rounds if vote.status is RoundStatus.REVEALED}
    found: list[int] = []
    for occasion, counting in enumerate(evening.countings):
        secret = len(counting.answers.keys() - counting.hands)
        mixed = 0 < secret < len(counting.answers)
        few = len(counting.answers) < THRESHOLD or (mixed and secret < THRESHOLD)
        if few or last[counting.number] != occasion or counting.number not in revealed:
            found.append(occasion)
    return found


@pytest.mark.parametrize(("seed", "people"), SESSIONS)
def test_an_answer_that_is_withheld_changes_nothing_anybody_gets(seed: int, people: int) -> None:
    evening = Evening(seed, people).play()
    hidden = withheld(evening)
    for occasion in hidden[:5]:
        counting = evening.countings[occasion]
        subject = next(vote.subject for vote in evening.state.rounds if vote.number == counting.number)
        own = choices_for(RICH_CARD, subject)

        def other(
            at: int,
            answers: Answers,
            occasion: int = occasion,
            counting: Counting = counting,
            own: tuple[str, ...] = own,
        ) -> Answers:
            if at != occasion:
                return answers
            turned = {answer: own[-1 - place] for place, answer in enumerate(own)}
            seen = counting.hands if any(person not in counting.hands for person in answers) else frozenset()
            return {p: answer if p in seen else turned[answer] for p, answer in answers.items()}

        changed = Evening(seed, people, other).play()
        assert changed.seen == evening.seen, (occasion, counting)


def test_the_sessions_have_what_they_are_to_test() -> None:
    """Else the tests beside this one would say nothing."""
    evenings = [Evening(seed, people).play() for seed, people in SESSIONS]
    rounds = [vote for evening in evenings for vote in evening.state.rounds]
    assert any(withheld(evening) for evening in evenings)
    assert any(vote.channel is Channel.MIXED for vote in rounds)
    assert {vote.channel for vote in rounds} >= {Channel.HANDS, Channel.PHONES}
    told = [move.told for evening in evenings for move in evening.state.moves]
    assert any(isinstance(each, Flows) for each in told)
    assert any(isinstance(each, NetOnly) and each.moved is not None for each in told)
    kinds = {type(scene).__name__ for evening in evenings for scene in evening.scenes}
    assert kinds >= {"BarsScene", "SlopeScene", "AlluvialScene", "LadderScene", "GreyScene", "BallotScene"}


@pytest.mark.parametrize(("seed", "people"), SESSIONS[4:])
def test_two_people_who_trade_their_second_answer_are_not_seen(seed: int, people: int) -> None:
    """The bars stay as they were. Unless what may be told of the moves differs, nothing else may either."""
    evening = Evening(seed, people).play()
    chance = random.Random(seed)
    for occasion, counting in enumerate(evening.countings):
        vote = next(each for each in evening.state.rounds if each.number == counting.number)
        if vote.slot != 2 or vote.subject != THE_CARD:
            continue
        secret = sorted(person for person in counting.answers if person not in counting.hands)
        if len(secret) < 2:
            continue
        for _trade in range(2):
            one, two = chance.sample(secret, 2)

            def trade(
                at: int, answers: Answers, occasion: int = occasion, one: int = one, two: int = two
            ) -> Answers:
                return answers if at != occasion else {**answers, one: answers[two], two: answers[one]}

            changed = Evening(seed, people, trade).play()
            if changed.state.moves == evening.state.moves:
                assert changed.seen == evening.seen


@pytest.mark.parametrize(("seed", "people"), SESSIONS[4:])
def test_all_figures_together_give_a_solver_no_small_group(seed: int, people: int) -> None:
    evening = Evening(seed, people).play()
    for counting in evening.countings:
        vote = next(each for each in evening.state.rounds if each.number == counting.number)
        first = evening.state.round_for(vote.item, 1, THE_CARD)
        if (
            vote.slot != 2
            or vote.subject != THE_CARD
            or first is None
            or not (first.by_phone and vote.by_phone)
        ):
            continue
        newest = {each.number: each for each in evening.countings}
        linked = [
            {p: answer for p, answer in newest[number].answers.items() if p not in newest[number].hands}
            for number in (first.number, vote.number)
        ]
        matrix = table(linked[0], linked[1], RICH_CARD.choices)
        sums = figures(evening, vote.item, matrix)
        last = len(matrix.choices)
        corner = Sum(frozenset({(last, last)}), 0)
        alone = Known(matrix.row_sums, matrix.column_sums, (corner,))
        known = alone.and_also(*sums)

        def small(cell: Cell, value: int, matrix: FlowMatrix = matrix) -> bool:
            row, column = matrix.row_sums[cell[0]], matrix.column_sums[cell[1]]
            return 0 < value < THRESHOLD or (value == 0 < min(row, column) < THRESHOLD)

        budget = 60_000
        before = determined(alone, small, Budget(budget)) if sums else {}
        after = determined(known, small, Budget(budget)) if sums else {}
        assert after == before, (sums, matrix.cells)


def figures(evening: Evening, item: int, matrix: FlowMatrix) -> list[Sum]:
    """Every figure about moves between these two rounds that stood on the stage or in the export, as sums."""
    place = {name: number for number, name in enumerate(matrix.names)}
    size = range(len(matrix.choices))
    off = frozenset((row, column) for row, column in product(size, size) if row != column)
    bars_of_both = (matrix.row_sums[:-1], matrix.column_sums[:-1])
    found: list[Sum] = []
    for scene in evening.scenes:
        if isinstance(scene, AlluvialScene) and (scene.before, scene.after) == bars_of_both:
            cells = [((place[flow.before], place[flow.after]), flow.people) for flow in scene.told.cells]
            found += [Sum(frozenset({cell}), people) for cell, people in cells]
            if scene.told.moved is not None:
                found.append(Sum(off, scene.told.moved))
        elif isinstance(scene, SlopeScene) and scene.moved is not None:
            before, after = zip(*((change.before, change.after) for change in scene.changes), strict=True)
            if (before, after) == bars_of_both:
                found.append(Sum(off, scene.moved))
    outcome = evening.exported[item]["outcome"]
    told = tuple(tuple(each.get("ballots", {}).values()) for each in outcome["rounds"])
    if told == bars_of_both:
        labels = {each["label"]: place[each["choice"]] for each in outcome["choices"]} | {
            "": place[NO_BALLOT]
        }
        flows = evening.exported[item]["flows"]
        shown = {(labels[flow["from"]], labels[flow["to"]]): flow["people"] for flow in flows}
        found += [Sum(frozenset({cell}), people) for cell, people in shown.items()]
        if evening.exported[item]["other_moves"] is not None:
            found.append(Sum(off - shown.keys(), evening.exported[item]["other_moves"]))
    return list(dict.fromkeys(found))


def test_every_step_with_a_vote_was_in_the_sessions() -> None:
    kinds = {each.step.kind for each in Evening(1, 9).state.steps}
    assert {kind for kind in StepKind if rules(kind).ballots} <= kinds
