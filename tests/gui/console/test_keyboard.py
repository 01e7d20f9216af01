"""Every step panel without a mouse: Tab reaches all of it, the focus is seen and stays, all has a name and a role."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QWidget,
)

from dilemmagame.base import i18n
from dilemmagame.domain.session import Phase
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.widgets.stepper import Stepper
from tests.gui.console.room import Evening, inside

OPERATED = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox, QSlider)
MOST_STOPS = 160
RING = 6
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (
        QAbstractButton,
        frozenset(
            {
                QAccessible.Role.Button,
                QAccessible.Role.CheckBox,
                QAccessible.Role.RadioButton,
                QAccessible.Role.ButtonMenu,
            }
        ),
    ),
    (QLineEdit, frozenset({QAccessible.Role.EditableText})),
    (QPlainTextEdit, frozenset({QAccessible.Role.EditableText})),
    (QComboBox, frozenset({QAccessible.Role.ComboBox})),
    (QAbstractItemView, frozenset({QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree})),
)


def each_kind(evening: Evening) -> Iterator[StepKind]:
    """Every state of every step; the cover of a break is lifted."""
    while evening.view.phase is not Phase.FINISHED:
        evening.page.lift_cover()
        QApplication.processEvents()
        yield evening.view.kind
        evening.next()


def box(page: QWidget, widget: QWidget) -> QRect:
    """Where the visible part of `widget` stands on the page, with room for the ring around it."""
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(page, QPoint(0, 0)) + seen.topLeft(), seen.size()).adjusted(
        -RING, -RING, RING, RING
    )


def photo(page: QWidget, place: QRect) -> QImage:
    return page.grab(place).toImage()


def stops(evening: Evening, part: QWidget) -> tuple[list[QWidget], list[str]]:
    """Where Tab leads in `part`, in order, and the stops that cannot be seen to have the focus."""
    page = evening.page
    page.focus_main()
    visited: set[QWidget] = set()
    found: list[QWidget] = []
    unseen: list[str] = []
    before: tuple[QWidget, QRect, QImage] | None = None
    for _turn in range(MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None, f"Tab after {before and before[0].accessibleName()} leads nowhere"
        if before is not None and photo(page, before[1]) == before[2]:
            unseen.append(f"{type(before[0]).__name__} {before[0].accessibleName()!r}")
        before = None
        if here in visited:
            break
        visited.add(here)
        if part.isAncestorOf(here):
            found.append(here)
            QApplication.processEvents()
            place = box(page, here)
            before = here, place, photo(page, place)
            if here.visibleRegion().isEmpty():
                unseen.append(f"out of sight: {here.accessibleName()!r}")
    return found, unseen


def nested(widget: QWidget) -> bool:
    """A part of a larger control that has the keys for it."""
    above = widget.parentWidget()
    return isinstance(above, Stepper | QLineEdit | QComboBox) or widget.objectName().startswith("qt_")


def in_grid(widget: QWidget, found: list[QWidget]) -> bool:
    """A cell of a table in which the arrows go round: one of its neighbours is the stop."""
    if widget.focusPolicy() is not Qt.FocusPolicy.ClickFocus:
        return False
    return any(type(each) is type(widget) and each.parentWidget() is widget.parentWidget() for each in found)


def faults_of(part: QWidget, found: list[QWidget]) -> Iterator[str]:
    """What is mouse only, nameless, roleless or empty in `part`."""
    for widget in inside(part):
        if isinstance(widget, QLabel):
            if not widget.text().strip() and widget.pixmap().isNull():
                yield f"empty label in {type(widget.parent()).__name__}"
            continue
        if isinstance(widget, OPERATED):
            words = widget.accessibleName().strip()
            if nested(widget):
                continue
            if not words:
                yield f"no name: {type(widget).__name__}"
            if widget.isEnabled() and widget not in found and not in_grid(widget, found):
                yield f"only by mouse: {type(widget).__name__} {words!r}"
            role = QAccessible.queryAccessibleInterface(widget).role()
            fitting = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
            if fitting is not None and role not in fitting:
                yield f"odd role {role}: {type(widget).__name__} {words!r}"
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget, QScrollArea):
            if not widget.accessibleName().strip():
                yield f"no name: {type(widget).__name__}"
        elif any(
            "mousePressEvent" in vars(kind)
            for kind in type(widget).__mro__
            if "dilemmagame" in kind.__module__
        ):
            yield f"takes the mouse and no key: {type(widget).__name__}"


def test_every_kind_is_walked_with_tab_and_the_focus_is_seen(long_evening: Evening) -> None:
    i18n.use("nl")
    page = long_evening.page
    faults: list[str] = []
    seen: set[tuple[StepKind, object]] = set()
    for kind in each_kind(long_evening):
        state = kind, long_evening.view.primary
        if state in seen:
            continue
        seen.add(state)
        for part in (page.step, page.capture):
            found, unseen = stops(long_evening, part)
            name = f"{kind.value}/{long_evening.view.primary.value}/{part.accessibleName()}"
            faults += [f"{name}: not seen: {each}" for each in unseen]
            faults += [f"{name}: {each}" for each in faults_of(part, found)]
    assert {kind for kind, _primary in seen} == set(StepKind)
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_whatever_is_pressed_with_the_space_bar_the_focus_is_not_lost(long_evening: Evening) -> None:
    page = long_evening.page
    faults: list[str] = []
    seen: set[StepKind] = set()
    for kind in each_kind(long_evening):
        if kind in seen:
            continue
        seen.add(kind)
        panel = page.step.panel
        assert panel is not None
        position = long_evening.view.position
        names = [
            each.accessibleName()
            for each in inside(panel)
            if isinstance(each, QAbstractButton) and each.isEnabled() and not nested(each)
        ]
        for name in dict.fromkeys(names):
            pressed = button(panel, name)
            if pressed is None:
                continue  # an earlier one took it away
            pressed.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(pressed, Qt.Key.Key_Space)
            rest(long_evening)
            here = QApplication.focusWidget()
            if here is None or not here.isVisible() or not page.isAncestorOf(here):
                faults.append(f"{kind.value}: lost after {name!r}: {here}")
            if long_evening.view.position != position:
                break
    assert not faults, "\n".join(faults)


def button(panel: QWidget, name: str) -> QAbstractButton | None:
    """The button with this name that can be pressed now."""
    return next(
        (
            each
            for each in inside(panel)
            if isinstance(each, QAbstractButton)
            and each.accessibleName() == name
            and each.isEnabled()
            and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        ),
        None,
    )


def rest(evening: Evening) -> None:
    """Let the hub answer and the page follow."""
    for _turn in range(3):
        evening.qtbot.wait(12)
        QApplication.processEvents()
