"""What the voting server tells of the moment: how phones come in, how many are there, how many have answered.

None of it is stored, and none of it says who or what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Likelihood(IntEnum):
    """How likely phones in the room can reach an address; lower is better."""

    HOTSPOT = 0
    WIRELESS = 1
    WIRED = 2
    PUBLIC = 3
    VIRTUAL = 4
    ONLY_HERE = 5


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this laptop and the name of its interface, as the system calls it."""

    ip: str
    interface: str
    likelihood: Likelihood


@dataclass(frozen=True, slots=True)
class Wifi:
    """The network that phones should be on; `password` only leaves the laptop inside a code on the screen."""

    name: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Join:
    """How phones come in: `address` is host and port, `link` the whole address in capitals, as it stands in the QR
    code; `squares` are the rows of that code, dark is True. `wifi` are the rows of a code that joins the Wi-Fi, or ().
    """

    address: str
    code: str
    link: str
    squares: tuple[tuple[bool, ...], ...] = ()
    wifi: tuple[tuple[bool, ...], ...] = ()
    wifi_name: str = ""

    @property
    def reachable(self) -> bool:
        """Whether another device could get there at all; without a network only the laptop itself can."""
        return not self.address.startswith("127.")


@dataclass(frozen=True, slots=True)
class Presence:
    """What the server told last. It is of the moment and is never stored. `received` is ballots per open round; `lost`:
    phones cannot answer now; `unstored`: totals are there that could not be put on disk yet.
    """

    join: Join | None = None
    connected: int = 0
    received: Mapping[int, int] = field(default_factory=dict)
    door_open: bool = True
    lost: bool = False
    unstored: bool = False


NOBODY = Presence()
