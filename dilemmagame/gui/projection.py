"""Where the stage stands: on the projector, in front of the console, or away; and what comes and goes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.console.wording import Notice
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.stage import screens
from dilemmagame.gui.stage.screens import ScreenId
from dilemmagame.gui.stage.window import StageWindow


class Projection(QObject):
    """Moves the stage over the screens and tells the console; the session goes on whatever happens here."""

    def __init__(self, stage: StageWindow, console: ConsolePage, window: QWidget) -> None:
        super().__init__(window)
        self._stage = stage
        self._console = console
        self._window = window
        console.screen_asked.connect(self.arrange)
        stage.projector_gone.connect(self._projector_gone)
        stage.projector_back.connect(self._projector_back)
        stage.projector_appeared.connect(self._projector_appeared)
        stage.left_full_screen.connect(self.hide)

    def _console_screen(self) -> ScreenId:
        return ScreenId.of(self._window.screen())

    def show(self) -> None:
        """Stage on the projector; with one screen it stays away until it is asked for."""
        screen = screens.choose(self._console_screen())
        if screen is not None and self._stage.place(screen):
            self._stage_stands()
            self._console.focus_main()
            return
        self._console.show_stage_state(shown=False)
        self._console.show_notice(
            Notice(
                _("One screen found."),
                _("The session runs."),
                _(
                    "With a projector: choose “extend” on your laptop. Without one: F8 swaps stage and console."
                ),
                "ok",
            )
        )

    def _stage_stands(self) -> None:
        """The stage is on a screen of its own: the keyboard stays with the trainer, the clicker works on both."""
        self._console.show_stage_state(shown=True)
        QTimer.singleShot(0, self, self._window.activateWindow)

    def hide(self) -> None:
        """Take the stage away; the session goes on."""
        self._stage.hide()
        self._console.show_stage_state(shown=False)
        self._window.activateWindow()

    def arrange(self, action: ActionId) -> None:
        """Do what a key for the screens asks: show or hide, swap, or choose another screen."""
        alone = screens.choose(self._console_screen()) is None
        match action:
            case ActionId.PRESENT_SCREEN if self._stage.isVisible():
                self.hide()
            case ActionId.PRESENT_SCREEN:
                self.show() if not alone else self._alone()
            case ActionId.SWAP if alone:
                self.hide() if self._stage.isVisible() else self._alone()
            case ActionId.SWAP:
                self._swap()
            case ActionId.CHOOSE_SCREEN:
                self._next_screen()
            case _:
                pass

    def _alone(self) -> None:
        self._stage.place_alone()
        self._stage.activateWindow()
        self._console.show_stage_state(shown=True)

    def _swap(self) -> None:
        """Console to the stage's screen and the stage to the console's."""
        target = screens.choose(self._console_screen())
        mine = self._console_screen()
        live = screens.find(target) if target is not None else None
        if live is None:
            return
        self._stage.hide()
        self._window.setScreen(live)
        self._window.setGeometry(live.availableGeometry())
        self._stage.place(mine)
        self._stage_stands()

    def _next_screen(self) -> None:
        """Put the stage on the next screen that is not the console's."""
        others = [each for each in screens.present() if each.geometry != self._console_screen().geometry]
        if not others:
            return
        now = self._stage.watch.watched
        place = next((i for i, each in enumerate(others) if now is not None and each.name == now.name), -1)
        if self._stage.place(others[(place + 1) % len(others)]):
            self._stage_stands()

    def _projector_gone(self) -> None:
        self._console.show_stage_state(shown=False)
        self._console.show_notice(
            Notice(
                _("The projector is gone."),
                _("The session goes on."),
                _("Plug it in again; the stage comes back."),
            )
        )

    def _projector_back(self) -> None:
        self._stage_stands()
        self._console.show_notice(Notice(_("The projector is back."), level="ok"))

    def _projector_appeared(self, _screen: ScreenId) -> None:
        self._console.show_notice(
            Notice(_("Another screen was found."), "", _("Ctrl+F8 puts the stage there."), "ok")
        )
