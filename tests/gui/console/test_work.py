"""The scan, the measures, the values board and own pages from the trainer's chair: all of it with taps alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dilemmagame.base import paths
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.evening import Evening as Occasion
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.desk import Stock
from dilemmagame.library.methods import read_methods
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.live.form_scenes import MeasuresScene, PagesScene, ScanScene, ValuesBoardScene
from tests.gui.console.room import Evening, shown_words
from tests.gui.console.test_boards import tap, write
from tests.sample import CLOSING, OPENING, OPTIONS_CARD, method, plan, step

METHODS = {each.id: each for each in read_methods(paths.assets() / "methods")[0]}
WORDS = read_vocabulary(paths.assets() / "vocabulary")[0]
MONEY_CARD = replace(OPTIONS_CARD, id="kas", title="De kas op vrijdag", vulnerabilities=("V5",))


def with_words(made: Plan, occasion: Occasion | None = None) -> Plan:
    return replace(
        made,
        values=WORDS.values,
        vulnerabilities=WORDS.vulnerabilities,
        measures=WORDS.measures,
        evening=occasion or Occasion(),
    )


@pytest.fixture
def scan(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(
        qtbot,
        tmp_path / "data",
        with_words(plan(PlannedItem(METHODS["scan"]), PlannedItem(CLOSING))),
        stock=Stock((OPTIONS_CARD, MONEY_CARD), METHODS),
    )
    yield made
    made.close()


def score(evening: Evening, name: str) -> None:
    """Tap the key whose name begins with `name`."""
    panel = evening.page.step.panel
    assert panel is not None
    key = next(
        each
        for each in panel.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith(name)
    )
    before = len(evening.view.scores)
    evening.click(key)
    evening.until(lambda view: len(view.scores) != before)


def heat(evening: Evening) -> ScanScene:
    scene = evening.view.stage.scene
    assert isinstance(scene, ScanScene)
    return scene


def start_scoring(evening: Evening) -> None:
    evening.next()
    for name in ("Paying invoices", "Granting permits"):
        tap(evening, name)
        evening.until(lambda view, name=name: any(line.body == name for line in view.lines))  # type: ignore[misc]
    evening.next()


def test_work_is_named_and_scored_with_taps_alone(scan: Evening) -> None:
    start_scoring(scan)
    score(scan, "Access to money, Paying invoices: 3")
    score(scan, "Working alone, Paying invoices: 2")
    first = heat(scan).processes[0]
    assert (first.name, first.scores) == ("Paying invoices", (None, None, None, None, 3, None, None, 2))
    assert first.combination
    assert "Paying invoices: people work alone with money" in " ".join(shown_words(scan.page.step))


def test_a_second_tap_takes_a_score_away(scan: Evening) -> None:
    start_scoring(scan)
    score(scan, "Access to money, Paying invoices: 3")
    score(scan, "Access to money, Paying invoices: 3")
    assert scan.view.scores == ()


def test_a_row_is_one_stop_and_goes_by_arrows_and_digits(scan: Evening) -> None:
    start_scoring(scan)
    panel = scan.page.step.panel
    assert panel is not None
    keys = [
        each
        for each in panel.findChildren(QAbstractButton)
        if each.accessibleName().startswith("Access to money, ")
    ]
    assert [bool(key.focusPolicy() & Qt.FocusPolicy.TabFocus) for key in keys] == [True, False, False, False]
    keys[0].setFocus()
    scan.press(Qt.Key.Key_Right)
    assert scan.focused() is keys[1]
    scan.press(Qt.Key.Key_3)
    scan.until(lambda view: any(each[1:] == ("V5", 3) for each in view.scores))
    assert scan.focused() is keys[3]
    assert [bool(key.focusPolicy() & Qt.FocusPolicy.TabFocus) for key in keys] == [False, False, False, True]


def test_the_cards_that_fit_are_offered_and_one_comes_in_with_one_tap(scan: Evening) -> None:
    start_scoring(scan)
    score(scan, "Access to money, Paying invoices: 3")
    scan.next()
    scan.next()
    assert scan.view.kind is StepKind.MEASURES
    tap(scan, "1 dilemma fits")
    words = shown_words(scan.page.step)
    assert "De kas op vrijdag" in words
    assert OPTIONS_CARD.title not in words
    tap(scan, "Play next: De kas op vrijdag")
    scan.until(lambda view: any(item.title.nl == "De kas op vrijdag" for item in view.items))
    places = [item.title.nl for item in scan.view.items]
    assert places.index("De kas op vrijdag") == places.index("Scan van kwetsbaar werk") + 1
    scan.until(lambda view: "in this evening" in shown_words(scan.page.step))


def test_a_card_that_fits_can_wait_for_a_next_time(scan: Evening) -> None:
    start_scoring(scan)
    score(scan, "Access to money, Paying invoices: 3")
    scan.next()
    scan.next()
    tap(scan, "1 dilemma fits")
    tap(scan, "Keep for later: De kas op vrijdag")
    scan.until(lambda view: any(line.field is CaptureField.PARKED for line in view.lines))
    assert "kept for later" in shown_words(scan.page.step)


def test_measures_against_what_weighs_most_are_picked_and_let_go_with_taps(scan: Evening) -> None:
    start_scoring(scan)
    score(scan, "Access to money, Paying invoices: 3")
    scan.next()
    scan.next()
    panel = scan.page.step.panel
    assert panel is not None
    chip = next(
        each for each in panel.findChildren(QAbstractButton) if each.accessibleName().startswith("Four eyes")
    )
    scan.click(chip)
    scan.until(lambda view: any(line.field is CaptureField.MEASURE for line in view.lines))
    scene = scan.view.stage.scene
    assert isinstance(scene, MeasuresScene)
    assert [(name, against and against.nl) for name, against in scene.measures] == [
        ("Four eyes", "Toegang tot geld")
    ]
    scan.click(chip)
    scan.until(lambda view: all(line.field is not CaptureField.MEASURE for line in view.lines))
    tap(scan, "Against other vulnerabilities")
    scan.until(lambda view: "Against: Working alone" in shown_words(scan.page.step))


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    known = AdoptedValue("moed", WORDS.values[11].name, "Wij zeggen het.", date(2026, 3, 1))
    made = Evening(
        qtbot,
        tmp_path / "data",
        with_words(plan(PlannedItem(OPENING), PlannedItem(METHODS["waarden"])), Occasion(adopted=(known,))),
    )
    yield made
    made.close()


def values(evening: Evening) -> list[tuple[str, str, bool]]:
    scene = evening.view.stage.scene
    assert isinstance(scene, ValuesBoardScene)
    return [(each.name.en, each.definition, each.adopted) for each in scene.values]


def choose(evening: Evening, *names: str) -> None:
    panel = evening.page.step.panel
    assert panel is not None
    for name in names:
        before = evening.view.values_named
        chip = next(
            each
            for each in panel.findChildren(QAbstractButton)
            if each.isVisible() and each.accessibleName().startswith(f"{name}:")
        )
        evening.click(chip)
        evening.until(lambda view, before=before: view.values_named != before)  # type: ignore[misc]


def test_values_are_chosen_put_into_words_and_adopted(board: Evening) -> None:
    board.go_to(StepKind.VALUES_BOARD)
    choose(board, "Openness", "Courage", "Respect")
    choose(board, "Respect")
    assert values(board) == [("Openness", "", False), ("Courage", "", False)]
    board.next()
    write(board, "Our words for Openness", "Wij zeggen wat we weten.")
    tap(board, "Take over what you agreed before about Courage")
    board.until(lambda view: any(line.body == "Wij zeggen het." for line in view.lines))
    board.next()
    tap(board, "Adopted: Openness. Read aloud, nobody objects.")
    board.until(lambda view: view.adopted != ())
    assert values(board) == [
        ("Openness", "Wij zeggen wat we weten.", True),
        ("Courage", "Wij zeggen het.", False),
    ]
    assert board.view.adopted == ("openheid",)


def test_own_pages_turn_with_the_same_button_and_then_the_evening_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    own = method("pages", step(StepKind.PAGES, 5), frame=True)
    pages = ("set/001.png", "set/002.png")
    evening = Evening(
        qtbot,
        tmp_path / "data",
        plan(PlannedItem(OPENING), PlannedItem(own, pages=pages), PlannedItem(CLOSING)),
    )
    try:
        evening.go_to(StepKind.PAGES)
        assert evening.view.primary is Primary.NEXT_PAGE
        assert "Page 1 of 2" in shown_words(evening.page.step)
        evening.breathe()
        evening.press(Qt.Key.Key_PageDown)
        evening.until(lambda view: view.page == 1)
        scene = evening.view.stage.scene
        assert isinstance(scene, PagesScene)
        assert (scene.file, scene.number, scene.of) == ("set/002.png", 2, 2)
        evening.breathe()
        evening.press(Qt.Key.Key_PageUp)
        evening.until(lambda view: view.page == 0)
        evening.next()
        evening.breathe()
        evening.press(Qt.Key.Key_PageDown)
        evening.until(lambda view: view.kind is StepKind.CLOSING)
    finally:
        evening.close()
