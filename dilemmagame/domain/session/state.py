"""The state of a session and what can be read off it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.ballots import THE_CARD, About, Channel, Round, RoundStatus, Subject
from dilemmagame.domain.cards import Card, choices_for, grey_cases
from dilemmagame.domain.disclosure import Flows, NetOnly
from dilemmagame.domain.events import Blank, MovesTold
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.plan import Confidentiality, Plan, PlannedStep, expand
from dilemmagame.domain.review import UNMARKED, Evaluation, NotesMark
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.domain.timing import StepTimer


class Phase(Enum):
    READY = "ready"
    RUNNING = "running"
    FINISHED = "finished"


class Primary(Enum):
    """What the amber button and the clicker do next."""

    START = "start"
    NEXT = "next"
    CLOSE_VOTE = "close-vote"
    WAIT_FOR_COUNT = "wait-for-count"
    REVEAL = "reveal"
    REVEAL_ANYWAY = "reveal-anyway"
    CONFIRM_AGREEMENT = "confirm-agreement"
    END_BREAK = "end-break"
    END_CALM = "end-calm"
    NEXT_PAGE = "next-page"
    FINISH = "finish"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Captured:
    """A captured line: where it belongs, not what it says."""

    text_id: str
    field: CaptureField
    step: int
    item: int
    choice: str
    at_ms: int
    draft: bool


@dataclass(frozen=True, slots=True)
class Session:
    """Everything that is true of a session now. Times are session time in milliseconds.

    `spent_ms`, `planned_ms` have one entry per step. `values` holds (item, value id) pairs that were named,
    `recalled` those of which the earlier agreement is shown, `voices` (item, place) pairs of the chosen advisers.
    `heard` and `twist` are such pairs for the adviser who speaks and the what-if that stands on the stage. `scores`
    holds (text id, vulnerability id, 0-3). `page` counts from 0. `promised_ms` is the length that was planned at the
    start, whatever came in later. `inside` holds texts that stay out of the notes, `wiped_rounds` the rounds whose
    counts are gone, `put_away` the votes on values whose result left the stage.
    """

    plan: Plan
    steps: tuple[PlannedStep, ...]
    planned_ms: tuple[int, ...]
    spent_ms: tuple[int, ...]
    present: int
    confidentiality: Confidentiality
    channel: Channel = Channel.HANDS
    phase: Phase = Phase.READY
    position: int = 0
    entered_ms: int = 0
    visited: frozenset[int] = frozenset({0})
    skipped: frozenset[int] = frozenset()
    timer: StepTimer | None = None
    rounds: tuple[Round, ...] = ()
    captures: tuple[Captured, ...] = ()
    struck: frozenset[str] = frozenset()
    values: tuple[tuple[int, str], ...] = ()
    agreements: tuple[Agreement, ...] = ()
    texts_used: int = 0
    blank: Blank = Blank.NONE
    frozen: bool = False
    calm: bool = False
    break_until: datetime | None = None
    moves: tuple[MovesTold, ...] = ()
    voices: tuple[tuple[int, int], ...] = ()
    heard: tuple[int, int] | None = None
    twist: tuple[int, int] | None = None
    scores: tuple[tuple[str, str, int], ...] = ()
    adopted: tuple[str, ...] = ()
    recalled: tuple[tuple[int, str], ...] = ()
    page: int = 0
    promised_ms: int = 0
    inside: frozenset[str] = frozenset()
    mark: NotesMark = UNMARKED
    evaluation: Evaluation | None = None
    wiped_on: date | None = None
    wiped_rounds: frozenset[int] = frozenset()
    put_away: frozenset[int] = frozenset()
    started_at: datetime | None = None
    finished_at: datetime | None = None
    clock_ms: int = 0

    @property
    def current(self) -> PlannedStep:
        return self.steps[self.position]

    @property
    def card(self) -> Card | None:
        """The card of the current step."""
        return self.plan.items[self.current.item].card

    @property
    def page_count(self) -> int:
        """How many pages of the trainer stand in the current step; 0 where it has none."""
        return (
            len(self.plan.items[self.current.item].pages) if self.current.step.kind is StepKind.PAGES else 0
        )

    def round_for(self, item: int, slot: int, subject: Subject = THE_CARD) -> Round | None:
        """The newest round on this item, slot and subject."""
        wanted = (item, slot, subject)
        return next((v for v in reversed(self.rounds) if (v.item, v.slot, v.subject) == wanted), None)

    def ladder_start(self, item: int) -> Round | None:
        """Where a ladder on the card of `item` starts: the first choice on the card itself. For a ladder that was
        put in after a vote that is the newest round shown on the same card before.
        """
        own = self.round_for(item, 1)
        if own is not None:
            return own
        card = self.plan.items[item].card
        return next(
            (
                vote
                for vote in reversed(self.rounds)
                if vote.subject == THE_CARD
                and vote.status is RoundStatus.REVEALED
                and self.plan.items[vote.item].card == card
            ),
            None,
        )

    def told_between(self, first: Round, second: Round) -> Flows | NetOnly | None:
        """What may be told of who moved between these rounds; None where nothing was decided, or where it was
        reckoned without the hands that were raised beside the phones.
        """
        if Channel.MIXED in (first.channel, second.channel):
            return None
        numbers = (first.number, second.number)
        return next((each.told for each in self.moves if (each.first, each.second) == numbers), None)

    def round_numbered(self, number: int) -> Round | None:
        return next((vote for vote in self.rounds if vote.number == number), None)

    def rounds_here(self) -> tuple[Round, ...]:
        """The rounds the current step is about, in order: the ones being voted, or those a reveal shows."""
        return self.rounds_of(self.position)

    def rounds_of(self, index: int) -> tuple[Round, ...]:
        """The rounds step `index` is about, as far as they were held."""
        here = self.steps[index]
        slots = (1,) if rules(here.step.kind).asks else here.slots
        found = (
            self.round_for(here.item, slot, each)
            for slot in slots
            if slot
            for each in self.subjects_of(index)
        )
        return tuple(vote for vote in found if vote is not None)

    def subjects_of(self, index: int) -> tuple[Subject, ...]:
        """What the rounds of step `index` ask, in order."""
        planned = self.steps[index]
        match planned.step.kind:
            case StepKind.GREY | StepKind.SPREAD:
                card = self.plan.items[planned.item].card
                cases = grey_cases(card) if card is not None else ()
                return tuple(Subject(About.CASE, number) for number in range(1, len(cases) + 1))
            case StepKind.TWIST:
                return (Subject(About.TWIST, planned.number),)
            case StepKind.VALUES_BOARD:
                place = sum(1 for each in self.steps[: index + 1] if each.item == planned.item)
                return Subject(About.VALUES, place), Subject(About.ORDER, place)
            case StepKind.VOTE | StepKind.REVEAL if self.plan.evening.certainty:
                return (THE_CARD, Subject(About.CERTAINTY))
            case _:
                return (THE_CARD,)

    def choices_of(self, vote: Round) -> tuple[str, ...]:
        """What can be answered in a round."""
        if vote.question is not None:
            return vote.question.choices
        card = self.plan.items[vote.item].card
        return choices_for(card, vote.subject) if card is not None else ()

    def names_of(self, vote: Round) -> tuple[Localised, ...]:
        """What the letters of a vote on values stand for, also where the board has changed since."""
        names = {term.id: term.name for term in self.plan.values}
        options = vote.question.options if vote.question is not None else ()
        return tuple(names.get(each, Localised(each, each)) for each in options)

    def proposed(self) -> tuple[Agreement, ...]:
        """Agreements that still have to be read back."""
        return tuple(each for each in self.agreements if each.status is AgreementStatus.PROPOSED)

    def next_index(self) -> int | None:
        """The next step that is not skipped."""
        rest = range(self.position + 1, len(self.steps))
        return next((index for index in rest if index not in self.skipped), None)

    def previous_index(self) -> int | None:
        rest = range(self.position - 1, -1, -1)
        return next((index for index in rest if index not in self.skipped or index in self.visited), None)


def begin(plan: Plan) -> Session:
    """The state before anything has happened. Raises ValueError for a plan without steps."""
    steps = plan.laid or expand(plan.items, plan.present)
    if not steps:
        raise ValueError("a session needs at least one step")
    planned = tuple(each.step.planned_ms for each in steps)
    return Session(
        plan,
        steps,
        planned,
        (0,) * len(steps),
        plan.present,
        plan.confidentiality,
        channel=plan.channel,
        promised_ms=sum(planned),
    )


def primary(state: Session) -> Primary:
    """What the amber button does now: always exactly one thing."""
    if state.phase is Phase.FINISHED:
        return Primary.NONE
    if state.calm:
        return Primary.END_CALM
    if state.break_until is not None:
        return Primary.END_BREAK
    if state.phase is Phase.READY:
        return Primary.START
    if vote := _vote_action(state):
        return vote
    if state.current.step.kind is StepKind.READBACK and state.proposed():
        return Primary.CONFIRM_AGREEMENT
    if state.page < state.page_count - 1:
        return Primary.NEXT_PAGE
    return Primary.NEXT if state.next_index() is not None else Primary.FINISH


def _vote_action(state: Session) -> Primary | None:
    """Closing and revealing are two clicks: an open round is closed first, whatever the step."""
    rule = rules(state.current.step.kind)
    if not rule.ballots and not rule.reveals and not rule.asks:
        return None
    here = state.rounds_here()
    if any(vote.status is RoundStatus.OPEN for vote in here):
        return Primary.CLOSE_VOTE
    if any(vote.waiting for vote in here):
        return Primary.WAIT_FOR_COUNT
    if (rule.reveals or rule.asks) and any(vote.status is RoundStatus.CLOSED for vote in here):
        return Primary.REVEAL_ANYWAY if any(vote.warned for vote in here) else Primary.REVEAL
    return None
