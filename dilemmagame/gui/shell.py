"""The main window: one stack of pages, and a running session that has the window to itself."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QWidget

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings, save_settings
from dilemmagame.gui.doors import GROUP_SUFFIX, Doors, Ways
from dilemmagame.gui.start.home import HomePage
from dilemmagame.gui.start.parts import button
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.widgets.page import Holding
from dilemmagame.gui.widgets.pages import Pages
from dilemmagame.gui.widgets.places import suggested

if TYPE_CHECKING:
    from dilemmagame.domain.plan import Plan
    from dilemmagame.domain.timereport import TimeLine
    from dilemmagame.gui.evening import Evening
    from dilemmagame.gui.practising import Practice
    from dilemmagame.gui.services import Services
    from dilemmagame.library.catalogue import Key

log = logging.getLogger(__name__)

BUSY_MS = 500
USUAL_SIZE = (1366, 768)
MOST_OF_SCREEN = 0.9
"""A larger part of what the screen has free, and the bars of a window may not fit."""


class MainWindow(QMainWindow):
    """Owns the pages and at most one Evening."""

    painted = Signal()
    """After the first painted frame."""
    retry = Signal()
    """Load the services again, after something was put right."""
    last_copy_wanted = Signal()
    fresh_start_wanted = Signal()
    """What to do with a damaged file: both keep it aside under another name, then load again."""
    folder_chosen = Signal(object)
    """A DataFolder to use instead of one that cannot be written, is full, or holds a newer file."""

    def __init__(self, folder: DataFolder, settings: Settings, theme: str) -> None:
        super().__init__()
        self._folder = folder
        self._settings = replace(settings, theme=theme)
        self._services: Services | None = None
        self._evening: Evening | Practice | None = None
        self._doors: Doors | None = None
        self._brought: Path | None = None
        self._chosen: dict[Key, None] = {}
        self._was_painted = False
        self.setWindowTitle("dilemmagame")
        self.resize(*USUAL_SIZE)
        self.setMinimumSize(900, 560)
        self._dress()
        self._pages = Pages()
        self.setCentralWidget(self._pages)
        self._help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self, self._toggle_help)
        self._pages.currentChanged.connect(self._leave_help_key_to_the_console)
        self._show_home()

    # what the composition root calls

    def receive(self, services: Services) -> None:
        """Everything is loaded."""
        self._services = services
        self._home.receive(services)
        self._fetch_brought()

    def explain_failure(self, error: WorldError) -> None:
        """The store could not be opened: say why, and offer a way on."""
        from dilemmagame.base.sentences import sentence

        log.warning("not opened: %s", error.code.value)
        choices: list[QWidget] = [button(_("Try again"), self.retry.emit, "primary")]
        if error.code is WorldErrorCode.DATABASE_DAMAGED:
            choices.append(button(_("Go on with the last good copy"), self.last_copy_wanted.emit))
            choices.append(
                button(_("Put the damaged file aside and start empty"), self.fresh_start_wanted.emit)
            )
        else:
            choices.append(button(_("Use another folder"), self._choose_folder))
        self._home.explain(sentence(error), *choices)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Use another folder"), suggested(""))
        if chosen:
            self._folder = DataFolder(Path(chosen))
            self.folder_chosen.emit(self._folder)

    def come_to_front(self) -> None:
        """A second start of the program asks for this."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.raise_()
        self.activateWindow()

    def fetch(self, file: Path) -> None:
        """Open the page that brings `file` in: when all is loaded, and never in the middle of a session or a choice."""
        self._brought = file
        self._fetch_brought()

    def _fetch_brought(self) -> None:
        file, page = self._brought, self._pages.currentWidget()
        if file is None or self._services is None or self._evening is not None:
            return
        from dilemmagame.gui.print.page import PrintPage
        from dilemmagame.gui.sharing.page import FetchPage
        from dilemmagame.gui.start.help import HelpPage

        if isinstance(page, PrintPage) and page.printing:
            QTimer.singleShot(BUSY_MS, self._fetch_brought)
            return
        self._brought = None
        if isinstance(page, HelpPage):
            self._toggle_help()
            page = self._pages.currentWidget()
        if isinstance(page, FetchPage) and file.suffix.lower() != GROUP_SUFFIX:
            page.open(file)
        else:
            self._through(lambda doors: doors.fetch(file))

    def release(self) -> None:
        """Stop what runs and close the store; every fact is on disk already."""
        self._end_evening()
        if self._services is not None:
            self._services.store.close()

    # pages

    def _show_home(self) -> None:
        self._home = HomePage()
        self._home.prepare.connect(lambda: self._through(Doors.prepare))
        self._home.library.connect(lambda: self._through(Doors.library))
        self._home.own_case.connect(lambda: self._through(Doors.own_case))
        self._home.sessions.connect(lambda: self._through(Doors.past))
        self._home.groups.connect(lambda: self._through(Doors.groups))
        self._home.settings.connect(lambda: self._through(Doors.settings))
        self._home.check_room.connect(lambda: self._through(Doors.check_room))
        self._home.about.connect(self._open_about)
        self._home.help.connect(self._toggle_help)
        self._home.resume.connect(self._resume)
        self._pages.go(self._home)
        if self._services is not None:
            self._services = replace(self._services, resumable=self._services.store.unfinished())
            self._home.receive(self._services)
            # Not from within the page that leads home: a file that came during a session has waited for this.
            QTimer.singleShot(0, self._fetch_brought)

    def _through(self, open_page: Callable[[Doors], None]) -> None:
        if self._services is not None:
            ways = Ways(
                self._show_home,
                self._start,
                self._practise,
                self._resume,
                self._take_settings,
                self._keep_settings,
            )
            # Kept, because Qt does not keep the object behind a slot that is an ordinary Python method.
            self._doors = Doors(self._services, self._settings, self._pages.go, ways, self._chosen)
            open_page(self._doors)

    def _open_about(self) -> None:
        from dilemmagame.gui.start.about import AboutPage

        page = AboutPage()
        page.back.connect(self._show_home)
        self._pages.go(page)

    def _toggle_help(self) -> None:
        """F1 lays the help over the page and takes it away again; a running session goes on underneath."""
        from dilemmagame.gui.start.help import HelpPage

        top = self._pages.currentWidget()
        if isinstance(top, HelpPage):
            self._pages.removeWidget(top)
            top.deleteLater()
            return
        page = HelpPage()
        page.back.connect(self._toggle_help)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _leave_help_key_to_the_console(self) -> None:
        """The console has F1 in its own table of keys; two takers of one key, and Qt gives it to neither."""
        evening = self._evening
        self._help_key.setEnabled(evening is None or self._pages.currentWidget() is not evening.console)

    # settings

    def _keep_settings(self, settings: Settings) -> None:
        self._settings = settings
        try:
            save_settings(self._folder, settings)
        except OSError:
            log.warning("the settings could not be saved")

    def _take_settings(self, settings: Settings) -> None:
        before = self._settings
        self._keep_settings(settings)
        if settings.language != before.language:
            i18n.use(settings.language)
            if self._services is not None:
                from dilemmagame.library.shelf import Shelf

                self._services = replace(self._services, shelf=Shelf(self._folder, settings.language))
            # Not from within the page's own signal: the page is made anew in the other language.
            QTimer.singleShot(0, lambda: self._through(Doors.settings))
        if (settings.theme, settings.text_scale) != (before.theme, before.text_scale):
            self._dress()

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self._settings.theme, self._settings.text_scale / 100)

    # a session

    def _start(self, plan: Plan) -> None:
        self._run(lambda evening: evening.start(plan))

    def _resume(self, session_id: str) -> None:
        self._run(lambda evening: evening.resume(session_id))

    def _run(self, begin: Callable[[Evening], None]) -> None:
        from dilemmagame.gui.evening import Evening

        if self._services is None:
            return
        evening = Evening(self._services, self._settings, self)
        evening.left.connect(self._leave_evening)
        evening.help_wanted.connect(self._toggle_help)
        evening.network_named.connect(
            lambda name: self._keep_settings(replace(self._settings, last_network=name))
        )
        try:
            begin(evening)
        except WorldError as error:
            from dilemmagame.base.sentences import sentence

            evening.close()
            self._show_home()
            self._home.explain(sentence(error), button(_("Close"), self._show_home))
            return
        self._evening = evening
        self._pages.go(evening.console)

    def _practise(self, plan: Plan, back: Callable[[], None]) -> None:
        """Practise `plan` in place of the pages; the times come after it, and from there the way `back`."""
        from dilemmagame.gui.practising import Practice

        if self._services is None or self._services.scratch is None:
            return
        try:
            self._evening = practice = Practice(
                self._services, self._settings, self, self._services.scratch, plan
            )
            practice.ended.connect(lambda lines: self._show_times(lines, plan, back))
            practice.help_wanted.connect(self._toggle_help)
            practice.start()
        except WorldError as error:
            from dilemmagame.base.sentences import sentence

            self._end_evening()
            self._show_home()
            self._home.explain(sentence(error), button(_("Close"), self._show_home))
            return
        self._pages.go(practice.console)

    def _show_times(self, lines: tuple[TimeLine, ...], plan: Plan, back: Callable[[], None]) -> None:
        from dilemmagame.gui.practice.report import PracticeReport

        page = PracticeReport(lines)
        page.back.connect(back)
        page.again.connect(lambda: self._practise(plan, back))
        self._pages.go(page)
        self._end_evening()

    def _leave_evening(self, session_id: str, finished: bool) -> None:
        self._end_evening()
        if finished:
            self._through(lambda doors: doors.review(session_id))
        else:
            self._show_home()

    def _end_evening(self) -> None:
        if self._evening is not None:
            self._evening.close()
            self._evening = None

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        page: object = self._pages.currentWidget()
        if isinstance(page, Holding) and page.stays():
            event.ignore()
            return
        self._end_evening()
        super().closeEvent(event)


def begin(window: MainWindow) -> None:
    """Show it in its usual size, or over the whole screen where that with a title bar would be cut off."""
    free = window.screen().availableGeometry().size() * MOST_OF_SCREEN
    wide, high = USUAL_SIZE
    if wide <= free.width() and high <= free.height():
        window.show()
    else:
        # What it goes back to when it is made smaller.
        window.resize(min(wide, free.width()), min(high, free.height()))
        window.showMaximized()
