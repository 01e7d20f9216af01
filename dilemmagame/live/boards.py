"""From captured lines to the table of a step kind that has one."""

from __future__ import annotations

from collections.abc import Mapping

from dilemmagame.domain.cards import Card
from dilemmagame.domain.methods import board_rows
from dilemmagame.domain.session.state import Captured, Session
from dilemmagame.domain.steps import Board, CaptureField, Columns, rules
from dilemmagame.domain.tables import table_key, table_sizes
from dilemmagame.live.frames import Frame, StageCard
from dilemmagame.live.stage_view import BoardColumn, BoardScene, TablesScene


def board_scene(
    state: Session, texts: Mapping[str, str], index: int, frame: Frame, card: Card
) -> BoardScene | TablesScene:
    """The table of step `index`, whose kind has one, as it stands now."""
    planned = state.steps[index]
    board = rules(planned.step.kind).board
    if board is None:
        raise ValueError(f"{planned.step.kind} has no board")
    rows = board_rows(board, planned.step)
    here = tuple(
        line
        for line in state.captures
        if line.item == planned.item and not line.draft and line.text_id in texts
    )
    heads = _heads(state, board, here, texts)
    keys = [key for key, _title in heads]
    lines = [line for line in here if line.field in rows and line.choice in keys]
    shown = StageCard.of(card)
    if board.columns is Columns.TABLES and not lines:
        return TablesScene(frame, shown, table_sizes(state.present))
    columns = tuple(
        BoardColumn(key, title, tuple(_cell(lines, texts, key, row) for row in rows)) for key, title in heads
    )
    last = lines[-1] if lines and lines[-1].step == index else None
    newest = (keys.index(last.choice), rows.index(last.field)) if last is not None else None
    return BoardScene(frame, planned.step.kind, shown, rows, columns, newest)


def _heads(
    state: Session, board: Board, here: tuple[Captured, ...], texts: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Key and, for perspectives, the words of each column."""
    match board.columns:
        case Columns.FIXED:
            return [(key, "") for key in board.keys]
        case Columns.TABLES:
            return [(table_key(number), "") for number in range(1, len(table_sizes(state.present)) + 1)]
        case Columns.PERSPECTIVES:
            return [
                (line.text_id, texts[line.text_id]) for line in here if line.field is CaptureField.PERSPECTIVE
            ]


def _cell(lines: list[Captured], texts: Mapping[str, str], key: str, row: CaptureField) -> tuple[str, ...]:
    return tuple(texts[line.text_id] for line in lines if (line.choice, line.field) == (key, row))
