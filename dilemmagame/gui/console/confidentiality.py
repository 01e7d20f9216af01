"""The level of confidentiality as three buttons with the sentence to say aloud."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import SetConfidentiality
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import ToggleChip
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.names import level_name
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView


def level_sentence(level: Confidentiality) -> str:
    """What a level means, to say aloud."""
    match level:
        case Confidentiality.OPEN:
            return _("What is said here may be told outside.")
        case Confidentiality.CHATHAM_HOUSE:
            return _("What was said may be told; who said it, or for which party, may not.")
        case Confidentiality.CLOSED:
            return _("What is said stays in this room. Only agreements we read back leave it.")


class LevelChooser(QWidget):
    """Three buttons; a press counts at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, 6)
        layout.addWidget(Words(_("How confidential is this conversation?"), "strong", wrap=True))
        place = QWidget()
        flow = FlowLayout(place, 6)
        self._chips: dict[Confidentiality, ToggleChip] = {}
        for level in Confidentiality:
            chip = ToggleChip(level_name(level), desk.theme)
            chip.clicked.connect(lambda _checked=False, level=level: desk.send(SetConfidentiality(level)))
            self._chips[level] = chip
            flow.addWidget(chip)
        layout.addWidget(place)
        self._means = Words("", wrap=True)
        layout.addWidget(self._means)

    def show_view(self, view: ConsoleView) -> None:
        for level, chip in self._chips.items():
            chip.setChecked(level is view.confidentiality)
        self._means.setText(level_sentence(view.confidentiality))
