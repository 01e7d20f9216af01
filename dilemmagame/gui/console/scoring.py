"""The scores of one piece of work, to be tapped: a row per vulnerability with four steps. The group agrees aloud."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import ScoreProcess
from dilemmagame.domain.scan import HIGHEST
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words, as_tip
from dilemmagame.live.console_view import ConsoleView, Line
from dilemmagame.notes.wording import degree_word

NO_SCORE = -1
NAME_LETTERS = 13
"""What the name of a vulnerability needs at least beside its keys."""
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
        layout = row(self, 4)
        words = Words(term.name.get(language()), wrap=True)
        words.setToolTip(as_tip(term.definition.get(language())))
        layout.addWidget(words, 1)
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
    """The rows of the piece of work that is asked about now, beside one another where there is room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[str, ScoreRow] = {}
        layout = column(self, 6)
        self._asked = Words("", wrap=True)
        layout.addWidget(self._asked)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._across = 0
        layout.addLayout(self._grid)

    def show_process(self, process: Line, view: ConsoleView) -> None:
        """Follow the session for `process`."""
        if tuple(self._rows) != tuple(term.id for term in view.vulnerabilities):
            clear(self._grid)
            self._rows = {term.id: ScoreRow(self._desk, term) for term in view.vulnerabilities}
            self._across = 0
            self._arrange()
        scores = scores_of(process.text_id, view)
        for vulnerability, each in self._rows.items():
            each.show_score(process, scores.get(vulnerability))
        asked = next((term for term in view.vulnerabilities if term.id not in scores), None)
        self._asked.say(_to_read(asked) if asked is not None else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One or two rows beside one another, reading down."""
        rows = list(self._rows.values())
        if not rows:
            return
        keys = sum(key.minimumWidth() for key in rows[0].keys) + 4 * len(rows[0].keys)
        room = keys + rows[0].fontMetrics().horizontalAdvance("n" * NAME_LETTERS)
        across = 2 if self.width() >= 2 * room + self._grid.horizontalSpacing() else 1
        if across == self._across:
            return
        self._across = across
        half = -(-len(rows) // across)
        for place, each in enumerate(rows):
            self._grid.addWidget(each, place % half, place // half)
        for side in range(2):
            self._grid.setColumnStretch(side, 1 if side < across else 0)


def _to_read(term: Term) -> str:
    """What the trainer reads aloud about the vulnerability that comes next: what it is and a sign of it."""
    parts = [term.definition.get(language()), *(sign.get(language()) for sign in term.signs[:1])]
    return _("{vulnerability}: {explanation}").format(
        vulnerability=term.name.get(language()), explanation=" ".join(parts)
    )


def scores_of(process: str, view: ConsoleView) -> dict[str, int]:
    """Vulnerability id to score, for one piece of work."""
    return {vulnerability: score for text_id, vulnerability, score in view.scores if text_id == process}
