"""Notes and other papers as CSV for a spreadsheet: semicolons and a byte-order mark, as Dutch spreadsheets expect.

Every cell is quoted, and a cell that a spreadsheet would take for a formula starts with an apostrophe.
"""

from __future__ import annotations

import csv
import io

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.notes.compose import holder_line
from dilemmagame.notes.content import AgreementLine, ItemNotes, Notes, Outcome, Said, Tally, ValuesVote
from dilemmagame.notes.document import (
    Block,
    Document,
    Heading,
    KeyValue,
    Listing,
    PageBreak,
    Passage,
    Table,
)
from dilemmagame.notes.steps.vote import channel_text, round_name, verdict_text
from dilemmagame.notes.valuing import asked_words, name_of, untold_words

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−", "|", "%")
Cells = tuple[str, ...]


def render(notes: Notes) -> bytes:
    """One table: a line per choice and round, per agreement, signal and action. The first line says who holds it."""
    with i18n.speaking(notes.language):
        header = (
            _("What"), _("Dilemma"), _("Round"), _("Choice"), _("Ballots"), _("People present"), _("Remark"),
            _("Text"), _("Who"), _("When"), _("What keeps chafing"), _("Status"),
        )  # fmt: skip
        rows = [
            (holder_line(notes.facts.holder),),
            header,
            *(row for item in notes.items for row in _outcome(item)),
            *(row for vote in notes.values_votes for row in _values(vote)),
            *(_agreement(line) for line in notes.agreements),
            *(_line(_("Signal"), line) for line in notes.signals),
            *(_line(_("Action"), line) for line in notes.actions),
        ]
    return _written(rows)


def render_document(document: Document) -> bytes:
    """Any paper: a line per heading, passage, item and row; the first column says under which heading it stands."""
    rows: list[Cells] = [(document.holder,), (document.label, document.title, document.organisation)]
    under = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            under = block.text
        rows.extend((under, *cells) for cells in _block(block))
    return _written(rows)


def _block(block: Block) -> list[Cells]:
    match block:
        case Heading() | PageBreak():
            return []
        case Passage(text=text):
            return [(text,)]
        case Listing(items=items):
            return [(item.text, *item.details) for item in items]
        case KeyValue(rows=rows):
            return [(name, *lines) for name, lines in rows]
        case Table(header=header, rows=rows):
            return [header, *(row.cells for row in rows)]


def _written(rows: list[Cells]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    width = max(len(row) for row in rows)
    writer.writerows([safe_cell(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe_cell(text: str) -> str:
    """`text` so that no spreadsheet reads it as a formula. Source: OWASP, CSV injection."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_SIGNS) else text


def _outcome(item: ItemNotes) -> list[Cells]:
    """The rounds on the card, then those on its what-ifs and cases, whose text stands in the column for text."""
    title = f"{item.number}. {item.title}"
    rows = _rounds(title, item.outcome) if item.outcome is not None else []
    for asked in item.asked:
        about = asked.text or _("How sure people were")
        rows.extend((*row, about) for row in _rounds(title, asked.outcome))
    return rows


def _rounds(title: str, outcome: Outcome) -> list[Cells]:
    rows: list[Cells] = []
    for tally in outcome.rounds:
        if tally.verdict is not Disclosure.BARS:
            rows.append(_round(title, tally, "", "", verdict_text(tally)))
            continue
        rows.extend(
            _round(title, tally, choice.label, str(ballots), channel_text(tally.channel))
            for choice, ballots in zip(outcome.choices, tally.ballots, strict=True)
        )
    return rows


def _round(title: str, tally: Tally, choice: str, ballots: str, remark: str) -> Cells:
    return _("Vote"), title, round_name(tally.slot), choice, ballots, str(tally.present), remark


def _values(vote: ValuesVote) -> list[Cells]:
    """A vote on values: how many chose each, or its place in the order of the group."""
    told = vote.told
    asked = asked_words(told.about, told.most)

    def line(choice: str, ballots: str, remark: str) -> Cells:
        return _("Vote on values"), vote.step, asked, choice, ballots, str(told.present), remark

    if told.verdict is not Disclosure.BARS:
        return [line("", "", untold_words(told.verdict))]
    return [
        line(
            name_of(row, vote.names),
            str(row.people) if told.about is About.VALUES else "",
            _("Place {number}").format(number=row.place)
            if told.about is About.ORDER
            else channel_text(told.channel),
        )
        for row in told.rows
    ]


def _agreement(line: AgreementLine) -> Cells:
    status = _("confirmed") if line.confirmed else _("proposed, not read back")
    return (
        _("Agreement"), line.about, "", "", "", "", "", line.body, line.who, line.when, line.friction, status,
    )  # fmt: skip


def _line(what: str, line: Said) -> Cells:
    return what, line.about, "", "", "", "", "", line.text
