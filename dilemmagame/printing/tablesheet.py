"""The sheet for a table: the case, its question, the one thing to bring back, and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card
from dilemmagame.printing import look
from dilemmagame.printing.aloud import put_case
from dilemmagame.printing.drawing import write
from dilemmagame.printing.geometry import MM
from dilemmagame.printing.pages import BOTTOM, RIGHT, Pages
from dilemmagame.printing.text import Face

MOST_TABLES = 40
_GOAL_PT, _FLOOR_PT = 13.0, 10.5
_BRING_BACK = 42 * MM
_NOTES = 50 * MM
_PITCH = 10 * MM


def print_table_sheets(cards: Sequence[Card], tables: int, language: str = "nl") -> bytes:
    """A PDF of upright A4 in `language`: for every card a sheet per table, in that order. Raises ValueError without a
    card, and for a number of tables outside 1 to 40.
    """
    if not cards or not 1 <= tables <= MOST_TABLES:
        raise ValueError(tables)
    with i18n.speaking(language):
        page = Pages(_("Sheets for the tables"), i18n.language())
        for card in cards:
            for table in range(1, tables + 1):
                if not page.clean:
                    page.turn()
                _sheet(page, card, table)
        return page.finish()


def _sheet(page: Pages, card: Card, table: int) -> None:
    name = _("Table {number}").format(number=table)
    write(page.canvas, name, RIGHT, page.y - 12, 13, Face.SEMIBOLD, look.INK, "right")
    page.text(
        _("Read it alone first. Then talk: everybody speaks once before anybody speaks twice."),
        11,
        ink=look.INK2,
        width=RIGHT - 60 * MM,
    )
    page.gap(14)
    put_case(page, card, page.y - BOTTOM - _BRING_BACK - _NOTES, _GOAL_PT, _FLOOR_PT)
    page.need(_BRING_BACK)
    page.text(_("This is what we bring back: one sentence, without names"), 14, Face.TITLE, before=16)
    page.writing_lines(3, _PITCH)
    page.need(3 * _PITCH)
    page.text(_("What chafed, or which question is left?"), 12, Face.SEMIBOLD, before=18)
    page.writing_lines(max(int((page.y - BOTTOM) / _PITCH), 1), _PITCH)
