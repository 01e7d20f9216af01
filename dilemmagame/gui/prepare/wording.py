"""Sentences of the page on which a session is prepared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.groupsize import (
    ANONYMOUS_FROM,
    Size,
    alternatives,
    grows_with,
    has_votes,
    size_for,
    talk_first,
    works_without_cards,
)
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.plan import Confidentiality, expand
from dilemmagame.gui.prepare.draft import HANDLE_WITH_CARE, Desk, Draft
from dilemmagame.gui.prepare.remarks import Remark
from dilemmagame.gui.widgets.groupsize import size_remark
from dilemmagame.gui.widgets.spans import figure, minutes

PROPOSED = 2


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


def method_length(method: Method, present: int) -> str:
    """The planned minutes of one card."""
    ms = sum(step.planned_ms for step in _played(method, present))
    return _("{n} min per card").format(n=minutes(ms))


def steps_of(method: Method, spoken: str, present: int) -> str:
    """The course of a card: the steps with their minutes."""
    return " · ".join(
        f"{step.title.get(spoken)} {figure(step.planned_ms)}" for step in _played(method, present)
    )


def _played(method: Method, present: int) -> tuple[Step, ...]:
    """Without what comes once in an evening, and what is there only for more people."""
    return tuple(step for step in method.steps if not step.once and step.from_people <= present)


def hindrance(desk: Desk, draft: Draft) -> str:
    """Why this evening cannot begin, with what to do about it; '' when it can."""
    if not desk.decks:
        return _(
            "There is no deck with cards that can be played. Put a deck in your data folder, or repair one."
        )
    if desk.programme(draft) is None:
        return _("There is no programme that can be played. Repair one of your own in your data folder.")
    if not expand(desk.items(draft), draft.present):
        return _(
            "With this number of people nothing is left to play. Choose another length, or adapt the programme."
        )
    return ""


def remarks(desk: Desk, draft: Draft) -> tuple[Remark, ...]:
    """What to mind about these choices; nothing of it holds anybody back."""
    found = [*_size_remarks(desk, draft)]
    cards = desk.cards(draft)
    heavy = [card.sensitivity >= HANDLE_WITH_CARE for card in cards]
    if heavy and heavy[-1]:
        found.append(Remark(_("The last card asks for care. Do not end the evening on it.")))
    elif any(first and second for first, second in pairwise(heavy)):
        found.append(
            Remark(_("Two cards that ask for care follow each other. Put a lighter one between them."))
        )
    if desk.planned_ms(draft) > desk.available_ms(draft):
        found.append(Remark(_("It does not fit in the time. Take a card out, or choose a longer evening.")))
    return tuple(found)


def _size_remarks(desk: Desk, draft: Draft) -> Iterator[Remark]:
    """What the number of people asks: another method or tables, talking before voting, pairs first."""
    every, present = desk.methods, draft.present
    played = desk.played(draft)
    for method in played:
        if size_for(method, present) is not Size.FITS:
            proposed = alternatives(method, every, present)[:PROPOSED]
            yield Remark(size_remark(method, present), method.id, proposed)
        elif grows_with(method, present):
            title = method.title.get(desk.shelf.language)
            yield Remark(_("{method}: {remark}").format(method=title, remark=size_remark(method, present)))
    parts = {item.method.id: item.method for item in desk.items(draft) if works_without_cards(item.method)}
    for method in parts.values():
        if size_for(method, present) is not Size.FITS:
            yield Remark(size_remark(method, present))
    voting = [each for each in played if has_votes(each) and size_for(each, present) is Size.FITS]
    if voting and present < ANONYMOUS_FROM:
        others = talk_first(every, present, voting[0].planned_ms)[:PROPOSED]
        said = _("With fewer than {n} people a vote is not really anonymous. You can let them talk first.")
        yield Remark(said.format(n=ANONYMOUS_FROM), voting[0].id, others)
