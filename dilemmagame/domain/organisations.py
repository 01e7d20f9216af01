"""Who the evening is for: the organisation, who holds the notes, and where to go with a real case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A place to go, as a role (never the name of a person) with a way to reach it."""

    role: str
    reach: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation of a session. `notes_holder` is a role, for example the council clerk's office."""

    name: str = ""
    notes_holder: str = ""
    contacts: tuple[Contact, ...] = ()
