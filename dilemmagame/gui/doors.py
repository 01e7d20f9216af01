"""From page to page: makes a page when it is opened, and connects its ways out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dilemmagame.base.settings import Settings

if TYPE_CHECKING:
    from dilemmagame.domain.plan import Plan
    from dilemmagame.gui.services import Services

Go = Callable[[QWidget], None]


@dataclass(frozen=True, slots=True)
class Ways:
    """What a page can lead to outside the pages: home, a new or stored session, changed settings."""

    home: Callable[[], None]
    start: Callable[[Plan], None]
    resume: Callable[[str], None]
    take_settings: Callable[[Settings], None]
    keep_settings: Callable[[Settings], None]


class Doors:
    """Opens pages into the window with `go`. Page modules are imported when they are opened, for a quick start."""

    def __init__(self, services: Services, settings: Settings, go: Go, ways: Ways) -> None:
        self._services = services
        self._settings = settings
        self._go = go
        self._ways = ways

    def prepare(self, deck_id: str = "") -> None:
        from dilemmagame.gui.prepare.page import PreparePage

        settings = replace(self._settings, last_deck=deck_id or self._settings.last_deck)
        page = PreparePage(self._services, settings, self._ways.keep_settings)
        page.back.connect(self._ways.home)
        page.print_deck.connect(self.print)
        page.started.connect(self._ways.start)
        self._go(page)

    def library(self) -> None:
        from dilemmagame.gui.library.page import LibraryPage

        page = LibraryPage(self._services)
        page.back.connect(self._ways.home)
        page.print_deck.connect(self.print)
        page.prepare.connect(self.prepare)
        self._go(page)

    def print(self, deck_id: str) -> None:
        from dilemmagame.gui.print.page import PrintPage

        page = PrintPage(self._services, deck_id)
        page.back.connect(self._ways.home)
        self._go(page)

    def past(self) -> None:
        from dilemmagame.gui.start.past import PastPage

        page = PastPage(self._services)
        page.back.connect(self._ways.home)
        page.review.connect(self.review)
        page.resume.connect(self._ways.resume)
        self._go(page)

    def review(self, session_id: str) -> None:
        from dilemmagame.gui.review.page import ReviewPage

        page = ReviewPage(self._services, session_id)
        page.back.connect(self._ways.home)
        self._go(page)

    def settings(self) -> None:
        from dilemmagame.gui.start.settings import SettingsPage

        page = SettingsPage(self._services, self._settings)
        page.back.connect(self._ways.home)
        page.changed.connect(self._ways.take_settings)
        self._go(page)
