"""Stories about what comes into a group and goes out: an evening, a group file, the half-year sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.domain.register import EntryKind, EntryStatus
from dilemmagame.gui.groups.arriving import ArrivingPage
from dilemmagame.gui.groups.group import GroupPage
from dilemmagame.gui.groups.pickup import PickUpPage
from dilemmagame.gui.groups.sheet import SheetPage
from dilemmagame.library.groupfile import read, to_bytes
from tests.agreed import DINNERS
from tests.gui.groups.house import ALDERMEN, COUNCIL, LINDEWAARD, play
from tests.gui.groups.opened import furnished, opened, words
from tests.gui.pages import click, services, until


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


def test_an_evening_with_another_group_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        play(given.store, "avond-2", group=ALDERMEN)
        page = PickUpPage(given, "raad")
        opened(qtbot, page)
        row = next(n for n, each in enumerate(page.sessions) if each.session_id == "avond-2")
        page.list.setCurrentRow(row)
        until(lambda: "Deze avond was met College van B en W." in words(page))
        page.list.setCurrentRow(1 - row)
        until(lambda: "Deze avond was met" not in words(page))


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
        assert "We melden een etentje" in words(page)
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
