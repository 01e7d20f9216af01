"""A vote on values in words: what was asked, who took part, how high a value stands. For notes, stage and console."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import LETTERS, About, Channel
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.valuing import ValueRow, ValuesTold

MOST_NAMED = 3
"""More values than this that come first together are only counted in a sentence."""


def asked_words(about: About, most: int) -> str:
    """What the group was asked, as a heading."""
    if about is About.ORDER:
        return _("Put the values in order")
    return ngettext("Choose {n} value", "Choose {n} values at most", most).format(n=most)


def name_of(row: ValueRow, names: Sequence[str]) -> str:
    """What the letter of a row stands for."""
    return names[LETTERS.index(row.choice)]


def people_words(told: ValuesTold) -> str:
    """How many took part. Of raised hands nobody knows: one person may raise several."""
    if told.channel is Channel.PHONES:
        return ngettext("{n} person answered", "{n} people answered", told.people).format(n=told.people)
    return ngettext("{n} person present", "{n} people present", told.present).format(n=told.present)


def first_words(told: ValuesTold, names: Sequence[str]) -> str:
    """The result in one sentence, the value or the values that came first."""
    first = [name_of(row, names) for row in told.rows if row.place == 1]
    if len(first) == len(told.rows):
        return _("All values end equal")
    if len(first) > MOST_NAMED and told.about is About.ORDER:
        return _("{n} values come first together").format(n=len(first))
    if len(first) > MOST_NAMED:
        return _("{n} values were chosen most often, equally").format(n=len(first))
    if told.about is About.ORDER:
        return ngettext("{values} comes first", "{values} come first together", len(first)).format(
            values=joined(first)
        )
    return ngettext(
        "{values} was chosen most often", "{values} were chosen most often, equally", len(first)
    ).format(values=joined(first))


def joined(words: Sequence[str]) -> str:
    """'A, B and C'."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def row_figure(row: ValueRow, told: ValuesTold) -> str:
    """The figure beside a value: how many chose it, or its place on average; '' where that may not be told."""
    if told.about is not About.ORDER:
        return str(row.people)
    return _("on average place {place}").format(place=half_places(row.halves)) if row.halves else ""


def half_places(halves: int) -> str:
    """2, 2½."""
    return f"{halves // 2}{'½' if halves % 2 else ''}"


def untold_words(verdict: Disclosure) -> str:
    """Why a vote on values has no figures."""
    match verdict:
        case Disclosure.HIDDEN:
            return _("The result was not shown, so it is not in these notes.")
        case Disclosure.TOO_FEW:
            return _("Fewer than five people took part, so nothing is told of it.")
        case Disclosure.FEW_BY_PHONE:
            return _(
                "Fewer than five people answered by phone beside the raised hands, so nothing is told of it."
            )
        case Disclosure.NOT_COUNTED | Disclosure.BARS:
            return _("The group voted, the votes were not counted.")
