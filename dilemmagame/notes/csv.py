"""Rounds and agreements as CSV for a spreadsheet: semicolons and a byte-order mark, as Dutch spreadsheets expect.

Every cell is quoted, and a cell that a spreadsheet would take for a formula starts with an apostrophe.
"""

from __future__ import annotations

import csv
import io

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.notes.compose import holder_line
from dilemmagame.notes.content import AgreementLine, ItemNotes, Notes, Said, Tally
from dilemmagame.notes.steps.vote import channel_text, round_name, verdict_text

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−", "|", "%")
Cells = tuple[str, ...]


def render(notes: Notes) -> bytes:
    """One table: a line per choice and round, and a line per agreement and signal. The first line says who holds it."""
    with i18n.speaking(notes.language):
        header = (
            _("What"), _("Dilemma"), _("Round"), _("Choice"), _("Ballots"), _("People present"), _("Remark"),
            _("Text"), _("Who"), _("When"), _("What keeps chafing"), _("Status"),
        )  # fmt: skip
        rows = [
            (holder_line(notes.facts.holder),),
            header,
            *(row for item in notes.items for row in _outcome(item)),
            *(_agreement(line) for line in notes.agreements),
            *(_signal(line) for line in notes.signals),
        ]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    width = len(header)
    writer.writerows([safe_cell(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def safe_cell(text: str) -> str:
    """`text` so that no spreadsheet reads it as a formula. Source: OWASP, CSV injection."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA_SIGNS) else text


def _outcome(item: ItemNotes) -> list[Cells]:
    if item.outcome is None:
        return []
    rows: list[Cells] = []
    for tally in item.outcome.rounds:
        if tally.verdict is not Disclosure.BARS:
            rows.append(_round(item, tally, "", "", verdict_text(tally)))
            continue
        rows.extend(
            _round(item, tally, choice.label, str(ballots), channel_text(tally.channel))
            for choice, ballots in zip(item.outcome.choices, tally.ballots, strict=True)
        )
    return rows


def _round(item: ItemNotes, tally: Tally, choice: str, ballots: str, remark: str) -> Cells:
    title = f"{item.number}. {item.title}"
    return _("Vote"), title, round_name(tally.slot), choice, ballots, str(tally.present), remark


def _agreement(line: AgreementLine) -> Cells:
    status = _("confirmed") if line.confirmed else _("proposed, not read back")
    return (
        _("Agreement"), line.about, "", "", "", "", "", line.body, line.who, line.when, line.friction, status,
    )  # fmt: skip


def _signal(line: Said) -> Cells:
    return _("Signal"), line.about, "", "", "", "", "", line.text
