"""A card or a break that comes in while the evening runs, pieces that are skipped, and the times at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.domain.cards import CardKind, Turn, unfold
from dilemmagame.domain.commands import Finish, JumpTo
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.console.rail import rail_rows, times_rows
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.console_view import StepState
from dilemmagame.live.stage_view import RulesScene
from tests.gui.console.room import BREAK, QUARTER_HOUR, Evening
from tests.gui.pages import clipped, nameless
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan

SPARE = replace(OPTIONS_CARD, id="reserve", title="Een reservekaart")
METHODS = {each.id: each for each in (OPENING, CARD_ROUND, QUARTER_HOUR, BREAK, CLOSING)}


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(qtbot, tmp_path / "data", stock=Stock((OPTIONS_CARD, SPARE), METHODS))
    yield made
    made.close()


def titles(room: Evening) -> list[str]:
    return [item.title.nl for item in room.view.items]


def test_a_card_comes_in_by_keyboard_and_the_stage_shows_nothing_of_it_until_then(room: Evening) -> None:
    room.next()
    before = room.view.stage.scene
    page, strip = room.page, room.page.add_strip
    page.rail.add.setFocus()
    room.press(Qt.Key.Key_Space)
    assert strip.isVisible()
    assert strip.what.hasFocus()
    assert [strip.what.itemText(n) for n in range(strip.what.count())] == [
        "Een reservekaart",
        "break · 15 min",
    ]
    assert nameless(page) == []
    assert clipped(strip) == []
    room.press(Qt.Key.Key_Tab)
    assert strip.method.hasFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Tab)
    assert strip.where.hasFocus()
    strip.add.setFocus()
    room.press(Qt.Key.Key_Space)
    view = room.until(lambda view: len(view.items) == 4)
    assert titles(room)[1] == "Een reservekaart"
    assert [step.kind for step in view.items[1].steps] == [step.kind for step in QUARTER_HOUR.steps]
    now = room.view.stage.scene
    assert isinstance(now, RulesScene)
    assert isinstance(before, RulesScene)
    assert replace(now, frame=before.frame) == before, "only the count of dilemmas is another"
    assert not strip.isVisible()
    assert page.footer.next.hasFocus()
    room.next()
    assert room.view.card is not None
    assert room.view.card.title == "Een reservekaart"


def test_a_break_comes_in_after_a_piece_that_is_still_to_come(room: Evening) -> None:
    room.next()
    room.click(room.page.rail.add)
    strip = room.page.add_strip
    strip.what.setCurrentIndex(strip.what.findText("break · 15 min"))
    strip.what.activated.emit(strip.what.currentIndex())
    assert not strip.method.isVisible()
    assert "15" in strip.tells.text()
    strip.where.setCurrentIndex(1)
    room.click(strip.add)
    room.until(lambda view: len(view.items) == 4)
    assert [item.title.nl for item in room.view.items][2] == "break"


def test_adding_nothing_changes_nothing_and_the_strips_take_turns(room: Evening) -> None:
    room.next()
    room.click(room.page.rail.add)
    QTest.keyClick(room.page, Qt.Key.Key_Escape)
    assert not room.page.add_strip.isVisible()
    room.click(room.page.rail.add)
    room.page.unfold(ActionId.PRESENT, room.view)
    assert not room.page.add_strip.isVisible()
    room.page.unfold_add(room.view)
    assert not room.page.present_strip.isVisible()
    assert len(room.view.items) == 3


def test_the_rest_of_a_piece_is_skipped_and_says_so(room: Evening) -> None:
    room.go_to(StepKind.READ)
    room.click(room.page.rail.skip)
    view = room.until(lambda view: view.kind is StepKind.CLOSING)
    head = rail_rows(view)[1]
    assert head.state is StepState.DONE
    marks = [step.state for step in view.items[1].steps]
    assert marks[0] is StepState.DONE
    assert set(marks[1:]) == {StepState.SKIPPED}
    assert not room.page.rail.skip.isEnabled()


def test_at_the_end_the_course_shows_what_everything_took(room: Evening) -> None:
    room.go_to(StepKind.READ)
    room.clock.advance(90_000)
    room.hub.submit(JumpTo(len(room.view.times) - 1))
    room.until(lambda view: view.kind is StepKind.CONTACTS)
    room.hub.submit(Finish())
    view = room.until(lambda view: view.phase is Phase.FINISHED)
    rows = {row.text: row.time for row in times_rows(view)}
    assert rows["read"].endswith("/ 2:00")
    assert int(rows["read"].split(":")[0]) >= 0
    assert rows["closing"] == "– / 5:00", "nobody got there"
    assert not room.page.rail.add.isVisible()
    assert "van" in room.page.rail._whole.text() or "of" in room.page.rail._whole.text()


def test_what_is_in_the_evening_is_told_by_its_deck_and_id_and_not_by_its_title(
    qtbot: QtBot, tmp_path: Path
) -> None:
    wine = replace(OPTIONS_CARD, home="raad/een-kist-wijn")
    staged = replace(
        OPTIONS_CARD, id="in-delen", title="In delen", kind=CardKind.STAGES, home="raad/in-delen",
        turns=(Turn(OPTIONS_CARD.situation, "En nu?", OPTIONS_CARD.options),),
    )  # fmt: skip
    other = replace(OPTIONS_CARD, home="college/een-kist-wijn", question="Wat zeg je?")
    items = (OPENING, None), (CARD_ROUND, wine), *((CARD_ROUND, turn) for turn in unfold(staged))
    room = Evening(
        qtbot,
        tmp_path / "data",
        plan(*(PlannedItem(method, card) for method, card in items), PlannedItem(CLOSING)),
        stock=Stock((replace(wine, title="Een kist met een nieuwe naam"), staged, other, SPARE), METHODS),
    )
    room.next()
    room.click(room.page.rail.add)
    strip = room.page.add_strip
    offered = [strip.what.itemText(n) for n in range(strip.what.count())]
    assert offered == ["Een kist wijn", "Een reservekaart", "break · 15 min"]
    room.click(strip.add)
    room.until(lambda view: len(view.plan.cards) == 4)
    added = next(card for card in room.view.plan.cards if card.home == other.home)
    assert (added.id, added.question) == ("een-kist-wijn-college", "Wat zeg je?")
    room.close()
