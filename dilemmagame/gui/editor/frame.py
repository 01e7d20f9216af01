"""The parts of the card editor in their places: bar, messages, form or text at the left, pictures and checks right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Norm, Vocabulary
from dilemmagame.gui.editor.conflict import ConflictBar
from dilemmagame.gui.editor.copypage import working_in
from dilemmagame.gui.editor.fields import LeaveUndo
from dilemmagame.gui.editor.form import CardFormView
from dilemmagame.gui.editor.kept import KeptPage
from dilemmagame.gui.editor.looks import A6, OnPaper, OnStage, StageLook
from dilemmagame.gui.editor.meter import Meter
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Elided, Words

LEFT, RIGHT = 48, 52
"""Shares of the width, in per cent."""
LEAST_BELOW = 215
"""What paper and checks need under the stage (logical pixels at normal text size)."""


class EditorFrame(KeptPage):
    """What can be seen; the page connects it and decides."""

    def arrange(self, look: StageLook, vocabulary: Vocabulary, norms: tuple[Norm, ...], *, own: bool) -> None:
        """Make all parts; `own` False: nothing can be typed."""
        self._theme = theme_in_use()
        whole = column(self, 0)
        whole.addWidget(self._bar())
        self.message = Message(self._theme)
        self.conflict = ConflictBar(self._theme)
        whole.addWidget(self.message)
        whole.addWidget(self.conflict)
        whole.addWidget(self._shipped_bar(own=own))
        body = QWidget()
        beside = row(body, 0)
        beside.addWidget(self._left(vocabulary, norms, own=own), LEFT)
        beside.addWidget(self._right(look, vocabulary), RIGHT)
        whole.addWidget(body, 1)

    def tell_copied(self) -> None:
        """This deck was copied just now, and work goes on in the copy."""
        self.message.say(working_in(self.deck_name.text()))

    def _bar(self) -> QWidget:
        self.bar = TopBar(_("Edit card"), self._theme, self.leave)
        self.bar.back.label(_("Cards"))
        self.bar.back.name(_("Back to the cards"))
        self.state = Words("", "chip")
        self.state.hide()
        self.deck_name = Elided("", "caption")
        self.bar.row.insertWidget(2, self.deck_name, 6)
        self.bar.row.insertWidget(3, self.state)
        self.undo = Button("", self._theme, "undo-2", "quiet", name=_("Undo"), key="Ctrl+Z")
        self.as_text = Button(_("As text"), self._theme, "file-text", checkable=True)
        self.to_translation = Button(_("Translation"), self._theme, "languages")
        self.print = Button(_("Print"), self._theme, "printer")
        self.done = Button(_("Done"), self._theme, "check", "ink")
        self.done.clicked.connect(lambda _checked=False: self.leave())
        for each in (self.undo, self.as_text, self.to_translation, self.print, self.done):
            self.bar.row.addWidget(each)
        return self.bar

    def leave(self) -> None:
        """The way back; the page saves first."""

    def _shipped_bar(self, *, own: bool) -> QWidget:
        self.shipped = QFrame()
        self.shipped.setProperty("class", "notice")
        line = row(self.shipped, 12, (16, 8, 16, 8))
        said = _("This deck comes with the program and stays as it is. Make a copy to change it.")
        line.addWidget(Words(said, wrap=True), 1)
        self.copy = Button(_("Make a copy in my decks"), self._theme, "copy")
        line.addWidget(self.copy)
        self.shipped.setVisible(not own)
        return self.shipped

    def _left(self, vocabulary: Vocabulary, norms: tuple[Norm, ...], *, own: bool) -> QWidget:
        self.form = CardFormView(self._theme, vocabulary, norms)
        self.form.setEnabled(own)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The text of the file"))
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setReadOnly(not own)
        self.text.installEventFilter(LeaveUndo(self))
        holder = QWidget()
        rows = column(holder, 8, (20, 14, 14, 14))
        said = _("The text of the file as it is. A remark at the right goes to its line.")
        rows.addWidget(Words(said, "caption", wrap=True))
        rows.addWidget(self.text, 1)
        self.left = QStackedWidget()
        self.left.addWidget(Scroller(self.form, _("The form")))
        self.left.addWidget(holder)
        sheet = QFrame()
        sheet.setProperty("class", "sheet")
        column(sheet, 0).addWidget(self.left)
        return sheet

    def _right(self, look: StageLook, vocabulary: Vocabulary) -> QWidget:
        right = QWidget()
        rows = column(right, 12, (20, 12, 14, 12))
        self.stage = OnStage(look, self._theme)
        self.paper = OnPaper(self._theme, vocabulary)
        self.meter = Meter(self._theme)
        rows.addWidget(self.stage)
        below = row(gap=20)
        below.addWidget(self.paper)
        below.addWidget(self.meter, 1)
        rows.addLayout(below, 1)
        return Scroller(right, _("How the card looks"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The stage gets the width, as long as there is room below it for paper and checks."""
        room = self.height() - self.bar.sizeHint().height() - 12 - 14 - 12
        right = self.width() - round(self.width() * LEFT / 100) - 34
        heads = self.stage.head_height()
        stage = max(min(right, round((room - heads - scaled(LEAST_BELOW)) * 16 / 9)), 280)
        self.stage.wide(stage)
        tall = room - heads - round(stage * 9 / 16) - self.paper.head_height()
        beside = (right - scaled(250) - 20 - 16) / 2
        self.paper.wide(max(min(round(tall / A6) - 2, round(beside)), 90))
