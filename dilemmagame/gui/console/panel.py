"""What every step panel is: a body that follows the view, keeps what is typed, and says its state in a few words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.commands import NameValue
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.drafts import is_form_draft
from dilemmagame.gui.console.lines import LineList
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, Line


class StepPanel(QWidget):
    """Base of the panels. One lives as long as its step is the current one."""

    filled = Signal()
    """Everything here is filled in: the focus may go back to the amber button."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.box = column(self, 10, (0, 0, 8, 0))

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""

    def status(self, view: ConsoleView) -> str:
        """A chip beside the heading, or nothing."""
        return ""

    def begin(self) -> None:
        """Put the cursor where the trainer types next, when that is clear."""

    def keep_typed(self) -> bool:
        """Ctrl+Enter with the cursor in this panel. True when something was kept."""
        return False

    def open_again(self) -> None:
        """Ctrl+Z: open the vote of this step again, where it has one."""

    def flush(self) -> None:
        """Put on disk at once what is being typed."""

    def storage_failed(self) -> None:
        """Something that was sent may not be stored."""

    def say(self, text: str = "", look: str = "") -> Words:
        """Add a line of text and give it back."""
        label = Words(text, look, wrap=True)
        self.box.addWidget(label)
        return label

    def fill(self) -> None:
        """Push everything up."""
        self.box.addStretch(1)


def lines_here(view: ConsoleView, *fields: CaptureField, choice: str | None = None) -> tuple[Line, ...]:
    """The lines of these kinds on the current card, oldest first; a choice narrows them."""
    here = next((item.item for item in view.items if any(s.index == view.position for s in item.steps)), -1)
    return tuple(
        line
        for line in view.lines
        if line.item == here
        and line.field in fields
        and not line.draft
        and not is_form_draft(line)
        and (choice is None or line.choice == choice)
    )


class Section(QWidget):
    """A heading with a button that puts the cursor in the note field, and the lines of that kind."""

    def __init__(
        self, desk: Desk, title: str, field: CaptureField, prompt: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        layout = column(self, 4)
        head = row(gap=8)
        head.addWidget(Words(title, "strong", wrap=True), 1)
        self.add = Button(
            _("Write down"), desk.theme, "plus", name=_("Write down: {kind}").format(kind=title)
        )
        self.add.clicked.connect(lambda: desk.write(field, ""))
        head.addWidget(self.add)
        layout.addLayout(head)
        self._prompt = Words(prompt, "caption", wrap=True)
        layout.addWidget(self._prompt)
        self._prompt.setVisible(bool(prompt))
        self.lines = LineList(desk, title)
        layout.addWidget(self.lines)

    def show_view(self, view: ConsoleView) -> None:
        self.lines.show_lines(lines_here(view, self._field), view)

    def prompt(self, text: str) -> None:
        """The question under the heading."""
        self._prompt.say(text)


class ValueChips(QWidget):
    """The values of this card and the vocabulary; a tap says it was named."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._flow = FlowLayout(self, 6)
        self._ids: tuple[str, ...] | None = None
        self._all = False
        self._view: ConsoleView | None = None
        self.setAccessibleName(_("Values that were named"))

    def show_view(self, view: ConsoleView) -> None:
        self._view = view
        own = view.card.values if view.card is not None else ()
        first = {*own, *view.values_named}
        terms = sorted(view.values, key=lambda term: term.id not in own)
        if own and not self._all:
            terms = [term for term in terms if term.id in first]
        ids = tuple(term.id for term in terms)
        if ids != self._ids:
            self._ids = ids
            clear(self._flow)
            for term in terms:
                chip = ToggleChip(term.name.get(language()), self._desk.theme)
                chip.setProperty("value", term.id)
                chip.clicked.connect(lambda on, value=term.id: self._desk.send(NameValue(value, on)))
                self._flow.addWidget(chip)
            if len(terms) < len(view.values):
                more = Button(_("More values"), self._desk.theme, "plus", "quiet")
                more.clicked.connect(self._show_all)
                self._flow.addWidget(more)
        for chip in self.findChildren(ToggleChip):
            chip.setChecked(chip.property("value") in view.values_named)

    def _show_all(self) -> None:
        self._all = True
        if self._view is not None:
            self.show_view(self._view)


def two_columns(parent: QLayout, *widgets: QWidget) -> None:
    """Set widgets beside one another with equal width."""
    place = QWidget()
    side = row(place, 24)
    for widget in widgets:
        cell = column(gap=0)
        cell.addWidget(widget)
        cell.addStretch(1)
        side.addLayout(cell, 1)
    parent.addWidget(place)
