"""A programme kept, thrown away, written to a file or taken from one; and a trainer's own pages brought in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.base.sentences import sentence
from dilemmagame.domain import arranging
from dilemmagame.domain.arranging import Arrangement
from dilemmagame.domain.cards import Card
from dilemmagame.domain.templates import TemplateItem
from dilemmagame.gui.background import Background, explain
from dilemmagame.gui.programme.frame import ProgrammeFrame
from dilemmagame.gui.programme.keeping import bring_in, keep_as, own_by_name
from dilemmagame.gui.widgets.places import ask_target, suggested
from dilemmagame.library.ownpages import OwnPages, bring_pages
from dilemmagame.library.programmes import drop_programme, programme_text
from dilemmagame.library.sentences import sentence as problem_sentence
from dilemmagame.library.shelf import Shelf

FILES = "TOML (*.toml)"


class Holder(Protocol):
    """Who holds the programme that is put together."""

    @property
    def arrangement(self) -> Arrangement: ...

    def take(self, changed: Arrangement, chosen: int | None = None) -> None:
        """Go on with `changed`, with row `chosen` in the list."""

    def show_again(self) -> None:
        """What is kept changed; show it."""


class ProgrammeFiles:
    """Works for one page: `frame` shows what came of it, `holder` has the programme."""

    def __init__(
        self, frame: ProgrammeFrame, holder: Holder, shelf: Shelf, deck: Sequence[Card], pages: Path
    ) -> None:
        self._frame, self._holder, self._shelf = frame, holder, shelf
        self._deck, self._pages = tuple(deck), pages
        self._background = Background(frame, "programme")
        frame.name.named.connect(self.keep)
        frame.keep.clicked.connect(
            lambda: frame.name.unfold(holder.arrangement.template.title.get(language()))
        )
        frame.bring.clicked.connect(self._bring)
        frame.export.clicked.connect(self._export)
        frame.drop.clicked.connect(self._drop)
        frame.piece.pages_wanted.connect(self._choose_pages)

    def keep(self, name: str) -> None:
        before = own_by_name(self._shelf, name)
        if before is not None and before.id != self._holder.arrangement.template.id:
            self._frame.message.say(
                _("You have a programme with this name already. Replace it, or choose another name."),
                "warn", _("Replace it"), lambda: self._really_keep(name),
            )  # fmt: skip
            self._frame.name.unfold(name)
            return
        self._really_keep(name)

    def _really_keep(self, name: str) -> None:
        self._frame.name.hide()
        try:
            kept = keep_as(self._shelf, self._holder.arrangement.template, name)
        except WorldError as error:
            self._frame.message.say(sentence(error), "danger")
            return
        self._holder.take(replace(self._holder.arrangement, template=kept))
        self._holder.show_again()
        self._frame.message.say(
            _("Kept: {title}. You find it at ‘How long’.").format(title=kept.title.get(language()))
        )
        self._frame.focus_list()

    def _bring(self) -> None:
        source, _chosen = QFileDialog.getOpenFileName(
            self._frame, _("Bring in a programme from a file"), suggested(""), FILES
        )
        if source:
            self.bring_in(Path(source))

    def bring_in(self, source: Path) -> None:
        """Take in the programme file `source` and put it on the page; undo brings the old one back."""
        template, said = bring_in(self._shelf, source)
        if template is None:
            self._frame.message.say(said, "danger")
            return
        cards = [card for card in self._holder.arrangement.cards if card is not None]
        spare = [card for card in self._deck if card not in cards]
        chosen = [*cards, *spare][: template.cards]
        self._holder.take(Arrangement(template, (*chosen, *[None] * (template.cards - len(chosen)))), 0)
        self._frame.message.say(said)

    def _export(self) -> None:
        template = self._holder.arrangement.template
        target = ask_target(self._frame, _("Save the programme as a file"), f"{template.id}.toml", FILES)
        if target is None:
            return
        try:
            write_where_asked(target, programme_text(template).encode("utf-8"))
        except WorldError as error:
            self._frame.message.say(sentence(error), "danger")
            return
        self._frame.message.say(_("Saved: {file}").format(file=target))

    def _drop(self) -> None:
        """Out of the list of programmes; it stays on the page, and one click keeps it again."""
        template = self._holder.arrangement.template
        try:
            drop_programme(self._shelf.own_programmes, template.id)
        except OSError:
            self._frame.message.say(
                sentence(WorldError(WorldErrorCode.FOLDER_READ_ONLY, str(self._shelf.own_programmes))),
                "danger",
            )
            return
        self._shelf.refresh_programmes()
        self._holder.show_again()
        title = template.title.get(language())
        self._frame.message.say(
            _("Thrown away: {title}. This evening still follows it.").format(title=title),
            "ok", _("Keep it after all"), lambda: self._really_keep(title),
        )  # fmt: skip

    def _choose_pages(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._frame,
            _("Choose a PDF or pictures"),
            suggested(""),
            _("Pages") + " (*.pdf *.png *.jpg *.jpeg)",
        )
        if chosen:
            self.show_pages([Path(name) for name in chosen])

    def show_pages(self, sources: Sequence[Path]) -> None:
        """Bring a PDF or pictures in for the chosen piece; they are drawn beside the windows."""
        place = self._frame.order.place
        item = self._holder.arrangement.template.items[place]
        self._frame.piece.pages.setEnabled(False)
        self._frame.message.say(_("The pages are being drawn."))
        folder = self._pages
        self._background.ask(
            lambda: bring_pages(sources, folder),
            lambda found: self._pages_drawn(place, item, found),
            self._pages_failed,
        )

    def _pages_drawn(self, asked: int, item: TemplateItem, found: OwnPages) -> None:
        """To the piece they were chosen for, wherever it stands by now."""
        self._frame.piece.pages.setEnabled(True)
        if not found.files:
            self._frame.message.say("\n".join(problem_sentence(each) for each in found.problems), "danger")
            return
        items = self._holder.arrangement.template.items
        places = sorted(
            (place for place, each in enumerate(items) if each == item), key=lambda place: abs(place - asked)
        )
        if not places:
            self._frame.message.say(
                _("The piece was changed while its pages were being drawn. Choose them again."), "warn"
            )
            return
        n, place = len(found.files), places[0]
        self._holder.take(arranging.with_item(self._holder.arrangement, place, pages=found.files), place)
        self._frame.message.say(
            ngettext("{n} page is ready for the stage.", "{n} pages are ready for the stage.", n).format(n=n)
        )

    def _pages_failed(self, fault: Exception) -> None:
        self._frame.piece.pages.setEnabled(True)
        self._frame.message.say(explain(fault), "danger")
