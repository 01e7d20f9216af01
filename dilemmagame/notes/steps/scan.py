"""Step kind `scan`: the group's work against what makes it vulnerable, as a table, with warnings in words."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.scan import HIGHEST, is_combination, weights
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Notes, ScoredProcess
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Row, Table, Tone
from dilemmagame.notes.steps import KindLines
from dilemmagame.notes.wording import degree_word

NOTHING = "–"


def _evening(notes: Notes) -> tuple[Block, ...]:
    if not notes.scan:
        return ()
    return (
        Heading(_("Where our work is vulnerable")),
        _table(notes),
        Passage(_key(), Tone.QUIET),
        *_warnings(notes),
        *_heaviest(notes),
        *_fitting(notes),
    )


def _table(notes: Notes) -> Table:
    """A process in each row, a vulnerability in each column."""
    header = (_("Work"), *(each.key for each in notes.vulnerabilities))
    rows = tuple(
        Row((process.name, *(_figure(process, each.key) for each in notes.vulnerabilities)))
        for process in notes.scan
    )
    return Table(_("Scores by the group, from 0 to 3"), header, rows)


def _figure(process: ScoredProcess, vulnerability: str) -> str:
    known = dict(process.scores)
    return str(known[vulnerability]) if vulnerability in known else NOTHING


def _key() -> str:
    """What the figures mean."""
    degrees = ", ".join(
        _("{score} {degree}").format(score=score, degree=degree_word(score)) for score in range(HIGHEST + 1)
    )
    return _("{degrees}. The group agreed on each score aloud; nobody voted.").format(degrees=degrees)


def _warnings(notes: Notes) -> tuple[Block, ...]:
    return tuple(
        Passage(
            _(
                "{work}: here people work alone and have access to money or sensitive data."
                " Together that weighs more than each by itself."
            ).format(work=process.name),
            Tone.MARKED,
        )
        for process in notes.scan
        if is_combination(dict(process.scores))
    )


def _heaviest(notes: Notes) -> tuple[Block, ...]:
    """What each column means in words, the heaviest first."""
    names = {each.key: each.label for each in notes.vulnerabilities}
    ranked = weights((process.name, key, score) for process in notes.scan for key, score in process.scores)
    order = dict.fromkeys((*(key for key, _sum in ranked if key in names), *names))
    total = dict(ranked)
    return (
        Heading(_("What the columns stand for, heaviest first"), 2),
        Listing(
            tuple(
                Item(
                    _("{id} {name}: {total} in all").format(id=key, name=names[key], total=total.get(key, 0))
                )
                for key in order
            )
        ),
    )


def _fitting(notes: Notes) -> tuple[Block, ...]:
    """The dilemmas of this evening about what weighs most; what was kept for later stands among what was parked."""
    if not notes.fitting:
        return ()
    items = tuple(Item(title) for title in notes.fitting)
    return Heading(_("Dilemmas of this evening that are about it"), 2), Listing(items)


LINES = KindLines(StepKind.SCAN, evening=_evening)
