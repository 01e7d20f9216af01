"""Keeps the voting server in step with the session: which rounds phones may answer, and when their ballots can go.

Called on the owner's thread after every change that is on disk. The server's answers come back as commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Protocol

from dilemmagame.domain.ballots import Round, RoundStatus
from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.session.decide import Refusal
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.live.inbox import TextAsk, TextBatch
from dilemmagame.live.keyboard import Keyboard
from dilemmagame.live.phone_view import PhoneView, phone_view
from dilemmagame.live.presence import Address, Presence, Wifi
from dilemmagame.live.remoting import RemoteOffice

HearTexts = Callable[[TextBatch], object]


class PhoneService(Protocol):
    """The voting server as the session sees it. No call waits for an answer."""

    def open(self, card: str, ballots: PhoneView) -> None:
        """Let phones answer the rounds in `ballots`, which belong to `card`, or let them go on."""

    def close(self, link: Mapping[int, int]) -> None:
        """Take no more answers; the totals follow. `link`: round -> the earlier round it is linked with."""

    def void(self, numbers: tuple[int, ...]) -> None: ...

    def discard(self, card: str) -> None:
        """Destroy the ballots of `card`: its totals are on disk and it was left."""

    def show(self, view: PhoneView) -> None:
        """What phones show outside a vote, and whether they may send in a text."""

    def hear_texts(self, hear: HearTexts) -> None:
        """Who takes the short texts; called on a thread of its own."""

    def heard(self, batch: int, taken: int) -> None:
        """The first `taken` texts of a batch wait for the trainer now; only then their phones are told."""


Tell = Callable[[Presence], object]
Take = Callable[[TakeTotals | VoidRound], "Future[Refusal | None] | None"]
"""What becomes of it tells the future; None where nobody will tell."""


class Slips(Protocol):
    """One-time slips: who has none cannot vote. While a vote is open neither the first are made nor all dropped: that
    would change under what ballots stand.
    """

    @property
    def count(self) -> int:
        """How many count; 0 when none is needed."""

    def add(self, count: int) -> tuple[str, ...]:
        """Make more; their codes are given this once. Raises OSError; then nothing changed."""

    def drop(self) -> None:
        """Let phones in without a slip again. Raises OSError; then nothing changed."""

    def squares(self, code: str) -> tuple[tuple[bool, ...], ...]:
        """The QR code of a slip, with the address of now."""


class PhoneChannel(PhoneService, Protocol):
    """The voting server as the windows see it: its life, its door, its address."""

    def start(self) -> None:
        """Start the server; it tells when phones can come in."""

    def stop(self) -> None:
        """End the server; the session can go on later with the same phones."""

    def finish(self) -> None:
        """The session is over: end the server and destroy what is left."""

    def door(self, *, is_open: bool) -> None: ...

    def move(self, addresses: tuple[str, ...]) -> None:
        """Listen elsewhere, first address first. For phones that is another place, so they come in anew."""

    def invite(self, wifi: Wifi) -> None:
        """Show a network to join before the address; an empty name shows none."""

    def keyboard(self) -> Keyboard:
        """The laptop itself, or a second keyboard on it, as a place to vote."""

    @property
    def slips(self) -> Slips:
        """The one-time slips of this session."""


class PhoneOffice(RemoteOffice, Protocol):
    """Makes the voting server of a session, and beside it the remote."""

    def addresses(self) -> tuple[Address, ...]:
        """Where phones may reach this laptop, the likeliest first."""

    def channel(
        self, session_id: str, language: str, where: tuple[str, ...], wifi: Wifi, tell: Tell, take: Take
    ) -> PhoneChannel:
        """The server of one session in `language`; `tell` and `take` are called on a thread of its own."""

    def end(self, channel: PhoneChannel, *, for_good: bool) -> None:
        """Stop `channel`, or finish it, without waiting. The next server begins after it, and the program ends after
        it.
        """

    def trial(self, language: str, where: tuple[str, ...], tell: Tell) -> PhoneChannel:
        """A server to try out whether phones come through, with a page that says so. `finish` leaves nothing."""


class PhoneLine:
    """Follows one session."""

    def __init__(self, service: PhoneService, asked: Callable[[], TextAsk | None] = lambda: None) -> None:
        """`asked`: which text phones may send in now."""
        self._service = service
        self._asked = asked
        self._shown: PhoneView | None = None
        self._full: set[int] = set()

    def resume(self, state: Session) -> None:
        """Begin, or begin again after the program was gone: rounds that were open are open, totals that never came
        are asked for again.
        """
        here = [vote for vote in state.rounds_here() if vote.by_phone]
        unfinished = [vote for vote in here if vote.status is RoundStatus.OPEN or vote.waiting]
        if not unfinished:
            self.show(state)
            return
        self._open(state)
        if all(vote.waiting for vote in unfinished):
            self._service.close(_links(state, unfinished))

    def follow(self, before: Session, after: Session) -> None:
        """One change of the session."""
        was = {vote.number: vote for vote in before.rounds}
        now = [vote for vote in after.rounds if vote.by_phone and was.get(vote.number) != vote]
        emptied = tuple(vote.number for vote in now if _was_emptied(was.get(vote.number), vote))
        opened = [vote for vote in now if vote.status is RoundStatus.OPEN]
        closed = [vote for vote in now if vote.waiting and was[vote.number].status is RoundStatus.OPEN]
        if closed:
            self._service.close(_links(after, closed))
        if emptied:
            self._service.void(emptied)
        if opened:
            self._open(after)
        elif not closed:
            self.show(after)
        self._leave(after)

    def _open(self, state: Session) -> None:
        self._full.add(state.current.item)
        # What closed while the server was away is named all the same, so that its totals can come.
        view = self._shown = phone_view(state, waiting=True)
        self._service.open(card_key(state, state.current.item), view)

    def heard(self, batch: TextBatch, taken: int) -> None:
        """Short texts were taken."""
        self._service.heard(batch.number, taken)

    def show(self, state: Session) -> None:
        """Let phones show what goes on, if it is something else."""
        view = phone_view(state, text=self._asked())
        if view != self._shown:
            self._shown = view
            self._service.show(view)

    def _leave(self, state: Session) -> None:
        """Ballots go when their card was left and their totals are on disk."""
        for item in sorted(self._full):
            gone = state.current.item != item or state.phase is Phase.FINISHED
            mine = [vote for vote in state.rounds if vote.item == item and vote.by_phone]
            if gone and all(vote.status is not RoundStatus.OPEN and not vote.waiting for vote in mine):
                self._full.discard(item)
                self._service.discard(card_key(state, item))


def card_key(state: Session, item: int) -> str:
    """Under what the ballots of an item lie; another evening has another."""
    return f"{evening_key(state.plan.session_id)}-{item}"


def evening_key(session_id: str) -> str:
    """What the keys of all cards of one evening begin with, up to the last dash."""
    plain = "".join(sign for sign in session_id.lower() if sign.isascii() and sign.isalnum())[:24]
    return plain or "evening"


def _was_emptied(before: Round | None, now: Round) -> bool:
    """Voided: open as before, or open again, and told to begin from nothing."""
    return before is not None and now.status is RoundStatus.OPEN and now.voided != before.voided


def _links(state: Session, closed: list[Round]) -> dict[int, int]:
    """The first round of every second one; voting anew links with the first that stands."""
    found: dict[int, int] = {}
    for vote in closed:
        first = state.round_for(vote.item, 1, vote.subject) if vote.slot == 2 else None
        if first is not None and first.by_phone:
            found[vote.number] = first.number
    return found
