"""One evening of practice: an Evening on a store that vanishes, with a clock that can run fast and an invented room."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dilemmagame.base.settings import Settings
from dilemmagame.domain.commands import CountHands
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.timereport import TimeLine
from dilemmagame.gui.evening import Evening
from dilemmagame.gui.practice.bar import PracticeBar
from dilemmagame.gui.services import Services, SessionStore
from dilemmagame.gui.theme import resolve
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.practising import InventedRoom, PaceClock, to_the_next_moment


class Practice(QObject):
    """Make it and `start`; `console` is the page for the main window. `close` ends it, and everything of it is gone."""

    ended = Signal(object)
    """The times, as a tuple of domain.timereport.TimeLine."""
    help_wanted = Signal()

    def __init__(
        self,
        services: Services,
        settings: Settings,
        window: QWidget,
        scratch: Callable[[], SessionStore],
        plan: Plan,
    ) -> None:
        super().__init__(window)
        begin = plan.starts_at or services.clock.now().wall
        self._clock = PaceClock(services.clock, begin.astimezone(UTC))
        self._plan = replace(plan, starts_at=begin)
        self._store = scratch()
        self._room = InventedRoom(plan.present, random.SystemRandom().randrange(1_000_000))
        self._view: ConsoleView | None = None
        own = replace(services, store=self._store, clock=self._clock)
        self._evening = Evening(own, settings, window, real=services.clock)
        self.bar = PracticeBar(resolve(settings.theme))
        self._evening.console.wear_strip(self.bar)
        self._evening.shown.connect(self._follow)
        self._evening.left.connect(lambda _session, _finished: self._end())
        self._evening.help_wanted.connect(self.help_wanted)
        self.bar.speed_chosen.connect(self._clock.run_at)
        self.bar.next_moment.connect(self._leap)
        self.bar.filled_in.connect(self._fill_in)
        self.bar.ended.connect(self._end)

    @property
    def console(self) -> QWidget:
        return self._evening.console

    @property
    def evening(self) -> Evening:
        """The evening that is practised."""
        return self._evening

    def start(self) -> None:
        """Run it. Raises WorldError."""
        self._evening.start(self._plan)

    def close(self) -> None:
        """Stop everything and take what was on disk away."""
        self._evening.close()
        self._store.close()

    def _follow(self, view: ConsoleView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is not None:
            leap = to_the_next_moment(view, self._clock.now().wall) > 0
            self.bar.show_room(self._room.held_up(view), leap=leap)

    def _leap(self) -> None:
        if self._view is not None:
            self._clock.leap(to_the_next_moment(self._view, self._clock.now().wall))

    def _fill_in(self) -> None:
        if self._view is not None:
            for vote, counts in self._room.held_up(self._view):
                self._evening.send(CountHands(vote.number, counts))

    def _end(self) -> None:
        lines: tuple[TimeLine, ...] = self._view.times if self._view is not None else ()
        self.ended.emit(lines)
