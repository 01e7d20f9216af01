"""The app's side of the voting server: what it should be doing, told to the process that `child` keeps running.

What the server should be doing is kept here, so that a new process takes up where the old one fell: the same port,
the same key, the same ballot file, the same open rounds. Totals that never came are asked for again.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from dilemmagame.base.erase import overwrite_and_remove
from dilemmagame.base.errors import WorldError
from dilemmagame.domain.ballots import Count, PlaceSum, form_of
from dilemmagame.domain.commands import TakeTotals, VoidRound
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.live.inbox import TextBatch
from dilemmagame.live.keyboard import Keyboard
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.phoning import HearTexts, Take, Tell
from dilemmagame.live.presence import Join, Presence, Wifi
from dilemmagame.voting.child import PATIENCE, Child, Patience, own_program
from dilemmagame.voting.delivery import Delivery
from dilemmagame.voting.door import new_code
from dilemmagame.voting.keyboard import HERE, Counter, LaptopKeyboard
from dilemmagame.voting.line import Line, keep_line, kept_line
from dilemmagame.voting.protocol import TEXT_SECONDS
from dilemmagame.voting.qr import squares, wifi_squares
from dilemmagame.voting.slips import SlipBook, SlipDesk

log = logging.getLogger(__name__)

FLAG = "--vote-server"
FIRST_PORT = 8_765


PageOf = Callable[[PhoneView], dict[str, Any]]


class VoteService:
    """One server for one session. Its methods return at once; `tell` and `take` are called on its own thread."""

    def __init__(
        self,
        folder: Path,
        session_id: str,
        addresses: tuple[str, ...],
        page_of: PageOf,
        tell: Tell,
        take: Take,
        wifi: Wifi | None = None,
        text_seconds: float = TEXT_SECONDS,
        patience: Patience = PATIENCE,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        """`folder` holds the ballots; `addresses` are where to listen, the one to show first; `page_of` makes what the
        phones show. Slips that were made for this session count. The first server begins when `after` returns.
        """
        self._folder = folder
        self._page_of = page_of
        self._tell = tell
        self._delivery = Delivery(take, self._settle)
        self._after = after
        self._wifi = wifi or Wifi()
        self._book = SlipBook(folder, session_id)
        kept = kept_line(folder, session_id)
        self._line = kept or Line(session_id, new_code(), secrets.token_hex(32), FIRST_PORT, addresses)
        self._known = kept is not None
        self._moved = kept is not None and kept.addresses[0] not in addresses
        if self._moved:
            self._line = replace(self._line, addresses=addresses)
        self._lock = threading.RLock()
        self._child = Child(own_program(FLAG, folder), self._setup, self._hear, self._lost, patience)
        self._presence = Presence()
        self._open: dict[str, Any] | None = None
        self._asked: PhoneView | None = None
        self._choices: dict[int, tuple[str, ...]] = {}
        self._page: dict[str, Any] | None = None
        self._closing: dict[str, Any] | None = None
        self._voiding: set[int] = set()
        self._is_up = self._is_opening = False
        self._leaving: set[str] = set()
        self._text_seconds = text_seconds
        self._hear_texts: HearTexts = lambda batch: self.heard(batch.number, 0)

    # life

    def start(self) -> None:
        """Start the server; `tell` says when phones can come in."""
        self._child.start()

    def stop(self) -> None:
        """End the server; the line stays, so that the session can go on later with the same phones."""
        self._child.stop()

    def finish(self) -> None:
        """The session is over: tell the phones, end the server and forget the code, the key and every ballot left."""
        self._child.say({"do": "over"})
        self.stop()
        for path in self._folder.glob("*") if self._folder.is_dir() else ():
            try:
                overwrite_and_remove(path)
            except WorldError as error:
                log.warning("a file of the phones is still there: %s", error.code.value)
        with suppress(OSError):
            self._folder.rmdir()

    def move(self, addresses: tuple[str, ...]) -> None:
        """Listen on other addresses. For phones that is another place, so they come in anew."""
        with self._lock:
            self._line = replace(self._line, addresses=addresses)
            keep_line(self._folder, self._line)
        self._child.renew()

    # the session's wishes

    def open(self, card: str, ballots: PhoneView) -> None:
        rounds = _rounds(ballots)
        self._delivery.drop_totals(each["number"] for each in rounds)
        with self._lock:
            page = self._page_of(ballots)
            self._page = {"do": "page", "page": page}
            self._choices |= {each["number"]: tuple(each["choices"]) for each in rounds}
            self._leaving.discard(card)
            self._open = {"do": "open", "card": card, "rounds": rounds, "page": page}
            self._closing = None
            self._asked = ballots
            self._child.say(self._open)

    def close(self, link: Mapping[int, int]) -> None:
        with self._lock:
            self._asked = None
            self._closing = {"do": "close", "link": {str(number): first for number, first in link.items()}}
            self._child.say(self._closing)

    def void(self, numbers: tuple[int, ...]) -> None:
        self._delivery.drop(numbers)
        with self._lock:
            self._closing = None
            self._voiding.update(numbers)
            self._child.say({"do": "void", "rounds": numbers})

    def discard(self, card: str) -> None:
        with self._lock:
            if self._open is not None and self._open["card"] == card:
                self._forget_open()
            self._leaving.add(card)
            self._child.say({"do": "discard", "card": card})

    def show(self, view: PhoneView) -> None:
        with self._lock:
            self._asked = None
            self._moved = False
            self._page = _shown(view, self._page_of(view))
            self._child.say(self._page)

    def hear_texts(self, hear: HearTexts) -> None:
        """Who takes the short texts; called on the service's own thread."""
        self._hear_texts = hear

    def heard(self, batch: int, taken: int) -> None:
        """The first `taken` texts of a batch wait for the trainer now."""
        self._child.say({"do": "heard", "batch": batch, "taken": taken})

    def door(self, *, is_open: bool) -> None:
        """Let new phones in, or no more."""
        with self._lock:
            self._presence = replace(self._presence, door_open=is_open)
            self._child.say({"do": "door", "open": is_open})
        self._tell(self._presence)

    def invite(self, wifi: Wifi) -> None:
        """Show a network to join before the address; an empty name shows none."""
        self._wifi = wifi
        if self._presence.join is not None:
            self._note(join=self._join())

    # the laptop itself, and slips

    def keyboard(self) -> Keyboard:
        """The shared keyboard of this session; it stays good when the server is started again."""
        return LaptopKeyboard(lambda: _counter(self._line), lambda: self._asked, lambda: self.slips.count > 0)

    @property
    def slips(self) -> SlipDesk:
        """The one-time slips of this session."""
        return SlipDesk(self._book, lambda: self._line.link, self._child.renew, self._after)

    # the process

    def _setup(self) -> dict[str, Any]:
        """Where to listen and which slips count a server hears when it starts, and not again."""
        self._after()
        with self._lock:
            line = self._line
        return {
            "addresses": line.addresses,
            "port": line.port,
            "code": line.code,
            "key": line.key,
            "slips": self._book.hashes,
            "text_seconds": self._text_seconds,
        }

    def _lost(self) -> None:
        with self._lock:
            self._is_up = False
            self._note(lost=True, connected=0)

    def _hear(self, event: Mapping[str, Any]) -> None:
        match event["ev"]:
            case "ready":
                self._ready(int(event["port"]))
            case "beat":
                received = {int(number): count for number, count in event.get("voted", {}).items()}
                self._note(connected=int(event["connected"]), received=received or self._presence.received)
                self._delivery.again()
            case "opened":
                self._void_what_was_elsewhere()
                self._is_opening = False
                self._settle()
            case "voided":
                with self._lock:
                    self._voiding.difference_update(event["rounds"])
                self._settle()
            case "discarded":
                with self._lock:
                    self._leaving.discard(event["card"])
            case "texts":
                self._hear_texts(TextBatch(event["batch"], event["step"], tuple(event["texts"])))
            case "totals":
                with self._lock:
                    if self._closing is not None:
                        # Counted: a server that starts again must not open these rounds once more.
                        self._forget_open()
                for each in event["rounds"]:
                    self._delivery.bring(_totals(each, self._choices))
                self._settle()

    def _ready(self, port: int) -> None:
        with self._lock:
            self._moved = self._moved or (self._known and port != self._line.port)
            self._known = True
            self._line = replace(self._line, port=port)
            keep_line(self._folder, self._line)
            if not self._presence.door_open:
                self._child.say({"do": "door", "open": False})
            for card in sorted(self._leaving):
                self._child.say({"do": "discard", "card": card})
            if self._open is not None:
                self._child.say(self._open)
                if self._voiding:
                    self._child.say({"do": "void", "rounds": sorted(self._voiding)})
                if self._closing is not None:
                    self._child.say(self._closing)
            elif self._page is not None:
                self._moved = False
                self._child.say(self._page)
            self._is_up, self._is_opening = True, self._open is not None
        self._note(join=self._join())
        self._settle()

    def _settle(self) -> None:
        """Phones are served again when the server opened what is open, and emptied what is voted anew."""
        delivery = self._delivery
        with self._lock:
            is_due = self._is_opening or bool(self._voiding) or delivery.is_emptying
            lost = self._presence.lost and (is_due or not self._is_up)
            self._note(lost=lost, unstored=delivery.could_not_be_stored)

    def _forget_open(self) -> None:
        self._open = self._closing = None
        self._voiding.clear()
        self._is_opening = False

    def _void_what_was_elsewhere(self) -> None:
        """Another port or address is another place for a browser: every phone is new there, and would count twice. So
        what is open begins from nothing. What was closed before is counted as it stands.
        """
        with self._lock:
            moved, self._moved = self._moved, False
            rounds = (
                self._open["rounds"] if moved and self._open is not None and self._closing is None else ()
            )
        for each in rounds:
            self._delivery.bring(VoidRound(int(each["number"])))

    def _join(self) -> Join:
        line = self._line
        address = f"{line.addresses[0]}:{line.port}"
        link = line.link
        wifi = wifi_squares(self._wifi.name, self._wifi.password) if self._wifi.name else ()
        return Join(address, line.code, link, squares(link), wifi, self._wifi.name)

    def _note(self, **changes: Any) -> None:
        with self._lock:
            before = self._presence
            self._presence = replace(before, **changes)
            changed = self._presence != before
        if changed:
            self._tell(self._presence)


