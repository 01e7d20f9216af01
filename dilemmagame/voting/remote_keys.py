"""The secrets of the remote: how they are made, how a message is proven, how a proof is judged. Pure, but for chance.

Everything is HMAC-SHA256 (RFC 2104, FIPS 180-4) over labelled parts between bars; only the last part may hold a bar.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

KEY_BYTES = 16
DIGITS = 6


def new_key() -> bytes:
    """128 bits for one pairing."""
    return secrets.token_bytes(KEY_BYTES)


def new_digits() -> str:
    """Six digits that stand on the console and nowhere else."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def new_challenge() -> str:
    """What a line must answer to, so that nothing of another line counts on it."""
    return secrets.token_urlsafe(KEY_BYTES)


def spelled(key: bytes) -> str:
    """A key as it stands behind the # of an address."""
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def prove(key: bytes, *parts: str) -> str:
    """The proof of a message: 64 hexadecimal signs."""
    return hmac.new(key, "|".join(parts).encode(), hashlib.sha256).hexdigest()


def is_proven(proof: str, key: bytes, *parts: str) -> bool:
    """Whether `proof` is the one; takes as long for every wrong one."""
    return hmac.compare_digest(proof.encode(), prove(key, *parts).encode())


def session_key(key: bytes, phone: str, digits: str) -> bytes:
    """With what everything is proven once `phone` is paired."""
    return hmac.digest(key, f"session|{phone}|{digits}".encode(), hashlib.sha256)
