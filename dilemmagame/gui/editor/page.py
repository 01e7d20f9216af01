"""The card editor: the form (or the plain text) at the left, what it looks like at the right, saved while you type."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.domain.cards import Card, unfold
from dilemmagame.gui.editor.draft import Draft
from dilemmagame.gui.editor.fields import text_in, undo_keys
from dilemmagame.gui.editor.forms import CardForm
from dilemmagame.gui.editor.frame import EditorFrame
from dilemmagame.gui.editor.judging import (
    PaperMeasure,
    StageMeasure,
    Verdict,
    checklist,
    judge,
    reach,
)
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.editor.looks import StageLook
from dilemmagame.gui.editor.textfile import TextFile, decoded, keep_aside, read_bytes
from dilemmagame.gui.editor.translating import note_source
from dilemmagame.gui.services import Services
from dilemmagame.library.reading import read_source_deck

JUDGE_AFTER_MS = 120


class EditorPage(EditorFrame):
    """Edits one card of the user's own decks; a card of a shipped deck is shown, and copied first."""

    back = Signal()
    print_deck = Signal(str)
    copy_wanted = Signal(str)
    """Copy this shipped deck to my decks, and edit the card with this file name there."""
    translate = Signal(str)
    """Translate the card with this file name."""
    keeper: Keeper

    def __init__(
        self,
        services: Services,
        look: StageLook,
        folder: Path,
        stem: str,
        *,
        own: bool = True,
        from_library: bool = False,
    ) -> None:
        super().__init__()
        self._services, self._look, self._own = services, look, own
        self._stem = stem
        self._deck = read_source_deck(folder)
        self._vocabulary = services.shelf.vocabulary
        self._turn = 1
        self._noted = False
        self.verdict: Verdict | None = None
        self._paper: PaperMeasure | None = None
        self._stage: StageMeasure | None = None
        file, self._guessed = TextFile.open_anyhow(folder / "cards" / f"{stem}.md")
        self.draft = Draft(file, folder)
        self.keeper = Keeper(self.draft, services.clock, lambda: own, self)
        self.keeper.saved.connect(self.say_saved)
        self.keeper.failed.connect(self.say_failed)
        self.keeper.conflicted.connect(self._show_conflict)
        self.keeper.followed.connect(self._follow)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(JUDGE_AFTER_MS)
        self._soon.timeout.connect(self._judge)
        self.arrange(look, self._vocabulary, self._deck.deck.norms, own=own)
        self.deck_name.setText(self._deck.deck.title)
        if from_library:
            self.bar.lead_to_library()
        self._connect()
        self._refill()
        self._judge()
        self._start()

    def _connect(self) -> None:
        self.conflict.mine.connect(lambda: self._settle("mine"))
        self.conflict.theirs.connect(lambda: self._settle("theirs"))
        self.conflict.both.connect(lambda: self._settle("both"))
        self.undo.clicked.connect(lambda _checked=False: self._go(self.draft.undo))
        self.as_text.toggled.connect(self._switch)
        self.to_translation.clicked.connect(
            lambda _checked=False: self.leave_by(lambda: self.translate.emit(self._stem))
        )
        self.print.clicked.connect(
            lambda _checked=False: self.leave_by(lambda: self.print_deck.emit(self._deck.deck.id))
        )
        self.copy.clicked.connect(lambda _checked=False: self.copy_wanted.emit(self._stem))
        self.form.changed.connect(self._typed)
        self.text.textChanged.connect(self._typed_text)
        self.paper.measured.connect(self._measured)
        self.meter.go_to.connect(self._go_to)
        undo_keys(self, lambda: self._go(self.draft.undo), lambda: self._go(self.draft.redo))

    # showing

    def _start(self) -> None:
        if self.verdict is not None and self.verdict.unreadable:
            self.as_text.setChecked(True)
            said = _(
                "The form cannot show this file: its top cannot be read. Mend the text; remarks are at the right."
            )
            self.message.say(said, "warn")
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._guessed and self._own:
            self.as_text.setChecked(True)
            said = _(
                "This file was not saved as UTF-8. Look at the accents; with your first change it is saved anew."
            )
            self.message.say(said, "warn")
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._own:
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.keeper.rescued is not None:  # the program stopped, or nobody chose between two
                said = _(
                    "An earlier version that never came into the file is kept as {name} in the folder of the deck."
                )
                self._offer(said, self.keeper.rescued, "warn")
        else:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, said: str, kept: Path, level: str = "ok") -> None:
        """Name a version that was put aside, with a button that puts it back."""
        name = "/".join(kept.relative_to(self.draft.deck).parts)
        self.message.say(
            said.format(name=name), level, _("Put this version back"), lambda: self._put_back(kept)
        )

    def _put_back(self, kept: Path) -> None:
        """The version that was put aside stands here again; undo brings back what stood here."""
        try:
            text = decoded(read_bytes(kept) or b"", kept)
        except WorldError as error:
            self.message.say(sentence(error), "danger")
            return
        if text and self.draft.rewrite(text, "", self._services.clock.now().mono_ms):
            self._touched()
            self._refill()
        self.message.say(_("That version stands here now. Ctrl+Z brings back what stood here before."))

    def _refill(self) -> None:
        self.form.show_form(self.draft.form)
        if text_in(self.text) != self.draft.text:
            self.text.blockSignals(True)
            at = self.text.textCursor().position()
            self.text.setPlainText(self.draft.text)
            cursor = self.text.textCursor()
            cursor.setPosition(min(at, self.text.document().characterCount() - 1))
            self.text.setTextCursor(cursor)
            self.text.blockSignals(False)

    def _judge(self) -> None:
        self._soon.stop()
        self.verdict = judge(self.draft.text, self._stem, self._deck.deck, self._vocabulary)
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
        typed = self.draft.as_typed(text_in(self.text))
        if self.draft.rewrite(typed, "text", self._services.clock.now().mono_ms):
            self._touched()

    def _touched(self) -> None:
        if not self._noted:
            self._noted = True
            with suppress(WorldError):  # without it a translation only knows the version it was made from
                note_source(self.draft.deck, self._stem, self.draft.file.text)
                if self._guessed:  # the old bytes cannot be made again from the text
                    keep_aside(
                        self.draft.deck, self.draft.file.path.name, self.draft.file.content, self.keeper.now()
                    )
        self.undo.setEnabled(True)
        self._soon.start()
        self.keeper.touch()

    def _go(self, step: Callable[[], str | None]) -> None:
        """Undo or redo, and go to the field where it happened."""
        mark = step() if self._own else None
        if mark is None:
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

    def _show_conflict(self) -> None:
        self.state.wear("chip-warn")
        self.state.say(_("Changed outside"))
        if self.message.text == _followed():
            self.message.hide()
        self.conflict.show_conflict(self.draft.conflict)

    def _follow(self) -> None:
        self._refill()
        self._judge()
        self.message.say(_followed())

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
            self.say_failed(error)
            return
        self.conflict.show_conflict(None)
        self.state.hide()
        self._refill()
        self._judge()
        self.keeper.save()
        if kept is not None:
            self._offer(_("The other version is kept as {name} in the folder of the deck."), kept)

    # leaving

    def leave(self) -> None:
        self.leave_by(self.back.emit)


def _followed() -> str:
    return _("The file was changed outside this program; you see the new text.")
