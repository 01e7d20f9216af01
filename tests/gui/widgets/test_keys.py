"""The table of keys: one place for shortcuts, hints and help; a clicker works everywhere, Return is bound nowhere."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.base.clock import VirtualClock
from dilemmagame.gui.keys import ACTIONS, ActionId, DeadTime, KeyPress, Surface, action, bind, help_rows, hint

WINDOWS = (Surface.CONSOLE, Surface.STAGE)


def combination(press: KeyPress) -> QKeyCombination:
    return press if isinstance(press, QKeyCombination) else QKeyCombination(press)


def presses(surface: Surface, *, characters: bool = True) -> list[QKeyCombination]:
    return [combination(press) for row in ACTIONS for press in row.on(surface, characters=characters)]


def test_every_action_stands_in_the_table_once() -> None:
    assert [row.id for row in ACTIONS] == list(ActionId)


def test_no_key_means_two_things_on_one_window() -> None:
    for surface in WINDOWS:
        keys = [QKeySequence(press).toString() for press in presses(surface)]
        assert len(keys) == len(set(keys))
        assert all(keys), "a key without a name would fail in silence"


def test_return_alone_is_never_bound() -> None:
    for surface in WINDOWS:
        for press in presses(surface):
            if press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                assert press.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier


def test_space_and_arrows_are_never_global_on_the_console() -> None:
    bare = {
        press.key()
        for press in presses(Surface.CONSOLE)
        if press.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    }
    assert not bare & {Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


def test_single_characters_can_be_switched_off_on_both_windows() -> None:
    for surface in WINDOWS:
        left = presses(surface, characters=False)
        plain = [press for press in left if press.keyboardModifiers() == Qt.KeyboardModifier.NoModifier]
        assert not [press for press in plain if Qt.Key.Key_Exclam <= press.key() <= Qt.Key.Key_AsciiTilde]


def test_the_keys_of_every_common_clicker_are_there() -> None:
    for surface in WINDOWS:
        keys = {press.key() for press in presses(surface)}
        clicker = {
            Qt.Key.Key_PageDown,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_F5,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Period,
        }
        assert clicker <= keys
    assert action(ActionId.NEXT).clicker
    assert action(ActionId.BACK).clicker


def test_help_lists_every_action_in_both_languages() -> None:
    english = help_rows()
    i18n.use("nl")
    dutch = help_rows()
    assert len(english) == len(dutch) == len(ACTIONS)
    assert all(row.title and (row.console or row.stage) for row in dutch)
    assert {row.title for row in english} & {row.title for row in dutch} == set()
    assert hint(ActionId.NEXT) == "PgDn"
    assert hint(ActionId.HOLD_END) == "Ctrl+E"


def test_the_dead_time_is_400_ms_and_shared() -> None:
    clock = VirtualClock()
    dead = DeadTime(clock)
    assert dead.allows()
    clock.advance(399)
    assert not dead.allows()
    clock.advance(1)
    assert dead.allows()


def test_bound_keys_run_while_somebody_types_except_characters(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    field, button = QLineEdit(), QPushButton("button")
    layout.addWidget(field)
    layout.addWidget(button)
    ran: list[ActionId] = []
    bind(window, Surface.CONSOLE, ran.append)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Period, Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_F2):
        QTest.keyClick(field, key)
    assert ran == [ActionId.NEXT, ActionId.CAPTURE]
    assert field.text() == ".b"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Period)
    assert ran[-1] is ActionId.BLACK


def test_only_the_wanted_actions_are_bound(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    made = bind(
        window, Surface.STAGE, lambda _action: None, characters=False, only=[ActionId.NEXT, ActionId.BLACK]
    )
    assert {each.key().toString() for each in made} == {"PgDown", "Right", "Space"}
    assert not any(each.autoRepeat() for each in made)
