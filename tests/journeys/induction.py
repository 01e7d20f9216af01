"""The induction of a new council, 150 minutes, through the real windows on two screens: an overrun, a crash, the end.

Run by test_windows.py in processes of its own: `python -m tests.journeys.induction DATA PICTURES before` plays until
the program is killed in the middle of a count, `... after` starts again and plays to the end.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from dilemmagame.app import load_services, make_application
from dilemmagame.base import i18n
from dilemmagame.base.clock import SystemClock
from dilemmagame.base.i18n import _
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import About, RoundStatus
from dilemmagame.domain.session import Phase, Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.prepare.page import PreparePage
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.shell import MainWindow
from dilemmagame.live.console_view import ConsoleView, RailStep
from dilemmagame.live.practising import PaceClock
from tests.journeys.evening import DEAD_MS, Trainer, ready, rest

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
LEAP_MS = 12_000
"""Less than what counts as a gap, in which the laptop slept."""
KILLED = 9
PER_CASE = (7, 9, 5)
OVERRUN_MS = 180_000
MOST_CLICKS = 160


class Inductor(Trainer):
    """A trainer who counts whatever is put in front of him. `clock` leaps where people talk long."""

    def __init__(self, window: MainWindow, pictures: Path, clock: PaceClock) -> None:
        super().__init__(window, pictures)
        self.clock = clock

    def talk_on(self) -> None:
        """Let some time pass; freezing the stage makes the session look at its clock at once."""
        frozen = self.view.stage.frozen
        self.clock.leap(LEAP_MS)
        self.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.until(lambda: self.view.stage.frozen is not frozen, "the stage to freeze or thaw")

    def count_all(self) -> None:
        """Type a tally into every field that waits for a number."""
        cases = self.view.votes[0].subject.about is About.CASE
        fields = [
            box for box in self.console.step.findChildren(QLineEdit) if box.isVisible() and box.isEnabled()
        ]
        wanted = PER_CASE * len(self.view.votes) if cases else (8, 7, 6)
        for field, number in zip(fields, wanted, strict=False):
            field.setFocus()
            QTest.keyClicks(field, str(number))
            QTest.keyClick(field, Qt.Key.Key_Tab)
        self.until(lambda: all(vote.total for vote in self.view.votes), "the tallies on disk")

    def uncounted(self) -> bool:
        """A vote is closed and nobody has counted it yet."""
        return any(vote.status is RoundStatus.CLOSED and not vote.total for vote in self.view.votes)

    def overrun(self) -> None:
        """Talk on until the console offers to hold the end time, take the offer with one key, and see that it holds."""
        end = self.view.pace.planned_end
        minutes = {step.index: step.planned_ms for step in steps(self.view)}
        while self.view.pace.behind_ms <= OVERRUN_MS or self.view.stage.frozen:
            self.talk_on()
        offer = self.view.pace.replan
        assert offer is not None, "no offer to hold the end time"
        self.picture("overrun")
        self.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: {s.index: s.planned_ms for s in steps(self.view)} != minutes, "new minutes")
        assert self.view.pace.planned_end == end
        assert offer.holds
        assert self.view.pace.behind_ms < 90_000, self.view.pace.behind_ms
        self.picture("held")


def steps(view: ConsoleView) -> list[RailStep]:
    return [step for item in view.items for step in item.steps]


def play(trainer: Inductor, *, until_killed: bool) -> None:
    """Click through; before the crash until the first count of the grey zone, after it to the end."""
    overran = noted = agreed = False
    for _click in range(MOST_CLICKS):
        view = trainer.view
        trainer.scenes.add(type(view.stage.scene).__name__)
        if view.phase is Phase.FINISHED:
            return
        if trainer.uncounted():
            trainer.count_all()
            if until_killed and view.kind is StepKind.GREY:
                trainer.picture("before-the-crash")
                print(f"killed at step {view.position}", flush=True)
                os._exit(KILLED)
        if until_killed and view.kind is StepKind.DIALOGUE and not overran:
            trainer.overrun()
            overran = True
        if view.kind is StepKind.DIALOGUE and not noted:
            trainer.note("wie betaalt de prijs")
            noted = True
        if view.kind is StepKind.EDGES and not agreed:
            trainer.note("vanaf vijftig euro is het geen attentie meer")
            agreed = True
        trainer.picture(f"{view.position:02d}-{view.kind.value}")
        trainer.click_on()
    raise AssertionError("the evening did not end")


def opened(data: Path) -> tuple[MainWindow, PaceClock]:
    """The app on the laptop, with the projector beside it."""
    i18n.use("nl")
    app = make_application("nl")
    folder = DataFolder(data)
    settings = Settings(language="nl", last_programme="raad-150", last_present=24)
    window = MainWindow(folder, settings, "paper")
    laptop = next(screen for screen in app.screens() if screen.name() == "Laptop")
    window.setScreen(laptop)
    window.setGeometry(laptop.geometry())
    window.show()
    app.processEvents()
    clock = PaceClock(SystemClock(), START)
    window.receive(replace(load_services(folder, "nl"), clock=clock))
    return window, clock


def before(data: Path, pictures: Path) -> None:
    window, clock = opened(data)
    trainer = Inductor(window, pictures, clock)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    trainer.until(lambda: isinstance(trainer.page(), PreparePage), "the page to prepare")
    trainer.picture("prepare")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    trainer.until(lambda: isinstance(trainer.page(), ConsolePage), "the console")
    assert sum(step.planned_ms for step in steps(trainer.view)) == 150 * 60_000
    play(trainer, until_killed=True)
    raise AssertionError("the grey zone did not come")


def after(data: Path, pictures: Path) -> None:
    window, clock = opened(data)
    trainer = Inductor(window, pictures, clock)
    trainer.picture("home-after-the-crash")
    trainer.until(lambda: ready(trainer.page(), _("Go on")), "the question whether to go on")
    buttons = trainer.page().findChildren(QAbstractButton)
    next(each for each in buttons if _("Go on") in f"{each.text()} {each.accessibleName()}").click()
    trainer.until(lambda: isinstance(trainer.page(), ConsolePage), "the console")
    view = trainer.view
    assert view.kind is StepKind.GREY, view.kind
    assert all(vote.total == sum(PER_CASE) for vote in view.votes), view.votes
    assert view.timer is not None
    assert not view.timer.running
    assert any(line.body == "wie betaalt de prijs" for line in view.lines)
    assert view.primary is Primary.NEXT
    trainer.picture("after-the-crash")
    play(trainer, until_killed=False)
    wanted = {"GreyScene", "BoardScene", "ReadBackScene", "ContactsScene"}
    assert trainer.scenes >= wanted, wanted - trainer.scenes
    rest(DEAD_MS)
    trainer.press(Qt.Key.Key_PageDown)
    trainer.until(lambda: isinstance(trainer.page(), ReviewPage), "the notes")
    trainer.until(lambda: ready(trainer.page(), "Word"), "the notes on the screen")
    trainer.picture("review")
    window.close()
    window.release()
    print("the evening is over")


if __name__ == "__main__":
    {"before": before, "after": after}[sys.argv[3]](Path(sys.argv[1]), Path(sys.argv[2]))
