"""What is written and read, in the words of the ports: sessions with their events and texts, exports.

Lives in the writer thread. `store.Store` is the door to it; what outlasts a session is `house`'s business.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, delete, select

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.events import Event, Text
from dilemmagame.domain.plan import Plan
from dilemmagame.ports import SessionSummary, StoredSession
from dilemmagame.storage.database import Database
from dilemmagame.storage.house import House
from dilemmagame.storage.payloads import (
    PayloadError,
    event_from_json,
    event_kind,
    event_to_json,
    plan_from_json,
    plan_to_json,
    storable,
)
from dilemmagame.storage.rows import (
    EventRow,
    ExportRow,
    PlanRow,
    SessionRow,
    TextRow,
    from_microseconds,
    sealed,
    to_microseconds,
)
from dilemmagame.storage.upkeep import Upkeep


class Ledger:
    """Reads and writes the open database; knows which events it has acknowledged."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._upkeep = Upkeep(database)
        self.house = House(database, self._upkeep)
        self._acknowledged: dict[str, int] = {}
        self._upkeep.finish_scrub()

    def create(self, plan: Plan, created: datetime) -> None:
        payload = plan_to_json(plan)
        card_ids = json.dumps([card.id for card in plan.cards])

        def work(session: Session) -> None:
            self._drop_unacknowledged(session, plan.session_id)
            row = SessionRow(
                id=plan.session_id,
                title=storable(plan.title),
                organisation=storable(plan.organisation.name),
                created_us=to_microseconds(created),
                card_ids=card_ids,
                checksum="",
            )
            session.add(sealed(row))
            session.flush()  # the parent before its child
            session.add(sealed(PlanRow(session_id=plan.session_id, payload=payload, checksum="")))
            self._upkeep.set_current(session, plan.session_id)

        self._database.run(work)
        self._acknowledged[plan.session_id] = 0

    def append(
        self,
        session_id: str,
        events: Sequence[Event],
        texts: Sequence[Text],
        clock_ms: int,
        finished: bool | None,
    ) -> None:
        def work(session: Session) -> int:
            row = self._session_row(session, session_id)
            for text in texts:
                self.house.follow(session, session_id, text)
                _put_text(session, session_id, text)
            self._add_events(session, row, events)
            row.clock_ms = clock_ms
            if finished is not None:
                row.finished = finished
            sealed(row)
            self._upkeep.set_current(session, "" if row.finished else session_id)
            return row.event_count

        self._acknowledged[session_id] = self._database.run(work)

    def heartbeat(self, session_id: str, clock_ms: int) -> None:
        def work(session: Session) -> None:
            row = self._session_row(session, session_id)
            row.clock_ms = clock_ms
            sealed(row)

        self._database.run(work)

    def strike(
        self, session_id: str, text_ids: Sequence[str], events: Sequence[Event], clock_ms: int
    ) -> None:
        def work(session: Session) -> int:
            row = self._session_row(session, session_id)
            if session_id in self._upkeep.scrub_due(session) and _all_struck(session, session_id, text_ids):
                return (
                    row.event_count
                )  # struck already, but a full disk or so came before the scrubbing was done
            self.house.forget(session, session_id, text_ids)
            for text_id in text_ids:
                _strike_text(session, session_id, text_id)
            self._add_events(session, row, events)
            row.clock_ms = clock_ms
            sealed(row)
            self._upkeep.set_current(session, "" if row.finished else session_id)
            self._upkeep.mark_scrub(session, session_id)
            return row.event_count

        self._acknowledged[session_id] = self._database.run(work)
        self._upkeep.finish_scrub()

    def rewrite(
        self,
        session_id: str,
        events: Sequence[Event],
        gone: Sequence[str],
        private: Sequence[str],
        clock_ms: int,
    ) -> None:
        def work(session: Session) -> int:
            row = self._session_row(session, session_id)
            if row.held:
                raise WorldError(WorldErrorCode.SESSION_HELD, session_id)
            self.house.forget(session, session_id, private)
            for text_id in gone:
                _strike_text(session, session_id, text_id)
            session.exec(delete(EventRow).where(col(EventRow.session_id) == session_id))
            row.event_count = 0
            self._acknowledged[session_id] = 0
            self._add_events(session, row, events)
            row.clock_ms = clock_ms
            sealed(row)
            self._upkeep.mark_scrub(session, session_id)
            return row.event_count

        self._acknowledged[session_id] = self._database.run(work)
        self._upkeep.finish_scrub()

    def load(self, session_id: str) -> StoredSession:
        def work(session: Session) -> tuple[StoredSession, int]:
            row = self._session_row(session, session_id)
            plan = session.get(PlanRow, session_id)
            if plan is None:
                raise self._database.damaged("plan")
            return self._stored(session, row, self._database.sound(plan)), row.event_count

        stored, count = self._database.run(work)
        self._acknowledged[session_id] = count
        return stored

    def _stored(self, session: Session, row: SessionRow, plan: PlanRow) -> StoredSession:
        of_session = EventRow.session_id == row.id
        event_rows = session.exec(select(EventRow).where(of_session).order_by(col(EventRow.sequence))).all()
        if [found.sequence for found in event_rows] != list(range(1, row.event_count + 1)):
            raise self._database.damaged("sequence of events")
        text_rows = session.exec(
            select(TextRow).where(TextRow.session_id == row.id).order_by(col(TextRow.id))
        ).all()
        try:
            return StoredSession(
                plan=plan_from_json(plan.payload),
                events=tuple(
                    event_from_json(found.kind, self._database.sound(found).payload) for found in event_rows
                ),
                texts=tuple(
                    Text(found.id, found.body)
                    for found in text_rows
                    if not self._database.sound(found).struck
                ),
                clock_ms=row.clock_ms,
            )
        except PayloadError as error:
            raise self._database.damaged(str(error)) from error

    def sessions(self) -> tuple[SessionSummary, ...]:
        query = select(SessionRow).order_by(col(SessionRow.created_us).desc(), col(SessionRow.id).desc())
        return self._database.run(
            lambda session: tuple(_summary(self._database.sound(row)) for row in session.exec(query).all())
        )

    def unfinished(self) -> SessionSummary | None:
        def work(session: Session) -> SessionSummary | None:
            current = self._upkeep.current_session(session)
            row = session.get(SessionRow, current) if current else None
            return None if row is None or self._database.sound(row).finished else _summary(row)

        return self._database.run(work)

    def delete(self, session_id: str) -> None:
        def work(session: Session) -> None:
            if session.get(SessionRow, session_id) is None and session_id in self._upkeep.scrub_due(session):
                return  # deleted already, but a full disk or so came in between
            row = self._session_row(session, session_id)
            if row.held:
                raise WorldError(WorldErrorCode.SESSION_HELD, session_id)
            if self._upkeep.current_session(session) == session_id:
                self._upkeep.set_current(session, "")
            # Plan, events, texts and exports go with it (ON DELETE CASCADE).
            session.exec(delete(SessionRow).where(col(SessionRow.id) == session_id))
            self._upkeep.mark_scrub(session, session_id)

        self._database.run(work)
        self._acknowledged.pop(session_id, None)
        self._upkeep.finish_scrub()

    def hold(self, session_id: str, held: bool) -> None:
        def work(session: Session) -> None:
            row = self._session_row(session, session_id)
            row.held = held
            sealed(row)

        self._database.run(work)

    def note_export(self, session_id: str, path: Path) -> None:
        def work(session: Session) -> None:
            self._session_row(session, session_id)
            if session.get(ExportRow, (session_id, str(path))) is None:
                session.add(sealed(ExportRow(session_id=session_id, path=storable(str(path)), checksum="")))

        self._database.run(work)

    def exports(self, session_id: str) -> tuple[Path, ...]:
        query = select(ExportRow).where(ExportRow.session_id == session_id).order_by(col(ExportRow.path))
        return self._database.run(
            lambda session: tuple(Path(self._database.sound(row).path) for row in session.exec(query).all())
        )

    def restore(self, source: Path) -> None:
        self._database.restore(source)
        self._acknowledged.clear()
        self._upkeep.finish_scrub()

    def backup(self, target: Path | None) -> Path:
        return self._database.backup(target)

    def close(self) -> None:
        self._database.close()

    # -- what the methods above are made of

    def _session_row(self, session: Session, session_id: str) -> SessionRow:
        row = session.get(SessionRow, session_id)
        if row is None:
            raise WorldError(WorldErrorCode.SESSION_MISSING, session_id)
        return self._database.sound(row)

    def _drop_unacknowledged(self, session: Session, session_id: str) -> None:
        """A session whose making was reported as failed although it had reached the disk."""
        row = session.get(SessionRow, session_id)
        if row is not None and session_id not in self._acknowledged and row.event_count == 0:
            session.delete(row)
            session.flush()

    def _add_events(self, session: Session, row: SessionRow, events: Sequence[Event]) -> None:
        """Put `events` behind the acknowledged ones.

        A commit whose last sync failed may be on disk although the caller was told it failed; such a tail goes first.
        """
        start = self._acknowledged.setdefault(row.id, row.event_count)
        if row.event_count > start:
            session.exec(
                delete(EventRow).where(col(EventRow.session_id) == row.id, col(EventRow.sequence) > start)
            )
        for sequence, event in enumerate(events, start=start + 1):
            session.add(
                sealed(
                    EventRow(
                        session_id=row.id,
                        sequence=sequence,
                        kind=event_kind(event),
                        payload=event_to_json(event),
                        checksum="",
                    )
                )
            )
        row.event_count = start + len(events)


