"""Methods as values: a deliberation method is data, its steps name a kind from the registry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import Board, CaptureField, Columns, StepKind, rules


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a method. Times are whole milliseconds.

    `slot` is 1 or 2 for a vote (first or second round on the card); `rounds` names the slots a reveal shows;
    `once`: only the first time in a session; `optional`: a re-plan may skip it; `from_people`: it is only there when
    at least so many people are present; `capture` narrows and orders what its panel offers. `ask` is the method's own
    question on the stage, in place of the kind's: its first line the question, further lines what stands below it.
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
    ask: Localised | None = None


def fields_of(step: Step) -> tuple[CaptureField, ...]:
    """What the panel of `step` offers, first one first: what the method asks for, as far as the kind knows it; where
    that is nothing, all that the kind knows.
    """
    rule = rules(step.kind)
    wanted = [field for name in step.capture for field in rule.captures if field.value == name]
    if not wanted:
        return rule.captures
    if rule.board is not None and rule.board.columns is Columns.PERSPECTIVES:
        wanted = [
            CaptureField.PERSPECTIVE,
            *(field for field in wanted if field is not CaptureField.PERSPECTIVE),
        ]
    return tuple(wanted)


def board_rows(board: Board, step: Step) -> tuple[CaptureField, ...]:
    """The rows of the board of `step`, narrowed to what the method asks for where it asks for one of them."""
    return tuple(row for row in board.rows if row in fields_of(step)) or board.rows


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


def only_the_what_ifs(method: Method) -> Method | None:
    """The what-ifs of `method` and the talk about the tipping point, for a card on which the group has just voted; None
    where it has no what-ifs.
    """
    steps = tuple(step for step in method.steps if step.kind in (StepKind.TWIST, StepKind.TIPPING))
    if all(step.kind is not StepKind.TWIST for step in steps):
        return None
    return replace(method, steps=steps)
