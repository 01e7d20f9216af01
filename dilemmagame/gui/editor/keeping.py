"""When a draft is saved, and what is said about it: a moment after typing, on leaving, and again when it failed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.gui.editor.draft import Draft
from dilemmagame.gui.editor.textfile import HIDDEN, Saved, keep_aside, read_bytes

SAVE_AFTER_MS = 1200
AGAIN_AFTER_MS = 8000
LOOK_EVERY_MS = 4000


class Keeper(QObject):
    """Saves `draft` at most 1.2 s after the first change since the last save; later changes do not put it off."""

    saved = Signal(object)
    """The moment (aware datetime) at which everything is on disk."""
    failed = Signal(object)
    """A WorldError: not saved; it is tried again."""
    conflicted = Signal()
    """The file was changed outside; see the draft's conflict."""
    followed = Signal()
    """The file was changed outside and the draft goes on with it."""

    def __init__(self, draft: Draft, clock: Clock, allowed: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self.draft = draft
        self._clock = clock
        self._allowed = allowed
        self._asked = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SAVE_AFTER_MS)
        self._soon.timeout.connect(self.save)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_AFTER_MS)
        self._again.timeout.connect(self.save)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_outside)
        self._look.start()
        self.rescued = self._found()
        """Where a version lies that never came into the file; None when there is none."""

    def _found(self) -> Path | None:
        """A version that an earlier sitting left is given a name of its own, so that this one cannot touch it."""
        path = self._rescue_path()
        if not self._allowed():
            return None
        try:
            content = read_bytes(path)
            if not content or content == self.draft.file.content:
                return None
            kept = keep_aside(self.draft.deck, self.draft.file.path.name, content, self.now())
        except WorldError:
            return path
        self._forget_rescue()
        return kept

    def touch(self) -> None:
        """Something was typed."""
        self._asked = False
        if not self._soon.isActive():
            self._soon.start()

    def now(self) -> datetime:
        return self._clock.now().wall

    def save(self) -> bool:
        """Save what waits; True when everything that was typed is safe, in the file or put aside."""
        self._soon.stop()
        self._again.stop()
        if not self._allowed():
            return True
        if self.draft.conflict is not None:
            return self._rescue()
        try:
            outcome = self.draft.save()
        except WorldError as error:
            self._again.start()
            self.failed.emit(error)
            return False
        match outcome:
            case Saved.CHANGED_OUTSIDE:
                self.conflicted.emit()
                return self._rescue()
            case Saved.FOLLOWED:
                self.followed.emit()
            case Saved.WRITTEN:
                self._forget_rescue()
                self.saved.emit(self.now())
            case Saved.NOTHING_NEW:
                pass
        return True

    def may_leave(self) -> str:
        """'' when everything is safe, or when somebody asks for the second time; else what to tell.

        As long as two versions are there, somebody has to choose; when the file is gone, asking twice is a choice.
        """
        safe, conflict = self.save(), self.draft.conflict
        if safe and conflict is not None and conflict.theirs:
            return _("Choose here first which text stays: yours or that of the file. Then you can go on.")
        if safe and conflict is not None and not self._asked:
            self._asked = True
            return _("Put your text back here first. Or press once more to leave; your text is kept aside.")
        if safe or self._asked:
            self.stop()
            return ""
        self._asked = True
        return _("This cannot be saved now. Press once more to leave without your last changes.")

    def stop(self) -> None:
        """No more looking and saving."""
        for timer in (self._soon, self._again, self._look):
            timer.stop()

    def _look_outside(self) -> None:
        """A change outside is told soon, not only at the next save."""
        if self.draft.conflict is None and not self._soon.isActive():
            self.save()

    def _rescue(self) -> bool:
        """As long as nobody chose, my text is safe beside the file as well."""
        try:
            write_where_asked(self._rescue_path(), self.draft.text.encode("utf-8"))
        except WorldError as error:
            self.failed.emit(error)
            return False
        return True

    def _forget_rescue(self) -> None:
        with suppress(OSError):
            self._rescue_path().unlink(missing_ok=True)

    def _rescue_path(self) -> Path:
        return self.draft.deck / HIDDEN / "kept" / f"unsaved-{self.draft.file.path.name}"
