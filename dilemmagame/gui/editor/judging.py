"""What a card is worth as it stands: the card it reads as, its problems with the field they belong to, how far it
can be read, which choices look alike. No Qt, nothing is drawn.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.blocks import word_count
from dilemmagame.domain.cards import Card, Deck, Option, Severity, Vocabulary
from dilemmagame.library import limits
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.findings import Code
from dilemmagame.library.sentences import sentence

CAP_HEIGHT = 0.668
"""Height of a capital in ems (Atkinson Hyperlegible Next)."""
READABLE = math.radians(16 / 60)
"""Sixteen arc minutes: the least height of a capital that is read with ease (ISO 9241-3)."""
ALIKE = 0.6
_UNREADABLE = frozenset(
    each.value
    for each in Code
    if each.name.startswith("FRONT_MATTER") or each in (Code.FILE_NOT_TEXT, Code.FIELD_TWICE)
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem in words; `mark` names the field to go to ('' when none fits), `line` counts from 1."""

    severe: bool
    said: str
    mark: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """A card as the program reads it now."""

    card: Card
    remarks: tuple[Remark, ...]
    words: int
    unreadable: bool
    """The fields at the top cannot be read, so a form cannot show them."""


def judge(text: str, stem: str, deck: Deck, vocabulary: Vocabulary) -> Verdict:
    """Read `text` as card `stem` of `deck`, with every check that needs no measuring. Never raises on the text."""
    checked = check_card_text(text, stem, deck, vocabulary)
    found = tuple(
        Remark(
            each.problem.severity is Severity.ERROR,
            sentence(each.problem),
            each.part,
            each.problem.line,
            each.problem.column,
        )
        for each in checked.problems
    )
    codes = {each.problem.code for each in checked.problems if each.problem.severity is Severity.ERROR}
    return Verdict(checked.card, found, word_count(checked.card.situation), bool(codes & _UNREADABLE))


def reach(percent: float) -> float:
    """From how far text is read that stands `percent` of the stage's height high, in heights of the stage."""
    return percent / 100 * CAP_HEIGHT / math.tan(READABLE)


def budget(words: int) -> tuple[str, str]:
    """The number of words of a situation with what it means, and the look of the chip that says it."""
    if words > limits.STAGE_WORDS_MAX:
        return _("{n} words, goes over two pages").format(n=words), "chip-danger"
    if words > limits.STAGE_WORDS_EASY:
        return _("{n} words, fits").format(n=words), "chip-warn"
    return _("{n} words, fits easily").format(n=words), "chip-ok"


def alike(options: Sequence[Option]) -> tuple[tuple[str, str], ...]:
    """Pairs of choices that share most of their words, or begin with the same four."""
    found = []
    for n, one in enumerate(options):
        for other in options[n + 1 :]:
            first, second = _words(one.text), _words(other.text)
            if not first or not second:
                continue
            shared = len(set(first) & set(second)) / min(len(set(first)), len(set(second)))
            if shared >= ALIKE or (len(first) > 4 and first[:4] == second[:4]):
                found.append((one.letter, other.letter))
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@dataclass(frozen=True, slots=True)
class StageMeasure:
    """How a card lies on the stage: lines of the title and of the longest choice, pages, size of the case in percent
    of the stage's height."""

    title_lines: int
    choice_lines: int
    pages: int
    percent: float


@dataclass(frozen=True, slots=True)
class PaperMeasure:
    """The text size in points on each format, None where the card does not fit."""

    sizes: tuple[tuple[str, float | None], ...]


FORMATS = ("a6", "a7", "poker")


def measure_paper(card: Card, vocabulary: Vocabulary) -> PaperMeasure:
    """Measured as it is printed; takes some tens of milliseconds."""
    from dilemmagame.printing.fitting import PrintFit

    fit = PrintFit(vocabulary)
    return PaperMeasure(tuple((name, fit.printed_fit(card, name)) for name in FORMATS))


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the checklist; `mark` is the field it is about."""

    fine: bool
    said: str
    mark: str


def checklist(card: Card, stage: StageMeasure | None, paper: PaperMeasure | None) -> tuple[Check, ...]:
    """What is right and what is not, in words; what was not measured yet is left out."""
    found: list[Check] = []
    if stage is not None:
        one = stage.title_lines <= 1
        found.append(Check(one, _("Title fits on one line") if one else _("Title takes two lines"), "title"))
        if card.options:
            two = stage.choice_lines <= 2
            said = _("Every choice fits on two lines") if two else _("A choice takes more than two lines")
            found.append(Check(two, said, "option A"))
    if paper is not None:
        found += [_on_paper(name, size) for name, size in paper.sizes]
    for one_letter, other in alike(card.options):
        said = _("Choices {one} and {other} look alike").format(one=one_letter, other=other)
        found.append(Check(False, said, f"option {other}"))
    return tuple(found)


def _on_paper(name: str, size: float | None) -> Check:
    if size is None:
        return Check(False, _not_on_paper(name), "situation")
    points = figure(size)
    match name:
        case "a6":
            said = _("Fits on an A6 card, letter {pt} pt")
        case "a7":
            said = _("Fits on an A7 card, letter {pt} pt")
        case _:
            said = _("Fits on a playing card, letter {pt} pt")
    return Check(True, said.format(pt=points), "situation")


def _not_on_paper(name: str) -> str:
    match name:
        case "a6":
            return _("Too long for an A6 card")
        case "a7":
            return _("Too long for an A7 card")
        case _:
            return _("Too long for a playing card")


def figure(number: float) -> str:
    """One decimal, with the comma or point of the language."""
    return f"{number:.1f}".replace(".", "," if language() == "nl" else ".")


def with_card(deck: Deck, card: Card) -> Deck:
    """`deck` with `card` in the place of the one with its id, or at the end."""
    if deck.card(card.id) is None:
        return replace(deck, cards=(*deck.cards, card))
    return replace(deck, cards=tuple(card if each.id == card.id else each for each in deck.cards))
