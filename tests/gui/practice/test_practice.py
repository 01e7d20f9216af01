"""Practising an evening through the real windows: fast time, an invented room, and nothing of it kept."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.practice.report import PracticeReport
from dilemmagame.gui.practising import Practice
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.practising import SPEEDS
from tests.gui.pages import click, clipped, nameless, rest, small, until
from tests.prepared import used_folder


class Practised:
    """The window with a practice that runs."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        window._through(lambda doors: doors.prepare())
        self.page = window._pages.currentWidget()
        assert isinstance(self.page, PreparePage)

    def begin(self, programme: str = "raad-45") -> Practice:
        assert isinstance(self.page, PreparePage)
        self.page._take(programme=programme)
        click(self.page.practise)
        practice = self.window._evening
        assert isinstance(practice, Practice)
        until(lambda: practice._view is not None)
        return practice


@pytest.fixture(params=["nl"])
def practised(
    request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practised]:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    i18n.use(request.param)
    folder = used_folder(tmp_path / "data")
    window = MainWindow(folder, Settings(language=request.param), "paper")
    qtbot.addWidget(window)
    window.receive(load_services(folder, request.param))
    window.show()
    QApplication.processEvents()
    yield Practised(window)
    window.release()


def view_of(practice: Practice) -> ConsoleView:
    assert practice._view is not None
    return practice._view


def advance(practice: Practice) -> None:
    before = view_of(practice)
    rest(450)
    practice.evening.console.act(ActionId.NEXT)
    until(
        lambda: (
            view_of(practice).position != before.position
            or view_of(practice).primary is not before.primary
            or view_of(practice).phase is not before.phase
        )
    )


def test_an_evening_is_practised_to_the_end_and_leaves_nothing_but_its_times(
    practised: Practised, tmp_path: Path
) -> None:
    window, practice = practised.window, practised.begin()
    assert window._services is not None
    scratch = list((tmp_path / "tmp").iterdir())
    assert len(scratch) == 1
    assert nameless(practice.console) == []
    filled = leaps = 0
    while view_of(practice).phase is not Phase.FINISHED:
        view = view_of(practice)
        if any(vote.status is RoundStatus.CLOSED and not vote.total for vote in view.votes):
            until(practice.bar.fill.isVisible)
            assert re.search(r"omhoog: \S.* \d", practice.bar.said), "whatever the invented room chose"
            click(practice.bar.fill)
            until(lambda: all(vote.total for vote in view_of(practice).votes))
            until(practice.bar.fill.isHidden)
            filled += 1
        if view.timer is not None and view.timer.remaining_ms > 1_000 and practice.bar.leap.isEnabled():
            click(practice.bar.leap)
            until(lambda: (t := view_of(practice).timer) is None or t.remaining_ms <= 1_000)
            leaps += 1
        advance(practice)
    assert filled >= 4
    assert leaps >= 10
    view = view_of(practice)
    assert view.primary is Primary.NONE
    rest(450)
    practice.evening.console.act(ActionId.NEXT)
    report = window._pages.currentWidget()
    assert isinstance(report, PracticeReport)
    assert clipped(report) == []
    assert report.table.rowCount() > 20
    assert list((tmp_path / "tmp").iterdir()) == []
    assert window._services.store.sessions() == ()
    assert window._services.store.unfinished() is None
    click(report.done)
    again = window._pages.currentWidget()
    assert isinstance(again, PreparePage)
    assert again.draft.programme == "raad-45"


def test_time_runs_at_the_chosen_speed_without_a_pause_in_between(practised: Practised) -> None:
    practice = practised.begin()
    advance(practice)
    begun = view_of(practice).clock_ms
    click(practice.bar.speeds[60])
    until(lambda: view_of(practice).clock_ms - begun > 60_000, 10)
    timer = view_of(practice).timer
    assert timer is None or timer.running
    click(practice.bar.speeds[SPEEDS[0]])
    rest(400)
    slow = view_of(practice).clock_ms
    rest(1_000)
    assert view_of(practice).clock_ms - slow < 5_000


def test_stopping_in_the_middle_shows_the_times_so_far_and_one_can_begin_again(
    practised: Practised, tmp_path: Path
) -> None:
    practice = practised.begin()
    advance(practice)
    advance(practice)
    assert clipped(practice.bar) == []
    assert small(practice.bar) == []
    click(practice.bar.end)
    report = practised.window._pages.currentWidget()
    assert isinstance(report, PracticeReport)
    assert list((tmp_path / "tmp").iterdir()) == []
    click(report.repeat)
    assert isinstance(practised.window._evening, Practice)
    assert practised.window._evening is not practice
    assert len(list((tmp_path / "tmp").iterdir())) == 1
