"""Stories about packages that come in: a new deck, an update with choices, whose it is, and what stays outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.gui.sharing.choosing import ChooseView, ReadingView
from dilemmagame.gui.sharing.clashview import differing
from dilemmagame.gui.sharing.done import DoneView
from dilemmagame.gui.sharing.packageview import PackageView, RefusedView
from dilemmagame.gui.sharing.sheetwalk import SheetWalk
from dilemmagame.gui.theme import apply_theme
from dilemmagame.library.packages.files import deck_files
from dilemmagame.library.packages.plan import Side
from tests.gui.pages import click, until, walk
from tests.gui.sharing.traffic import (
    DECK,
    act,
    amber,
    asking,
    brought_up,
    drop,
    fetching,
    fits,
    maker,
    merge_step,
    package,
    package_step,
    question_of,
    settled,
    shipped_deck,
    texts,
    with_update,
)
from tests.hostile.build import CORPUS
from tests.library.packages import edited, snapshot, village, written
from tests.library.sheets import workbook


def test_a_new_deck_comes_in_whole_and_stands_on_the_shelf(tmp_path: Path, qtbot: QtBot) -> None:
    base = shipped_deck()
    with fetching(tmp_path, qtbot, package(tmp_path, base)) as (page, given):
        said = texts(page)
        for part in (
            "Raadsleden",
            "36 kaarten",
            "Nederlands, Engels",
            "Het pakket is gaaf",
            "niet ondertekend",
        ):
            assert part in said
        assert not given.folder.decks.exists()
        assert amber(page) == ["Voeg deze stapel toe"]
        act(page)
        assert dict(deck_files(given.folder.decks / DECK).files).items() >= base.items()
        assert any(each.path == given.folder.decks / DECK for each in given.shelf.decks)
        assert "Speelbaar: 36 kaarten." in texts(page)
        with qtbot.waitSignal(page.back):
            assert isinstance(page.step, DoneView)
            click(page.step.go)


def test_the_same_package_again_brings_nothing_new(tmp_path: Path, qtbot: QtBot) -> None:
    source = package(tmp_path, shipped_deck())
    with fetching(tmp_path, qtbot, source) as (page, given):
        act(page)
        before = {name: content for name, (content, _time) in snapshot(given.folder.decks).items()}
        page.open(source)
        settled(page)
        assert "niets nieuws" in texts(page)
        assert amber(page) == ["Niets nieuws, naar de kaarten"]
        with qtbot.waitSignal(page.back):
            act(page)
        assert {name: content for name, (content, _time) in snapshot(given.folder.decks).items()} == before


def test_five_clashes_in_twenty_changes_are_chosen_one_by_one_with_keys(tmp_path: Path, qtbot: QtBot) -> None:
    base, mine, theirs, names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old) as (page, given):
        brought_up(page, given.folder.decks / DECK, mine, new)
        assert "15 wijzigingen van hen" in texts(page)
        assert "5 onderdelen zijn aan beide kanten veranderd" in texts(page)
        act(page)
        step = merge_step(page)
        assert len(step.plan.clashes) == 5
        assert "0 van 5 gekozen" in texts(page)
        assert not step.go.isEnabled()
        assert "Mijn vraag nummer 0?" in texts(page)
        assert "Hun vraag nummer 0?" in texts(page)
        assert question_of(base[names[0]]) in texts(page)
        assert page.focusWidget() is step.clashes
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Left, Qt.Key.Key_Right):
            QTest.keyClick(step.clashes, key)
        assert "4 van 5 gekozen" in texts(page)
        assert not step.go.isEnabled()
        click(step.view.theirs.button)
        assert "5 van 5 gekozen" in texts(page)
        assert page.focusWidget() is step.go
        click(step.go)
        settled(page)
        assert isinstance(page.step, DoneView)
        after = deck_files(given.folder.decks / DECK).files
        wanted = ["Mijn", "Hun", "Mijn", "Hun", "Hun"] + ["Hun"] * 15
        assert [question_of(after[name]) for name in names] == [
            f"{whose} vraag nummer {place}?" for place, whose in enumerate(wanted)
        ]
        cards = {card.question for each in given.shelf.decks for card in each.deck.cards}
        assert "Hun vraag nummer 19?" in cards


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_line_of_the_list_wraps_and_is_never_cut_off(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    base, mine, theirs, _names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old, language, size=(1093, 614)) as (page, given):
        brought_up(page, given.folder.decks / DECK, mine, new)
        act(page)
        lines = merge_step(page).clashes
        boxes = [lines.visualItemRect(lines.item(place)) for place in range(lines.count())]
        assert all(box.right() < lines.viewport().width() for box in boxes), "a line is cut off, not wrapped"


def test_one_press_decides_all_and_a_choice_can_be_changed_back(tmp_path: Path, qtbot: QtBot) -> None:
    base, mine, theirs, names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old) as (page, given):
        brought_up(page, given.folder.decks / DECK, mine, new)
        act(page)
        step = merge_step(page)
        click(step.all_theirs)
        assert step.go.isEnabled()
        click(step.all_mine)
        step.clashes.setCurrentRow(2)
        step.clashes.setFocus()
        QTest.keyClick(step.clashes, Qt.Key.Key_2)
        assert [step.choices[each.id] for each in step.plan.clashes] == [
            Side.MINE, Side.MINE, Side.THEIRS, Side.MINE, Side.MINE,
        ]  # fmt: skip
        click(step.go)
        settled(page)
        after = deck_files(given.folder.decks / DECK).files
        assert [question_of(after[name])[:4].strip() for name in names[:5]] == [
            "Mijn",
            "Mijn",
            "Hun",
            "Mijn",
            "Mijn",
        ]


def test_cancelling_a_merge_leaves_every_byte(tmp_path: Path, qtbot: QtBot) -> None:
    base, mine, theirs, _names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old) as (page, given):
        brought_up(page, given.folder.decks / DECK, mine, new)
        before = snapshot(given.folder.root)
        act(page)
        step = merge_step(page)
        click(step.all_theirs)
        page.open(old)
        assert page.step is step, "another file does not wipe out the choices"
        click(step.away)
        settled(page)
        assert "Niet opgehaald" in page.message.text
        assert snapshot(given.folder.decks) == {
            name.removeprefix("decks/"): kept for name, kept in before.items() if name.startswith("decks/")
        }


def test_a_deck_that_changed_meanwhile_is_looked_at_again(tmp_path: Path, qtbot: QtBot) -> None:
    base, mine, theirs, names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old) as (page, given):
        folder = given.folder.decks / DECK
        brought_up(page, folder, mine, new)
        act(page)
        click(merge_step(page).all_theirs)
        later = asking(mine, names[10], "Ondertussen in de editor?")
        written(folder, {names[10]: later[names[10]]})
        click(merge_step(page).go)
        until(lambda: isinstance(page.step, PackageView))
        assert "intussen" in page.message.text
        assert question_of((folder / names[0]).read_bytes()) == "Mijn vraag nummer 0?"
        act(page)
        assert len(merge_step(page).plan.clashes) == 6


def test_changes_without_a_clash_go_in_with_one_press(tmp_path: Path, qtbot: QtBot) -> None:
    base, _mine, theirs, names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs)
    with fetching(tmp_path, qtbot, old) as (page, given):
        brought_up(page, given.folder.decks / DECK, {}, new)
        assert amber(page) == ["Werk bij"]
        package_step(page).compare.emit()
        step = merge_step(page)
        assert step.go.isEnabled()
        click(step.changes.head)
        assert "Wordt: Hun vraag nummer 3?" in texts(page)
        click(step.go)
        settled(page)
        assert question_of((given.folder.decks / DECK / names[19]).read_bytes()) == "Hun vraag nummer 19?"


@pytest.mark.parametrize("name", ["absolute.zip", "empty.zip", "checksum.zip"])
def test_a_hostile_package_stays_outside_and_the_page_goes_on(
    tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    with fetching(tmp_path, qtbot, CORPUS / "packages" / name) as (page, given):
        assert isinstance(page.step, RefusedView)
        assert "Er is niets bewaard" in texts(page)
        assert not given.folder.decks.exists()
        assert amber(page) == ["Kies een ander bestand"]
        click(page.step.again)
        assert isinstance(page.step, ChooseView)
        page.open(package(tmp_path, village()))
        settled(page)
        act(page)
        assert (given.folder.decks / "dorp" / "deck.md").is_file()


def test_text_of_a_foreign_deck_is_never_markup(tmp_path: Path, qtbot: QtBot) -> None:
    files = village()
    title = next(line for line in files["deck.md"].decode().splitlines() if line.startswith("title:"))
    files = edited(files, "deck.md", (title, 'title: "<b>Vet</b><img src=x>"'))
    with fetching(tmp_path, qtbot, package(tmp_path, files)) as (page, _given):
        labels = [each for each in page.findChildren(QLabel) if "<b>" in each.text()]
        assert labels
        plain = Qt.TextFormat.PlainText
        assert all(each.textFormat() is plain for each in page.findChildren(QLabel) if each.text())
        assert not [each for each in page.findChildren(QWidget) if "<" in each.toolTip()]


def test_reading_can_be_left_at_once(tmp_path: Path, qtbot: QtBot) -> None:
    with fetching(tmp_path, qtbot, None) as (page, given):
        page.open(package(tmp_path, shipped_deck()))
        assert isinstance(page.step, ReadingView)
        assert page.focusWidget() is page.step.cancel
        click(page.step.cancel)
        assert isinstance(page.step, ChooseView)
        QTest.qWait(600)
        assert isinstance(page.step, ChooseView)
        assert not given.folder.decks.exists()


def test_a_dropped_file_is_read_and_two_at_once_are_not(tmp_path: Path, qtbot: QtBot) -> None:
    one, two = package(tmp_path, village()), package(tmp_path, shipped_deck())
    with fetching(tmp_path, qtbot, None) as (page, _given):
        drop(page, one, two)
        assert isinstance(page.step, ChooseView)
        drop(page, one)
        settled(page)
        assert package_step(page).package.source == one


def test_words_that_differ_are_found() -> None:
    before, now = "Wat doe je?", "Wat doe jij nu?"
    assert [now[low:high] for low, high in differing(now, before)] == ["jij nu"]
    assert differing("gelijk", "gelijk") == []


@pytest.mark.parametrize("theme", ["paper", "night", "contrast"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_step_fits_and_is_reached_by_keyboard(
    tmp_path: Path, qtbot: QtBot, language: str, theme: str
) -> None:
    base, mine, theirs, _names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs, maker(tmp_path, "Wolderhage"))
    with fetching(tmp_path, qtbot, old, language, theme=theme) as (page, given):
        fits(page)
        brought_up(page, given.folder.decks / DECK, mine, new)
        fits(page)
        step = package_step(page)
        assert step.know in walk(page)
        act(page)
        fits(page)
        merge = merge_step(page)
        reached = walk(page)
        for each in (
            merge.clashes,
            merge.view.mine.button,
            merge.view.theirs.button,
            merge.all_mine,
            merge.changes.head,
        ):
            assert each in reached, each
        click(merge.changes.head)
        fits(page)


def test_large_letters_on_a_small_screen_do_not_widen_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    base, mine, theirs, _names = with_update(tmp_path)
    old, new = package(tmp_path, base), package(tmp_path, theirs, maker(tmp_path, "Wolderhage"))
    with fetching(tmp_path, qtbot, old) as (page, given):
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, "paper", 1.5)
        brought_up(page, given.folder.decks / DECK, mine, new)
        fits(page, ((1366, 768), (1280, 720)))
        act(page)
        fits(page, ((1366, 768), (1280, 720)))
        click(merge_step(page).changes.head)
        fits(page, ((1366, 768), (1280, 720)))
        sheet = [["Titel", "Situatie", "Vraag"], ["Een kaart", "https://" + "x" * 300, "Wat doe je?"]]
        page.choose()
        page.open(workbook(tmp_path / "groot.xlsx", sheet))
        settled(page)
        fits(page, ((1366, 768), (1280, 720)))
        assert isinstance(page.step, SheetWalk)
        page.step._show_cards(page.step.mapping)
        settled(page)
        page.resize(1280, 720)
        QTest.qWait(10)
        assert (page.width(), page.height()) == (1280, 720)
