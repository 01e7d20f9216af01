"""The app: first a window, then everything that takes time to load. One of the two places that know everybody."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QFileSystemWatcher,
    QLibraryInfo,
    QLockFile,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.gui.collector import Collector
from dilemmagame.gui.qtwords import MissingWords
from dilemmagame.gui.shell import MainWindow, begin
from dilemmagame.gui.theme import STYLED

if TYPE_CHECKING:
    from dilemmagame.gui.services import Services

log = logging.getLogger(__name__)


class Loader(QObject):
    """Opens the store and reads the shelf on a thread of its own; the windows hear of it by signal."""

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: DataFolder, language: str) -> None:
        super().__init__()
        self.folder = folder
        self._language = language

    def move(self, folder: DataFolder) -> None:
        """Load from another folder."""
        self.folder = folder
        self.start()

    def start(self, first: Callable[[], None] = lambda: None) -> None:
        """Load, after `first` has put something right."""
        threading.Thread(target=self._load, args=(first,), name="loader", daemon=True).start()

    def _load(self, first: Callable[[], None]) -> None:
        try:
            first()
            self.ready.emit(load_services(self.folder, self._language))
        except WorldError as error:
            self.failed.emit(error)
        except Exception:  # a background task: one of the four places that may catch everything
            log.exception("loading failed")
            raise


def load_services(folder: DataFolder, language: str) -> Services:
    """Open everything that lies on disk. Raises WorldError with the reason why not."""
    from dilemmagame.base.clock import SystemClock
    from dilemmagame.gui.services import Services
    from dilemmagame.library.shelf import Shelf
    from dilemmagame.live.phoning import evening_key
    from dilemmagame.storage.ballots import destroy_left_behind
    from dilemmagame.storage.scratch import clear_left_behind, open_scratch
    from dilemmagame.storage.store import Store
    from dilemmagame.voting.office import VoteOffice

    store = Store.open(folder)
    unfinished = store.unfinished()
    destroy_left_behind(folder.ballots, evening_key(unfinished.session_id) if unfinished is not None else "")
    clear_left_behind(folder)
    shelf = Shelf(folder, language)
    assert shelf.decks is not None
    assert shelf.methods is not None
    assert shelf.programmes is not None
    return Services(
        folder,
        SystemClock(),
        store,
        shelf,
        unfinished,
        scratch=partial(open_scratch, folder),
        phones=VoteOffice(folder.ballots),
    )


def set_damaged_aside(folder: DataFolder) -> None:
    """Keep a damaged database under another name, so that the app can start with an empty one."""
    from dilemmagame.storage.copies import quarantine

    quarantine(folder.database)


def put_last_copy_back(folder: DataFolder) -> None:
    """Keep a damaged database under another name and put the newest verified backup in its place."""
    from dilemmagame.storage.copies import good_backups, quarantine
    from dilemmagame.storage.store import Store

    copies = good_backups(folder)
    if not copies:
        raise WorldError(WorldErrorCode.FILE_MISSING, str(folder.backups))
    quarantine(folder.database)
    store = Store.open(folder)
    try:
        store.restore(copies[0])
    finally:
        store.close()


class OnlyOne(QObject):
    """One instance per data folder: a second start brings the first to the front, with its file, and ends.

    The second writes a line into a small file that the first watches: no network, not even within this computer.
    """

    asked = Signal()
    brought = Signal(object)
    """The Path that a later start was called with; after `asked`."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        self._bell = folder.root / "running.bell"
        self._lock = QLockFile(str(folder.root / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._watch: QFileSystemWatcher | None = None
        self._heard = 0

    def claim(self, file: Path | None = None) -> bool:
        """True when this is the first; otherwise the first has been asked to show itself, and to open `file`."""
        if self._lock.tryLock(100) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            with suppress(OSError):
                self._bell.write_bytes(b"")
            return True
        # As JSON, so that a name with a line end or with bytes that are no text stays one line.
        line = json.dumps("" if file is None else str(file.absolute()))
        with suppress(OSError), self._bell.open("ab") as stream:
            stream.write(line.encode("ascii") + b"\n")
        return False

    def listen(self) -> None:
        """Hear later starts, also those since `claim`; in a folder that cannot be written there is nothing to hear."""
        self._watch = QFileSystemWatcher([str(self._bell)], self)
        self._watch.fileChanged.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        """Every whole line since the last time; what is not as we write it rings without a file."""
        try:
            with self._bell.open("rb") as stream:
                stream.seek(self._heard)
                rung = stream.read()
        except OSError:
            return
        whole = rung[: rung.rfind(b"\n") + 1]
        self._heard += len(whole)
        for line in whole.splitlines():
            self.asked.emit()
            try:
                named = json.loads(line)
            except ValueError:
                continue
            if isinstance(named, str) and named:
                self.brought.emit(Path(named))


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own messages go to our log, never to a screen."""
    if "propagateSizeHints" not in message:
        level = logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
        logging.getLogger("dilemmagame.qt").log(level, "%s %s", context.category, message)


def run(
    folder: DataFolder,
    settings: Settings,
    language: str,
    theme: str | None,
    *,
    quit_after_paint: bool,
    file: Path | None = None,
) -> int:
    """Open the app, with `file` to bring in, and stay until its window is closed."""
    app = make_application(language, sys.argv[:1])
    qInstallMessageHandler(_log_qt)
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
    except OSError:
        log.warning("the data folder cannot be made")
    only = OnlyOne(folder)
    if not only.claim(file):
        return 0
    loader = Loader(folder, language)
    window = MainWindow(folder, settings, theme or settings.theme)
    only.asked.connect(window.come_to_front)
    only.brought.connect(window.fetch)
    app.brought.connect(window.fetch)
    if file is not None:
        window.fetch(file.absolute())
    loader.ready.connect(window.receive)
    loader.failed.connect(window.explain_failure)
    window.retry.connect(loader.start)
    window.last_copy_wanted.connect(lambda: loader.start(lambda: put_last_copy_back(loader.folder)))
    window.fresh_start_wanted.connect(lambda: loader.start(lambda: set_damaged_aside(loader.folder)))
    window.folder_chosen.connect(loader.move)
    if quit_after_paint:
        window.painted.connect(app.quit)
    else:
        window.painted.connect(only.listen)
        window.painted.connect(loader.start)
    begin(window)
    collector = Collector()
    code = app.exec()
    window.release()
    collector.stop()
    return code


class Application(QApplication):
    """Hears of files that the system hands to a program that runs already, as macOS does at a double click."""

    brought = Signal(object)
    """The Path of the file."""

    def event(self, event: QEvent) -> bool:
        """Take a file that is handed over; everything else is Qt's."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.brought.emit(Path(event.file()))
            return True
        return super().event(event)


def make_application(language: str, arguments: Sequence[str] = ()) -> Application:
    """The QApplication with Qt's own texts in our language."""
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "1")
    app = Application([*(arguments or ["dilemmagame"]), "-style", "Fusion"])
    app.setProperty(STYLED, "Fusion")
    app.setApplicationName("dilemmagame")
    app.setApplicationDisplayName("dilemmagame")
    app.setDesktopFileName("dilemmagame")
    # Qt's own translation is asked first; it was installed last.
    app.installTranslator(MissingWords(app))
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app
