"""Step kind `grey`: where the group placed each case, before and after, and how much of it lay in the grey."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.ballots import About
from dilemmagame.domain.disclosure import THRESHOLD, Disclosure
from dilemmagame.domain.spread import in_grey, median_place, spread
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import Asked, ItemNotes, Tally
from dilemmagame.notes.document import Block, Heading, Passage, Row, Table, Tone
from dilemmagame.notes.shades import place_name, spread_words
from dilemmagame.notes.steps import KindLines
from dilemmagame.notes.steps.vote import channel_text

BEFORE, AFTER = 1, 2


def _card(item: ItemNotes) -> tuple[Block, ...]:
    asked = item.asked_about(About.CASE)
    if not asked:
        return ()
    told = [each for each in asked if any(_told(each, slot) for slot in (BEFORE, AFTER))]
    blocks: list[Block] = [Heading(_("The grey area"), 2)]
    if told:
        again = any(_told(each, AFTER) for each in told)
        blocks.append(_table(told, again=again))
        blocks.extend(Passage(line) for line in _shrunk(told))
        channels = dict.fromkeys(
            tally.channel
            for each in told
            for tally in each.outcome.rounds
            if tally.verdict is Disclosure.BARS
        )
        blocks.extend(Passage(channel_text(channel), Tone.QUIET) for channel in channels)
    left = len(asked) - len(told)
    if left:
        blocks.append(Passage(_untold(left), Tone.QUIET))
    return tuple(blocks)


def _told(asked: Asked, slot: int) -> Tally | None:
    return next(
        (each for each in asked.outcome.rounds if each.slot == slot and each.verdict is Disclosure.BARS), None
    )


def _table(told: list[Asked], *, again: bool) -> Table:
    header = (
        _("Case"),
        *((_("Middle before"), _("Middle after")) if again else (_("Middle"),)),
        _("Differences"),
        _("Ballots"),
    )
    rows = tuple(_row(each, again=again) for each in told)
    return Table(_("Where the group placed the cases"), header, rows, words=1 + (3 if again else 2))


def _row(asked: Asked, *, again: bool) -> Row:
    rounds = [_told(asked, slot) for slot in ((BEFORE, AFTER) if again else (BEFORE,))]
    newest = next(each for each in reversed(rounds) if each is not None)
    middles = tuple(place_name(median_place(each.ballots)) if each is not None else "" for each in rounds)
    ballots = " / ".join(str(each.total) for each in rounds if each is not None)
    bars = tuple(newest.ballots)
    return Row(
        (f"{asked.number}. {asked.text}", *middles, spread_words(spread(bars)), ballots),
    )


def _shrunk(told: list[Asked]) -> tuple[str, ...]:
    """How many of all the placings lay between white and black, before and after; only over cases told twice."""
    both = [
        (before, after)
        for each in told
        if (before := _told(each, BEFORE)) is not None and (after := _told(each, AFTER)) is not None
    ]
    if not both:
        return _once(told)
    numbers = (
        sum(in_grey(before.ballots) for before, _after in both),
        sum(before.total for before, _after in both),
        sum(in_grey(after.ballots) for _before, after in both),
        sum(after.total for _before, after in both),
    )
    return (
        _(
            "Placed in the grey, between white and black: {before} of {all_before} times before,"
            " {after} of {all_after} after."
        ).format(before=numbers[0], all_before=numbers[1], after=numbers[2], all_after=numbers[3]),
    )


def _once(told: list[Asked]) -> tuple[str, ...]:
    """The same where nobody placed twice: of the only round that may be told."""
    rounds = [each for asked in told if (each := _told(asked, BEFORE) or _told(asked, AFTER)) is not None]
    said = _("Placed in the grey, between white and black: {grey} of {all} times.")
    return (
        said.format(
            grey=sum(in_grey(each.ballots) for each in rounds), all=sum(each.total for each in rounds)
        ),
    )


def _untold(number: int) -> str:
    return ngettext(
        "{n} case is left out: it was not counted, not shown, or had fewer than {threshold} ballots.",
        "{n} cases are left out: they were not counted, not shown, or had fewer than {threshold} ballots.",
        number,
    ).format(n=number, threshold=THRESHOLD)


LINES = KindLines(StepKind.GREY, _card)
