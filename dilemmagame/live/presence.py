"""What the voting server tells of the moment: how phones come in, how many are there, how many have answered.

None of it is stored, and none of it says who or what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Presence:
    """What the server told last. It is of the moment and is never stored. `received` is ballots per open round."""

    join: Join | None = None
    connected: int = 0
    received: Mapping[int, int] = field(default_factory=dict)
    door_open: bool = True
    lost: bool = False


NOBODY = Presence()
