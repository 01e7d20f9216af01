"""The line to the phones as the check sees it: a server of its own to try, or that of the evening that runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from dilemmagame.base import i18n
from dilemmagame.live.phoning import PhoneChannel, PhoneOffice
from dilemmagame.live.presence import Address, Presence

HERE = "127.0.0.1"


class Line(QObject):
    """What the page needs of it. This one leads nowhere."""

    told = Signal(object)
    """A Presence."""

    def addresses(self) -> tuple[Address, ...]:
        """Where phones may reach this laptop, the likeliest first."""
        return ()

    def start(self, chosen: str) -> bool:
        """Be there for phones at this address; False when it cannot be changed or is not there."""
        return False

    def stop(self) -> None:
        """The page is left."""


class TrialLine(Line):
    """A server that is there while somebody looks at the page, on the very port of the evening."""

    def __init__(self, office: PhoneOffice | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._channel: PhoneChannel | None = None

    def addresses(self) -> tuple[Address, ...]:
        return self._office.addresses() if self._office is not None else ()

    def start(self, chosen: str) -> bool:
        if self._office is None:
            return False
        where = tuple(dict.fromkeys((chosen or HERE, HERE)))
        if self._channel is None:
            self._channel = self._office.trial(i18n.language(), where, self._tell)
            self._channel.start()
        else:
            self._channel.move(where)
        return True

    def stop(self) -> None:
        if self._channel is not None and self._office is not None:
            self._office.end(self._channel, for_good=True)
            self._channel = None

    def _tell(self, presence: Presence) -> None:
        """Called on the server's own thread; a signal goes over to that of the windows."""
        self.told.emit(presence)
