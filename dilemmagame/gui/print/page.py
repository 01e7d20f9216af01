"""The page for paper: choices at the left, the pages of the true PDF at the right, saved or sent to a printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.planning import playable
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.print.choices import Choices
from dilemmagame.gui.print.job import Paper, Source, What, Wish, make
from dilemmagame.gui.print.preview import Preview, as_image
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.places import suggested
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.printing.preview import render_page

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from dilemmagame.gui.print.printer import PrinterRun

CHOICES_WIDTH = 350
LATER_MS = 200
STEP = 1.25


class PrintPage(QWidget):
    """Every choice makes a new PDF on a thread; the preview and the paper come from the same bytes."""

    back = Signal()
    printed = Signal()
    """After the last page has gone to the printer."""

    def __init__(self, services: Services, deck_id: str) -> None:
        super().__init__()
        self._theme = theme_in_use()
        shelf = services.shelf
        decks = [each.deck for each in shelf.decks]
        deck = next((each for each in decks if each.id == deck_id), decks[0] if decks else None)
        organisation = services.store.load_organisation()
        now = services.clock.now().wall
        self._source = Source(shelf, deck, organisation, now) if deck is not None else None
        self.paper: Paper | None = None
        self._asked = 0
        self._run: PrinterRun | None = None
        self._background = Background(self, "print")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._make)
        self.choices = Choices(shelf, Wish(), playable(deck) if deck is not None else (), self._theme)
        self.choices.changed.connect(lambda _wish: self._later.start())
        self._build(deck.title if deck is not None else "")
        self._make()
        self.choices.whats[What.CARDS].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, title: str) -> None:
        theme = self._theme
        whole = column(self, 0)
        self.top = TopBar(_("Print: {deck}").format(deck=title) if title else _("Print"), theme, self._leave)
        whole.addWidget(self.top)
        body = QWidget()
        beside = row(body, 0)
        beside.addWidget(self._left())
        right = QWidget()
        rows = column(right, 10, (20, 12, 20, 12))
        self.preview: Preview = Preview(theme)
        head = row(gap=8)
        head.addWidget(Words(_("This comes out of the printer"), "heading"), 1)
        self.smaller = Button("", theme, "minus", name=_("Show the pages smaller"))
        self.fitting = Button(_("Fitting"), theme, name=_("Show whole pages"))
        self.larger = Button("", theme, "plus", name=_("Show the pages larger"))
        self.smaller.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom / STEP))
        self.fitting.clicked.connect(lambda: self.preview.set_zoom(1.0))
        self.larger.clicked.connect(lambda: self.preview.set_zoom(self.preview.zoom * STEP))
        for each in (self.smaller, self.fitting, self.larger):
            head.addWidget(each)
        rows.addLayout(head)
        self.message = Message(theme)
        rows.addWidget(self.message)
        self.preview.wanted.connect(self._render)
        rows.addWidget(self.preview, 1)
        beside.addWidget(right, 1)
        whole.addWidget(body, 1)

    def _left(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("class", "rail")
        frame.setFixedWidth(scaled(CHOICES_WIDTH))
        rows = column(frame, 10, (20, 14, 10, 14))
        rows.addWidget(Scroller(self.choices, _("Choices for printing")), 1)
        self.sum = Words("", "strong", wrap=True)
        self.hint = Words("", "caption", wrap=True)
        rows.addWidget(self.sum)
        rows.addWidget(self.hint)
        acts = row(gap=8)
        self.save = Button(_("Save as PDF"), self._theme, "download")
        self.send = Button(_("Print"), self._theme, "printer", "primary", name=_("Print on paper"))
        self.save.clicked.connect(self._save)
        self.send.clicked.connect(self._print)
        acts.addWidget(self.save)
        acts.addWidget(self.send, 1)
        rows.addLayout(acts)
        return frame

    # making

    def _make(self) -> None:
        """A new PDF; an answer that is overtaken by a later choice is dropped."""
        if self._source is None:
            self._explain(WorldError(WorldErrorCode.DECK_EMPTY, "?"))
            return
        self._asked += 1
        asked, source, wish = self._asked, self._source, self.choices.wish
        self._set_ready(ready=False)
        self.sum.setText(_("The pages are being made"))
        self._background.ask(
            lambda: make(source, wish) if asked == self._asked else None,
            lambda paper: self._show(paper) if paper is not None and asked == self._asked else None,
            self._explain,
        )

    def _show(self, paper: Paper) -> None:
        self.paper = paper
        self.preview.show_pages([self._name(paper, page) for page in range(paper.pages)])
        self.sum.setText(self._summary(paper))
        self.hint.say(_hint(paper, self.choices.wish))
        self._set_ready(ready=paper.sheets > 0)
        said = []
        if paper.unfit:
            left_out = _("Does not fit and is left out: {names}. Choose a larger card, or shorten the text.")
            said.append(left_out.format(names=", ".join(paper.unfit)))
        if paper.broken:
            said.append(_("Cannot be read and is left out: {names}.").format(names=", ".join(paper.broken)))
        if paper.unfilled:
            half = _("Here text of the template still stands, and it is printed: {names}.")
            said.append(half.format(names=", ".join(paper.unfilled)))
        if said:
            self.message.say(" ".join(said), "warn")
        else:
            self.message.hide()

    def _name(self, paper: Paper, page: int) -> str:
        if paper.duplex in ("long", "short"):
            sheet = page // 2 + 1
            if page % 2:
                return _("Sheet {n}, back").format(n=sheet)
            return _("Sheet {n}, front").format(n=sheet)
        return _("Page {n}").format(n=page + 1)

    def _summary(self, paper: Paper) -> str:
        sheets = ngettext("{n} sheet of A4", "{n} sheets of A4", paper.sheets).format(n=paper.sheets)
        if self.choices.wish.what is not What.CARDS:
            return sheets
        cards = ngettext("{n} card", "{n} cards", paper.cards).format(n=paper.cards)
        return f"{sheets}, {cards}"

    def _set_ready(self, *, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.send.setEnabled(ready and self._run is None)

    def _explain(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")
        self.sum.setText("")

    def _render(self, page: int, width: int) -> None:
        if self.paper is None:
            return
        pdf, asked = self.paper.pdf, self._asked

        def show(image: QImage) -> None:
            if asked == self._asked:
                self.preview.show_image(page, image)

        self._background.ask(lambda: as_image(*render_page(pdf, page, width)), show, self._explain)

    # going out

    def _save(self) -> None:
        if self.paper is None:
            return
        name = {
            What.CARDS: _("cards.pdf"),
            What.VOTE_CARDS: _("vote-cards.pdf"),
            What.RUN_SHEET: _("run-sheet.pdf"),
            What.EVALUATION: _("evaluation.pdf"),
            What.TABLE_SHEETS: _("table-sheets.pdf"),
        }[self.choices.wish.what]
        target, _chosen = QFileDialog.getSaveFileName(self, _("Save as PDF"), suggested(name), "PDF (*.pdf)")
        if target:
            pdf = self.paper.pdf
            self._background.ask(
                lambda: write_where_asked(Path(target), pdf),
                lambda _nothing: self.message.say(_("Saved: {file}").format(file=target)),
                self._explain,
            )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self.paper is None:
            return
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.paper.pages)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send every page to `printer`, one by one: rendered on the thread, drawn here."""
        from dilemmagame.gui.print.printer import PrinterRun

        if self.paper is None or self._run is not None:
            return
        self._set_ready(ready=False)
        self._run = run = PrinterRun(printer, self.paper, self._background)
        run.finished.connect(self._sent)
        run.refused.connect(self._refused)
        run.failed.connect(self._not_sent)
        self.destroyed.connect(run.stop)
        run.start()

    @property
    def printing(self) -> bool:
        """Whether pages are on their way to the printer."""
        return self._run is not None

    def _leave(self) -> None:
        """Back to the start, but never with half a pile of paper."""
        if self._run is not None:
            self.message.say(
                _("The pages are still going to the printer. Wait a moment, then go back."), "warn"
            )
        else:
            self.back.emit()

    def _no_longer_sending(self) -> None:
        self._run = None
        self._set_ready(ready=self.paper is not None and self.paper.sheets > 0)

    def _refused(self) -> None:
        self._no_longer_sending()
        self.message.say(
            _("The printer did not take it. Look whether it is on, or save as PDF and print that file."),
            "danger",
        )

    def _not_sent(self, fault: Exception) -> None:
        self._no_longer_sending()
        self._explain(fault)

    def _sent(self) -> None:
        self._no_longer_sending()
        self.message.say(
            _("Sent to the printer. Print one sheet first and look whether the backs lie right.")
        )
        self.printed.emit()


def _hint(paper: Paper, wish: Wish) -> str:
    """What to mind at the printer."""
    if wish.what is What.EVALUATION:
        return _("Copy it once for everybody.")
    if paper.duplex == "fold":
        return _("Print at 100 %, cut, and fold on the middle line.")
    if wish.what in (What.RUN_SHEET, What.TABLE_SHEETS):
        return ""
    return _("Print at 100 %, not ‘fit to page’. Then cut along the cards.")
