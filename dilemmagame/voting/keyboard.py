"""Hands in the votes of the shared keyboard: over the same protocol, to the same judge, into the same file as phones.

It speaks with this laptop's own server only. A vote is called stored after the server has said that it is on disk.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dilemmagame.domain.ballots import picked_in
from dilemmagame.live.keyboard import KeyboardVote, Received
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.voting.door import Door

HERE = "127.0.0.1"
PATIENCE_SECONDS = 8.0
"""Longer than a server that fell takes to be started again."""
PAUSE_SECONDS = 0.25
REQUEST_SECONDS = 6.0
TOKEN_BYTES = 16
FIRST_NUMBERS = 9_973


@dataclass(frozen=True, slots=True)
class Counter:
    """Where the server listens now, the code on the screen, and the key with which this laptop lets itself in."""

    address: str
    port: int
    code: str
    key: bytes = field(repr=False)


class LaptopKeyboard:
    """Implements live.keyboard.Keyboard. `counter`, `asked` and `wants_slip` are asked anew each time: they change."""

    def __init__(
        self,
        counter: Callable[[], Counter],
        asked: Callable[[], PhoneView | None],
        wants_slip: Callable[[], bool],
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._counter = counter
        self._asked = asked
        self._wants_slip = wants_slip
        self._patience = patience

    def asked(self) -> PhoneView | None:
        return self._asked()

    def wants_slip(self) -> bool:
        return self._wants_slip()

    def vote(self, answers: tuple[tuple[int, str], ...], slip: str = "") -> KeyboardVote:
        token = base64.urlsafe_b64encode(secrets.token_bytes(TOKEN_BYTES)).decode("ascii").rstrip("=")
        return KeyboardVote(token, answers, slip)

    def cast(self, vote: KeyboardVote) -> Received:
        until = time.monotonic() + self._patience
        numbers = dict.fromkeys((number for number, _choice in vote.answers), _first_number(vote.token))
        while True:
            received = self._try(vote, numbers)
            if received is Received.CLOSED and self._is_asked(vote):
                # A server that was just started again does not know yet what is open.
                received = Received.LATER
            if received is not Received.LATER or time.monotonic() >= until:
                return received
            time.sleep(PAUSE_SECONDS)

    def _is_asked(self, vote: KeyboardVote) -> bool:
        asked = self._asked()
        open_now = set() if asked is None else {each.number for each in asked.ballots}
        return all(number in open_now for number, _choice in vote.answers)

    def _try(self, vote: KeyboardVote, numbers: dict[int, int]) -> Received:
        """One request. `numbers` are the counts of changes per round; they grow where a slip was used elsewhere."""
        counter = self._counter()
        origin = f"http://{counter.address}:{counter.port}"
        line = http.client.HTTPConnection(counter.address, counter.port, timeout=REQUEST_SECONDS)
        try:
            headers = {"Content-Type": "application/json", "Origin": origin}
            line.request("POST", "/say", json.dumps(_message(vote, numbers, counter)), headers)
            answer = line.getresponse()
            return _received(answer.status, answer.read(), numbers)
        except (OSError, http.client.HTTPException):
            return Received.LATER
        finally:
            line.close()


def _first_number(token: str) -> int:
    """From which this vote counts its changes. The same for a repeat, and another for another person: where two used
    one slip, equal numbers would look like a repeat, and the later answer would be lost unseen.
    """
    return 1 + int.from_bytes(hashlib.sha256(token.encode()).digest()[:4]) % FIRST_NUMBERS


def _message(vote: KeyboardVote, numbers: Mapping[int, int], counter: Counter) -> dict[str, Any]:
    """Hello and vote in one. The laptop lets itself in, so that a closed door does not keep the room's keyboard out."""
    return {
        "hello": {
            "do": "hello",
            "v": 1,
            "token": vote.token,
            "code": counter.code,
            "admitted": Door(counter.code, counter.key).pass_for(vote.token),
            "slip": vote.slip,
            "stay": False,
        },
        "vote": {
            "do": "vote",
            "answers": [
                {"round": number, "s": numbers[number], "c": picked_in(answer)}
                for number, answer in vote.answers
            ],
        },
    }


def _received(status: int, body: bytes, numbers: dict[int, int]) -> Received:
    """What became of it. Where a slip was used elsewhere our answer came behind: the next try goes past that one."""
    if status == http.client.FORBIDDEN and _told(body).get("why") == "slip":
        return Received.WRONG_SLIP
    if status == http.client.BAD_REQUEST:
        return Received.BAD
    if status != http.client.OK:
        return Received.LATER
    told = _told(body).get("told") or {}
    answers = told.get("answers", ())
    what = [each["what"] for each in answers]
    if len(what) != len(numbers) or "retry" in what:
        return Received.LATER
    for bad, received in (("closed", Received.CLOSED), ("bad", Received.BAD)):
        if bad in what:
            return received
    behind = {each["round"]: each["s"] + 1 for each in answers if each["s"] > numbers[each["round"]]}
    numbers.update(behind)
    return Received.LATER if behind else Received.STORED


def _told(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
