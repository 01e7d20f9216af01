"""Sentences of the page on which a session is prepared."""

from __future__ import annotations

from datetime import time, timedelta
from itertools import pairwise

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.gui.prepare.draft import HANDLE_WITH_CARE, Desk, Draft
from dilemmagame.gui.prepare.timebar import minutes


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


def clock(moment: time) -> str:
    """Time of day: 19.30 in Dutch, 19:30 in English."""
    mark = "." if language() == "nl" else ":"
    return f"{moment.hour:02d}{mark}{moment.minute:02d}"


def ends(starts: time, ms: int) -> time:
    """The time of day `ms` after `starts`."""
    passed = timedelta(hours=starts.hour, minutes=starts.minute, milliseconds=ms)
    whole = int(passed.total_seconds()) // 60
    return time(whole // 60 % 24, whole % 60)


def balance(desk: Desk, draft: Draft) -> tuple[str, str]:
    """How planned and available time compare, and the chip that says it."""
    planned, slack = (
        minutes(desk.planned_ms(draft)),
        minutes(desk.available_ms(draft) - desk.planned_ms(draft)),
    )
    if slack >= 0:
        return _("{planned} min planned, {slack} min slack").format(planned=planned, slack=slack), "chip-ok"
    return _("{planned} min planned, {over} min too long").format(planned=planned, over=-slack), "chip-warn"


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
