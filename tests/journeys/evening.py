"""The whole evening through the real windows on two screens, as a trainer would: keys, clicks, typing.

Run by test_windows.py in a process of its own, because the platform takes its screens at the start:
`python -m tests.journeys.evening DATA LANGUAGE PICTURES`. Ends with 0 and the line 'the evening is over'.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from dilemmagame.app import load_services, make_application
from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.print.page import PrintPage
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import BarsScene, BreakScene, HiddenResultScene, SlopeScene, WelcomeScene

PATIENCE_MS = 10_000
DEAD_MS = 450
LOOK_MS = 20


def rest(ms: int) -> None:
    """Let `ms` pass while the windows live. QTest.qWait would keep the interpreter from the other threads."""
    end = monotonic() + ms / 1000
    while monotonic() < end:
        QApplication.processEvents()
        sleep(0.005)


class Trainer:
    """Hands on the keyboard of the laptop, eyes on both windows."""

    def __init__(self, window: MainWindow, pictures: Path) -> None:
        self.window = window
        self.pictures = pictures
        self.scenes: set[str] = set()

    def until(self, true: Callable[[], bool], what: str) -> None:
        for _turn in range(PATIENCE_MS // LOOK_MS):
            if true():
                return
            rest(LOOK_MS)
        self.picture("stuck")
        raise AssertionError(f"waited in vain: {what}")

    def picture(self, name: str) -> None:
        rest(30)
        QApplication.processEvents()  # what was shown in the last turn of the event loop is laid out in the next
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(self.pictures / f"{name}.png"))

    def page(self) -> QWidget:
        page = self.window.centralWidget()
        assert page is not None
        return page.currentWidget()  # type: ignore[attr-defined, no-any-return]  # the stack of pages

    @property
    def console(self) -> ConsolePage:
        page = self.page()
        assert isinstance(page, ConsolePage), type(page)
        return page

    @property
    def view(self) -> ConsoleView:
        view = self.console.view
        assert view is not None
        return view

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.console, key, modifier)

    def click_on(self) -> None:
        """The clicker: PgDn, and patience for its dead time."""
        before = self.stand()
        rest(DEAD_MS)
        self.press(Qt.Key.Key_PageDown)
        self.until(
            lambda: not isinstance(self.page(), ConsolePage) or self.stand() != before,
            f"the click after {before}",
        )

    def stand(self) -> tuple[object, ...]:
        """Where the evening is, the page of a long case included."""
        view, pager = self.view, self.console._pager
        page = pager.where() if pager is not None else (1, 1)
        return view.position, view.primary, view.phase, view.break_until, self.statuses(), page, view.page

    def statuses(self) -> tuple[RoundStatus, ...]:
        return tuple(vote.status for vote in self.view.votes)

    def count(self, numbers: list[int]) -> None:
        """Type the tally into the number pad."""
        fields = [
            box for box in self.console.step.findChildren(QLineEdit) if box.isVisible() and box.isEnabled()
        ]
        assert len(fields) >= len(numbers), [box.accessibleName() for box in fields]
        for field, number in zip(fields, numbers, strict=False):
            field.setFocus()
            QTest.keyClicks(field, str(number))
            QTest.keyClick(field, Qt.Key.Key_Tab)
        self.until(lambda: self.view.votes[0].total == sum(numbers), "the tally on disk")

    def note(self, words: str) -> None:
        """F2, type, Ctrl+Enter."""
        self.press(Qt.Key.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QPlainTextEdit), field
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: any(line.body == words and not line.draft for line in self.view.lines), "the note")


def play(trainer: Trainer, *, rest_once: bool) -> None:
    """From the first scene to the last, with hand counts, a note, an agreement and a coffee break."""
    assert isinstance(trainer.view.stage.scene, WelcomeScene)
    noted, rested = False, not rest_once
    for _click in range(120):
        view = trainer.view
        trainer.scenes.add(type(view.stage.scene).__name__)
        if view.phase is Phase.FINISHED:
            return
        if view.kind is StepKind.VOTE and view.primary is not Primary.CLOSE_VOTE:
            trainer.count([5, 4, 3] if view.votes[0].slot == 1 else [3, 6, 3])
        if view.kind is StepKind.REVEAL and view.primary is Primary.REVEAL:
            assert isinstance(view.stage.scene, HiddenResultScene)
        if view.kind is StepKind.DIALOGUE and not noted:
            trainer.note("wie betaalt de prijs")
            noted = True
        if view.kind is StepKind.AGREEMENT and not rested:
            rested = True
            trainer.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
            trainer.press(Qt.Key.Key_Space)
            trainer.until(lambda: trainer.view.break_until is not None, "the break")
            continue
        if isinstance(view.stage.scene, BarsScene):
            assert view.stage.scene.ballots[:3] == (5, 4, 3)
        if isinstance(view.stage.scene, SlopeScene):
            assert [change.delta for change in view.stage.scene.changes[:3]] == [-2, 2, 0]
        if isinstance(view.stage.scene, BreakScene):
            assert trainer.console.cover.isVisible()
        trainer.picture(f"{view.position:02d}-{view.kind.value}")
        trainer.click_on()
    raise AssertionError("the evening did not end")


def ready(page: QWidget, name: str) -> bool:
    """A button that says this can be pressed."""
    buttons = page.findChildren(QAbstractButton)
    return any(name in f"{each.text()} {each.accessibleName()}" and each.isEnabled() for each in buttons)


def to_paper(trainer: Trainer) -> None:
    """From the notes to the start, the cards and their pages for the printer."""
    trainer.page().back.emit()  # type: ignore[attr-defined]  # the page of the notes has it
    for door in (_("Library"), _("Print cards")):
        trainer.until(lambda door=door: ready(trainer.page(), door), door)  # type: ignore[misc]  # mypy and a default
        buttons = trainer.page().findChildren(QAbstractButton)
        next(each for each in buttons if door in (each.text(), each.accessibleName())).click()
    trainer.until(lambda: isinstance(trainer.page(), PrintPage), "the page for paper")
    page = trainer.page()
    assert isinstance(page, PrintPage)
    trainer.until(lambda: ready(page, _("Save as PDF")), "the pages for the printer")
    trainer.picture("print")
    trainer.until(lambda: not page._background.busy, "the preview")


def main(data: Path, language: str, pictures: Path) -> None:
    i18n.use(language)
    app = make_application(language)
    folder = DataFolder(data)
    # The longer programme has the grey area as well, and a coffee break on the way; once is enough.
    programme = "raad-90" if language == "nl" else "raad-45"
    settings = Settings(language=language, last_programme=programme)
    window = MainWindow(folder, settings, "paper")
    laptop = next(screen for screen in app.screens() if screen.name() == "Laptop")
    window.setScreen(laptop)
    window.setGeometry(laptop.geometry())
    window.show()
    app.processEvents()
    window.receive(load_services(folder, language))
    trainer = Trainer(window, pictures)
    trainer.picture("home")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    trainer.until(lambda: isinstance(trainer.page(), PreparePage), "the page to prepare")
    trainer.picture("prepare")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    trainer.until(lambda: isinstance(trainer.page(), ConsolePage), "the console")
    stage = next(each for each in app.topLevelWidgets() if type(each).__name__ == "StageWindow")
    trainer.until(stage.isVisible, "the stage")
    assert stage.geometry().width() == 1920, stage.geometry()
    play(trainer, rest_once=language == "nl")
    wanted = {
        "BarsScene",
        "SlopeScene",
        "BallotScene",
        "CaseScene",
        "PromptScene",
        "ContactsScene",
    }
    wanted |= {"BreakScene", "GreyPlacingScene", "GreyScene"} if programme == "raad-90" else set()
    assert trainer.scenes >= wanted, wanted - trainer.scenes
    trainer.picture("finished")
    rest(DEAD_MS)
    trainer.press(Qt.Key.Key_PageDown)
    trainer.until(lambda: isinstance(trainer.page(), ReviewPage), "the notes")
    trainer.until(lambda: ready(trainer.page(), "Word"), "the notes on the screen")
    trainer.picture("review")
    to_paper(trainer)
    window.close()
    window.release()
    print("the evening is over")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
