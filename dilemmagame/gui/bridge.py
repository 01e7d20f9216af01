"""From the hub's thread to Qt signals, and commands the other way. Nothing is decided here.

A burst of publications becomes few signals: the first at once, the last one always.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from time import monotonic_ns

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dilemmagame.base.errors import WorldError
from dilemmagame.domain.session import Refusal
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Asked, Hub

INTERVAL_MS = 40


class SessionBridge(QObject):
    """Stands between one hub and the windows. Make it on the GUI thread, before `hub.open()`."""

    view_changed = Signal(object)  # ConsoleView
    storage_failed = Signal(object)  # WorldError
    refused = Signal(object)  # Refusal
    broke = Signal()  # a fault of ours; the log has the traceback
    _arrived = Signal()

    def __init__(self, hub: Hub, parent: QObject | None = None, interval_ms: int = INTERVAL_MS) -> None:
        super().__init__(parent)
        self._hub = hub
        self._lock = threading.Lock()
        self._newest: ConsoleView | None = None
        self._failures: list[WorldError] = []
        self._refusals: list[Refusal] = []
        self._interval_ns = interval_ms * 1_000_000
        self._given_ns = 0
        self._closed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._give)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        hub.watch(self._on_view, self._on_failure)

    def send(self, command: Asked) -> Future[Refusal | None] | None:
        """Ask the hub for `command`; what comes of it arrives as a signal, and is given for who waits for it."""
        if self._closed:
            return None
        asked = self._hub.submit(command)
        asked.add_done_callback(self._on_answer)
        return asked

    def close(self) -> None:
        """No more signals from now on; the hub is closed by its owner."""
        with self._lock:
            self._closed = True
        self._rest.stop()

    def _on_view(self, view: ConsoleView) -> None:
        with self._lock:
            known, self._newest = self._newest is not None, view
            if known or self._closed:
                return
            self._arrived.emit()

    def _on_failure(self, error: WorldError) -> None:
        with self._lock:
            self._failures.append(error)
            if not self._closed:
                self._arrived.emit()

    def _on_answer(self, answer: Future[Refusal | None]) -> None:
        fault = answer.exception()
        if fault is not None:
            if not isinstance(fault, WorldError):  # those came by the failure watcher
                self.broke.emit()
            return
        refusal = answer.result()
        if refusal is None:
            return
        with self._lock:
            self._refusals.append(refusal)
            if not self._closed:
                self._arrived.emit()

    @Slot()
    def _collect(self) -> None:
        with self._lock:
            if self._closed:
                return
            failures, self._failures = self._failures, []
            refusals, self._refusals = self._refusals, []
        for error in failures:
            self.storage_failed.emit(error)
        for refusal in refusals:
            self.refused.emit(refusal)
        waited = monotonic_ns() - self._given_ns
        if waited >= self._interval_ns:
            self._give()
        elif not self._rest.isActive():
            self._rest.start(max(1, (self._interval_ns - waited) // 1_000_000))

    @Slot()
    def _give(self) -> None:
        with self._lock:
            view, self._newest = self._newest, None
            if view is None or self._closed:
                return
        self._given_ns = monotonic_ns()
        self.view_changed.emit(view)
