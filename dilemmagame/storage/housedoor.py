"""The part of the door to what is kept that outlasts a session: organisations and groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation
from dilemmagame.ports import Groups, Organisations
from dilemmagame.storage.writer import Writer

if TYPE_CHECKING:
    from dilemmagame.storage.ledger import Ledger


class HouseDoor(Organisations, Groups):
    """Hands every call to the writer thread, like the rest of the store."""

    _writer: Writer
    _ledger: Ledger

    def organisations(self) -> tuple[Organisation, ...]:
        return self._writer.call(self._ledger.house.organisations)

    def load_organisation(self, organisation_id: str = "") -> Organisation:
        return self._writer.call(self._ledger.house.load_organisation, organisation_id)

    def save_organisation(self, organisation: Organisation) -> Organisation:
        return self._writer.call(self._ledger.house.save_organisation, organisation)

    def remove_organisation(self, organisation_id: str) -> None:
        self._writer.call(self._ledger.house.remove_organisation, organisation_id)

    def groups(self, organisation_id: str = "") -> tuple[Group, ...]:
        return self._writer.call(self._ledger.house.groups, organisation_id)

    def load_group(self, group_id: str) -> Group:
        return self._writer.call(self._ledger.house.load_group, group_id)

    def save_group(self, group: Group) -> None:
        self._writer.call(self._ledger.house.save_group, group)

    def remove_group(self, group_id: str) -> None:
        self._writer.call(self._ledger.house.remove_group, group_id)
