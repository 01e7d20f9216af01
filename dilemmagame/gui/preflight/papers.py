"""Paper for voting by phone: table tents with how to come in, and one-time slips for who wants one person, one vote.

The codes of slips are on the paper and in the PDF only; what the program keeps are their hashes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, Panel, TopBar, labelled
from dilemmagame.gui.widgets.places import ask_target
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.phoning import Slips
from dilemmagame.live.presence import Join, Wifi
from dilemmagame.printing.slips import Slip, print_slips
from dilemmagame.printing.tents import PER_SHEET, Invitation, print_tents

SPARE_SLIPS = 3
PEOPLE_PER_TENT = 4
WIDEST = 900


class SlipSource(Protocol):
    """The voting server, as far as slips and the network go."""

    def invite(self, wifi: Wifi) -> None: ...

    @property
    def slips(self) -> Slips: ...


class PapersPage(QWidget):
    """Follows the session; `print_asked` hands a finished PDF to whoever has a printer. `network` is the name that was
    given the last time; `network_named` tells another one, without its password.
    """

    back = Signal()
    print_asked = Signal(bytes)
    network_named = Signal(str)

    def __init__(self, source: SlipSource, view: ConsoleView, theme: Theme, network: str = "") -> None:
        super().__init__()
        self.setAccessibleName(_("Paper for the phones"))
        self._source = source
        self._theme = theme
        self._view = view
        self._slips_pdf = b""
        self._background = Background(self, "phone-papers")
        whole = column(self, 0)
        self.top = TopBar(_("Paper for the phones"), theme, self.back.emit)
        self.top.back.label(_("Close"))
        self.top.back.name(_("Back to the console"))
        whole.addWidget(self.top)
        holder = QWidget()
        middle = row(holder, 0, (24, 20, 24, 20))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        rows = column(inner, 14)
        self.message = Message(theme)
        for part in (self.message, self._network(network), self._tents(), self._slips()):
            rows.addWidget(part)
        rows.addStretch(1)
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        whole.addWidget(Scroller(holder, _("Paper for the phones")), 1)
        self.show_view(view)

    # the parts

    def _network(self, known: str) -> Panel:
        self.network, self.password = QLineEdit(known), QLineEdit()
        for field in (self.network, self.password):
            field.setMaxLength(63)
        self.give = Button(_("Show this network"), self._theme, "check")
        self.give.clicked.connect(self._invite)
        fields = row(gap=12)
        fields.addWidget(labelled(_("Name of the Wi-Fi"), self.network), 1)
        fields.addWidget(labelled(_("Password (leave empty for an open network)"), self.password), 1)
        says = Words(
            _(
                "People first scan a code that joins the Wi-Fi, then the code for voting. The password only goes"
                " into that code. Leave this empty when everybody is on the Wi-Fi already."
            ),
            wrap=True,
        )
        panel = Panel(Words(_("Wi-Fi of the room"), "heading"), says)
        panel.rows.addLayout(fields)
        panel.rows.addLayout(_line(self.give))
        return panel

    def _tents(self) -> Panel:
        self.tents = Stepper(_("Number of table tents"), self._theme, 1)
        self.tents.show_value(max(PER_SHEET, -(-self._view.present // PEOPLE_PER_TENT)))
        self.print_tents = Button(_("Print table tents"), self._theme, "printer")
        self.print_tents.clicked.connect(lambda: self._with_tents(self.print_asked.emit))
        self.save_tents = Button(_("Save as PDF"), self._theme, "save")
        self.save_tents.clicked.connect(lambda: self._with_tents(self._save_tents))
        self.tents_how = Words("", wrap=True)
        panel = Panel(Words(_("Table tents"), "heading"), self.tents_how)
        panel.rows.addLayout(_line(self.tents, self.print_tents, self.save_tents))
        return panel

    def _slips(self) -> Panel:
        self.count = Stepper(_("Number of slips"), self._theme, 1)
        self.count.show_value(self._view.present + SPARE_SLIPS)
        self.make = Button("", self._theme, "scissors")
        self.make.clicked.connect(self._make_slips)
        self.drop = Button(_("Vote without slips again"), self._theme, "x")
        self.drop.clicked.connect(self._drop_slips)
        self.print_slips = Button(_("Print the slips"), self._theme, "printer")
        self.print_slips.clicked.connect(lambda: self.print_asked.emit(self._slips_pdf))
        self.save_slips = Button(_("Save as PDF"), self._theme, "save")
        self.save_slips.clicked.connect(lambda: self._save(self._slips_pdf, _("voting-slips.pdf")))
        self.slips_state = Words("", "strong", wrap=True)
        says = Words(
            _(
                "A phone or browser more gives an extra vote. With slips from a bowl it does not: one slip, one"
                " vote, and nobody writes down who drew which. From then on nobody votes without a slip, on the"
                " laptop neither."
            ),
            wrap=True,
        )
        self.slips_how = Words("", wrap=True)
        panel = Panel(Words(_("Voting slips"), "heading"), says, self.slips_state, self.slips_how)
        panel.rows.addLayout(_line(self.count, self.make, self.print_slips, self.save_slips))
        panel.rows.addLayout(_line(self.drop))
        return panel

    # following the session

    def show_view(self, view: ConsoleView) -> None:
        """What can be printed now."""
        self._view = view
        join = view.presence.join
        for button in (self.print_tents, self.save_tents):
            button.setEnabled(join is not None)
        self.tents_how.say(
            _(
                "Two on a sheet: cut, then fold. They show {address} and hold as long as that address does."
            ).format(address=join.address)
            if join is not None
            else _("They can be printed when the phones are ready: the address is known only then.")
        )
        voting = any(vote.status is RoundStatus.OPEN for vote in (*view.votes, *view.certainty))
        has = self._source.slips.count
        # More slips change nothing for who voted; the first, and none any more, would.
        self.make.setEnabled(bool(has) or not voting)
        self.drop.setEnabled(not voting)
        self.drop.setVisible(bool(has))
        self.make.label(_("Make more slips") if has else _("Make slips"))
        self.make.name(_("Make more slips") if has else _("Make slips and vote with slips from now on"))
        self.slips_state.say(
            ngettext("{n} slip counts.", "{n} slips count.", has).format(n=has)
            if has
            else _("No slip is needed now.")
        )
        for button in (self.print_slips, self.save_slips):
            button.setVisible(bool(self._slips_pdf))
        self.slips_how.say(self._slips_hint(voting=voting, join=join))

    def _slips_hint(self, *, voting: bool, join: Join | None) -> str:
        if self._slips_pdf:
            return _(
                "Print them now: the codes cannot be shown again. Did you save the file? Throw it away after"
                " printing."
            )
        if voting and not self._source.slips.count:
            return _("Wait until this vote is closed.")
        if join is None:
            return _("Without an address the slips have a code to type, and no QR code.")
        return _("The QR code holds at this address. At another one people type the code.")

    # what a person does

    @property
    def wifi(self) -> Wifi:
        """The network as it is filled in."""
        return Wifi(self.network.text().strip(), self.password.text())

    def _invite(self) -> None:
        self._source.invite(self.wifi)
        self.network_named.emit(self.wifi.name)
        self.message.say(
            _("The code for the Wi-Fi stands on the screen and on the table tents.")
            if self.wifi.name
            else _("No network is shown any more.")
        )

    def _with_tents(self, then: Callable[[bytes], None]) -> None:
        join = self._view.presence.join
        if join is None:
            return
        invitation = Invitation(join.address, join.code, join.squares, join.wifi, join.wifi_name)
        count, title, language = max(1, self.tents.value), self._view.title, self._view.language
        self._background.ask(
            lambda: print_tents(invitation, count, title=title, language=language), then, self._explain
        )

    def _save_tents(self, pdf: bytes) -> None:
        self._save(pdf, _("table-tents.pdf"))

    def _make_slips(self) -> None:
        join = self._view.presence.join
        try:
            codes = self._source.slips.add(max(1, self.count.value))
        except OSError:
            self.message.say(
                _("The slips could not be kept on this disk. Nothing changed. Make room and try again."),
                "danger",
            )
            return
        squares_of, title, language = self._source.slips.squares, self._view.title, self._view.language
        address, code = (join.address, join.code) if join is not None else ("", "")

        def paper() -> bytes:
            slips = [Slip(each, squares_of(each) if address else ()) for each in codes]
            return print_slips(slips, address=address, code=code, title=title, language=language)

        self._background.ask(paper, self._have_slips, self._explain)

    def _have_slips(self, pdf: bytes) -> None:
        self._slips_pdf = pdf
        self.show_view(self._view)
        self.print_slips.setFocus()

    def _drop_slips(self) -> None:
        try:
            self._source.slips.drop()
        except OSError:
            self.message.say(_("That could not be kept on this disk. The slips still count."), "danger")
            return
        self._slips_pdf = b""
        self.show_view(self._view)

    def _save(self, pdf: bytes, name: str) -> None:
        target = ask_target(self, _("Save as PDF"), name, "PDF (*.pdf)")
        if target is not None:
            self.save_as(target, pdf)

    def save_as(self, target: Path, pdf: bytes) -> None:
        """Write `pdf` where it was asked for."""
        self._background.ask(
            lambda: write_where_asked(target, pdf),
            lambda _nothing: self.message.say(_("Saved: {file}").format(file=str(target))),
            self._explain,
        )

    def _explain(self, fault: Exception) -> None:
        self.message.say(explain(fault), "danger")

    def closeEvent(self, event: QCloseEvent) -> None:
        """The codes go with the window."""
        self._slips_pdf = b""
        super().closeEvent(event)


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = row(gap=12)
    for each in widgets:
        line.addWidget(each)
    line.addStretch(1)
    return line
