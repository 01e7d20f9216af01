"""The walk from an own case to a draft card: seven short screens, nothing obligatory but the core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.gui.editor.intake import STEPS, OwnCase, forget_case, keep_case, load_case
from dilemmagame.gui.editor.intakescreens import IntakeScreens
from dilemmagame.gui.editor.more import named
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words

KEEP_AFTER_MS = 1200
Recognise = Callable[[str], Sequence[str]]
"""Names of real-looking persons, addresses and numbers in a text."""
Make = Callable[[OwnCase, str], tuple[Path, str]]
"""Makes the card (with the id of the role, '' for none); gives its deck folder and file name. WorldError."""


class IntakePage(QWidget):
    """`made` tells the deck folder and the file name of the new card."""

    back = Signal()
    made = Signal(object, str)

    def __init__(self, services: Services, recognise: Recognise, make: Make) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._root = services.folder.root
        self._recognise, self._make = recognise, make
        self._vocabulary = services.shelf.vocabulary
        self._really = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_AFTER_MS)
        self._soon.timeout.connect(self._keep)
        whole = column(self, 0)
        bar = TopBar(_("Own case"), self._theme, self._leave)
        self.state = Words("", "caption")
        bar.row.addWidget(self.state)
        self.again = Button(_("Start again"), self._theme, "rotate-ccw", "quiet")
        self.again.clicked.connect(lambda _checked=False: self._start_again())
        bar.row.addWidget(self.again)
        whole.addWidget(bar)
        self.message = Message(self._theme)
        whole.addWidget(self.message)
        self._place = column()
        whole.addLayout(self._place, 1)
        self._open_screens()
        whole.addWidget(self._foot())
        self._go(self.screens.case.step)

    def _foot(self) -> QWidget:
        foot = FootBar()
        self.before = Button(_("Back"), self._theme, "arrow-left")
        self.before.clicked.connect(lambda _checked=False: self._go(self.screens.case.step - 1))
        self.where = Words("", "strong")
        self.progress = QProgressBar()
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(scaled(220))
        self.next = Button(_("Next"), self._theme, "arrow-right", "primary")
        self.next.clicked.connect(lambda _checked=False: self._forward())
        foot.row.addWidget(self.before)
        foot.row.addStretch(1)
        foot.row.addWidget(self.where)
        foot.row.addWidget(self.progress)
        foot.row.addStretch(1)
        foot.row.addWidget(self.next)
        return foot

    # walking

    @property
    def case(self) -> OwnCase:
        return self.screens.case

    def _open_screens(self, case: OwnCase | None = None) -> None:
        clear(self._place)
        found = load_case(self._root) if case is None else case
        self.screens = IntakeScreens(self._theme, self._vocabulary, found)
        self.screens.taken.connect(lambda _case: self._taken())
        self._place.addWidget(self.screens)

    def _go(self, step: int) -> None:
        step = min(max(step, 1), STEPS)
        self.screens.show_step(step)
        self.before.setEnabled(step > 1)
        said = _("Step {n} of {all}").format(n=step, all=STEPS)
        self.where.setText(said)
        self.progress.setValue(step)
        self.progress.setAccessibleName(said)
        last = step == STEPS
        self.next.label(_("Make the card") if last else _("Next"))
        self.next.name(_("Make the card") if last else _("Next"))
        self.next.show_icon("check" if last else "arrow-right")
        self.message.hide()
        self._warn()

    def _forward(self) -> None:
        missing = self.case.missing(self.screens.case.step)
        if missing:
            self.message.say(missing, "warn")
            first = self.screens.first_field(self.screens.case.step)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.screens.case.step < STEPS:
            self._go(self.screens.case.step + 1)
        else:
            self._finish()

    def _finish(self) -> None:
        lacking = next((n for n in range(1, STEPS + 1) if self.case.missing(n)), None)
        if lacking is not None:
            self._go(lacking)
            self._forward()
            return
        known = {name.lower(): key for key, name in named(self._vocabulary.roles)}
        try:
            folder, stem = self._make(self.case, known.get(self.case.role.strip().lower(), ""))
        except WorldError as error:
            said = _("{what} What you wrote is kept; try again.").format(what=sentence(error))
            self.message.say(said, "danger")
            return
        self._soon.stop()
        forget_case(self._root)
        self.screens.case = OwnCase()
        self.made.emit(folder, stem)

    # typing

    def _taken(self) -> None:
        self.message.hide()
        self._really = False
        self._warn()
        self._soon.start()

    def _warn(self) -> None:
        """A real person is recognised while somebody types, not at the end."""
        step = self.case.step
        steps = range(1, STEPS + 1) if step == STEPS else (step,)
        typed = "\n".join(self.case.texts(each) for each in steps)
        found = list(dict.fromkeys(self._recognise(typed)))
        said = _(
            "This looks like a real person, address or number: {names}. Use a role and an invented place instead."
        )
        self.screens.warn(said.format(names=", ".join(found[:4])) if found else "")

    def _keep(self) -> None:
        self._soon.stop()
        if not self.case.begun:
            return
        try:
            keep_case(self._root, self.case)
            self.state.setText(_("Kept on this computer"))
        except WorldError as error:
            self.state.setText(_("Not kept"))
            self.message.say(sentence(error), "danger")

    def _start_again(self) -> None:
        """At the second press every screen is emptied, and what was kept on disk is gone."""
        if self.case.begun and not self._really:
            self._really = True
            self.message.say(
                _("This throws away what you wrote. Press “Start again” once more to do so."), "warn"
            )
            return
        self._really = False
        self._soon.stop()
        forget_case(self._root)
        self._open_screens(OwnCase())
        self.state.setText("")
        self._go(1)

    def _leave(self) -> None:
        self._keep()
        self.back.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._soon.isActive():
            self._keep()
