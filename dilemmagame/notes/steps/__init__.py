"""One module per step kind: what that kind adds to the notes, per card or for the evening as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dilemmagame.domain.steps import CaptureField, Columns, StepKind, rules
from dilemmagame.notes.content import ItemNotes, Notes, Said
from dilemmagame.notes.document import Block, Heading, Item, Listing
from dilemmagame.notes.wording import column_name, origin


def no_lines_on_a_card(item: ItemNotes) -> tuple[Block, ...]:
    """For kinds without lines of their own on a card."""
    return ()


def no_lines_for_the_evening(notes: Notes) -> tuple[Block, ...]:
    """For kinds without lines of their own after the cards."""
    return ()


@dataclass(frozen=True, slots=True)
class KindLines:
    """A kind's lines: `card` under each dilemma, `evening` once, after the last one."""

    kind: StepKind
    card: Callable[[ItemNotes], tuple[Block, ...]] = no_lines_on_a_card
    evening: Callable[[Notes], tuple[Block, ...]] = no_lines_for_the_evening


def section(title: str, lines: tuple[Said, ...]) -> tuple[Block, ...]:
    """A small heading with the lines under it; nothing where there are none."""
    if not lines:
        return ()
    return Heading(title, 2), Listing(tuple(Item(line.text) for line in lines))


def grouped(title: str, item: ItemNotes, kind: StepKind, *fields: CaptureField) -> tuple[Block, ...]:
    """The lines of a kind that has a table, column by column; nothing where there are none.

    With perspectives the columns carry their words, else the names of the kind's fixed columns or of the tables.
    """
    board = rules(kind).board
    lines = tuple(line for field in fields for line in item.lines(field))
    if board is not None and board.columns is Columns.FIXED:
        columns = board.keys
    else:
        columns = tuple(dict.fromkeys(line.choice for line in lines if line.choice))
    items = tuple(
        Item(column_name(column) or column, under)
        for column in columns
        if (under := tuple(line.text for line in lines if line.choice == column))
    )
    return (Heading(title, 2), Listing(items)) if items else ()


def chapter(title: str, lines: tuple[Said, ...]) -> tuple[Block, ...]:
    """A large heading with the lines of the whole evening and the card each came from."""
    if not lines:
        return ()
    items = tuple(Item(line.text, origin(line.about)) for line in lines)
    return Heading(title, 1), Listing(items)
