"""What folds out under the top bar on a key: the number present, or how long a break takes. Never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import SetPresent, TakeBreak
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView

BREAKS = (5, 10, 15, 20)


class PresentStrip(QFrame):
    """A stepper for the number present; every press counts at once."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Number present"))
        layout = row(self, 12, (14, 6, 14, 6))
        layout.addWidget(Words(_("How many people are present now?"), "strong"))
        self.stepper = Stepper(_("Number present"), desk.theme, least=1)
        self.stepper.value_changed.connect(lambda value: desk.send(SetPresent(value)))
        layout.addWidget(self.stepper)
        layout.addWidget(Words(_("Counts from the next vote on."), "caption"))
        layout.addStretch(1)
        done = Button(_("Done"), desk.theme, "check")
        done.clicked.connect(self.fold)
        layout.addWidget(done)
        self.stepper.field.returnPressed.connect(self.fold)
        self.hide()

    def unfold(self, view: ConsoleView) -> None:
        """Show it with the cursor in the number."""
        self.stepper.show_value(view.present)
        self.show()
        self.stepper.field.setFocus()
        self.stepper.field.selectAll()

    def fold(self) -> None:
        self.hide()
        self.closed.emit()


class BreakStrip(QFrame):
    """Buttons for the length of a break."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Take a break"))
        layout = row(self, 8, (14, 6, 14, 6))
        layout.addWidget(Words(_("How long is the break?"), "strong"))
        self.buttons: list[Button] = []
        for minutes in BREAKS:
            text = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            button = Button(text, desk.theme)
            button.clicked.connect(lambda _checked=False, minutes=minutes: self._take(desk, minutes))
            self.buttons.append(button)
            layout.addWidget(button)
        layout.addWidget(Words(_("Your screen is covered during the break."), "caption"))
        layout.addStretch(1)
        none = Button(_("No break"), desk.theme, look="quiet")
        none.clicked.connect(self.fold)
        layout.addWidget(none)
        self.hide()

    def unfold(self) -> None:
        """Show it with the focus on ten minutes."""
        self.show()
        self.buttons[1].setFocus()

    def fold(self) -> None:
        self.hide()
        self.closed.emit()

    def _take(self, desk: Desk, minutes: int) -> None:
        desk.send(TakeBreak(minutes))
        self.fold()
