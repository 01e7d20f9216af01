"""The panel at the right: the card that has the cursor, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Deck
from dilemmagame.gui.library.detail import Detail
from dilemmagame.gui.library.preview import PaintStage
from dilemmagame.gui.library.wording import Names
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.library.catalogue import Entry, Key


class Side(Panel):
    """Esc goes back to the cards."""

    toggled = Signal(object)
    """The Key of the card."""
    print_card = Signal(object)
    edit_card = Signal(object)
    """Each with the Entry of the card."""
    closed = Signal()

    def __init__(self, theme: Theme, names: Names, paint_stage: PaintStage | None, *, editable: bool) -> None:
        super().__init__(gap=10)
        self._entry: Entry | None = None
        self.way_back = Button(_("Back to the cards"), theme, "chevron-left", "quiet", key="Esc")
        self.way_back.clicked.connect(self.closed)
        self.way_back.hide()
        self.detail = Detail(theme, names, paint_stage)
        self.rows.addWidget(self.way_back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self.detail, 1)
        self._acts = QWidget()
        line = row(self._acts, 8)
        self.edit: Button | None = None
        if editable:
            self.edit = Button(_("Edit"), theme, "pencil", name=_("Edit this card"))
            self.edit.clicked.connect(lambda: self._send(self.edit_card))
            line.addWidget(self.edit, 1)
        self.print = Button(_("Print"), theme, "printer", name=_("Print this card"))
        self.print.clicked.connect(lambda: self._send(self.print_card))
        line.addWidget(self.print, 1)
        self.rows.addWidget(self._acts)
        self.choose = Button("", theme, "check")
        self.choose.clicked.connect(self._toggle)
        self.rows.addWidget(self.choose)

    def show_card(self, entry: Entry, faults: Sequence[str], *, chosen: bool) -> None:
        self._entry = entry
        self.detail.show_card(entry, faults)
        playable = not entry.card.broken
        self._acts.setVisible(playable or self.edit is not None)
        self.print.setVisible(playable)
        self.choose.setVisible(playable)
        self._label(chosen)

    def show_deck(self, deck: Deck) -> None:
        """The introduction of a deck instead of a card."""
        self._only_words()
        self.detail.show_deck(deck)

    def clear_away(self, text: str) -> None:
        """No card: say why."""
        self._only_words()
        self.detail.clear_away(text)

    def tick(self, chosen: Set[Key]) -> None:
        """Other cards are chosen now."""
        if self._entry is not None:
            self._label(self._entry.key in chosen)

    def show_way_back(self, on: bool) -> None:
        self.way_back.setVisible(on)

    def take_focus(self) -> None:
        """To the text when it can be scrolled, else to the first button."""
        if self.detail.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.detail.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.choose.isVisible():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _only_words(self) -> None:
        self._entry = None
        self._acts.hide()
        self.choose.hide()

    def _label(self, chosen: bool) -> None:
        said = _("Take out of the session") if chosen else _("Put in the session")
        self.choose.show_icon("x" if chosen else "plus")
        self.choose.label(said)
        self.choose.name(said)

    def _toggle(self) -> None:
        if self._entry is not None:
            self.toggled.emit(self._entry.key)

    def _send(self, signal: SignalInstance) -> None:
        if self._entry is not None:
            signal.emit(self._entry)
