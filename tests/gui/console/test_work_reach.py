"""The panels of scan, measures and values board, filled in: nothing clipped, all named and reachable, at every size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.commands import AdoptValue, Capture, Command, NameValue, ScoreProcess
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.console.fitting import FittingCards
from dilemmagame.gui.theme import apply_theme
from tests.gui.console.room import Evening, inside
from tests.gui.console.test_reach import CONTROLS, SIZES, clipped
from tests.gui.console.test_work import METHODS, MONEY_CARD, with_words
from tests.sample import plan

WORK = ("Het beoordelen en verlenen van vergunningen voor evenementen", "Facturen betalen", "Huisbezoek")


@pytest.fixture
def evening(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    items = (PlannedItem(METHODS["scan"]), PlannedItem(METHODS["waarden"]))
    made = Evening(qtbot, tmp_path / "data", with_words(plan(*items)), stock=Stock((MONEY_CARD,), METHODS))
    yield made
    made.close()


def fill(evening: Evening, *commands: Command) -> None:
    for command in commands:
        evening.bridge.send(command)


def states(evening: Evening) -> Iterator[str]:
    """Every step, filled in as far as a group gets."""
    evening.next()
    fill(evening, *(Capture(CaptureField.PROCESS, body) for body in WORK))
    view = evening.until(lambda view: sum(line.body in WORK for line in view.lines) == len(WORK))
    yield "naming"
    evening.next()
    yield "scoring"
    for line in view.lines:
        fill(evening, *(ScoreProcess(line.text_id, f"V{n}", 2) for n in range(1, 9)))
    evening.until(lambda view: len(view.scores) == 8 * len(WORK))
    yield "scored"
    evening.next()
    evening.next()
    fill(evening, Capture(CaptureField.MEASURE, "Elke maand kijkt iemand van een ander team een dag mee."))
    evening.until(lambda view: any(line.field is CaptureField.MEASURE for line in view.lines))
    panel = evening.page.step.panel
    assert panel is not None
    for fold in panel.findChildren(FittingCards):
        fold.fold.setChecked(True)
    QApplication.processEvents()
    yield "measures"
    evening.go_to(StepKind.VALUES_BOARD)
    yield "values"
    fill(evening, *(NameValue(value, named=True) for value in ("moed", "respect", "openheid")))
    evening.until(lambda view: len(view.values_named) == 3)
    yield "chosen"
    evening.next()
    fill(
        evening,
        Capture(CaptureField.DEFINITION, "Wij zeggen het. " * 6, "moed"),
        AdoptValue("moed", adopted=True),
    )
    evening.until(lambda view: view.adopted == ("moed",))
    yield "adopted"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_clipped_and_everything_has_a_name(
    evening: Evening, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    page = evening.page
    page.resize(*size)
    faults = []
    for state in states(evening):
        QApplication.processEvents()
        for widget in inside(page.step):
            if fault := clipped(widget):
                faults.append(f"{state}: {fault}")
            reachable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and isinstance(widget, CONTROLS)
            if reachable and not widget.accessibleName().strip():
                faults.append(f"{state}: no name for {widget}")
            if isinstance(widget, QAbstractButton | QLineEdit) and widget.height() < 34:
                faults.append(f"{state}: too small {widget.accessibleName()} {widget.size()}")
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_nothing_is_clipped_with_large_letters(evening: Evening) -> None:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper", 1.5)
    evening.page.resize(1365, 768)
    faults = []
    for state in states(evening):
        QApplication.processEvents()
        faults += [f"{state}: {fault}" for widget in inside(evening.page.step) if (fault := clipped(widget))]
    apply_theme(app, "night")
    assert not faults, "\n".join(dict.fromkeys(faults))
