"""The top bar: who and what, how many are present, the time of the evening, and the projector."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Phase
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.phonestrip import phones_state
from dilemmagame.gui.console.wording import time_of_day
from dilemmagame.gui.keys import ActionId, hint
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView, Pace

MINUTE_MS = 60_000


class TopBar(QFrame):
    """Tells every press by the action of its key."""

    acted = Signal(object)  # ActionId

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "bar")
        self.setProperty("edge", "top")
        self.setAccessibleName(_("Top bar"))
        self._desk = desk
        layout = row(self, 8, (16, 6, 12, 6))
        self.leave = self._button("", "chevron-left", ActionId.LEAVE, _("To the start page"))
        self.leave.setProperty("class", "quiet")
        layout.addWidget(self.leave)
        names = column(gap=0)
        self._title = Elided("", "label")
        self._who = Elided("", "caption")
        names.addWidget(self._title)
        names.addWidget(self._who)
        layout.addLayout(names, 3)
        self.present = self._button("", "users", ActionId.PRESENT, _("Change the number present"))
        layout.addWidget(self.present)
        self.phones = self._button("", "phone", ActionId.PHONES, _("Phones"))
        layout.addWidget(self.phones)
        layout.addSpacing(8)
        layout.addWidget(self._time_box())
        self.hold = self._button("", "timer", ActionId.HOLD_END, _("Hold the end time"))
        self.hold.hide()
        layout.addWidget(self.hold)
        layout.addStretch(1)
        self.beamer = self._button(
            _("Projector"), "projector", ActionId.PRESENT_SCREEN, _("Stage on the projector")
        )
        self.beamer.setCheckable(True)
        self.black = self._button(_("Black"), "monitor-off", ActionId.BLACK_WHILE_TYPING, _("Stage black"))
        self.black.setCheckable(True)
        self.freeze = self._button(_("Freeze"), "snowflake", ActionId.FREEZE, _("Freeze the stage"))
        self.freeze.setCheckable(True)
        self.swap = self._button(_("Swap"), "arrow-left-right", ActionId.SWAP, _("Swap the two screens"))
        self.help = self._button("", "circle-help", ActionId.HELP, _("Keys and help"))
        self.help.setProperty("class", "quiet")
        for button in (self.beamer, self.black, self.freeze, self.swap, self.help):
            layout.addWidget(button)

    def _button(self, text: str, icon: str, action: ActionId, name: str) -> Button:
        button = Button(text, self._desk.theme, icon, name=name, key=hint(action))
        button.clicked.connect(lambda: self.acted.emit(action))
        return button

    def _time_box(self) -> QWidget:
        place = QWidget()
        place.setMinimumWidth(190)
        box = column(place, 4)
        head = row(gap=8)
        self._elapsed = Words("")
        self.behind = Words("", "chip-warn")
        head.addWidget(self._elapsed)
        head.addWidget(self.behind)
        head.addStretch(1)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(_("Time of the evening"))
        box.addStretch(1)
        box.addLayout(head)
        box.addWidget(self._bar)
        box.addStretch(1)
        return place

    def show_view(self, view: ConsoleView, stage_shown: bool) -> None:
        """Follow the session."""
        self._title.setText(view.title)
        self._who.setText(view.organisation.name)
        self.present.label(ngettext("{n} present", "{n} present", view.present).format(n=view.present))
        self.phones.setVisible(self._desk.phones.possible)
        by_phone = view.channel is Channel.PHONES
        self.phones.label(str(view.presence.connected) if by_phone else _("Hands"))
        self.phones.name(phones_state(view), hint(ActionId.PHONES))
        self._show_pace(view.pace, begun=view.phase is not Phase.READY)
        self.beamer.setVisible(view.screen)
        self.swap.setVisible(view.screen)
        self.beamer.setChecked(stage_shown)
        self.black.setChecked(view.stage.blank is not Blank.NONE)
        self.freeze.setChecked(view.stage.frozen)

    def _show_pace(self, pace: Pace, *, begun: bool) -> None:
        gone, whole = pace.elapsed_ms // MINUTE_MS, round(pace.total_ms / MINUTE_MS)
        self._elapsed.setText(_("{gone} of {whole} min").format(gone=gone, whole=whole))
        self._bar.setRange(0, max(pace.total_ms, 1))
        self._bar.setValue(min(pace.elapsed_ms, pace.total_ms))
        late = round(pace.behind_ms / MINUTE_MS)
        if late >= 1:
            self.behind.wear("chip-warn")
            self.behind.say(ngettext("{n} min behind", "{n} min behind", late).format(n=late))
        elif late <= -1 and begun:
            self.behind.wear("chip-ok")
            self.behind.say(ngettext("{n} min ahead", "{n} min ahead", -late).format(n=-late))
        else:
            self.behind.say("")
        self.hold.setVisible(pace.replan is not None)
        if pace.replan is not None:
            end = time_of_day(pace.planned_end)
            self.hold.label(_("Hold {time}").format(time=end))
            skipped = len(pace.replan.skipped)
            if not pace.replan.holds:
                name = _("Shorten what is left as far as it goes; the end will be later than {time}").format(
                    time=end
                )
            elif skipped:
                name = ngettext(
                    "Shorten what is left and skip {n} step, so that we end at {time}",
                    "Shorten what is left and skip {n} steps, so that we end at {time}",
                    skipped,
                ).format(n=skipped, time=end)
            else:
                name = _("Shorten what is left, so that we end at {time}").format(time=end)
            self.hold.name(name, hint(ActionId.HOLD_END))

    def narrow(self, on: bool) -> None:
        """Icons only for the stage's buttons."""
        for button in (self.beamer, self.black, self.freeze, self.swap):
            button.compact(on)
