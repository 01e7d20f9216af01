"""What every scene is made with: the constant frame, its timer, and the part of a card that the audience may see."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.blocks import Block
from dilemmagame.domain.cards import Card, CardKind, Option, ScaleKind
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import CaptureField
from dilemmagame.live.presence import Join


@dataclass(frozen=True, slots=True)
class TimerFace:
    """A timer as it stood at `as_of_ms` on the counting clock; a running one goes on from there."""

    total_ms: int
    remaining_ms: int
    running: bool
    as_of_ms: int

    def remaining_at(self, mono_ms: int) -> int:
        return self.remaining_ms - (mono_ms - self.as_of_ms if self.running else 0)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Phones may send in a text of this kind, and the trainer says so on the stage."""

    field: CaptureField
    join: Join


@dataclass(frozen=True, slots=True)
class Frame:
    """The constant frame: which dilemma of how many (0 outside a card), which step of the item, the timer, and
    perhaps the invitation to send in a text.
    """

    dilemma: int
    dilemmas: int
    step: int
    steps: int
    step_title: Localised
    timer: TimerFace | None
    invitation: Invitation | None = None


@dataclass(frozen=True, slots=True)
class StageCard:
    """The part of a card that the audience may see."""

    id: str
    title: str
    kind: CardKind
    situation: tuple[Block, ...]
    question: str
    options: tuple[Option, ...]
    statement: str
    scale: ScaleKind | None
    choices: tuple[str, ...]

    @classmethod
    def of(cls, card: Card) -> StageCard:
        return cls(
            card.id, card.title, card.kind, card.situation, card.question,
            card.options, card.statement, card.scale, card.choices,
        )  # fmt: skip
