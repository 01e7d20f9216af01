"""Every panel in both languages: all has a name, nothing is clipped, no text is markup, Tab reaches everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dilemmagame.base import i18n
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.breakpoints import shape
from dilemmagame.gui.console.panels.registry import PANELS
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.widgets.text import Elided, Words
from tests.gui.console.room import Evening, inside, shown_words
from tests.gui.pages import laid_out

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
SIZES = ((1366, 768), (1198, 650))


def walk(evening: Evening) -> Iterator[str]:
    """Every state of the whole evening; the cover of the break is lifted."""
    while evening.view.phase is not Phase.FINISHED:
        evening.page.lift_cover()
        laid_out()
        yield f"{evening.view.kind.value}/{evening.view.primary.value}"
        evening.next()


def clipped(widget: QWidget) -> str:
    """What is cut off in `widget`, or nothing."""
    size, hint = widget.size(), widget.sizeHint()
    if isinstance(widget, QAbstractButton) and widget.text():
        cut = hint.width() > size.width() + 1 or hint.height() > size.height() + 1
        return f"button {widget.text()!r} {size} needs {hint}" if cut and not widget.styleSheet() else ""
    if isinstance(widget, Words) and not isinstance(widget, Elided) and widget.text() and widget.width() > 0:
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            return (
                f"text {widget.text()[:50]!r} {size} needs {needed} high"
                if needed > size.height() + 1
                else ""
            )
        if widget.property("class") == "chip" and widget.maximumWidth() == 0:
            return ""
        return f"line {widget.text()!r} {size} needs {hint}" if hint.width() > size.width() + 1 else ""
    if isinstance(widget, QLineEdit):
        words = widget.placeholderText()
        cut = widget.fontMetrics().horizontalAdvance(words) > size.width() - 16
        return f"hint {words!r} {size}" if cut else ""
    return ""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_text_is_clipped_in_any_panel(long_evening: Evening, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    page = long_evening.page
    page.resize(*size)
    faults = []
    for state in walk(long_evening):
        assert (page.width(), page.height()) == size
        faults += [f"{state}: {fault}" for widget in inside(page) if (fault := clipped(widget))]
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_with_letters_half_as_large_again_the_console_folds_and_nothing_is_clipped(
    long_evening: Evening,
) -> None:
    i18n.use("nl")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, "paper", 1.5)
    page = long_evening.page
    page.resize(1365, 768)
    QApplication.processEvents()
    assert page.footer.isAncestorOf(page.clock_panel)
    faults = [
        f"{state}: {fault}"
        for state in walk(long_evening)
        for widget in inside(page)
        if (fault := clipped(widget)) and not isinstance(widget, QLineEdit)
    ]
    apply_theme(app, "night")
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_everything_that_can_be_operated_has_a_name_and_no_label_reads_markup(long_evening: Evening) -> None:
    nameless, markup = [], []
    for state in walk(long_evening):
        for widget in inside(long_evening.page):
            reachable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and isinstance(widget, CONTROLS)
            if reachable and not widget.accessibleName().strip():
                nameless.append(f"{state}: {widget}")
            if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
                markup.append(f"{state}: {widget.text()}")
    assert not nameless, nameless
    assert not markup, markup


def test_every_control_is_large_enough_to_hit(long_evening: Evening) -> None:
    small: list[str] = []
    for state in walk(long_evening):
        small += [
            f"{state}: {widget.accessibleName()} {widget.size()}"
            for widget in inside(long_evening.page)
            if isinstance(widget, QAbstractButton | QLineEdit) and widget.height() < 34
        ]
    assert not small, small


def test_tab_reaches_every_enabled_button_of_a_step(long_evening: Evening) -> None:
    long_evening.go_to(StepKind.ARGUMENTS)
    page = long_evening.page
    page.focus_main()
    reached: set[QWidget] = set()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
    wanted = {
        each for each in inside(page) if isinstance(each, QAbstractButton | QLineEdit) and each.isEnabled()
    }
    missed = [each.accessibleName() for each in wanted - reached]
    assert not missed, missed
    assert page.capture.edit in reached
    assert page.rail.list in reached


def test_every_step_kind_has_a_panel_of_its_own() -> None:
    assert set(PANELS) == set(StepKind)
    assert len(set(PANELS.values())) == len(StepKind)


def test_the_notes_with_a_card_show_all_that_only_the_trainer_reads(long_evening: Evening) -> None:
    long_evening.go_to(StepKind.READ)
    step = long_evening.page.step
    long_evening.click(step.tabs[1])
    words = "\n".join(shown_words(step))
    for text in (
        "Je houdt de relatie goed.",
        "Het lijkt een gunst.",
        "De aannemer is je buurman.",
        "Griffier: Schrijf het op en meld het.",
        "(not checked yet)",
        "Welke afspraak over geschenken helpt?",
    ):
        assert text in words
    long_evening.click(step.tabs[2])
    assert "Een kist wijn" in step.stage_text.toPlainText()


def test_nothing_that_only_the_trainer_reads_stands_in_the_words_of_the_stage(long_evening: Evening) -> None:
    """The what-ifs are the room's own in the ladder of changed facts only; elsewhere they wait for a tap."""
    step = long_evening.page.step
    for _state in walk(long_evening):
        step.open_tab(2)
        said = step.stage_text.toPlainText()
        assert "Het lijkt een gunst." not in said
        if long_evening.view.kind not in (StepKind.GREY, StepKind.SPREAD, StepKind.TWIST, StepKind.TIPPING):
            assert "buurman" not in said, long_evening.view.kind


@pytest.mark.parametrize(
    ("width", "height", "icons", "low"),
    [
        (1920, 1080, False, False),
        (1366, 768, False, False),
        (1198, 650, False, False),
        (1093, 614, True, True),
    ],
)
def test_the_console_folds_by_size(width: int, height: int, icons: bool, low: bool) -> None:
    folded = shape(width, height)
    assert (folded.icons, folded.low) == (icons, low)
    assert folded.rail + folded.preview + folded.following + folded.side < width


def test_in_a_small_window_the_clock_lies_in_the_bottom_bar_and_comes_back(long_evening: Evening) -> None:
    page = long_evening.page
    long_evening.go_to(StepKind.READ)
    page.resize(1093, 614)
    QApplication.processEvents()
    assert page.footer.isAncestorOf(page.clock_panel)
    assert page.clock_panel.isVisible()
    page.resize(1366, 768)
    QApplication.processEvents()
    assert not page.footer.isAncestorOf(page.clock_panel)
