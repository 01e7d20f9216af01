"""The app's side of the remote: one server process while it is on. The pairing lives here, in memory only: a process
that is started again gets it from here, a program that is started again pairs anew, and no file ever holds a key.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dilemmagame.domain.localised import Localised
from dilemmagame.live.remoting import (
    Outcome,
    Pairing,
    Press,
    RemoteStatus,
    RemoteView,
    TakePress,
    TellStatus,
)
from dilemmagame.voting.child import Child, own_program
from dilemmagame.voting.qr import squares
from dilemmagame.voting.remote_keys import new_digits, new_key
from dilemmagame.voting.remote_server import link_of

FLAG = "--remote-server"
FIRST_PORT = 8795
TRIES = 5


class RemoteService:
    """The remote of one session. Its methods return at once, `finish` waits for the process."""

    def __init__(self, addresses: tuple[str, ...], tell: TellStatus, take: TakePress) -> None:
        """`addresses` are where to listen, the one to show first; `tell` and `take` are called on a thread of ours."""
        self._addresses = addresses
        self._tell = tell
        self._take = take
        self._port = FIRST_PORT
        self._lock = threading.RLock()
        self._key, self._digits, self._tries = new_key(), new_digits(), TRIES
        self._paired: dict[str, Any] | None = None
        self._shown: dict[str, Any] | None = None
        self._status = RemoteStatus(Pairing.STARTING, tries_left=TRIES)
        self._child = Child(own_program(FLAG), self._set_up, self._hear, self._fell)

    def start(self) -> None:
        self._tell(self._status)
        self._child.start()

    def show(self, view: RemoteView) -> None:
        said = sent(view)
        with self._lock:
            self._shown = said
        self._child.say(said)

    def answer(self, press: int, outcome: Outcome) -> None:
        self._child.say({"do": "answer", "s": press, "what": outcome.value})

    def renew(self) -> None:
        with self._lock:
            self._offer_anew()
            offer = self._offer()
        self._note(pairing=Pairing.STARTING, link="", squares=(), here=False, refused=0)
        self._child.say({"do": "offer", "offer": offer})

    def move(self, addresses: tuple[str, ...]) -> None:
        with self._lock:
            was_starting = self._status.pairing is Pairing.STARTING
            self._addresses = addresses
            self._offer_anew()
        self._note(pairing=Pairing.STARTING, link="", squares=(), here=False, refused=0)
        if was_starting:
            self._child.renew()
        else:  # it ends by itself, when the phone has heard of it
            self._child.say({"do": "over"})

    def finish(self) -> None:
        self._child.say({"do": "over"})
        self._child.stop()
        with self._lock:
            self._paired = None
            self._key, self._digits = b"", ""

    def _offer_anew(self) -> None:
        self._key, self._digits, self._tries = new_key(), new_digits(), TRIES
        self._paired = None

    def _offer(self) -> dict[str, Any]:
        return {"key": self._key.hex(), "digits": self._digits, "tries": self._tries}

    def _set_up(self) -> dict[str, Any]:
        """The first line of every process, with the pairing that stands."""
        with self._lock:
            return {
                "addresses": self._addresses,
                "port": self._port,
                "offer": None if self._paired is not None else self._offer(),
                "paired": self._paired,
            }

    def _fell(self) -> None:
        self._note(lost=True, here=False)

    def _hear(self, event: Mapping[str, Any]) -> None:
        match event["ev"]:
            case "ready":
                self._ready(int(event["port"]))
            case "offered":
                self._note(refused=0)
            case "paired":
                with self._lock:
                    self._paired = {"id": event["id"], "key": event["key"], "last": 0}
                    self._key, self._digits = b"", ""
                self._note()
            case "wrong":
                with self._lock:
                    self._tries = int(event["left"])
                self._note()
            case "line":
                self._note(here=bool(event["here"]))
            case "beat":
                self._note(refused=int(event["refused"]))
            case "counted":
                self._count(int(event["s"]))
            case "press":
                self._count(int(event["s"]))
                self._take(int(event["s"]), Press(event["what"]))

    def _ready(self, port: int) -> None:
        with self._lock:
            moved, self._port = self._paired is not None and port != self._port, port
            if self._shown is not None:
                self._child.say(self._shown)
            if moved:  # for the phone it is another place, where it cannot look for us
                self._offer_anew()
            if self._paired is None:  # it may have changed since the process was set up
                self._child.say({"do": "offer", "offer": self._offer()})
        self._note(lost=False)

    def _count(self, press: int) -> None:
        with self._lock:
            if self._paired is not None:
                self._paired = {**self._paired, "last": press}

    def _note(self, **changes: Any) -> None:
        """Tell how it stands now, when that is news."""
        with self._lock:
            before = self._status
            self._status = replace(before, **{**self._standing(), **changes})
            changed = self._status != before
        if changed:
            self._tell(self._status)

    def _standing(self) -> dict[str, Any]:
        """What follows from the pairing; the code to scan is there only while a phone is waited for."""
        address = f"{self._addresses[0]}:{self._port}"
        told: dict[str, Any] = {"address": address, "digits": "", "link": "", "squares": (), "tries_left": 0}
        if self._paired is not None:
            return {**told, "pairing": Pairing.PAIRED}
        if not self._tries:
            return {**told, "pairing": Pairing.DEAD}
        link = link_of(self._addresses[0], self._port, self._key)
        told |= {"digits": self._digits, "link": link, "squares": squares(link), "tries_left": self._tries}
        return {**told, "pairing": Pairing.WAITING}


def sent(view: RemoteView) -> dict[str, Any]:
    """What goes to the phone, field by field: nothing travels that is not named here."""
    countdown = view.countdown
    return {
        "do": "show",
        "place": view.place,
        "left": countdown.left_ms if countdown is not None else None,
        "running": countdown is not None and countdown.running,
        "view": {
            "title": _both(view.title),
            "dilemma": view.dilemma,
            "primary": view.primary.value,
            "next": _both(view.next_title) if view.next_title is not None else None,
            "page": view.page,
            "pages": view.pages,
            "back": view.can_go_back,
            "in": view.going_in,
            "of": view.present,
            "blank": view.blank.value,
        },
    }


def _both(text: Localised) -> dict[str, str]:
    return {"nl": text.get("nl"), "en": text.get("en")}
