"""Sentences of the page on which a programme is put together."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.arranging import Slot
from dilemmagame.domain.groupsize import ANONYMOUS_FROM, Size, at_tables, grows_with, has_votes, size_for
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


def method_choice(method: Method) -> str:
    """A method that is proposed: its name, and that it is for tables."""
    title = method.title.get(language())
    return _("{title}, at tables").format(title=title) if at_tables(method) else title


def size_remark(method: Method, present: int) -> str:
    """What to mind about this many people with this method, empty when it suits them."""
    title = method.title.get(language())
    match size_for(method, present):
        case Size.TOO_LARGE:
            return _(
                "{method} suits {low} to {high} people, and you expect {n}. Work at tables, or choose another way."
            ).format(method=title, low=method.group_min, high=method.group_max, n=present)
        case Size.TOO_SMALL:
            return _("{method} suits {low} to {high} people, and you expect {n}. Choose another way.").format(
                method=title, low=method.group_min, high=method.group_max, n=present
            )
        case Size.FITS:
            pass
    if grows_with(method, present):
        return _("With this many people it takes in talk in pairs first, so that everybody speaks.")
    if has_votes(method) and present < ANONYMOUS_FROM:
        return _("With fewer than {n} people a vote is not really anonymous.").format(n=ANONYMOUS_FROM)
    return ""


def steps_caption(slot: Slot) -> str:
    """How long the steps are, and how short they could be."""
    least = sum(step.least_ms for step in slot.steps)
    now = sum(step.ms for step in slot.steps)
    if slot.turns > 1:
        return _("{length} per turn, at least {least}; {n} turns").format(
            length=exact(now), least=exact(least), n=slot.turns
        )
    return _("{length}, at least {least}").format(length=exact(now), least=exact(least))
