"""Going round the parts of a window by F6: where the focus is, and the first stop of a part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_in(part: QWidget) -> bool:
    """Whether the focus is on `part` or inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def go_region(parts: Sequence[QWidget], main: QWidget, by: int) -> None:
    """To the next (`by` 1) or previous (-1) part that has a stop; in the part of `main` that is `main` itself."""
    here = next((index for index, part in enumerate(parts) if focus_in(part)), -1 if by > 0 else 0)
    for offset in range(1, len(parts) + 1):
        target = parts[(here + by * offset) % len(parts)]
        first = main if target.isAncestorOf(main) else first_stop(target)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def tab_through(part: QWidget, *, after: QWidget) -> None:
    """Let the Tab key go through `part` right after `after`; what is made later would come at the very end.

    The list that a choice unfolds is a window of its own.
    """
    window = part.window()
    stops = [
        each
        for each in part.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window
    ]
    before = after
    for stop in stops:
        if before.nextInFocusChain() is not stop:
            QWidget.setTabOrder(before, stop)
        before = stop


def first_stop(part: QWidget) -> QWidget | None:
    """The first control in `part` that the Tab key stops at, in tab order."""
    reach = Qt.FocusPolicy.TabFocus.value
    place = part.nextInFocusChain()
    while place is not None and place is not part:
        if (
            part.isAncestorOf(place)
            and place.isVisible()
            and place.isEnabled()
            and place.focusPolicy().value & reach
        ):
            return place
        place = place.nextInFocusChain()
    return None
