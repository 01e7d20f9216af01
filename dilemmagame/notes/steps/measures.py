"""Step kind `measures`: what the group picked to make its work stronger."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Block, Heading, Item, Listing
from dilemmagame.notes.steps import KindLines


def _evening(notes: Notes) -> tuple[Block, ...]:
    picked = notes.said_anywhere(CaptureField.MEASURE)
    if not picked:
        return ()
    names = {each.key: each.label for each in notes.vulnerabilities}
    against: dict[str, list[str]] = {}
    for line in picked:
        helps = against.setdefault(line.text, [])
        if line.choice in names and names[line.choice] not in helps:
            helps.append(names[line.choice])
    items = tuple(
        Item(text, (_("against: {vulnerability}").format(vulnerability=", ".join(helps)),) if helps else ())
        for text, helps in against.items()
    )
    return Heading(_("Measures the group picked")), Listing(items)


LINES = KindLines(StepKind.MEASURES, evening=_evening)
