"""The trainer's phone as a remote, as the rest of the program sees it: what may be pressed, what the phone shows, and
how it stands with the pairing. Nothing the phone shows is a secret: there is no field for a text of a card, for a count
per option, or for a note.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.events import Blank
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Primary
from dilemmagame.live.console_view import ConsoleView


class Press(Enum):
    """What the phone can ask; each is what the clicker does."""

    NEXT = "next"
    BACK = "back"
    BLACK = "black"


class Outcome(Enum):
    """What became of a press."""

    DONE = "done"
    NOTHING = "nothing"
    """Too soon after another press, or there was nothing to do."""
    REFUSED = "refused"
    FAILED = "failed"


class Pairing(Enum):
    """How it stands with the phone."""

    OFF = "off"
    STARTING = "starting"
    WAITING = "waiting"
    DEAD = "dead"
    """Five wrong tries: this code no longer counts."""
    PAIRED = "paired"


@dataclass(frozen=True, slots=True)
class RemoteStatus:
    """For the console. `link` and `squares` hold the key and are there only while a phone is waited for. `here`: the
    paired phone is on the line. `refused` counts messages that were forged, repeated or out of order.
    """

    pairing: Pairing = Pairing.OFF
    address: str = ""
    digits: str = field(default="", repr=False)
    link: str = field(default="", repr=False)
    squares: tuple[tuple[bool, ...], ...] = field(default=(), repr=False)
    tries_left: int = 0
    here: bool = False
    refused: int = 0
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Countdown:
    """Time left in milliseconds when it was looked at; a running one goes on from there."""

    left_ms: int
    running: bool


@dataclass(frozen=True, slots=True)
class RemoteView:
    """What the phone shows. `place` changes with everything a press could be about: a press that was meant for an
    earlier place is refused. `going_in` is how many votes are in while a vote by phone is open, -1 otherwise.
    """

    place: str
    title: Localised
    dilemma: int
    primary: Primary
    next_title: Localised | None
    page: int
    pages: int
    can_go_back: bool
    countdown: Countdown | None
    going_in: int
    present: int
    blank: Blank


def remote_view(view: ConsoleView, page: int, pages: int, now_ms: int, now: datetime) -> RemoteView:
    """`page` of `pages` of a long case is on the stage; `now_ms` is the counting clock, `now` the time of day."""
    # That the trainer was warned of a unanimous result would tell the result to who listens in.
    primary = Primary.REVEAL if view.primary is Primary.REVEAL_ANYWAY else view.primary
    if primary is Primary.NEXT_PAGE:
        page, pages = view.page + 1, view.pages
    elif page < pages:
        primary = Primary.NEXT_PAGE
    opened = [vote for vote in view.votes if vote.status is RoundStatus.OPEN and vote.by_phone]
    received = max((view.presence.received.get(vote.number, 0) for vote in opened), default=0)
    blank = view.stage.blank
    dilemma = next(
        (each.dilemma for each in view.items if any(step.index == view.position for step in each.steps)), 0
    )
    return RemoteView(
        place=f"{view.phase.value}/{view.position}/{primary.value}/{page}/{blank.value}/{view.calm}",
        title=view.step_title,
        dilemma=dilemma,
        primary=primary,
        next_title=view.next_title,
        page=page,
        pages=pages,
        can_go_back=view.position > 0,
        countdown=_countdown(view, now_ms, now),
        going_in=received if opened else -1,
        present=opened[0].present if opened else view.present,
        blank=blank,
    )


def _countdown(view: ConsoleView, now_ms: int, now: datetime) -> Countdown | None:
    if view.break_until is not None:
        return Countdown(round((view.break_until - now).total_seconds() * 1000), running=True)
    if view.timer is None or view.phase is not Phase.RUNNING:
        return None
    return Countdown(view.timer.remaining_at(now_ms), view.timer.running)


TellStatus = Callable[[RemoteStatus], object]
TakePress = Callable[[int, Press], object]


class RemoteChannel(Protocol):
    """The remote of one session. No call but `finish` waits; what is told comes on a thread of its own."""

    def start(self) -> None: ...

    def show(self, view: RemoteView) -> None:
        """What the phone shows."""

    def answer(self, press: int, outcome: Outcome) -> None:
        """What became of a press; until then the phone sends no other."""

    def renew(self) -> None:
        """Forget the phone, and offer a new code to pair one."""

    def move(self, addresses: tuple[str, ...]) -> None:
        """Listen elsewhere; for a phone that is another place, so it is paired anew."""

    def finish(self) -> None:
        """Tell the phone that it is over, and end the server. Nothing of the key is left."""


class RemoteOffice(Protocol):
    """Makes the remote of a session."""

    def remote(self, where: tuple[str, ...], tell: TellStatus, take: TakePress) -> RemoteChannel:
        """`where`: the addresses to listen on, the one to show first."""
