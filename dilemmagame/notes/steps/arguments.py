"""Step kind `arguments`: the reasons that were named, per choice, without the people who named them."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block, Heading, Item, Listing
from dilemmagame.notes.steps import KindLines


def _card(item: ItemNotes) -> tuple[Block, ...]:
    weighed = rules(StepKind.WEIGHING).board
    elsewhere = weighed.keys if weighed is not None else ()
    reasons = tuple(each for each in item.lines(CaptureField.REASON) if each.choice not in elsewhere)
    if not reasons:
        return ()
    grouped: list[Item] = []
    for choice in item.choices:
        under = tuple(each.text for each in reasons if each.choice == choice.key)
        if under:
            grouped.append(Item(choice.label, under))
    known = {choice.key for choice in item.choices}
    grouped.extend(Item(each.text) for each in reasons if each.choice not in known)
    return Heading(_("Reasons named"), 2), Listing(tuple(grouped))


LINES = KindLines(StepKind.ARGUMENTS, _card)
