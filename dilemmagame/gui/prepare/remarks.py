"""What to mind about the choices, with what would suit better one click away. Nothing of it holds anybody back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.methods import Method
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.groupsize import method_choice
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, and methods that may take the place of the method with the id `method`."""

    text: str
    method: str = ""
    proposals: tuple[Method, ...] = ()


class Remarks(QWidget):
    """The remarks under each other."""

    swap_wanted = Signal(str, str)
    """The method that goes, and the one that comes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Remark, ...] = ()
        self._rows = column(self, 6)

    def text(self) -> str:
        """All sentences."""
        return "\n".join(each.text for each in self._shown)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these; what stays the same stays as it is."""
        if tuple(remarks) == self._shown:
            return
        self._shown = tuple(remarks)
        clear(self._rows)
        for each in remarks:
            self._rows.addWidget(Words(each.text, "caption", wrap=True))
            if each.proposals:
                self._rows.addWidget(self._buttons(each))
        self.setVisible(bool(remarks))

    def _buttons(self, remark: Remark) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, 6)
        for method in remark.proposals:
            said = method_choice(method)
            button = Button(said, self._theme, name=_("Choose {method}").format(method=said))
            button.clicked.connect(
                lambda _on=False, wanted=method.id: self.swap_wanted.emit(remark.method, wanted)
            )
            flow.addWidget(button)
        return holder
