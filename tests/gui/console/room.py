"""A real evening behind a real console: store on disk, hub on its thread, bridge, page, and the stage's own painter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.cards import Norm, Voice
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.bridge import SessionBridge
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.keys import ActionId
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.theme import apply_theme
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Hub, SessionOwner
from dilemmagame.ports import SessionLog
from dilemmagame.storage import Store
from tests.forms import PAGES, SCAN, VALUES
from tests.prepared import used_folder
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, method, plan, step

WAIT_MS = 5_000
FULL_CARD = replace(
    OPTIONS_CARD,
    twists=("De aannemer is je buurman.", "De kist kwam bij je thuis."),
    voices=(Voice("Griffier", "Schrijf het op en meld het."),),
    norms=("gift",),
    prevention="Welke afspraak over geschenken helpt?",
)
GIFT = Norm(
    "gift", "Gedragscode", "art. 4", Localised("Meld geschenken.", "Report gifts."), (), None, "", False
)
QUARTER_HOUR = method(
    "M12",
    step(StepKind.READ, 2),
    step(StepKind.VOTE, 1, slot=1),
    step(StepKind.STAKEHOLDERS, 3),
    step(StepKind.DIALOGUE, 5),
    step(StepKind.VOTE, 1, slot=2),
    step(StepKind.REVEAL, 1, rounds=(1, 2)),
    step(StepKind.AGREEMENT, 3),
)
LONG_TALK = method(
    "M02",
    step(StepKind.READ, 2),
    step(StepKind.DILEMMA, 5),
    step(StepKind.CLARIFY, 5),
    step(StepKind.FACTS, 5),
    step(StepKind.VALUES_NORMS, 10),
    step(StepKind.ALTERNATIVES, 3),
    step(StepKind.INDIVIDUAL, 3),
    step(StepKind.DUO, 2),
    step(StepKind.TABLES, 10),
    step(StepKind.LISTEN, 3),
    step(StepKind.REFORMULATE, 3),
    step(StepKind.EVALUATION, 2),
)
FORMS = method(
    "forms",
    step(StepKind.VOTE, 1, slot=1),
    step(StepKind.REVEAL, 1, rounds=(1,)),
    step(StepKind.MINORITY, 2),
    step(StepKind.OPPOSITES, 2),
    step(StepKind.ROLES, 2),
    step(StepKind.TWIST, 2, slot=1),
    step(StepKind.TIPPING, 2),
    step(StepKind.GREY, 2, slot=1),
    step(StepKind.SPREAD, 2, rounds=(1,)),
    step(StepKind.EDGES, 2),
    step(StepKind.ADVISERS, 2),
    step(StepKind.HEARING, 2),
    step(StepKind.SORT, 2),
    step(StepKind.WEIGHING, 2),
)
BREAK = method("break", step(StepKind.PAUSE, 15), frame=True)


def small_evening() -> Plan:
    """One card with everything on it, and the frame around it."""
    return replace(
        plan(PlannedItem(OPENING), PlannedItem(CARD_ROUND, FULL_CARD), PlannedItem(CLOSING)), norms=(GIFT,)
    )


def long_talk() -> Plan:
    """One card with the long talk."""
    return plan(PlannedItem(LONG_TALK, FULL_CARD))


def every_kind() -> Plan:
    """An evening in which every step kind occurs."""
    return replace(
        plan(
            PlannedItem(OPENING),
            PlannedItem(CARD_ROUND, FULL_CARD),
            PlannedItem(BREAK),
            PlannedItem(QUARTER_HOUR, FULL_CARD),
            PlannedItem(LONG_TALK, FULL_CARD),
            PlannedItem(FORMS, FULL_CARD),
            PlannedItem(SCAN),
            PlannedItem(VALUES),
            PlannedItem(PAGES, None, ("een.png", "twee.png")),
            PlannedItem(CLOSING),
        ),
        norms=(GIFT,),
    )


class Pages:
    """The pages of a case on the stage: one, unless a test makes it more."""

    def __init__(self) -> None:
        self.page, self.pages = 1, 1

    def where(self) -> tuple[int, int]:
        return self.page, self.pages

    def turn(self, by: int) -> bool:
        if not 1 <= self.page + by <= self.pages:
            return False
        self.page += by
        return True


class Evening:
    """Drives the page as a trainer does and waits for what comes of it."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        evening: Plan | None = None,
        log: SessionLog | None = None,
        stock: Stock | None = None,
    ) -> None:
        self._stock = stock or Stock()
        self.qtbot = qtbot
        self.folder = folder
        self.clock = VirtualClock()
        self.store = Store.open(used_folder(folder), self.clock)
        self._owner = SessionOwner.start(log or self.store, self.clock, evening or small_evening())
        self.signals: list[ActionId] = []
        self.pages = Pages()
        self._open()

    def _open(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme = apply_theme(app, "night")
        self.hub = Hub(self._owner, tick_ms=200)
        self.bridge = SessionBridge(self.hub, interval_ms=5)
        painter = StagePainter(self.theme, QSize(1280, 720))
        self.page = ConsolePage(
            self.bridge.send,
            painter.paint,
            painter.describe,
            self.clock,
            self.theme,
            pager=self.pages,
            stock=lambda: self._stock,
        )
        self.bridge.view_changed.connect(self.page.show_view)
        self.bridge.refused.connect(self.page.show_refusal)
        self.bridge.storage_failed.connect(self.page.show_failure)
        self.bridge.broke.connect(self.page.show_mishap)
        self.page.screen_asked.connect(self.signals.append)
        self.qtbot.addWidget(self.page)
        self.page.resize(1366, 768)
        self.hub.open()
        self.page.show()
        self.page.activateWindow()
        self.qtbot.waitUntil(self.page.isActiveWindow, timeout=WAIT_MS)
        self.until(lambda view: True)
        self.page.focus_main()

    def close(self) -> None:
        self.page.close()
        self.hub.close()
        self.bridge.close()
        self.store.close()

    def restart(self) -> None:
        """The program dies and starts again on the same data."""
        self.hub.close()
        self.bridge.close()
        self.page.hide()
        self.store.close()
        self.store = Store.open(used_folder(self.folder), self.clock)
        self._owner = SessionOwner.resume(self.store, self.clock, "s1")
        self._open()

    @property
    def view(self) -> ConsoleView:
        assert self.page.view is not None
        return self.page.view

    def until(self, truth: Callable[[ConsoleView], bool]) -> ConsoleView:
        """Wait until the shown view makes `truth` true."""
        self.qtbot.waitUntil(lambda: self.page.view is not None and truth(self.page.view), timeout=WAIT_MS)
        QApplication.processEvents()
        return self.view

    def focused(self) -> QWidget:
        """Where a key goes now."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def breathe(self) -> None:
        """Time passes, so that the dead time of the clicker is over."""
        self.clock.advance(600)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key on whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)

    def click(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def next(self) -> ConsoleView:
        """Click the amber button and wait for the change."""
        before = self.view
        self.breathe()
        self.click(self.page.footer.next)
        return self.until(lambda view: changed(view) != changed(before))

    def go_to(self, kind: StepKind, slot: int = 0) -> ConsoleView:
        """Click on until the first step of `kind` (of that voting slot)."""
        for _ in range(60):
            here = self.view.kind is kind and (not slot or any(vote.slot == slot for vote in self.view.votes))
            if here:
                return self.view
            self.next()
        raise AssertionError(f"no step {kind.value} in this evening")

    def stored_words(self) -> list[str]:
        """The texts as they lie on disk."""
        return [text.body for text in self.store.load("s1").texts]


def changed(view: ConsoleView) -> tuple[object, ...]:
    """What an advance changes."""
    votes = tuple((vote.number, vote.status, vote.warned) for vote in view.votes)
    agreed = tuple(each.status for each in view.agreements)
    return view.position, view.primary, view.phase, votes, agreed, view.calm, view.break_until


def is_(primary: Primary) -> Callable[[ConsoleView], bool]:
    return lambda view: view.primary is primary


def inside(widget: QWidget) -> Iterator[QWidget]:
    """`widget` and everything visible in it."""
    yield widget
    for child in widget.findChildren(QWidget):
        if child.isVisible():
            yield child


def shown_words(widget: QWidget) -> list[str]:
    """Every word a person or a screen reader can get out of `widget`."""
    found: list[str] = []
    for each in inside(widget):
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
    return [text for text in found if text]


def numbers(texts: list[str]) -> set[int]:
    """The whole numbers that stand in `texts`."""
    return {int(found) for text in texts for found in re.findall(r"(?<![\w.])\d+(?![\w.])", text)}
