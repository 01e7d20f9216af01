"""A whole evening on the console: by clicks, by a clicker alone, with breaks and calm; nothing pops up."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.commands import Capture, GoBack
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.wording import Notice
from dilemmagame.gui.keys import ActionId
from tests.gui.console.room import Evening, changed, is_, shown_words

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Windows(QObject):
    """Notes every window that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def clicker(evening: Evening, key: Qt.Key = Qt.Key.Key_PageDown) -> None:
    """One press of the clicker, and wait for what it changes."""
    before = evening.view
    evening.breathe()
    evening.press(key)
    evening.until(lambda view: changed(view) != changed(before))


def test_a_clicker_alone_takes_the_evening_from_welcome_to_notes_and_nothing_pops_up(
    long_evening: Evening, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    kinds = [long_evening.view.kind]
    asked: list[bool] = []
    long_evening.page.notes_asked.connect(lambda: asked.append(True))
    while long_evening.view.phase is not Phase.FINISHED:
        clicker(long_evening)
        kinds.append(long_evening.view.kind)
    qapp.removeEventFilter(windows)
    assert windows.seen == []
    assert set(kinds) == set(StepKind)
    long_evening.breathe()
    long_evening.press(Qt.Key.Key_PageDown)
    assert asked == [True]


def test_a_second_press_within_400_ms_counts_once(evening: Evening) -> None:
    evening.breathe()
    evening.press(Qt.Key.Key_PageDown)
    evening.clock.advance(200)
    evening.press(Qt.Key.Key_PageDown)
    evening.until(lambda view: view.position == 1)
    evening.clock.advance(500)
    evening.press(Qt.Key.Key_PageDown)
    evening.until(lambda view: view.position == 2)


def test_a_long_case_is_paged_by_the_amber_button_which_says_so(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    evening.pages.pages = 2
    evening.page.show_view(evening.view)
    assert evening.page.footer.next.text().strip() == "Next page"
    here = evening.view.position
    evening.breathe()
    evening.press(Qt.Key.Key_PageDown)
    assert evening.pages.page == 2
    assert evening.page.footer.next.text().strip() == "Open the vote"
    clicker(evening)
    assert evening.view.position == here + 1


def test_a_key_that_is_held_down_counts_once(evening: Evening) -> None:
    target = evening.page.footer.next
    evening.breathe()
    for repeat in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", repeat
        )
        QApplication.sendEvent(target, press)
        evening.clock.advance(500)
    evening.until(lambda view: view.position == 1)
    evening.press(Qt.Key.Key_PageDown)
    evening.until(lambda view: view.position >= 2)
    assert evening.view.position == 2


def test_the_clicker_works_while_the_trainer_types_and_leaves_the_text_alone(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    evening.press(Qt.Key.Key_F2)
    edit = evening.page.capture.edit
    assert edit.hasFocus()
    QTest.keyClicks(edit, "Half een zin. B")
    clicker(evening)
    assert evening.view.kind is StepKind.VOTE
    assert edit.toPlainText() == "Half een zin. B"
    assert evening.view.stage.blank is Blank.NONE
    clicker(evening)
    assert evening.view.primary is Primary.NEXT
    clicker(evening, Qt.Key.Key_PageUp)
    assert evening.view.kind is StepKind.READ


def test_the_full_stop_of_a_clicker_blacks_the_stage_and_can_be_switched_off(evening: Evening) -> None:
    evening.next()
    evening.page.focus_main()
    evening.press(Qt.Key.Key_Period)
    evening.until(lambda view: view.stage.blank is Blank.BLACK)
    assert evening.page.top_bar.black.isChecked()
    evening.press(Qt.Key.Key_B)
    evening.until(lambda view: view.stage.blank is Blank.NONE)
    evening.press(Qt.Key.Key_B, CTRL | SHIFT)
    evening.until(lambda view: view.stage.blank is Blank.BLACK)
    evening.press(Qt.Key.Key_F, CTRL | SHIFT)
    evening.until(lambda view: view.stage.frozen)


def test_the_clock_pauses_takes_half_a_minute_and_counts_up_below_zero(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    assert evening.page.clock_panel.figures.text() == "2:00"
    evening.press(Qt.Key.Key_Up, CTRL)
    evening.until(lambda view: view.timer is not None and view.timer.total_ms == 150_000)
    evening.press(Qt.Key.Key_Down, CTRL)
    evening.until(lambda view: view.timer is not None and view.timer.total_ms == 120_000)
    for _ in range(13):
        evening.clock.advance(10_000)
        evening.qtbot.wait(1)
        evening.until(lambda view: view.as_of_ms == evening.clock.now().mono_ms)
    assert evening.page.clock_panel.figures.text().startswith("+0:1")
    evening.press(Qt.Key.Key_T, CTRL)
    evening.until(lambda view: view.timer is not None and not view.timer.running)
    assert evening.page.clock_panel.pause.text().strip() == "Go on"


def test_one_key_holds_the_end_time(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    for _ in range(40):
        evening.clock.advance(10_000)
        evening.until(lambda view: view.as_of_ms == evening.clock.now().mono_ms)
    assert evening.page.top_bar.hold.isVisible()
    assert any("behind" in text for text in shown_words(evening.page.top_bar))
    evening.press(Qt.Key.Key_E, CTRL)
    evening.until(lambda view: view.pace.replan is None)


def test_a_break_covers_the_console_until_a_key_and_ends_with_the_amber_click(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    evening.press(Qt.Key.Key_B, CTRL)
    assert evening.page.break_strip.isVisible()
    QTest.keyClick(evening.page.break_strip.buttons[1], Qt.Key.Key_Space)
    evening.until(is_(Primary.END_BREAK))
    assert evening.page.cover.isVisible()
    assert evening.page.cover.geometry() == evening.page.rect()
    evening.press(Qt.Key.Key_X)
    assert not evening.page.cover.isVisible()
    assert evening.view.break_until is not None
    evening.next()
    assert evening.view.break_until is None


def test_even_pauze_strikes_what_was_chosen_so_that_it_is_nowhere_on_disk(
    evening: Evening, tmp_path: Path
) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    evening.bridge.send(Capture(CaptureField.REASON, "Zeldzaamwoordje in de gang", "A"))
    evening.bridge.send(Capture(CaptureField.REASON, "Gewone reden", "B"))
    evening.until(lambda view: len(view.lines) == 2)
    evening.press(Qt.Key.Key_P, CTRL | SHIFT)
    evening.until(is_(Primary.END_CALM))
    sheet = evening.page.calm
    words = shown_words(sheet)
    assert (
        "This app is no reporting tool and no investigator. What is told here is not taken in as a report."
        in words
    )
    assert any("vertrouwenspersoon" in text for text in words)
    assert not evening.page.capture.isVisible()
    box = next(box for box in sheet._boxes.values() if "Zeldzaam" in box.text())
    box.setChecked(True)
    evening.click(sheet.strike)
    evening.until(lambda view: len(view.lines) == 1)
    evening.next()
    assert evening.view.primary is not Primary.END_CALM
    evening.page.flush()
    for path in evening.folder.rglob("*"):
        if path.is_file():
            assert b"Zeldzaamwoordje" not in path.read_bytes(), path.name


def test_the_rail_jumps_by_enter_and_the_shell_hears_of_screens(evening: Evening) -> None:
    evening.next()
    entries = evening.page.rail.list
    entries.setFocus()
    entries.setCurrentRow(1)
    evening.press(Qt.Key.Key_Return)
    evening.until(lambda view: view.position == 0)
    evening.press(Qt.Key.Key_F5)
    evening.press(Qt.Key.Key_F8)
    evening.press(Qt.Key.Key_F8, CTRL)
    assert evening.signals == [ActionId.PRESENT_SCREEN, ActionId.SWAP, ActionId.CHOOSE_SCREEN]


def test_a_fault_says_what_happened_what_is_safe_and_what_to_do_and_a_refusal_goes_away_again(
    evening: Evening,
) -> None:
    evening.page.show_failure(WorldError(WorldErrorCode.DISK_FULL, "disk"))
    said = evening.page.notice.accessibleName()
    assert all(part in said for part in ("The disk is full.", "is safe", "try again"))
    evening.next()
    assert evening.page.notice.isVisible()
    evening.page.notice.dismiss()
    evening.page.show_notice(Notice("The projector is gone.", "The session goes on.", "Plug it in again."))
    assert evening.page.notice.isVisible()
    evening.page.notice.dismiss()
    evening.press(Qt.Key.Key_T, CTRL)
    evening.bridge.send(GoBack())
    evening.until(lambda view: view.position == 0)
    evening.bridge.send(GoBack())
    evening.qtbot.waitUntil(evening.page.notice.isVisible)
    assert "first step" in evening.page.notice.accessibleName()
    evening.next()
    assert not evening.page.notice.isVisible()


def test_f6_goes_round_the_parts_and_ends_on_the_amber_button(evening: Evening) -> None:
    evening.go_to(StepKind.DIALOGUE)
    evening.page.focus_main()
    seen: list[QWidget] = []
    for _ in range(6):
        evening.press(Qt.Key.Key_F6)
        parts = evening.page.regions()
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(next(part for part in parts if part is focused or part.isAncestorOf(focused)))
    assert seen == evening.page.regions()
    assert evening.page.footer.next.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_alone_never_moves_the_evening(evening: Evening, key: Qt.Key) -> None:
    evening.breathe()
    evening.press(key)
    evening.qtbot.wait(100)
    assert evening.view.position == 0


def test_the_page_can_be_closed_in_the_middle(qtbot: QtBot, evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.page.close()
    assert not evening.page.isVisible()


def test_the_focus_stays_on_the_cover_of_a_break_after_a_restart(evening: Evening) -> None:
    evening.next()
    evening.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    evening.press(Qt.Key.Key_Return)
    QTest.keyClick(evening.focused(), Qt.Key.Key_Space)
    evening.until(lambda view: view.break_until is not None)
    evening.restart()
    evening.until(lambda view: view.break_until is not None)
    evening.breathe()
    assert evening.page.cover.isVisible()
    assert QApplication.focusWidget() is evening.page.cover
