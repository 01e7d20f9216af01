"""Who may steer: one phone, paired with a key and six digits, whose every press is proven and counted. Pure.

Each line has a challenge of its own, so what was heard on one line proves nothing on another; within a line the counts
rise. Wrong digits cost one of five tries, whoever lacks the key costs nobody a try.
"""

from __future__ import annotations

from enum import Enum

from dilemmagame.voting.remote_keys import is_proven, session_key
from dilemmagame.voting.remote_protocol import Hello, Offer, Pair, Paired, Pressed


class Verdict(Enum):
    """What the lock says."""

    IN = "in"
    WRONG_DIGITS = "digits"
    DEAD = "dead"
    TAKEN = "taken"
    STRANGER = "stranger"


class RemoteLock:
    """At most one phone at a time. `refused` counts presses that were forged, repeated or out of order, and tries to
    pair without the key.
    """

    def __init__(self, offer: Offer | None, paired: Paired | None) -> None:
        self.refused = 0
        self._offer = offer
        self._tries = offer.tries if offer is not None else 0
        self._phone = paired.id if paired is not None else ""
        self._session = bytes.fromhex(paired.key) if paired is not None else b""
        self._last = paired.last if paired is not None else 0

    @property
    def phone(self) -> str:
        """The id of the paired phone, '' while there is none."""
        return self._phone

    @property
    def session(self) -> bytes:
        """The key of the pairing; empty while there is none."""
        return self._session

    @property
    def tries(self) -> int:
        """How often the digits may still be wrong."""
        return self._tries

    @property
    def last(self) -> int:
        """The last count that was heard from the phone."""
        return self._last

    def offer(self, offer: Offer) -> None:
        """Forget the phone that was paired; wait for another one."""
        self._offer, self._tries = offer, offer.tries
        self._phone, self._session, self._last = "", b"", 0
        self.refused = 0

    def pair(self, said: Pair, challenge: str) -> Verdict:
        """Pair a phone, or say why not."""
        offer = self._offer
        if offer is None:
            return Verdict.TAKEN if self._phone else Verdict.STRANGER
        key = bytes.fromhex(offer.key)
        if not is_proven(said.here, key, "here", said.id, said.nonce, challenge):
            self.refused += 1
            return Verdict.STRANGER
        if self._tries < 1:
            return Verdict.DEAD
        if not is_proven(said.proof, key, "pair", said.id, offer.digits, said.nonce, challenge):
            self._tries -= 1
            return Verdict.WRONG_DIGITS if self._tries else Verdict.DEAD
        self._phone, self._session, self._last = said.id, session_key(key, said.id, offer.digits), 0
        self._offer = None
        return Verdict.IN

    def greet(self, said: Hello, challenge: str) -> Verdict:
        """Let the paired phone in again."""
        is_ours = said.id == self._phone
        if self._session and is_proven(said.proof, self._session, "hello", said.id, said.nonce, challenge):
            return Verdict.IN if is_ours else Verdict.STRANGER
        # Not counted: a phone that was let go of greets again and again, and means no harm.
        return Verdict.STRANGER

    def press(self, said: Pressed, challenge: str) -> bool:
        """Whether this press is the phone's own, and a new one."""
        parts = ("press", challenge, str(said.s), said.what.value, str(said.on))
        is_good = bool(self._session) and is_proven(said.proof, self._session, *parts) and said.s > self._last
        if is_good:
            self._last = said.s
        else:
            self.refused += 1
        return is_good
