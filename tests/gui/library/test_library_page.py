"""Stories about the library: finding cards, choosing them for a session, reading one, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.starting import new_deck
from dilemmagame.gui.library.choosing import CHOSEN_DECK, Handover
from dilemmagame.gui.library.rail import Scope
from dilemmagame.library.catalogue import Collection, Facet
from tests.gui.library.reading_room import (
    BROKEN_CARD,
    OPEN_CARD,
    STAGED_CARD,
    choose_first,
    go_to,
    library,
    titles,
    titles_id,
    write_own,
)
from tests.gui.pages import click, until


@pytest.mark.parametrize(
    ("language", "parts"),
    [("nl", ("Overwegingen", "Wat als", "Raadgevers", "Voorkomen", "Normen", "Voor de begeleider", "Gecontroleerd op")),
     ("en", ("Considerations", "What if", "Advisers", "Prevention", "Norms", "For the facilitator", "Checked on"))],
)  # fmt: skip
def test_a_card_shows_everything_that_is_on_it(
    tmp_path: Path, qtbot: QtBot, language: str, parts: tuple[str, ...]
) -> None:
    with library(tmp_path, qtbot, language) as page:
        seen: set[str] = set()
        for row, entry in enumerate(page.grid.cards.shown[:12]):
            page.grid.setCurrentIndex(page.grid.cards.index(row))
            page._look()
            texts, card = page.side.detail.texts(), entry.card
            seen |= {part for part in parts if part in texts}
            assert card.title in texts
            assert f"‘{entry.shelved.deck.title}’" in texts
            assert card.question in texts
            assert all(option.text in texts for option in card.options)
            assert all(twist in texts for twist in card.twists)
            assert all(voice.text in texts for voice in card.voices)
            norms = [norm for norm in map(entry.shelved.deck.norm, card.norms) if norm is not None]
            mark = "controleer\n" if language == "nl" else "check this\n"
            assert texts.count(mark) >= sum(not norm.certain for norm in norms)
        assert seen == set(parts)


def test_search_goes_through_the_texts_and_enter_leads_to_the_cards(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        QTest.keyClicks(page.search, "huisartsenpost haven")
        assert titles(page) == ["Hoofdelijk stemmen"]
        until(lambda: "Hoofdelijk stemmen" in page.side.detail.texts())
        QTest.keyClick(page.search, Qt.Key.Key_Return)
        assert page.focusWidget() is page.grid
        QTest.keyClick(page.grid, Qt.Key.Key_Slash)
        assert page.focusWidget() is page.search


def test_what_is_nowhere_gives_advice_and_a_way_back(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        page.search.setText("zeppelinhangar")
        assert titles(page) == []
        assert page._middle.empty.isVisible()
        assert "Er past geen kaart bij" in page._middle.advice.text()
        click(page._middle.undo)
        assert len(titles(page)) == everything
        page.rail.choose(Scope(Collection.RECENT))
        assert "nog geen kaart gespeeld" in page._middle.advice.text()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_filters_narrow_say_how_many_there_would_be_and_can_be_let_go(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        themes = page.filters.choices[Facet.THEME]
        themes.showPopup()
        place = themes.findData("T06")
        said = themes.itemText(place)
        themes.setCurrentIndex(place)
        themes.hidePopup()
        themes.activated.emit(themes.currentIndex())
        assert said.endswith(f"({len(titles(page))})")
        assert all("T06" in entry.card.themes for entry in page.grid.cards.shown)
        kinds = page.filters.popover.choices[Facet.KIND]
        kinds.chosen.emit(Facet.KIND, CardKind.OPTIONS.value)
        assert all(entry.card.kind is CardKind.OPTIONS for entry in page.grid.cards.shown)
        chips = page.filters.chips.findChildren(QAbstractButton)
        assert [chip.text().strip() for chip in chips][:2] == [
            "Thema: Cliëntelisme en ons-kent-ons",
            "Soort kaart: Keuzes",
        ]
        click(chips[-1])
        assert len(titles(page)) == everything
        assert page.filters.wanted == ()


def test_an_audience_is_pressed_on_and_off(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        everything = len(titles(page))
        button = page.filters.segments.buttons["raadsleden"]
        click(button)
        assert 0 < len(titles(page)) < everything
        assert all("raadsleden" in entry.card.audience for entry in page.grid.cards.shown)
        click(button)
        assert len(titles(page)) == everything


def test_the_rail_has_collections_and_decks_with_their_numbers(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, kapot=BROKEN_CARD, eigen_casus=OPEN_CARD)
    with library(tmp_path, qtbot, played=True) as page:
        lines = {
            page.rail.item(row).text(): page.rail.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
            for row in range(page.rail.count())
        }
        assert lines["Eigen kaarten"] == "Eigen kaarten, 2 kaarten"
        assert lines["Laatst gebruikt"] == "Laatst gebruikt, 1 kaart"
        assert lines["Concepten"] == "Concepten, 1 kaart"
        assert lines["Kapotte kaarten"] == "Kapotte kaarten, 1 kaart"
        assert lines["Eigen stapel"] == "Eigen stapel, 2 kaarten"
        page.rail.choose(Scope(Collection.RECENT))
        assert titles(page) == [page._decks[0].deck.cards[0].title]
        page._look()
        assert "In 3 sessies, laatst op 12 september 2026" in page.side.detail.texts()


def test_chosen_cards_are_counted_and_handed_over(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot, minutes=60) as page:
        handed: list[Handover] = []
        page.prepare.connect(handed.append)
        page.rail.choose(Scope(folder=page._decks[0].path))
        choose_first(page, 3)
        cards = page._decks[0].deck.cards[:3]
        assert page.tray.state.text() == "3 kaarten in de sessie"
        assert page.tray.sum.text() == f"{sum(card.minutes for card in cards)} min van 60"
        click(page.tray.go)
        assert handed == [Handover(page._decks[0], tuple(card.id for card in cards))]
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
        assert page.tray.state.text() == "2 kaarten in de sessie"
        click(page.tray.clear)
        assert not page.tray.state.isVisible()
        click(page.tray.go)
        assert handed[1] == Handover(page._decks[0])


def test_a_choice_may_span_decks(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, eigen_casus=OPEN_CARD)
    with library(tmp_path, qtbot) as page:
        handed: list[Handover] = []
        page.prepare.connect(handed.append)
        choose_first(page, 1)
        page.rail.choose(Scope(Collection.OWN))
        choose_first(page, 1)
        click(page.tray.go)
        [found] = handed
        assert found.gathered
        assert found.shelved.deck.id == CHOSEN_DECK
        assert [card.title for card in found.shelved.deck.cards] == [
            page._decks[0].deck.cards[0].title,
            "Eigen casus",
        ]
        first = page._decks[0].deck.cards[0]
        assert {norm.id for norm in found.shelved.deck.norms} >= set(first.norms)


def test_one_card_or_the_choice_is_printed(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        printed: list[Handover] = []
        page.print_cards.connect(printed.append)
        page._look()
        click(page.side.print)
        assert [card.id for card in printed[0].shelved.deck.cards] == [titles_id(page, 0)]
        choose_first(page, 2)
        click(page.tray.print)
        assert [card.id for card in printed[1].shelved.deck.cards] == [
            titles_id(page, 0),
            titles_id(page, 1),
        ]


def test_a_click_on_the_round_chooses_and_a_click_on_the_card_only_shows_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with library(tmp_path, qtbot) as page:
        box = page.grid.visualRect(page.grid.cards.index(1))
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        assert page.grid.currentIndex().row() == 1
        assert page.chosen == []
        corner = QPoint(box.right() - 20, box.top() + 20)
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=corner)
        assert [entry.card.id for entry in page.chosen] == [titles_id(page, 1)]


def test_arrows_walk_over_rows_and_columns(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        grid, across = page.grid, page.grid._columns
        assert across >= 2
        grid.setFocus()
        for key, row in (
            (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1 + across), (Qt.Key.Key_Left, across), (Qt.Key.Key_Up, 0),
            (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, len(titles(page)) - 1), (Qt.Key.Key_Home, 0),
        ):  # fmt: skip
            QTest.keyClick(grid, key)
            assert grid.currentIndex().row() == row, key
        QTest.keyClick(grid, Qt.Key.Key_End)
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())


def test_a_broken_card_is_there_with_its_reason_and_cannot_be_chosen(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, kapot=BROKEN_CARD)
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.BROKEN))
        page._look()
        texts = page.side.detail.texts()
        assert "Regel" in texts
        assert "Keuzes" in texts
        index = page.grid.cards.index(0)
        assert "kapot" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        QTest.keyClick(page.grid, Qt.Key.Key_Space)
        assert page.chosen == []
        assert "kapotte kaart" in page.message.text
        page.rail.choose(Scope(folder=page._decks[-1].path))
        assert not page.tray.go.isEnabled()
        assert not page.tray.print.isEnabled()
        assert not page.side.choose.isVisible()
        labels = [label for label in page.findChildren(QLabel) if label.text()]
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_stage_shows_every_turn_of_a_card(tmp_path: Path, qtbot: QtBot) -> None:
    write_own(tmp_path, in_beurten=STAGED_CARD)
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.OWN))
        go_to(page, "In beurten")
        preview = page.side.detail.preview
        assert preview is not None
        until(lambda: preview.picture.ready)
        first = preview.grab().toImage()
        assert [button.text() for button in preview.buttons] == ["Beurt 1", "Beurt 2"]
        click(preview.buttons[1])
        until(lambda: preview.picture.ready)
        QTest.qWait(20)
        assert preview.grab().toImage() != first
        assert "Daarna dat." in page.side.detail.texts()


def test_a_deck_introduces_itself(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        assert not page._middle.about.isVisible()
        page.rail.choose(Scope(folder=page._decks[0].path))
        click(page._middle.about)
        assert page._decks[0].deck.title in page.side.detail.texts()
        assert not page.side.choose.isVisible()


def test_a_new_card_stands_among_the_drafts(tmp_path: Path, qtbot: QtBot) -> None:
    new_deck(DataFolder(tmp_path / "data").decks, "Nieuw", (), "nl")
    with library(tmp_path, qtbot) as page:
        page.rail.choose(Scope(Collection.DRAFTS))
        assert titles(page) == ["Eerste kaart"]


def test_a_filter_that_is_too_long_ends_in_an_ellipsis_and_says_it_all_in_its_tip(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with library(tmp_path, qtbot) as page:
        themes = page.filters.choices[Facet.THEME]
        longest = max(range(1, themes.count()), key=lambda place: len(themes.itemText(place)))
        page.filters._take(Facet.THEME, str(themes.itemData(longest)))
        themes.setFixedWidth(120)
        themes.grab()
        assert themes.toolTip() == themes.itemText(longest)
        themes.setFixedWidth(900)
        themes.grab()
        assert themes.toolTip() == ""
