"""Step kind `twist`: the votes on each what-if beside the case as it stood, as far as they may be told."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import Disclosure
from dilemmagame.domain.ladder import climb
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.climbing import climb_sentence, rung_name
from dilemmagame.notes.content import Asked, ItemNotes, Tally
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Row, Table, Tone
from dilemmagame.notes.steps import KindLines
from dilemmagame.notes.steps.vote import channel_text, verdict_text


def _card(item: ItemNotes) -> tuple[Block, ...]:
    asked = item.asked_about(About.TWIST)
    if not asked:
        return ()
    return (
        Heading(_("What if"), 2),
        *_finding(item, asked),
        Listing(tuple(_fact(each) for each in asked)),
        *_table(item, asked),
    )


def _last(each: Asked) -> Tally | None:
    return each.outcome.rounds[-1] if each.outcome.rounds else None


def _rungs(item: ItemNotes, asked: tuple[Asked, ...]) -> list[tuple[int, Tally]]:
    """The rungs that may be told, the case as it stood before."""
    rungs = [(0, item.start)] if item.start is not None else []
    rungs += [(each.number, tally) for each in asked if (tally := _last(each))]
    return [(number, tally) for number, tally in rungs if tally.verdict is Disclosure.BARS]


def _finding(item: ItemNotes, asked: tuple[Asked, ...]) -> tuple[Block, ...]:
    keys = [choice.key for choice in asked[0].outcome.choices]
    said = climb_sentence(climb(keys, [(number, tally.ballots) for number, tally in _rungs(item, asked)]))
    return (Passage(_("{sentence}.").format(sentence=said)),) if said else ()


def _fact(each: Asked) -> Item:
    tally = _last(each)
    why = verdict_text(tally) if tally is not None else ""
    return Item(
        _("{rung}: {text}").format(rung=rung_name(each.number), text=each.text), (why,) if why else ()
    )


def _table(item: ItemNotes, asked: tuple[Asked, ...]) -> tuple[Block, ...]:
    rungs = _rungs(item, asked)
    if not rungs:
        return ()
    rows = [
        Row((choice.label, *(str(tally.ballots[place]) for _number, tally in rungs)))
        for place, choice in enumerate(asked[0].outcome.choices)
    ]
    rows.append(Row((_("Ballots"), *(str(tally.total) for _number, tally in rungs)), strong=True))
    header = (_("Choice"), *(rung_name(number) for number, _tally in rungs))
    channels = dict.fromkeys(tally.channel for _number, tally in rungs)
    return (
        Table(_("Ballots per choice"), header, tuple(rows)),
        *(Passage(channel_text(channel), Tone.QUIET) for channel in channels),
    )


LINES = KindLines(StepKind.TWIST, _card)
