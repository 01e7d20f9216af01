"""One line of the check: its state as a sign and in words, what was found, what to do, and what can be done here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.icons import icon
from dilemmagame.gui.keys import ActionId, Surface, action
from dilemmagame.gui.preflight.wording import hint_texts, state_word, topic_title
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.preflight import Finding, Room, State, Topic

_ICON = 24
_LOOKS = {State.OK: "chip-ok", State.CARE: "chip-warn", State.OPEN: "chip"}
_SIGNS = {State.OK: "circle-check", State.CARE: "triangle-alert", State.OPEN: "circle"}


class CheckRow(Panel):
    """Follows one topic; `tools` is room for what can be done about it."""

    def __init__(self, topic: Topic, theme: Theme) -> None:
        super().__init__()
        self.topic = topic
        self._theme = theme
        self.state = State.OPEN
        line = row(gap=14)
        self._sign = QLabel()
        self._sign.setFixedSize(_ICON + 2, _ICON + 2)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=4)
        head = row(gap=10)
        head.addWidget(Words(topic_title(topic), "label"))
        self.chip = Words("", "chip")
        head.addWidget(self.chip)
        head.addStretch(1)
        words.addLayout(head)
        self.found = Words("", "strong", wrap=True)
        self.advice = Words("", wrap=True)
        words.addWidget(self.found)
        words.addWidget(self.advice)
        self.tools = column(gap=8)
        words.addLayout(self.tools)
        line.addLayout(words, 1)
        self.beside = column(gap=6)
        line.addLayout(self.beside)
        self.rows.addLayout(line)

    def put(self, tool: QWidget | QLayout) -> None:
        """Add what can be done about it."""
        if isinstance(tool, QWidget):
            self.tools.addWidget(tool)
        else:
            self.tools.addLayout(tool)

    def show_finding(self, finding: Finding, room: Room, screen: str) -> None:
        """Show what was found."""
        self.state = finding.state
        ink = {State.OK: self._theme.ok, State.CARE: self._theme.warn, State.OPEN: self._theme.ink3}
        self._sign.setPixmap(icon(_SIGNS[finding.state], ink[finding.state], _ICON).pixmap(_ICON, _ICON))
        self.chip.setText(state_word(finding.state))
        self.chip.wear(_LOOKS[finding.state])
        found, advice = hint_texts(finding.hint, room, screen)
        self.found.say(found)
        self.advice.say(advice)
        self.setAccessibleName(f"{topic_title(self.topic)}: {state_word(finding.state)}. {found}")


class ClickerField(Panel):
    """Listens to a clicker while it has the focus."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Click here and press your clicker"))
        self.said = Words(_("Click here and press your clicker"), wrap=True)
        self.rows.addWidget(self.said)
        self._names = {
            press: name
            for name, wanted in (("next", ActionId.NEXT), ("back", ActionId.BACK), ("black", ActionId.BLACK))
            for press in action(wanted).on(Surface.STAGE, characters=True)
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._names.get(Qt.Key(event.key()))
        if name is None or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        self.said.setText(_("Something arrived. Go on with the other buttons."))
        self.pressed.emit(name)
