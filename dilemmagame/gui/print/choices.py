"""The choices for paper: what, which size, which sides, three switches. Shows only what matters for what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QSizePolicy, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import Card
from dilemmagame.gui.print.job import What, Wish, per_sheet, programmes
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.page import labelled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.stepper import Stepper
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.shelf import Shelf
from dilemmagame.printing.geometry import FORMATS
from dilemmagame.printing.tablesheet import MOST_TABLES


def what_name(what: What) -> str:
    match what:
        case What.CARDS:
            return _("Dilemma cards")
        case What.VOTE_CARDS:
            return _("Vote cards A to F")
        case What.RUN_SHEET:
            return _("Run sheet for an evening on paper")
        case What.EVALUATION:
            return _("Evaluation form")
        case What.TABLE_SHEETS:
            return _("Sheets for the tables")


def layout_name(layout: str, duplex: str) -> str:
    """A size with how many go on a sheet; folded sheets hold half."""
    names = {"a7": "A7", "poker": _("Playing card"), "a6": "A6", "a5": "A5"}
    n = per_sheet(layout, duplex)
    on_a_sheet = ngettext("{name}, {n} on a sheet", "{name}, {n} on a sheet", n)
    return on_a_sheet.format(name=names.get(layout, layout), n=n)


def sides_name(duplex: str) -> str:
    match duplex:
        case "long":
            return _("Two sides, turned on the long edge")
        case "short":
            return _("Two sides, turned on the short edge")
        case "fold":
            return _("One side, folded in the middle")
        case _:
            return _("Fronts only")


class Choices(QWidget):
    """Gives a Wish after every change."""

    changed = Signal(object)

    def __init__(self, shelf: Shelf, wish: Wish, cards: Sequence[Card], theme: Theme) -> None:
        super().__init__()
        self.wish = wish
        rows = column(self, 8)
        rows.addWidget(Words(_("What"), "label"))
        self._group = QButtonGroup(self)
        self.whats: dict[What, QRadioButton] = {}
        for what in What:
            name = what_name(what)
            if what is What.CARDS:
                counted = ngettext("{what}, {n} card", "{what}, {n} cards", len(cards))
                name = counted.format(what=what_name(what), n=len(cards))
            choice = QRadioButton(name)
            choice.setAccessibleName(name)
            choice.setMinimumHeight(34)
            choice.clicked.connect(lambda _on=False, what=what: self._take(what=what))
            self._group.addButton(choice)
            self.whats[what] = choice
            rows.addWidget(choice)
        self.whats[wish.what].setChecked(True)
        self.layouts, self._layout_row = self._combo(
            _("Card"), [(name, layout_name(name, wish.duplex)) for name in FORMATS]
        )
        self.layouts.activated.connect(lambda place: self._take(layout=str(self.layouts.itemData(place))))
        sides = [(name, sides_name(name)) for name in ("long", "short", "none", "fold")]
        self.sides, self._sides_row = self._combo(_("Sides"), sides)
        self.sides.activated.connect(lambda place: self._take(duplex=str(self.sides.itemData(place))))
        evenings = [(each.id, each.title.get(language())) for each in programmes(shelf)]
        self.programmes, self._programme_row = self._combo(_("Programme"), evenings)
        self.programmes.activated.connect(
            lambda place: self._take(programme=str(self.programmes.itemData(place)))
        )
        self.people = Stepper(_("Number of people"), theme, least=1)
        self.people.show_value(wish.people)
        self.people.value_changed.connect(lambda n: self._take(people=n))
        self.people.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._people_row = labelled(_("Number of people"), self.people)
        self._for_tables(cards, wish, theme)
        for line in (
            self._layout_row,
            self._sides_row,
            self._programme_row,
            self._people_row,
            self._dilemma_row,
            self._tables_row,
        ):
            rows.addWidget(line)
        self.marks = self._switch(_("Cut marks"), "marks", on=wish.marks)
        self.large = self._switch(_("Large letters, on A5"), "large", on=wish.large)
        self.saving = self._switch(_("Save ink, white backs"), "ink_saving", on=wish.ink_saving)
        for switch in (self.marks, self.large, self.saving):
            rows.addWidget(switch)
        rows.addStretch(1)
        self._show()

    def _for_tables(self, cards: Sequence[Card], wish: Wish, theme: Theme) -> None:
        """Which dilemma, and for how many tables."""
        self.dilemmas, self._dilemma_row = self._combo(
            _("Dilemma"), [(card.id, card.title) for card in cards]
        )
        self.dilemmas.activated.connect(lambda place: self._take(card=str(self.dilemmas.itemData(place))))
        self.tables = Stepper(_("Number of tables"), theme, least=1)
        self.tables.show_value(wish.tables)
        self.tables.value_changed.connect(lambda n: self._take(tables=min(n, MOST_TABLES)))
        self.tables.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tables_row = labelled(_("Number of tables"), self.tables)

    def _combo(self, name: str, choices: list[tuple[str, str]]) -> tuple[QComboBox, QWidget]:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        for value, text in choices:
            box.addItem(text, value)
        return box, labelled(name, box)

    def _switch(self, name: str, field: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setMinimumHeight(34)
        box.setChecked(on)
        box.toggled.connect(lambda state: self._take(**{field: state}))
        return box

    def _take(self, **changes: object) -> None:
        self.wish = replace(self.wish, **changes)  # type: ignore[arg-type]  # names are Wish's own
        self._show()
        self.changed.emit(self.wish)

    def _show(self) -> None:
        what = self.wish.what
        cards, votes = what is What.CARDS, what is What.VOTE_CARDS
        self._layout_row.setVisible(cards)
        self.layouts.setEnabled(not self.wish.large)
        for place in range(self.layouts.count()):
            name = layout_name(str(self.layouts.itemData(place)), self.wish.duplex)
            self.layouts.setItemText(place, name)
        self._sides_row.setVisible(cards or votes)
        self._programme_row.setVisible(what is What.RUN_SHEET)
        self._people_row.setVisible(votes)
        for line in (self._dilemma_row, self._tables_row):
            line.setVisible(what is What.TABLE_SHEETS)
        self.marks.setVisible(cards)
        self.large.setVisible(cards)
        self.saving.setVisible(cards or votes)
