"""The pages between two people: pass the laptop on, type your slip, and the way back for the facilitator."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui import fonts
from dilemmagame.gui.ballot.question import big
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words

SLIP_SIGNS = 8
WIDEST = 900


def _middle(page: QWidget, *parts: QWidget | QHBoxLayout) -> None:
    """Parts under each other in the middle of the page."""
    outer = column(page, 18, (40, 40, 40, 24))
    outer.addStretch(2)
    for part in parts:
        if isinstance(part, QWidget):
            part.setMaximumWidth(WIDEST)
            line = row(gap=0)
            line.addStretch(1)
            line.addWidget(part, 100)
            line.addStretch(1)
            outer.addLayout(line)
        else:
            outer.addLayout(part)
    outer.addStretch(3)


def _centred(*buttons: QWidget) -> QHBoxLayout:
    line = row(gap=16)
    line.addStretch(1)
    for each in buttons:
        line.addWidget(each)
    line.addStretch(1)
    return line


class PassPage(QWidget):
    """Neutral: nothing of a vote stands here. `begin`: the next person is there."""

    begin = Signal()

    def __init__(self, theme: Theme, px: int) -> None:
        super().__init__()
        self.said = Words("", wrap=True)
        self.title = Words("", wrap=True)
        self.how = Words("", wrap=True)
        self.count = Words("")
        self.behind = Words("")
        self.start = Button(_("I am next"), theme, "play", "primary", key="Enter")
        self.start.clicked.connect(self.begin)
        for label, size, face in (
            (self.said, px, Face.SEMIBOLD),
            (self.title, round(px * 2.2), Face.TITLE),
            (self.how, px, Face.TEXT),
            (self.count, round(px * 1.4), Face.TITLE),
            (self.behind, px, Face.TEXT),
        ):
            big(label, size, face)
        _middle(self, self.said, self.title, self.how, _centred(self.start), self.count, self.behind)

    def show_open(self, said: str, *, busy: bool) -> None:
        """A vote is open; `busy`: the answer of the person before is on its way to the disk."""
        self.said.setText(said)
        self.title.setText(_("Pass the laptop on"))
        self.how.setText(
            _("One moment, the answer is being kept.")
            if busy
            else _("Is it your turn? You vote alone, without a name. Nobody looks over your shoulder.")
        )
        self.start.setVisible(True)
        self.start.setEnabled(not busy)
        self.start.setAccessibleDescription(said)  # a screen reader says it with the button
        if not busy:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_closed(self, said: str) -> None:
        """No vote is open."""
        self.said.setText(said)
        self.title.setText(_("There is no vote now"))
        self.how.setText(_("Leave the laptop like this. When a vote opens, it says so here."))
        self.start.setVisible(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.start.isEnabled():
            if self.start.isVisible() and not event.isAutoRepeat():
                self.begin.emit()
            return
        super().keyPressEvent(event)


class SlipPage(QWidget):
    """Asks for the code on a one-time slip."""

    typed = Signal(str)

    def __init__(self, theme: Theme, px: int) -> None:
        super().__init__()
        self.said = big(Words("", wrap=True), px, Face.SEMIBOLD)
        title = big(Words(_("Type the code on your slip"), wrap=True), round(px * 1.8))
        how = big(Words(_("It has 8 letters and figures. A slip counts once."), wrap=True), px, Face.TEXT)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Code on your slip"))
        self.field.setFont(fonts.font(Face.BOLD, round(px * 1.5), tabular=True))
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setMaxLength(12)
        self.field.setFixedWidth(px * 14)
        self.field.setMinimumHeight(px * 3)
        self.field.textEdited.connect(self._grouped)
        self.field.returnPressed.connect(self._go_on)
        self.on = Button(_("Next"), theme, "chevron-right", "primary", key="Enter")
        self.on.clicked.connect(self._go_on)
        _middle(self, self.said, title, how, _centred(self.field), _centred(self.on))

    def begin(self, said: str = "") -> None:
        """Ask anew."""
        self.said.setText(said)
        self.field.clear()
        self.on.setEnabled(False)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grouped(self, text: str) -> None:
        plain = "".join(sign for sign in text.upper() if sign.isalnum())[:SLIP_SIGNS]
        self.field.setText(f"{plain[:4]}-{plain[4:]}" if len(plain) > 4 else plain)
        self.on.setEnabled(len(plain) == SLIP_SIGNS)

    def _go_on(self) -> None:
        if self.on.isEnabled():
            self.typed.emit(self.field.text())


class LeavePage(QWidget):
    """For the facilitator: back to the console, or on with voting."""

    leave = Signal()
    stay = Signal()

    def __init__(self, theme: Theme, px: int) -> None:
        super().__init__()
        title = big(Words(_("Back to the facilitator's screen?"), wrap=True), round(px * 1.6))
        self.how = big(Words("", wrap=True), px, Face.TEXT)
        self.on = Button(_("Go on voting"), theme, "vote", "primary")
        self.on.clicked.connect(self.stay)
        self.back = Button(_("To the facilitator's screen"), theme, "monitor", key="Esc")
        self.back.clicked.connect(self.leave)
        for button in (self.on, self.back):
            button.setAutoDefault(True)  # Enter does what Space does
        _middle(self, title, self.how, _centred(self.on, self.back))

    def begin(self, *, unkept: bool) -> None:
        """`unkept`: the last answer is not on disk yet."""
        lost = _("The last answer is not kept yet: it is lost when you leave now.")
        others = _("Are you voting? Choose “Go on voting”. Your screen comes back as it was.")
        self.how.setText(f"{lost} {others}" if unkept else others)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
