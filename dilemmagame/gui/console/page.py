"""The trainer's window during a session. It shows views and sends commands; it decides nothing about the session.

What belongs to the screens or to the shell around it is asked for by signals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.commands import JumpTo, SkipStep
from dilemmagame.domain.session import Refusal
from dilemmagame.gui.console.deeds import command_for
from dilemmagame.gui.console.desk import (
    Describe,
    Desk,
    NoPhones,
    NoRemote,
    Pager,
    PaintPreview,
    Phones,
    Remote,
    RoomAct,
    Send,
    Stock,
    no_stock,
)
from dilemmagame.gui.console.frame import ConsoleFrame
from dilemmagame.gui.console.phonestrip import other_channel
from dilemmagame.gui.console.regions import focus_in, go_region
from dilemmagame.gui.console.wording import Notice, disk_notice, failure_notice, refusal_sentence
from dilemmagame.gui.keys import ActionId, DeadTime, Surface, bind
from dilemmagame.gui.tokens import Theme
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Asked

TICK_MS = 250
LEAVE_WITHIN_MS = 10_000


@runtime_checkable
class KeepsTyping(Protocol):
    """A part with a text that Ctrl+Enter keeps."""

    def keep_typed(self) -> bool:
        """True when something was kept."""


def _just_closed(before: ConsoleView, now: ConsoleView) -> bool:
    """Whether the vote of this step was closed between the two."""
    if before.position != now.position or not before.votes or not now.votes:
        return False
    return before.votes[-1].status is RoundStatus.OPEN and now.votes[-1].status is RoundStatus.CLOSED


class ConsolePage(ConsoleFrame):
    """Give it views with `show_view`; `dead_time` is shared with the stage, so a clicker counts once for both.

    `screen_asked` carries PRESENT_SCREEN, SWAP or CHOOSE_SCREEN; the shell answers with `show_stage_state`.
    """

    screen_asked = Signal(object)  # ActionId
    help_asked = Signal()
    notes_asked = Signal()

    def __init__(
        self,
        send: Send,
        paint_preview: PaintPreview,
        describe: Describe,
        clock: Clock,
        theme: Theme,
        *,
        dead_time: DeadTime | None = None,
        pager: Pager | None = None,
        character_keys: bool = True,
        stock: Callable[[], Stock] = no_stock,
        phones: Phones | None = None,
        remote: Remote | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Console"))
        self._send = send
        self._view: ConsoleView | None = None
        self._strip: QWidget | None = None
        self._stage_shown = False
        self._clock = clock
        self._leave_asked_ms = -LEAVE_WITHIN_MS - 1
        self._pager = pager
        self._dead_time = dead_time or DeadTime(clock)
        self._phones = phones or NoPhones()
        # The note field comes after the desk it is made with.
        desk = Desk(
            self._sent,
            theme,
            clock,
            lambda field, choice: self.capture.write(field, choice),  # noqa: PLW0108
            stock,
            self._phones,
            remote or NoRemote(),
        )
        self.arrange(desk, paint_preview, describe)
        self._connect()
        bind(self, Surface.CONSOLE, self.act, characters=character_keys)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self.clock_panel.tick)

    def _connect(self) -> None:
        self.top_bar.acted.connect(self.act)
        self.footer.acted.connect(self.act)
        self.footer.skipped.connect(lambda: self._sent(SkipStep()))
        self.rail.jump_asked.connect(lambda index: self._sent(JumpTo(index)))
        self.step.filled.connect(self.focus_main)
        self.cover.lifted.connect(self.lift_cover)
        self.rail.add_asked.connect(self._unfold_add)
        self.phone_strip.remote_asked.connect(lambda: self.act(ActionId.REMOTE))
        for strip in self.strips:
            strip.closed.connect(self.focus_main)

    def show_view(self, view: ConsoleView) -> None:
        """Show the session as it is now."""
        before, self._view = self._view, view
        self.top_bar.show_view(view, self._stage_shown)
        self.rail.show_view(view)
        self.live.show_view(view, self._stage_shown)
        self.guidance.show_view(view)
        was_there = focus_in(self.step)
        moved = before is not None and before.position != view.position
        self.step.show_view(view)
        # A part that goes away under the cursor would hand it to whatever comes next, such as "-30 s".
        lost = was_there and (moved or not focus_in(self.step))
        self.clock_panel.show_view(view)
        self.capture.show_view(view)
        self.calm.show_view(view)
        self._show_footer(view)
        if self.phone_strip.isVisible():
            self.phone_strip.show_view(view)
        self.show_calm(view)
        self.cover.show_view(view)
        if view.finished_at is not None and self.add_strip.isVisible():
            self.add_strip.fold()
        if view.break_until is not None and (before is None or before.break_until is None):
            self.flush()
            self.lower_cover()
        elif view.break_until is None and self.cover.isVisible():
            self.lift_cover()
        if lost or before is None:
            self.focus_main()
        if before is not None and _just_closed(before, view) and not focus_in(self.capture):
            self.step.begin()
        if view.disk_nearly_full and (before is None or not before.disk_nearly_full):
            self._warn_of_the_disk()

    def wear_strip(self, strip: QWidget) -> None:
        """Put a bar of somebody else's above everything, such as that of practice; F6 goes there too."""
        whole = self.layout()
        assert isinstance(whole, QBoxLayout)
        whole.insertWidget(0, strip)
        self._strip = strip

    def regions(self) -> list[QWidget]:
        return [*([self._strip] if self._strip is not None else []), *super().regions()]

    @property
    def view(self) -> ConsoleView | None:
        """What is shown."""
        return self._view

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something did not happen."""
        self.notice.tell(Notice(refusal_sentence(refusal.code)))
        self._not_stored()

    def show_failure(self, error: WorldError) -> None:
        """Say that storing failed; what was typed stays where it stands."""
        self.notice.tell(failure_notice(error))
        self._not_stored()

    def show_mishap(self) -> None:
        """Something went wrong in the program itself; said as plainly as a fault of storage."""
        self.notice.tell(failure_notice(None))
        self._not_stored()

    def show_notice(self, notice: Notice) -> None:
        """Say something about the world outside the session, such as a projector that is gone."""
        self.notice.tell(notice)

    def _warn_of_the_disk(self) -> None:
        """Told once; a fault that is on the screen says more and stays."""
        if self.notice.notice is None or self.notice.notice.level != "danger":
            self.notice.tell(disk_notice())

    def show_stage_state(self, *, shown: bool) -> None:
        """The shell tells whether the audience has a stage to look at."""
        self._stage_shown = shown
        if self._view is not None:
            self.top_bar.show_view(self._view, shown)
            self.live.show_view(self._view, shown)

    def flush(self) -> None:
        """Put on disk what is being typed; before leaving, closing or changing the theme."""
        self.capture.flush()
        if self.step.panel is not None:
            self.step.panel.flush()

    def act(self, action: ActionId) -> None:
        """Do what a key or its button stands for."""
        match action:
            case ActionId.NEXT | ActionId.BACK:
                self._click(action)
            case ActionId.PRESENT_SCREEN | ActionId.SWAP | ActionId.CHOOSE_SCREEN:
                self.screen_asked.emit(action)
                self.show_stage_state(shown=self._stage_shown)
            case ActionId.HELP:
                self.help_asked.emit()
            case ActionId.LEAVE:
                self._leave()
            case ActionId.ESCAPE:
                self.fold()
            case ActionId.CAPTURE:
                self.capture.focus_field()
            case ActionId.KEEP:
                self._keep()
            case ActionId.NEXT_REGION | ActionId.PREVIOUS_REGION:
                go_region(self.regions(), self.footer.next, 1 if action is ActionId.NEXT_REGION else -1)
            case ActionId.PRESENT | ActionId.BREAK | ActionId.PHONES | ActionId.REMOTE if (
                self._view is not None
            ):
                self.unfold(action, self._view)
            case ActionId.HANDS if self._view is not None:
                self._sent(other_channel(self._view))
            case ActionId.LAPTOP:
                self.flush()
                self._phones.open_room(RoomAct.LAPTOP)
            case ActionId.REOPEN:
                self.step.open_again()
            case _:
                self._command(action)

    def _click(self, action: ActionId) -> None:
        if not self._dead_time.allows() or self._view is None:
            return
        if self._pager is not None and self._pager.turn(1 if action is ActionId.NEXT else -1):
            self._show_footer(self._view)
            return
        command = command_for(action, self._view)
        if command is not None:
            self.flush()
            self._sent(command)
        elif action is ActionId.NEXT:
            self.flush()
            self.notes_asked.emit()

    def _show_footer(self, view: ConsoleView) -> None:
        self.footer.show_view(view, *(self._pager.where() if self._pager is not None else (1, 1)))

    def _unfold_add(self) -> None:
        if self._view is not None:
            self.unfold_add(self._view)

    def _leave(self) -> None:
        """The first press asks, a second one within ten seconds leaves: the stage goes dark when we do."""
        now = self._clock.now().mono_ms
        if now - self._leave_asked_ms <= LEAVE_WITHIN_MS:
            self.flush()
            self.notes_asked.emit()
            return
        self._leave_asked_ms = now
        self.notice.tell(
            Notice(
                _("Leave this session?"),
                _("Everything is kept, and you can go on later."),
                _("Press once more to go to the start page."),
            )
        )

    def _command(self, action: ActionId) -> None:
        command = command_for(action, self._view) if self._view is not None else None
        if command is not None:
            self._sent(command)

    def _sent(self, command: Asked) -> None:
        self.notice.dismiss_mild()
        self._send(command)

    def _not_stored(self) -> None:
        self.capture.storage_failed()
        if self.step.panel is not None:
            self.step.panel.storage_failed()
        if self._view is not None:
            self.show_view(self._view)

    def _keep(self) -> None:
        """Ctrl+Enter: what the cursor is in is kept, and the focus goes back to the amber button."""
        place = QApplication.focusWidget()
        while place is not None and place is not self:
            if isinstance(place, KeepsTyping):
                if place.keep_typed():
                    self.focus_main()
                return
            place = place.parentWidget()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        self.focus_main()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticker.stop()
        self.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)
