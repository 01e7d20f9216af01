"""The first page: go on where we stopped, a new session, the library, past sessions.

Calm while the rest still loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.start.parts import Page, button, in_a_row, label, panel, tile

if TYPE_CHECKING:
    from dilemmagame.gui.services import Services


class HomePage(Page):
    """Shows at once; `receive` fills in what had to be read from disk."""

    prepare = Signal()
    library = Signal()
    own_case = Signal()
    sessions = Signal()
    groups = Signal()
    settings = Signal()
    check_room = Signal()
    about = Signal()
    help = Signal()
    resume = Signal(str)

    def __init__(self) -> None:
        super().__init__("dilemmagame", None, "")
        self._trouble, self._trouble_column = _place()
        self._question, self._question_column = _place()
        self._status = label(_("One moment, your sessions are being opened."), "caption")
        self.column.addWidget(label(_("A good conversation about a dilemma"), "title"))
        self.column.addWidget(self._trouble)
        self.column.addWidget(self._tiles())
        # What comes or goes later stands below the tiles, or they would move away under the mouse.
        self.column.addWidget(self._status)
        self.column.addWidget(self._question)
        self.column.addWidget(_promise())
        self.column.addStretch(1)
        self.column.addWidget(self._foot())
        self._set_ready(ready=False)

    def receive(self, services: Services) -> None:
        """Everything is there: open the doors, and ask one question when a session was running."""
        self._status.setText("")
        self._status.hide()
        self._set_ready(ready=True)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clear_question()
        if services.resumable is not None:
            self._ask(services.resumable.session_id, services.resumable.title)

    def explain(self, sentence: str, *choices: QWidget) -> None:
        """Say why the sessions could not be opened, with what can be done about it."""
        self._status.hide()
        self._clear_question()
        notice = panel(
            label(_("Your sessions could not be opened"), "label"), label(sentence), look="notice-danger"
        )
        self._trouble_column.addWidget(notice)
        self._trouble_column.addWidget(in_a_row(*choices))
        self._trouble.show()

    def _ask(self, session_id: str, title: str) -> None:
        asked = label(_("Go on with “{title}”?").format(title=title), "heading")
        safe = label(_("This session has not been closed yet. Everything is kept; the clock is paused."))
        go_on = button(_("Go on"), lambda: self.resume.emit(session_id), "primary", "play")
        later = button(_("Not now"), self._not_now)
        self._question_column.addWidget(panel(asked, safe, in_a_row(go_on, later)))
        self._question.show()
        go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_now(self) -> None:
        """The button with the focus goes; without a new place it would go to whatever comes next."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clear_question()

    def _clear_question(self) -> None:
        for place, rows in ((self._trouble, self._trouble_column), (self._question, self._question_column)):
            while (item := rows.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.deleteLater()
            place.hide()

    def _tiles(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self._new = tile(
            _("New session"), _("Prepare an evening in three minutes."), "play", self.prepare.emit
        )
        library = tile(
            _("Library"), _("Look at cards, print them, write your own."), "library", self.library.emit
        )
        own = tile(
            _("Own case"),
            _("Turn something from your own work into a card."),
            "pencil",
            self.own_case.emit,
        )
        past = tile(
            _("Past sessions"), _("Notes, agreements and what is on paper."), "archive", self.sessions.emit
        )
        groups = tile(
            _("Groups"), _("Values and agreements that outlast an evening."), "users", self.groups.emit
        )
        settings = tile(
            _("Settings"), _("Language, organisation and your data."), "settings", self.settings.emit
        )
        self._doors = (self._new, library, own, past, groups, settings)
        for place, door in enumerate(self._doors):
            grid.addWidget(door, place // 2, place % 2)
        return holder

    def _set_ready(self, *, ready: bool) -> None:
        for door in (*self._doors, self._check):
            door.setEnabled(ready)

    def _foot(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button(_("Help"), self.help.emit, "quiet", "circle-help"))
        row.addWidget(button(_("About this app"), self.about.emit, "quiet", "info"))
        self._check = button(_("Does it work in this room?"), self.check_room.emit, "quiet", "list-checks")
        row.addWidget(self._check)
        row.addStretch(1)
        return holder


def _place() -> tuple[QWidget, QVBoxLayout]:
    """Room for something that is only there sometimes."""
    holder = QWidget()
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(0, 0, 0, 0)
    holder.hide()
    return holder, rows


def _promise() -> QWidget:
    """What we promise about privacy and what not, in plain words."""
    return panel(
        label(_("What stays in the room"), "label"),
        label(
            _(
                "Everything stays on this laptop. The app keeps no names of participants and does not know who "
                "voted what. It makes no connection to the internet."
            )
        ),
        label(
            _(
                "What we cannot promise: a neighbour may see your card, hand or phone, a laptop can be tampered "
                "with, who listens in on the Wi-Fi can read a vote by phone, and when everybody chooses the "
                "same, everybody knows."
            ),
            "caption",
        ),
    )
