"""Sentences of the page on which a programme is put together."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.arranging import Slot
from dilemmagame.domain.methods import Method
from dilemmagame.gui.widgets.spans import exact, short


def slot_title(slot: Slot) -> str:
    """What stands in the list: the card, a place for one, or the piece of the frame."""
    if slot.card is not None:
        return slot.card.title
    if slot.item.card is not None:
        return _("Card {n}, still to be chosen").format(n=slot.item.card)
    return slot.method.title.get(language())


def method_line(method: Method) -> str:
    """A method with its length and range, for a list to choose from."""
    return _("{title} · {length} · {low} to {high} people").format(
        title=method.title.get(language()),
        length=short(method.planned_ms),
        low=method.group_min,
        high=method.group_max,
    )


def steps_caption(slot: Slot) -> str:
    """How long the steps are, and how short they could be."""
    least = sum(step.least_ms for step in slot.steps)
    now = sum(step.ms for step in slot.steps)
    if slot.turns > 1:
        return _("{length} per turn, at least {least}; {n} turns").format(
            length=exact(now), least=exact(least), n=slot.turns
        )
    return _("{length}, at least {least}").format(length=exact(now), least=exact(least))
