"""Stories about going on from the library: chosen cards, also of several decks, are prepared, printed and played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings
from dilemmagame.domain.plan import Plan
from dilemmagame.gui.doors import Doors, Ways
from dilemmagame.gui.library.page import LibraryPage
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.print.page import PrintPage
from dilemmagame.gui.shell import MainWindow
from tests.gui.pages import click, services, shown, until
from tests.prepared import used_folder


class Building:
    """The doors of the program with a page in view."""

    def __init__(self, doors: Doors, pages: list[QWidget], plans: list[Plan], kept: list[Settings]) -> None:
        self.doors, self.pages, self.plans, self.kept = doors, pages, plans, kept

    @property
    def page(self) -> QWidget:
        return self.pages[-1]

    def library(self) -> LibraryPage:
        self.doors.library()
        return self.again()

    def again(self) -> LibraryPage:
        """The library, where one came back to it."""
        page = self.page
        assert isinstance(page, LibraryPage)
        until(lambda: page.catalogue.learned)
        return page

    def prepare(self) -> PreparePage:
        assert isinstance(self.page, PreparePage)
        return self.page


@pytest.fixture
def building(tmp_path: Path, qtbot: QtBot) -> Iterator[Building]:
    with services(tmp_path) as given:
        pages: list[QWidget] = []
        plans: list[Plan] = []
        kept: list[Settings] = []

        def go(page: QWidget) -> None:
            qtbot.addWidget(page)
            pages.append(page)
            shown(page)

        ways = Ways(
            lambda: None,
            plans.append,
            lambda _plan, _back: None,
            lambda _id: None,
            lambda _settings: None,
            kept.append,
        )
        yield Building(Doors(given, Settings(), go, ways), pages, plans, kept)


def choose(page: LibraryPage, *places: int) -> list[str]:
    """Choose cards by their place in the grid; gives their titles."""
    for place in places:
        page.grid.toggled.emit(page.grid.cards.shown[place].key)
    return [page.grid.cards.shown[place].card.title for place in places]


def test_cards_of_one_deck_are_prepared_in_the_order_of_choosing(building: Building) -> None:
    page = building.library()
    wanted = choose(page, 4, 1, 2)
    click(page.tray.go)
    prepare = building.prepare()
    assert prepare.draft.picked
    assert [prepare.cards.lines.item(row).text() for row in range(3)] == wanted
    click(prepare.start)
    assert [card.title for card in building.plans[0].cards] == wanted


def test_cards_of_several_decks_make_one_evening_with_the_norms_of_all(building: Building) -> None:
    page = building.library()
    entries = page.catalogue.entries
    last = len(entries) - 1
    assert entries[0].key.folder != entries[last].key.folder
    wanted = choose(page, 0, last)
    click(page.tray.go)
    prepare = building.prepare()
    click(prepare.start)
    [plan] = building.plans
    played = dict.fromkeys(card.source_id for card in plan.cards)
    assert [prepare.cards.lines.item(row).text() for row in range(2)] == wanted
    assert list(played) == [entries[place].card.id for place in (0, last)]
    needed = {norm for place in (0, last) for norm in entries[place].card.norms}
    known = {norm.id for each in (entries[0], entries[last]) for norm in each.shelved.deck.norms}
    assert {norm.id for norm in plan.norms} == needed & known
    assert building.kept[-1].last_deck == Settings().last_deck


def test_what_is_chosen_is_printed_and_nothing_else(building: Building) -> None:
    page = building.library()
    choose(page, 0, len(page.catalogue.entries) - 1)
    click(page.tray.print)
    printing = building.page
    assert isinstance(printing, PrintPage)
    until(lambda: printing.paper is not None)
    assert printing._source is not None
    assert len(printing._source.deck.cards) == 2


def test_with_nothing_chosen_the_deck_in_view_is_prepared(building: Building) -> None:
    page = building.library()
    page.rail.setCurrentRow(page.rail.count() - 1)
    folder = page.rail.scope.folder
    assert folder is not None
    click(page.tray.go)
    assert building.prepare().draft.deck == page._decks[-1].deck.id
    assert not building.prepare().draft.picked


def test_the_length_of_the_last_programme_stands_beside_the_sum(building: Building) -> None:
    programme = building.doors._services.shelf.programmes[0]
    building.doors._settings = replace(Settings(), last_programme=programme.id)
    page = building.library()
    choose(page, 0)
    assert page.tray.sum.text().endswith(f"van {programme.minutes}")


def test_back_from_preparing_and_printing_finds_the_cards_still_chosen(building: Building) -> None:
    page = building.library()
    wanted = choose(page, 3, 0, len(page.catalogue.entries) - 1)
    for leave in (page.tray.go, page.tray.print):
        click(leave)
        there = building.page
        assert isinstance(there, PreparePage | PrintPage)
        assert there.top.back.text().strip() == "Bibliotheek"
        click(there.top.back)
        page = building.again()
        assert [entry.card.title for entry in page.chosen] == wanted
    click(page.tray.clear)
    building.library()
    assert isinstance(building.page, LibraryPage)
    assert building.page.chosen == []


def test_choosing_oneself_says_where_more_cards_are(building: Building) -> None:
    page = building.library()
    choose(page, 0, len(page.catalogue.entries) - 1)
    click(page.tray.go)
    prepare = building.prepare()
    click(prepare.choose)
    assert prepare.picker.lines.count() == 2
    assert prepare.picker.more.isVisible()
    prepare.choose.setChecked(False)
    prepare.decks.chosen.emit(prepare._desk.decks[-1].deck.id)
    click(prepare.choose)
    assert not prepare.picker.more.isVisible()
    building.doors.prepare()
    click(building.prepare().choose)
    assert not building.prepare().picker.more.isVisible()


def test_the_choice_lasts_as_long_as_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    i18n.use("nl")
    folder = used_folder(tmp_path / "data")
    window = MainWindow(folder, Settings(), "paper")
    qtbot.addWidget(window)
    window.show()
    window.receive(load_services(folder, "nl"))

    def library() -> LibraryPage:
        window._home.library.emit()
        page = window._pages.currentWidget()
        assert isinstance(page, LibraryPage)
        until(lambda: page.catalogue.learned)
        return page

    page = library()
    wanted = choose(page, 2, 5)
    page.back.emit()
    assert any(each.accessibleName() == "Bibliotheek" for each in window.findChildren(QAbstractButton))
    assert [entry.card.title for entry in library().chosen] == wanted
    window.release()
