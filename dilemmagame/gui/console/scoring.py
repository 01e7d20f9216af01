"""The scores of one piece of work, to be tapped: a row per vulnerability with four steps. The group agrees aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import ScoreProcess
from dilemmagame.domain.scan import HIGHEST
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, Line
from dilemmagame.notes.wording import degree_word

NO_SCORE = -1
_BY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ScoreKey(ToggleChip):
    """One step of a row. Left and right go along the row, a digit taps that step."""

    def __init__(self, owner: ScoreRow, score: int) -> None:
        super().__init__(str(score), owner.desk.theme)
        self._owner = owner
        self.score = score
        self.setStyleSheet("padding: 0")
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") + 34)
        self.clicked.connect(lambda on: owner.tap(score if on else NO_SCORE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _BY.get(Qt.Key(event.key()))
        if by is not None:
            self._owner.go(self.score + by)
        elif event.text() in ("0", "1", "2", "3"):
            self._owner.go(int(event.text()))
            self._owner.tap(int(event.text()))
        else:
            super().keyPressEvent(event)


class ScoreRow(QWidget):
    """One vulnerability of one piece of work. A second tap on the same step takes the answer away."""

    def __init__(self, desk: Desk, term: Term) -> None:
        super().__init__()
        self.desk = desk
        self._term = term
        self._process = ""
        self.keys = [ScoreKey(self, score) for score in range(HIGHEST + 1)]
        layout = row(self, 6)
        words = column(gap=0)
        words.addWidget(Words(term.name.get(language()), wrap=True))
        words.addWidget(Words(term.definition.get(language()), "caption", wrap=True))
        layout.addLayout(words, 1)
        for key in self.keys:
            layout.addWidget(key)

    def show_score(self, process: Line, score: int | None) -> None:
        """Follow the session; the row is one stop of the Tab key."""
        self._process = process.text_id
        stop = score if score is not None else 0
        for key in self.keys:
            key.setChecked(key.score == score)
            tab = key.score == stop or key.hasFocus()
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)
            key.name(
                _("{vulnerability}, {work}: {score}, {degree}").format(
                    vulnerability=self._term.name.get(language()),
                    work=process.body,
                    score=key.score,
                    degree=degree_word(key.score),
                )
            )

    def tap(self, score: int) -> None:
        """The group settled on `score`."""
        self.desk.send(ScoreProcess(self._process, self._term.id, score))

    def go(self, score: int) -> None:
        """The focus to another step of this row."""
        if 0 <= score <= HIGHEST:
            self.keys[score].setFocus(Qt.FocusReason.TabFocusReason)


class ScoreSheet(QWidget):
    """The rows of the piece of work that is asked about now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[str, ScoreRow] = {}
        layout = column(self, 8)
        self._key = Words("", "caption", wrap=True)
        layout.addWidget(self._key)
        self._rest: QVBoxLayout | QHBoxLayout = column(gap=8)
        layout.addLayout(self._rest)

    def show_process(self, process: Line, view: ConsoleView) -> None:
        """Follow the session for `process`."""
        self._key.setText(
            ", ".join(
                _("{score} {degree}").format(score=score, degree=degree_word(score))
                for score in range(HIGHEST + 1)
            )
        )
        if tuple(self._rows) != tuple(term.id for term in view.vulnerabilities):
            clear(self._rest)
            self._rows = {term.id: ScoreRow(self._desk, term) for term in view.vulnerabilities}
            for each in self._rows.values():
                self._rest.addWidget(each)
        scores = scores_of(process.text_id, view)
        for vulnerability, each in self._rows.items():
            each.show_score(process, scores.get(vulnerability))


def scores_of(process: str, view: ConsoleView) -> dict[str, int]:
    """Vulnerability id to score, for one piece of work."""
    return {vulnerability: score for text_id, vulnerability, score in view.scores if text_id == process}
