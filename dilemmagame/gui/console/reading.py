"""How the answers of a revealed round lie, for the trainer: in words first, the numbers behind a button."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.analysis import Reading
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import AlluvialScene, BarsScene, SlopeScene
from dilemmagame.notes.measuring import picture_sentence, reckoned, sure_sentence


class ReadingBoard(QWidget):
    """A sentence per round that may be told, and how sure people were."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[int, Reading], ...] = ()
        layout = column(self, 4)
        line = row(gap=8)
        self._words = Words("", "strong", wrap=True)
        line.addWidget(self._words, 1)
        self.how = Button(_("How reckoned"), desk.theme, "info", "quiet", checkable=True)
        self.how.toggled.connect(self._open)
        line.addWidget(self.how)
        layout.addLayout(line)
        self._numbers = Words("", "caption", wrap=True, selectable=True)
        layout.addWidget(self._numbers)
        self._sure = Words("", wrap=True)
        layout.addWidget(self._sure)
        self._open(False)

    def show_view(self, view: ConsoleView) -> None:
        """Follow the session."""
        scene = view.stage.scene
        sure = scene.sure if isinstance(scene, BarsScene | SlopeScene | AlluvialScene) else ()
        readings = view.readings
        self._sure.say(sure_sentence(sure))
        self.setVisible(bool(readings or sure))
        self.how.setVisible(bool(readings))
        if readings == self._shown:
            return
        self._shown = readings
        several = len(readings) > 1
        self._words.say(" ".join(_named(slot, picture_sentence(each), several) for slot, each in readings))
        self._numbers.setText("\n".join(_named(slot, reckoned(each), several) for slot, each in readings))
        self._open(self.how.isChecked())

    def _open(self, on: bool) -> None:
        self._numbers.setVisible(on)


def _named(slot: int, words: str, several: bool) -> str:
    if not several:
        return words
    return (
        _("First vote: {words}").format(words=words)
        if slot == 1
        else _("Second vote: {words}").format(words=words)
    )
