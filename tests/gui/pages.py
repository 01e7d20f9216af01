"""What the stories about the pages share: services on a real store, and walks over all controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
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
    QWidget,
)

from dilemmagame.base import i18n
from dilemmagame.base.clock import VirtualClock
from dilemmagame.gui.services import Services
from dilemmagame.gui.theme import apply_theme
from dilemmagame.library.shelf import Shelf
from dilemmagame.storage.store import Store
from tests.prepared import used_folder
from tests.sample import START

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
SIZES = ((1093, 614), (1366, 768))


@contextmanager
def services(tmp_path: Path, language: str = "nl", theme: str = "paper") -> Iterator[Services]:
    """Services as the composition root makes them, on a folder of the test; closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    i18n.use(language)
    apply_theme(app, theme)
    folder = used_folder(tmp_path / "data")
    store = Store.open(folder)
    try:
        yield Services(folder, VirtualClock(START), store, Shelf(folder, language))
    finally:
        store.close()


def until(reached: Callable[[], bool], seconds: float = 20) -> None:
    """Let Qt run until `reached`."""
    waited = 0.0
    while not reached():
        assert waited < seconds, "it did not come"
        rest(20)
        waited += 0.02


def rest(ms: int) -> None:
    """Let Qt run a while. Unlike QTest.qWait this lets the other threads of Python run too."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def until_still(widget: QWidget) -> None:
    """Let Qt run until `widget` stays where it is: what opened above it may be followed by a scroll."""
    places: list[QPoint] = []

    def is_still() -> bool:
        places.append(widget.mapToGlobal(QPoint(0, 0)))
        return len(places) > 3 and len(set(places[-3:])) == 1

    until(is_still)


def laid_out() -> None:
    """Let Qt lay out what was changed. A layout asks for the next, and a clock that ticks may come between the two."""
    for _turn in range(3):
        QApplication.processEvents()


def shown(page: QWidget, size: tuple[int, int] = (1366, 768)) -> None:
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    QTest.qWait(20)


def click(button: QAbstractButton) -> None:
    assert button.isEnabled(), button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def nameless(page: QWidget) -> list[str]:
    """Visible controls without a name for a screen reader."""
    return [
        type(each).__name__
        for each in page.findChildren(QWidget)
        if isinstance(each, CONTROLS)
        and each.isVisible()
        and each.objectName() != "qt_spinbox_lineedit"
        and not (isinstance(each.parent(), QLineEdit | QComboBox))
        and not (each.accessibleName() or (isinstance(each, QAbstractButton) and each.text()))
    ]


def small(page: QWidget) -> list[str]:
    """Visible buttons that are lower than a target has to be."""
    return [
        f"{each.accessibleName()} {each.width()}x{each.height()}"
        for each in page.findChildren(QAbstractButton)
        if each.isVisible()
        and not isinstance(each.parent(), QLineEdit)
        and min(each.height(), each.width()) < 26
    ]


def walk(page: QWidget, most: int = 200) -> list[QWidget]:
    """Where Tab leads, once round."""
    page.activateWindow()
    seen: list[QWidget] = []
    for _step in range(most):
        focused: QWidget | None = page.focusWidget()
        QTest.keyClick(focused if focused is not None else page, Qt.Key.Key_Tab)
        here = page.focusWidget()
        if len(seen) > 1 and here is seen[0]:
            break
        if here not in seen:  # a field for a time keeps Tab for its minutes first
            seen.append(here)
    return seen


def clipped(page: QWidget) -> list[str]:
    """Visible texts that do not get the room they need, and widgets that stick out of the page or their scroll area."""
    QApplication.processEvents()  # a text that came just now has asked for room and not got it yet
    found = []
    for each in page.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QLabel) and each.text():
            found += _short_of_room(each)
        if (
            isinstance(each, QAbstractButton)
            and each.text()
            and each.width() < each.minimumSizeHint().width()
        ):
            found.append(f"button {each.text()!r} {each.width()} < {each.minimumSizeHint().width()}")
        if isinstance(each, QLabel | QAbstractButton) and _sticks_out(page, each):
            found.append(f"outside: {each.text()!r}")
    return found


def _short_of_room(label: QLabel) -> list[str]:
    if type(label).__name__ == "Elided":
        return []
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return [f"low {label.text()!r} {label.height()} < {needed}"] if label.height() < needed else []
    wide = label.fontMetrics().horizontalAdvance(label.text())
    return [f"narrow {label.text()!r} {room.width()} < {wide}"] if room.width() < wide else []


def _sticks_out(page: QWidget, each: QWidget) -> bool:
    """Beyond the side edges of the page or of the scroll area it lies in (down is what scrolling is for)."""
    frame: QWidget = page
    above = each.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QScrollArea):
            frame = above.viewport()
            break
        above = above.parentWidget()
    box = QRect(each.mapTo(page, QPoint(0, 0)), each.size())
    room = QRect(frame.mapTo(page, QPoint(0, 0)), frame.size())
    return box.left() < room.left() - 1 or box.right() > room.right() + 1
