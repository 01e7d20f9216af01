"""Captured lines that can be rewritten and struck on the spot. Striking asks twice, in the line itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.commands import Rewrite, Strike
from dilemmagame.gui.console.desk import Desk
from dilemmagame.gui.console.drafts import Autosave
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.names import capture_title, choice_name
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.live.console_view import ConsoleView, Line


class LineList(QWidget):
    """The lines of one place, newest first. A line that is being rewritten is left alone by newer views."""

    def __init__(self, desk: Desk, name: str, *, kinds: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._desk = desk
        self._kinds = kinds
        self._rows: dict[str, LineRow] = {}
        self._order: tuple[str, ...] = ()
        self._layout = column(self, 6)
        self._rest = column(gap=6)
        self._layout.addLayout(self._rest)
        self._layout.addStretch(1)

    def show_lines(self, lines: tuple[Line, ...], view: ConsoleView) -> None:
        """Show `lines` in this order."""
        order = tuple(line.text_id for line in lines)
        if order != self._order:
            kept = {text_id: row for text_id, row in self._rows.items() if text_id in order}
            for text_id, old in self._rows.items():
                if text_id not in kept:
                    old.hide()
                    old.deleteLater()
            for line in lines:
                if line.text_id not in kept:
                    kept[line.text_id] = LineRow(self._desk, line, kind=self._kinds)
            while self._rest.count():
                self._rest.takeAt(0)
            for text_id in order:
                self._rest.addWidget(kept[text_id])
            self._rows, self._order = kept, order
        for line in lines:
            self._rows[line.text_id].show_line(line)

    def storage_failed(self) -> None:
        for each in self._rows.values():
            each.autosave.touch()

    def flush(self) -> None:
        for each in self._rows.values():
            each.autosave.flush()


class LineRow(QWidget):
    """One line: (kind and choice), text, rewrite, strike."""

    def __init__(self, desk: Desk, line: Line, *, kind: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = line
        self.edit: QLineEdit | None = None
        self.autosave = Autosave(self._save, self)
        self._with_kind = kind
        self._layout = column(self, 2, (0, 0, 0, 4))
        self._kind = Words("", "chip")
        self._body = Words("", wrap=True)
        head = row(gap=2)
        if kind:
            head.addWidget(self._kind)
            head.addStretch(1)
        else:
            head.addWidget(self._body, 1)
        self._rewrite = Button("", desk.theme, "pencil", "quiet", name=_("Rewrite this line"))
        self._rewrite.clicked.connect(self._start)
        self._strike = Button("", desk.theme, "trash-2", "quiet", name=_("Strike this line"))
        self._strike.clicked.connect(self._ask)
        head.addWidget(self._rewrite)
        head.addWidget(self._strike)
        self._layout.addLayout(head)
        if kind:
            self._layout.addWidget(self._body)
        self._question = QWidget()
        asked = row(self._question, 6)
        asked.addWidget(Words(_("Gone for good?"), "caption"))
        asked.addStretch(1)
        yes = Button(_("Strike"), desk.theme, look="danger", name=_("Yes, strike this line"))
        yes.clicked.connect(lambda: desk.send(Strike((self._line.text_id,))))
        no = Button(_("Leave it"), desk.theme, look="quiet")
        no.clicked.connect(self._question.hide)
        asked.addWidget(yes)
        asked.addWidget(no)
        self._question.hide()
        self._layout.addWidget(self._question)
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Follow the line, except where somebody is typing in it."""
        self._line = line
        kind, where = capture_title(line.field), choice_name(line.choice)
        if line.draft:
            kind, where = _("Not finished"), ""
        if self._with_kind:
            # the name of a column says enough, and a chip with both would push the buttons out
            self._kind.say(f"{kind} · {where}" if 0 < len(where) <= 2 else where or kind)
        self._body.setText(line.body)
        spoken = _("{kind}: {text}").format(kind=kind, text=line.body[:60])
        self._rewrite.name(_("Rewrite this line") + ", " + spoken)
        self._strike.name(_("Strike this line") + ", " + spoken)

    def keep_typed(self) -> bool:
        """Ctrl+Enter while rewriting: store and close the field."""
        if self.edit is None:
            return False
        self.autosave.drop()
        self._save(keep=True)
        self.edit.hide()
        self.edit.deleteLater()
        self.edit = None
        self._body.show()
        return True

    def _start(self) -> None:
        if self.edit is not None:
            self.keep_typed()
            return
        self.edit = QLineEdit(self._line.body)
        self.edit.setAccessibleName(_("Rewrite this line"))
        self.edit.textEdited.connect(lambda _text: self.autosave.touch())
        self.edit.returnPressed.connect(self.keep_typed)
        self._layout.insertWidget(1, self.edit)
        self._body.hide()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._question.setVisible(not self._question.isVisible())

    def _save(self, keep: bool = False) -> None:
        body = self.edit.text().strip() if self.edit is not None else ""
        if body and (body != self._line.body or (keep and self._line.draft)):
            self._desk.send(Rewrite(self._line.text_id, body, keep=keep and self._line.draft))


def plain_lines(place: QWidget, texts: tuple[str, ...], look: str = "", bullet: str = "•") -> None:
    """Fill `place` with texts as separate wrapped labels."""
    layout = place.layout() or column(place, 4)
    clear(layout)
    for text in texts:
        label = Words(f"{bullet} {text}" if bullet else text, look, wrap=True)
        layout.addWidget(label)
