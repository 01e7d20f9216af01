"""Above the parts: how many places may point at a person, the way to the next one, and putting one word for another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.commands import Command, Rewrite
from dilemmagame.gui.review.records import Snapshot
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Panel
from dilemmagame.gui.widgets.scroll import row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.lint import Remark, lint


def leaving_texts(snapshot: Snapshot) -> dict[str, str]:
    """The texts that may leave, by id: of kept lines and of agreements, in their order."""
    state = snapshot.state
    ids = [line.text_id for line in state.captures if not line.draft and line.text_id not in state.inside]
    ids += [text for each in state.agreements if each.body not in state.inside for text in each.texts]
    return {text_id: snapshot.texts[text_id] for text_id in dict.fromkeys(ids) if text_id in snapshot.texts}


def replaced(texts: Mapping[str, str], find: str, instead: str) -> tuple[Command, ...]:
    """Commands that put `instead` everywhere `find` stands. A text that would be empty then stays as it is."""
    if not find:
        return ()
    changed = ((text_id, body.replace(find, instead)) for text_id, body in texts.items() if find in body)
    return tuple(Rewrite(text_id, body) for text_id, body in changed if body.strip())


class RemarksBar(Panel):
    """`go_to` gives the id of a text and the words in it, `wanted` commands. Hidden when there is nothing to say."""

    go_to = Signal(str, str)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap=6, look="notice-warn")
        self._snapshot: Snapshot | None = None
        self._remarks: tuple[Remark, ...] = ()
        self._next = 0
        head = row(gap=8)
        self.said = Words("", wrap=True)
        head.addWidget(self.said, 1)
        self.forward = Button(_("Show the next one"), theme, "chevron-right")
        self.forward.clicked.connect(self._forward)
        head.addWidget(self.forward)
        self.fold = Button(_("Replace"), theme, checkable=True, name=_("Replace a name everywhere"))
        head.addWidget(self.fold)
        self.rows.addLayout(head)
        self._body = QWidget()
        line = row(self._body, 8)
        self.search, self.instead = QLineEdit(), QLineEdit()
        for field, name in ((self.search, _("Find")), (self.instead, _("Put instead, for example a role"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            line.addWidget(field, 1)
        self.replace_all = Button(_("Replace everywhere"), theme, "check")
        self.replace_all.clicked.connect(self._replace)
        line.addWidget(self.replace_all)
        self._body.hide()
        self.fold.toggled.connect(self._body.setVisible)
        self.rows.addWidget(self._body)
        self.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._remarks = lint(leaving_texts(snapshot))
        n = len(self._remarks)
        self.setVisible(n > 0)
        self.said.setText(
            ngettext(
                "{n} place may point at a person. Put a role there instead, or take the tick away.",
                "{n} places may point at a person. Put a role there instead, or take the tick away.",
                n,
            ).format(n=n)
        )

    def _forward(self) -> None:
        if not self._remarks:
            return
        remark = self._remarks[self._next % len(self._remarks)]
        self._next += 1
        self.search.setText(remark.found)
        self.go_to.emit(remark.text_id, remark.found)

    def _replace(self) -> None:
        if self._snapshot is None or not self.search.text():
            self.search.setFocus()
            return
        commands = replaced(leaving_texts(self._snapshot), self.search.text(), self.instead.text().strip())
        if commands:
            self.wanted.emit(commands)
