"""The clock of the step: what is left, pause, half a minute more or less. Below zero it counts up; nothing closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import AddTime, PauseTimer, ResumeTimer
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.wording import clock, length
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.painted import Ring
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.frames import TimerFace

HALF_MINUTE_MS = 30_000


class ClockPanel(QFrame):
    """Shows the timer of the view and lets it run on by itself between views; call `tick` a few times a second."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "panel")
        self.setAccessibleName(_("Clock"))
        self._desk = desk
        self._face: TimerFace | None = None
        self._running_step = False
        self._low = False
        self._layout = column(self, 10, (14, 12, 14, 12))
        self._top: QHBoxLayout = row(gap=14)
        self._ring = Ring(desk.theme)
        self._top.addWidget(self._ring)
        words = column(gap=0)
        words.addStretch(1)
        self.figures = Words("", "figures")
        self.caption = Elided("", "caption")
        words.addWidget(self.figures)
        words.addWidget(self.caption)
        words.addStretch(1)
        self._top.addLayout(words, 1)
        self._layout.addLayout(self._top)
        self._buttons = row(gap=6)
        self.less = Button(_("−30 s"), desk.theme, name=_("30 seconds less"), key=hint(ActionId.LESS_TIME))
        self.less.clicked.connect(lambda: desk.send(AddTime(-HALF_MINUTE_MS)))
        self.pause = Button(_("Pause"), desk.theme, "pause")
        self.pause.clicked.connect(self.toggle)
        self.more = Button(_("+30 s"), desk.theme, name=_("30 seconds more"), key=hint(ActionId.MORE_TIME))
        self.more.clicked.connect(lambda: desk.send(AddTime(HALF_MINUTE_MS)))
        for button in (self.less, self.pause, self.more):
            self._buttons.addWidget(button, 1)
        self._layout.addLayout(self._buttons)

    def toggle(self) -> None:
        """Pause the clock, or let it run again."""
        if self._face is not None:
            self._desk.send(PauseTimer() if self._face.running else ResumeTimer())

    def show_view(self, view: ConsoleView) -> None:
        """Take over the timer of `view`."""
        self._face = view.timer
        title = view.step_title.get(language())
        running = self._face is None or self._face.running
        self.pause.show_icon("pause" if running else "play")
        self.pause.label(_("Pause") if running else _("Go on"))
        self.pause.name(
            _("Pause the clock") if running else _("Let the clock run"), hint(ActionId.PAUSE_TIMER)
        )
        for button in (self.less, self.pause, self.more):
            button.setEnabled(self._face is not None)
        if self._face is None:
            self.caption.setText(_("No clock"))
        elif running:
            self.caption.setText(
                _("of {length}, {step}").format(length=length(self._face.total_ms), step=title)
            )
        else:
            self.caption.setText(_("paused, {step}").format(step=title))
        self.tick()

    def tick(self) -> None:
        """Show what is left now."""
        if self._face is None:
            self.figures.setText("–")
            self._ring.show_share(0.0)
            self.figures.setAccessibleName(_("No clock"))
            return
        left = self._face.remaining_at(self._desk.clock.now().mono_ms)
        text = clock(left)
        if text != self.figures.text():
            self.figures.setText(text)
            spoken = _("{time} over time") if left < 0 else _("{time} left")
            self.figures.setAccessibleName(spoken.format(time=text.lstrip("+")))
        self._ring.show_share(left / self._face.total_ms if self._face.total_ms else 0.0)

    def shrink(self, on: bool) -> None:
        """A smaller ring where there is little height."""
        self._ring.setFixedSize(*((64, 64) if on else (96, 96)))

    def lay_low(self, on: bool) -> None:
        """One line without ring, for the bottom bar of a small window."""
        if on == self._low:
            return
        self._low = on
        self._ring.setVisible(not on)
        self.caption.setVisible(not on)
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if on else QBoxLayout.Direction.TopToBottom
        )
        margin = 2 if on else 14
        self._layout.setContentsMargins(margin, 0 if on else 12, margin, 0 if on else 12)
        self.figures.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("class", "bar" if on else "panel")
        self.style().unpolish(self)
        self.style().polish(self)
