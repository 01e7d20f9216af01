"""What may be told of a vote on values, for stage, console and notes alike."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.ballots import About, Channel, Form, Round
from dilemmagame.domain.disclosure import Disclosure, bars
from dilemmagame.domain.ordering import group_order


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value by its letter on the ballot. `place` counts from 1 and is shared by equals. `people` is how many chose
    it, `halves` its average place in half places where orders were given and that may be told.
    """

    choice: str
    place: int
    people: int = 0
    halves: int | None = None


@dataclass(frozen=True, slots=True)
class ValuesTold:
    """A vote on values, `rows` from the first to the last; they are empty unless `verdict` is BARS. So many `people`
    took part; 0 where hands were raised: then only `present` is known, for one person may raise several.
    """

    about: About
    verdict: Disclosure
    channel: Channel
    present: int
    most: int
    people: int = 0
    rows: tuple[ValueRow, ...] = ()


def told(vote: Round) -> ValuesTold:
    """What may be told of `vote`, as far as it was shown."""
    verdict = bars(vote)
    most = vote.question.most if vote.question is not None else 1
    if verdict is not Disclosure.BARS:
        return ValuesTold(vote.subject.about, verdict, vote.channel, vote.present, most)
    people = vote.ballots if vote.channel is Channel.PHONES else 0
    return ValuesTold(
        vote.subject.about, verdict, vote.channel, vote.present, most, people, tuple(_rows(vote))
    )


def _rows(vote: Round) -> list[ValueRow]:
    if vote.form is Form.RANKING:
        placed = group_order(vote.places, vote.ballots)
        return [ValueRow(each.choice, each.place, halves=each.halves) for each in placed]
    choices = vote.question.choices if vote.question is not None else ()
    people = {choice: vote.ballots_for(choice) for choice in choices}
    rows = [
        ValueRow(choice, 1 + sum(1 for other in people.values() if other > chose), chose)
        for choice, chose in people.items()
    ]
    return sorted(rows, key=lambda row: row.place)
