"""The trainer's phone as a remote in a running evening: off until it is wanted, and gone with the evening.

A press from the phone becomes the very action of the clicker's key; nothing is decided here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dilemmagame.base.clock import Clock
from dilemmagame.domain.session import Phase, Primary, Refusal
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.remoting import (
    Countdown,
    Outcome,
    Press,
    RemoteChannel,
    RemoteOffice,
    RemoteStatus,
    RemoteView,
    remote_view,
)

ACTIONS = {
    Press.NEXT: ActionId.NEXT,
    Press.BACK: ActionId.BACK,
    Press.BLACK: ActionId.BLACK_WHILE_TYPING,
}
SHOWN_WITHIN_MS = 300
DRIFT_MS = 700

Act = Callable[[ActionId], "Future[Refusal | None] | Outcome"]
Pages = Callable[[], tuple[int, int]]


class EveningRemote(QObject):
    """`act` does what a key does, and gives what comes of it; `where` is the page of a long case and how many there
    are; `listening` are the addresses of the phones, the chosen one first.
    """

    changed = Signal(object, object)
    """A RemoteStatus, and since when a paired phone is gone (a datetime) or None."""
    _told = Signal(object, object)
    _taken = Signal(object, int, object)
    _settled = Signal(object, int, object)

    def __init__(
        self,
        office: RemoteOffice | None,
        clock: Clock,
        act: Act,
        where: Pages,
        listening: Callable[[], tuple[str, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._clock = clock
        self._act = act
        self._where = where
        self._listening = listening
        self._channel: RemoteChannel | None = None
        self._this = object()
        self._addresses: tuple[str, ...] = ()
        self._view: ConsoleView | None = None
        self._sent: RemoteView | None = None
        self._sent_ms = 0
        self._pressed: Press | None = None
        self._waiting: tuple[int, Outcome] | None = None
        self.status = RemoteStatus()
        self.gone_since: datetime | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SHOWN_WITHIN_MS)
        self._patience.timeout.connect(self._answer)
        # From the threads of the remote and of the hub to that of the windows.
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._taken.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def possible(self) -> bool:
        """Whether this program can serve a remote, and there is a session to steer."""
        return self._office is not None and self._view is not None and self._view.phase is not Phase.FINISHED

    def switch_on(self) -> None:
        """Offer a code to pair a phone."""
        if self._office is None or self._channel is not None or not self.possible:
            return
        # What an earlier remote still says is not about this one.
        self._this = this = object()
        self._addresses = self._listening()
        self._channel = self._office.remote(
            self._addresses,
            lambda status: self._told.emit(this, status),
            lambda press, what: self._taken.emit(this, press, what),
        )
        self._sent = None
        self._channel.start()
        self._show()

    def switch_off(self) -> None:
        """Let the phone go. The process ends on a thread of its own, so that no window waits for it."""
        channel, self._channel = self._channel, None
        self._this = object()
        self._waiting = None
        self._patience.stop()
        if channel is not None:
            threading.Thread(target=channel.finish, name="remote-end").start()
        self._set(RemoteStatus())

    def pair_anew(self) -> None:
        """Let the phone go, and offer a new code."""
        if self._channel is not None:
            self._channel.renew()

    def follow_address(self) -> None:
        """The phones' address was changed: the remote goes along, and is paired anew."""
        addresses = self._listening()
        if self._channel is not None and addresses != self._addresses:
            self._addresses = addresses
            self._channel.move(addresses)

    def follow(self, view: ConsoleView) -> None:
        """The session as it is now; with its end the remote ends."""
        self._view = view
        if view.phase is Phase.FINISHED:
            self.switch_off()
            return
        self._show()
        self._answer()

    def _show(self) -> None:
        """Tell the phone, when there is news; the phone counts down by itself."""
        if self._channel is None or self._view is None:
            return
        now = self._clock.now()
        shown = remote_view(self._view, *self._where(), now.mono_ms, now.wall)
        if self._is_news(shown, now.mono_ms):
            self._sent, self._sent_ms = shown, now.mono_ms
            self._channel.show(shown)

    def _is_news(self, shown: RemoteView, now_ms: int) -> bool:
        before = self._sent
        if before is None or before.countdown is None or shown.countdown is None:
            return before != shown
        gone = now_ms - self._sent_ms if before.countdown.running else 0
        expected = Countdown(before.countdown.left_ms - gone, before.countdown.running)
        drift = abs(expected.left_ms - shown.countdown.left_ms)
        same = expected.running is shown.countdown.running and drift < DRIFT_MS
        return not same or _without_time(before) != _without_time(shown)

    # what comes from the phone

    def _do(self, this: object, press: int, what: Press) -> None:
        if this is not self._this:
            return
        self._pressed = what
        came = self._act(ACTIONS[what])
        if isinstance(came, Outcome):
            self._settle(this, press, came)
        else:
            came.add_done_callback(lambda done: self._settled.emit(this, press, _outcome(done)))

    def _settle(self, this: object, press: int, outcome: Outcome) -> None:
        """Answer when the phone shows what became of it: with the next view, or soon."""
        if this is not self._this:
            return
        self._waiting = (press, outcome)
        if outcome in (Outcome.DONE, Outcome.REFUSED):
            self._patience.start()
        else:
            self._answer()

    def _answer(self) -> None:
        self._patience.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._channel is not None:
            self._show()
            press, outcome = waiting
            self._channel.answer(press, Outcome.REFUSED if self._was_warned(outcome) else outcome)

    def _was_warned(self, outcome: Outcome) -> bool:
        """A press that only brought the warning of a unanimous result is answered as one that cannot be done."""
        warned = self._view is not None and self._view.primary is Primary.REVEAL_ANYWAY
        return outcome is Outcome.DONE and self._pressed is Press.NEXT and warned

    def _hear(self, this: object, status: RemoteStatus) -> None:
        if this is self._this:
            self._set(status)

    def _set(self, status: RemoteStatus) -> None:
        if status.here or self.status.pairing is not status.pairing:
            self.gone_since = None
        if self.status.here and not status.here and status.pairing is self.status.pairing:
            self.gone_since = self._clock.now().wall
        if status != self.status:
            self.status = status
            self.changed.emit(status, self.gone_since)


def _without_time(view: RemoteView) -> RemoteView:
    return replace(view, countdown=None)


def _outcome(done: Future[Refusal | None]) -> Outcome:
    if done.exception() is not None:
        return Outcome.FAILED
    return Outcome.DONE if done.result() is None else Outcome.REFUSED
