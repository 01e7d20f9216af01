"""The values board of a group: each value in the group's own words, with the day it was adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.cards import Term
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.groups import Group, same_value
from dilemmagame.domain.localised import Localised
from dilemmagame.gui.groups.dates import DayField
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.fields import StrikeButton, TextField
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

OWN = ""
LONGEST = 60


class ValueCard(Panel):
    """One value. `changed` and `removed` give it as it is now."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, value: AdoptedValue, today: date) -> None:
        super().__init__(gap=8)
        self._value = value
        name = value.name.get(language())
        head = row(gap=8)
        head.addWidget(Words(name, "heading", wrap=True), 1)
        self.remove = StrikeButton(
            theme, _("Remove the value {name}").format(name=name), _("Remove"), _("Remove for good")
        )
        self.remove.sure.connect(lambda: self.removed.emit(self._value))
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addLayout(head)
        meaning = _("What {name} means to us").format(name=name)
        self.definition = TextField(meaning, value.definition, _("in the group's own words"), empty=True)
        self.definition.settled.connect(lambda text: self._put(replace(self._value, definition=text)))
        self.rows.addWidget(labelled(_("What it means to us"), self.definition))
        self.adopted = DayField(_("Adopted on, {name}").format(name=name), theme, today, ahead=False)
        self.adopted.show_day(value.adopted_on)
        self.adopted.changed.connect(lambda day: self._put(replace(self._value, adopted_on=day)))
        self.rows.addWidget(labelled(_("Adopted on"), self.adopted))
        self.rows.addStretch(1)

    def _put(self, value: AdoptedValue) -> None:
        self._value = value
        self.changed.emit(value)


class ValuesView(QWidget):
    """`changed` gives a value that is new or different, `removed` one that goes; `print_asked` the paper for the
    board.
    """

    changed = Signal(object)
    removed = Signal(object)
    print_asked = Signal(str)

    def __init__(self, theme: Theme, terms: Sequence[Term], today: date) -> None:
        super().__init__()
        self._theme, self._terms, self._today = theme, terms, today
        self._shown: tuple[Localised, ...] | None = None
        self._values: tuple[AdoptedValue, ...] = ()
        self.cards: list[ValueCard] = []
        whole = column(self, 12)
        whole.addWidget(self._adding())
        self.empty = Words(
            _(
                "No values yet. A group chooses a few, says what they mean to it, and adopts them. When a card"
                " touches one, the stage recalls those words."
            ),
            wrap=True,
        )
        whole.addWidget(self.empty)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
        whole.addLayout(self._grid)
        whole.addStretch(1)

    def _adding(self) -> QWidget:
        holder = QWidget()
        line = row(holder, 8)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("A value to add"))
        self.choice.setMinimumContentsLength(18)
        self.choice.activated.connect(lambda _place: self._show_own())
        self.own = QLineEdit()
        self.own.setAccessibleName(_("A value of our own"))
        self.own.setPlaceholderText(_("a word of your own"))
        self.own.setMaxLength(LONGEST)
        self.own.returnPressed.connect(self._add)
        self.add = Button(_("Add this value"), self._theme, "plus")
        self.add.clicked.connect(lambda _on=False: self._add())
        line.addWidget(self.choice)
        line.addWidget(self.own)
        line.addWidget(self.add)
        line.addStretch(1)
        self.paper = QComboBox()
        self.paper.setAccessibleName(_("Paper for the values board"))
        for name in ("A3", "A4"):
            self.paper.addItem(name, name.lower())
        self.print = Button(
            _("Print the board"), self._theme, "printer", name=_("Print the values board as a poster")
        )
        self.print.clicked.connect(lambda _on=False: self.print_asked.emit(self.paper.currentData()))
        line.addWidget(self.paper)
        line.addWidget(self.print)
        return holder

    def show_group(self, group: Group) -> None:
        self._values = group.values
        names = tuple(value.name for value in group.values)
        self.empty.setVisible(not names)
        self.paper.setVisible(bool(names))
        self.print.setVisible(bool(names))
        if names == self._shown:
            return
        self._shown = names
        clear(self._grid)
        self.cards.clear()
        for place, value in enumerate(group.values):
            card = ValueCard(self._theme, value, self._today)
            card.changed.connect(self.changed.emit)
            card.removed.connect(self.removed.emit)
            self.cards.append(card)
            self._grid.addWidget(card, place // 2, place % 2)
        self._offer(group)

    def flush(self) -> None:
        for card in self.cards:
            card.definition.flush()

    def _offer(self, group: Group) -> None:
        """What can still be added, and a word of their own."""
        self.choice.clear()
        for term in self._terms:
            if not any(same_value(value, _as_value(term)) for value in group.values):
                self.choice.addItem(term.name.get(language()), term.id)
        self.choice.addItem(_("Another value"), OWN)
        self._show_own()

    def _show_own(self) -> None:
        self.own.setVisible(self.choice.currentData() == OWN)

    def _add(self) -> None:
        chosen = str(self.choice.currentData())
        term = next((each for each in self._terms if each.id == chosen), None)
        if term is not None:
            value = replace(_as_value(term), adopted_on=self._today)
        else:
            word = " ".join(self.own.text().split())
            if not word:
                self.own.setFocus()
                return
            value = AdoptedValue("", Localised(word, word), "", self._today)
            self.own.clear()
            if any(same_value(each, value) for each in self._values):
                return
        self.changed.emit(value)
        if self.cards:
            self.cards[-1].definition.setFocus(Qt.FocusReason.OtherFocusReason)


def _as_value(term: Term) -> AdoptedValue:
    return AdoptedValue(term.id, term.name, "")
