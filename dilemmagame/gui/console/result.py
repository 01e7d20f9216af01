"""A revealed result for the trainer: exactly what the stage may show, as bars or as net differences."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.painted import Badge, Bar
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import AlluvialScene, BarsScene, SlopeScene
from dilemmagame.notes.measuring import moved_sentence


class UnanimousNote(QFrame):
    """The warning before a result that tells what everybody chose, in words of its own where a vote needs them."""

    def __init__(self, title: str = "", told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "notice-warn")
        words = column(self, 2, (12, 8, 12, 8))
        words.addWidget(Words(title or _("Everybody chose the same"), "strong"))
        told = told or _(
            "When you show this, everybody's vote is known. Show it anyway, or choose ‘Skip’ and go on."
        )
        words.addWidget(Words(told, wrap=True))


class ResultBoard(QWidget):
    """Badge, text, bar and figure per choice."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: BarsScene | SlopeScene | None = None
        layout = column(self, 8)
        self._headline = Words("", "strong", wrap=True)
        layout.addWidget(self._headline)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        layout.addWidget(self._place)
        self._foot = Words("", "caption", wrap=True)
        layout.addWidget(self._foot)

    def show_view(self, view: ConsoleView) -> None:
        """Show the revealed scene, or nothing."""
        scene = view.stage.scene
        linked = isinstance(scene, AlluvialScene)
        if isinstance(scene, AlluvialScene):
            scene = scene.without_flows()
        revealed = scene if isinstance(scene, BarsScene | SlopeScene) else None
        self.setVisible(revealed is not None)
        if revealed == self._shown or revealed is None:
            return
        self._shown = revealed
        clear(self._grid)
        if isinstance(revealed, BarsScene):
            self._bars(revealed, view)
        else:
            self._slope(revealed, view)
            unknown = _("Who changed their mind is unknown: only the totals were counted.")
            told = _("The stage shows who moved, in groups of five or more. Smaller groups are not told.")
            self._foot.say(told if linked else unknown)

    def _bars(self, scene: BarsScene, view: ConsoleView) -> None:
        match scene.disclosure:
            case Disclosure.BARS:
                self._headline.setText(
                    ngettext("{n} ballot counted", "{n} ballots counted", scene.total).format(n=scene.total)
                )
                most = max(scene.ballots, default=0)
                for line, (choice, n) in enumerate(zip(scene.card.choices, scene.ballots, strict=True)):
                    self._row(line, choice, view, n / most if most else 0.0, str(n))
                self._foot.say(_("There is no right bar."))
            case Disclosure.TOO_FEW:
                self._headline.setText(_("Fewer than five ballots were counted, so no bars are shown."))
                self._foot.say(
                    _("With so few, people could work out who chose what. Go on with the reasons.")
                )
            case Disclosure.FEW_BY_PHONE:
                self._headline.setText(
                    _("Fewer than five answers came by phone beside the raised hands, so no bars are shown.")
                )
                self._foot.say(
                    _("With so few, people could work out who chose what. Go on with the reasons.")
                )
            case Disclosure.NOT_COUNTED | Disclosure.HIDDEN:
                self._headline.setText(_("Nothing was counted, so there are no bars."))
                self._foot.say(_("Ask what people saw in the room, and go on."))

    def _slope(self, scene: SlopeScene, view: ConsoleView) -> None:
        changed = [change for change in scene.changes if change.delta]
        headline = _("The totals are different after the conversation.")
        headline = headline if changed else _("The totals are the same as before.")
        if scene.moved is not None:
            headline = moved_sentence(scene.moved, scene.total_before)
        self._headline.setText(headline)
        most = max((change.after for change in scene.changes), default=0)
        for line, change in enumerate(scene.changes):
            sign = f"+{change.delta}" if change.delta > 0 else f"−{-change.delta}" if change.delta else "="
            figure = _("{before} to {after} ({difference})").format(
                before=change.before, after=change.after, difference=sign
            )
            self._row(line, change.choice, view, change.after / most if most else 0.0, figure)

    def _row(self, line: int, choice: str, view: ConsoleView, share: float, figure: str) -> None:
        bar = Bar(choice, self._desk.theme)
        bar.show_share(share)
        self._grid.addWidget(Badge(choice, self._desk.theme), line, 0)
        self._grid.addWidget(Elided(choice_text(view.card, choice)), line, 1)
        self._grid.addWidget(bar, line, 2)
        self._grid.addWidget(Words(figure, "strong"), line, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
