"""A deck of one's own: what it says about itself, and its cards in their order. Every act can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget

from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.sentences import sentence
from dilemmagame.domain.cards import CardKind
from dilemmagame.gui.editor.cardorder import CardOrder
from dilemmagame.gui.editor.conflict import ConflictBar
from dilemmagame.gui.editor.copypage import working_in
from dilemmagame.gui.editor.deckfiles import DeckFiles, slug
from dilemmagame.gui.editor.decksettings import DeckSettings
from dilemmagame.gui.editor.draft import Draft
from dilemmagame.gui.editor.fields import undo_keys
from dilemmagame.gui.editor.forms import CardForm
from dilemmagame.gui.editor.keeping import Keeper
from dilemmagame.gui.editor.kept import KeptPage
from dilemmagame.gui.editor.newcard import NewCardPanel
from dilemmagame.gui.editor.textfile import TextFile
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import Message, TopBar, theme_in_use
from dilemmagame.gui.widgets.scroll import Scroller, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.library.reading import DECK_FILE, read_source_deck
from dilemmagame.library.starters import new_card


class DeckPage(KeptPage):
    """Settings at the right, cards at the left."""

    back = Signal()
    edit_card = Signal(str)
    translate = Signal(str)
    """The file name of a card, or 'deck'."""
    keeper: Keeper

    def __init__(self, services: Services, folder: Path, chosen: str = "") -> None:
        super().__init__()
        self._theme = theme_in_use()
        self._services, self._folder = services, folder
        self.files = DeckFiles(folder)
        self._build()
        self._open_draft()
        self._show(chosen)
        undo_keys(self, self._undo, self._redo)
        self.cards.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        theme = self._theme
        whole = column(self, 0)
        self._bar = TopBar("", theme, self._leave)
        self._bar.back.label(_("Library"))
        self._bar.back.name(_("Back to the library"))
        self.state = Words("", "chip")
        self.state.hide()
        self._bar.row.insertWidget(2, self.state)
        self.undo = Button("", theme, "undo-2", "quiet", name=_("Undo"), key="Ctrl+Z")
        self.undo.clicked.connect(lambda _checked=False: self._undo())
        self.to_translation = Button(_("Translate the introduction"), theme, "languages")
        self.to_translation.clicked.connect(lambda _checked=False: self._leave_for(self.translate, "deck"))
        self.new = Button(_("New card"), theme, "plus", "ink")
        self.new.clicked.connect(lambda _checked=False: self.new_card.ask())
        for each in (self.undo, self.to_translation, self.new):
            self._bar.row.addWidget(each)
        whole.addWidget(self._bar)
        self.message = Message(theme)
        self.conflict = ConflictBar(theme)
        # The draft is another one after each act with the files: it is asked for when a button is pressed.
        self.conflict.mine.connect(lambda: self._settle(self.draft.keep_mine))
        self.conflict.theirs.connect(lambda: self._settle(self.draft.take_theirs))
        self.conflict.both.connect(lambda: self._settle(lambda _now: self.draft.join()))
        whole.addWidget(self.message)
        whole.addWidget(self.conflict)
        body = QWidget()
        beside = row(body, 0)
        sheet = QFrame()
        sheet.setProperty("class", "sheet")
        rows = column(sheet, 10, (20, 14, 14, 14))
        self.new_card: NewCardPanel = NewCardPanel(theme)
        self.new_card.wanted.connect(self._make)
        rows.addWidget(self.new_card)
        self.cards: CardOrder = CardOrder(theme)
        self.cards.open.connect(lambda stem: self._leave_for(self.edit_card, stem))
        self.cards.translate.connect(lambda stem: self._leave_for(self.translate, stem))
        self.cards.moving.connect(self._move)
        self.cards.double.connect(self._double)
        self.cards.take_out.connect(self._take_out)
        rows.addWidget(self.cards, 1)
        beside.addWidget(sheet, 1)
        self.settings = DeckSettings(theme)
        self.settings.changed.connect(self._typed)
        self.settings.put_back.connect(self._put_back)
        beside.addWidget(Scroller(self.settings, _("The deck")), 1)
        whole.addWidget(body, 1)

    # showing

    def tell_copied(self) -> None:
        """This deck was copied just now, and work goes on in the copy."""
        self.message.say(working_in(self.draft.form.field("title") or self._folder.name))

    def _open_draft(self) -> None:
        self.draft = Draft(TextFile.open(self._folder / DECK_FILE), self._folder)
        self.keeper = Keeper(self.draft, self._services.clock, lambda: True, self)
        self.keeper.saved.connect(self.say_saved)
        self.keeper.failed.connect(self.say_failed)
        self.keeper.followed.connect(lambda: self._show(self.cards.list.chosen))
        self.keeper.conflicted.connect(lambda: self.conflict.show_conflict(self.draft.conflict))

    def _show(self, chosen: str) -> None:
        form = self.draft.form
        self.settings.show_form(form)
        self._bar.title.setText(form.field("title") or self._folder.name)
        reading = read_source_deck(self._folder)
        self.cards.show_cards(
            [(card.stem, card.card.title, card.card.broken) for card in reading.cards], chosen
        )
        self.settings.show_trash(self.files.trashed())
        self.undo.setEnabled(self.draft.can_undo or bool(self.files.undoable))

    # settings

    def _typed(self, form: CardForm, mark: str) -> None:
        if self.draft.change(form, mark, self._services.clock.now().mono_ms):
            self.undo.setEnabled(True)
            self._bar.title.setText(form.field("title") or self._folder.name)
            self.keeper.touch()

    def _settle(self, choose: Callable[[datetime], object]) -> None:
        try:
            choose(self.keeper.now())
        except WorldError as error:
            self.say_failed(error)
            return
        self.conflict.show_conflict(None)
        self.keeper.save()
        self._show(self.cards.list.chosen)

    # cards

    def _act(self, act: Callable[[], str], said: str = "") -> None:
        """Do something with the files: what was typed is saved first, and the page goes on with what is there then."""
        if not self.keeper.save() or self.draft.conflict is not None:
            self.stays()
            return
        try:
            chosen = act()
        except WorldError as error:
            self.message.say(sentence(error), "danger")
            return
        self._follow(chosen)
        if said:
            self.message.say(said)
        else:
            self.message.hide()

    def _follow(self, chosen: str) -> None:
        self.keeper.stop()
        self.keeper.deleteLater()
        self._open_draft()
        self._show(chosen)
        self.say_saved(self.keeper.now())
        self.cards.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, stem: str, by: int) -> None:
        def act() -> str:
            self.files.move(_("move"), stem, by)
            return stem

        self._act(act)

    def _double(self, stem: str) -> None:
        title = dict(self.files.cards()).get(stem, stem)
        self._act(
            lambda: self.files.duplicate(_("duplicate"), stem, _("{title} (copy)").format(title=title)),
            _("The copy stands right behind the card."),
        )

    def _take_out(self, stem: str) -> None:
        titles = dict(self.files.cards())
        order = list(titles)
        place = order.index(stem)
        after = order[place + 1] if place + 1 < len(order) else order[place - 1] if place else ""
        title = titles[stem]

        def act() -> str:
            self.files.take_out(_("take out"), stem, self.keeper.now())
            return after

        self._act(
            act,
            _(
                "“{title}” was taken out. It is kept in the folder of this deck; Ctrl+Z brings it back."
            ).format(title=title),
        )

    def _put_back(self, trashed: Path) -> None:
        self._act(lambda: self.files.put_back(_("put back"), trashed), _("The card is back, at the end."))

    def _make(self, title: str, kind: CardKind) -> None:
        if not title:
            self.message.say(_("Give the card a title of one to four words."), "warn")
            return
        made: list[str] = []

        def act() -> str:
            stem = slug(title, (known for known, _title in self.files.cards()))
            deck = read_source_deck(self._folder).deck
            self.files.add(
                _("new card"),
                stem,
                new_card(stem, kind, deck.language, title=title, audience=deck.audience),
                self.cards.list.chosen,
            )
            made.append(stem)
            return stem

        self._act(act)
        if made:
            self.new_card.hide()
            self._leave_for(self.edit_card, made[0])

    # undo, leaving

    def _undo(self) -> None:
        self._back_or_forth(self.draft.can_undo, self.draft.undo, self.files.undoable, self.files.undo)

    def _redo(self) -> None:
        self._back_or_forth(self.draft.can_redo, self.draft.redo, self.files.redoable, self.files.redo)

    def _back_or_forth(
        self, in_text: bool, text: Callable[[], object], label: str, files: Callable[[], bool]
    ) -> None:
        if in_text:
            text()
            self.keeper.save()
            self._show(self.cards.list.chosen)
            return
        if not label:
            return
        try:
            done = files()
        except WorldError as error:
            self.message.say(sentence(error), "danger")
            return
        if done:
            self._follow(self.cards.list.chosen)
            self.message.say(_("Undone or done again: {what}.").format(what=label))
        else:
            self.message.say(
                _("This cannot be undone any more: a file was changed since. Nothing was touched."), "warn"
            )

    def _leave_for(self, way: SignalInstance, stem: str) -> None:
        if stem:
            self.leave_by(lambda: way.emit(stem))

    def _leave(self) -> None:
        self.leave_by(self.back.emit)
