"""The borderline cases of a card in the form: short, one to a row. Only the grey area method needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import FEWEST_CASES, MOST_CASES
from dilemmagame.gui.editor.forms import CardForm
from dilemmagame.gui.editor.rows import NumberedRows
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words


class CaseRows(NumberedRows):
    """The cases in their order."""

    part = "case"

    def names(self, n: int) -> tuple[str, str]:
        return _("Borderline case {n}").format(n=n), _("borderline case {n}").format(n=n)


class Borderline(QWidget):
    """What the cases are for, and the cases."""

    def __init__(self, theme: Theme, edit: Callable[[CardForm, str], None]) -> None:
        super().__init__()
        self._edit = edit
        self._form = CardForm()
        self.rows = CaseRows(theme)
        box = column(self, 8)
        line = row(gap=8)
        said = _(
            "Short cases on this subject, to place between white and black: {least} to {most}, thirty words at most."
            " Without them the what-ifs serve."
        )
        line.addWidget(Words(said.format(least=FEWEST_CASES, most=MOST_CASES), "caption", wrap=True), 1)
        self.add = Button(
            _("Add"), theme, "plus", "quiet", name=_("Add: {what}").format(what=_("Borderline case"))
        )
        self.add.clicked.connect(lambda _checked=False: self.rows.add(""))
        line.addWidget(self.add)
        box.addLayout(line)
        self.rows.changed.connect(self._changed)
        box.addWidget(self.rows)

    def show_form(self, form: CardForm) -> None:
        self._form = form
        self.rows.show_rows(form.cases)
        self.add.setEnabled(len(form.cases) < MOST_CASES)

    def summary(self) -> str:
        n = len(self._form.cases)
        return ngettext("{n} case", "{n} cases", n).format(n=n) if n else ""

    def _changed(self, new: tuple[str, ...], mark: str) -> None:
        self._form = replace(self._form, cases=new)
        self._edit(self._form, mark or "case 1")
