"""Every step kind has its one module in every layer, so a newcomer knows where to look and what to add."""

from __future__ import annotations

import pytest

from dilemmagame.domain.steps import StepKind, rules
from tests.architecture.source import PACKAGE

LAYERS = ("domain/steps", "gui/stage/scenes", "gui/console/panels", "notes/steps")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_step_kind_has_its_module_in_every_layer(layer: str) -> None:
    present = {path.stem for path in (PACKAGE / layer).glob("*.py")}
    missing = [f"{kind.value}.py" for kind in StepKind if kind.value not in present]
    assert not missing, f"dilemmagame/{layer} lacks {missing}"


def test_every_step_kind_has_its_rules() -> None:
    assert [rules(kind).kind for kind in StepKind] == list(StepKind)
