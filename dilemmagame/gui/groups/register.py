"""One list of the register: what is due first, one line open at a time, a way to add one from paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import CodeArticle
from dilemmagame.domain.register import EntryKind, RegisterEntry, in_order, months_later, statuses
from dilemmagame.gui.groups.dates import HALF_A_YEAR
from dilemmagame.gui.groups.entry import EntryRow
from dilemmagame.gui.groups.wording import add_text, empty_text
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.scroll import clear, column
from dilemmagame.gui.widgets.text import Words
from dilemmagame.ports import new_id

AT_ONCE = 30
MARGIN = 12


class RegisterView(QWidget):
    """`changed` gives an entry, `removed` an id."""

    changed = Signal(object)
    removed = Signal(str)

    def __init__(self, theme: Theme, kind: EntryKind, today: date, code: Sequence[CodeArticle]) -> None:
        super().__init__()
        self._theme, self._kind, self._today, self._code = theme, kind, today, code
        self._group: Group | None = None
        self._open = ""
        self._draft: RegisterEntry | None = None
        self._most = AT_ONCE
        self.lines: dict[str, EntryRow] = {}
        whole = column(self, 10)
        self.add = Button(add_text(kind), theme, "plus")
        self.add.clicked.connect(lambda _on=False: self._add())
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.empty = Words(empty_text(kind), wrap=True)
        whole.addWidget(self.empty)
        self._rows = column(gap=10)
        whole.addLayout(self._rows)
        self.more = Button("", theme, "chevron-down", "quiet")
        self.more.clicked.connect(lambda _on=False: self._show_more())
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)

    def show_group(self, group: Group) -> None:
        """Follow the group; an open form stays as it is."""
        self._group = group
        entries = group.entries(self._kind)
        self.empty.setVisible(not entries and self._draft is None)
        known = {entry.id for entry in entries}
        if self._open and self._open in self.lines and (self._open in known or self._is_draft(self._open)):
            for entry in entries:
                if entry.id in self.lines and entry.id != self._open:
                    self.lines[entry.id].show_entry(entry)
            return
        self._build()

    def flush(self) -> None:
        """Tell at once what is still being typed."""
        if self._open in self.lines:
            self.lines[self._open].flush()

    def _is_draft(self, entry_id: str) -> bool:
        return self._draft is not None and self._draft.id == entry_id

    def _build(self) -> None:
        clear(self._rows)
        self.lines.clear()
        if self._group is None:
            return
        entries = in_order(self._group.entries(self._kind), self._today)
        if self._draft is not None:
            entries = (self._draft, *entries)
        for entry in entries[: self._most]:
            line = EntryRow(self._theme, entry, self._today, self._code)
            line.changed.connect(self._take)
            line.removed.connect(self._remove)
            line.opened.connect(self._open_line)
            line.closed.connect(self._close)
            self.lines[entry.id] = line
            self._rows.addWidget(line)
        left = len(entries) - self._most
        self.more.setVisible(left > 0)
        self.more.label(_("Show the other {n} too").format(n=left))
        self.more.name(self.more.text().strip())

    def _show_more(self) -> None:
        self._most += 10 * AT_ONCE
        self._build()

    def _open_line(self, entry_id: str) -> None:
        if self._open and self._open != entry_id:
            self.flush()
            self._draft = None
        self._open = ""
        self._build()
        self._show_form(entry_id)

    def _close(self) -> None:
        closed, self._open, self._draft = self._open, "", None
        self._build()
        self.empty.setVisible(not self.lines)
        line = self.lines.get(closed)
        (line.edit if line is not None else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self.flush()
        agreement = self._kind is EntryKind.AGREEMENT
        self._draft = RegisterEntry(
            id=new_id(),
            kind=self._kind,
            body="",
            status=statuses(self._kind)[0],
            made_on=self._today,
            review_on=months_later(self._today, HALF_A_YEAR) if agreement else None,
        )
        self.empty.hide()
        self._open = ""
        self._build()
        self._show_form(self._draft.id)

    def _show_form(self, entry_id: str) -> None:
        """Open the form of one line and bring the whole of it into sight."""
        self._open = entry_id
        line = self.lines[entry_id]
        line.open()
        QTimer.singleShot(0, line, lambda: bring_into_sight(line))

    def _take(self, entry: RegisterEntry) -> None:
        if self._is_draft(entry.id):
            self._draft = None
        self.changed.emit(entry)

    def _remove(self, entry_id: str) -> None:
        if self._is_draft(entry_id):
            self._close()
            return
        self._open, self._draft = "", None
        self.removed.emit(entry_id)


def bring_into_sight(line: QWidget) -> None:
    """Scroll the page so that `line` is seen from its top."""
    above = line.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        body = above.widget()
        if body is None:
            return
        body.adjustSize()
        top = line.mapTo(body, QPoint(0, 0)).y()
        room = above.viewport().height()
        bar = above.verticalScrollBar()
        if top + line.height() > bar.value() + room or top < bar.value():
            bar.setValue(top - MARGIN)
