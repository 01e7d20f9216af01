"""Who the evening is for: the organisation, who holds the notes, and where to go with a real case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_MAYOR = re.compile(r"(?<![\w-])(?<!deputy )(?:burgemeester|mayor)(?!\w)", re.IGNORECASE)
CONTRAST_LEAST = 4.5
"""Contrast of text on its ground. Source: WCAG 2.2, criterion 1.4.3."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A place to go, as a role (never the name of a person) with a way to reach it."""

    role: str
    reach: str


@dataclass(frozen=True, slots=True)
class CodeArticle:
    """An article of the organisation's own code of conduct."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation of a session. `notes_holder` is a role, for example the council clerk's office.

    `id` is '' for an organisation that is not kept. `colour` is #RRGGBB or '', `logo` the name of a file in the data
    folder's `house`. `retention_months` 0: no period was agreed. `decks` are ids of decks; none means all of them.
    `external`: the trainer comes from outside, so the notes are an advice and no decision.
    """

    name: str = ""
    notes_holder: str = ""
    contacts: tuple[Contact, ...] = ()
    id: str = ""
    colour: str = ""
    logo: str = ""
    retention_months: int = 0
    code: tuple[CodeArticle, ...] = ()
    decks: tuple[str, ...] = ()
    external: bool = False

    @property
    def ink(self) -> str:
        """The colour where text may stand in it or on it; '' for one that cannot be read."""
        return self.colour if self.colour and colour_fault(self.colour) is None else ""

    def offers(self, deck_id: str) -> bool:
        """Whether this organisation works with the deck."""
        return not self.decks or deck_id in self.decks


class ColourFault(Enum):
    """Why a colour cannot be the colour of a house."""

    NO_COLOUR = "no-colour"
    TOO_LIGHT = "too-light"


def colour_fault(colour: str) -> ColourFault | None:
    """What is wrong with `colour`: no #RRGGBB, or text in it cannot be read on white, nor white text on it."""
    if _HEX.fullmatch(colour) is None:
        return ColourFault.NO_COLOUR
    return ColourFault.TOO_LIGHT if contrast_on_white(colour) < CONTRAST_LEAST else None


def contrast_on_white(colour: str) -> float:
    """The contrast of #RRGGBB with white, from 1 to 21. Source: WCAG 2.2, relative luminance."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def only_the_mayor(contacts: Sequence[Contact]) -> bool:
    """Whether the mayor is the one place to go. He may be the subject, so there has to be another."""
    roles = [contact.role for contact in contacts if contact.role.strip()]
    return bool(roles) and all(_MAYOR.search(role) is not None for role in roles)


def merged_contacts(first: Sequence[Contact], second: Sequence[Contact]) -> tuple[Contact, ...]:
    """Both, in this order, each role once; the first to name a role says how to reach it."""
    known = {contact.role.strip().casefold(): contact for contact in reversed((*first, *second))}
    return tuple(
        dict.fromkeys(
            known[contact.role.strip().casefold()] for contact in (*first, *second) if contact.role.strip()
        )
    )


def with_code(organisation: Organisation, articles: Sequence[CodeArticle]) -> Organisation:
    """The organisation with the articles it did not have yet, by their number."""
    known = {article.number for article in organisation.code}
    fresh = tuple(article for article in articles if article.number not in known)
    return replace(organisation, code=(*organisation.code, *fresh))
