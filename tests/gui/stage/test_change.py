"""What the pictures of a changed mind tell: never a flow that was withheld, always the finding in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.disclosure import THRESHOLD
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.parts_ladder import rungs_on
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.stage.scene import Box, Scene
from dilemmagame.gui.stage.scenes.alluvial import painted
from dilemmagame.gui.stage.scenes.scales import ScaleShift
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from tests.gui.stage.change_samples import changes, crowded_changes, ladder, linked
from tests.gui.stage.samples import card

SIZE = QSizeF(1280, 720)
NUMBER = re.compile(r"\d+")


@pytest.fixture(autouse=True)
def in_dutch(qtbot: QtBot) -> None:
    fonts.load_fonts()
    i18n.use("nl")


def laid(model: models.Scene, page: int = 0) -> tuple[Scene, tuple[Box, ...]]:
    scene = scene_for(model, page)
    return scene, scene.layout(SIZE, PAPER)


def title(model: models.Scene) -> str:
    return next(box.text for box in laid(model)[1] if box.name == "title")


cells = st.lists(st.lists(st.integers(0, 14), min_size=6, max_size=6), min_size=6, max_size=6)


@given(cells)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_label_tells_a_flow_that_was_withheld(rows: list[list[int]]) -> None:
    """Every number on the stage and in its words is one of the bars, a difference, a flow that may be told, or how
    many moved where that may be told.
    """
    rows[-1][-1] = 0
    own = card(3)
    before = [sum(row) for row in rows]
    after = [sum(row[place] for row in rows) for place in range(6)]
    if min(sum(before[:-1]), sum(after[:-1])) < THRESHOLD:
        return
    model = linked(own, tuple(tuple(row) for row in rows))
    scene, boxes = laid(model)
    known = {*before[:-1], *after[:-1], sum(before[:-1]), sum(after[:-1]), 2, 4, 0}
    known |= {abs(a - b) for b, a in zip(before, after, strict=True)}
    if isinstance(model, models.AlluvialScene):
        known |= {flow.people for flow in model.told.cells}
        known |= {model.told.moved} if model.told.moved is not None else set()
        assert all(flow.people >= THRESHOLD for flow in painted(model))
    elif isinstance(model, models.SlopeScene) and model.moved is not None:
        known.add(model.moved)
    options = " ".join(option.text for option in own.options)
    told = " ".join([*(box.text for box in boxes), scene.describe()]).replace(options, "")
    difference = {abs(sum(before[:-1]) - sum(after[:-1]))}
    assert {int(number) for number in NUMBER.findall(told)} <= known | difference


def test_the_bands_are_as_thick_as_their_people_and_never_thicker_than_their_bars() -> None:
    model = changes()["alluvial"]
    assert isinstance(model, models.AlluvialScene)
    _scene, boxes = laid(model)
    bars = {box.name: box.rect.height() for box in boxes if box.name.endswith(".bar")}
    per_ballot = {round(bars[f"before.{c}.bar"] / n, 3) for c, n in zip("ABCD", model.before, strict=False)}
    per_ballot |= {round(bars[f"after.{c}.bar"] / n, 3) for c, n in zip("ABCD", model.after, strict=False)}
    assert len(per_ballot) == 1, "one ballot is as high everywhere"


def test_the_headline_says_how_many_moved_only_where_that_may_be_told() -> None:
    assert title(changes()["alluvial"]) == "14 van de 45 kozen anders na het gesprek"
    assert title(changes()["alluvial-neutral"]) == "B ging van 15 naar 22, A van 20 naar 12"
    assert title(changes()["slope-moved"]) == "8 van de 18 kozen anders na het gesprek"


def test_the_flows_are_told_in_words_and_the_pool_too() -> None:
    told = laid(changes()["alluvial"])[0].describe()
    assert "6 mensen gingen van A naar B" in told
    assert "8 mensen bleven bij A" in told
    assert "minder dan vijf mensen zijn samen grijs" in told


def test_a_line_from_nought_to_ten_gets_no_bands() -> None:
    assert isinstance(laid(crowded_changes()["alluvial-ten"])[0], ScaleShift)


def test_how_sure_people_are_is_said_in_words() -> None:
    assert "Hoe zeker? Meestal 3, van 1 tot 5" in laid(changes()["bars-sure"])[0].describe()
    assert (
        "Hoe zeker? Eerst meestal 3, nu verdeeld, van 1 tot 5" in laid(changes()["slope-sure"])[0].describe()
    )
    assert "hoe zeker ben je, 1 tot 5" in laid(changes()["ballot-sure"])[0].describe()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ladder-asking", "Bij ‘wat als 2’ kantelde het: van A naar B"),
        ("ladder-held", "A bleef de grootste, wat er ook veranderde"),
        ("ladder-level", "Bij ‘wat als 1’ kwamen A en B gelijk; er kantelde niets"),
        ("ladder-even", "Eerst waren A en B even groot, dus kon er niets kantelen"),
        ("ladder-first", "Zo kozen we bij elke ‘wat als’"),
        ("ladder-none", "Welk nieuw feit telt voor jou het zwaarst?"),
        ("ladder-shades", "Bij ‘wat als 1’ kantelde het: van wit naar grijs"),
    ],
)
def test_a_ladder_says_its_finding_in_the_headline(name: str, said: str) -> None:
    assert title(changes()[name]) == said


def test_a_ladder_is_told_rung_by_rung() -> None:
    told = laid(changes()["ladder"])[0].describe()
    assert "De casus zelf A: 5 stemmen, B: 2 stemmen" in told
    assert "Wat als 2: " in told
    assert told.count("Hier kantelde het.") == 1


def test_a_rung_without_figures_has_none_in_words_either() -> None:
    scene, boxes = laid(changes()["ladder-withheld"])
    assert not [box for box in boxes if box.name.startswith("stairs.") and box.name.endswith(".1.figure")]
    assert "Geen cijfers" in scene.describe()


def test_many_rungs_go_on_to_another_page_with_the_case_itself_in_front() -> None:
    model = ladder(*[(5, 4, 0, 0, 0, 0)] * 7)
    assert isinstance(model, forms.LadderScene)
    shown = [rungs_on(model.rungs, page)[0] for page in range(rungs_on(model.rungs, 0)[1])]
    assert all(page[0].number == 0 for page in shown)
    assert [rung.number for page in shown for rung in page[1:]] == [1, 2, 3, 4, 5, 6]


def test_the_changed_fact_stands_above_the_whole_case() -> None:
    _scene, boxes = laid(changes()["rung"])
    by_name = {box.name: box for box in boxes}
    assert by_name["change.text"].px > by_name["case.text"].px
    assert by_name["change.text"].rect.bottom() < by_name["case.text"].rect.top()
    assert laid(changes()["rung"])[0].pages == 1


def test_a_sentence_that_is_put_down_takes_the_place_of_the_question() -> None:
    told = laid(changes()["ladder-said"])[0].describe()
    assert "Zodra het familie is" in told
    assert "Door welk feit" not in told
    assert "Familie weegt anders" in laid(changes()["ladder-none-said"])[0].describe()
