"""A day that may be left out, reached from the keyboard; with a step of half a year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.register import months_later
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import row

NEVER = QDate(2000, 1, 1)
HALF_A_YEAR = 6


class DayField(QWidget):
    """`changed` gives a date or None."""

    changed = Signal(object)

    def __init__(self, name: str, theme: Theme, today: date, *, ahead: bool = True) -> None:
        super().__init__()
        self._today = today
        self.field = QDateEdit()
        self.field.setAccessibleName(name)
        self.field.setLocale(
            QLocale(QLocale.Language.Dutch if i18n.language() == "nl" else QLocale.Language.English)
        )
        self.field.setDisplayFormat("d MMM yyyy")
        self.field.setMinimumDate(NEVER)
        self.field.setSpecialValueText(_("no date"))
        self.field.lineEdit().setTextMargins(8, 0, 0, 0)
        self.field.editingFinished.connect(self._told)
        line = row(self, 6)
        line.addWidget(self.field, 1)
        self._kept: date | None = None
        text = _("In half a year") if ahead else _("Today")
        self.step = Button(text, theme, look="quiet", name=f"{name}: {text}")
        self.step.clicked.connect(
            lambda _on=False: self._set(months_later(self._today, HALF_A_YEAR) if ahead else self._today)
        )
        self.none = Button("", theme, "x", "quiet", name=_("{what}: no date").format(what=name))
        self.none.clicked.connect(lambda _on=False: self._set(None))
        line.addWidget(self.step)
        line.addWidget(self.none)
        self.setFocusProxy(self.field)
        self.show_day(None)

    @property
    def day(self) -> date | None:
        chosen = self.field.date()
        return None if chosen == NEVER else date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date | None) -> None:
        """Show it without telling anybody."""
        self._kept = day
        self.field.setDate(NEVER if day is None else QDate(day.year, day.month, day.day))

    def _set(self, day: date | None) -> None:
        self.field.setDate(NEVER if day is None else QDate(day.year, day.month, day.day))
        self._told()

    def _told(self) -> None:
        if self.day != self._kept:
            self._kept = self.day
            self.changed.emit(self._kept)
