"""The window that lies over the console while the laptop goes round. It shows one question to one person at a time.

There is no result in it and no way to one; an answer leaves the screen the moment it is handed in.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.background import Background
from dilemmagame.gui.ballot.passing import LeavePage, PassPage, SlipPage
from dilemmagame.gui.ballot.question import QuestionPage
from dilemmagame.gui.ballot.wording import outcome_text
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.keyboard import Keyboard, KeyboardVote, Received, Walk, same_vote
from dilemmagame.live.phone_view import PhoneView

LEAVE_KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.Key.Key_K
IDLE_MS = 120_000
AGAIN_MS = 1_500
SMALLEST_PX, LARGEST_PX = 18, 34
PX_OF_HEIGHT = 0.028


class BallotWindow(QWidget):
    """Full screen, in front. `left` when the facilitator goes back to the console; it is hidden then."""

    left = Signal()

    def __init__(self, keyboard: Keyboard, theme: Theme, *, idle_ms: int = IDLE_MS) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setWindowTitle(_("Vote on this laptop"))
        self.setAccessibleName(_("Vote on this laptop"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._keyboard = keyboard
        self._theme = theme
        self._background = Background(self, "ballots")
        self._asked: PhoneView | None = None
        self._walk: Walk | None = None
        self._slip = ""
        self._pending: KeyboardVote | None = None
        self._own = 0
        self._just_voted = False
        self._present = 0
        self._received = 0
        self._px = SMALLEST_PX
        self._stack = QStackedWidget()
        column(self, 0).addWidget(self._stack)
        self._idle = self._timer(idle_ms, self._forget)
        self._again = self._timer(AGAIN_MS, self._cast)

    def _timer(self, ms: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(run)
        return timer

    # where it stands

    def open_over(self, window: QWidget) -> None:
        """Cover the screen on which `window` is."""
        screen = window.screen()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.build(screen.geometry().height())
        self.showFullScreen()
        self.activateWindow()

    def build(self, height: int) -> None:
        """Make the pages for a window of this height in pixels."""
        self._px = min(LARGEST_PX, max(SMALLEST_PX, round(height * PX_OF_HEIGHT)))
        self.passing = PassPage(self._theme, self._px)
        self.slip = SlipPage(self._theme, self._px)
        self.leaving = LeavePage(self._theme, self._px)
        self.question: QuestionPage | None = None
        for page in (self.passing, self.slip, self.leaving):
            self._stack.addWidget(page)
        self.passing.begin.connect(self._begin)
        self.slip.typed.connect(self._take_slip)
        self.leaving.leave.connect(self._leave)
        self.leaving.stay.connect(self._stay)
        self._before: QWidget = self.passing
        self._asked = self._keyboard.asked()
        self._show_passing("")

    # the session

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session: how many are in, and whether the vote that is being answered is still open."""
        self._present = view.present
        asked = self._keyboard.asked()
        numbers = {each.number for each in asked.ballots} if asked is not None else set()
        received = view.presence.received
        self._received = max((received.get(number, 0) for number in numbers), default=0)
        if not same_vote(asked, self._asked):
            began = asked is not None and self._asked is not None
            self._asked, self._own, self._just_voted = asked, 0, False
            self._received = 0 if began else self._received
            if self._pending is None:
                self._drop_walk()
                self._show_passing(_("The vote begins anew.") if began else "")
        self._show_count()

    def _show_count(self) -> None:
        """How many, never who or what; our own are counted at once, those of phones a little later."""
        if self._asked is None:
            self.passing.count.setText("")
            self.passing.behind.setText("")
            return
        said = _("{n} of {present} are in").format(n=max(self._own, self._received), present=self._present)
        self.passing.count.setText(said)
        self.passing.behind.setText(_("a few seconds behind") if self._just_voted else "")

    # one person

    def _begin(self) -> None:
        self._asked = self._keyboard.asked()
        if self._asked is None or not self._asked.ballots or self._pending is not None:
            self._show_passing("")
            return
        self._walk, self._just_voted = Walk(self._asked.ballots), False
        self._idle.start()
        if self._keyboard.wants_slip():
            self.slip.begin()
            self._go(self.slip)
        else:
            self._ask()

    def _take_slip(self, code: str) -> None:
        self._slip = code
        if self._walk is None:
            self._show_passing("")
        elif self.question is not None:
            self._hand_in()  # the answers are there; only the slip was wrong
        else:
            self._ask()

    def _ask(self) -> None:
        if self._walk is None or self._asked is None:
            return
        self.question = QuestionPage(self._walk, self._asked.card, self._theme, self._px)
        self.question.handed_in.connect(self._hand_in)
        self.question.acted.connect(self._idle.start)
        self._stack.addWidget(self.question)
        self._go(self.question)
        self.question.show_question()

    def _hand_in(self) -> None:
        """The screen is clear before anything else happens."""
        walk = self._walk
        if walk is None:
            return
        self._pending = self._keyboard.vote(walk.answers(), self._slip)
        if not self._keyboard.wants_slip():
            self._drop_walk()
        self._show_passing("", busy=True)
        self._cast()

    def _cast(self) -> None:
        vote = self._pending
        if vote is not None:
            self._background.ask(lambda: self._keyboard.cast(vote), self._heard, self._broke)

    def _heard(self, received: Received) -> None:
        """What became of the vote that is on its way."""
        if received is Received.LATER:
            self._show_passing(outcome_text(received), busy=True)
            self._again.start()
            return
        self._pending = None
        if received is Received.WRONG_SLIP and self._walk is not None:
            self.slip.begin(outcome_text(received))
            self._go(self.slip)
            self._idle.start()
            return
        # A slip that was used before changes nothing, so with slips only the server can count.
        self._own += received is Received.STORED and not self._keyboard.wants_slip()
        self._drop_walk()
        self._asked = self._keyboard.asked()
        self._just_voted = received is Received.STORED
        self._show_passing(outcome_text(received))
        self._show_count()

    def _broke(self, fault: Exception) -> None:
        """A fault of our own, which is in the log: the vote is tried again."""
        self._heard(Received.LATER)

    def _forget(self) -> None:
        """Somebody walked away: what was chosen is not sent and no longer shown."""
        if self._walk is not None and self._pending is None:
            self._drop_walk()
            self._show_passing(_("The screen was cleared because nothing happened. Nothing was sent."))

    def _drop_walk(self) -> None:
        self._idle.stop()
        self._walk, self._slip = None, ""
        if self.question is not None:
            self._go(self.passing)  # first, or Qt itself chooses the page that comes next
            self._stack.removeWidget(self.question)
            self.question.deleteLater()
            self.question = None

    # pages

    def _show_passing(self, said: str, *, busy: bool = False) -> None:
        if self._asked is None and not busy:
            self.passing.show_closed(said)
        else:
            self.passing.show_open(said, busy=busy)
        self._go(self.passing)
        self._show_count()

    def _go(self, page: QWidget) -> None:
        """Show `page`; while the facilitator is asked whether to leave it waits underneath."""
        self._before = page
        if self._stack.currentWidget() is not self.leaving:
            self._stack.setCurrentWidget(page)

    def _ask_to_leave(self) -> None:
        if self._stack.currentWidget() is not self.leaving:
            self._stack.setCurrentWidget(self.leaving)
            self.leaving.begin(unkept=self._pending is not None)

    def _escape(self) -> None:
        if self._stack.currentWidget() is self.leaving:
            self._leave()
        else:
            self._ask_to_leave()

    def _stay(self) -> None:
        self._stack.setCurrentWidget(self._before)
        if self._before is self.question and self.question is not None:
            self.question.show_question()
        elif self._before is self.passing and self.passing.start.isEnabled():
            self.passing.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._again.stop()
        self._pending = None
        self._drop_walk()
        self.hide()
        self.left.emit()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no page wants. A clicker's keys end here: nobody at the laptop turns the evening's pages."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.keyCombination() == LEAVE_KEY:
            self._ask_to_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The system's own key for closing is nobody's way to the console."""
        if event.spontaneous():
            event.ignore()
            self._ask_to_leave()
            return
        self._again.stop()
        self._idle.stop()
        super().closeEvent(event)
