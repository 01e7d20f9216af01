"""What folds out about phones: how many are in, the address to read aloud, the door, another address, or hands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.commands import SetChannel
from dilemmagame.gui.console.desk import Desk, RoomAct
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.presence import Address, Likelihood


class PhoneStrip(QFrame):
    """Follows the session while it is open."""

    closed = Signal()
    remote_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Phones"))
        self._desk = desk
        self._view: ConsoleView | None = None
        outer = column(self, 6, (14, 8, 14, 8))
        first = row(gap=12)
        self.state = Words("", "strong", wrap=True)
        first.addWidget(self.state, 1)
        self.door = Button("", desk.theme, "lock")
        self.door.clicked.connect(self._turn_door)
        first.addWidget(self.door)
        self.channel = Button("", desk.theme, "hand")
        self.channel.clicked.connect(self._turn_channel)
        first.addWidget(self.channel)
        done = Button(_("Done"), desk.theme, "check")
        done.clicked.connect(self.fold)
        first.addWidget(done)
        outer.addLayout(first)
        second = row(gap=12)
        self.where = Words("", wrap=True, selectable=True)
        second.addWidget(self.where, 1)
        self._room(desk, second)
        outer.addLayout(second)
        third = row(gap=12)
        self.remote = Button(_("Your phone as remote"), desk.theme, "phone", key=hint(ActionId.REMOTE))
        self.remote.clicked.connect(self.remote_asked)
        self.advice = Words("", "caption", wrap=True)
        third.addWidget(self.advice, 1)
        self._other = Words(_("Show another address"), "caption")
        third.addWidget(self._other)
        self.addresses = QComboBox()
        self.addresses.setAccessibleName(_("Address for the phones"))
        self.addresses.activated.connect(self._move)
        third.addWidget(self.addresses)
        third.addWidget(self.remote)
        outer.addLayout(third)
        self.hide()

    def _room(self, desk: Desk, line: QHBoxLayout) -> None:
        """What stands beside the phones, each in a window of its own."""
        self.laptop = Button(_("Let the laptop go round"), desk.theme, "keyboard")
        self.laptop.name(_("Vote on this laptop, one after the other"), hint(ActionId.LAPTOP))
        self.papers = Button(_("Table tents and slips"), desk.theme, "printer")
        self.check = Button(_("Does it work in this room?"), desk.theme, "list-checks")
        acts = ((self.laptop, RoomAct.LAPTOP), (self.papers, RoomAct.PAPERS), (self.check, RoomAct.CHECK))
        for button, act in acts:
            button.clicked.connect(lambda _checked=False, act=act: desk.phones.open_room(act))
            line.addWidget(button)

    def unfold(self, view: ConsoleView) -> None:
        """Show it with the focus on its first button."""
        self._fill_addresses(view)
        self.show_view(view)
        self.show()
        (self.door if self.door.isVisible() else self.channel).setFocus()

    def fold(self) -> None:
        self.hide()
        self.closed.emit()

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        self._view = view
        presence = view.presence
        by_phone = view.channel is Channel.PHONES
        here = by_phone and presence.join is not None
        self.state.say(phones_state(view))
        self.door.setVisible(here)
        self.door.label(_("Close the door") if presence.door_open else _("Open the door"))
        opened = _("Let no new phones in; who is in stays in")
        self.door.name(opened if presence.door_open else _("Let new phones in again"))
        self.channel.label(_("Vote by hand") if by_phone else _("Vote by phone"))
        self.channel.name(switch_sentence(view), hint(ActionId.HANDS))
        self.channel.setEnabled(by_phone or self._desk.phones.possible)
        for button in (self.laptop, self.check):
            button.setEnabled(self._desk.phones.possible)
        self.papers.setEnabled(here)
        self.remote.setEnabled(self._desk.phones.possible)
        self.where.say(
            _("Address: {address}  ·  Code: {code}").format(
                address=presence.join.address, code=presence.join.code
            )
            if here and presence.join is not None
            else ""
        )
        for widget in (self._other, self.addresses):
            widget.setVisible(here and self.addresses.count() > 1)
        self.advice.say(advice(view))

    def _fill_addresses(self, view: ConsoleView) -> None:
        self.addresses.clear()
        for each in self._desk.phones.addresses():
            self.addresses.addItem(address_name(each), each.ip)
        shown = view.presence.join.address.rpartition(":")[0] if view.presence.join is not None else ""
        self.addresses.setCurrentIndex(max(0, self.addresses.findData(shown)))

    def _turn_door(self) -> None:
        if self._view is not None:
            self._desk.phones.door(is_open=not self._view.presence.door_open)

    def _turn_channel(self) -> None:
        if self._view is not None:
            self._desk.send(other_channel(self._view))

    def _move(self, place: int) -> None:
        if self._view is not None:
            self._desk.phones.move(str(self.addresses.itemData(place)), self._view)


def other_channel(view: ConsoleView) -> SetChannel:
    """From phones to hands, or back."""
    return SetChannel(Channel.HANDS if view.channel is Channel.PHONES else Channel.PHONES)


def phones_state(view: ConsoleView) -> str:
    """How many phones are in, in words."""
    presence = view.presence
    if presence.unstored:
        return _(
            "The result of the vote could not be stored yet. The votes are safe, and it is tried again by itself."
            " Make room on the disk of this laptop."
        )
    if view.channel is not Channel.PHONES:
        return _("We vote by hand now.")
    if presence.lost:
        return _("The phones are being reconnected. Answers that were received are safe.")
    if presence.join is None:
        return _("The phones are being made ready.")
    text = ngettext(
        "{n} phone is in, {present} people are present.",
        "{n} phones are in, {present} people are present.",
        presence.connected,
    )
    return text.format(n=presence.connected, present=view.present)


def advice(view: ConsoleView) -> str:
    """What deserves a look: more phones than people, or nobody who gets through."""
    presence = view.presence
    if view.channel is not Channel.PHONES or presence.join is None:
        return ""
    if presence.connected > view.present:
        return _(
            "There are more phones than people. Somebody may have two pages open. Is the number present right?"
        )
    if presence.connected == 0:
        return _(
            "Nobody is in yet. Try it with your own phone. If the page does not open, this Wi-Fi may keep phones and"
            " laptop apart: show another address, use a network of your own, or vote by hand."
        )
    return ""


def switch_sentence(view: ConsoleView) -> str:
    """What the switch between phones and hands does, with what is in already."""
    if view.channel is not Channel.PHONES:
        return _("Vote by phone from the next vote on")
    if any(vote.status is RoundStatus.OPEN for vote in view.votes):
        return _("Close this vote for phones. What is in stays counted; you add the hands of the others.")
    return _("Vote by hand from the next vote on")


def address_name(address: Address) -> str:
    """An address with the name of its network and a word about it."""
    words = {
        Likelihood.HOTSPOT: _("hotspot of this laptop"),
        Likelihood.WIRELESS: _("Wi-Fi"),
        Likelihood.WIRED: _("network"),
        Likelihood.PUBLIC: _("public address"),
        Likelihood.VIRTUAL: _("virtual or VPN, phones seldom reach it"),
        Likelihood.ONLY_HERE: _("only this laptop"),
    }
    return f"{address.ip}  ·  {words[address.likelihood]} ({address.interface})"
