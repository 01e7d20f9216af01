"""One call per paper beside the notes: from what may leave a session to a document."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.notes.compose import paper_holder
from dilemmagame.notes.content import Notes
from dilemmagame.notes.document import PLAIN, Block, Document, House, Passage
from dilemmagame.notes.papers.casenote import case_note
from dilemmagame.notes.papers.kinds import Paper
from dilemmagame.notes.papers.lists import actions, code_signals, memo, parked
from dilemmagame.notes.papers.worksheets import worksheet

WITHHELD = frozenset({Paper.ACTIONS, Paper.PARKED, Paper.CASE})
"""Papers that a closed session does not give: only agreements and signals leave it."""
FROM_ONE_SESSION = tuple(paper for paper in Paper if paper is not Paper.FIGURES)


def paper_title(paper: Paper) -> str:
    """What a paper is called."""
    match paper:
        case Paper.GENTLE:
            return _("Gentle agreement")
        case Paper.PROTOCOL:
            return _("Protocol in five parts")
        case Paper.CODE:
            return _("Signals per article of the code")
        case Paper.ACTIONS:
            return _("Actions")
        case Paper.PARKED:
            return _("Parked for later")
        case Paper.CASE:
            return _("Case note (earlier judgement)")
        case Paper.MEMO:
            return _("Text for a public memo")
        case Paper.FIGURES:
            return _("Figures of a year")


def offered(notes: Notes) -> tuple[Paper, ...]:
    """The papers this session can give."""
    return tuple(
        paper
        for paper in FROM_ONE_SESSION
        if not (notes.withheld and paper in WITHHELD)
        and not (paper is Paper.CASE and not any(item.number for item in notes.items))
    )


def make_paper(paper: Paper, notes: Notes, house: House = PLAIN, number: int = 0) -> Document:
    """One paper in the language of `notes`. `number` says which dilemma a case note is about (0: the first).

    Raises ValueError for the figures of a year, which no single session can give.
    """
    with i18n.speaking(notes.language):
        facts = notes.facts
        made = Document(
            title=paper_title(paper),
            language=notes.language,
            holder=paper_holder(facts.holder),
            organisation=facts.organisation,
            day=facts.day,
            blocks=_blocks(paper, notes, number),
            label=_label(paper, notes),
            house=house,
        )
        if paper is not Paper.CASE:
            return made
        item = next((each for each in notes.items if each.number == (number or 1)), None)
        title = _("Case note: {title}").format(title=item.title) if item is not None else made.title
        # A case note travels: it says nothing of the place or the day.
        return replace(made, title=title, organisation="", day=None, house=PLAIN)


def _blocks(paper: Paper, notes: Notes, number: int) -> tuple[Block, ...]:
    if notes.withheld and paper in WITHHELD:
        return (Passage(_("This session was closed, so this paper has no content.")),)
    match paper:
        case Paper.GENTLE | Paper.PROTOCOL:
            return worksheet(paper, notes)
        case Paper.CODE:
            return code_signals(notes)
        case Paper.ACTIONS:
            return actions(notes)
        case Paper.PARKED:
            return parked(notes)
        case Paper.MEMO:
            return memo(notes)
        case Paper.CASE:
            item = next((each for each in notes.items if each.number == (number or 1)), None)
            return case_note(notes, item) if item is not None else (Passage(_("No cards were played.")),)
        case Paper.FIGURES:
            raise ValueError(paper)


def _label(paper: Paper, notes: Notes) -> str:
    if notes.facts.advice:
        return _("Advice")
    return _("Proposal") if paper in (Paper.GENTLE, Paper.PROTOCOL) else ""
