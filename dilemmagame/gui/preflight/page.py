"""Does it work in this room? One page with a line per thing that can go wrong, and what to do about it.

It looks by itself at what this laptop can see, and asks for the rest. Nothing goes on the stage without being asked.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.base.power import Power, power
from dilemmagame.gui.preflight.legibility import LETTERS, LegibilityWindow, other_screen
from dilemmagame.gui.preflight.line import Line
from dilemmagame.gui.preflight.rows import CheckRow, ClickerField
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import FootBar, TopBar
from dilemmagame.gui.widgets.qr import QrView
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.preflight import Finding, Room, State, Topic, findings
from dilemmagame.live.presence import Presence

LOOK_MS = 2_000
POWER_MS = 20_000
UP_WITHIN_S = 12.0
WIDEST = 980
QR_EDGE = 200


class PreflightPage(QWidget):
    """Looks every two seconds while it is shown; `line` is the way to the phones, `folder` lies on the disk in use,
    `nearly_full` tells whether the room that is kept free on it is gone.
    """

    back = Signal()

    def __init__(self, line: Line, folder: Path, theme: Theme, nearly_full: Callable[[], bool]) -> None:
        super().__init__()
        self.setAccessibleName(_("Does it work in this room?"))
        self._line = line
        self._folder = folder
        self._nearly_full = nearly_full
        self._theme = theme
        self.room = Room()
        self._since = QElapsedTimer()
        self._asked = QElapsedTimer()
        self._powered = QElapsedTimer()
        self._presence = Presence()
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self.look)
        self.picture = LegibilityWindow(theme)
        self.picture.closed.connect(self._picture_gone)
        whole = column(self, 0)
        self.top = TopBar(_("Does it work in this room?"), theme, self.back.emit)
        whole.addWidget(self.top)
        self.rows = {topic: CheckRow(topic, theme) for topic in Topic}
        whole.addWidget(Scroller(self._column(), _("Does it work in this room?")), 1)
        foot = FootBar()
        self.sum = Words("", "strong", wrap=True)
        foot.row.addWidget(self.sum, 1)
        again = Button(_("Look again"), theme, "rotate-ccw")
        again.clicked.connect(self._look_anew)
        foot.row.addWidget(again)
        whole.addWidget(foot)
        self._tools()
        line.told.connect(self.hear)
        self.look()

    def _column(self) -> QWidget:
        holder = QWidget()
        middle = row(holder, 0, (24, 20, 24, 20))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        rows = column(inner, 12)
        rows.addWidget(
            Words(
                _("Do this once in the room, before people come in. What is not fine says what to do."),
                wrap=True,
            )
        )
        for each in self.rows.values():
            rows.addWidget(each)
        rows.addStretch(1)
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        return holder

    def _tools(self) -> None:
        """What can be done in each line."""
        self.rows[Topic.LEGIBLE].put(self._legibility())
        self.addresses = Choose(_("Address for the phones"), ())
        self.addresses.picked.connect(self._move)
        self.addresses.setMaximumWidth(520)
        self.rows[Topic.ADDRESS].put(self.addresses)
        self.where = Words("", "strong", wrap=True, selectable=True)
        self.rows[Topic.REACH].put(self.where)
        self.code = QrView(_("Code that opens the test page on a phone"), QR_EDGE)
        self.code.hide()
        self.rows[Topic.REACH].beside.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self.clicker = ClickerField()
        self.clicker.pressed.connect(self._pressed)
        self.rows[Topic.CLICKER].put(self.clicker)
        self.silent = QCheckBox(_("The sound is off"))
        self.silent.toggled.connect(self._silent)
        self.rows[Topic.SOUND].put(self.silent)

    def _legibility(self) -> QHBoxLayout:
        line = row(gap=8)
        self.show_picture = Button(_("Show the test picture"), self._theme, "eye", checkable=True)
        self.show_picture.toggled.connect(self._picture)
        line.addWidget(self.show_picture)
        line.addWidget(Words(_("Read up to line"), "caption"))
        self.read: list[Button] = []
        for place, text in enumerate((_("none"), *LETTERS)):
            name = (
                _("Nothing can be read") if place == 0 else _("Read up to line {letter}").format(letter=text)
            )
            choice = Button(text, self._theme, look="segment", checkable=True, name=name)
            choice.setAutoExclusive(True)
            choice.clicked.connect(lambda _checked=False, place=place: self._has_read(place))
            line.addWidget(choice)
            self.read.append(choice)
        line.addStretch(1)
        return line

    # looking

    def look(self) -> None:
        """See what this laptop can see by itself."""
        own, screens = self.screen(), QGuiApplication.screens()
        pictures = {
            (each.geometry().topLeft().toTuple(), each.geometry().size().toTuple()) for each in screens
        }
        waited = self._since.elapsed() / 1000 if self._since.isValid() else None
        late = self._asked.isValid() and self._asked.elapsed() / 1000 > UP_WITHIN_S
        found = tuple(self._line.addresses())
        self.room = replace(
            self.room,
            screens=len(pictures),
            mirrored=len(screens) > len(pictures),
            addresses=found,
            waited_s=waited,
            failed=self._presence.join is None and late,
            power=self._power(),
            free_bytes=_free(self._folder),
            nearly_full=self._nearly_full(),
        )
        self.addresses.show_rows([(each.ip, f"{each.ip}  ·  {each.interface}") for each in found])
        self.addresses.setVisible(len(found) > 1)
        target = other_screen(own)
        self._show(target.name() or target.model() if target is not None else "")

    def _power(self) -> Power:
        """Asked now and then only: on macOS it starts a program."""
        if not self._powered.isValid() or self._powered.elapsed() > POWER_MS:
            self._powered.start()
            return power()
        return self.room.power

    def _show(self, screen: str) -> None:
        found = findings(self.room)
        for each in found:
            self.rows[each.topic].show_finding(each, self.room, screen)
        self.sum.setText(_sum(found))

    def _look_anew(self) -> None:
        """Everything from the start, the waiting for a phone too."""
        self.room = replace(self.room, phones=0)
        self._powered.invalidate()
        self._begin()

    def _begin(self) -> None:
        self._presence = Presence()
        self._since.invalidate()
        self._asked.start()
        if not self._line.start(self._wanted):
            self._asked.invalidate()
            self.room = replace(self.room, failed=True)
        self.look()

    @property
    def _wanted(self) -> str:
        found = [each.ip for each in self._line.addresses()]
        return self.room.chosen if self.room.chosen in found else (found[0] if found else "")

    def hear(self, presence: Presence) -> None:
        """What the server says: where it is, and how many phones are there. A phone that came in has proved it."""
        self._presence = presence
        join = presence.join
        if join is not None and not self._since.isValid():
            self._since.start()
        self.where.say(
            _("Address: {address}  ·  Code: {code}").format(address=join.address, code=join.code)
            if join is not None
            else ""
        )
        self.code.show_squares(join.squares if join is not None else ())
        self.room = replace(self.room, phones=max(self.room.phones, presence.connected))
        self.look()

    # what a person does

    def _move(self, address: str) -> None:
        self.room = replace(self.room, chosen=address, phones=0)
        self._begin()

    def _picture(self, shown: bool) -> None:
        if not shown:
            self.picture.take_away()
            return
        own = self.screen()
        self.picture.show_on(other_screen(own) or own)
        self.activateWindow()

    def _picture_gone(self) -> None:
        self.show_picture.setChecked(False)

    def _has_read(self, lines: int) -> None:
        self.room = replace(self.room, read=lines)
        self.look()

    def _pressed(self, name: str) -> None:
        self.room = replace(self.room, pressed=self.room.pressed | {name})
        self.look()

    def _silent(self, on: bool) -> None:
        self.room = replace(self.room, silent=on)
        self.look()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._looking.isActive():
            self._looking.start()
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        self._looking.stop()
        self.picture.take_away()
        self._line.stop()
        super().hideEvent(event)


def _free(folder: Path) -> int | None:
    """Bytes that are free where the data lies."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _sum(found: tuple[Finding, ...]) -> str:
    fine = sum(each.state is State.OK for each in found)
    said = _("{fine} of {all} are fine.").format(fine=fine, all=len(found))
    care = sum(each.state is State.CARE for each in found)
    todo = len(found) - fine - care
    if not care and not todo:
        return _("Everything is fine. Have a good session.")
    more = _("Mind: {care}. Still to do: {todo}.").format(care=care, todo=todo)
    return f"{said} {more}"
