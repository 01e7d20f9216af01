"""What the windows get from the composition root; they never ask where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dilemmagame.base.clock import Clock
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.shelf import Shelf
from dilemmagame.live.phoning import PhoneOffice
from dilemmagame.ports import Archive, Groups, Organisations, SessionLog, SessionSummary


class SessionStore(SessionLog, Archive, Organisations, Groups, Protocol):
    """Everything that is kept, in one place."""

    def close(self) -> None:
        """Finish what is queued and let go."""


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to the windows after the first paint. `resumable` is the session that was running at the last stop.

    `scratch` opens a store for practice that vanishes when it is closed; None where one cannot practise. `phones` makes
    the voting server; None where only hands vote.
    """

    folder: DataFolder
    clock: Clock
    store: SessionStore
    shelf: Shelf
    resumable: SessionSummary | None = None
    past: Sequence[SessionSummary] = ()
    scratch: Callable[[], SessionStore] | None = None
    phones: PhoneOffice | None = None
