"""Phones in a running evening: the voting server lives as long as the evening wants phones. Decides nothing itself."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.commands import Command, TakeTotals, VoidRound
from dilemmagame.domain.session import Phase, Refusal
from dilemmagame.gui.console.desk import RoomAct
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Hub
from dilemmagame.live.phoning import PhoneChannel, PhoneOffice
from dilemmagame.live.presence import Address, Presence, Wifi

PATIENCE_MS = 12_000
HERE = "127.0.0.1"


class EveningPhones(QObject):
    """Starts the server when the evening votes by phone, and ends it with the evening."""

    unreachable = Signal()
    """The server did not come up in time."""
    room_asked = Signal(object)
    """A RoomAct."""
    moved = Signal()
    """Another address was chosen."""

    def __init__(self, office: PhoneOffice | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._hub: Hub | None = None
        self._wifi = Wifi()
        self._channel: PhoneChannel | None = None
        self._chosen = ""
        self._over = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.unreachable)

    def serve(self, hub: Hub) -> None:
        """Work for this session from now on."""
        self._hub = hub

    @property
    def possible(self) -> bool:
        """Whether this program can serve phones."""
        return self._office is not None

    @property
    def office(self) -> PhoneOffice | None:
        return self._office

    @property
    def channel(self) -> PhoneChannel | None:
        """The server of this evening, None before it was wanted and after the end."""
        return self._channel

    def open_room(self, act: RoomAct) -> None:
        """Open the window for `act`."""
        self.room_asked.emit(act)

    def submit(self, command: Command) -> None:
        """Ask the session; what comes of it arrives as a view."""
        if self._hub is not None:
            self._hub.submit(command)

    def follow(self, view: ConsoleView) -> None:
        """Start or end the server, as the session is now."""
        if view.phase is Phase.FINISHED:
            self._finish()
        elif view.channel is Channel.PHONES and self._channel is None:
            self._start(view)
        if view.presence.join is not None and not view.presence.lost:
            self._patience.stop()

    def addresses(self) -> tuple[Address, ...]:
        """Where phones may reach this laptop, the likeliest first."""
        return self._office.addresses() if self._office is not None else ()

    def move(self, address: str, view: ConsoleView) -> None:
        """Show another address. It is another place for the phones: an open round is voted again from nothing."""
        self._chosen = address
        self.moved.emit()
        if self._channel is None or self._hub is None:
            return
        for vote in (*view.votes, *view.certainty):
            if vote.status is RoundStatus.OPEN:
                self._hub.submit(VoidRound(vote.number))
        self._channel.move(self.listening())

    def door(self, *, is_open: bool) -> None:
        """Let new phones in, or no more."""
        if self._channel is not None:
            self._channel.door(is_open=is_open)

    def close(self) -> None:
        """The trainer leaves; the session can go on later with the same phones."""
        self._patience.stop()
        if self._channel is not None:
            self._end(self._channel, for_good=False)

    def _start(self, view: ConsoleView) -> None:
        if self._office is None or self._over or self._hub is None:
            return
        self._channel = self._office.channel(
            view.session_id, view.language, self.listening(), self._wifi, self._told, self._took
        )
        self._channel.start()
        self._hub.connect(self._channel)
        self._patience.start()

    def _finish(self) -> None:
        self._over = True
        self._patience.stop()
        if self._channel is not None:
            self._end(self._channel, for_good=True)

    def _end(self, channel: PhoneChannel, *, for_good: bool) -> None:
        """Not on this thread: a server that hangs would take the window with it for seconds."""
        self._channel = None
        if self._office is not None:
            self._office.end(channel, for_good=for_good)

    def listening(self) -> tuple[str, ...]:
        """The chosen address first, and this laptop itself."""
        found = [each.ip for each in self.addresses()]
        first = self._chosen if self._chosen in found else (found[0] if found else HERE)
        return tuple(dict.fromkeys((first, HERE)))

    def _told(self, presence: Presence) -> None:
        if self._hub is not None:
            self._hub.notice(presence)

    def _took(self, told: TakeTotals | VoidRound) -> Future[Refusal | None] | None:
        return self._hub.submit(told) if self._hub is not None else None
