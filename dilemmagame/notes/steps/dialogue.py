"""Step kind `dialogue`: the best reasons of the other side, the values that were named, and the norms: those from the
talk and those of the card, with the date they were checked.
"""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes, NormLine
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage
from dilemmagame.notes.steps import KindLines, section
from dilemmagame.notes.wording import day_text


def _card(item: ItemNotes) -> tuple[Block, ...]:
    return (
        *section(_("Strongest reasons of the other side"), item.lines(CaptureField.COUNTER_REASON)),
        *_values(item),
        *section(_("Norms named in the talk"), item.lines(CaptureField.NORM)),
        *_norms(item),
    )


def _values(item: ItemNotes) -> tuple[Block, ...]:
    if not item.values:
        return ()
    return Heading(_("Values named"), 2), Passage(", ".join(item.values))


def _norms(item: ItemNotes) -> tuple[Block, ...]:
    if not item.norms:
        return ()
    norms = tuple(Item(_norm(norm), (check_text(norm),)) for norm in item.norms)
    return Heading(_("Norms with this card"), 2), Listing(norms)


def _norm(norm: NormLine) -> str:
    return f"{norm.name}: {norm.summary}" if norm.summary else norm.name


def check_text(norm: NormLine) -> str:
    """When the norm was checked; an uncertain one asks to be checked."""
    if norm.checked_on is None:
        return _("Not checked yet: check this norm before you use it.")
    day = day_text(norm.checked_on)
    if not norm.certain:
        return _("Not certain: check this norm before you use it. Last looked at on {day}.").format(day=day)
    return _("Checked on {day}.").format(day=day)


LINES = KindLines(StepKind.DIALOGUE, _card)
