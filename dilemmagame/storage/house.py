"""What is kept beyond one session: the organisations and their groups. Lives in the writer thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlmodel import Session, col, func, select

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.domain.events import Text
from dilemmagame.domain.groups import Group, loses_text, reworded, without_texts
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Plan
from dilemmagame.ports import new_id
from dilemmagame.storage.database import Database
from dilemmagame.storage.payloads import (
    PayloadError,
    group_from_json,
    group_to_json,
    organisation_from_json,
    organisation_to_json,
    plan_from_json,
    plan_to_json,
)
from dilemmagame.storage.rows import GroupRow, OrganisationRow, PlanRow, SessionRow, TextRow, sealed
from dilemmagame.storage.upkeep import Upkeep

_IN_ORDER = (col(OrganisationRow.position), col(OrganisationRow.id))


class House:
    """Reads and writes organisations and groups."""

    def __init__(self, database: Database, upkeep: Upkeep) -> None:
        self._database = database
        self._upkeep = upkeep

    def organisations(self) -> tuple[Organisation, ...]:
        query = select(OrganisationRow).order_by(*_IN_ORDER)
        return self._database.run(
            lambda session: tuple(self._organisation(row) for row in session.exec(query).all())
        )

    def load_organisation(self, organisation_id: str) -> Organisation:
        def work(session: Session) -> Organisation:
            row = self._row(session, organisation_id)
            return Organisation() if row is None else self._organisation(row)

        return self._database.run(work)

    def save_organisation(self, organisation: Organisation) -> Organisation:
        def work(session: Session) -> Organisation:
            row = session.get(OrganisationRow, organisation.id) if organisation.id else _first(session)
            if row is None:
                last = session.exec(select(func.max(OrganisationRow.position))).one()
                row = OrganisationRow(
                    id=organisation.id or new_id(), position=(last or 0) + 1, payload="", checksum=""
                )
                session.add(row)
            elif len(organisation.contacts) < len(self._organisation(row).contacts):
                self._upkeep.mark_scrub(session, row.id)
            kept = replace(organisation, id=row.id)
            row.payload = organisation_to_json(kept)
            sealed(row)
            return kept

        kept = self._database.run(work)
        self._upkeep.finish_scrub()
        return kept

    def remove_organisation(self, organisation_id: str) -> None:
        def work(session: Session) -> None:
            row = session.get(OrganisationRow, organisation_id)
            if row is None and organisation_id in self._upkeep.scrub_due(session):
                return  # removed already, but a full disk or so came before the scrubbing was done
            if row is None:
                raise WorldError(WorldErrorCode.ORGANISATION_MISSING, organisation_id)
            of_it = select(GroupRow.id).where(GroupRow.organisation_id == organisation_id)
            for owner in (organisation_id, *session.exec(of_it).all()):
                self._upkeep.mark_scrub(session, owner)
                self._forget_meanings(session, owner, ())
            session.delete(row)  # its groups go with it (ON DELETE CASCADE)

        self._database.run(work)
        self._upkeep.finish_scrub()

    def groups(self, organisation_id: str) -> tuple[Group, ...]:
        query = select(GroupRow).order_by(col(GroupRow.position), col(GroupRow.id))
        if organisation_id:
            query = query.where(GroupRow.organisation_id == organisation_id)
        return self._database.run(
            lambda session: tuple(self._group(row) for row in session.exec(query).all())
        )

    def load_group(self, group_id: str) -> Group:
        def work(session: Session) -> Group:
            row = session.get(GroupRow, group_id)
            if row is None:
                raise WorldError(WorldErrorCode.GROUP_MISSING, group_id)
            return self._group(row)

        return self._database.run(work)

    def save_group(self, group: Group) -> None:
        payload = group_to_json(group)

        def work(session: Session) -> None:
            if session.get(OrganisationRow, group.organisation_id) is None:
                raise WorldError(WorldErrorCode.ORGANISATION_MISSING, group.organisation_id)
            row = session.get(GroupRow, group.id)
            if row is None:
                last = session.exec(select(func.max(GroupRow.position))).one()
                row = GroupRow(
                    id=group.id,
                    organisation_id=group.organisation_id,
                    position=(last or 0) + 1,
                    payload="",
                    checksum="",
                )
                session.add(row)
            elif loses_text(self._group(row), group):
                self._upkeep.mark_scrub(session, group.id)
                self._forget_meanings(session, group.id, group.values)
            row.organisation_id = group.organisation_id
            row.payload = payload
            sealed(row)

        self._database.run(work)
        self._upkeep.finish_scrub()

    def remove_group(self, group_id: str) -> None:
        def work(session: Session) -> None:
            row = session.get(GroupRow, group_id)
            if row is None and group_id in self._upkeep.scrub_due(session):
                return  # removed already, see above
            if row is None:
                raise WorldError(WorldErrorCode.GROUP_MISSING, group_id)
            session.delete(row)
            self._upkeep.mark_scrub(session, group_id)
            self._forget_meanings(session, group_id, ())

        self._database.run(work)
        self._upkeep.finish_scrub()

    def forget(self, session: Session, session_id: str, text_ids: Sequence[str]) -> None:
        """Before texts of a session are overwritten: what was taken from them goes from the groups too.

        Part of the caller's transaction, who sees to the scrubbing.
        """
        found = (session.get(TextRow, (session_id, text_id)) for text_id in text_ids)
        bodies = [row.body for row in found if row is not None]
        self._change(session, session_id, lambda group: without_texts(group, session_id, text_ids, bodies))

    def follow(self, session: Session, session_id: str, text: Text) -> None:
        """Before a text of a session is written anew: what the groups took from it follows.

        Part of the caller's transaction.
        """
        row = session.get(TextRow, (session_id, text.id))
        if row is not None and row.body and row.body != text.body:
            before = row.body
            self._change(
                session, session_id, lambda group: reworded(group, session_id, text.id, before, text.body)
            )

    def _change(self, session: Session, session_id: str, changed: Callable[[Group], Group]) -> None:
        """Change the groups that know this session."""
        knowing = select(GroupRow).where(func.instr(GroupRow.payload, session_id) > 0)
        for row in session.exec(knowing).all():
            group = self._group(row)
            after = changed(group)
            if after != group:
                row.payload = group_to_json(after)
                sealed(row)

    # -- what the methods above are made of

    def _forget_meanings(self, session: Session, group_id: str, kept: Sequence[AdoptedValue]) -> None:
        """Evenings of this group recalled what its values meant; what is not kept any more goes there too.

        A session under a public-records request stays as it is.
        """
        words = {value.definition for value in kept}
        knowing = select(PlanRow).where(func.instr(PlanRow.payload, group_id) > 0)
        for row in session.exec(knowing).all():
            evening = session.get(SessionRow, row.session_id)
            plan = self._plan(row)
            if plan.evening.group != group_id or evening is None or evening.held:
                continue
            adopted = tuple(
                value if value.definition in words else replace(value, definition="")
                for value in plan.evening.adopted
            )
            if adopted != plan.evening.adopted:
                row.payload = plan_to_json(replace(plan, evening=replace(plan.evening, adopted=adopted)))
                sealed(row)

    def _plan(self, row: PlanRow) -> Plan:
        try:
            return plan_from_json(self._database.sound(row).payload)
        except PayloadError as error:
            raise self._database.damaged(str(error)) from error

    def _row(self, session: Session, organisation_id: str) -> OrganisationRow | None:
        if not organisation_id:
            return _first(session)
        row = session.get(OrganisationRow, organisation_id)
        if row is None:
            raise WorldError(WorldErrorCode.ORGANISATION_MISSING, organisation_id)
        return row

    def _organisation(self, row: OrganisationRow) -> Organisation:
        try:
            return replace(organisation_from_json(self._database.sound(row).payload), id=row.id)
        except PayloadError as error:
            raise self._database.damaged(str(error)) from error

    def _group(self, row: GroupRow) -> Group:
        try:
            return group_from_json(self._database.sound(row).payload)
        except PayloadError as error:
            raise self._database.damaged(str(error)) from error


def _first(session: Session) -> OrganisationRow | None:
    return session.exec(select(OrganisationRow).order_by(*_IN_ORDER).limit(1)).first()
