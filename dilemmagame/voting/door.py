"""Who comes in: the code on the screen, the pass of an earlier admission, slips, and limits. Pure; time is passed in.

No limit looks at an address: phones behind one router share it. There is no list of who was admitted: a pass is the
hash of the phone's own token under the key of this session, so the phone itself carries the proof.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import Enum

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ2379"
"""28 signs that are not mistaken for one another when they are read aloud or written on a board."""
CODE_LENGTH = 6
WRONG_CODES_A_SECOND = 20.0
MESSAGES_A_SECOND, MESSAGES_AT_ONCE = 2.0, 10.0
ALL_MESSAGES_A_SECOND = 4_000.0


class Entrance(Enum):
    """What the door says."""

    IN = "in"
    WRONG_CODE = "code"
    DOOR_CLOSED = "door"
    WRONG_SLIP = "slip"
    SLOW_DOWN = "slow"


def new_code() -> str:
    """A code for one session."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def is_like_a_code(text: str) -> bool:
    """Whether `text` can be a try at the code: browsers ask for pictures of their own beside the page."""
    return sum(sign.isalnum() for sign in text) == CODE_LENGTH


def slip_hash(slip: str) -> str:
    """A slip as the server knows it; spaces, dashes and small letters do not matter."""
    plain = "".join(sign for sign in slip.upper() if sign.isalnum())
    return hashlib.sha256(b"slip:" + plain.encode()).hexdigest()


@dataclass(slots=True)
class Bucket:
    """So many drops a second, at most `size` saved up. Times are seconds of a counting clock."""

    rate: float
    size: float
    level: float
    at: float = 0.0

    def take(self, now: float) -> bool:
        """Take a drop if there is one."""
        self.level = min(self.size, self.level + max(0.0, now - self.at) * self.rate)
        self.at = now
        if self.level < 1.0:
            return False
        self.level -= 1.0
        return True

    def is_full(self, now: float) -> bool:
        return self.level + (now - self.at) * self.rate >= self.size


def message_bucket() -> Bucket:
    """For one voter."""
    return Bucket(MESSAGES_A_SECOND, MESSAGES_AT_ONCE, MESSAGES_AT_ONCE)


class Allowance:
    """What each voter may still say, by whatever lines and requests it comes in. Only those who lately said something
    are known; who says nothing is forgotten as soon as the bucket is full again.
    """

    def __init__(self) -> None:
        self._buckets: dict[bytes, Bucket] = {}

    def take(self, voter: bytes, now: float) -> bool:
        """Whether this voter may say something now."""
        return self._buckets.setdefault(voter, message_bucket()).take(now)

    def forget(self, now: float) -> None:
        """Let go of those who have everything again."""
        self._buckets = {voter: each for voter, each in self._buckets.items() if not each.is_full(now)}

    def __len__(self) -> int:
        return len(self._buckets)


class Door:
    """The door of one session. `key` is random and lives as long as the session."""

    def __init__(self, code: str, key: bytes, slips: frozenset[str] = frozenset()) -> None:
        self.code = code
        self.is_open = True
        self._key = key
        self._slips = slips
        self._wrong = Bucket(WRONG_CODES_A_SECOND, WRONG_CODES_A_SECOND, WRONG_CODES_A_SECOND)
        self._all = Bucket(ALL_MESSAGES_A_SECOND, ALL_MESSAGES_A_SECOND, ALL_MESSAGES_A_SECOND)

    def pass_for(self, token: str) -> str:
        """What a phone shows to come in again, whatever the code or the door says then."""
        return hmac.new(self._key, token.encode(), hashlib.sha256).hexdigest()[:32]

    def fits(self, code: str, now: float) -> Entrance:
        """Whether `code` is the code on the screen; guessers share one allowance."""
        plain = "".join(sign for sign in code.upper() if sign.isalnum())
        if hmac.compare_digest(plain.encode(), self.code.encode()):
            return Entrance.IN
        return Entrance.WRONG_CODE if self._wrong.take(now) else Entrance.SLOW_DOWN

    def enter(self, token: str, code: str, admitted: str, slip: str, now: float) -> Entrance:
        """Let a phone in, or say why not. A phone that was in before is never kept out by a code or the door."""
        if self._slips and not self._has(slip):
            # A phone that has none yet is no guesser; a whole room comes in at once.
            is_fine = not slip or self._wrong.take(now)
            return Entrance.WRONG_SLIP if is_fine else Entrance.SLOW_DOWN
        if admitted and hmac.compare_digest(admitted.encode(), self.pass_for(token).encode()):
            return Entrance.IN
        fits = self.fits(code, now)
        if fits is not Entrance.IN:
            return fits
        return Entrance.IN if self.is_open else Entrance.DOOR_CLOSED

    def voter(self, token: str, slip: str) -> bytes:
        """On what a ballot is keyed: the phone's token, or in strict mode the slip, so that a slip counts once."""
        return ("slip:" + slip_hash(slip) if self._slips else "token:" + token).encode()

    def spare(self, now: float) -> bool:
        """Whether the server as a whole takes another message now."""
        return self._all.take(now)

    def _has(self, slip: str) -> bool:
        wanted = slip_hash(slip)
        return any(hmac.compare_digest(wanted, each) for each in self._slips)
