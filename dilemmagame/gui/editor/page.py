"""The card editor: the form (or the plain text) at the left, what it looks like at the right, saved while you type."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.domain.cards import Card, unfold
from dilemmagame.gui.editor.conflict import ConflictBar
from dilemmagame.gui.editor.draft import Draft
from dilemmagame.gui.editor.fields import LeaveUndo
from dilemmagame.gui.editor.form import CardFormView
from dilemmagame.gui.editor.forms import CardForm
from dilemmagame.gui.editor.judging import (
    PaperMeasure,
    StageMeasure,
    Verdict,
    checklist,
    judge,
    reach,
)
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.editor.looks import OnPaper, OnStage, StageLook
from dilemmagame.gui.editor.meter import Meter
from dilemmagame.gui.editor.textfile import TextFile
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, TopBar, scaled, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import read_source_deck

JUDGE_AFTER_MS = 120
NARROW = 1250
"""Below this width (logical pixels at normal text size) checks come under the pictures."""


class EditorPage(QWidget):
    """Edits one card of the user's own decks; a card of a shipped deck is shown, and copied first."""

    back = Signal()
    print_deck = Signal(str)
    copy_wanted = Signal(str)
    """Copy this shipped deck to my decks, and edit the card with this file name there."""
    translate = Signal(str)
    """Translate the card with this file name."""

    def __init__(
        self, services: Services, look: StageLook, folder: Path, stem: str, *, own: bool = True
    ) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._services, self._look, self._own = services, look, own
        self._stem = stem
        self._deck = read_source_deck(folder)
        self._vocabulary = services.shelf.vocabulary
        self._turn = 1
        self._leaving = self._failed = False
        self.verdict: Verdict | None = None
        self._paper: PaperMeasure | None = None
        self._stage: StageMeasure | None = None
        self.draft = Draft(TextFile.open(folder / "cards" / f"{stem}.md"), folder)
        self.keeper = Keeper(self.draft, services.clock, lambda: own, self)
        self.keeper.saved.connect(self._say_saved)
        self.keeper.failed.connect(self._say_failed)
        self.keeper.conflicted.connect(self._show_conflict)
        self.keeper.followed.connect(self._follow)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(JUDGE_AFTER_MS)
        self._soon.timeout.connect(self._judge)
        self._build()
        for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
            undo = key is QKeySequence.StandardKey.Undo
            shortcut = QShortcut(QKeySequence(key), self, self._undo if undo else self._redo)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._refill()
        self._judge()
        self._start()

    # building

    def _build(self) -> None:
        whole = column(self, 0)
        whole.addWidget(self._bar())
        self.message = Message(self._theme)
        self.conflict = ConflictBar(self._theme)
        self.conflict.mine.connect(lambda: self._settle("mine"))
        self.conflict.theirs.connect(lambda: self._settle("theirs"))
        self.conflict.both.connect(lambda: self._settle("both"))
        whole.addWidget(self.message)
        whole.addWidget(self.conflict)
        whole.addWidget(self._shipped_bar())
        body = QWidget()
        self._beside = row(body, 0)
        self._beside.addWidget(self._left(), 48)
        self._beside.addWidget(self._right(), 52)
        whole.addWidget(body, 1)

    def _bar(self) -> QWidget:
        bar = TopBar(_("Edit card"), self._theme, self._leave)
        bar.back.label(_("Cards"))
        bar.back.name(_("Back to the cards"))
        self.state = Words("", "chip")
        self.state.hide()
        bar.row.insertWidget(2, self.state)
        self.undo = Button("", self._theme, "undo-2", "quiet", name=_("Undo"), key="Ctrl+Z")
        self.undo.clicked.connect(lambda _checked=False: self._undo())
        self.as_text = Button(_("As text"), self._theme, "file-text", checkable=True)
        self.as_text.toggled.connect(self._switch)
        self.to_translation = Button(_("Translation"), self._theme, "languages")
        self.to_translation.clicked.connect(lambda _checked=False: self._to_translation())
        self.print = Button(_("Print"), self._theme, "printer")
        self.print.clicked.connect(lambda _checked=False: self._to_paper())
        self.done = Button(_("Done"), self._theme, "check", "ink")
        self.done.clicked.connect(lambda _checked=False: self._leave())
        for each in (self.undo, self.as_text, self.to_translation, self.print, self.done):
            bar.row.addWidget(each)
        return bar

    def _shipped_bar(self) -> QWidget:
        self.shipped = QFrame()
        self.shipped.setProperty("class", "notice")
        line = row(self.shipped, 12, (16, 8, 16, 8))
        said = _("This deck comes with the program and stays as it is. Make a copy to change it.")
        line.addWidget(Words(said, wrap=True), 1)
        self.copy = Button(_("Make a copy in my decks"), self._theme, "copy")
        self.copy.clicked.connect(lambda _checked=False: self.copy_wanted.emit(self._stem))
        line.addWidget(self.copy)
        self.shipped.setVisible(not self._own)
        return self.shipped

    def _left(self) -> QWidget:
        self.form = CardFormView(self._theme, self._vocabulary, self._deck.deck.norms)
        self.form.changed.connect(self._typed)
        self.form.setEnabled(self._own)
        self._scroller = Scroller(self.form, _("The form"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("The text of the file"))
        self.text.setUndoRedoEnabled(False)
        self.text.setReadOnly(not self._own)
        self.text.installEventFilter(LeaveUndo(self))
        self.text.textChanged.connect(self._typed_text)
        holder = QWidget()
        rows = column(holder, 8, (20, 14, 14, 14))
        rows.addWidget(
            Words(_("The text of the file as it is. A remark at the right goes to its line."), "caption", wrap=True)
        )
        rows.addWidget(self.text, 1)
        self.left = QStackedWidget()
        self.left.addWidget(self._scroller)
        self.left.addWidget(holder)
        sheet = QFrame()
        sheet.setProperty("class", "sheet")
        column(sheet, 0).addWidget(self.left)
        return sheet

    def _right(self) -> QWidget:
        right = QWidget()
        rows = column(right, 14, (20, 14, 14, 14))
        self.stage = OnStage(self._look, self._theme)
        self.paper = OnPaper(self._theme, self._vocabulary)
        self.paper.measured.connect(self._measured)
        self.meter = Meter(self._theme)
        self.meter.go_to.connect(self._go_to)
        rows.addWidget(self.stage)
        below = row(gap=20)
        below.addWidget(self.paper)
        below.addWidget(self.meter, 1)
        rows.addLayout(below, 1)
        return right

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The stage picture gets the width, but leaves room in height for paper and checks."""
        room = self.height() - scaled(56)
        right = round(self.width() * 0.52) - 34
        stage = min(right, round((room - scaled(44) - scaled(250)) * 16 / 9))
        self.stage.setMaximumWidth(max(stage, 300))
        tall = room - round(max(min(stage, right), 300) * 9 / 16) - scaled(44) - scaled(34) - 56
        side = min(max(round(tall / 1.41), 96), round((right - scaled(230) - 36) / 2))
        self.paper.wide(max(side, 96))

    # showing

    def _start(self) -> None:
        if self.verdict is not None and self.verdict.unreadable:
            self.as_text.setChecked(True)
            self.message.say(
                _("The top of this file cannot be read, so the form cannot show it. Mend it here; remarks are at the right."),
                "warn",
            )
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._own:
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refill(self) -> None:
        self.form.show_form(self.draft.form)
        if self.text.toPlainText() != self.draft.text:
            self.text.blockSignals(True)
            at = self.text.textCursor().position()
            self.text.setPlainText(self.draft.text)
            cursor = self.text.textCursor()
            cursor.setPosition(min(at, self.text.document().characterCount() - 1))
            self.text.setTextCursor(cursor)
            self.text.blockSignals(False)

    def _judge(self) -> None:
        self._soon.stop()
        self.verdict = judge(self.draft.text, self._stem, self._deck, self._vocabulary)
        card = self._shown(self.verdict.card)
        lines, choices, pages, percent = self._look.measure(card)
        self._stage = StageMeasure(lines, choices, pages, percent)
        self.form.show_words(self.verdict.words)
        self.stage.show_card(card, pages)
        self.paper.show_card(card, self._deck.deck)
        self.meter.show_reach(reach(percent))
        self._show_checks()
        self.undo.setEnabled(self.draft.can_undo)

    def _shown(self, card: Card) -> Card:
        """The turn of a staged card in which somebody is writing."""
        turns = unfold(card)
        return replace(turns[min(self._turn, len(turns)) - 1], broken=card.broken)

    def _show_checks(self) -> None:
        if self.verdict is None:
            return
        card = self._shown(self.verdict.card)
        checks = checklist(card, self._stage, self._paper if not card.broken else None)
        self.meter.show_lines(checks, self.verdict.remarks)

    def _measured(self, measure: PaperMeasure) -> None:
        self._paper = measure
        self._show_checks()

    # changing

    def _typed(self, form: CardForm, mark: str) -> None:
        if self.draft.change(form, mark, self._services.clock.now().mono_ms):
            turn = mark.partition(" ")[2].partition(" ")[0] if mark.startswith("turn ") else "1"
            self._turn = int(turn) if turn.isdigit() else 1
            self._touched()

    def _typed_text(self) -> None:
        typed = self.text.toPlainText()
        if "\r\n" in self.draft.text:
            typed = typed.replace("\n", "\r\n")
        if self.draft.rewrite(typed, "text", self._services.clock.now().mono_ms):
            self._touched()

    def _touched(self) -> None:
        self._leaving = False
        self.undo.setEnabled(True)
        self._soon.start()
        self.keeper.touch()

    def _undo(self) -> None:
        self._went(self.draft.undo())

    def _redo(self) -> None:
        self._went(self.draft.redo())

    def _went(self, mark: str | None) -> None:
        if mark is None or not self._own:
            return
        self._refill()
        if self.left.currentIndex() == 0 and mark:
            self.form.go_to(mark)
        self._judge()
        self.keeper.touch()

    def _switch(self, as_text: bool) -> None:
        self.draft.part()
        self._refill()
        self.left.setCurrentIndex(1 if as_text else 0)

    def _go_to(self, mark: str, line: int, column_: int) -> None:
        if self.left.currentIndex() == 0:
            if mark and self.form.go_to(mark) is not None:
                return
            if not line:
                return
            self.as_text.setChecked(True)
        cursor = self.text.textCursor()
        block = self.text.document().findBlockByNumber(max(line - 1, 0))
        if line and block.isValid():
            cursor.setPosition(block.position() + min(max(column_ - 1, 0), max(block.length() - 1, 0)))
            self.text.setTextCursor(cursor)
            self.text.centerCursor()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # saving

    def _say_saved(self, moment: datetime) -> None:
        self.state.wear("chip-ok")
        self.state.say(_("Saved at {time}").format(time=f"{moment.astimezone():%H:%M}"))
        if self.message.text and self._failed:
            self.message.hide()
        self._failed = False

    def _say_failed(self, error: WorldError) -> None:
        self._failed = True
        self.state.wear("chip-danger")
        self.state.say(_("Not saved"))
        self.message.say(
            _("{what} Your text stands here and is saved as soon as it can be.").format(what=sentence(error)), "danger"
        )

    def _show_conflict(self) -> None:
        self.state.wear("chip-warn")
        self.state.say(_("Changed outside"))
        self.conflict.show_conflict(self.draft.conflict)

    def _follow(self) -> None:
        self._refill()
        self._judge()
        self.message.say(_("The file was changed outside this program; you see the new text."))

    def _settle(self, choice: str) -> None:
        now = self.keeper.now()
        try:
            match choice:
                case "mine":
                    kept = self.draft.keep_mine(now)
                case "theirs":
                    kept = self.draft.take_theirs(now)
                case _:
                    self.draft.join()
                    kept = None
        except WorldError as error:
            self._say_failed(error)
            return
        self.conflict.show_conflict(None)
        self._refill()
        self._judge()
        self.keeper.save()
        if kept is not None:
            self.message.say(
                _("The other version is kept as {name} in the folder of the deck.").format(
                    name="/".join(kept.relative_to(self.draft.deck).parts)
                )
            )

    # leaving

    def _leave(self) -> None:
        if self.keeper.save() or self._leaving:
            self.keeper.stop()
            self.back.emit()
        else:
            self._leaving = True

    def _to_paper(self) -> None:
        self.keeper.save()
        self.print_deck.emit(self._deck.deck.id)

    def _to_translation(self) -> None:
        self.keeper.save()
        self.translate.emit(self._stem)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.save()
