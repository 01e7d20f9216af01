"""Sentences of the page on which a session is prepared."""

from __future__ import annotations

from itertools import pairwise

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.gui.prepare.draft import HANDLE_WITH_CARE, Desk, Draft
from dilemmagame.gui.widgets.spans import minutes


def confidentiality_meaning(level: Confidentiality) -> str:
    match level:
        case Confidentiality.OPEN:
            return _("What is said may be told outside.")
        case Confidentiality.CHATHAM_HOUSE:
            return _("What is said may be told outside, who said it may not.")
        case Confidentiality.CLOSED:
            return _("It stays in the room. Only agreements and signals leave it.")


def card_count(n: int) -> str:
    return ngettext("{n} card", "{n} cards", n).format(n=n)


def method_length(method: Method) -> str:
    """The planned minutes of one card."""
    return _("{n} min per card").format(n=minutes(method.planned_ms))


def steps_of(method: Method, spoken: str) -> str:
    """The course of a card: the steps with their minutes."""
    steps = (step for step in method.steps if not step.once)
    return " · ".join(f"{step.title.get(spoken)} {step.planned_ms / 60_000:g}" for step in steps)


def remarks(desk: Desk, draft: Draft) -> tuple[str, ...]:
    """What to mind about these choices; nothing of it holds anybody back."""
    found: list[str] = []
    method = desk.shelf.methods.get(draft.method)
    if method is not None and not method.group_min <= draft.present <= method.group_max:
        said = _(
            "{method} suits {low} to {high} people. You expect {n}: split the group, or choose another way."
        )
        title = method.title.get(desk.shelf.language)
        found.append(said.format(method=title, low=method.group_min, high=method.group_max, n=draft.present))
    cards = desk.cards(draft)
    heavy = [card.sensitivity >= HANDLE_WITH_CARE for card in cards]
    if heavy and heavy[-1]:
        found.append(_("The last card asks for care. Do not end the evening on it."))
    elif any(first and second for first, second in pairwise(heavy)):
        found.append(_("Two cards that ask for care follow each other. Put a lighter one between them."))
    if desk.planned_ms(draft) > desk.available_ms(draft):
        found.append(_("It does not fit in the time. Take a card out, or choose a longer evening."))
    return tuple(found)
