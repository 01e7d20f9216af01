"""A page that saves while you type: it is left only when everything is safe and nothing has to be chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from dilemmagame.gui.editor.conflict import ConflictBar
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.widgets.page import Message


class KeptPage(QWidget):
    """Holds back who wants to leave too early. The page itself makes the three parts."""

    keeper: Keeper | None = None
    """None as long as nothing is open."""
    conflict: ConflictBar
    message: Message

    def leave_by(self, way: Callable[[], object]) -> None:
        """Go `way` when everything is safe and nothing has to be chosen."""
        if not self.stays():
            way()

    def stays(self) -> bool:
        """Whether the page has to stay; then it says why, and what to do."""
        refusal = "" if self.keeper is None else self.keeper.may_leave()
        if self.keeper is None or not refusal:
            return False
        if self.keeper.draft.conflict is not None and not self.conflict.isHidden():
            self.conflict.insist(refusal)
        else:
            self.message.say(refusal, "danger")
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.keeper is not None:
            self.keeper.save()
