"""A session log whose disk can be filled; everything else is the real log's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.events import Event, Text
from dilemmagame.domain.plan import Plan
from dilemmagame.ports import SessionLog, StoredSession


class FullDisk(SessionLog):
    """A log that hands on to the real one, and whose disk can be filled."""

    def __init__(self, log: SessionLog) -> None:
        self.log = log
        self.full = False
        self.nearly = False

    @property
    def nearly_full(self) -> bool:
        return self.nearly or self.log.nearly_full

    def create(self, plan: Plan, created: datetime) -> None:
        self.log.create(plan, created)

    def append(
        self,
        session_id: str,
        events: Sequence[Event],
        texts: Sequence[Text],
        clock_ms: int,
        finished: bool | None,
    ) -> None:
        if self.full:
            raise WorldError(WorldErrorCode.DISK_FULL, "disk")
        self.log.append(session_id, events, texts, clock_ms, finished)

    def heartbeat(self, session_id: str, clock_ms: int) -> None:
        self.log.heartbeat(session_id, clock_ms)

    def strike(
        self, session_id: str, text_ids: Sequence[str], events: Sequence[Event], clock_ms: int
    ) -> None:
        self.log.strike(session_id, text_ids, events, clock_ms)

    def load(self, session_id: str) -> StoredSession:
        return self.log.load(session_id)
