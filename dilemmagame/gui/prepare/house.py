"""For which organisation and group an evening is, and what of it is remembered with them. No Qt here."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from dilemmagame.domain.evening import Evening
from dilemmagame.domain.groups import Group, for_group, host_of
from dilemmagame.domain.organisations import Organisation
from dilemmagame.gui.prepare.draft import Desk, Draft
from dilemmagame.library.reading import DeckFolder
from dilemmagame.ports import Groups, Organisations


class Kept(Organisations, Groups, Protocol):
    """Where organisations and groups are kept."""


class House:
    """With one organisation and no group nothing has to be chosen."""

    def __init__(self, store: Kept) -> None:
        self._store = store
        self.hosts: tuple[Organisation, ...] = store.organisations()
        self._groups: tuple[Group, ...] = store.groups()
        self.first = self.hosts[0] if self.hosts else Organisation()

    def host(self, host: str) -> Organisation:
        """The organisation with this id, else the first."""
        return next((each for each in self.hosts if each.id == host), self.first)

    def host_with(self, deck_id: str) -> Organisation:
        """The first organisation that works with this deck, else the first."""
        return next((each for each in self.hosts if each.offers(deck_id)), self.first)

    def offered(self, desk: Desk, draft: Draft) -> tuple[DeckFolder, ...]:
        """The decks the organisation works with, and the one that was chosen."""
        host, chosen = self.host(draft.host), desk.deck(draft)
        return tuple(each for each in desk.decks if host.offers(each.deck.id) or each.deck is chosen)

    def with_own_deck(self, desk: Desk, draft: Draft, host: str) -> Draft:
        """The draft with a deck that organisation `host` works with, unless somebody picked the cards."""
        organisation = self.host(host)
        if draft.picked or organisation.offers(draft.deck):
            return draft
        own = next((each.deck.id for each in desk.decks if organisation.offers(each.deck.id)), draft.deck)
        return desk.settled(replace(draft, deck=own))

    def groups_of(self, host: str) -> tuple[Group, ...]:
        """The groups of an organisation."""
        wanted = self.host(host).id
        return tuple(each for each in self._groups if each.organisation_id == wanted)

    def group(self, draft: Draft) -> Group | None:
        """The group of this evening, None when it is not one that meets more than once."""
        return next((each for each in self.groups_of(draft.host) if each.id == draft.group), None)

    def host_choice(self, host: str) -> dict[str, object]:
        """What changes in a draft with the choice of an organisation."""
        return {"host": host, "organisation": self.host(host).name, "group": ""}

    def group_choice(self, draft: Draft, group: str) -> dict[str, object]:
        """What changes in a draft with the choice of a group: its usual size, and who chairs it."""
        found = next((each for each in self.groups_of(draft.host) if each.id == group), None)
        if found is None:
            return {"group": ""}
        known = {"evening": replace(draft.evening, chair=found.chair), "group": group}
        return {**known, "present": found.size} if found.size else known

    def organisation(self, draft: Draft) -> Organisation:
        """The organisation as it stands on this evening: its name as typed, the contacts of the group first."""
        base, group = self._named(draft), self.group(draft)
        return base if group is None else host_of(base, group)

    def _named(self, draft: Draft) -> Organisation:
        base = self.host(draft.host)
        return base if len(self.hosts) > 1 else replace(base, name=draft.organisation.strip())

    def evening(self, draft: Draft) -> Evening:
        """What the group brings along, and what was asked for this evening."""
        evening, group, host = draft.evening, self.group(draft), self.host(draft.host)
        if group is not None:
            evening = replace(for_group(evening, host, group), chair=draft.evening.chair)
        return replace(evening, advice=draft.evening.advice or host.external)

    def keep(self, draft: Draft) -> None:
        """The name of the organisation and who chairs the group, for next time. Raises WorldError."""
        named = self._named(draft)
        if named != self.host(draft.host):
            self.first = self._store.save_organisation(named)
        group = self.group(draft)
        if group is not None and group.chair is not draft.evening.chair:
            self._store.save_group(replace(group, chair=draft.evening.chair))
