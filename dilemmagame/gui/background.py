"""Work that takes long (printing, exporting, striking), on a thread beside the windows; answers come back to them.

The broad handler here is one of the four: a fault is written down and handed to whoever asked.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[], object]
    done: Callable[[object], None]
    failed: Callable[[Exception], None]


class Background(QObject):
    """One thread that does one thing at a time, in the order asked. Belongs to `page` and ends with it.

    `busy_changed` says whether something is being done; `done` and `failed` are called on the thread of the windows,
    and no more after the page is gone. Work that was asked for is finished also then.
    """

    busy_changed = Signal(bool)
    _answered = Signal(object)

    def __init__(self, page: QWidget, name: str) -> None:
        super().__init__()
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._waiting = 0
        self._open = True
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()
        page.destroyed.connect(self.close)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def ask(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` on the thread, then call `done` with its result or `failed` with what went wrong."""
        if not self._open:
            return
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._jobs.put(_Job(work, done, failed))  # type: ignore[arg-type]  # done gets what work gave

    def close(self) -> None:
        """Give no more answers; what was asked is still finished."""
        if self._open:
            self._open = False
            self._jobs.put(None)

    def wait(self) -> None:
        """Until everything that was asked is finished; for the end of the program and for tests."""
        self.close()
        self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            answer = _outcome(job)
            if not self._open:
                continue
            try:
                self._answered.emit(answer)
            except RuntimeError:  # the window went away while this was being done
                return

    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._open:
            return
        self._waiting -= 1
        if self._waiting == 0:
            self.busy_changed.emit(False)
        answer()


def _outcome(job: _Job) -> Callable[[], None]:
    try:
        result = job.work()
    except WorldError as error:
        fault: Exception = error
    except Exception as bug:  # one of the four places that may catch everything
        log.exception("work in the background failed")
        fault = bug
    else:
        return lambda: job.done(result)
    return lambda: job.failed(fault)


def explain(fault: Exception) -> str:
    """What a person reads when work failed."""
    if isinstance(fault, WorldError):
        return sentence(fault)
    return _(
        "That did not work; it is a fault in this program. Nothing that was kept is lost. Try again, and send the"
        " diagnosis (in the settings) when it fails once more."
    )
