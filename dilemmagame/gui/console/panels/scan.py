"""Panel of step kind `scan`: the group's own work, what makes it vulnerable, and what to watch in the picture."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import Capture
from dilemmagame.domain.scan import FEWEST_PROCESSES, HIGHEST, MOST_PROCESSES, is_combination
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.fitting import FittingCards
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.console.panel import StepPanel
from dilemmagame.gui.console.scoring import ScoreSheet, scores_of
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, Line
from dilemmagame.notes.wording import degree_word


def usual_work() -> tuple[str, ...]:
    """Work that most municipalities have, to tap."""
    return (
        _("Granting permits"),
        _("Buying and tendering"),
        _("Supervision and enforcement"),
        _("Granting subsidies"),
        _("Benefits and support"),
        _("Work at the counter"),
        _("Paying invoices"),
        _("Hiring people"),
        _("Selling or leasing land"),
        _("Managing files and access"),
    )


class ScanPanel(StepPanel):
    """Asks for the work where the step asks for it alone, and for scores in every other step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._at = ""
        self._view: ConsoleView | None = None
        self._offered: tuple[str, ...] | None = None
        self._picked: tuple[tuple[str, str], ...] | None = None
        self._naming()
        self._scoring()
        self.fill()

    def _naming(self) -> None:
        self._ask = self.say(
            _("Which work do we do? Tap, or write it down: {fewest} to {most} pieces.").format(
                fewest=FEWEST_PROCESSES, most=MOST_PROCESSES
            ),
            "strong",
        )
        self._usual = QWidget()
        self._usual.setAccessibleName(_("Usual work"))
        self._usual_flow = FlowLayout(self._usual, 6)
        self.box.addWidget(self._usual)
        self._enough = self.say("", "caption")
        self._list = LineList(self.desk, _("Our work"))
        self.box.addWidget(self._list)

    def _scoring(self) -> None:
        self._fitting = FittingCards(self.desk)
        self.box.addWidget(self._fitting)
        self._works = QWidget()
        self._works.setAccessibleName(_("Which work are we talking about?"))
        self._works_flow = FlowLayout(self._works, 6)
        self.box.addWidget(self._works)
        degrees = ", ".join(
            _("{score} {degree}").format(score=score, degree=degree_word(score))
            for score in range(HIGHEST + 1)
        )
        self._agree = self.say(_("Settle it aloud and tap: {degrees}.").format(degrees=degrees), "caption")
        self._sheet = ScoreSheet(self.desk)
        self.box.addWidget(self._sheet)
        self._onward = Button("", self.desk.theme, "arrow-right")
        self._onward.clicked.connect(self._next_work)
        self.box.addWidget(self._onward)
        self._warning = Words("", "strong", wrap=True)
        self.box.addWidget(self._warning)

    def show_view(self, view: ConsoleView) -> None:
        self._view = view
        work = work_of(view)
        naming_only = view.captures[:1] == (CaptureField.PROCESS,)
        if work and all(line.text_id != self._at for line in work):
            self._at = next((line.text_id for line in work if not _whole(line, view)), work[0].text_id)
        self._show_naming(view, work, shown=naming_only or not work)
        here = next((line for line in work if line.text_id == self._at), None)
        self._show_scoring(view, work, here, shown=not naming_only)
        caught = [line.body for line in work if is_combination(scores_of(line.text_id, view))]
        self._warning.say(warning_text(caught) if caught and not naming_only else "")
        if naming_only or not all(_whole(line, view) for line in work):
            self._fitting.hide()
        else:
            self._fitting.show_view(view)

    def _show_naming(self, view: ConsoleView, work: tuple[Line, ...], *, shown: bool) -> None:
        for part in (self._ask, self._usual, self._list):
            part.setVisible(shown)
        self._list.show_lines(work, view)
        n = len(work)
        self._enough.say(
            _("That is a lot for one evening. Fewer pieces give a better talk.")
            if shown and n > MOST_PROCESSES
            else ""
        )
        there = {line.body for line in work}
        offered = tuple(each for each in usual_work() if each not in there)
        if offered == self._offered:
            return
        self._offered = offered
        clear(self._usual_flow)
        for name in offered:
            chip = ToggleChip(name, self.desk.theme)
            chip.clicked.connect(lambda _on, name=name: self.desk.send(Capture(CaptureField.PROCESS, name)))
            self._usual_flow.addWidget(chip)
        self._usual_flow.addWidget(self._other_work())

    def _other_work(self) -> Button:
        other = Button(_("Other work"), self.desk.theme, "plus", "quiet")
        other.clicked.connect(lambda: self.desk.write(CaptureField.PROCESS, ""))
        return other

    def _show_scoring(
        self, view: ConsoleView, work: tuple[Line, ...], here: Line | None, *, shown: bool
    ) -> None:
        shown = shown and here is not None
        for part in (self._works, self._sheet):
            part.setVisible(shown)
        self._agree.setVisible(shown and not view.scores)
        self._onward.setVisible(False)
        if not shown or here is None:
            return
        picked = tuple(
            (line.text_id, _("{work} ✓").format(work=line.body) if _whole(line, view) else line.body)
            for line in work
        )
        if picked != self._picked:
            self._picked = picked
            clear(self._works_flow)
            for text_id, words in picked:
                chip = ToggleChip(words, self.desk.theme)
                chip.setProperty("work", text_id)
                chip.clicked.connect(lambda _on, text_id=text_id: self._choose(text_id))
                self._works_flow.addWidget(chip)
            self._works_flow.addWidget(self._other_work())
        for chip in self._works.findChildren(ToggleChip):
            chip.setChecked(chip.property("work") == self._at)
        self._sheet.show_process(here, view)
        following = next((line for line in work if not _whole(line, view)), None)
        if following is not None and _whole(here, view):
            self._onward.label(_("On to: {work}").format(work=following.body))
            self._onward.name(_("On to: {work}").format(work=following.body))
            self._onward.setVisible(True)

    def _choose(self, text_id: str) -> None:
        self._at = text_id
        if self._view is not None:
            self.show_view(self._view)

    def _next_work(self) -> None:
        view = self._view
        if view is not None:
            self._choose(next((line.text_id for line in work_of(view) if not _whole(line, view)), self._at))

    def status(self, view: ConsoleView) -> str:
        work = work_of(view)
        if view.captures[:1] == (CaptureField.PROCESS,):
            return ngettext("{n} piece of work", "{n} pieces of work", len(work)).format(n=len(work))
        done = sum(1 for line in work if _whole(line, view))
        return _("{done} of {all} scored").format(done=done, all=len(work)) if work else ""


def work_of(view: ConsoleView) -> tuple[Line, ...]:
    """The work the group named this evening, oldest first."""
    return tuple(line for line in view.lines if line.field is CaptureField.PROCESS and not line.draft)


def _whole(line: Line, view: ConsoleView) -> bool:
    """Whether every vulnerability of this work has a score."""
    return len(scores_of(line.text_id, view)) >= len(view.vulnerabilities)


def warning_text(work: list[str]) -> str:
    """Which work has a combination that weighs more."""
    return ngettext(
        "{work}: people work alone with money or sensitive data. Ask: who looks on, and who can say no?",
        "{work}: people work alone with money or sensitive data. Ask of each: who looks on, and who can say no?",
        len(work),
    ).format(work=", ".join(work))
