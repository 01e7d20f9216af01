"""Step kind `values_board`: the values of the group in its own words, the adopted ones first, and votes on them."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes, ValuesVote
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Row, Table, Tone
from dilemmagame.notes.steps import KindLines
from dilemmagame.notes.steps.vote import channel_text
from dilemmagame.notes.valuing import (
    asked_words,
    first_words,
    half_places,
    name_of,
    people_words,
    untold_words,
)


def _evening(notes: Notes) -> tuple[Block, ...]:
    votes = tuple(block for vote in notes.values_votes for block in vote_blocks(vote))
    if not notes.board:
        return (Heading(_("Values of this group")), *votes) if votes else ()
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
    return (*blocks, *votes)


def vote_blocks(vote: ValuesVote) -> tuple[Block, ...]:
    """What came of one vote on values, in words first."""
    told = vote.told
    heading = Heading(f"{asked_words(told.about, told.most)} ({vote.step})", 2)
    if told.verdict is not Disclosure.BARS:
        return heading, Passage(untold_words(told.verdict), Tone.QUIET)
    held = ngettext(
        "Held {n} time.", "Held {n} times. The figures are of the last time that was shown.", vote.held
    )
    blocks: list[Block] = [
        heading,
        Passage(_("{sentence}.").format(sentence=first_words(told, vote.names))),
        _table(vote),
        Passage(_("{sentence}.").format(sentence=people_words(told)), Tone.QUIET),
        Passage(channel_text(told.channel), Tone.QUIET),
    ]
    if vote.held > 1:
        blocks.append(Passage(held.format(n=vote.held), Tone.QUIET))
    return tuple(blocks)


def _table(vote: ValuesVote) -> Table:
    told = vote.told
    if told.about is About.ORDER:
        told_places = any(row.halves for row in told.rows)
        header = (_("Value"), _("Place"), *((_("Average place"),) if told_places else ()))
        rows = tuple(
            Row(
                (
                    name_of(row, vote.names),
                    str(row.place),
                    *((half_places(row.halves),) if told_places and row.halves else ()),
                )
            )
            for row in told.rows
        )
        return Table(_("The order of the group"), header, rows)
    rows = tuple(Row((name_of(row, vote.names), str(row.people)), bars=(row.people,)) for row in told.rows)
    return Table(_("How many people chose each value"), (_("Value"), _("Chosen by")), rows)


LINES = KindLines(StepKind.VALUES_BOARD, evening=_evening)
