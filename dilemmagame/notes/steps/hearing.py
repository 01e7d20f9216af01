"""Step kind `hearing`: whom the group heard. What was added to it stands under the advice, as in `listen`."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import ItemNotes
from dilemmagame.notes.document import Block, Heading, Passage
from dilemmagame.notes.steps import KindLines


def _card(item: ItemNotes) -> tuple[Block, ...]:
    if not item.voices:
        return ()
    return Heading(_("Advisers the group chose"), 2), Passage(", ".join(item.voices))


LINES = KindLines(StepKind.HEARING, _card)
