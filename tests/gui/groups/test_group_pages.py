"""Stories about groups and organisations, through the pages themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.domain.evening import Chair
from dilemmagame.domain.organisations import Contact
from dilemmagame.domain.register import EntryKind, EntryStatus
from dilemmagame.gui.groups.arriving import ArrivingPage
from dilemmagame.gui.groups.contacts import usual_roles
from dilemmagame.gui.groups.group import GroupPage
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.organisation import OrganisationPage
from dilemmagame.gui.groups.page import GroupsPage
from dilemmagame.gui.groups.pickup import PickUpPage
from dilemmagame.gui.groups.sheet import SheetPage
from dilemmagame.gui.groups.walk import GroupsWalk
from dilemmagame.gui.services import Services
from tests.agreed import DINNERS
from tests.gui.groups.house import COUNCIL, LINDEWAARD
from tests.gui.groups.opened import furnished, opened, typed, words
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until, walk
from tests.storage.evenings import files_with

MOST_CONTROLS = 12


PAGES: dict[str, Callable[[Services], KeepingPage]] = {
    "groups": GroupsPage,
    "organisation": lambda given: OrganisationPage(given, "lindewaard"),
    "house": lambda given: part(OrganisationPage(given, "lindewaard"), "house"),
    "code": lambda given: part(OrganisationPage(given, "lindewaard"), "code"),
    "terms": lambda given: part(OrganisationPage(given, "overdam"), "terms"),
    "agreements": lambda given: GroupPage(given, "raad"),
    "values": lambda given: part(GroupPage(given, "raad"), "values"),
    "signals": lambda given: part(GroupPage(given, "raad"), "signal"),
    "about": lambda given: part(GroupPage(given, "raad"), "about"),
    "pick up": lambda given: PickUpPage(given, "raad"),
    "sheet": lambda given: SheetPage(given, "raad"),
    "fetch": ArrivingPage,
}


def part(page: OrganisationPage | GroupPage, name: str) -> KeepingPage:
    page.show_part(name)
    return page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_and_can_be_reached_by_keyboard_and_ear(
    tmp_path: Path, qtbot: QtBot, name: str, language: str
) -> None:
    with furnished(tmp_path, language) as given:
        page = PAGES[name](given)
        for size in SIZES:
            opened(qtbot, page, size)
            until(lambda: not page.background.busy)
            assert nameless(page) == []
            assert small(page) == []
            assert clipped(page) == []
        reached = set(walk(page))
        buttons = [
            each
            for each in page.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        groups = {button.group() for button in buttons if button in reached and button.group() is not None}
        missed = [
            each.accessibleName() for each in buttons if each not in reached and each.group() not in groups
        ]
        assert missed == []


@pytest.mark.parametrize("name", ["groups", "organisation", "agreements", "pick up", "sheet", "fetch"])
def test_a_first_walk_meets_few_choices(tmp_path: Path, qtbot: QtBot, name: str) -> None:
    """A new organisation with a new group; the lines of a list and the bar on top do not count."""
    with services(tmp_path) as given:
        given.store.save_organisation(replace(LINDEWAARD, contacts=(), code=(), decks=()))
        given.store.save_group(replace(COUNCIL, register=(), values=(), evenings=()))
        page = PAGES[name](given)
        opened(qtbot, page)
        choices = [
            each
            for each in (*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit))
            if each.isVisible() and not page.bar.isAncestorOf(each)
        ]
        assert len(choices) <= MOST_CONTROLS


def test_from_nothing_to_a_group_with_a_value(tmp_path: Path, qtbot: QtBot) -> None:
    """The whole walk with buttons, in one window."""
    with services(tmp_path) as given:
        pages: list[QWidget] = []
        left: list[str] = []

        def go(page: QWidget) -> None:
            qtbot.addWidget(page)
            shown(page)
            pages.append(page)

        ways = GroupsWalk(given, go, lambda: left.append("home"))
        ways.all()
        page = pages[-1]
        assert isinstance(page, GroupsPage)
        click(page.another)
        page = pages[-1]
        assert isinstance(page, OrganisationPage)
        typed(page.name, "Gemeente Lindewaard")
        click(page.contacts.usual[usual_roles()[1]])
        typed(page.contacts.fields[0][1], "toestel 4400")
        (kept,) = given.store.organisations()
        assert kept.name == "Gemeente Lindewaard"
        assert kept.contacts == (Contact("Griffier", "toestel 4400"),)
        click(page.bar.back)
        page = pages[-1]
        assert isinstance(page, GroupsPage)
        click(page.new_group[kept.id])
        page = pages[-1]
        assert isinstance(page, GroupPage)
        assert page.parts.currentIndex() == list(page.tabs).index("about"), (
            "a new group is asked its name first"
        )
        assert page.about.name.selectedText() == page.about.name.text()
        typed(page.about.name, "Raad")
        page.about.chair.setCurrentIndex(list(Chair).index(Chair.MAYOR))
        page.about.chair.activated.emit(list(Chair).index(Chair.MAYOR))
        click(page.tabs["values"])
        click(page.values.add)
        page.values.cards[0].definition.setPlainText("Wij zeggen wat wij weten.")
        click(page.bar.back)  # leaving keeps what was being typed
        (group,) = given.store.groups()
        assert (group.name, group.chair) == ("Raad", Chair.MAYOR)
        assert [value.definition for value in group.values] == ["Wij zeggen wat wij weten."]
        assert group.values[0].adopted_on == date(2026, 11, 24)
        page = pages[-1]
        assert isinstance(page, GroupsPage)
        click(page.bar.back)
        assert left == ["home"]


def test_what_has_to_be_looked_at_again_stands_first_and_a_press_moves_it_on(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with furnished(tmp_path) as given:
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        view = page.lists[EntryKind.AGREEMENT]
        assert list(view.lines) == ["a2", "a1", "a3"]
        assert page.due.text() == "1 opnieuw te bekijken"
        click(view.lines["a2"].still)
        assert page.due.isHidden()
        assert list(view.lines) == ["a1", "a2", "a3"]
        again = next(each for each in given.store.load_group("raad").register if each.id == "a2")
        assert again.review_on == date(2027, 5, 24)


def test_an_agreement_is_changed_in_its_place(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        view = page.lists[EntryKind.AGREEMENT]
        click(view.lines["a1"].edit)
        form = view.lines["a1"].form
        assert form is not None
        assert form.body.hasFocus()
        form.body.setPlainText("Wij melden elk etentje.")
        form.outcome.setPlainText("Opgenomen in de code.")
        form.status.setCurrentIndex(form.status.findData(EntryStatus.TO_COUNCIL))
        form.present.show_value(20)
        form.support.show_value(25)
        click(form.ready)
        kept = next(each for each in given.store.load_group("raad").register if each.id == "a1")
        assert kept == replace(
            DINNERS,
            body="Wij melden elk etentje.",
            outcome="Opgenomen in de code.",
            status=EntryStatus.TO_COUNCIL,
            support=20,
            present=20,
            changed_on=date(2026, 11, 24),
        )
        assert view.lines["a1"].edit.hasFocus()
        assert "20 van 20 staan erachter" in words(page)


def test_typing_survives_leaving_and_an_empty_new_line_leaves_no_trace(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        page.show_part("action")
        view = page.lists[EntryKind.ACTION]
        click(view.add)
        assert len(view.lines) == 2
        page.show_part("parked")
        assert len(given.store.load_group("raad").entries(EntryKind.ACTION)) == 1
        page.show_part("action")
        form = next(line.form for line in view.lines.values() if line.form is not None)
        form.body.setPlainText("De lijst opvragen")
        with qtbot.waitSignal(page.back):
            click(page.bar.back)
        assert [each.body for each in given.store.load_group("raad").entries(EntryKind.ACTION)] == [
            "Navragen hoe Overdam dit doet.",
            "De lijst opvragen",
        ]


def test_removing_a_line_takes_two_presses_and_leaves_no_byte(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        given.store.backup()
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        view = page.lists[EntryKind.AGREEMENT]
        click(view.lines["a1"].edit)
        form = view.lines["a1"].form
        assert form is not None
        click(form.remove)
        assert "a1" in [each.id for each in given.store.load_group("raad").register]
        click(form.remove)
        assert not page.isEnabled()
        until(page.isEnabled)
        assert "a1" not in view.lines
        assert files_with(given.folder.root, "kop soep") == []


def test_an_own_value_is_added_once_and_removed(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        page.show_part("values")
        for word in ("Moed", "moed", "Respect"):
            page.values.choice.setCurrentIndex(page.values.choice.count() - 1)
            page.values.choice.activated.emit(page.values.choice.count() - 1)
            QTest.keyClicks(page.values.own, word)
            QTest.keyClick(page.values.own, Qt.Key.Key_Return)
        names = [value.name.nl for value in given.store.load_group("raad").values]
        assert names == ["Respect", "Kameraadschap", "Moed"]
        assert given.store.load_group("raad").values[0].definition
        card = page.values.cards[1]
        click(card.remove)
        click(card.remove)
        until(page.isEnabled)
        assert [value.name.nl for value in given.store.load_group("raad").values] == ["Respect", "Moed"]


def test_a_removed_group_is_gone_and_its_page_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        pages: list[QWidget] = []

        def go(page: QWidget) -> None:
            qtbot.addWidget(page)
            shown(page)
            pages.append(page)

        ways = GroupsWalk(given, go, lambda: None)
        ways.all()
        first = pages[-1]
        assert isinstance(first, GroupsPage)
        ways.group("college")
        page = pages[-1]
        assert isinstance(page, GroupPage)
        click(page.tabs["about"])
        click(page.about.removal)
        click(page.about.removal)
        until(lambda: isinstance(pages[-1], GroupsPage))
        assert "college" not in [group.id for group in given.store.groups()]
        click(first.doors["college"])  # an old page, still open somewhere
        last = pages[-1]
        assert isinstance(last, GroupsPage)
        assert "Deze groep is er niet meer" in last.message.text


def test_the_arrow_keys_lead_from_part_to_part(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        QTest.keyClick(page.tabs["agreement"], Qt.Key.Key_Right)
        assert page.parts.currentIndex() == 1
        assert page.tabs["values"].isChecked()
