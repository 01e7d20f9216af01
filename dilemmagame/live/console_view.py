"""What the trainer sees, as one frozen value. While a vote is open it holds no counts: nobody sees
them, nor does he.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Channel, Count, RoundStatus
from dilemmagame.domain.cards import Card, Norm, Term
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.session.state import Phase, Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.timing import Replan
from dilemmagame.live.stage_view import Scene, StageView, TimerFace


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
    """The vote of this step for the number pad; `counts` and `total` stay empty while it is open."""

    number: int
    slot: int
    status: RoundStatus
    channel: Channel
    present: int
    present_before: int
    choices: tuple[str, ...]
    counts: tuple[Count, ...]
    total: int
    unanimous: bool
    warned: bool


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
    """All that the console shows. `clock_ms` is session time when it was made, `as_of_ms` the counting
    clock.
    """

    session_id: str
    title: str
    organisation: Organisation
    language: str
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
    values: tuple[Term, ...]
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
    screen: bool
    started_at: datetime | None
    finished_at: datetime | None
    clock_ms: int
    as_of_ms: int
