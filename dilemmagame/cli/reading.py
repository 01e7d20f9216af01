"""check, decks and methods."""

from __future__ import annotations

import argparse
from pathlib import Path

from dilemmagame.base import i18n
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Severity
from dilemmagame.library.shelf import Shelf


def check(call: argparse.Namespace) -> int:
    """Print every problem; 1 when there is at least one error."""
    from dilemmagame.cli.fitting import BothFits
    from dilemmagame.library.checking import check_all
    from dilemmagame.library.sentences import format_fit, format_text, to_json

    paths = [Path(name) for name in call.paths]
    for path in paths:
        if not path.exists():
            raise WorldError(WorldErrorCode.FILE_MISSING, str(path))
    checked = check_all(paths, BothFits())
    problems = checked.problems
    if call.format == "json":
        print(to_json(checked))
    else:
        if all(path.is_file() for path in paths):
            for report in checked.cards:
                print(format_fit(report))
        for problem in problems:
            print(format_text(problem))
        if not problems:
            print(_("No problems found."))
    return 1 if any(problem.severity is Severity.ERROR for problem in problems) else 0


def decks(call: argparse.Namespace, shelf: Shelf) -> int:
    """One line per deck, or the tables of what they cover."""
    if call.balance:
        from dilemmagame.library.balance import balance, to_markdown

        print(to_markdown(balance([each.deck for each in shelf.decks], shelf.vocabulary)), end="")
        return 0
    for each in shelf.decks:
        n = len(each.deck.cards)
        cards = ngettext("{n} card", "{n} cards", n).format(n=n)
        print(f"{each.deck.id}\t{each.deck.title}\t{cards}\t{each.deck.version}\t{each.path}")
    return 0


def methods(shelf: Shelf) -> int:
    """One line per method, then one per programme, then what is wrong in own files; 1 when one cannot be used."""
    from dilemmagame.library.sentences import format_text

    language = i18n.language()
    for method in shelf.methods.values():
        if not method.frame:
            minutes = round(method.planned_ms / 60_000)
            length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
            group = _("{low} to {high} people").format(low=method.group_min, high=method.group_max)
            print(f"{method.id}\t{method.title.get(language)}\t{length}\t{group}")
    for template in shelf.programmes:
        length = ngettext("{n} minute", "{n} minutes", template.minutes).format(n=template.minutes)
        print(f"{template.id}\t{template.title.get(language)}\t{length}")
    for problem in shelf.faults:
        print(format_text(problem))
    return 1 if any(problem.severity is Severity.ERROR for problem in shelf.faults) else 0
