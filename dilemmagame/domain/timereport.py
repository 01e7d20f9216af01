"""Planned and real time, step by step: at the end of an evening, of practice, and with the notes."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One step. `planned_ms` as it was prepared, `replanned_ms` as it stood after the plan was changed on the way,
    `real_ms` what it took. `skipped`: it was not played.
    """

    item: int
    part: Localised
    step: Localised
    planned_ms: int
    replanned_ms: int
    real_ms: int
    skipped: bool


def time_lines(state: Session, now_ms: int | None = None) -> tuple[TimeLine, ...]:
    """The steps of the whole evening in order. `now_ms`, in session time, counts the step that is on up to now."""
    lines: list[TimeLine] = []
    for index, each in enumerate(state.steps):
        item = state.plan.items[each.item]
        part = Localised(item.card.title, item.card.title) if item.card is not None else item.method.title
        spent = state.spent_ms[index]
        if now_ms is not None and index == state.position and state.phase is Phase.RUNNING:
            spent += max(0, now_ms - state.entered_ms)
        left_out = index not in state.visited
        lines.append(
            TimeLine(
                each.item,
                part,
                each.step.title,
                each.step.planned_ms,
                state.planned_ms[index],
                spent,
                left_out,
            )
        )
    return tuple(lines)
