"""Typed text that is never older than two seconds on disk: one draft per field, saved while somebody types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from dilemmagame.domain.commands import Capture, Rewrite, Strike
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.console.desk import Send
from dilemmagame.live.console_view import ConsoleView, Line

SAVE_AFTER_MS = 900
FORM = "form:"


def is_form_draft(line: Line) -> bool:
    """A half-typed field of a form (an agreement), which is nobody's captured line."""
    return line.choice.startswith(FORM)


class Autosave(QObject):
    """Calls `save` at most 0.9 s after the first change since the last save; later changes do not put it off."""

    def __init__(self, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(save)

    def touch(self) -> None:
        """Something changed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save at once what waits."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def drop(self) -> None:
        """What waits was saved in another way."""
        self._timer.stop()


class Draft(QObject):
    """The draft behind one text field. Its id comes back in the view after the first save.

    `read` gives the text in the field, `mark` the kind and choice under which a new draft is put down, `struck`
    empties the field when the draft was struck somewhere else.
    """

    def __init__(
        self,
        send: Send,
        read: Callable[[], str],
        mark: Callable[[], tuple[CaptureField, str]],
        struck: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._read = read
        self._mark = mark
        self._struck = struck
        self._saved = ""
        self._asked: tuple[CaptureField, str] | None = None
        self._known: frozenset[str] = frozenset()
        self.text_id = ""
        self.mark_kept: tuple[CaptureField, str] | None = None
        self._autosave = Autosave(self._save, self)

    @property
    def waiting(self) -> bool:
        """A first save is under way."""
        return self._asked is not None

    def touch(self) -> None:
        """The text in the field changed."""
        self._autosave.touch()

    def flush(self) -> None:
        self._autosave.flush()

    def adopt(self, line: Line) -> None:
        """Go on with a draft that was on disk already."""
        self.text_id, self._saved = line.text_id, line.body.strip()
        self.mark_kept = (line.field, line.choice)

    def meet(self, view: ConsoleView) -> None:
        """Learn from `view` whether the draft has arrived, or was struck elsewhere."""
        here = {line.text_id: line for line in view.lines if line.draft}
        if self._asked is not None:
            for text_id, line in here.items():
                if text_id not in self._known and (line.field, line.choice) == self._asked:
                    self._asked = None
                    self.adopt(line)
                    break
        elif self.text_id and self.text_id not in here:
            self.forget()
            self._struck()
        self._known = frozenset(here)
        if self._read().strip() != self._saved and not self.waiting:
            self.touch()

    def forget(self) -> str:
        """Let go of the draft, for it is kept or replaced; gives its id ('' when there was none)."""
        self._autosave.drop()
        text_id, self.text_id, self._saved, self._asked, self.mark_kept = self.text_id, "", "", None, None
        return text_id

    def retry(self) -> None:
        """A save failed: what was thought to be stored is not."""
        self._asked = None
        self._saved = ""
        self.touch()

    def _save(self) -> None:
        body = self._read().strip()
        if body == self._saved or self.waiting:
            return
        if not body:
            if self.text_id:
                self._send(Strike((self.forget(),)))
            return
        if self.text_id:
            self._send(Rewrite(self.text_id, body))
        else:
            self._asked = self._mark()
            self._send(Capture(self._asked[0], body, self._asked[1], draft=True))
        self._saved = body
