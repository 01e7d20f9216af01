"""Step kind `roles`: the parts that were dealt. What was said from them stands with the reasons."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block, Heading, Passage
from dilemmagame.notes.steps import KindLines


def _card(item: ItemNotes) -> tuple[Block, ...]:
    parts = dict.fromkeys(line.text for line in item.lines(CaptureField.ROLE))
    return (Heading(_("Roles that were dealt"), 2), Passage(", ".join(parts))) if parts else ()


LINES = KindLines(StepKind.ROLES, _card)
