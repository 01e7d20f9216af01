"""One running session: the hub, the console, the stage and the screens, held together. Decides nothing itself."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.i18n import _
from dilemmagame.base.settings import Settings
from dilemmagame.domain.commands import JumpTo
from dilemmagame.domain.plan import Plan
from dilemmagame.domain.planning import in_stock
from dilemmagame.domain.session import Phase, Primary, Refusal
from dilemmagame.gui.awake import Awake
from dilemmagame.gui.bridge import SessionBridge
from dilemmagame.gui.console.deeds import command_for
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.console.page import ConsolePage
from dilemmagame.gui.console.wording import Notice
from dilemmagame.gui.keys import ActionId, DeadTime
from dilemmagame.gui.phones import EveningPhones
from dilemmagame.gui.projection import Projection
from dilemmagame.gui.remoting import EveningRemote
from dilemmagame.gui.room import RoomDoors
from dilemmagame.gui.services import Services, SessionStore
from dilemmagame.gui.stage.painter import StagePainter
from dilemmagame.gui.stage.window import StageWindow
from dilemmagame.gui.theme import resolve
from dilemmagame.library.ownpages import bring_pages
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import LONGEST_TICK_MS, Asked, Hub, SessionOwner
from dilemmagame.live.practising import LONGEST_LOOK_MS
from dilemmagame.live.remoting import Outcome
from dilemmagame.live.stage_view import Scene, StageView

log = logging.getLogger(__name__)

STAGE_SIZE = QSize(1920, 1080)


BACKUP_EVERY_MS = 10 * 60_000
PRACTICE_TICK_MS = 150


def _back_up(store: SessionStore) -> None:
    try:
        store.backup()
    except WorldError as error:
        log.warning("no backup: %s", error.code.value)


class CasePages:
    """The pages of a long case, as the console wants to know them; none while nobody sees the stage."""

    def __init__(self, stage: StageWindow) -> None:
        self._stage = stage

    def where(self) -> tuple[int, int]:
        return self._stage.view.page if self._stage.isVisible() else (1, 1)

    def turn(self, by: int) -> bool:
        return self._stage.isVisible() and self._stage.view.turn_page(by)


class Evening(QObject):
    """Make it, then `start` or `resume`; `console` is the page for the main window. `close` ends it, all on disk.

    `real` is the clock of the fingers, for practice on a clock that runs faster; then nothing is copied either.
    """

    left = Signal(str, bool)
    """The trainer left: session id, and whether the session was finished."""
    help_wanted = Signal()
    network_named = Signal(str)
    """The name of the Wi-Fi of this room, for the next time."""
    shown = Signal(object)
    """A ConsoleView, after every change."""

    def __init__(
        self, services: Services, settings: Settings, window: QWidget, real: Clock | None = None
    ) -> None:
        super().__init__(window)
        self._practice = real is not None
        self._services = services
        self._settings = settings
        self._window = window
        self._hub: Hub | None = None
        self._plan: Plan | None = None
        self._asked: Future[Refusal | None] | None = None
        self.phones = EveningPhones(None if self._practice else services.phones, self)
        self._bridge: SessionBridge | None = None
        self._view: ConsoleView | None = None
        self._rung = True
        self._awake = Awake()
        self._copying = QTimer(self)
        self._copying.setInterval(BACKUP_EVERY_MS)
        self._copying.timeout.connect(self._copy)
        dead_time = DeadTime(real or services.clock)
        stage_theme = resolve(settings.stage_theme)
        self._painter = StagePainter(stage_theme, STAGE_SIZE, services.folder.pages)
        self.stage = StageWindow(
            stage_theme,
            services.clock,
            dead_time=dead_time,
            reduced_motion=settings.reduced_motion,
            single_keys=settings.single_keys,
            own_pages=services.folder.pages,
        )
        pages = CasePages(self.stage)
        self.remote = EveningRemote(
            self.phones.office, services.clock, self._press, pages.where, self.phones.listening, self
        )
        self.console = ConsolePage(
            self.send,
            self._paint,
            self._describe,
            services.clock,
            resolve(settings.theme),
            dead_time=dead_time,
            pager=pages,
            character_keys=settings.single_keys,
            stock=self._stock,
            phones=self.phones,
            remote=self.remote,
        )
        self.projection = Projection(self.stage, self.console, window)
        folder, theme = services.folder.root, resolve(settings.theme)
        self.room = RoomDoors(self.phones, folder, theme, self.console, settings.last_network)
        self._connect()

    def _connect(self) -> None:
        self.console.help_asked.connect(self.help_wanted)
        self.console.notes_asked.connect(self._leave)
        self.stage.key_action.connect(self._stage_key)
        self.stage.jump.connect(lambda step: self.send(JumpTo(step - 1)))
        self.stage.view.pages_changed.connect(self._page_turned)
        self.phones.unreachable.connect(self._no_phones)
        self.room.came_back.connect(self.console.focus_main)
        self.room.network_named.connect(self.network_named)
        self.remote.changed.connect(self.console.remote_strip.show_remote)
        self.phones.moved.connect(self.remote.follow_address)

    # the session

    def start(self, plan: Plan) -> None:
        """Put a new session on disk and run it. Raises WorldError."""
        services = self._services
        longest = LONGEST_LOOK_MS if self._practice else LONGEST_TICK_MS
        self._run(SessionOwner.start(services.store, services.clock, plan, longest))

    def resume(self, session_id: str) -> None:
        """Run a stored session again, paused where it stood. Raises WorldError."""
        self._run(SessionOwner.resume(self._services.store, self._services.clock, session_id))

    def _run(self, owner: SessionOwner) -> None:
        self._hub = Hub(owner, PRACTICE_TICK_MS) if self._practice else Hub(owner)
        self._plan = owner.state.plan
        self.phones.serve(self._hub)
        self._bridge = SessionBridge(self._hub, self)
        self._bridge.view_changed.connect(self._show)
        self._bridge.refused.connect(self.console.show_refusal)
        self._bridge.storage_failed.connect(self.console.show_failure)
        self._bridge.broke.connect(self.console.show_mishap)
        self._show(self._hub.latest)
        self._hub.open()
        self._awake.hold()
        if not self._practice:
            self._copying.start()
        if self._hub.latest.screen:
            self.projection.show()

    def send(self, command: Asked) -> None:
        """Ask the hub; what comes of it arrives as a view or a notice."""
        if self._bridge is not None:
            self._asked = self._bridge.send(command)

    def _press(self, action: ActionId) -> Future[Refusal | None] | Outcome:
        """What the trainer's phone asks goes the way of the key; a page of the case is turned without the session.

        The warning of a unanimous result stands on the laptop only, so only who sits there can go on past it.
        """
        page, before = self.stage.view.page, self._asked
        turns = self.stage.isVisible() and page[0] < page[1]
        # What the hub knows: the windows may still show the moment before the warning.
        warned = self._hub is not None and self._hub.latest.primary is Primary.REVEAL_ANYWAY
        if action is ActionId.NEXT and warned and not turns:
            return Outcome.REFUSED
        self.console.act(action)
        asked = self._asked
        if asked is not None and asked is not before:
            return asked
        return Outcome.DONE if self.stage.view.page != page else Outcome.NOTHING

    def close(self) -> None:
        """Stop the session's thread and its windows. Typed text is put on disk now; all else is there already."""
        self.console.flush()
        self.room.close()
        self.remote.switch_off()
        self.phones.close()
        if self._hub is not None:
            self._hub.close()
        if self._bridge is not None:
            self._bridge.close()
        self._awake.release()
        if self._copying.isActive():
            self._copying.stop()
            _back_up(self._services.store)
        self.stage.watch.stop()
        self.stage.hide()
        self.stage.deleteLater()

    def _copy(self) -> None:
        """A verified backup, beside the work; a failing one is logged, the session itself is on disk anyway."""
        threading.Thread(target=_back_up, args=(self._services.store,), name="backup", daemon=True).start()

    def _show(self, view: ConsoleView) -> None:
        self._view = view
        self.stage.show_view(view.stage)
        self.console.show_view(view)
        self.phones.follow(view)
        self.remote.follow(view)
        self.room.show_view(view)
        self._ring(view)
        self.shown.emit(view)

    def _ring(self, view: ConsoleView) -> None:
        """A soft sound, once, when the time of a step is over; only where the trainer asked for it."""
        over = view.timer is not None and view.timer.running and view.timer.remaining_ms <= 0
        if over and not self._rung and self._settings.sound:
            QApplication.beep()
        self._rung = over

    def _stock(self) -> Stock:
        """The methods, and the cards that suit this evening."""
        shelf, plan = self._services.shelf, self._plan
        if plan is None:
            return Stock()
        cards = in_stock(plan, [each.deck for each in shelf.decks])
        folder = self._services.folder.pages
        return Stock(cards, shelf.methods, lambda sources: bring_pages(sources, folder))

    def _leave(self) -> None:
        if self._view is not None:
            self.left.emit(self._view.session_id, self._view.phase is Phase.FINISHED)

    # the stage

    def _paint(self, painter: QPainter, rect: QRectF, shown: StageView | Scene) -> None:
        size = self.stage.stage_size if self.stage.isVisible() else STAGE_SIZE
        self._painter.set_stage_size(size)
        self._painter.paint(painter, rect, shown, mono_ms=self._services.clock.now().mono_ms)

    def _describe(self, shown: StageView) -> str:
        return self._painter.describe(shown)

    def _stage_key(self, action: ActionId) -> None:
        """A key on the stage. The clicker's dead time was kept there already."""
        if action in (ActionId.SWAP, ActionId.CHOOSE_SCREEN, ActionId.PRESENT_SCREEN):
            self.projection.arrange(action)
            return
        if action is ActionId.HELP or self._view is None:
            return
        if command := command_for(action, self._view):
            self.console.flush()
            self.send(command)

    def _no_phones(self) -> None:
        said = _("Phones cannot be served now.")
        safe = _("Nothing is lost.")
        self.console.show_notice(Notice(said, safe, _("Vote by hand for the moment: Ctrl+Shift+H.")))

    def _page_turned(self, page: int, pages: int) -> None:
        if self._view is not None:
            self._painter.turn_to(self._view.stage.scene, page - 1)
            self.remote.follow(self._view)
        said = _("Page {page} of {pages} of the case is on the screen.").format(page=page, pages=pages)
        self.console.show_notice(Notice(said, level="ok"))
