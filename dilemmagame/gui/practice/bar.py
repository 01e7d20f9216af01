"""The bar above the console while an evening is practised: what the invented room holds up, and how fast time goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import Count
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import choice_name
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import RoundPanel
from dilemmagame.live.practising import SPEEDS

Held = Sequence[tuple[RoundPanel, tuple[Count, ...]]]


class PracticeBar(QFrame):
    """Says that this is practice; the stage does not."""

    speed_chosen = Signal(int)
    next_moment = Signal()
    filled_in = Signal()
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("class", "bar")
        self.setProperty("edge", "top")
        self.setAccessibleName(_("Practice"))
        line = row(self, 8, (16, 6, 12, 6))
        line.addWidget(Words(_("Practice"), "chip-now"))
        self._said = Elided(_("Nothing of this is kept. The room is invented."), "strong")
        line.addWidget(self._said, 1)
        self.fill = Button(_("Fill in"), theme, "check", name=_("Fill in what the room holds up"))
        self.fill.clicked.connect(lambda _on=False: self.filled_in.emit())
        self.fill.hide()
        line.addWidget(self.fill)
        line.addWidget(Words(_("Time"), "caption"))
        group = QButtonGroup(self)
        self.speeds: dict[int, Button] = {}
        for speed in SPEEDS:
            button = Button(
                f"{speed}×", theme, look="segment",
                name=ngettext("As fast as the clock", "{n} times as fast as the clock", speed).format(n=speed),
                checkable=True,
            )  # fmt: skip
            button.clicked.connect(lambda _on=False, speed=speed: self.speed_chosen.emit(speed))
            group.addButton(button)
            self.speeds[speed] = button
            line.addWidget(button)
        self.speeds[SPEEDS[0]].setChecked(True)
        self.leap = Button(
            _("Next moment"), theme, "skip-forward", name=_("Let time pass until this step is over")
        )
        self.leap.clicked.connect(lambda _on=False: self.next_moment.emit())
        line.addWidget(self.leap)
        self.end = Button(_("Stop practising"), theme, "x", name=_("Stop practising and look at the times"))
        self.end.clicked.connect(lambda _on=False: self.ended.emit())
        line.addWidget(self.end)

    def show_room(self, held: Held, *, leap: bool) -> None:
        """What is held up, if anything; `leap`: time can pass until the end of the step."""
        self.leap.setEnabled(leap)
        self.fill.setVisible(bool(held))
        self._said.setText(held_up(held) or _("Nothing of this is kept. The room is invented."))

    @property
    def said(self) -> str:
        """What stands on it."""
        return self._said.text()


def held_up(held: Held) -> str:
    """What the room shows, in words; several rounds at once only by their number."""
    if not held:
        return ""
    if len(held) > 1:
        n = len(held)
        return ngettext("The room shows {n} count", "The room shows {n} counts", n).format(n=n)
    counts = held[0][1]
    shown = " · ".join(f"{choice_name(count.choice)} {count.ballots}" for count in counts)
    return _("The room holds up: {counts}").format(counts=shown) if shown else _("Nobody holds up a card.")
