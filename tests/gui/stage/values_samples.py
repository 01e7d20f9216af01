"""Stage models of votes on values: by hand, by phone, chosen, put in order, few and many."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.ballots import LETTERS, About, Channel, PlaceSum
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.ordering import group_order
from dilemmagame.domain.valuing import ValueRow, ValuesTold
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import Frame
from tests.gui.stage.phone_samples import JOIN
from tests.gui.stage.samples import TIMER, words

BOARD = Frame(0, 1, 1, 3, words("Kiezen", "Choosing"), TIMER)
NAMES = (
    words("Openheid", "Openness"),
    words("Vertrouwen", "Trust"),
    words("Menselijke maat", "Human measure"),
    words("Rechtvaardigheid", "Justice"),
    words("Moed", "Courage"),
    words("Zorgvuldigheid", "Care"),
    words("Onafhankelijkheid", "Independence"),
    words("Doelmatigheid", "Efficiency"),
    words("Dienstbaarheid", "Service"),
    words("Betrouwbaarheid", "Reliability"),
    words("Respect", "Respect"),
    words("Nabijheid", "Closeness"),
)


def vote(values: int, about: About = About.VALUES) -> forms.ValuesVoteScene:
    """By hand, still choosing."""
    return forms.ValuesVoteScene(BOARD, about, NAMES[:values], 3, closed=False, by_hand=True, present=23)


def chosen(*people: int, channel: Channel = Channel.PHONES) -> forms.ValuesResultScene:
    rows = [
        ValueRow(LETTERS[place], 1 + sum(other > one for other in people), one)
        for place, one in enumerate(people)
    ]
    rows.sort(key=lambda row: row.place)
    count = 21 if channel is Channel.PHONES else 0
    told = ValuesTold(About.VALUES, Disclosure.BARS, channel, 23, 3, count, tuple(rows))
    return forms.ValuesResultScene(BOARD, NAMES[: len(people)], told)


def ordered(ballots: int, *sums: int) -> forms.ValuesResultScene:
    placed = group_order((PlaceSum(LETTERS[at], places) for at, places in enumerate(sums)), ballots)
    rows = tuple(ValueRow(each.choice, each.place, halves=each.halves) for each in placed)
    told = ValuesTold(About.ORDER, Disclosure.BARS, Channel.PHONES, 23, len(sums), ballots, rows)
    return forms.ValuesResultScene(BOARD, NAMES[: len(sums)], told)


def untold(verdict: Disclosure) -> forms.ValuesResultScene:
    told = ValuesTold(About.VALUES, verdict, Channel.PHONES, 23, 3)
    return forms.ValuesResultScene(BOARD, NAMES[:4], told)


def votes_on_values() -> dict[str, models.Scene]:
    """One of each as on an ordinary evening."""
    by_phone = replace(vote(5), by_hand=False, join=JOIN, received=9)
    return {
        "values-vote-hands": vote(4),
        "values-vote-count": replace(vote(6), closed=True),
        "values-vote-phones": by_phone,
        "values-vote-order": replace(by_phone, about=About.ORDER, names=NAMES[:6], most=6),
        "values-chosen": chosen(17, 16, 9, 4, 0),
        "values-ordered": ordered(21, 38, 45, 80, 96, 56),
        "values-ordered-few": ordered(7, 10, 14, 18),
        "values-too-few": untold(Disclosure.TOO_FEW),
        "values-not-counted": untold(Disclosure.NOT_COUNTED),
    }


def crowded_votes() -> dict[str, models.Scene]:
    """Twelve values, all equal, long names."""
    long_name = Localised(
        "Zorgvuldigheid en rechtvaardigheid in de omgang", "Care and justice in how we deal"
    )
    everything = replace(vote(12), by_hand=False, join=JOIN, received=23)
    return {
        "values-vote-long": replace(everything, names=(long_name,) * 12),
        "values-chosen-twelve": chosen(17, 16, 9, 4, 0, 3, 3, 8, 1, 2, 2, 6),
        "values-chosen-long": replace(chosen(*(9, 7) * 6), names=(long_name,) * 12),
        "values-ordered-equal": ordered(24, *(84,) * 6),
        "values-ordered-long": replace(ordered(24, 40, 60, 80, 90, 110, 124), names=(long_name,) * 6),
    }
