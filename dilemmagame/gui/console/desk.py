"""What every part of the console is handed: how to send, the theme, the clock, and the way to the note field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dilemmagame.base.clock import Clock
from dilemmagame.domain.cards import Card
from dilemmagame.domain.methods import Method
from dilemmagame.domain.steps import CaptureField
from dilemmagame.gui.tokens import Theme
from dilemmagame.library.ownpages import OwnPages
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import Asked
from dilemmagame.live.presence import Address
from dilemmagame.live.stage_view import Scene, StageView

Send = Callable[[Asked], object]
PaintPreview = Callable[[QPainter, QRectF, StageView | Scene], None]
Describe = Callable[[StageView], str]
Write = Callable[[CaptureField, str], None]


class Pager(Protocol):
    """The pages of a long case on the stage; the amber button turns them before it does anything else."""

    def where(self) -> tuple[int, int]:
        """The page that is shown, from 1, and how many there are."""

    def turn(self, by: int) -> bool:
        """Go one page on (1) or back (-1); False when there is none."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What may come into the evening on the fly: the cards of its decks, and every method by its id. `bring` draws
    pictures anew for the stage, without what a camera writes in them; it takes its time; None: nothing can be kept.
    """

    cards: tuple[Card, ...] = ()
    methods: Mapping[str, Method] = field(default_factory=dict)
    bring: Callable[[Sequence[Path]], OwnPages] | None = None


def no_stock() -> Stock:
    """Nothing can come in."""
    return Stock()


class RoomAct(Enum):
    """What stands beside the phones: vote on the laptop itself, look whether it works here, tents and slips."""

    LAPTOP = "laptop"
    CHECK = "check"
    PAPERS = "papers"


class Phones(Protocol):
    """The voting server, as far as the trainer steers it beside the session."""

    @property
    def possible(self) -> bool:
        """Whether this program can serve phones."""

    def addresses(self) -> tuple[Address, ...]: ...

    def move(self, address: str, view: ConsoleView) -> None: ...

    def door(self, *, is_open: bool) -> None: ...

    def open_room(self, act: RoomAct) -> None:
        """Open the window for `act`."""


class NoPhones:
    """Where only hands vote."""

    possible = False

    def addresses(self) -> tuple[Address, ...]:
        return ()

    def move(self, address: str, view: ConsoleView) -> None:
        """There is nothing to move."""

    def door(self, *, is_open: bool) -> None:
        """There is no door."""

    def open_room(self, act: RoomAct) -> None:
        """There is nothing to open."""


class Remote(Protocol):
    """The trainer's own phone as a remote."""

    @property
    def possible(self) -> bool:
        """Whether it can be switched on now."""

    def switch_on(self) -> None: ...

    def switch_off(self) -> None: ...

    def pair_anew(self) -> None: ...


class NoRemote:
    """Where there is none."""

    possible = False

    def switch_on(self) -> None:
        """There is nothing to switch on."""

    def switch_off(self) -> None:
        """There is nothing to switch off."""

    def pair_anew(self) -> None:
        """There is nothing to pair."""


@dataclass(frozen=True, slots=True)
class Desk:
    """`write` puts the cursor in the note field for a kind of text and a choice ('' for none). `stock` is asked when
    it is needed, for reading decks takes time.
    """

    send: Send
    theme: Theme
    clock: Clock
    write: Write
    stock: Callable[[], Stock] = no_stock
    phones: Phones = field(default_factory=NoPhones)
    remote: Remote = field(default_factory=NoRemote)