def _shown(view: PhoneView, page: dict[str, Any]) -> dict[str, Any]:
    """The command to show `page`, and whether a text may be sent in."""
    text = None if view.text is None else {"step": view.text.step, "is_open": view.text.is_open}
    return {"do": "page", "page": page, "text": text}


def _rounds(view: PhoneView) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "form": form_of(each.subject.about).value,
            "choices": list(each.choices),
            "most": each.most,
        }
        for each in view.ballots
    ]


def _totals(told: Mapping[str, Any], choices: Mapping[int, tuple[str, ...]]) -> TakeTotals:
    number = int(told["round"])
    counts = tuple(
        Count(choice, int(told["counts"][choice]))
        for choice in choices.get(number, ())
        if choice in told["counts"]
    )
    if told["matrix"] is None:
        sums = told.get("places", {})
        places = tuple(PlaceSum(each, int(sums[each])) for each in choices.get(number, ()) if each in sums)
        return TakeTotals(number, counts, ballots=int(told["ballots"]), places=places)
    shared, cells = told["matrix"]
    return TakeTotals(number, counts, FlowMatrix(tuple(shared), tuple(tuple(row) for row in cells)))


def _counter(line: Line) -> Counter:
    """Where the laptop itself votes: not over the network when it need not."""
    address = HERE if HERE in line.addresses else line.addresses[0]
    return Counter(address, line.port, line.code, bytes.fromhex(line.key))
