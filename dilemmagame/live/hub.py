"""The one owner of a running session: commands in, durable events, frozen views out. Nobody else
changes a session.

`SessionOwner` is the plain, synchronous engine (rehearsal, tests); `Hub` gives it a thread and a queue
(the windows).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from dilemmagame.base.clock import Clock
from dilemmagame.base.errors import WorldError
from dilemmagame.domain.commands import Command, PauseTimer
from dilemmagame.domain.events import TimerPaused
from dilemmagame.domain.plan import Plan, laid_out
from dilemmagame.domain.session import Decision, Phase, Refusal, Session, begin, decide, replay
from dilemmagame.domain.timing import PauseReason, SessionTime
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.consoling import console_view
from dilemmagame.live.inbox import AdoptText, DropText, Inbox, Moderation, TextBatch
from dilemmagame.live.phoning import PhoneLine, PhoneService
from dilemmagame.live.presence import NOBODY, Presence
from dilemmagame.ports import SessionLog

log = logging.getLogger(__name__)

HEARTBEAT_MS = 5_000
LONGEST_TICK_MS = 15_000
Watcher = Callable[[ConsoleView], None]
FailureWatcher = Callable[[WorldError], None]
Errand = Callable[["SessionOwner"], None]
Asked = Command | Moderation


class SessionOwner:
    """Holds one session. Not thread-safe: one caller owns it.

    Session time runs with the counting clock; a jump of more than fifteen seconds between two looks at
    the clock
    (sleep, a frozen machine) does not count and pauses the timer.
    """

    def __init__(
        self,
        journal: SessionLog,
        clock: Clock,
        state: Session,
        texts: dict[str, str],
        clock_ms: int,
        longest_tick_ms: int = LONGEST_TICK_MS,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._state = state
        self._texts = texts
        self._ms = clock_ms
        self._longest_ms = longest_tick_ms
        self._seen = clock.now()
        self._beat_ms = clock_ms
        self._presence = NOBODY
        self._phones: PhoneLine | None = None
        self._texting = Inbox()

    @classmethod
    def start(
        cls, journal: SessionLog, clock: Clock, plan: Plan, longest_tick_ms: int = LONGEST_TICK_MS
    ) -> SessionOwner:
        """Put a new session on disk and own it. A clock that runs fast needs longer looks: `longest_tick_ms`."""
        plan = laid_out(plan)
        state = begin(plan)
        journal.create(plan, clock.now().wall)
        return cls(journal, clock, state, {}, 0, longest_tick_ms)

    @classmethod
    def resume(cls, journal: SessionLog, clock: Clock, session_id: str) -> SessionOwner:
        """Own a stored session again: same card, step, notes, votes and remaining time, paused."""
        stored = journal.load(session_id)
        state = replay(begin(stored.plan), stored.events)
        owner = cls(journal, clock, state, {text.id: text.body for text in stored.texts}, stored.clock_ms)
        if state.timer is not None and state.timer.paused_at_ms is None and state.phase is Phase.RUNNING:
            owner._commit(Decision((TimerPaused(stored.clock_ms, PauseReason.RESTART),)))
        return owner

    @property
    def state(self) -> Session:
        return self._state

    @property
    def texts(self) -> dict[str, str]:
        return dict(self._texts)

    def view(self) -> ConsoleView:
        """The trainer's view now; the stage's view is in it."""
        now = self._time()
        state = replace(self._state, clock_ms=now.ms)
        texting = self._texting.view(state)
        view = console_view(state, self._texts, now, self._seen.mono_ms, self._presence, texting)
        return replace(view, disk_nearly_full=self._journal.nearly_full)

    def connect(self, phones: PhoneService) -> None:
        """Let phones take part through this service."""
        self._phones = PhoneLine(phones, lambda: self._texting.asked)
        self._phones.resume(self._state)

    def notice(self, presence: Presence) -> None:
        """What the voting server says of the moment; it is shown and not stored."""
        self._presence = presence

    def receive(self, batch: TextBatch) -> None:
        """Short texts from phones came; they wait for the trainer and are not stored."""
        taken = self._texting.take(batch)
        if self._phones is not None:
            self._phones.heard(batch, taken)

    def moderate(self, deed: Moderation) -> Refusal | None:
        """Do with the waiting texts what the trainer says. Raises WorldError when one could not be stored; then it
        still waits.
        """
        if isinstance(deed, AdoptText):
            command = self._texting.captured(deed)
            refusal = self.handle(command) if command is not None else None
            if refusal is None:
                self._texting.do(DropText(deed.number), self._state)
            return refusal
        self._texting.do(deed, self._state)
        if self._phones is not None:
            self._phones.show(self._state)
        return None

    def handle(self, command: Command) -> Refusal | None:
        """Do `command`; what it changes is on disk when this returns. Raises WorldError when it could
        not be stored.
        """
        gap = self._tick()
        if gap:
            self._decide(PauseTimer(PauseReason.GAP))
        return self._decide(command)

    def beat(self) -> bool:
        """Look at the clock; put it on disk every five seconds. True when a gap paused the timer."""
        paused = self._tick() and self._decide(PauseTimer(PauseReason.GAP)) is None
        if self._state.phase is Phase.RUNNING and self._ms - self._beat_ms >= HEARTBEAT_MS:
            self._beat_ms = self._ms
            self._journal.heartbeat(self._state.plan.session_id, self._ms)
        return paused

    def _decide(self, command: Command) -> Refusal | None:
        outcome = decide(self._state, command, self._time())
        if isinstance(outcome, Refusal):
            return outcome
        self._commit(outcome)
        return None

    def _commit(self, decision: Decision) -> None:
        """Durably first, then in memory: what the views show is on disk."""
        session_id = self._state.plan.session_id
        after = replay(self._state, decision.events)
        if decision.strikes:
            self._journal.strike(session_id, decision.strikes, decision.events, self._ms)
        else:
            changed = after.phase is not self._state.phase
            finished = after.phase is Phase.FINISHED if changed else None
            self._journal.append(session_id, decision.events, decision.texts, self._ms, finished)
        before, self._state = self._state, after
        for text in decision.texts:
            self._texts[text.id] = text.body
        for text_id in decision.strikes:
            self._texts.pop(text_id, None)
        self._texting.follow(after)
        if self._phones is not None:
            self._phones.follow(before, after)

    def _time(self) -> SessionTime:
        return SessionTime(self._ms, self._seen.wall)

    def _tick(self) -> bool:
        """Move session time to now. True when the machine was away for a while."""
        now = self._clock.now()
        passed = max(0, now.mono_ms - self._seen.mono_ms)
        slept = (now.wall - self._seen.wall).total_seconds() * 1000 - passed
        self._seen = now
        if passed > self._longest_ms:
            return True
        self._ms += passed
        return self._longest_ms < slept < 4 * 3_600_000


class Hub:
    """A SessionOwner on a thread of its own. `submit` returns at once; every change is published to
    the watchers.

    Watchers are called on the hub's thread with a frozen view and must not block.
    """

    def __init__(self, owner: SessionOwner, tick_ms: int = 1_000) -> None:
        self._owner = owner
        self._tick_s = tick_ms / 1000
        self._inbox: queue.Queue[tuple[Asked, Future[Refusal | None]] | Errand | None] = queue.Queue()
        self._watchers: list[Watcher] = []
        self._failure_watchers: list[FailureWatcher] = []
        self._latest = owner.view()
        self._thread = threading.Thread(target=self._run, name="session-hub", daemon=True)

    def watch(self, watcher: Watcher, on_failure: FailureWatcher) -> None:
        """Add watchers; call before `open`."""
        self._watchers.append(watcher)
        self._failure_watchers.append(on_failure)

    def open(self) -> None:
        self._thread.start()
        for watcher in self._watchers:
            watcher(self._latest)

    def submit(self, command: Asked) -> Future[Refusal | None]:
        """Ask for `command`. The future gives None when it is on disk, or the refusal; WorldError when
        storing failed.
        """
        answer: Future[Refusal | None] = Future()
        self._inbox.put((command, answer))
        return answer

    def notice(self, presence: Presence) -> None:
        """Show what the voting server says of the moment."""
        self._inbox.put(lambda owner: owner.notice(presence))

    def connect(self, phones: PhoneService) -> None:
        """Let phones take part through this service."""
        phones.hear_texts(lambda batch: self._inbox.put(lambda owner: owner.receive(batch)))
        self._inbox.put(lambda owner: owner.connect(phones))

    @property
    def latest(self) -> ConsoleView:
        """The newest published view."""
        return self._latest

    def close(self) -> None:
        """Finish what is queued and stop."""
        self._inbox.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            try:
                going = self._serve()
            except Exception:  # the hub's loop is one of the four places that may catch everything
                log.exception("the session goes on after a fault of our own")

    def _serve(self) -> bool:
        """Do the next thing that is asked, or look at the clock; False at the end."""
        try:
            received = self._inbox.get(timeout=self._tick_s)
        except queue.Empty:
            self._beat()
            return True
        if received is None:
            return False
        if isinstance(received, tuple):
            self._answer(*received)
        else:
            received(self._owner)
            self._publish()
        return True

    def _answer(self, asked: Asked, answer: Future[Refusal | None]) -> None:
        owner = self._owner
        try:
            refusal = owner.moderate(asked) if isinstance(asked, Moderation) else owner.handle(asked)
        except WorldError as error:
            answer.set_exception(error)
            self._fail(error)
        except Exception as bug:
            answer.set_exception(bug)
            raise
        else:
            answer.set_result(refusal)
            self._publish()

    def _beat(self) -> None:
        try:
            self._owner.beat()
        except WorldError as error:
            self._fail(error)
        self._publish()

    def _fail(self, error: WorldError) -> None:
        for watcher in self._failure_watchers:
            watcher(error)

    def _publish(self) -> None:
        self._latest = self._owner.view()
        for watcher in self._watchers:
            watcher(self._latest)