def _put_text(session: Session, session_id: str, text: Text) -> None:
    """Write or overwrite a text; a struck one stays struck, whatever an editor still sends."""
    row = session.get(TextRow, (session_id, text.id))
    if row is None:
        session.add(sealed(TextRow(session_id=session_id, id=text.id, body=storable(text.body), checksum="")))
    elif not row.struck:
        row.body = storable(text.body)
        sealed(row)


def _all_struck(session: Session, session_id: str, text_ids: Sequence[str]) -> bool:
    rows = [session.get(TextRow, (session_id, text_id)) for text_id in text_ids]
    return all(row is not None and row.struck for row in rows)


def _strike_text(session: Session, session_id: str, text_id: str) -> None:
    row = session.get(TextRow, (session_id, text_id))
    if row is None:
        row = TextRow(session_id=session_id, id=text_id, body="", checksum="")
        session.add(row)
    row.body = ""
    row.struck = True
    sealed(row)


def _summary(row: SessionRow) -> SessionSummary:
    card_ids = tuple(json.loads(row.card_ids))
    return SessionSummary(
        session_id=row.id,
        title=row.title,
        organisation=row.organisation,
        created=from_microseconds(row.created_us),
        finished=row.finished,
        held=row.held,
        cards=len(card_ids),
        card_ids=card_ids,
    )
