"""The ladder of what-ifs for the trainer: exactly what the stage may show of it, as a sentence and a small table."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ladder import climb
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.names import choice_text
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Elided, Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.form_scenes import LadderScene
from dilemmagame.notes.climbing import climb_sentence, rung_name


class ClimbBoard(QWidget):
    """A row per answer that was chosen, a column per rung; there while the ladder stands on the stage."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: LadderScene | None = None
        layout = column(self, 8)
        self._headline = Words("", "strong", wrap=True)
        layout.addWidget(self._headline)
        place = QWidget()
        self._grid = QGridLayout(place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        layout.addWidget(place)
        self._foot = Words("", "caption", wrap=True)
        layout.addWidget(self._foot)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the stage."""
        scene = view.stage.scene
        ladder = scene if isinstance(scene, LadderScene) else None
        self.setVisible(ladder is not None)
        if ladder is None or ladder == self._shown:
            return
        self._shown = ladder
        clear(self._grid)
        found = climb(ladder.card.choices, [(rung.number, rung.ballots) for rung in ladder.rungs])
        self._headline.say(climb_sentence(found))
        told = [rung for rung in ladder.rungs if rung.ballots]
        for place, rung in enumerate(told):
            self._grid.addWidget(Words(rung_name(rung.number), "caption"), 0, 2 + place)
        line = 1
        for at, choice in enumerate(ladder.card.choices):
            if not any(rung.ballots[at] for rung in told):
                continue
            self._grid.addWidget(Badge(choice, self._desk.theme), line, 0)
            self._grid.addWidget(Elided(choice_text(view.card, choice)), line, 1)
            for place, rung in enumerate(told):
                figure = Words(str(rung.ballots[at]), "strong")
                figure.setAccessibleName(
                    _("{rung}: {n}").format(rung=rung_name(rung.number), n=rung.ballots[at])
                )
                self._grid.addWidget(figure, line, 2 + place)
            line += 1
        self._grid.setColumnStretch(1, 1)
        missing = len(ladder.rungs) - len(told)
        self._foot.say(_("Of some votes nothing is shown: too few, or not counted.") if missing else "")
