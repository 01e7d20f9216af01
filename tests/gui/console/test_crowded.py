"""A small window with much on it: regions shrink or scroll, and none lies over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.commands import Capture, CountHands
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.steparea import PHONES
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.live.remoting import Pairing, RemoteStatus
from tests.gui.console.room import Evening, small_evening

SQUARES = tuple(tuple(across % 2 == down % 2 for across in range(33)) for down in range(33))


@pytest.fixture(params=["nl", "en"])
def evening(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    i18n.use(request.param)
    made = Evening(qtbot, tmp_path / "data", replace(small_evening(), present=6))
    yield made
    made.close()


def place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def in_sight(widget: QWidget) -> bool:
    """Whether it can be seen without scrolling."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    assert around is not None
    return around.viewport().rect().contains(place(widget, around.viewport()))


def test_what_folds_out_pushes_nothing_over_anything(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    page = evening.page
    page._send(Capture(CaptureField.REASON, "Je houdt de relatie goed", "A"))
    evening.until(lambda view: any(line.choice == "A" for line in view.lines))
    at_first = page.live.picture.height()
    for action in (ActionId.REMOTE, ActionId.PHONES, ActionId.PRESENT):
        page.unfold(action, evening.view)
        status = RemoteStatus(Pairing.WAITING, "192.0.2.7:8795", "123456", squares=SQUARES, tries_left=5)
        page.remote_strip.show_remote(status, None)
        QApplication.processEvents()
        QApplication.processEvents()
        assert place(page.live.picture, page).bottom() < place(page.step, page).top(), action
        typed = place(page.capture.edit, page)
        for chips in (page.capture._kinds, page.capture._choices):
            assert typed.bottom() < place(chips, page).top(), action
            assert all(chips.rect().contains(chip.geometry()) for chip in chips.findChildren(QWidget)), action
    page.fold()
    QApplication.processEvents()
    assert page.live.picture.height() == at_first


def test_under_the_warning_the_count_stays_in_sight(evening: Evening) -> None:
    while not evening.view.votes or evening.view.votes[-1].status is not RoundStatus.CLOSED:
        evening.next()
    vote = evening.view.votes[-1]
    evening.page._send(CountHands(vote.number, (Count("A", 6),)))
    evening.until(lambda view: bool(view.votes[-1].hands))
    while evening.view.primary is not Primary.REVEAL_ANYWAY:
        evening.next()
    QApplication.processEvents()
    fields = [each for each in evening.page.step.findChildren(Stepper) if each.isVisible()]
    assert len(fields) == len(vote.choices)
    assert all(in_sight(each) for each in fields)


def test_the_heading_of_the_step_goes_before_the_chip_beside_it(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    step, title = evening.page.step, "Redenen verzamelen bij elke keuze"
    step._status.say("12 redenen vastgelegd")
    shown = replace(evening.view, step_title=Localised(title, title))
    step.show_view(shown)
    QApplication.processEvents()
    heading = step._title
    assert heading.fontMetrics().horizontalAdvance(title) <= heading.contentsRect().width()
    step.tabs[PHONES].show()
    step._fit_heading()
    QApplication.processEvents()
    assert step._status.maximumWidth() == 0
