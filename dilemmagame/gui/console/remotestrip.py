"""What folds out about the trainer's own phone as a remote: the code to scan with its digits, and how it stands. The
stage never shows any of it.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import Channel
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.phonestrip import address_name
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.qr import QrView
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.remoting import Pairing, RemoteStatus

CODE_EDGE, SMALL_EDGE = 186, 140
LOW_WINDOW = 700


class RemoteStrip(QFrame):
    """Follows the remote all the time, and the session while it is open."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Your phone as remote"))
        self._desk = desk
        self._view: ConsoleView | None = None
        self._status = RemoteStatus()
        outer = row(self, 16, (14, 8, 14, 8))
        self.code = QrView(_("Code for your own phone"), CODE_EDGE)
        outer.addWidget(self.code)
        words = column(gap=6)
        outer.addLayout(words, 1)
        first = row(gap=12)
        self.state = Words("", "strong", wrap=True)
        first.addWidget(self.state, 1)
        self._buttons(desk, first)
        words.addLayout(first)
        self.digits = Words("", "title", selectable=True)
        words.addWidget(self.digits)
        place = row(gap=12)
        self._other = Words(_("Show another address"), "caption")
        place.addWidget(self._other)
        self.addresses = QComboBox()
        self.addresses.setAccessibleName(_("Address for your phone"))
        self.addresses.activated.connect(self._move)
        place.addWidget(self.addresses)
        place.addStretch(1)
        words.addLayout(place)
        self.advice = Words("", "caption", wrap=True)
        words.addWidget(self.advice)
        self.hide()
        self.show_remote(self._status, None)

    def _buttons(self, desk: Desk, line: QHBoxLayout) -> None:
        self.anew = Button(
            _("Pair anew"), desk.theme, "rotate-ccw", name=_("Let this phone go and make a new code")
        )
        self.anew.clicked.connect(desk.remote.pair_anew)
        self.switch = Button("", desk.theme, "phone")
        self.switch.clicked.connect(self._turn)
        done = Button(_("Done"), desk.theme, "check", key=hint(ActionId.REMOTE))
        done.clicked.connect(self.fold)
        for button in (self.anew, self.switch, done):
            line.addWidget(button)

    def unfold(self, view: ConsoleView) -> None:
        """Show it with the focus on its switch."""
        self._view = view
        self._fill_addresses()
        self.show_remote(self._status, None)
        self.show()
        self.switch.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.code.limit(SMALL_EDGE if self.window().height() < LOW_WINDOW else CODE_EDGE)

    def fold(self) -> None:
        self.hide()
        self.closed.emit()

    def show_remote(self, status: RemoteStatus, gone_since: datetime | None) -> None:
        """How it stands with the remote."""
        self._status = status
        waiting = status.pairing is Pairing.WAITING
        is_on = status.pairing is not Pairing.OFF
        self.state.say(remote_state(status, gone_since))
        self.switch.label(_("Switch off") if is_on else _("Switch on"))
        self.switch.name(_("Switch the remote off") if is_on else _("Switch the remote on"))
        self.switch.setEnabled(is_on or self._desk.remote.possible)
        self.anew.setVisible(status.pairing in (Pairing.PAIRED, Pairing.DEAD))
        self.code.show_squares(status.squares)
        digits = status.digits
        self.digits.say(f"{digits[:3]} {digits[3:]}" if waiting else "")
        self.digits.setAccessibleName(" ".join(digits) if waiting else "")
        by_phone = self._view is not None and self._view.channel is Channel.PHONES
        # Where phones vote, their strip says which address counts: changing it voids what is open.
        for widget in (self._other, self.addresses):
            widget.setVisible(waiting and not by_phone and self.addresses.count() > 1)
        self.advice.say(remote_advice(status))

    def _fill_addresses(self) -> None:
        self.addresses.clear()
        for each in self._desk.phones.addresses():
            self.addresses.addItem(address_name(each), each.ip)
        shown = self._status.address.rpartition(":")[0]
        self.addresses.setCurrentIndex(max(0, self.addresses.findData(shown)))

    def _turn(self) -> None:
        if self._status.pairing is Pairing.OFF:
            self._desk.remote.switch_on()
        else:
            self._desk.remote.switch_off()

    def _move(self, place: int) -> None:
        if self._view is not None:
            self._desk.phones.move(str(self.addresses.itemData(place)), self._view)


def remote_state(status: RemoteStatus, gone_since: datetime | None) -> str:
    """How it stands, in words."""
    if status.lost:
        return _(
            "The remote is being started again. Your phone comes back by itself. Does it take long? Switch it off and"
            " on."
        )
    match status.pairing:
        case Pairing.OFF:
            return _("Your own phone as remote: see where you are, next, back and black. It is off now.")
        case Pairing.STARTING:
            return _("The remote is being made ready.")
        case Pairing.WAITING if status.tries_left == 1:
            return _("The digits were wrong. One try is left.")
        case Pairing.WAITING if status.tries_left < 5:
            return _("The digits were wrong. {n} tries are left.").format(n=status.tries_left)
        case Pairing.WAITING:
            return _("Scan this code with your own phone. Then type these six digits there.")
        case Pairing.DEAD:
            return _("The digits were wrong five times. This code no longer counts.")
        case Pairing.PAIRED if status.here:
            return _("Your phone is paired and connected.")
        case Pairing.PAIRED if gone_since is not None:
            return _("Your phone is paired, and away since {time}. It comes back by itself.").format(
                time=time_of_day(gone_since)
            )
        case Pairing.PAIRED:
            return _("Your phone is paired.")


def remote_advice(status: RemoteStatus) -> str:
    """What to know about it, and what was kept out."""
    if status.pairing is Pairing.WAITING:
        return _(
            "Show this code to nobody. Whoever listens in on this Wi-Fi can read what your phone shows, but cannot"
            " steer."
        )
    if status.pairing is Pairing.PAIRED and status.refused:
        return ngettext(
            "{n} command that did not come from your phone was refused.",
            "{n} commands that did not come from your phone were refused.",
            status.refused,
        ).format(n=status.refused)
    if status.pairing is Pairing.PAIRED:
        return _("Whoever listens in on this Wi-Fi can read what your phone shows, but cannot steer.")
    return ""
