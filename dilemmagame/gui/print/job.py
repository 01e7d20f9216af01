"""What somebody wants on paper, and the PDF that comes of it. No Qt: the page calls this on its background thread."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Deck
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.plan import Confidentiality, Plan
from dilemmagame.domain.planning import Occasion, fill_template, make_plan, playable
from dilemmagame.domain.templates import ProgrammeTemplate
from dilemmagame.library.shelf import Shelf
from dilemmagame.library.starters import unfilled
from dilemmagame.printing.geometry import FORMATS, Duplex, sheet_for
from dilemmagame.printing.preview import page_count


class What(Enum):
    """The kinds of paper."""

    CARDS = "cards"
    VOTE_CARDS = "vote-cards"
    RUN_SHEET = "run-sheet"
    EVALUATION = "evaluation"
    TABLE_SHEETS = "table-sheets"


@dataclass(frozen=True, slots=True)
class Wish:
    """The choices on the page. `layout` and `duplex` as in printing; `people` for vote cards, `card` and `tables` for
    the sheets of tables.
    """

    what: What = What.CARDS
    layout: str = "a7"
    duplex: str = "long"
    marks: bool = True
    large: bool = False
    ink_saving: bool = False
    people: int = 18
    programme: str = ""
    card: str = ""
    tables: int = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `unfit` names the cards that are left out because they do not fit; `broken` those unreadable.

    `unfilled` names those that are on it with text of their template.
    """

    pdf: bytes = field(repr=False)
    pages: int
    sheets: int
    cards: int
    duplex: str
    unfit: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    missing: str = ""
    unfilled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words come from. `now` is the day of a run sheet."""

    shelf: Shelf
    deck: Deck
    organisation: Organisation
    now: datetime


def per_sheet(layout: str, duplex: str) -> int:
    """How many cards lie on one A4."""
    return len(sheet_for(FORMATS[layout], Duplex(duplex)).fronts)


def make(source: Source, wish: Wish) -> Paper:
    """The PDF for `wish`. WorldError DECK_EMPTY or PROGRAMME_MISSING when there is nothing to put on it."""
    spoken = source.shelf.language
    match wish.what:
        case What.CARDS:
            return _cards(source, wish)
        case What.VOTE_CARDS:
            from dilemmagame.printing.votecards import print_votecards

            turned = wish.duplex if wish.duplex in ("long", "short") else "none"
            pdf = print_votecards(wish.people, duplex=turned, ink_saving=wish.ink_saving, language=spoken)
            return _plain(pdf, turned, 2 if turned != "none" else 1)
        case What.RUN_SHEET:
            from dilemmagame.printing.runsheet import print_runsheet

            return _plain(print_runsheet(_plan(source, wish), spoken))
        case What.EVALUATION:
            from dilemmagame.printing.evaluation import print_evaluation

            return _plain(print_evaluation(spoken))
        case What.TABLE_SHEETS:
            return _table_sheets(source, wish)


def _plain(pdf: bytes, duplex: str = "none", sides: int = 1) -> Paper:
    pages = page_count(pdf)
    return Paper(pdf, pages, -(-pages // sides), 0, duplex)


def _table_sheets(source: Source, wish: Wish) -> Paper:
    from dilemmagame.printing.tablesheet import print_table_sheets

    cards = playable(source.deck)
    chosen = next((card for card in cards if card.id == wish.card), cards[0] if cards else None)
    if chosen is None:
        raise WorldError(WorldErrorCode.DECK_EMPTY, source.deck.title)
    return _plain(print_table_sheets((chosen,), wish.tables, source.shelf.language))


def _cards(source: Source, wish: Wish) -> Paper:
    from dilemmagame.printing.cards import PrintOptions, print_cards

    options = PrintOptions(
        layout=wish.layout,
        duplex=wish.duplex,
        marks=wish.marks,
        language=source.shelf.language,
        large=wish.large,
        ink_saving=wish.ink_saving,
    )
    made = print_cards(source.deck, options, source.shelf.vocabulary)
    unfit = tuple(card.title for card in made.unfit)
    pages = page_count(made.pdf)
    left_out = {each.id for each in made.unfit}
    half = tuple(card.title for card in playable(source.deck) if card.id not in left_out and unfilled(card))
    return Paper(
        made.pdf, pages, made.sheets, made.cards, wish.duplex, unfit, made.broken, made.missing, half
    )


def programmes(shelf: Shelf) -> tuple[ProgrammeTemplate, ...]:
    """The programmes whose methods are all there."""
    return tuple(
        each for each in shelf.programmes if all(item.method in shelf.methods for item in each.items)
    )


def _plan(source: Source, wish: Wish) -> Plan:
    known = programmes(source.shelf)
    template = next((each for each in known if each.id == wish.programme), known[0] if known else None)
    if template is None:
        raise WorldError(WorldErrorCode.PROGRAMME_MISSING, wish.programme)
    cards = playable(source.deck)[: max(1, template.cards)]
    if not cards:
        raise WorldError(WorldErrorCode.DECK_EMPTY, source.deck.title)
    occasion = Occasion(
        session_id=secrets.token_hex(8),
        title=_("{group} in conversation").format(group=source.deck.title),
        organisation=source.organisation,
        confidentiality=Confidentiality.CHATHAM_HOUSE,
        present=wish.people,
        starts_at=source.now.astimezone().replace(hour=19, minute=30, second=0, microsecond=0),
    )
    items = fill_template(template, cards, source.shelf.methods, wish.people)
    return make_plan(occasion, source.deck, items, source.shelf.vocabulary)
