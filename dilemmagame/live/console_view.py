"""What the trainer sees, as one frozen value. While a vote is open it holds no counts: nobody sees
them, nor does he.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.analysis import Reading
from dilemmagame.domain.ballots import THE_CARD, Channel, Count, RoundStatus, Subject
from dilemmagame.domain.cards import Card, Norm, Term
from dilemmagame.domain.evening import Evening
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan
from dilemmagame.domain.session.state import Phase, Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.timereport import TimeLine
from dilemmagame.domain.timing import Replan
from dilemmagame.domain.valuing import ValuesTold
from dilemmagame.live.frames import TimerFace
from dilemmagame.live.inbox import NO_TEXTING, Texting
from dilemmagame.live.presence import Presence
from dilemmagame.live.stage_view import Scene, StageView


class StepState(Enum):
    DONE = "done"
    CURRENT = "current"
    COMING = "coming"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class RailStep:
    """A step in the list of the evening."""

    index: int
    title: Localised
    kind: StepKind
    planned_ms: int
    spent_ms: int
    state: StepState


@dataclass(frozen=True, slots=True)
class RailItem:
    """A card or a piece of the frame with its steps. `dilemma` counts cards from 1; 0 for the frame."""

    item: int
    title: Localised
    dilemma: int
    steps: tuple[RailStep, ...]


@dataclass(frozen=True, slots=True)
class RoundPanel:
    """The vote of this step for the number pad; `hands`, `total` and `phoned` stay empty while it is open.

    `hands` is what was counted in the room, by hand or from paper. What phones chose has no field here: the trainer
    sees it with the room. `phoned` says how many answers came that way; `waiting`: they are on their way. A vote on
    values has `names` for its choices, of which at most `most` may be picked, and `told` once it was shown.
    """

    number: int
    slot: int
    status: RoundStatus
    channel: Channel
    present: int
    present_before: int
    choices: tuple[str, ...]
    hands: tuple[Count, ...]
    total: int
    unanimous: bool
    warned: bool
    subject: Subject = THE_CARD
    phoned: int = 0
    waiting: bool = False
    names: tuple[Localised, ...] = ()
    most: int = 0
    told: ValuesTold | None = None

    @property
    def by_phone(self) -> bool:
        """Phones may answer, or have answered."""
        return self.channel in (Channel.PHONES, Channel.MIXED)


@dataclass(frozen=True, slots=True)
class Line:
    """A captured line with its text."""

    text_id: str
    field: CaptureField
    body: str
    choice: str
    item: int
    step: int
    at_ms: int
    draft: bool


@dataclass(frozen=True, slots=True)
class AgreementLine:
    number: int
    item: int
    body_id: str
    body: str
    who_id: str
    who: str
    when_id: str
    when: str
    friction_id: str
    friction: str
    status: AgreementStatus
    support: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """Time of the whole evening in milliseconds and the two ends. `replan` is the offer to hold the
    end time.
    """

    elapsed_ms: int
    total_ms: int
    behind_ms: int
    planned_end: datetime
    expected_end: datetime
    replan: Replan | None


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """All that the console shows. `clock_ms` is session time when it was made, `as_of_ms` the counting clock.

    `certainty` are the rounds on how sure people are, beside the `votes` of the step. `offer_ladder`: most chose the
    same, so changing one fact serves the talk better than a debate. `touched` are the values on this card about
    which the group agreed something before, `recalled` those of them on the stage. `voices` are the places of the
    chosen advisers, `heard` the one who speaks (or -1); `twist` is the what-if on the stage (or 0). `page` counts
    from 0. `smallest_group` is how many chose what the fewest chose, where the result has been shown. `readings`
    holds (slot, reading) of the rounds here that may be told. `times` is planned and real time step by step.
    `texting` holds what phones sent in and waits for the trainer.
    `disk_nearly_full`: the room that was kept on the disk for such a moment is in use.
    """

    plan: Plan
    confidentiality: Confidentiality
    present: int
    phase: Phase
    position: int
    items: tuple[RailItem, ...]
    kind: StepKind
    step_title: Localised
    hint: Localised
    captures: tuple[CaptureField, ...]
    card: Card | None
    norms: tuple[Norm, ...]
    values_named: tuple[str, ...]
    primary: Primary
    next_title: Localised | None
    timer: TimerFace | None
    pace: Pace
    votes: tuple[RoundPanel, ...]
    lines: tuple[Line, ...]
    agreements: tuple[AgreementLine, ...]
    stage: StageView
    next_scene: Scene | None
    calm: bool
    break_until: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    clock_ms: int
    as_of_ms: int
    channel: Channel
    presence: Presence
    certainty: tuple[RoundPanel, ...]
    offer_ladder: bool
    touched: tuple[str, ...]
    recalled: tuple[str, ...]
    voices: tuple[int, ...]
    heard: int
    twist: int
    scores: tuple[tuple[str, str, int], ...]
    adopted: tuple[str, ...]
    page: int
    pages: int
    smallest_group: int = 0
    readings: tuple[tuple[int, Reading], ...] = ()
    times: tuple[TimeLine, ...] = ()
    texting: Texting = NO_TEXTING
    disk_nearly_full: bool = False

    @property
    def session_id(self) -> str:
        return self.plan.session_id

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def organisation(self) -> Organisation:
        return self.plan.organisation

    @property
    def language(self) -> str:
        """Of the deck."""
        return self.plan.language

    @property
    def values(self) -> tuple[Term, ...]:
        """The word list."""
        return self.plan.values

    @property
    def vulnerabilities(self) -> tuple[Term, ...]:
        return self.plan.vulnerabilities

    @property
    def measures(self) -> tuple[Term, ...]:
        return self.plan.measures

    @property
    def screen(self) -> bool:
        """Whether there is a projector."""
        return self.plan.screen

    @property
    def evening(self) -> Evening:
        return self.plan.evening
