"""Worksheets: the passages a group chose per section, and what it agreed on itself."""

from __future__ import annotations

from dilemmagame.base.i18n import _, language
from dilemmagame.notes.compose import advice
from dilemmagame.notes.content import AgreementLine, Notes
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Tone
from dilemmagame.notes.papers.gentle import GENTLE
from dilemmagame.notes.papers.kinds import Paper, Section, place_of
from dilemmagame.notes.papers.protocol import PROTOCOL

SECTIONS: dict[Paper, tuple[Section, ...]] = {Paper.GENTLE: GENTLE, Paper.PROTOCOL: PROTOCOL}


def worksheet(paper: Paper, notes: Notes) -> tuple[Block, ...]:
    """The blocks of a worksheet; a section without passages says that it is still open."""
    blocks: list[Block] = [*advice(notes.facts), Passage(_intro(paper), Tone.QUIET)]
    for section in SECTIONS[paper]:
        blocks.append(Heading(section.title.get(language())))
        chosen = [line.text for line in notes.passages if line.choice == place_of(paper, section.key)]
        if chosen:
            blocks.append(Listing(tuple(Item(text) for text in chosen)))
        else:
            aim = section.aim.get(language())
            blocks.append(Passage(_("Still open. {aim}").format(aim=aim), Tone.QUIET))
    if paper is Paper.GENTLE:
        blocks.extend(_agreed(notes.agreements))
    return tuple(blocks)


def _intro(paper: Paper) -> str:
    if paper is Paper.GENTLE:
        return _(
            "A draft, made from what the group said. It only counts after it was discussed in a public meeting and"
            " adopted there."
        )
    return _(
        "A worksheet in five parts for when something is reported. It is no legal advice: have somebody who knows the"
        " law read along before it is adopted."
    )


def _agreed(agreements: tuple[AgreementLine, ...]) -> tuple[Block, ...]:
    """What the group confirmed itself, with what keeps chafing."""
    confirmed = tuple(line for line in agreements if line.confirmed)
    if not confirmed:
        return ()
    items = tuple(
        Item(
            line.body,
            (_("What keeps chafing: {friction}").format(friction=line.friction),) if line.friction else (),
        )
        for line in confirmed
    )
    return Heading(_("What this group agreed on")), Listing(items)
