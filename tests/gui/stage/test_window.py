"""The keys of the stage on the real window, and screens that come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.events import Blank
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.stage import screens
from dilemmagame.gui.stage.screens import ScreenId
from dilemmagame.gui.stage.window import ESCAPE_HOLD_MS, StageWindow
from dilemmagame.gui.tokens import PAPER
from dilemmagame.live.stage_view import StageView
from tests.gui.stage.samples import extremes, usual

Key = Qt.Key


class Stage:
    """The window with what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = VirtualClock()
        self.window = StageWindow(PAPER, self.clock)
        qtbot.addWidget(self.window)
        self.window.resize(960, 540)
        self.actions: list[ActionId] = []
        self.jumps: list[int] = []
        self.left = 0
        self.window.key_action.connect(self.actions.append)
        self.window.jump.connect(self.jumps.append)
        self.window.left_full_screen.connect(self._leave)
        self.window.show_view(StageView(usual()["case"], Blank.NONE, frozen=False))
        self.window.show()
        qtbot.waitExposed(self.window)

    def _leave(self) -> None:
        self.left += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.view, key, modifier)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Key.Key_PageDown, ActionId.NEXT), (Key.Key_Space, ActionId.NEXT), (Key.Key_Right, ActionId.NEXT),
        (Key.Key_PageUp, ActionId.BACK), (Key.Key_Left, ActionId.BACK), (Key.Key_Period, ActionId.BLACK),
        (Key.Key_B, ActionId.BLACK), (Key.Key_W, ActionId.WHITE), (Key.Key_F, ActionId.FREEZE),
        (Key.Key_F5, ActionId.PRESENT_SCREEN), (Key.Key_F8, ActionId.SWAP),
    ],
)  # fmt: skip
def test_a_key_says_one_thing(stage: Stage, key: Qt.Key, action: ActionId) -> None:
    stage.press(key)
    assert stage.actions == [action]


def test_two_presses_of_a_clicker_within_400_ms_count_once(stage: Stage) -> None:
    stage.press(Key.Key_PageDown)
    stage.clock.advance(399)
    stage.press(Key.Key_PageDown)
    stage.clock.advance(401)
    stage.press(Key.Key_PageDown)
    assert stage.actions == [ActionId.NEXT, ActionId.NEXT]


def test_a_key_that_is_held_down_does_not_repeat(stage: Stage) -> None:
    stage.press(Key.Key_PageDown)
    for _repeat in range(5):
        stage.clock.advance(500)
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", True, 1
        )  # fmt: skip
        QApplication.sendEvent(stage.window.view, event)
    assert stage.actions == [ActionId.NEXT]


def test_digits_and_enter_jump_to_a_step(stage: Stage) -> None:
    for key in (Key.Key_1, Key.Key_2, Key.Key_Return):
        stage.press(key)
    assert stage.jumps == [12]
    stage.press(Key.Key_Return)
    for key in (Key.Key_0, Key.Key_Enter):
        stage.press(key)
    assert stage.jumps == [12]
    assert stage.actions == []


def test_another_key_forgets_the_digits(stage: Stage) -> None:
    for key in (Key.Key_3, Key.Key_W, Key.Key_Return):
        stage.press(key)
    assert stage.jumps == []


def test_single_letters_can_be_switched_off(stage: Stage) -> None:
    stage.window.set_single_keys(False)
    stage.press(Key.Key_B)
    stage.press(Key.Key_W)
    stage.press(Key.Key_PageDown)
    assert stage.actions == [ActionId.NEXT]


def test_a_second_escape_leaves_full_screen_and_a_clickers_f5_in_between_does_not(stage: Stage) -> None:
    for key in (Key.Key_F5, Key.Key_Escape, Key.Key_F5, Key.Key_Escape):
        stage.press(key)
    assert stage.left == 0
    assert stage.window.isVisible()
    stage.press(Key.Key_Escape)
    assert stage.left == 1
    assert not stage.window.isVisible()


def test_escape_held_for_two_seconds_leaves_full_screen(qtbot: QtBot, stage: Stage) -> None:
    QTest.keyPress(stage.window.view, Key.Key_Escape)
    qtbot.waitUntil(lambda: stage.left == 1, timeout=ESCAPE_HOLD_MS + 2000)


def test_next_first_turns_the_page_of_a_long_case(stage: Stage) -> None:
    stage.window.show_view(StageView(extremes()["case-long"], Blank.NONE, frozen=False))
    turns = stage.window.view.scene.pages - 1
    assert turns >= 1
    for _turn in range(turns):
        stage.press(Key.Key_PageDown)
        stage.clock.advance(500)
    assert stage.actions == []
    stage.press(Key.Key_PageDown)
    assert stage.actions == [ActionId.NEXT]


def test_no_window_but_the_stage_opens_whatever_is_pressed(stage: Stage) -> None:
    for code in range(0x20, 0x5B):
        stage.press(Key(code))
    for key in (Key.Key_F1, Key.Key_F2, Key.Key_Tab, Key.Key_Menu, Key.Key_Delete):
        stage.press(key)
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [stage.window]


LAPTOP = ScreenId("Laptop", "", QRect(0, 0, 1366, 768))
BEAMER = ScreenId("Beamer", "", QRect(1366, 0, 1920, 1080))
WALL = ScreenId("Wall", "W1", QRect(3286, 0, 1280, 720))


def test_the_stage_goes_to_the_largest_screen_that_is_not_the_consoles() -> None:
    assert screens.choose(LAPTOP, screens=(LAPTOP, BEAMER, WALL)) == BEAMER
    assert screens.choose(LAPTOP, "Wall", screens=(LAPTOP, BEAMER, WALL)) == WALL
    assert screens.choose(BEAMER, screens=(LAPTOP, BEAMER)) == LAPTOP
    assert screens.choose(LAPTOP, screens=(LAPTOP,)) is None


def test_a_screen_is_known_again_by_serial_name_or_size() -> None:
    assert WALL.resembles(ScreenId("HDMI-2", "W1", QRect(0, 0, 640, 480)))
    assert BEAMER.resembles(ScreenId("Beamer", "", QRect(0, 0, 800, 600)))
    assert BEAMER.resembles(ScreenId("Other", "", QRect(1366, 0, 1920, 1080)))
    assert not BEAMER.resembles(LAPTOP)


def test_the_stage_is_placed_full_screen_and_hides_when_its_screen_goes(qtbot: QtBot, stage: Stage) -> None:
    """The platform of the tests cannot pull a plug; the window is told the way the watch tells it."""
    here = ScreenId.of(QGuiApplication.primaryScreen())
    assert stage.window.place(here)
    assert stage.window.isFullScreen()
    assert stage.window.geometry() == here.geometry
    with qtbot.waitSignal(stage.window.projector_gone):
        stage.window.watch._after_removal(here.name)
    assert not stage.window.isVisible()
    assert stage.window.watch.is_lost
    stage.window.watch._look()
    assert stage.window.isVisible()
    assert not stage.window.watch.is_lost


def test_a_screen_that_is_not_there_is_refused(stage: Stage) -> None:
    assert not stage.window.place(WALL)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_lost_projector_is_still_waited_for_while_the_stage_is_on_the_laptop(stage: Stage) -> None:
    here = ScreenId.of(QGuiApplication.primaryScreen())
    assert stage.window.place(here)
    stage.window.watch._after_removal(here.name)
    stage.window.place_alone()
    assert stage.window.watch.is_lost
    assert stage.window.watch.watched is not None
