"""print: cards and all other papers that can be made without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dilemmagame.base import i18n
from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.base.paths import DataFolder
from dilemmagame.cli.choosing import find_deck, find_programme, pick_cards, rehearsal_plan, varied
from dilemmagame.cli.parser import UnusableCallError
from dilemmagame.domain.cards import grey_cases
from dilemmagame.library.shelf import Shelf

MOST_PEOPLE = 999


def print_deck(call: argparse.Namespace, folder: DataFolder, shelf: Shelf) -> int:
    """Write one PDF. 1 when a card does not fit or is broken: it is named, and left out rather than cut off."""
    target = Path(call.output)
    if call.vote_cards is not None:
        from dilemmagame.printing.votecards import print_votecards

        if not 1 <= call.vote_cards <= MOST_PEOPLE:
            raise UnusableCallError(_("The number of people is a number from 1 to 999."))
        content = print_votecards(call.vote_cards)
    elif call.evaluation:
        from dilemmagame.printing.evaluation import print_evaluation

        content = print_evaluation(shelf.language)
    elif call.grey_sheet:
        content = _grey_sheet(call, shelf)
    elif call.table_sheets is not None:
        content = _table_sheets(call, shelf)
    elif call.runsheet:
        content = _run_sheet(call, shelf)
    elif call.values_poster is not None:
        content = _values_poster(call, folder)
    elif call.tents is not None:
        content = _tents(call, folder)
    else:
        return _cards(call, shelf, target)
    write_where_asked(target, content)
    print(_("Written: {file}").format(file=target))
    return 0


def _grey_sheet(call: argparse.Namespace, shelf: Shelf) -> bytes:
    from dilemmagame.printing.greysheet import print_grey_sheet

    cards = pick_cards(find_deck(shelf, call.deck), call.grey_sheet)
    if len(cards) != 1:
        raise UnusableCallError(_("Name one card for the sheet of the grey area."))
    if not grey_cases(cards[0]):
        said = _("{title} has too few cases to place. Write three borderline cases on the card.")
        raise UnusableCallError(said.format(title=cards[0].title))
    return print_grey_sheet(cards[0], shelf.language)


def _table_sheets(call: argparse.Namespace, shelf: Shelf) -> bytes:
    from dilemmagame.printing.tablesheet import MOST_TABLES, print_table_sheets

    if not 1 <= call.table_sheets <= MOST_TABLES:
        raise UnusableCallError(
            _("The number of tables is a number from 1 to {most}.").format(most=MOST_TABLES)
        )
    if not call.cards:
        raise UnusableCallError(_("Name the cards that the tables talk about, with --cards."))
    return print_table_sheets(
        pick_cards(find_deck(shelf, call.deck), call.cards), call.table_sheets, shelf.language
    )


def _values_poster(call: argparse.Namespace, folder: DataFolder) -> bytes:
    """The values of a group as it is kept; the deck plays no part."""
    from dilemmagame.notes.wording import adopted_when
    from dilemmagame.printing.valuesboard import print_values_board
    from dilemmagame.storage.store import Store

    store = Store.open(folder)
    try:
        groups = store.groups()
        named = [group for group in groups if call.values_poster in (group.id, group.name)]
        if len(named) != 1:
            known = ", ".join(f"{group.name} ({group.id})" for group in groups)
            said = _("Name one group by its name or its id. Known here: {groups}")
            raise UnusableCallError(said.format(groups=known or _("none")))
        group = named[0]
        colour = store.load_organisation(group.organisation_id).colour
    finally:
        store.close()
    if not group.values:
        raise UnusableCallError(_("{group} has adopted no values yet.").format(group=group.name))
    return print_values_board(
        group.values,
        i18n.language(),
        paper=call.paper,
        holder=group.name,
        foot=adopted_when(group),
        accent=colour,
    )


def _tents(call: argparse.Namespace, folder: DataFolder) -> bytes:
    """The code of the evening that is on: only there is an address that phones will find."""
    from dilemmagame.printing.tents import Invitation, print_tents
    from dilemmagame.voting.line import standing_line
    from dilemmagame.voting.qr import squares

    if not 1 <= call.tents <= MOST_PEOPLE:
        raise UnusableCallError(_("The number of tents is a number from 1 to 999."))
    line = standing_line(folder.ballots)
    if line is None:
        raise UnusableCallError(
            _(
                "No evening is on in which phones vote, so there is no address yet. Start it, then print the tents."
            )
        )
    address = f"{line.addresses[0]}:{line.port}"
    return print_tents(Invitation(address, line.code, squares(line.link)), call.tents)


def _run_sheet(call: argparse.Namespace, shelf: Shelf) -> bytes:
    from dilemmagame.printing.runsheet import print_runsheet

    deck = find_deck(shelf, call.deck)
    template = find_programme(shelf, call.programme, deck.deck)
    cards = pick_cards(deck, call.cards)
    chosen = cards if call.cards else varied(cards, template, shelf.methods)
    plan = rehearsal_plan(shelf, deck, template, chosen, None, 18, None)
    return print_runsheet(plan, i18n.language())


def _cards(call: argparse.Namespace, shelf: Shelf, target: Path) -> int:
    from dilemmagame.printing.cards import PrintOptions, print_cards

    deck = find_deck(shelf, call.deck)
    options = PrintOptions(
        layout=call.layout,
        duplex=call.duplex,
        bleed_mm=call.bleed,
        marks=call.marks,
        language=shelf.language,
        large=call.large,
        ink_saving=call.ink_saving,
        # without names the whole deck, broken cards too: printing leaves them out and names them
        cards=tuple(card.id for card in pick_cards(deck, call.cards)) if call.cards else (),
    )
    made = print_cards(deck.deck, options, shelf.vocabulary)
    write_where_asked(target, made.pdf)
    sheets = ngettext("{n} sheet", "{n} sheets", made.sheets).format(n=made.sheets)
    print(_("Written: {file} ({sheets})").format(file=target, sheets=sheets))
    for card in made.unfit:
        said = _("Does not fit and is left out: {title}. Use a larger size, or shorten the text.")
        print(said.format(title=card.title), file=sys.stderr)
    for title in made.broken:
        said = _("Has a mistake and is left out: {title}. What is wrong, the command check says.")
        print(said.format(title=title), file=sys.stderr)
    if made.missing:
        said = _("No font has these characters; their numbers stand on paper: {characters}")
        print(said.format(characters=" ".join(made.missing)), file=sys.stderr)
    return 1 if made.unfit or made.broken else 0
