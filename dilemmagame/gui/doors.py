"""From page to page: makes a page when it is opened, and connects its ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dilemmagame.base.settings import Settings
from dilemmagame.gui.widgets.drops import DropTarget
from dilemmagame.gui.widgets.page import theme_in_use

if TYPE_CHECKING:
    from dilemmagame.domain.plan import Plan
    from dilemmagame.gui.groups.walk import GroupsWalk
    from dilemmagame.gui.library.choosing import Handover
    from dilemmagame.gui.preparing import Preparing
    from dilemmagame.gui.services import Services
    from dilemmagame.gui.writing import Writing
    from dilemmagame.library.catalogue import Key

Go = Callable[[QWidget], None]
STAGE_SIZE = QSize(1920, 1080)
GROUP_SUFFIX = ".groep"


@dataclass(frozen=True, slots=True)
class Ways:
    """What a page can lead to outside the pages: home, a new or stored session, practice, changed settings."""

    home: Callable[[], None]
    start: Callable[[Plan], None]
    practise: Callable[[Plan, Callable[[], None]], None]
    resume: Callable[[str], None]
    take_settings: Callable[[Settings], None]
    keep_settings: Callable[[Settings], None]


class Doors:
    """Opens pages into the window with `go`. Page modules are imported when they are opened, for a quick start.

    `chosen` are the cards that are chosen in the library; they stay chosen as long as the window is there.
    """

    def __init__(
        self,
        services: Services,
        settings: Settings,
        go: Go,
        ways: Ways,
        chosen: dict[Key, None] | None = None,
    ) -> None:
        self._services = services
        self._settings = settings
        self._go = go
        self._ways = ways
        self._writing: Writing | None = None
        self._preparing: Preparing | None = None
        self._groups: GroupsWalk | None = None
        self._chosen: dict[Key, None] = {} if chosen is None else chosen

    def prepare(self) -> None:
        self._prepare(self._services)

    def _prepare(
        self,
        services: Services,
        asked: str = "",
        cards: tuple[str, ...] = (),
        *,
        from_library: bool = False,
    ) -> None:
        """With the deck `asked` for, else the last one if the organisation works with it."""
        from dilemmagame.gui.preparing import Preparing

        deck_id = asked or self._settings.last_deck
        settings = replace(self._settings, last_deck=deck_id)
        own = services is self._services

        def remember(chosen: Settings) -> None:
            """A deck that was put together for this evening is not there the next time."""
            last_deck = (
                self._settings.last_deck if not own and chosen.last_deck == deck_id else chosen.last_deck
            )
            self._ways.keep_settings(replace(chosen, last_deck=last_deck))

        # Kept, because Qt does not keep the object behind a slot that is an ordinary Python method.
        self._preparing = Preparing(
            services,
            settings,
            self._go,
            back=self.library if from_library else self._ways.home,
            keep=remember,
            start=self._ways.start,
            practise=self._ways.practise,
            print_deck=self._print,
            gathered="" if own else deck_id,
            asked=bool(asked),
            from_library=from_library,
        )
        self._preparing.open(cards)

    def library(self) -> None:
        from dilemmagame.gui.library.page import Acts, LibraryPage
        from dilemmagame.gui.stage.painter import StagePainter

        programmes = self._services.shelf.programmes
        last = next((each for each in programmes if each.id == self._settings.last_programme), None)
        painter = StagePainter(theme_in_use(), STAGE_SIZE)
        writing = self.writing()
        acts = Acts(
            new_deck=writing.new_deck,
            new_card=writing.new_card,
            edit_card=writing.card,
            edit_deck=writing.deck,
            import_deck=self.fetch,
            share_deck=self.share,
        )
        page = LibraryPage(
            self._services,
            minutes=last.minutes if last is not None else 0,
            paint_stage=painter.paint,
            acts=acts,
            chosen=self._chosen,
        )
        page.back.connect(self._ways.home)
        page.print_cards.connect(
            lambda chosen: self._print(self._with(chosen), chosen.shelved.deck.id, from_library=True)
        )
        page.prepare.connect(self._prepare_chosen)
        DropTarget(page, self.fetch)
        self._go(page)

    def fetch(self, source: Path | None = None) -> None:
        """Bring in a deck, or a group (.groep), from `source`, or from a file that is chosen there."""
        if source is not None and source.suffix.lower() == GROUP_SUFFIX:
            self._walk().fetch(source)
            return
        from dilemmagame.gui.sharing.page import FetchPage

        page = FetchPage(self._services, source)
        page.back.connect(self.library)
        self._go(page)

    def share(self, folder: Path) -> None:
        from dilemmagame.gui.sharing.sharepage import SharePage

        page = SharePage(self._services, folder)
        page.back.connect(self.library)
        self._go(page)

    def _prepare_chosen(self, chosen: Handover | None) -> None:
        if chosen is None:
            self._prepare(self._services, from_library=True)
        else:
            self._prepare(self._with(chosen), chosen.shelved.deck.id, chosen.cards, from_library=True)

    def _with(self, chosen: Handover) -> Services:
        """The services, with the deck that was put together in the library on the shelf."""
        if not chosen.gathered:
            return self._services
        return replace(self._services, shelf=self._services.shelf.with_deck(chosen.shelved))

    def print(self, deck_id: str) -> None:
        self._print(self._services, deck_id)

    def _print(self, services: Services, deck_id: str, *, from_library: bool = False) -> None:
        from dilemmagame.gui.print.page import PrintPage

        page = PrintPage(services, deck_id)
        if from_library:
            page.top.lead_to_library()
        page.back.connect(self.library if from_library else self._ways.home)
        self._go(page)

    def writing(self) -> Writing:
        """The ways between the pages for writing."""
        from dilemmagame.gui.writing import Writing

        # Kept, because Qt does not keep the object behind a slot that is an ordinary Python method.
        made = Writing(self._services, self._go, self._ways.home, self.library, self.print)
        self._writing = made
        return made

    def own_case(self) -> None:
        self.writing().own_case()

    def past(self) -> None:
        from dilemmagame.gui.start.past import PastPage

        page = PastPage(self._services)
        page.back.connect(self._ways.home)
        page.review.connect(self.review)
        page.resume.connect(self._ways.resume)
        page.figures.connect(self.figures)
        self._go(page)

    def figures(self) -> None:
        """The figures of a year over the past sessions."""
        from dilemmagame.gui.review.yearpage import FiguresPage

        page = FiguresPage(self._services)
        page.back.connect(self.past)
        self._go(page)

    def groups(self) -> None:
        self._walk().all()

    def _walk(self) -> GroupsWalk:
        from dilemmagame.gui.groups.walk import GroupsWalk

        # Kept, because Qt does not keep the object behind a slot that is an ordinary Python method.
        self._groups = GroupsWalk(self._services, self._go, self._ways.home)
        return self._groups

    def review(self, session_id: str) -> None:
        from dilemmagame.gui.review.page import ReviewPage

        page = ReviewPage(self._services, session_id)
        page.back.connect(self._ways.home)
        self._go(page)

    def check_room(self) -> None:
        """Whether it works in this room; on a server of its own, as no evening runs."""
        from dilemmagame.gui.preflight.line import TrialLine
        from dilemmagame.gui.preflight.page import PreflightPage

        page = PreflightPage(
            TrialLine(self._services.phones),
            self._services.folder.root,
            theme_in_use(),
            lambda: self._services.store.nearly_full,
        )
        page.back.connect(self._ways.home)
        self._go(page)

    def settings(self) -> None:
        from dilemmagame.gui.start.settings import SettingsPage

        page = SettingsPage(self._services, self._settings)
        page.back.connect(self._ways.home)
        page.changed.connect(self._ways.take_settings)
        self._go(page)
