"""Step kind `values_board`: the values of the group in its own words, the adopted ones first."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Tone
from dilemmagame.notes.steps import KindLines


def _evening(notes: Notes) -> tuple[Block, ...]:
    if not notes.board:
        return ()
    adopted = tuple(each for each in notes.board if each.adopted)
    named = tuple(each for each in notes.board if not each.adopted)
    blocks: list[Block] = [Heading(_("Values of this group"))]
    if adopted:
        blocks.append(
            Listing(tuple(Item(each.name, (each.definition,) if each.definition else ()) for each in adopted))
        )
        blocks.append(Passage(_("Read aloud, and nobody objected."), Tone.QUIET))
    if named:
        blocks.append(Heading(_("Also chosen, not adopted"), 2))
        blocks.append(
            Listing(tuple(Item(each.name, (each.definition,) if each.definition else ()) for each in named))
        )
    return tuple(blocks)


LINES = KindLines(StepKind.VALUES_BOARD, evening=_evening)
