"""Tables on A4 pages: widths, heights, the thin bars under a row. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.notes.document import Row, Table, word_shares
from dilemmagame.notes.flow import (
    BODY,
    BOTTOM,
    CAPTION,
    DENSE,
    DENSE_STRONG,
    FIRST_BAR,
    INK,
    LAST_BAR,
    LEFT,
    LINE,
    RIGHT,
    STRONG,
    TOP,
    Column,
    Flow,
    Rectangle,
    Style,
    side_by_side,
    wrapped,
)
from dilemmagame.printing.text import line_width

LONG_TABLE = 430.0  # a shorter table is kept on one page
GUTTER = 12.0
WIDEST_FIGURES = 0.55
"""The figure columns together take no more than this part of the width; their names then run over two lines."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """How a table is set: how many columns hold words, the width of each figure column, the longest bar, and how many
    bars a row has.
    """

    words: int
    widths: tuple[float, ...]
    longest: int
    bars: int

    def room(self, column: int) -> float:
        """Width of column `column` with words, without the space behind it."""
        return (RIGHT - LEFT - sum(self.widths)) * word_shares(self.words)[column] - GUTTER + 4

    def left(self, column: int) -> float:
        """Left edge of column `column` with words, counted from 0."""
        return LEFT + sum(self.room(before) + GUTTER - 4 for before in range(column))

    def right(self, column: int) -> float:
        """Right edge of figure column `column`, counted from 0."""
        return RIGHT - sum(self.widths[column + 1 :])


def _grid(table: Table) -> _Grid:
    columns = [*zip(*(row.cells for row in (Row(table.header), *table.rows)), strict=True)][table.words :]
    widths = [max(line_width(cell, STRONG.face, STRONG.size) for cell in column) + 18 for column in columns]
    most = (RIGHT - LEFT) * WIDEST_FIGURES
    if sum(widths) > most:
        widths = [min(width, most / len(widths)) for width in widths]
    longest = max((length for row in table.rows for length in row.bars), default=0)
    bars = max((len(row.bars) for row in table.rows), default=0)
    return _Grid(table.words, tuple(widths), longest, bars)


def kept_height(table: Table) -> float:
    """How much of a table must stand on one page: all of a short one, the start of a long one."""
    grid = _grid(table)
    rows = (Row(table.header), *table.rows)
    whole = sum(_row_height(row, grid) for row in rows) + CAPTION.leading + 8
    return whole if whole < LONG_TABLE else min(whole, 120.0)


def put_table(flow: Flow, table: Table) -> None:
    """The caption, the names of the columns and the rows; on a new page the names come back."""
    grid = _grid(table)
    flow.need(kept_height(table))
    flow.text(table.caption, CAPTION)
    _head(flow, table, grid)
    for row in table.rows:
        if flow.y - _row_height(row, grid) < BOTTOM and flow.y < TOP - 60:
            flow.turn()
            _head(flow, table, grid)
        _row(flow, row, grid)
    flow.y -= 8


def _head(flow: Flow, table: Table, grid: _Grid) -> None:
    """The names of the columns; a swatch under a name is the key to the bars."""
    _cells(flow, Row(table.header, strong=True), grid)
    if grid.longest:
        flow.y -= 3
        for place in range(grid.bars):
            flow.put(Rectangle(grid.right(place) - 26, flow.y, 26, 3, _bar_colour(place, grid)))
    flow.y -= 4
    flow.put(Rectangle(LEFT, flow.y, RIGHT - LEFT, 0.9, INK))


def _bar_colour(place: int, grid: _Grid) -> str:
    return LAST_BAR if place == grid.bars - 1 else FIRST_BAR


def _lines(row: Row, grid: _Grid) -> tuple[tuple[str, ...], ...]:
    """The cells of a row, in lines that fit their columns."""
    style = _cell_style(row, grid)
    return tuple(
        wrapped(cell, style, grid.room(place) if place < grid.words else grid.widths[place - grid.words] - 8)
        for place, cell in enumerate(row.cells)
    )


def _row_height(row: Row, grid: _Grid) -> float:
    bars = len(row.bars) * 4.5 + 2 if grid.longest and row.bars else 0.0
    longest = max(1, *(len(lines) for lines in _lines(row, grid)))
    return longest * _cell_style(row, grid).leading + bars + 5


def _cell_style(row: Row, grid: _Grid) -> Style:
    """A long table without bars is set smaller, to keep it on one page."""
    if grid.longest:
        return STRONG if row.strong else BODY
    return DENSE_STRONG if row.strong else DENSE


def _cells(flow: Flow, row: Row, grid: _Grid) -> None:
    style = _cell_style(row, grid)
    columns: list[Column] = []
    for place, lines in enumerate(_lines(row, grid)):
        if place < grid.words:
            columns.append((grid.left(place), lines, style))
            continue
        right = grid.right(place - grid.words)
        for line, text in enumerate(lines):
            before = ("",) * line
            columns.append((right - line_width(text, style.face, style.size), (*before, text), style))
    flow.y -= 1
    side_by_side(flow, tuple(columns))


def _row(flow: Flow, row: Row, grid: _Grid) -> None:
    _cells(flow, row, grid)
    if grid.longest and row.bars:
        flow.y -= 2
        for place, length in enumerate(row.bars):
            flow.y -= 4.5
            if length:
                width = grid.room(0) * length / grid.longest
                flow.put(Rectangle(LEFT, flow.y + 1, width, 3.2, _bar_colour(place, grid)))
    flow.y -= 4
    flow.put(Rectangle(LEFT, flow.y, RIGHT - LEFT, 0.5, LINE))
