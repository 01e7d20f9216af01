"""Putting a programme together in the real page: by dragging, by keys and by buttons, kept, shared and brought in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.domain.arranging import Arrangement
from dilemmagame.domain.planning import playable
from dilemmagame.gui.programme.faultspage import FaultsPage
from dilemmagame.gui.programme.page import ProgrammePage
from dilemmagame.gui.services import Services
from dilemmagame.library.programmes import programme_text, read_programme
from tests.gui.pages import click, clipped, nameless, rest, services, shown, small, until, walk
from tests.library.samples import METHOD, PROGRAMME

PROGRAMMES = """\
id = "proef"
title = { nl = "Proefavond", en = "Trial evening" }
minutes = 60
audience = ["raadsleden"]
items = [
  { method = "opening" },
  { card = 1, method = "M01" },
  { method = "break" },
  { card = 2, method = "M12" },
  { method = "closing" },
]
"""


class Opened:
    """A page with what came out of it."""

    def __init__(self, given: Services, present: int) -> None:
        self.services = given
        deck = next(each.deck for each in given.shelf.decks if each.deck.id == "raadsleden")
        template = next(each for each in given.shelf.programmes if each.id == "proef")
        self.cards = playable(deck)
        self.page = ProgrammePage(
            given, Arrangement(template, self.cards[:2]), self.cards, present, time(19, 30)
        )
        self.done: list[Arrangement] = []
        self.page.done.connect(self.done.append)

    def methods(self) -> list[str]:
        return [item.method for item in self.page.arrangement.template.items]

    def titles(self) -> list[str]:
        return [card.title for card in self.page.arrangement.cards if card is not None]


@contextmanager
def opened(tmp_path: Path, qtbot: QtBot, language: str = "nl", present: int = 10) -> Iterator[Opened]:
    own = tmp_path / "data" / "programmes"
    own.mkdir(parents=True)
    (own / "proef.toml").write_text(PROGRAMMES, encoding="utf-8")
    with services(tmp_path, language) as given:
        made = Opened(given, present)
        qtbot.addWidget(made.page)
        shown(made.page)
        yield made


def drop(page: ProgrammePage, source: int, on: int, *, below: bool) -> None:
    """As Qt hands a row to the list that is dropped on the upper or lower half of another row."""
    lines = page.order.lines
    lines.setCurrentRow(source)
    box = lines.visualItemRect(lines.item(on))
    at = QPointF(box.center().x(), box.bottom() - 2 if below else box.top() + 2)
    mime = lines.mimeData([lines.item(source)])
    assert isinstance(mime, QMimeData)
    event = QDropEvent(
        at, Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    # The list only takes what was dragged from itself; Qt says so in the source of the event.
    lines.take(event, lines)
    QApplication.processEvents()


def test_a_piece_is_moved_by_dragging_by_keys_and_by_buttons_and_its_card_with_it(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot) as made:
        page = made.page
        first, second = made.titles()
        drop(page, 3, 1, below=False)
        assert made.methods() == ["opening", "M12", "M01", "break", "closing"]
        assert made.titles() == [second, first]
        assert page.order.place == 1
        drop(page, 1, 3, below=True)
        assert made.methods() == ["opening", "M01", "break", "M12", "closing"]
        page.order.lines.setFocus()
        page.order.lines.setCurrentRow(1)
        QTest.keyClick(page.order.lines, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert made.methods() == ["opening", "break", "M01", "M12", "closing"]
        click(page.order.up)
        assert made.methods() == ["opening", "M01", "break", "M12", "closing"]
        QTest.keyClick(page.order.lines, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert made.methods()[0] == "M01"
        assert not page.order.up.isEnabled()
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert made.methods()[0] == "opening"


def test_times_of_day_follow_and_the_sum_says_when_it_is_too_long(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        page = made.page
        spoken = [page.order.lines.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(5)]
        assert spoken[0].startswith("19.30, ")
        assert spoken[1].startswith("19.35, ")
        assert "Kaartronde" in spoken[1]
        assert "speling" in page.balance.text()
        page.order.lines.setCurrentRow(1)
        page.piece.length.setValue(40)
        assert "te lang" in page.balance.text()
        assert page.order.lines.item(2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("20.15, ")
        click(page.fit)
        assert page.balance.text() == "60 min gepland, 0 min speling"
        page.wished.field.setFocus()
        page.wished.field.selectAll()
        QTest.keyClicks(page.wished.field, "20")
        click(page.fit)
        assert "te lang" in page.balance.text(), "no step goes under its minimum"
        for slot in page._slots:
            assert all(step.ms >= step.least_ms for step in slot.steps)


def test_steps_take_typed_minutes_down_to_their_minimum(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        page = made.page
        page.order.lines.setCurrentRow(1)
        rest(30)
        field = page.piece.fields["M01.6"]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "7,5")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert dict(page.arrangement.template.items[1].lengths) == {"M01.6": 450_000}
        field.selectAll()
        QTest.keyClicks(field, "0,1")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (
            field.ms
            == page._slots[1].steps[[s.step.id for s in page._slots[1].steps].index("M01.6")].least_ms
        )
        click(page.piece.usual)
        assert page.arrangement.template.items[1].lengths == ()
        QTest.keyClick(field, Qt.Key.Key_Up)
        assert page.piece.usual.isEnabled()


def test_cards_breaks_and_parts_come_in_and_go_out(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        page = made.page
        page.order.lines.setCurrentRow(1)
        click(page.add_card)
        assert made.methods() == ["opening", "M01", "M01", "break", "M12", "closing"]
        assert made.titles()[1] == made.cards[2].title
        click(page.add_break)
        assert made.methods()[3] == "break"
        next(each for each in page.parts.actions() if each.data() == "closing").trigger()
        assert made.methods()[4] == "closing"
        page.order.lines.setFocus()
        for _again in range(2):
            QTest.keyClick(page.order.lines, Qt.Key.Key_Delete)
        click(page.message.act)
        assert len(made.methods()) == 7
        page.order.lines.setFocus()
        for _again in range(12):
            QTest.keyClick(page.order.lines, Qt.Key.Key_Delete)
        assert len(made.methods()) == 1
        for _again in range(12):
            QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert made.methods() == ["opening", "M01", "break", "M12", "closing"]
        QTest.keyClick(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert len(made.methods()) == 6
        page.order.lines.setCurrentRow(1)
        card = page.piece.card
        card.setCurrentIndex(card.count() - 1)
        card.activated.emit(card.count() - 1)
        assert made.cards[-1].title in made.titles()


def test_a_group_outside_the_range_is_told_and_tables_are_one_click_away(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(tmp_path, qtbot, present=24) as made:
        page = made.page
        page.order.lines.setCurrentRow(3)
        rest(30)
        assert "3 tot 15 mensen" in page.piece._remark.text()
        assert "24" in page.piece._remark.text()
        assert "let op de groepsgrootte" in page.order.lines.item(3).data(Qt.ItemDataRole.AccessibleTextRole)
        proposals = page.piece._proposals.findChildren(type(page.keep))
        assert "tafels" in proposals[0].text()
        click(proposals[0])
        assert made.methods()[3] == "M02k"
        assert page.piece._warning.isHidden()
        page.order.lines.setCurrentRow(1)
        assert "tweetallen" in page.piece._remark.text()


def test_a_small_group_hears_that_a_vote_is_not_anonymous(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot, present=6) as made:
        made.page.order.lines.setCurrentRow(1)
        rest(30)
        assert "niet echt anoniem" in made.page.piece._remark.text()
        proposals = made.page.piece._proposals.findChildren(type(made.page.keep))
        assert proposals
        click(proposals[0])
        assert made.page.piece._warning.isHidden()


def test_it_is_kept_under_a_name_replaced_and_thrown_away(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        page, shelf = made.page, made.services.shelf
        click(page.order.down)
        click(page.keep)
        page.name.field.selectAll()
        QTest.keyClicks(page.name.field, "Onze vaste avond")
        QTest.keyClick(page.name.field, Qt.Key.Key_Return)
        assert "onze-vaste-avond" in shelf.own_programme_ids
        kept, problems = read_programme(
            tmp_path / "data" / "programmes" / "onze-vaste-avond.toml", shelf.methods
        )
        assert problems == ()
        assert kept == page.arrangement.template
        click(page.keep)
        page.name.field.setText("Proefavond")
        click(page.name.keep)
        assert "al een programma met deze naam" in page.message.text
        click(page.message.act)
        assert page.arrangement.template.id == "proef"
        assert page.drop.isVisible()
        click(page.drop)
        assert "proef" not in shelf.own_programme_ids
        click(page.message.act)
        assert "proefavond" in shelf.own_programme_ids


def test_a_file_goes_out_and_comes_in_again(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "weg" / "avond.toml"
    target.parent.mkdir()
    with opened(tmp_path, qtbot) as made:
        page = made.page
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), "TOML (*.toml)"))
        page.order.lines.setCurrentRow(1)
        page.piece.length.setValue(20)
        click(page.export)
        assert str(target) in page.message.text
        gone = page.arrangement.template
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(target), ""))
        click(page.bring)
        assert page.arrangement.template.items == gone.items
        assert page.arrangement.template.id == "proef-2"
        assert len(made.titles()) == 2
        target.write_text(
            PROGRAMME.replace('"M01"', '"M01x"').replace("minutes = 45", "minutes = 0"), encoding="utf-8"
        )
        click(page.bring)
        assert "niet binnengehaald" in page.message.text
        assert "Regel 3" in page.message.text
        assert "M01x" in page.message.text
        assert page.arrangement.template.id == "proef-2"


def test_going_back_hands_over_what_stands_there(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        click(made.page.order.down)
        click(made.page.use)
        assert [item.method for item in made.done[0].template.items] == made.methods()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(1093, 614), (1366, 768), (900, 560)])
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    with opened(tmp_path, qtbot, language, present=24) as made:
        page = made.page
        for row in (0, 1, 3):
            page.order.lines.setCurrentRow(row)
            shown(page, size)
            rest(60)
            assert clipped(page) == []
            assert nameless(page) == []
            assert small(page) == []


def test_tab_reaches_everything_in_the_order_in_which_it_stands(tmp_path: Path, qtbot: QtBot) -> None:
    with opened(tmp_path, qtbot) as made:
        page = made.page
        page.order.lines.setCurrentRow(1)
        rest(60)
        reached = walk(page)
        wanted = [
            page.add_card, page.order.lines, page.piece.card, page.piece.method, page.piece.length,
            page.piece.fields["M01.2"], page.piece.fields["M01.8"], page.wished.field, page.bring, page.keep, page.use,
        ]  # fmt: skip
        places = [reached.index(each) for each in wanted]
        start = places.index(min(places))
        assert places[start:] + places[:start] == sorted(places)


def test_faulty_files_are_told_line_by_line_and_read_again(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "data" / "methods"
    with opened(tmp_path, qtbot) as made:
        folder.mkdir()
        broken = METHOD.replace('kind = "vote"', 'kind = "stemmen"').replace("minimum = 1\n", "minimum = 3\n")
        (folder / "weegschaal.toml").write_text(broken, encoding="utf-8")
        made.services.shelf.refresh_programmes()
        page = FaultsPage(made.services.shelf)
        qtbot.addWidget(page)
        shown(page)
        words = "\n".join(
            label.text() for label in page.findChildren(type(made.page.span)) if label.isVisible()
        )
        assert "methods/weegschaal.toml: is niet te gebruiken, 2 meldingen" in words
        assert "Regel 13: " in words
        assert "Bedoel je “vote”?" in words
        assert clipped(page) == []
        (folder / "weegschaal.toml").write_text(METHOD, encoding="utf-8")
        click(page.again)
        rest(60)
        words = "\n".join(
            label.text() for label in page.findChildren(type(made.page.span)) if label.isVisible()
        )
        assert "Geen fouten gevonden" in words
        assert "X1" in made.services.shelf.methods


def test_own_pages_are_brought_in_for_this_evening_and_stay_out_of_the_file(
    tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "code.png"
    QImage(320, 180, QImage.Format.Format_RGB32).save(str(picture))
    with opened(tmp_path, qtbot) as made:
        page = made.page
        page.order.lines.setCurrentRow(0)
        next(each for each in page.parts.actions() if each.data() == "paginas").trigger()
        rest(30)
        assert made.methods()[1] == "paginas"
        assert "valt weg" in page.piece._remark.text()
        assert page.order.lines.item(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("0 min")
        page.files.show_pages([tmp_path / "weg.txt"])
        until(page.piece.pages.isEnabled)
        assert page.arrangement.template.items[1].pages == ()
        page.files.show_pages([picture])
        until(lambda: bool(page.arrangement.template.items[1].pages))
        files: tuple[str, ...] = page.arrangement.template.items[1].pages
        assert [(made.services.folder.pages / file).is_file() for file in files] == [True]
        assert page._slots[1].ms == 600_000
        assert "pages" not in programme_text(page.arrangement.template)
        page.files.show_pages([picture])
        page.order.up.click()
        assert made.methods()[0] == "paginas"
        until(lambda: page.arrangement.template.items[0].pages not in ((), files))
        assert page.arrangement.template.items[1].pages == (), "they went along with the piece they are for"
