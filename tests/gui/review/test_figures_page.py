"""Stories about the figures of a year: from the past sessions, per organisation, saved as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.settings import Settings
from dilemmagame.domain.organisations import Organisation
from dilemmagame.gui.doors import Doors, Ways
from dilemmagame.gui.review.yearpage import FiguresPage
from dilemmagame.gui.services import Services
from dilemmagame.gui.start.past import PastPage
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until
from tests.notes.evening import council_evening, stored


def kept(given: Services, organisation: Organisation, number: int) -> None:
    """The evening of the council, held for `organisation`."""
    evening = council_evening()
    plan = replace(evening.state.plan, session_id=f"s{number}", organisation=organisation)
    evening.state = replace(evening.state, plan=plan)
    stored(given.store, evening)


def opened(given: Services, qtbot: QtBot) -> FiguresPage:
    page = FiguresPage(given)
    qtbot.addWidget(page)
    shown(page)
    until(lambda: page._past is not None and not page._background.busy)
    return page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_organisation_has_its_own_page(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    with services(tmp_path, language) as given:
        kept(given, Organisation("Gemeente Lindewaard"), 1)
        kept(given, Organisation("Gemeente Lindewaard"), 2)
        kept(given, Organisation("Waterschap De Linde"), 3)
        page = opened(given, qtbot)
        assert page.organisations.count() == 2
        place = page.organisations.findText("Gemeente Lindewaard")
        page.organisations.setCurrentIndex(place)
        page._fill_years()
        text = page.preview.texts()
        assert "Gemeente Lindewaard" in text
        assert "36" in text
        assert page.years.currentText() == "2026"
        page._background.wait()


def test_the_page_is_saved_as_a_file(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cijfers.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with services(tmp_path) as given:
        kept(given, Organisation("Gemeente Lindewaard"), 1)
        page = opened(given, qtbot)
        click(page.save)
        until(lambda: bool(page.message.text))
        assert target.read_bytes().startswith(b"PK")
        page._background.wait()


def test_without_sessions_it_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = opened(given, qtbot)
        assert "nog geen sessie" in page.message.text
        assert not page.save.isEnabled()
        page._background.wait()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, size: tuple[int, int]
) -> None:
    with services(tmp_path) as given:
        kept(given, Organisation("Gemeente Lindewaard"), 1)
        kept(given, Organisation("Waterschap De Linde"), 2)
        page = opened(given, qtbot)
        shown(page, size)
        assert clipped(page) == []
        assert nameless(page) == []
        assert small(page) == []
        page._background.wait()


def test_the_past_sessions_lead_there_and_back(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        kept(given, Organisation("Gemeente Lindewaard"), 1)
        seen: list[QWidget] = []

        def go(page: QWidget) -> None:
            qtbot.addWidget(page)
            seen.append(page)

        ways = Ways(*(lambda *_given: None for _way in Ways.__dataclass_fields__))
        doors = Doors(given, Settings(), go, ways)
        doors.past()
        past = seen[-1]
        assert isinstance(past, PastPage)
        wanted = next(
            each for each in past.findChildren(QPushButton) if each.accessibleName() == "Cijfers van een jaar"
        )
        wanted.click()
        page = seen[-1]
        assert isinstance(page, FiguresPage)
        page._background.wait()
        page.top.back.click()
        assert isinstance(seen[-1], PastPage)
