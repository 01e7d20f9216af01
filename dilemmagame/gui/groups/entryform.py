"""The fields of one line of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.register import EntryKind, RegisterEntry, statuses
from dilemmagame.gui.groups.dates import DayField
from dilemmagame.gui.groups.wording import body_label
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton, TextField
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.groupsheet import status_text

ARTICLE_WORDS = 50


class EntryForm(QWidget):
    """`changed` gives the entry as it is now; `removed` and `done` say that somebody is finished with it."""

    changed = Signal(object)
    removed = Signal()
    done = Signal()

    def __init__(self, theme: Theme, entry: RegisterEntry, today: date, code: Sequence[CodeArticle]) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
        agreement = entry.kind is EntryKind.AGREEMENT
        self.body = self._text(body_label(entry.kind), entry.body, empty=False)
        self.who = self._text(_("Who sees to it? (a role)"), entry.who)
        self.when = self._text(_("When?"), entry.when)
        self.friction = self._text(_("What keeps chafing?"), entry.friction)
        self.outcome = self._text(_("What became of it?"), entry.outcome)
        self.status = self._statuses()
        self.article = self._articles(code)
        self.review = DayField(_("Look at it again"), theme, today)
        self.review.show_day(entry.review_on)
        self.review.changed.connect(lambda _day: self._tell())
        self._wide(0, body_label(entry.kind), self.body)
        self._beside(1, (_("Who sees to it? (a role)"), self.who), (_("When?"), self.when))
        self._beside(2, (_("How does it stand?"), self.status), (_("Look at it again"), self.review))
        self._grid.addWidget(self._support(), 3, 0)
        self._grid.addWidget(labelled(_("Article of the code of conduct"), self.article), 3, 1)
        self._wide(4, _("What keeps chafing?"), self.friction)
        self._wide(5, _("What became of it?"), self.outcome)
        self._grid.addWidget(self._foot(), 6, 0, 1, 2)
        self._part(3, 0, there=agreement)
        self._part(3, 1, there=agreement or entry.kind is EntryKind.SIGNAL)
        self._part(4, 0, there=agreement)

    # building

    def _text(self, name: str, text: str, *, empty: bool = True) -> TextField:
        field = TextField(name, text, empty=empty)
        field.settled.connect(lambda _text: self._tell())
        return field

    def _wide(self, line: int, name: str, field: QWidget) -> None:
        self._grid.addWidget(labelled(name, field), line, 0, 1, 2)

    def _beside(self, line: int, *pairs: tuple[str, QWidget]) -> None:
        for place, (name, field) in enumerate(pairs):
            self._grid.addWidget(labelled(name, field), line, place, Qt.AlignmentFlag.AlignTop)

    def _part(self, line: int, place: int, *, there: bool) -> None:
        item = self._grid.itemAtPosition(line, place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setVisible(there)

    def _statuses(self) -> QComboBox:
        box = QComboBox()
        for status in statuses(self._entry.kind):
            box.addItem(status_text(self._entry.kind, status), status)
        box.setCurrentIndex(max(statuses(self._entry.kind).index(self._entry.status), 0))
        box.activated.connect(lambda _place: self._tell())
        return box

    def _articles(self, code: Sequence[CodeArticle]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.addItem(_("none in particular"), "")
        for article in code:
            text = f"{article.number} · {article.text}" if article.text else article.number
            short = text if len(text) <= ARTICLE_WORDS else f"{text[:ARTICLE_WORDS].rstrip()}…"
            box.addItem(" ".join(short.split()), article.number)
        if self._entry.article and box.findData(self._entry.article) < 0:
            box.addItem(self._entry.article, self._entry.article)
        box.setCurrentIndex(max(box.findData(self._entry.article), 0))
        box.activated.connect(lambda _place: self._tell())
        return box

    def _support(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 10)
        self.support = Stepper(_("Who stand behind it"), self._theme)
        self.present = Stepper(_("Who were there"), self._theme)
        self.support.show_value(self._entry.support, empty=not self._entry.present)
        self.present.show_value(self._entry.present, empty=not self._entry.present)
        line.addWidget(self.support)
        line.addWidget(Words(_("of")))
        line.addWidget(self.present)
        line.addStretch(1)
        for stepper in (self.support, self.present):
            stepper.value_changed.connect(lambda _value: self._tell())
        return labelled(_("How many stand behind it"), holder)

    def _foot(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 10)
        self.remove = StrikeButton(
            self._theme, _("Remove this line from the register"), _("Remove"), _("Remove for good")
        )
        self.remove.sure.connect(self.removed.emit)
        self.ready = Button(_("Done"), self._theme, "check", "ink")
        self.ready.clicked.connect(lambda _on=False: self._finish())
        line.addWidget(self.remove)
        line.addStretch(1)
        line.addWidget(self.ready)
        return holder

    # telling

    def entry(self) -> RegisterEntry:
        """The entry as the fields say."""
        present = self.present.value
        return replace(
            self._entry,
            body=self.body.words or self._entry.body,
            who=self.who.words,
            when=self.when.words,
            review_on=self.review.day,
            support=min(self.support.value, present),
            present=present,
            friction=self.friction.words,
            status=self.status.currentData(),
            article=str(self.article.currentData() or ""),
            outcome=self.outcome.words,
        )

    def flush(self) -> None:
        for field in (self.body, self.who, self.when, self.friction, self.outcome):
            field.flush()
        self._tell()

    def _finish(self) -> None:
        self.flush()
        self.done.emit()

    def _tell(self) -> None:
        entry = self.entry()
        if entry != self._entry and entry.body:
            self._entry = entry
            self.changed.emit(entry)
