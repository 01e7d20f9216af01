"""The page with one question: the case to read again, the answers, and the way on. It is made anew for every person."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import Form
from dilemmagame.domain.blocks import plain_text
from dilemmagame.gui import fonts
from dilemmagame.gui.ballot.answers import Answer, is_row, keys_of
from dilemmagame.gui.ballot.wording import (
    changed_fact,
    choice_says,
    ends_text,
    how_text,
    lead_text,
    question_text,
)
from dilemmagame.gui.fonts import Face
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.frames import StageCard
from dilemmagame.live.keyboard import Walk

WIDEST = 1100
TEN_WITHIN_MS = 1_200
MANY = 6


class QuestionPage(QWidget):
    """Shows where `walk` stands. `handed_in`: the last question was confirmed."""

    handed_in = Signal()
    acted = Signal()
    """Somebody is there."""

    def __init__(self, walk: Walk, card: StageCard | None, theme: Theme, px: int) -> None:
        super().__init__()
        self._walk = walk
        self._card = card
        self._theme = theme
        self._px = px
        self._one = QTimer(self)
        self._one.setSingleShot(True)
        self._one.setInterval(TEN_WITHIN_MS)
        outer = row(self, 0, (32, 24, 32, 20))
        outer.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(WIDEST)
        self._rows = column(holder, 12)
        outer.addWidget(holder, 1000)
        outer.addStretch(1)
        self._lead = Words("", "label", wrap=True)
        self._rows.addWidget(self._lead)
        self._question = Words("", wrap=True)
        self._question.setFont(fonts.font(Face.TITLE, round(px * 1.3)))
        self._rows.addWidget(self._question)
        self._fact = Words("", wrap=True)
        self._fact.setFont(fonts.font(Face.MEDIUM, px))
        self._rows.addWidget(self._fact)
        self._case = self._reading()
        self._scroller = Scroller(QWidget(), _("Answers"))
        self._rows.addWidget(self._scroller, 3)
        self._rows.addLayout(self._foot())
        self.show_question()

    def _reading(self) -> QFrame:
        """The case, folded away: most people have it on the big screen."""
        frame = QFrame()
        frame.setProperty("class", "panel")
        text = Words(plain_text(self._card.situation) if self._card is not None else "", wrap=True)
        text.setFont(fonts.font(Face.TEXT, max(16, round(self._px * 0.85))))
        column(frame, 0, (16, 12, 16, 12)).addWidget(Scroller(text, _("The case")))
        frame.setMinimumHeight(180)
        frame.hide()
        self._rows.addWidget(frame, 1)
        return frame

    def _foot(self) -> QGridLayout:
        self.back = Button(_("Back"), self._theme, "chevron-left")
        self.back.clicked.connect(self._go_back)
        self.read = Button(_("Read the case"), self._theme, "book-open", checkable=True)
        self.read.toggled.connect(self._case.setVisible)
        self.read.toggled.connect(self.acted)
        self.read.setVisible(self._card is not None and bool(self._card.situation))
        self.how = Words("", wrap=True)
        self.how.setFont(fonts.font(Face.TEXT, max(15, round(self._px * 0.8))))
        self.on = Button("", self._theme, "check", "primary")
        self.on.clicked.connect(self._go_on)
        foot = QGridLayout()
        foot.setHorizontalSpacing(12)
        for place, widget in enumerate((self.back, self.read, self.how, self.on)):
            foot.addWidget(widget, 0, place)
        foot.setColumnStretch(2, 1)
        return foot

    def show_question(self) -> None:
        """The question at which the walk stands, with what was chosen there before."""
        walk = self._walk
        ballot, cases = walk.ballot, len(walk.ballots)
        self._lead.say(lead_text(ballot, self._card, walk.place + 1, cases))
        self._question.say(question_text(ballot, self._card))
        self._fact.say(changed_fact(ballot))
        self._fill(ballot.choices)
        self.back.setVisible(walk.place > 0)
        self._show_way()

    def _fill(self, choices: tuple[str, ...]) -> None:
        fresh = QWidget()
        rows = column(fresh, 10, (3, 3, 3, 3))
        self._group = QButtonGroup(fresh)
        self._group.setExclusive(self._walk.form is Form.SINGLE)
        self.answers: dict[str, Answer] = {}
        beside = is_row(choices)
        figures = row(gap=8)
        if beside:
            rows.addLayout(figures)
            rows.addLayout(self._ends())
        px = self._px if len(choices) <= MANY else max(16, round(self._px * 0.86))
        for choice in choices:
            figure = beside and choice.isdigit()
            words = choice if figure else choice_says(choice, self._card, self._walk.ballot)
            made = Answer(choice, words, self._theme, px, figure=figure)
            made.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
            self._group.addButton(made)
            self.answers[choice] = made
            (figures if figure else rows).addWidget(made)
        self._mark()
        rows.addStretch(1)
        self._scroller.setWidget(fresh)  # takes the old answers away with all that was chosen in them
        first = self.answers.get(self._walk.picked) or next(iter(self.answers.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        """Show what was picked; in an order also at which place."""
        chosen = self._walk.chosen
        in_order = self._walk.form is Form.RANKING
        for choice, answer in self.answers.items():
            answer.setChecked(choice in chosen)
            answer.show_place(chosen.index(choice) + 1 if in_order and choice in chosen else 0)

    def _ends(self) -> QGridLayout:
        low, high = ends_text(self._walk.ballot, self._card)
        line = QGridLayout()
        for place, (text, side) in enumerate(
            ((low, Qt.AlignmentFlag.AlignLeft), (high, Qt.AlignmentFlag.AlignRight))
        ):
            said = Words(text, wrap=True)
            said.setFont(fonts.font(Face.TEXT, max(15, round(self._px * 0.8))))
            said.setAlignment(side)
            line.addWidget(said, 0, place)
        return line

    def _show_way(self) -> None:
        walk = self._walk
        last = walk.is_last
        skips = not walk.picked and walk.may_skip
        text = (_("Vote without this answer") if last else _("Skip")) if skips else ""
        self.on.label(text or (_("Hand in my vote") if last else _("Next")))
        self.on.name(text or (_("Hand in my vote") if last else _("Next")), "Enter")
        self.on.show_icon("check" if last else "chevron-right")
        self.on.setEnabled(walk.may_go_on)
        self.how.setText(how_text(walk))

    def choose(self, choice: str) -> None:
        """Choose an answer; it can be changed until Enter."""
        chosen = self._walk.choose(choice)
        self._mark()
        if chosen:
            self.answers[choice].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_way()
            self.acted.emit()

    def _go_on(self) -> None:
        if not self._walk.may_go_on:
            return
        if self._walk.is_last:
            self.handed_in.emit()
        elif self._walk.go_on():
            self.show_question()
            self.acted.emit()

    def _go_back(self) -> None:
        if self._walk.go_back():
            self.show_question()
            self.acted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return
        sign = event.text().upper()
        if sign == "0" and self._one.isActive() and "10" in self.answers:
            self._one.stop()
            self.choose("10")
            return
        choice = keys_of(self._walk.ballot.choices).get(sign)
        if choice is None:
            super().keyPressEvent(event)
            return
        self.choose(choice)
        if sign == "1":
            self._one.start()


def big(label: QLabel, px: int, face: Face = Face.TITLE) -> QLabel:
    """Give a label the size of the page, in the middle."""
    label.setFont(fonts.font(face, px))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
