"""The grey area as a method: 45 minutes, shorter in a programme, and it places the cases before it shows them."""

from __future__ import annotations

import pytest

from dilemmagame.base import paths
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.templates import TemplateItem, timed
from dilemmagame.library.methods import read_method

METHOD = read_method(paths.assets() / "methods" / "m13.toml")[0]
MINUTE = 60_000


def test_it_takes_three_quarters_of_an_hour() -> None:
    assert METHOD is not None
    assert METHOD.planned_ms == 45 * MINUTE
    assert (METHOD.group_min, METHOD.group_max) == (5, 30)


@pytest.mark.parametrize("minutes", [40, 30])
def test_a_programme_may_shorten_it_and_no_step_goes_under_its_minimum(minutes: int) -> None:
    assert METHOD is not None
    shorter = timed(METHOD, TemplateItem("M13", 1, minutes=minutes))
    assert shorter.planned_ms == minutes * MINUTE
    assert all(step.planned_ms >= step.minimum_ms for step in shorter.steps)


def test_cases_are_placed_shown_talked_over_and_placed_again() -> None:
    assert METHOD is not None
    kinds = [step.kind for step in METHOD.steps]
    assert kinds == [
        StepKind.READ, StepKind.GREY, StepKind.SPREAD, StepKind.EDGES, StepKind.EDGES, StepKind.AGREEMENT,
        StepKind.GREY, StepKind.SPREAD, StepKind.AGREEMENT,
    ]  # fmt: skip
    assert [step.slot for step in METHOD.steps if step.kind is StepKind.GREY] == [1, 2]
    assert [step.rounds for step in METHOD.steps if step.kind is StepKind.SPREAD] == [(1,), (1, 2)]
    line, signal = (step for step in METHOD.steps if step.kind is StepKind.AGREEMENT)
    assert line.capture[0] == CaptureField.LINE.value
    assert signal.capture[0] == CaptureField.SIGNAL.value
