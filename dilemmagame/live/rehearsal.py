"""A whole session played by simulated people through the real owner and the real log, on a clock that
is told to move.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.ballots import About, Count, RoundStatus
from dilemmagame.domain.cards import Card
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    AskValues,
    Capture,
    ChooseVoice,
    Command,
    CountHands,
    FileText,
    HearVoice,
    HoldEndTime,
    NameValue,
    ProposeAgreement,
    ScoreProcess,
    SetPresent,
    ShowTwist,
    SupportAgreement,
    TellMoves,
)
from dilemmagame.domain.disclosure import Hidden, shift
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.domain.session.forms import HIGHEST_SCORE, MOST_VOICES
from dilemmagame.domain.steps import Board, CaptureField, StepKind, rules
from dilemmagame.domain.tables import table_key, table_sizes
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.voters import Room, tallied
from dilemmagame.ports import SessionLog

LOOK_MS = 5_000
MOST_CLICKS = 2_000
PROCESSES = 3
VALUES = 3
ONE_LINE = frozenset(
    {
        StepKind.ALTERNATIVES,
        StepKind.LISTEN,
        StepKind.REFORMULATE,
        StepKind.EVALUATION,
        StepKind.OPPOSITES,
        StepKind.MINORITY,
    }
)
TO_LAY = (CaptureField.QUESTION, CaptureField.DEFINITION)
Observer = Callable[[ConsoleView], None]


@dataclass(frozen=True, slots=True)
class Script:
    """What the simulated trainer types; in the language of the session, at group level, without names."""

    agreements: tuple[str, ...]
    who: str
    when: str
    friction: str
    insight: str
    stakeholder: str
    signal: str
    line: str
    process: str


class Crowd(Protocol):
    """People with phones."""

    def vote(self, answers: Mapping[int, Mapping[int, str]]) -> None:
        """Round number -> person -> choice; over when all of it is on disk."""

    def write(self, texts: Sequence[str]) -> None:
        """Some send in a text; the trainer keeps the first of `texts` and throws the others away."""

    def settle(self) -> None:
        """Wait until the totals of every closed round are in the session."""


class Rehearsal:
    """Plays `plan` from the first click to the last. The same seed gives the same session.

    `linked`: as if ballots were linked, so that what may be told of who moved is told.
    """

    def __init__(
        self,
        journal: SessionLog,
        clock: VirtualClock,
        plan: Plan,
        script: Script,
        seed: int,
        observe: Observer = lambda view: None,
        *,
        linked: bool = False,
    ) -> None:
        self._clock = clock
        self._chance = random.Random(seed)
        self._room = Room(plan.present, seed)
        self._script = script
        self._observe = observe
        self._linked = linked
        self._timed = -1
        self._crowd: Crowd | None = None
        self._without = 0
        self._by_hand: dict[int, tuple[Count, ...]] = {}
        self.owner = SessionOwner.start(journal, clock, plan)

    def give_phones(self, crowd: Crowd, *, but: int = 0) -> None:
        """Let people vote by phone through `crowd`; every `but`-th raises a hand instead (0: nobody does)."""
        self._crowd = crowd
        self._without = but

    def play(self) -> None:
        """Click through the evening. Raises RuntimeError if the session does not come to its end."""
        for _ in range(MOST_CLICKS):
            view = self.owner.view()
            self._observe(view)
            if view.phase is Phase.FINISHED:
                return
            self._take_part(view)
            if view.pace.replan is not None:
                self._do(HoldEndTime())
            self._do(Advance())
            if self._crowd is not None:
                self._crowd.settle()
        raise RuntimeError("the rehearsal did not come to its end")

    def _do(self, command: Command) -> None:
        refusal = self.owner.handle(command)
        if refusal is not None:
            raise RuntimeError(f"refused: {refusal.code.value} for {type(command).__name__}")

    def _take_part(self, view: ConsoleView) -> None:
        """What the room does before the trainer clicks on."""
        if view.position != self._timed:
            self._timed = view.position
            self._let_time_pass(view)
        match view.kind:
            case kind if rules(kind).ballots:
                self._vote(view)
            case StepKind.REVEAL if self._linked:
                self._tell_moves(view)
            case StepKind.ARGUMENTS:
                self._reasons(view)
            case StepKind.DIALOGUE:
                self._name_values(view)
            case StepKind.ADVISERS | StepKind.HEARING:
                self._ask_advisers(view)
            case StepKind.ROLES:
                self._deal_parts(view)
            case StepKind.INDIVIDUAL if view.captures[:1] and view.captures[0] in TO_LAY:
                for said in (self._script.line, self._script.insight):
                    self._do(Capture(view.captures[0], said))
                self._observe(self.owner.view())
            case StepKind.SORT if self._laid(view):
                self._observe(self.owner.view())
            case StepKind.SCAN:
                self._score(view)
            case StepKind.MEASURES:
                self._do(Capture(CaptureField.MEASURE, self._script.line, choice=_worst(view)))
            case StepKind.VALUES_BOARD:
                self._adopt_values(view)
                self._vote_on_values()
            case StepKind.STAKEHOLDERS:
                self._do(Capture(CaptureField.STAKEHOLDER, self._script.stakeholder))
            case StepKind.CONCLUSION | StepKind.TIPPING | StepKind.SPREAD:
                self._do(Capture(CaptureField.INSIGHT, self._script.insight))
            case StepKind.VALUES_NORMS:
                self._look_through_eyes(view)
            case kind if kind in ONE_LINE:
                self._do(Capture(view.captures[0], self._script.line))
                self._observe(self.owner.view())
            case kind if (board := rules(kind).board) is not None:
                self._fill_board(view, board)
            case StepKind.AGREEMENT:
                self._agree(view)
            case _:
                pass

    def _let_time_pass(self, view: ConsoleView) -> None:
        """Steps take 80 to 130 % of their plan; the clock is looked at as often as a real hub does."""
        planned = next(
            step.planned_ms for item in view.items for step in item.steps if step.index == view.position
        )
        left = int(planned * self._chance.uniform(0.8, 1.3)) if view.primary is not Primary.START else LOOK_MS
        while left > 0:
            self._clock.advance(min(LOOK_MS, left))
            self.owner.beat()
            left -= LOOK_MS

    def _vote(self, view: ConsoleView) -> None:
        rounds = (*view.votes, *view.certainty)
        opening = any(
            vote.status is RoundStatus.OPEN and vote.present != self._room.present for vote in rounds
        )
        if opening:
            self._do(SetPresent(self._room.present))
        if self._crowd is not None and view.card is not None:
            self._by_phone(self._crowd, view.card, rounds)
        card = view.card
        counted = False
        for vote in rounds:
            if vote.status is not RoundStatus.CLOSED or card is None:
                continue
            if vote.by_phone and (hands := self._by_hand.pop(vote.number, ())):
                self._do(CountHands(vote.number, hands))
            elif not vote.by_phone and not vote.total:
                self._do(CountHands(vote.number, self._room.answer(card, vote.slot, vote.subject)))
                counted = True
        if counted:
            self._room.next_round()
            self._observe(self.owner.view())

    def _by_phone(self, crowd: Crowd, card: Card, rounds: Sequence[RoundPanel]) -> None:
        """Who has a phone answers; the others raise a hand when the round is closed."""
        given: dict[int, dict[int, str]] = {}
        for vote in rounds:
            if vote.status is not RoundStatus.OPEN or not vote.by_phone:
                continue
            everybody = self._room.answers(card, vote.slot, vote.subject)
            without = {place for place in everybody if self._without and place % self._without == 0}
            given[vote.number] = {place: said for place, said in everybody.items() if place not in without}
            self._by_hand[vote.number] = tallied(
                (everybody[place] for place in sorted(without)), vote.choices
            )
        if given:
            crowd.vote(given)
            self._room.next_round()
            self._observe(self.owner.view())

    def _tell_moves(self, view: ConsoleView) -> None:
        """After both rounds were shown, tell of who moved what `domain.disclosure` lets through."""
        rounds = [self.owner.state.round_numbered(vote.number) for vote in view.votes]
        shown = [vote for vote in rounds if vote is not None and vote.status is RoundStatus.REVEALED]
        if view.card is None or [vote.slot for vote in shown] != [1, 2]:
            return
        told = shift(shown[0], shown[1], view.card.choices, self._room.moves(view.card))
        if not isinstance(told, Hidden):
            self._do(TellMoves(shown[0].number, shown[1].number, told))
            self._observe(self.owner.view())

    def _ask_advisers(self, view: ConsoleView) -> None:
        """Two are chosen; each is heard, then there is silence again."""
        if view.kind is StepKind.ADVISERS:
            for voice in range(min(MOST_VOICES, len(view.card.voices) if view.card is not None else 0)):
                self._do(ChooseVoice(voice, chosen=True))
            self._observe(self.owner.view())
            return
        for voice in view.voices:
            self._do(HearVoice(voice))
            self._observe(self.owner.view())
        self._do(Capture(CaptureField.ADVICE, self._script.line))

    def _deal_parts(self, view: ConsoleView) -> None:
        """The advisers of the card, and who is affected."""
        voices = view.card.voices[:2] if view.card is not None else ()
        for part in (*(voice.who for voice in voices), self._script.stakeholder):
            self._do(Capture(CaptureField.ROLE, part))
        self._observe(self.owner.view())

    def _laid(self, view: ConsoleView) -> bool:
        """Whether there was something to lay; it lies warm and cold in turn then."""
        here = next(item.item for item in view.items if any(s.index == view.position for s in item.steps))
        lines = [line for line in view.lines if line.item == here and line.field in view.captures[:1]]
        for number, line in enumerate(line for line in lines if line.field in TO_LAY):
            self._do(FileText(line.text_id, ("warm", "cold", "lukewarm")[number % 3]))
        return any(line.field in TO_LAY for line in lines)

    def _score(self, view: ConsoleView) -> None:
        """Three processes, named once; each scored on everything where the step does not ask for names alone."""
        if all(line.field is not CaptureField.PROCESS for line in view.lines):
            for number in range(1, PROCESSES + 1):
                self._do(Capture(CaptureField.PROCESS, f"{self._script.process} {number}"))
        lines = [line for line in self.owner.view().lines if line.field is CaptureField.PROCESS]
        scored = {text_id for text_id, _vulnerability, _score in view.scores}
        for line in lines if view.captures != (CaptureField.PROCESS,) else ():
            for term in view.vulnerabilities if line.text_id not in scored else ():
                self._do(ScoreProcess(line.text_id, term.id, self._chance.randint(0, HIGHEST_SCORE)))
        self._observe(self.owner.view())

    def _adopt_values(self, view: ConsoleView) -> None:
        """Choose first; define where the step asks for it; adopt in the last step of the board."""
        means = {line.choice for line in view.lines if line.field is CaptureField.DEFINITION}
        later = any(
            step.kind is StepKind.VALUES_BOARD and step.index > view.position
            for item in view.items
            for step in item.steps
        )
        if any(vote.status is not RoundStatus.REVEALED for vote in view.votes):
            return
        for term in view.values[:VALUES]:
            if term.id not in view.values_named:
                self._do(NameValue(term.id, named=True))
            if CaptureField.DEFINITION in view.captures and term.id not in means:
                self._do(Capture(CaptureField.DEFINITION, self._script.line, choice=term.id))
            if not later:
                self._do(AdoptValue(term.id, adopted=True))
        self._observe(self.owner.view())

    def _vote_on_values(self) -> None:
        """In the first step of a board the group chooses from its values; who has a phone also puts them in order."""
        view = self.owner.view()
        for vote in view.votes:
            if vote.status is RoundStatus.CLOSED and not vote.by_phone and not vote.total:
                said = self._room.valued(vote.choices, vote.most, vote.subject.about)
                self._do(CountHands(vote.number, tallied(said.values(), vote.choices)))
        held = {vote.subject.about for vote in view.votes}
        wanted = (About.VALUES, About.ORDER) if self._crowd is not None else (About.VALUES,)
        following = next((about for about in wanted if about not in held), None)
        over = all(vote.status is RoundStatus.REVEALED for vote in view.votes)
        if (
            following is None
            or not over
            or CaptureField.DEFINITION in view.captures
            or view.phase is Phase.READY
        ):
            return
        self._do(AskValues(following))
        view = self.owner.view()
        given = {
            vote.number: self._room.valued(vote.choices, vote.most, following)
            for vote in view.votes
            if vote.status is RoundStatus.OPEN and vote.by_phone
        }
        if self._crowd is not None and given:
            self._crowd.vote(given)
        self._observe(self.owner.view())

    def _reasons(self, view: ConsoleView) -> None:
        card = view.card
        for consideration in card.considerations if card is not None else ():
            self._do(Capture(CaptureField.REASON, consideration.supports, choice=consideration.letter))
        if self._crowd is not None:
            self._crowd.write((self._script.line, self._script.insight))
        self._observe(self.owner.view())

    def _fill_board(self, view: ConsoleView, board: Board) -> None:
        """One line in every column whose heads are fixed; a line at every table."""
        tables = (table_key(number) for number in range(1, len(table_sizes(view.present)) + 1))
        for key in board.keys or tables:
            for field in [row for row in board.rows if row in view.captures]:
                self._do(Capture(field, self._script.line, choice=key))
        self._observe(self.owner.view())

    def _look_through_eyes(self, view: ConsoleView) -> None:
        self._do(Capture(CaptureField.PERSPECTIVE, self._script.stakeholder))
        eyes = next(
            line for line in reversed(self.owner.view().lines) if line.field is CaptureField.PERSPECTIVE
        )
        own = view.card.values if view.card is not None else ()
        for term in view.values:
            if term.id in own:
                name = term.name.get(view.language)
                self._do(Capture(CaptureField.VALUE, name, choice=eyes.text_id))
        self._do(Capture(CaptureField.RULE, self._script.line, choice=eyes.text_id))
        self._observe(self.owner.view())

    def _name_values(self, view: ConsoleView) -> None:
        known = {term.id for term in view.values}
        for value in view.card.values if view.card is not None else ():
            if value in known and value not in view.values_named:
                self._do(NameValue(value, named=True))
        if view.card is not None and view.card.twists:
            self._do(ShowTwist(1))
        self._observe(self.owner.view())

    def _agree(self, view: ConsoleView) -> None:
        script = self._script
        said = script.agreements[len(view.agreements) % len(script.agreements)]
        self._do(ProposeAgreement(said, script.who, script.when, script.friction))
        newest = self.owner.view().agreements[-1]
        behind = self._chance.randint(view.present // 2, view.present)
        self._do(SupportAgreement(newest.number, behind, view.present))
        if len(view.agreements) == 0:
            self._do(Capture(CaptureField.SIGNAL, script.signal))
        self._observe(self.owner.view())


def _worst(view: ConsoleView) -> str:
    """The vulnerability with the highest score, '' when nothing was scored."""
    return max(view.scores, key=lambda each: each[2])[1] if view.scores else ""
