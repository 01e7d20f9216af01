"""Panel of step kind `spread`: the counts while they are covered, afterwards the cases in words, widest apart first."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.session import Primary
from dilemmagame.domain.spread import spread
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.casegrid import CaseGrid
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.panel import Section, StepPanel
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, RoundPanel
from dilemmagame.live.form_scenes import GreyRow, GreyScene
from dilemmagame.notes.shades import place_name, spread_words


class SpreadPanel(StepPanel):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._warning = QFrame()
        self._warning.setProperty("class", "notice-warn")
        words = column(self._warning, 2, (12, 8, 12, 8))
        words.addWidget(Words(_("On a case everybody chose the same"), "strong"))
        self._same = Words("", wrap=True)
        words.addWidget(self._same)
        self.box.addWidget(self._warning)
        self._none = self.say(_("Nothing was placed on this card, so there is nothing to show."))
        self._why = self.say("")
        self.grid = CaseGrid(desk)
        self.box.addWidget(self.grid)
        self._ask = self.say("", "strong")
        self._rows = QWidget()
        column(self._rows, 8)
        self.box.addWidget(self._rows)
        self._shown: GreyScene | None = None
        self._insight = Section(desk, _("What strikes the group"), CaptureField.INSIGHT)
        self.box.addWidget(self._insight)
        self.fill()

    def show_view(self, view: ConsoleView) -> None:
        covered = tuple(vote for vote in view.votes if vote.status is RoundStatus.CLOSED)
        self._warning.setVisible(view.primary is Primary.REVEAL_ANYWAY)
        self._same.setText(_same_words(covered))
        self._none.setVisible(not view.votes)
        self._why.say(_before_the_map(covered))
        newest = tuple(vote for vote in covered if vote.slot == max(each.slot for each in covered))
        self.grid.setVisible(bool(newest))
        self.grid.show_votes(newest, view)
        self._insight.show_view(view)
        scene = view.stage.scene
        told = scene if isinstance(scene, GreyScene) and not scene.covered else None
        self._ask.say(_question(told))
        self._rows.setVisible(told is not None)
        if told is not None and told != self._shown:
            self._shown = told
            self._fill(told)

    def status(self, view: ConsoleView) -> str:
        if not view.votes:
            return ""
        covered = any(vote.status is not RoundStatus.REVEALED for vote in view.votes)
        return _("Still covered") if covered else _("Shown")

    def storage_failed(self) -> None:
        self.grid.forget_sent()

    def _fill(self, scene: GreyScene) -> None:
        layout = self._rows.layout()
        assert layout is not None
        clear(layout)
        for each in widest_first(scene):
            place = QWidget()
            lines = column(place, 1)
            lines.addWidget(Words(f"{each.number}. {each.text}", wrap=True))
            lines.addWidget(Words(row_words(each), "caption", wrap=True))
            layout.addWidget(place)


def widest_first(scene: GreyScene) -> tuple[GreyRow, ...]:
    """The cases on which people stand furthest apart first; what may not be shown last."""

    def key(row: GreyRow) -> tuple[float, int]:
        shown = row.after or row.before
        return (-spread(shown.ballots) if shown is not None else 1.0, row.number)

    return tuple(sorted(scene.rows, key=key))


def row_words(row: GreyRow) -> str:
    """One case in words: where the middle stands and how far apart people are."""
    shown = row.after or row.before
    if shown is None:
        return _("Not on the stage: not counted, or too few votes.")
    middle, apart = place_name(shown.median), spread_words(spread(shown.ballots))
    if row.after is not None and row.before is not None:
        return _("Middle: {place}, was {before}. People stand {apart}.").format(
            place=middle, before=place_name(row.before.median), apart=apart
        )
    return _("Middle: {place}. People stand {apart}.").format(place=middle, apart=apart)


def _before_the_map(covered: tuple[RoundPanel, ...]) -> str:
    if not covered:
        return ""
    if any(vote.total or vote.waiting for vote in covered):
        return _("Are the counts right? You can still change them, until you show the map.")
    return _("Nothing is counted yet. Type how many chose each place, or skip the map.")


def _question(scene: GreyScene | None) -> str:
    if scene is None:
        return ""
    if scene.widest is None:
        return _("On every case people stand together. Ask which detail would part you.")
    if len(scene.slots) > 1:
        return _(
            "Case {number} still divides most. What do you do when you stand before it: ask, report, record?"
        ).format(number=scene.widest)
    return _(
        "Ask first about case {number}: what do you see that makes it lighter or darker for you?"
    ).format(number=scene.widest)


def _same_words(votes: tuple[RoundPanel, ...]) -> str:
    numbers = ", ".join(str(vote.subject.number) for vote in votes if vote.unanimous)
    return _(
        "Case {numbers}: when you show this, everybody's place is known. Show it anyway, or choose ‘Skip’ and go on."
    ).format(numbers=numbers)
