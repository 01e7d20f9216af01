"""One piece dragged with a real mouse on a real display; run by test_dragging.py in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from datetime import time
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from dilemmagame.domain.arranging import Arrangement
from dilemmagame.domain.planning import playable
from dilemmagame.gui.programme.page import ProgrammePage
from tests.gui.pages import rest, services, shown

STEP_MS = 150


def mouse(*arguments: object) -> None:
    """xdotool, which moves the mouse of the display."""
    subprocess.run(["xdotool", *map(str, arguments)], check=True)


def main(folder: Path) -> None:
    app = QApplication([])
    assert app is not None
    with services(folder) as given:
        deck = next(each.deck for each in given.shelf.decks if each.deck.id == "raadsleden")
        template = next(each for each in given.shelf.programmes if each.id == "raad-90")
        cards = playable(deck)
        page = ProgrammePage(given, Arrangement(template, cards[: template.cards]), cards, 18, time(19, 30))
        shown(page)
        rest(300)
        lines = page.order.lines

        def at(row: int) -> QPoint:
            """The upper edge of a row, on the display."""
            box = lines.visualItemRect(lines.item(row))
            return lines.viewport().mapToGlobal(QPoint(box.center().x(), box.top() + 4))

        start, end = at(3), at(1)
        way = [start - QPoint(0, 15), start - QPoint(0, 30), end + QPoint(0, 5), end + QPoint(0, 2), end]
        # While Qt drags, it runs a loop of its own; only a timer gets a turn in it.
        for number, point in enumerate(way, 1):
            QTimer.singleShot(STEP_MS * number, lambda point=point: mouse("mousemove", point.x(), point.y()))
        QTimer.singleShot(STEP_MS * (len(way) + 1), lambda: mouse("mouseup", 1))
        mouse("mousemove", start.x(), start.y())
        mouse("mousedown", 1)
        rest(STEP_MS * (len(way) + 6))
        print([item.method for item in page.arrangement.template.items], lines.count())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
