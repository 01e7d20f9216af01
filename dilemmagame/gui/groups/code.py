"""The articles of the organisation's own code of conduct, so that a signal can name the one it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import TextField
from dilemmagame.gui.widgets.page import Panel, scaled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

MOST_ARTICLES = 200
NUMBER_LENGTH = 20


class CodeRows(QWidget):
    """`changed` gives the articles that have a number."""

    changed = Signal(object)

    def __init__(self, theme: Theme, articles: Sequence[CodeArticle]) -> None:
        super().__init__()
        self._theme = theme
        self._articles = list(articles)
        self.fields: list[tuple[QLineEdit, TextField]] = []
        whole = column(self, 10)
        said = _(
            "Put the articles here that your evenings are about, in their own words. Then a signal can say which"
            " article it is about, and the half-year sheet puts them in that order."
        )
        whole.addWidget(Words(said, wrap=True))
        self._rows = column(gap=8)
        whole.addLayout(self._rows)
        self.add = Button(_("Add an article"), theme, "plus")
        self.add.clicked.connect(lambda _on=False: self._add())
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._build()

    def _build(self) -> None:
        clear(self._rows)
        self.fields.clear()
        for place, article in enumerate(self._articles):
            self._rows.addWidget(self._row(place, article))
        self.add.setEnabled(len(self._articles) < MOST_ARTICLES)

    def _row(self, place: int, article: CodeArticle) -> QWidget:
        number = QLineEdit(article.number)
        number.setMaxLength(NUMBER_LENGTH)
        number.setAccessibleName(_("Article {n}: number").format(n=place + 1))
        number.setPlaceholderText("2.1")
        number.setFixedWidth(scaled(96))
        text = TextField(
            _("Article {n}: text").format(n=place + 1), article.text, _("what it says"), empty=True
        )
        away = Button("", self._theme, "x", "quiet", name=_("Remove article {n}").format(n=place + 1))
        number.editingFinished.connect(lambda: self._typed(place))
        text.settled.connect(lambda _text: self._typed(place))
        away.clicked.connect(lambda _on=False: self._remove(place))
        holder = QWidget()
        line = row(holder, 10)
        for each, share in ((number, 0), (text, 1), (away, 0)):
            line.addWidget(each, share, Qt.AlignmentFlag.AlignTop)
        self.fields.append((number, text))
        return Panel(holder)

    def articles(self) -> tuple[CodeArticle, ...]:
        return tuple(each for each in self._articles if each.number)

    def _typed(self, place: int) -> None:
        number, text = self.fields[place]
        article = CodeArticle(" ".join(number.text().split()), text.words)
        if article != self._articles[place]:
            self._articles[place] = article
            self.changed.emit(self.articles())

    def _add(self) -> None:
        self._articles.append(CodeArticle("", ""))
        self._build()
        self.fields[-1][0].setFocus()

    def _remove(self, place: int) -> None:
        del self._articles[place]
        self._build()
        self.add.setFocus()
        self.changed.emit(self.articles())
