"""Words for the line from white to black: its seven places, and how far apart a group stands on it."""

from __future__ import annotations

from dilemmagame.base.i18n import _

CLOSE, APART = 0.75, 1.75


def place_name(place: int) -> str:
    """A place on the line, 1 (white) to 7 (black), in words. Raises IndexError for another number."""
    names = (
        _("white"),
        _("almost white"),
        _("light grey"),
        _("grey"),
        _("dark grey"),
        _("almost black"),
        _("black"),
    )
    if place < 1:
        raise IndexError(place)
    return names[place - 1]


def spread_words(distance: float) -> str:
    """How far apart people stand. `distance` is in places, on average between two people (see domain.spread)."""
    if distance < CLOSE:
        return _("close together")
    return _("apart") if distance < APART else _("far apart")
