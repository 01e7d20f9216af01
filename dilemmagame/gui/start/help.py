"""F1: the keys, from the one table of actions, and the evening in six lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.gui import keys
from dilemmagame.gui.start.parts import Page, label, panel


class HelpPage(Page):
    """Help that fits on one page."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__(_("Help"), lambda: self.back.emit(), _("Back"))  # noqa: PLW0108  # the signal exists after __init__ only
        self.column.addWidget(
            panel(label(_("An evening in short"), "heading"), *(label(line) for line in _tour()))
        )
        self.column.addWidget(panel(label(_("Keys"), "heading"), _key_table()))
        self.column.addStretch(1)


def _tour() -> tuple[str, ...]:
    return (
        _("1. Choose “New session”. Everything is filled in; change what you like and start."),
        _("2. The room sees the stage on the projector. You see the console on your laptop."),
        _("3. The amber button says what the next click does. Your clicker does the same, and nothing else."),
        _(
            "4. People choose in silence and show a card or a hand, or use their phone. Cards and hands are counted "
            "by you."
        ),
        _("5. First the reasons, then the result. Closing a vote and showing it are always two clicks."),
        _("6. At the end you read the agreements back. The notes are ready as a Word file or a PDF."),
    )


def _key_table() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(2, 1)
    for place, head in enumerate((_("Laptop"), _("Stage"), _("What it does"))):
        grid.addWidget(label(head, "caption"), 0, place)
    for line, row in enumerate(keys.help_rows(), start=1):
        for place, text in enumerate((row.console, row.stage, row.title)):
            grid.addWidget(label(text, "strong" if place < 2 else "", wrap=place == 2), line, place)
    return holder
