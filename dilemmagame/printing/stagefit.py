"""The boxes of the stage without Qt: how large the case stands beside its question and answers at 1920 x 1080.

It follows gui/stage (parts_frame.head, parts_case) box by box, with the widths in the font files; gui is out of reach
here, so a test compares the two. Lengths are in pixels unless they are given in u, a hundredth of the stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dilemmagame.base.i18n import _
from dilemmagame.domain.blocks import Block, Heading, ListBlock, Paragraph, Quote
from dilemmagame.domain.cards import Card, CardKind, ScaleKind
from dilemmagame.printing.laying import Passage, height
from dilemmagame.printing.text import Face, Run, Word, plain, widths, word, words

U = 10.8
_WIDE, _HIGH = 1920.0, 1080.0
_SHARES = (0.575, 0.54, 0.5, 0.46)
_GOAL, _FLOOR = 3.0, 2.8
_BODY = Passage(leading=1.36, before=0.55, floor=0.0)
_INDENT_EM = 1.35
_BREAK_INSIDE = re.compile(r"(?<=[^\W\d_][-–/])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Column:
    """The inside of the case's panel, and the box of question and answers beside it."""

    case_width: float
    case_height: float
    answers_width: float
    answers_height: float


def case_pixels(card: Card) -> int | None:
    """The pixel size of the case on one page; None when it needs more pages."""
    case = _passages(card.situation)
    if card.statement:
        case += (replace(_BODY, words=_breakable(plain(card.statement, Face.SEMIBOLD))),)
    area = _area(card)
    answers = _answers(card)
    if not answers and not card.question:
        return _largest(case, _WIDE - 12 * U - 7.4 * U, area - 4.8 * U, 4.8)
    columns = [_column(share, area) for share in _SHARES]
    chosen = next((each for each in columns if _suits(each, card, case, answers)), columns[-1])
    return _largest(case, chosen.case_width, chosen.case_height, 4.2)


def _area(card: Card) -> float:
    """The height between the title and the band that says what to do."""
    top = 5.0 + 3.8 + 1.8 + ((8.4 + 1.6) if card.title else 0.0)
    bottom = 5.2 + 100 - 9.2 - 3.4 - (7.2 + 1.6)
    return (bottom - top) * U


def _column(share: float, area: float) -> _Column:
    whole = _WIDE - 12 * U
    left = whole * share
    return _Column(left - 7.4 * U, area - 4.8 * U, whole - left - 3.4 * U, area)


def _px(share: float) -> int:
    return int(share * U)


def _answers(card: Card) -> tuple[str, ...]:
    if card.kind in (CardKind.OPTIONS, CardKind.STAGES):
        return tuple(option.text for option in card.options)
    if card.kind is CardKind.SCALE and card.scale is ScaleKind.WHITE_GREY_BLACK:
        return _("White"), _("Grey"), _("Black")
    return ()


def _suits(column: _Column, card: Card, case: Sequence[Passage], answers: tuple[str, ...]) -> bool:
    """Whether the case has room at a good size and every answer fits its tile."""
    if height(case, column.case_width, _px(_GOAL)) > column.case_height:
        return False
    if not answers:
        return True
    tiles = column.answers_height - _question(card, column.answers_width, tight=len(answers) > 4)
    if card.choices:
        tiles -= (4.6 + 1.4) * U
    gap = (1.6 if len(answers) <= 4 else 1.0) * U
    tall = min((tiles - gap * (len(answers) - 1)) / len(answers), 16 * U)
    wide = column.answers_width - min(6.2 * U, tall - 1.2 * U) - 5.0 * U
    return all(
        height((_line(each, Face.MEDIUM, 1.25),), wide, _px(2.6)) <= tall - 0.8 * U for each in answers
    )


def _question(card: Card, width: float, *, tight: bool) -> float:
    """The height of the question with the space below it: at most three lines in eleven u."""
    if not card.question:
        return 0.0
    asked = (_line(card.question, Face.TITLE, 1.15),)
    for px in range(_px(3.4 if tight else 4.4), _px(2.6) - 1, -1):
        tall = height(asked, width, px)
        if tall <= 11 * U + 0.5 and tall <= 3 * 1.15 * px + 0.5:
            break
    else:
        tall = 3 * 1.15 * _px(2.6)
    return tall + (0.9 if tight else 1.8) * U


def _line(text: str, face: Face, leading: float) -> Passage:
    return Passage(_breakable(plain(text, face)), leading=leading, floor=0.0)


def _largest(case: Sequence[Passage], width: float, room: float, high: float) -> int | None:
    """The largest whole pixel size with no word torn; at the least size a word may be torn."""
    for px in range(_px(high), _px(_FLOOR) - 1, -1):
        whole = px == _px(_FLOOR) or all(
            each.width * px <= width - passage.indent * px + 0.5 for passage in case for each in passage.words
        )
        if whole and height(case, width, px) <= room + 0.5:
            return px
    return None


def _passages(blocks: Iterable[Block], depth: int = 0) -> tuple[Passage, ...]:
    """The paragraphs as the stage sets them: lists and quotes set in by their depth."""
    made: list[Passage] = []
    for block in blocks:
        own = replace(_BODY, indent=depth * _INDENT_EM)
        match block:
            case Paragraph():
                made.append(replace(own, words=_breakable(words(block.spans, Face.TEXT, Face.BOLD))))
            case Heading():
                said = words([replace(span, strong=True) for span in block.spans], strong=Face.SEMIBOLD)
                made.append(replace(own, words=_breakable(said)))
            case ListBlock():
                for item in block.items:
                    made.extend(_passages(item, depth + 1))
            case Quote():
                made.extend(_passages(block.blocks, depth + 1))
    return tuple(each for each in made if each.words)


def _breakable(made: Iterable[Word]) -> tuple[Word, ...]:
    """`made` with words cut after hyphens and slashes, where the stage may break a line."""
    cut: list[Word] = []
    for each in made:
        parts = _BREAK_INSIDE.split(each.text) if each.font else [each.text]
        if len(parts) == 1:
            cut.append(each)
            continue
        known = widths(each.font)
        for place, part in enumerate(parts, 1):
            space = each.space if place == len(parts) else 0.0
            cut.append(word((Run(each.font, part),), sum(known[char] for char in part), space))
    return tuple(cut)
