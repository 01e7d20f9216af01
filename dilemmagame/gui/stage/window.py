"""The stage window: frameless on the projector, the keys of the stage, and nothing else. No dialog ever opens here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dilemmagame.base.clock import Clock, SystemClock
from dilemmagame.base.i18n import _
from dilemmagame.gui.keys import ACTIONS, ActionId, DeadTime, Surface
from dilemmagame.gui.stage import screens
from dilemmagame.gui.stage.screens import ScreenId, ScreenWatch
from dilemmagame.gui.stage.view import StageView
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.stage_view import StageView as View

ESCAPE_HOLD_MS = 2000
DIGITS_KEPT_MS = 3000


class StageWindow(QWidget):
    """What the audience sees. Emits what was pressed; the owner decides what it means."""

    key_action = Signal(object)  # ActionId
    jump = Signal(int)  # step number, from 1, as on a slide clicker: digits and Enter
    projector_gone = Signal()
    projector_back = Signal()
    projector_appeared = Signal(
        object
    )  # ScreenId: another screen than the one that went; ask before using it
    left_full_screen = Signal()

    def __init__(
        self,
        theme: Theme,
        clock: Clock | None = None,
        *,
        dead_time: DeadTime | None = None,
        reduced_motion: bool = False,
        single_keys: bool = True,
        own_pages: Path | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        clock = clock or SystemClock()
        self.setWindowTitle(_("Stage"))
        self.setAccessibleName(_("Stage"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._dead = dead_time or DeadTime(clock)
        self._single_keys = single_keys
        self._digits = ""
        self._escapes = 0
        self.view = StageView(theme, clock, reduced_motion=reduced_motion, own_pages=own_pages, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.installEventFilter(self)
        self.watch = ScreenWatch(self)
        self.watch.gone.connect(self._lost)
        self.watch.back.connect(self._found)
        self.watch.appeared.connect(self.projector_appeared)
        self._hold = self._timer(ESCAPE_HOLD_MS, self._leave)
        self._forget = self._timer(DIGITS_KEPT_MS, self._forget_digits)

    def _timer(self, ms: int, run: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(run)
        return timer

    # Where it stands

    def place(self, screen: ScreenId) -> bool:
        """Full screen on `screen` (screen first, then geometry, then show); False when it is not there."""
        live = screens.find(screen)
        if live is None:
            return False
        self.watch.watch(ScreenId.of(live))
        if self.isFullScreen():
            self.showNormal()
        self.setScreen(live)
        self.setGeometry(live.geometry())
        # Not showFullScreen: that takes the keyboard away from the trainer, whose digits would then jump.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)
        return True

    def place_alone(self) -> None:
        """Full screen on the only screen there is; the owner swaps windows with F8."""
        # A projector that was lost is still waited for: plugged in again, it gets the stage back.
        if not self.watch.is_lost:
            self.watch.watch(None)
        live = self.screen()
        self.setGeometry(live.geometry())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self.showFullScreen()
        self.raise_()

    def show_view(self, view: View) -> None:
        """Show a new state of the stage."""
        self.view.show_view(view)

    @property
    def stage_size(self) -> QSize:
        """The size the previews have to imitate."""
        return self.view.size()

    def set_single_keys(self, on: bool) -> None:
        """Whether B, '.', W and F work without a modifier (WCAG 2.1.4)."""
        self._single_keys = on

    def _lost(self) -> None:
        self.hide()
        self.projector_gone.emit()

    def _found(self, screen: ScreenId) -> None:
        if self.place(screen):
            self.projector_back.emit()

    # Keys

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.KeyRelease:
                self.keyReleaseEvent(event)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            self._escape()
            return
        self._escapes = 0
        if self._digit(key, event):
            return
        action = self._action(event)
        if action is None:
            return
        row = next(row for row in ACTIONS if row.id is action)
        if row.clicker and not self._dead.allows():
            return
        if action in (ActionId.NEXT, ActionId.BACK) and self.view.turn_page(
            1 if action is ActionId.NEXT else -1
        ):
            return
        self.key_action.emit(action)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._hold.stop()

    def _action(self, event: QKeyEvent) -> ActionId | None:
        pressed = event.keyCombination()
        keypad = Qt.KeyboardModifier.KeypadModifier
        modifiers = pressed.keyboardModifiers() & ~keypad
        for row in ACTIONS:
            for known in row.on(Surface.STAGE, characters=self._single_keys):
                if isinstance(known, Qt.Key):
                    if known == pressed.key() and modifiers == Qt.KeyboardModifier.NoModifier:
                        return row.id
                elif known.key() == pressed.key() and known.keyboardModifiers() == modifiers:
                    return row.id
        return None

    def _digit(self, key: Qt.Key, event: QKeyEvent) -> bool:
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self._plain(event):
            self._digits = (self._digits + chr(key))[-3:]
            self._forget.start()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wanted, self._digits = self._digits, ""
            if wanted and int(wanted) > 0:
                self.jump.emit(int(wanted))
            return True
        self._digits = ""
        return False

    def _plain(self, event: QKeyEvent) -> bool:
        return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier

    def _forget_digits(self) -> None:
        self._digits = ""

    def _escape(self) -> None:
        """One press says nothing yet: a clicker's start button sends it too. Held, or twice: leave."""
        self._escapes += 1
        if self._escapes >= 2:
            self._leave()
            return
        self._hold.start()
        self.key_action.emit(ActionId.ESCAPE)

    def _leave(self) -> None:
        self._escapes = 0
        self._hold.stop()
        self.hide()
        self.left_full_screen.emit()

    def hideEvent(self, event: QEvent) -> None:
        self._hold.stop()
        self._forget.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.watch.watch(None)
        super().closeEvent(event)
