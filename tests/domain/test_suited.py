"""Which cards stand where small cases are placed from white to black."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.base import paths
from dilemmagame.domain.planning import suited
from dilemmagame.library.methods import read_methods
from dilemmagame.library.programmes import read_programme
from tests.sample import OPTIONS_CARD

METHODS = {each.id: each for each in read_methods(paths.assets() / "methods")[0]}
PLAIN = [replace(OPTIONS_CARD, id=f"p{number}", cases=()) for number in range(3)]
WITH_CASES = replace(OPTIONS_CARD, id="c", cases=("Een.", "Twee.", "Drie."))


def test_a_card_with_cases_comes_where_they_are_placed() -> None:
    template, _problems = read_programme(paths.assets() / "programmes" / "raad-150.toml", METHODS)
    assert template is not None
    assert suited(PLAIN, PLAIN, template, METHODS) == tuple(PLAIN)
    assert [each.id for each in suited(PLAIN, [*PLAIN, WITH_CASES], template, METHODS)] == ["p0", "p1", "c"]
    assert suited(PLAIN, [WITH_CASES], template, {}) == tuple(PLAIN)
