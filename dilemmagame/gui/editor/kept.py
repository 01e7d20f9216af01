"""A page that saves while you type: it is left only when everything is safe and nothing has to be chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.gui.editor.conflict import ConflictBar
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.widgets.page import Message
from dilemmagame.gui.widgets.text import Words


class KeptPage(QWidget):
    """Says how the text is kept, and holds back who wants to leave too early. The page itself makes the parts."""

    keeper: Keeper | None = None
    """None as long as nothing is open."""
    conflict: ConflictBar
    message: Message
    state: Words
    """The chip in the bar that says how the text is kept."""
    _failed = False

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

    def say_saved(self, moment: datetime) -> None:
        """Everything is on disk since `moment`; what was said of a failure goes."""
        self.state.wear("chip-ok")
        self.state.say(_("Saved at {time}").format(time=f"{moment.astimezone():%H:%M}"))
        if self._failed:
            self.message.hide()
        self._failed = False

    def say_failed(self, error: WorldError) -> None:
        self._failed = True
        self.state.wear("chip-danger")
        self.state.say(_("Not saved"))
        self.message.say(
            _("{what} Your text stands here and is saved as soon as it can be.").format(what=sentence(error)),
            "danger",
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.keeper is not None:
            self.keeper.save()
