"""Stories about groups and organisations, through the pages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QWidget
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
from dilemmagame.gui.start.past import PastPage
from dilemmagame.library.groupfile import read, to_bytes
from tests.gui.groups.house import COUNCIL, DINNERS, LINDEWAARD, furnish, play
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until, walk
from tests.storage.evenings import files_with

MOST_CONTROLS = 12


@contextmanager
def furnished(tmp_path: Path, language: str = "nl", theme: str = "paper") -> Iterator[Services]:
    with services(tmp_path, language, theme) as given:
        furnish(given.store)
        yield given


def opened(qtbot: QtBot, page: KeepingPage, size: tuple[int, int] = (1366, 768)) -> None:
    qtbot.addWidget(page)
    shown(page, size)


def typed(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def words(page: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


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
        click(page.tabs["about"])
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


def test_the_mayor_alone_brings_a_warning_that_goes_with_a_second_contact(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "overdam")
        opened(qtbot, page)
        assert page.contacts.warning.isVisible()
        click(page.contacts.usual["Vertrouwenspersoon"])
        assert not page.contacts.warning.isVisible()
        assert [each.role for each in given.store.load_organisation("overdam").contacts] == [
            "Burgemeester",
            "Vertrouwenspersoon",
        ]


def test_a_colour_that_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.show_part("house")
        typed(page.house.code, "#FFEE00")
        assert "te licht" in page.message.text
        assert given.store.load_organisation("lindewaard").colour == "#7A1F3D"
        typed(page.house.code, "1f4e79")
        assert given.store.load_organisation("lindewaard").colour == "#1F4E79"
        assert page.house.swatches["#1F4E79"].isChecked()
        page.show_part("name")
        typed(page.name, "Lindewaard")
        page.show_part("house")
        click(page.house.swatches[""])
        kept = given.store.load_organisation("lindewaard")
        assert (kept.name, kept.colour) == ("Lindewaard", "")


def test_a_logo_is_kept_as_dots_and_goes_with_the_organisation(tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "wapen van Lindewaard.jpg"
    Image.new("RGB", (60, 40), "#7A1F3D").save(picture, comment=b"gemaakt door P. Jansen")
    broken = tmp_path / "stuk.png"
    broken.write_bytes(b"<svg onload=alert(1)>")
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.house.take_logo(broken)
        assert "kan geen logo zijn" in page.message.text
        page.house.take_logo(picture)
        assert given.store.load_organisation("lindewaard").logo == "lindewaard.png"
        (kept,) = given.folder.house.iterdir()
        assert kept.read_bytes().startswith(b"\x89PNG")
        assert b"Jansen" not in kept.read_bytes()
        click(page.remove)
        with qtbot.waitSignal(page.removed):
            click(page.remove)
        assert list(given.folder.house.iterdir()) == []
        assert [each.name for each in given.store.organisations()] == ["Provincie Overdam"]
        assert given.store.groups() == ()


def test_articles_decks_and_terms_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.show_part("code")
        click(page.code.add)
        number, text = page.code.fields[-1]
        typed(number, "3")
        text.setPlainText("Wij praten met elkaar.")
        text.flush()
        page.show_part("terms")
        page.terms.external.click()
        page.terms.all_decks.click()
        deck_id, box = next(iter(page.terms.decks.items()))
        box.click()
        kept = given.store.load_organisation("lindewaard")
        assert [each.number for each in kept.code] == ["1.3", "2.1", "3"]
        assert kept.code[-1].text == "Wij praten met elkaar."
        assert (kept.external, kept.decks) == (True, (deck_id,))


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


def test_an_evening_is_picked_up_with_what_was_chosen_and_not_twice(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = PickUpPage(given, "raad")
        opened(qtbot, page)
        until(lambda: bool(page.ticks))
        assert [box.text() for box, _what in page.ticks] == ["Waarde", "Afspraak", "Signaal", "Actie"]
        assert "Pieter Jansen" in words(page)  # a remark says that this looks like a name
        page.ticks[-1][0].click()
        assert page.take.text().strip() == "Neem 3 over"
        with qtbot.waitSignal(page.taken):
            click(page.take)
        group = given.store.load_group("raad")
        assert [each.body for each in group.register[-2:]] == [
            "Wij gaan niet alleen op werkbezoek.",
            "Artikel 2 zegt niets over werkbezoeken.",
        ]
        assert group.values[0].definition == "Wij spreken elkaar aan, niet over elkaar."
        assert [each.session_id for each in group.evenings] == ["avond-0", "avond-1"]
        again = PickUpPage(given, "raad")
        opened(qtbot, again)
        until(lambda: bool(again.ticks))
        assert [box.text() for box, _what in again.ticks] == ["Actie"]
        item = again.list.item(0)
        assert item is not None
        assert "eerder opgehaald" in item.text()


def test_without_evenings_there_is_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        given.store.save_organisation(LINDEWAARD)
        given.store.save_group(COUNCIL)
        page = PickUpPage(given, "raad")
        opened(qtbot, page)
        assert not page.take.isEnabled()
        assert "Er zijn nog geen sessies" in words(page)


def test_a_group_file_goes_out_after_a_look_at_names(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "raad.groep"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    with furnished(tmp_path) as given:
        named = replace(COUNCIL, register=(replace(DINNERS, who="Pieter Jansen"), *COUNCIL.register[1:]))
        given.store.save_group(named)
        page = GroupPage(given, "raad")
        opened(qtbot, page)
        click(page.export)
        assert not target.exists()
        assert "Pieter Jansen" in page.message.text
        click(page.message.act)
        assert str(target) in page.message.text
        assert [each.body for each in read(target).group.register] == [
            each.body for each in named.entries(EntryKind.AGREEMENT)
        ]


def test_a_group_file_comes_in_as_a_new_group_and_later_brings_it_up_to_date(
    tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "raad.groep"
    source.write_bytes(to_bytes(LINDEWAARD, COUNCIL))
    with services(tmp_path) as given:
        page = ArrivingPage(given)
        opened(qtbot, page)
        assert not page.take.isVisible()
        page.open(source)
        assert "Wij melden een etentje" in words(page)
        assert given.store.groups() == ()
        with qtbot.waitSignal(page.taken):
            click(page.take)
        (house,) = given.store.organisations()
        (group,) = given.store.groups()
        assert (house.name, house.contacts, house.code) == (
            LINDEWAARD.name, LINDEWAARD.contacts, LINDEWAARD.code,
        )  # fmt: skip
        assert (group.id, group.organisation_id, group.values) == ("raad", house.id, COUNCIL.values)
        later = replace(DINNERS, status=EntryStatus.LAPSED, changed_on=date(2027, 1, 2))
        source.write_bytes(to_bytes(LINDEWAARD, replace(COUNCIL, register=(later,))))
        page = ArrivingPage(given, source)
        opened(qtbot, page)
        assert page.place.currentText() == "Werk “Raad 2026-2030” bij"
        click(page.take)
        (group,) = given.store.groups()
        assert [each.status for each in group.register][:2] == [EntryStatus.LAPSED, EntryStatus.TO_COUNCIL]
        page.place.setCurrentIndex(1)
        click(page.take)
        assert len({each.id for each in given.store.groups()}) == 2
        assert len(given.store.organisations()) == 1


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"{}", b'{"kind": "group", "format": 99}', b"x" * 600_000]
)
def test_a_strange_file_is_refused_with_a_sentence_and_changes_nothing(
    tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    source = tmp_path / "vreemd.groep"
    source.write_bytes(content)
    with services(tmp_path) as given:
        page = ArrivingPage(given, source)
        opened(qtbot, page)
        assert "Er is niets opgenomen" in page.message.text
        assert not page.take.isVisible()
        assert given.store.organisations() == ()


def test_the_sheet_is_seen_and_saved_in_every_form(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with furnished(tmp_path) as given:
        page = SheetPage(given, "raad")
        opened(qtbot, page)
        until(lambda: not page.paper.pixmap().isNull())
        assert page.told().begin == date(2026, 7, 1)
        assert [each.id for each in page.told().made] == ["a1"]
        for place in range(page.form.count()):
            page.form.setCurrentIndex(place)
            target = tmp_path / f"blad.{page.form.currentData().value}"
            monkeypatch.setattr(
                QFileDialog, "getSaveFileName", lambda *_args, target=target: (str(target), "")
            )
            click(page.save)
            until(lambda target=target: str(target) in page.message.text)  # type: ignore[misc]  # kept per turn
            assert target.stat().st_size > 500
        page.half.setCurrentIndex(1)
        assert page.told().end == date(2026, 6, 30)


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


def test_an_evening_that_is_kept_too_long_is_marked(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        play(given.store, "avond-2")
        for months, marked in ((0, False), (3, False)):
            given.store.save_organisation(replace(LINDEWAARD, retention_months=months))
            page = PastPage(given)
            qtbot.addWidget(page)
            shown(page)
            assert ("langer bewaard dan afgesproken" in words(page)) is marked
        later = replace(given, clock=type(given.clock)(given.clock.now().wall.replace(year=2027, month=4)))  # type: ignore[call-arg]  # a virtual clock
        page = PastPage(later)
        qtbot.addWidget(page)
        shown(page)
        assert "langer bewaard dan afgesproken" in words(page)
