"""Methods as values: a deliberation method is data, its steps name a kind from the registry."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import StepKind


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a method. Times are whole milliseconds.

    `slot` is 1 or 2 for a vote (first or second round on the card); `rounds` names the slots a reveal shows;
    `once`: only the first time in a session; `optional`: a re-plan may skip it; `from_people`: it is only there when
    at least so many people are present; `capture` narrows and orders what its panel offers.
    """

    id: str
    kind: StepKind
    title: Localised
    hint: Localised
    planned_ms: int
    minimum_ms: int
    capture: tuple[str, ...] = ()
    slot: int = 0
    rounds: tuple[int, ...] = ()
    once: bool = False
    optional: bool = False
    from_people: int = 0


@dataclass(frozen=True, slots=True)
class Method:
    """A deliberation method, or (`frame`) a piece of the evening around it: opening, break, closing."""

    id: str
    title: Localised
    use_when: Localised
    basis: Localised
    group_min: int
    group_max: int
    steps: tuple[Step, ...]
    frame: bool = False

    @property
    def planned_ms(self) -> int:
        return sum(step.planned_ms for step in self.steps)
