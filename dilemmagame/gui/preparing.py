"""The ways around preparing an evening: its programme, files with mistakes, practising, and back with every choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dilemmagame.base.settings import Settings

if TYPE_CHECKING:
    from dilemmagame.domain.plan import Plan
    from dilemmagame.gui.prepare.draft import Draft
    from dilemmagame.gui.prepare.page import PreparePage
    from dilemmagame.gui.services import Services

Go = Callable[[QWidget], None]


class Preparing:
    """Opens the pages with `go`. `back` is the way out, `keep` gets changed settings, `start` and `practise` a plan;
    whoever practises comes back by the second argument of `practise`.
    """

    def __init__(
        self,
        services: Services,
        settings: Settings,
        go: Go,
        *,
        back: Callable[[], None],
        keep: Callable[[Settings], None],
        start: Callable[[Plan], None],
        practise: Callable[[Plan, Callable[[], None]], None],
        print_deck: Callable[[Services, str], None],
        gathered: str = "",
        asked: bool = False,
        from_library: bool = False,
    ) -> None:
        self._services, self._settings, self._go = services, settings, go
        self._back, self._keep, self._start, self._practise = back, keep, start, practise
        self._print_deck, self._gathered, self._from_library = print_deck, gathered, from_library
        self._asked = asked

    def open(self, cards: tuple[str, ...] = (), draft: Draft | None = None) -> None:
        """The page on which everything is chosen; with `draft` as it was left."""
        page = self._page(cards, draft)
        self._go(page)

    def _page(self, cards: tuple[str, ...], draft: Draft | None) -> PreparePage:
        from dilemmagame.gui.prepare.page import PreparePage

        page = PreparePage(
            self._services,
            self._settings,
            self._keep,
            cards=cards,
            gathered=self._gathered,
            asked=self._asked,
            draft=draft,
        )
        if self._from_library:
            page.top.lead_to_library()
        page.back.connect(self._back)
        page.print_deck.connect(lambda wanted: self._print_deck(self._services, wanted))
        page.started.connect(self._start)
        page.practised.connect(lambda plan: self._practise(plan, lambda: self.open(draft=page.draft)))
        page.adapted.connect(lambda: self._programme(page))
        page.faults_wanted.connect(lambda: self._faults(page.draft))
        return page

    def _programme(self, page: PreparePage) -> None:
        from dilemmagame.domain.planning import playable
        from dilemmagame.gui.programme.page import ProgrammePage

        draft, desk = page.draft, page.desk
        arranged, deck = desk.arrangement(draft), desk.deck(draft)
        if arranged is None or deck is None:
            return
        editor = ProgrammePage(self._services, arranged, playable(deck), draft.present, draft.starts)

        def done(changed: object) -> None:
            from dilemmagame.domain.arranging import Arrangement

            assert isinstance(changed, Arrangement)
            again = draft if changed == arranged else desk.rearranged(draft, changed)
            self.open(draft=again)

        editor.done.connect(done)
        editor.faults_wanted.connect(lambda: self._faults(desk.rearranged(draft, editor.arrangement)))
        self._go(editor)

    def _faults(self, draft: Draft) -> None:
        from dilemmagame.gui.programme.faultspage import FaultsPage

        page = FaultsPage(self._services.shelf)
        page.back.connect(lambda: self.open(draft=replace(draft)))
        self._go(page)
