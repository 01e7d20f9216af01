"""A card or the introduction of a deck in two languages side by side: the source to read, the translation to write."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.gui.editor.conflict import ConflictBar, part_name
from dilemmagame.gui.editor.deckfiles import DeckFiles
from dilemmagame.gui.editor.fields import Area, undo_keys
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.editor.kept import KeptPage
from dilemmagame.gui.editor.translating import DECK, LANGUAGES, Pair, State, Translation
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import Message, TopBar, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import read_source_deck
from dilemmagame.library.unfinished import counts


class TranslatePage(KeptPage):
    """One text of a deck in the other language, saved while you type."""

    back = Signal()

    def __init__(self, services: Services, folder: Path, stem: str) -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._services, self._folder = services, folder
        self._from = read_source_deck(folder).deck.language
        self._to = next(each for each in LANGUAGES if each != self._from)
        self._fields: dict[str, Area] = {}
        self._chips: dict[str, Words] = {}
        self.translation: Translation
        self._build()
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(1500)
        self._remember.timeout.connect(self._keep_fingerprints)
        undo_keys(self, lambda: self._go_back(undo=True), lambda: self._go_back(undo=False))
        self.open(stem)

    def _build(self) -> None:
        theme = self._theme
        whole = column(self, 0)
        bar = TopBar(_("Translate"), theme, self._leave)
        bar.back.label(_("Cards"))
        bar.back.name(_("Back to the cards"))
        self.which = Choose(_("Text to translate"), self._texts())
        self.which.setMinimumContentsLength(22)
        self.which.picked.connect(self.open)
        bar.row.insertWidget(2, self.which)
        self.state = Words("", "chip")
        self.state.hide()
        bar.row.insertWidget(3, self.state)
        self.next = Button(_("Next untranslated"), theme, "chevron-down", key="Ctrl+Enter")
        self.next.clicked.connect(lambda _checked=False: self.next_open())
        self.current = Button(_("Mark as up to date"), theme, "check")
        self.current.clicked.connect(lambda _checked=False: self._mark())
        bar.row.addWidget(self.next)
        bar.row.addWidget(self.current)
        shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_open)
        whole.addWidget(bar)
        self.message = Message(theme)
        self.conflict = ConflictBar(theme)
        self.conflict.mine.connect(lambda: self._settle("mine"))
        self.conflict.theirs.connect(lambda: self._settle("theirs"))
        self.conflict.both.connect(lambda: self._settle("both"))
        whole.addWidget(self.message)
        whole.addWidget(self.conflict)
        holder = QWidget()
        rows = column(holder, 10, (20, 14, 20, 20))
        head = row(gap=12)
        self.progress = Words("", "strong", wrap=True)
        self.age = Words("", "chip")
        head.addWidget(self.progress, 1)
        head.addWidget(self.age)
        rows.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self._scroller = Scroller(holder, _("Source and translation"))
        whole.addWidget(self._scroller, 1)

    def _texts(self) -> list[tuple[str, str]]:
        cards = DeckFiles(self._folder).cards()
        return [(DECK, _("Introduction of the deck")), *cards]

    def open(self, stem: str) -> None:
        """Go to another text of this deck; what was typed is saved first. WorldError when the first cannot be read."""
        if self.keeper is not None and (
            not self.keeper.save() or self.translation.draft.conflict is not None
        ):
            self.which.show_key(self.translation.stem)
            self.stays()
            return
        try:
            wanted = Translation(self._folder, stem, self._to)
        except WorldError as error:
            if self.keeper is None:
                raise
            self.which.show_key(self.translation.stem)
            self.message.say(sentence(error), "danger")
            return
        if self.keeper is not None:
            self._keep_fingerprints()
            self.keeper.stop()
            self.keeper.deleteLater()
        self.translation = wanted
        self.which.show_key(stem)
        self.keeper = Keeper(self.translation.draft, self._services.clock, lambda: True, self)
        self.keeper.saved.connect(self.say_saved)
        self.keeper.failed.connect(self.say_failed)
        self.keeper.followed.connect(self._fill)
        self.keeper.conflicted.connect(lambda: self.conflict.show_conflict(self.translation.draft.conflict))
        self.conflict.hide()
        self.state.hide()
        self._lay_out()
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroller.verticalScrollBar().setValue(0)

    # showing

    def _lay_out(self) -> None:
        clear(self._grid)
        self._fields, self._chips = {}, {}
        names = {"nl": _("Dutch"), "en": _("English")}
        for place, said in enumerate((_("Part"), names[self._from], names[self._to])):
            self._grid.addWidget(Words(said, "label"), 0, place)
        top = Qt.AlignmentFlag.AlignTop
        for line, pair in enumerate(self.translation.pairs(), start=1):
            left = QWidget()
            rows = column(left, 4)
            rows.addWidget(Words(part_name(pair.part), "strong", wrap=True))
            chip = Words("", "chip")
            rows.addWidget(chip)
            many = pair.part.endswith(("situation", "introduction", "facilitator"))
            field = Area(
                _("{part}, translation").format(part=part_name(pair.part)), 2 if many else 1, single=not many
            )
            field.typed.connect(lambda text, part=pair.part: self._typed(part, text))
            self._fields[pair.part], self._chips[pair.part] = field, chip
            self._grid.addWidget(left, line, 0, top)
            self._grid.addWidget(Words(pair.source, wrap=True, selectable=True), line, 1, top)
            self._grid.addWidget(field, line, 2, top)
        self._fill()

    def _fill(self) -> None:
        pairs = self.translation.pairs()
        for pair in pairs:
            self._fields[pair.part].show_text(pair.translation)
        self._tell(pairs)

    def _tell(self, pairs: tuple[Pair, ...]) -> None:
        said = {
            State.MISSING: (_("not yet"), "chip"),
            State.CHANGED: (_("source changed"), "chip-warn"),
            State.DONE: (_("done"), "chip-ok"),
        }
        for pair in pairs:
            text, look = said[pair.state]
            self._chips[pair.part].wear(look)
            self._chips[pair.part].setText(text)
        counted = [pair for pair in pairs if counts(pair.part)]
        done = sum(pair.state is State.DONE for pair in counted)
        self.progress.setText(_("{n} of {all} parts done").format(n=done, all=len(counted)))
        outdated = self.translation.outdated and any(pair.translation for pair in pairs)
        self.age.setVisible(outdated)
        self.age.wear("chip-warn")
        versions = {"old": self.translation.made_from or "?", "new": self.translation.version}
        if self.translation.made_from != self.translation.version:
            self.age.setText(_("Made from version {old}; the source is {new}").format(**versions))
        else:
            self.age.setText(_("The source was changed since"))
        self.current.setEnabled(outdated)
        self.next.setEnabled(any(pair.state is not State.DONE for pair in pairs))

    # acts

    def next_open(self) -> None:
        """Go to the next part that is missing or changed, after the one with the cursor, round the end."""
        pairs = self.translation.pairs()
        names = [pair.part for pair in pairs]
        here = next((n for n, name in enumerate(names) if self._fields[name].hasFocus()), -1)
        order = [*range(here + 1, len(pairs)), *range(here + 1)]
        target = next((pairs[n].part for n in order if pairs[n].state is not State.DONE), None)
        if target is not None:
            self._fields[target].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroller.ensureWidgetVisible(self._fields[target], 20, 80)

    def _typed(self, part: str, text: str) -> None:
        if self.keeper is not None and self.translation.type(part, text, self._services.clock.now().mono_ms):
            self._tell(self.translation.pairs())
            self.keeper.touch()
            self._remember.start()

    def _mark(self) -> None:
        self.translation.mark_current(self._services.clock.now().mono_ms)
        if self.keeper is not None:
            self.keeper.save()
        self._keep_fingerprints()
        self._fill()

    def _go_back(self, *, undo: bool) -> None:
        draft = self.translation.draft
        mark = draft.undo() if undo else draft.redo()
        if mark is None or self.keeper is None:
            return
        self._fill()
        field = self._fields.get(mark)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keeper.touch()

    # keeping

    def _keep_fingerprints(self) -> None:
        self._remember.stop()
        if not self.translation.draft.file.content:
            return
        try:
            self.translation.remember()
        except WorldError as error:
            self.say_failed(error)

    def _settle(self, choice: str) -> None:
        draft, keeper = self.translation.draft, self.keeper
        if keeper is None:
            return
        try:
            match choice:
                case "mine":
                    draft.keep_mine(keeper.now())
                case "theirs":
                    draft.take_theirs(keeper.now())
                case _:
                    draft.join()
        except WorldError as error:
            self.say_failed(error)
            return
        self.conflict.show_conflict(None)
        keeper.save()
        self._fill()

    def _leave(self) -> None:
        if self.stays():
            return
        self._keep_fingerprints()
        self.back.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.keeper is not None:
            self._keep_fingerprints()
