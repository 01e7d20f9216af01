"""Names and sentences of the windows for sharing."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.library.packages.plan import Clash, MergePlan, Scope, Side
from dilemmagame.library.sheets.mapping import Form
from dilemmagame.library.sheets.plan import Entry


def language_name(code: str) -> str:
    match code:
        case "nl":
            return _("Dutch")
        case "en":
            return _("English")
        case _:
            return code


def cards(n: int) -> str:
    return ngettext("{n} card", "{n} cards", n).format(n=n)


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names after each other, the last of many only counted."""
    rest = len(names) - most
    said = ", ".join(names[:most])
    return said if rest <= 0 else said + " " + ngettext("and {n} more", "and {n} more", rest).format(n=rest)


def version_text(clash: Clash, side: Side | None) -> str:
    """One of the three versions of a clash to read; `side` None is the version that both came from."""
    text = clash.base if side is None else clash.mine if side is Side.MINE else clash.theirs
    if text is None:
        if side is None:
            return _("It was not there.")
        return _("You took it out.") if side is Side.MINE else _("They took it out.")
    if not text and clash.scope is Scope.FILE:
        return _("A picture.")
    return text


def entry_state(entry: Entry) -> str:
    """What a row of a sheet does, in two or three words."""
    if entry.broken:
        return _("not complete")
    if entry.new:
        return _("new")
    if not entry.changes:
        return _("the same")
    return _("changed") if entry.default else _("waits for your choice")


def form_name(form: Form) -> str:
    match form:
        case Form.TABLE:
            return _("Table: a row for each card")
        case Form.PROOF:
            return _("Proofreading list: a row for each text")
        case Form.TRANSLATION:
            return _("Translation list: each text with its translation")


def moved_by_itself(plan: MergePlan) -> str:
    """How many changes need no choice, and whose they are."""
    theirs = sum(change.by is Side.THEIRS for change in plan.changes)
    mine = sum(change.by is Side.MINE for change in plan.changes)
    both = len(plan.changes) - theirs - mine
    parts = [
        ngettext("{n} change of theirs comes in", "{n} changes of theirs come in", theirs).format(n=theirs)
    ]
    if mine:
        parts.append(ngettext("{n} change of yours stays", "{n} changes of yours stay", mine).format(n=mine))
    if both:
        parts.append(
            ngettext("{n} is the same on both sides", "{n} are the same on both sides", both).format(n=both)
        )
    return ", ".join(parts)
