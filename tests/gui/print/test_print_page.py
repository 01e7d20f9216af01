"""Stories about the page for paper: the true PDF in the preview, in a file and on a printer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.deckfiles import DeckFiles
from dilemmagame.gui.editor.starting import new_deck
from dilemmagame.gui.print.job import What
from dilemmagame.gui.print.page import PrintPage
from dilemmagame.library.editing import parts_of, with_parts
from dilemmagame.library.starters import new_card
from dilemmagame.printing.preview import page_count, render_page
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until, walk


@contextmanager
def printing(
    tmp_path: Path, qtbot: QtBot, language: str = "nl", deck: str = "raadsleden"
) -> Iterator[PrintPage]:
    with services(tmp_path, language) as given:
        page = PrintPage(given, deck)
        qtbot.addWidget(page)
        shown(page)
        made(page)
        yield page
        page._background.wait()


def made(page: PrintPage) -> None:
    """The PDF of the last choice is there and its first page is in view."""
    until(lambda: not page._later.isActive() and not page._background.busy)
    until(lambda: bool(page.preview.pages) and page.preview.pages[0].shows)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "5 vellen A4, 40 kaarten"), ("en", "5 sheets of A4, 40 cards")]
)
def test_cards_stand_in_the_preview_as_they_come_out(
    tmp_path: Path, qtbot: QtBot, language: str, words: str
) -> None:
    with printing(tmp_path, qtbot, language) as page:
        assert page.sum.text() == words
        assert page.paper is not None
        assert len(page.preview.pages) == page.paper.pages == 10
        assert page.message.text == ""


@pytest.mark.parametrize("what", list(What))
def test_each_kind_of_paper_is_made_and_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, what: What
) -> None:
    target = tmp_path / f"{what.value}.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with printing(tmp_path, qtbot) as page:
        page.choices.whats[what].click()
        made(page)
        click(page.save)
        until(lambda: bool(page.message.text))
        assert page.paper is not None
        assert target.read_bytes() == page.paper.pdf


def test_vote_cards_follow_the_number_of_people(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        page.choices.whats[What.VOTE_CARDS].click()
        page.choices.people.show_value(3)
        page.choices.people.value_changed.emit(3)
        made(page)
        assert page.paper is not None
        assert page.paper.sheets == 3


def test_sizes_sides_and_switches_change_the_pdf(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        assert page.paper is not None
        first = page.paper.pdf
        page.choices.sides.setCurrentIndex(page.choices.sides.findData("none"))
        page.choices.sides.activated.emit(page.choices.sides.currentIndex())
        made(page)
        assert page.paper.pages == 5
        page.choices.saving.click()
        page.choices.marks.click()
        made(page)
        assert page.paper.pdf != first
        page.choices.layouts.setCurrentIndex(page.choices.layouts.findData("poker"))
        page.choices.layouts.activated.emit(page.choices.layouts.currentIndex())
        made(page)
        unfit = page.paper.unfit
        assert page.paper.cards + len(unfit) == 40
        assert all(name in page.message.text for name in unfit)


def test_zoom_makes_the_pages_larger_and_fitting_brings_them_back(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        fits = page.preview.pages[0].width()
        assert page.preview.pages[0].height() <= page.preview.viewport().height()
        click(page.larger)
        assert page.preview.pages[0].width() > fits
        click(page.fitting)
        assert page.preview.pages[0].width() == fits


def test_paper_from_the_printer_is_the_same_picture(tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "printed.pdf"
    with printing(tmp_path, qtbot) as page:
        page.choices.whats[What.EVALUATION].click()
        made(page)
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        with qtbot.waitSignal(page.printed, timeout=30_000):
            page.print_on(printer)
        assert page.paper is not None
        assert page_count(target.read_bytes()) == page.paper.pages
        wanted, width, height = render_page(page.paper.pdf, 0, 300)
        came, other_width, other_height = render_page(target.read_bytes(), 0, 300)
        assert (width, abs(height - other_height) <= 2) == (other_width, True)
        rows = min(height, other_height)
        dark = [sum(1 for value in picture[: rows * width * 3] if value < 128) for picture in (wanted, came)]
        assert dark[0] > 0
        assert abs(dark[0] - dark[1]) < 0.4 * dark[0]


def to_file(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_only_the_chosen_pages_go_to_the_printer(tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "one-sheet.pdf"
    with printing(tmp_path, qtbot) as page:
        printer = to_file(target)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(1, 2)
        left: list[bool] = []
        page.back.connect(lambda: left.append(True))
        with qtbot.waitSignal(page.printed, timeout=30_000):
            page.print_on(printer)
            assert not page.send.isEnabled()
            click(page.top.back)
            assert (left, bool(page.message.text)) == ([], True)
        assert page_count(target.read_bytes()) == 2
        assert page.send.isEnabled()
        click(page.top.back)
        assert left == [True]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_said_and_can_be_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        page.print_on(to_file(tmp_path / "no-such-folder" / "out.pdf"))
        until(lambda: "printer nam het niet aan" in page.message.text)
        assert page.send.isEnabled()


def test_a_page_that_goes_while_sending_lets_go_of_the_printer(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        page.print_on(to_file(tmp_path / "half.pdf"))
        run = page._run
        assert run is not None
        until(run._painter.isActive)
        with qtbot.waitSignal(page.destroyed):
            page.deleteLater()
        assert not run._painter.isActive()


def test_folded_sheets_hold_half_the_cards(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        page.choices.sides.setCurrentIndex(page.choices.sides.findData("fold"))
        page.choices.sides.activated.emit(page.choices.sides.currentIndex())
        assert page.choices.layouts.itemText(0) == "A7, 4 op een vel"
        made(page)
        assert page.paper is not None
        assert page.paper.sheets == 10


def test_an_unknown_deck_gives_the_first_one(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot, deck="bestaat-niet") as page:
        assert page.paper is not None
        assert page.paper.cards == 40


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    with printing(tmp_path, qtbot, language) as page:
        for what in What:
            page.choices.whats[what].click()
            made(page)
            shown(page, size)
            assert clipped(page) == []
            assert nameless(page) == []
            assert small(page) == []


def test_tab_reaches_every_choice(tmp_path: Path, qtbot: QtBot) -> None:
    with printing(tmp_path, qtbot) as page:
        reached = walk(page)
        for control in (
            page.choices.layouts, page.choices.sides, page.choices.marks, page.choices.large, page.choices.saving,
            page.save, page.send, page.smaller, page.larger,
        ):  # fmt: skip
            assert control in reached, control.accessibleName()


def test_cards_that_still_hold_their_template_are_named(tmp_path: Path, qtbot: QtBot) -> None:
    decks = DataFolder(tmp_path / "data").decks
    folder = new_deck(decks, "Nieuw", (), "nl")
    written = new_card("klaar", CardKind.OPEN, "nl", title="Wel klaar")
    whole = {
        name: None if name.startswith(("twist", "voice", "prevention", "facilitator")) else "Er gebeurt iets."
        for name in parts_of(written, deck=False)
        if not name.startswith("field:") and name != "title"
    }
    files = DeckFiles(folder)
    files.add("x", "klaar", with_parts(written, whole, deck=False))
    with printing(tmp_path, qtbot, deck=folder.name) as page:
        assert page.paper is not None
        assert page.paper.unfilled == ("Eerste kaart",)
        assert "sjabloon" in page.message.text
        assert "Eerste kaart" in page.message.text
        assert "Wel klaar" not in page.message.text
