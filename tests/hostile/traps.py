"""What a trap is: a file, why it is one, and what the door must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trap:
    """`code` must be among the problems told; empty: nothing is told. With `refused` nothing may come in.

    `make` gives the bytes, the same on every computer; traps that are too large to keep are only `made` in a test.
    """

    name: str
    reason: str
    code: str
    make: Callable[[], bytes]
    refused: bool = True
    kept: bool = True
