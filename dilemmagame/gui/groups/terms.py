"""Which decks an organisation works with, how long evenings are kept, and whether the trainer comes from outside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.organisations import Organisation
from dilemmagame.gui.widgets.page import Panel, labelled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words

MONTHS = (0, 3, 6, 12, 24, 48)


class Terms(QWidget):
    """`changed` gives: from outside, months, ids of decks (none: all)."""

    changed = Signal(bool, int, object)

    def __init__(self, organisation: Organisation, decks: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._known = tuple(deck_id for deck_id, _title in decks)
        self._elsewhere = tuple(each for each in organisation.decks if each not in self._known)
        whole = column(self, 14)
        self.external = _check(_("I come from outside this organisation"), on=organisation.external)
        said = _("Then notes and sheets say “advice”: the organisation itself decides.")
        whole.addWidget(
            Panel(
                Words(_("Who leads the evening"), "heading"), self.external, Words(said, "caption", wrap=True)
            )
        )
        self.months = QComboBox()
        for months in sorted({*MONTHS, organisation.retention_months}):
            self.months.addItem(_period(months), months)
        self.months.setCurrentIndex(self.months.findData(organisation.retention_months))
        self.months.setMinimumContentsLength(18)
        said = _(
            "After that the list of past sessions says so. Nothing goes by itself: you close and wipe an evening."
        )
        whole.addWidget(
            Panel(
                Words(_("How long"), "heading"),
                labelled(_("An evening is kept"), self.months),
                Words(said, "caption", wrap=True),
            )
        )
        self.all_decks = _check(_("All decks"), on=not organisation.decks)
        self.decks: dict[str, QCheckBox] = {}
        holder = Panel(Words(_("Decks"), "heading"), self.all_decks)
        self._listed = QWidget()
        listed = column(self._listed, 2, (24, 0, 0, 0))
        for deck_id, title in decks:
            box = _check(title, on=deck_id in organisation.decks)
            self.decks[deck_id] = box
            listed.addWidget(box)
        holder.rows.addWidget(self._listed)
        whole.addWidget(holder)
        self._listed.setVisible(not self.all_decks.isChecked())
        self.external.toggled.connect(lambda _on: self._tell())
        self.months.activated.connect(lambda _place: self._tell())
        self.all_decks.toggled.connect(self._choose_all)
        for box in self.decks.values():
            box.toggled.connect(lambda _on: self._tell())

    def _choose_all(self, on: bool) -> None:
        self._listed.setVisible(not on)
        self._tell()

    def _tell(self) -> None:
        chosen: tuple[str, ...] = ()
        if not self.all_decks.isChecked():
            ticked = tuple(deck_id for deck_id, box in self.decks.items() if box.isChecked())
            chosen = (*ticked, *self._elsewhere)
        self.changed.emit(self.external.isChecked(), int(self.months.currentData()), chosen)


def _check(text: str, *, on: bool) -> QCheckBox:
    made = QCheckBox(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setMinimumHeight(30)
    made.setChecked(on)
    return made


def _period(months: int) -> str:
    if not months:
        return _("as long as you want")
    if months % 12 == 0:
        return ngettext("{n} year", "{n} years", months // 12).format(n=months // 12)
    return ngettext("{n} month", "{n} months", months).format(n=months)
