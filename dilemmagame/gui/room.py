"""What the phones' strip on the console leads to: the laptop that goes round, the check of the room, paper.

Each is a window of its own on the laptop; the stage goes on. Decides nothing itself.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.commands import SetChannel
from dilemmagame.gui.background import Background
from dilemmagame.gui.ballot.window import BallotWindow
from dilemmagame.gui.console.desk import RoomAct
from dilemmagame.gui.phones import EveningPhones
from dilemmagame.gui.preflight.line import Line, TrialLine
from dilemmagame.gui.preflight.page import PreflightPage
from dilemmagame.gui.preflight.papers import PapersPage
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.presence import Address

SIZE = (1080, 720)


class EveningLine(Line):
    """The running evening's own server: its phones are the proof, and its address is changed on the console."""

    def __init__(self, phones: EveningPhones, parent: QObject) -> None:
        super().__init__(parent)
        self._phones = phones
        self._view: ConsoleView | None = None

    def addresses(self) -> tuple[Address, ...]:
        return self._phones.addresses()

    def start(self, chosen: str) -> bool:
        if self._view is None or self._view.channel is not Channel.PHONES:
            return False
        shown = self._view.presence.join
        if chosen and shown is not None and shown.address.rpartition(":")[0] != chosen:
            self._phones.move(chosen, self._view)
        self.told.emit(self._view.presence)
        return True

    def follow(self, view: ConsoleView) -> None:
        self._view = view
        self.told.emit(view.presence)


class Shade(QFrame):
    """Lies over the console while somebody votes, so that who comes past the ballot sees nothing."""

    def __init__(self, console: QWidget) -> None:
        super().__init__(console)
        self.setProperty("class", "cover")
        layout = column(self, 10, (40, 40, 40, 40))
        layout.addStretch(1)
        said = Words(_("People are voting on this laptop."), "title")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(said)
        layout.addStretch(1)
        console.installEventFilter(self)
        self.setGeometry(console.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class RoomDoors(QObject):
    """Opens and closes the windows of one evening."""

    came_back = Signal()
    """The laptop is with the trainer again."""
    network_named = Signal(str)
    """The Wi-Fi of the room was given another name."""

    def __init__(
        self, phones: EveningPhones, folder: Path, theme: Theme, console: QWidget, network: str = ""
    ) -> None:
        super().__init__(console)
        self._phones = phones
        self._folder = folder
        self._theme = theme
        self._console = console
        self._network = network
        self._view: ConsoleView | None = None
        self._wanted = False
        self.ballot: BallotWindow | None = None
        self._shade: Shade | None = None
        self.check: PreflightPage | None = None
        self._line: EveningLine | None = None
        self.papers: PapersPage | None = None
        phones.room_asked.connect(self.open)

    def open(self, act: RoomAct) -> None:
        """Do what a button of the strip asks."""
        if self._view is None:
            return
        match act:
            case RoomAct.LAPTOP:
                self._wanted = True
                if self._view.channel is not Channel.PHONES:
                    self._phones.submit(SetChannel(Channel.PHONES))
                self._open_ballot()
            case RoomAct.CHECK:
                self._open_check()
            case RoomAct.PAPERS:
                self._open_papers(self._view)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        self._view = view
        self._let_go()
        if self._wanted:
            self._open_ballot()
        if self.ballot is not None:
            self.ballot.show_view(view)
        if self._line is not None:
            self._line.follow(view)
        if self.papers is not None:
            self.papers.show_view(view)

    def _let_go(self) -> None:
        """Close what stands on a server that is no longer there, or no longer the only one."""
        channel = self._phones.channel
        if channel is None and (self.ballot is not None or self.papers is not None or self._line is not None):
            self.close()
        elif channel is not None and self.check is not None and self._line is None:
            self.check.close()

    def close(self) -> None:
        """The evening ends or is left: nothing of it stays open."""
        self._wanted = False
        self._close_ballot()
        for page in (self.check, self.papers):
            if page is not None:
                page.close()
                page.deleteLater()
        self.check = self.papers = self._line = None

    # the laptop goes round

    def _open_ballot(self) -> None:
        """As soon as there is a server to vote at."""
        channel = self._phones.channel
        if channel is None or self.ballot is not None:
            return
        self._wanted = False
        self.ballot = BallotWindow(channel.keyboard(), self._theme)
        self.ballot.left.connect(self._back)
        self._console.setEnabled(False)
        self._shade = Shade(self._console)
        self.ballot.open_over(self._console)
        if self._view is not None:
            self.ballot.show_view(self._view)

    def _close_ballot(self) -> None:
        if self.ballot is None:
            return
        self.ballot.close()
        self.ballot.deleteLater()
        self.ballot = None
        if self._shade is not None:
            self._shade.hide()
            self._shade.deleteLater()
            self._shade = None
        self._console.setEnabled(True)

    def _back(self) -> None:
        self._close_ballot()
        self._console.activateWindow()
        self.came_back.emit()

    # the check, and paper

    def _open_check(self) -> None:
        line: Line
        if self.check is not None and self._phones.channel is not None and self._line is None:
            self.check.deleteLater()
            self.check = None
        if self.check is None:
            if self._phones.channel is None:
                line = TrialLine(self._phones.office, self)
            else:
                line = self._line = EveningLine(self._phones, self)
                if self._view is not None:
                    self._line.follow(self._view)
            self.check = PreflightPage(line, self._folder, self._theme, self._disk_nearly_full)
            self.check.top.back.label(_("Close"))
            self.check.top.back.name(_("Back to the console"))
            self.check.back.connect(self.check.hide)
        _show(self.check, self._console)

    def _disk_nearly_full(self) -> bool:
        return self._view is not None and self._view.disk_nearly_full

    def _open_papers(self, view: ConsoleView) -> None:
        channel = self._phones.channel
        if channel is None:
            return
        if self.papers is None:
            self.papers = PapersPage(channel, view, self._theme, self._network)
            self.papers.network_named.connect(self.network_named)
            self.papers.back.connect(self.papers.hide)
            self.papers.print_asked.connect(self._print)
        self.papers.show_view(view)
        _show(self.papers, self._console)

    def _print(self, pdf: bytes) -> None:
        """Ask which printer, then page after page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from dilemmagame.gui.print.job import Paper
        from dilemmagame.gui.print.printer import PrinterRun
        from dilemmagame.printing.preview import page_count

        if self.papers is None:
            return
        pages = page_count(pdf)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self.papers)
        dialog.setMinMax(1, pages)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        page = self.papers
        # Kept, because the printer works on while this returns.
        self._run = run = PrinterRun(
            printer, Paper(pdf, pages, pages, 0, "none"), Background(page, "phone-printer")
        )
        run.finished.connect(lambda: page.message.say(_("Sent to the printer.")))
        run.refused.connect(
            lambda: page.message.say(
                _("The printer did not take it. Look whether it is on, or save as PDF and print that file."),
                "danger",
            )
        )
        run.start()


def _show(page: QWidget, beside: QWidget) -> None:
    """As a window of its own on the trainer's screen."""
    if not page.isVisible():
        page.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        page.setWindowTitle(page.accessibleName())
        area = beside.screen().availableGeometry()
        page.resize(min(SIZE[0], area.width()), min(SIZE[1], area.height()))
        page.move(area.center() - page.rect().center())
        page.show()
    page.activateWindow()
