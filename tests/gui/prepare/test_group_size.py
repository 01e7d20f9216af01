"""One person outside the group of a method, and Prepare says so and what suits: every method, both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dilemmagame.base import paths
from dilemmagame.domain.groupsize import Size, at_tables, size_for
from dilemmagame.gui.prepare.wording import remarks
from dilemmagame.library.methods import read_methods
from tests.gui.prepare.test_prepare_page import prepared

METHODS = [each for each in read_methods(paths.assets() / "methods")[0] if not each.frame]
SUITS = {"nl": "past bij {low} tot {high} mensen", "en": "suits {low} to {high} people"}


@pytest.mark.parametrize("language", list(SUITS))
def test_outside_the_group_of_a_method_the_page_says_so_and_proposes(
    tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    with prepared(tmp_path, qtbot, language) as opened:
        desk = opened.page._desk
        for method in METHODS:
            said = SUITS[language].format(low=method.group_min, high=method.group_max)
            for present in (method.group_min, method.group_max):
                draft = replace(opened.page.draft, method=method.id, present=present)
                assert said not in "\n".join(each.text for each in remarks(desk, draft)), method.id
            for present in (method.group_min - 1, method.group_max + 1):
                draft = replace(opened.page.draft, method=method.id, present=present)
                told = next((each for each in remarks(desk, draft) if said in each.text), None)
                assert told is not None, (method.id, present)
                assert method.title.get(language) in told.text
                assert all(size_for(each, present) is Size.FITS for each in told.proposals)
                if 2 <= present <= 45:
                    assert told.proposals, (method.id, present)
                if present > method.group_max and any(at_tables(each) for each in told.proposals):
                    assert at_tables(told.proposals[0])


@pytest.mark.parametrize(
    ("programme", "method", "fitting", "outside"),
    [("scan-60", "scan", 30, 31), ("scan-60", "scan", 3, 2), ("waarden-60", "waarden", 5, 4)],
)
def test_a_scan_or_a_values_board_says_it_too(
    tmp_path: Path, qtbot: QtBot, programme: str, method: str, fitting: int, outside: int
) -> None:
    with prepared(tmp_path, qtbot) as opened:
        desk = opened.page._desk
        title = desk.shelf.methods[method].title.nl
        own = next(each for each in desk.shelf.programmes if each.id == programme)
        draft = replace(opened.page.draft, programme=programme, own=own, present=fitting)
        assert not [each for each in remarks(desk, draft) if each.text.startswith(f"{title} past bij")]
        draft = replace(draft, present=outside)
        assert [each for each in remarks(desk, draft) if each.text.startswith(f"{title} past bij")]
