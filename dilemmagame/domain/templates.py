"""Programmes as templates: the planned course of an evening as it ships, before a group's own cards fill it."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.localised import Localised

_NO_NOTE = Localised("", "")


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One piece of the evening: a method by id, on the `card`-th chosen card (counted from 1), or on no card."""

    method: str
    card: int | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeTemplate:
    """A ready-made programme of `minutes` whole minutes; `note` says for whom and when it fits."""

    id: str
    title: Localised
    minutes: int
    audience: tuple[str, ...]
    items: tuple[TemplateItem, ...]
    note: Localised = _NO_NOTE

    @property
    def cards(self) -> int:
        """How many cards have to be chosen for it."""
        return max((item.card or 0 for item in self.items), default=0)
