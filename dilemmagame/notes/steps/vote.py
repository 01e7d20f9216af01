"""Step kind `vote`: the totals of the rounds on a card, how they were counted, and what changed in net terms."""

from __future__ import annotations

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.analysis import most_said
from dilemmagame.domain.ballots import About, Channel
from dilemmagame.domain.disclosure import THRESHOLD, Disclosure
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.content import FlowLine, ItemNotes, Outcome, Tally
from dilemmagame.notes.document import Block, Heading, Item, Listing, Passage, Row, Table, Tone
from dilemmagame.notes.measuring import picture_sentence, reckoned, sure_sentence
from dilemmagame.notes.steps import KindLines
from dilemmagame.notes.wording import delta_text


def _card(item: ItemNotes) -> tuple[Block, ...]:
    outcome = item.outcome
    if outcome is None:
        return ()
    return (
        Heading(_("Outcome"), 2),
        *_table(outcome),
        *(Passage(each) for each in _not_told(outcome)),
        *_moves(item),
        *(Passage(each, Tone.QUIET) for each in _remarks(outcome, linked=_is_linked(item))),
        *_pictures(outcome),
        *_sure(item),
    )


def round_name(slot: int) -> str:
    return _("First round") if slot == 1 else _("Second round")


def _table(outcome: Outcome) -> tuple[Block, ...]:
    """Only rounds that may be told stand here; the others have no figures at all."""
    told = [each for each in outcome.rounds if each.verdict is Disclosure.BARS]
    if not told:
        return ()
    deltas = [delta_text(change.delta) for change in outcome.changes]
    rows = [
        Row(
            (choice.label, *(str(each.ballots[place]) for each in told), *deltas[place : place + 1]),
            bars=tuple(each.ballots[place] for each in told),
        )
        for place, choice in enumerate(outcome.choices)
    ]
    empty = ("",) if deltas else ()
    rows.append(Row((_("Ballots"), *(str(each.total) for each in told), *empty), strong=True))
    rows.append(Row((_("People present"), *(str(each.present) for each in told), *empty)))
    header = (_("Choice"), *(round_name(each.slot) for each in told), *((_("Net"),) if deltas else ()))
    return (Table(_("Ballots per choice"), header, tuple(rows)),)


def _moves(item: ItemNotes) -> tuple[Block, ...]:
    """Who stayed and who moved between linked rounds, as far as that may be told."""
    steps = [flow for flow in item.flows if flow.before and flow.after]
    moved = [flow for flow in steps if flow.before != flow.after]
    lines: list[str] = []
    if item.other_moves is not None:
        people = item.other_moves + sum(flow.people for flow in moved)
        lines.append(
            ngettext(
                "{n} person chose differently in the second round.",
                "{n} people chose differently in the second round.",
                people,
            ).format(n=people)
        )
    lines += [_step(flow) for flow in steps]
    if steps:
        lines.append(_("Steps of fewer than five people are not told."))
    return (Listing(tuple(Item(line) for line in lines)),) if lines else ()


def _is_linked(item: ItemNotes) -> bool:
    """Something is told of who moved, so the two rounds were not counted apart."""
    return bool(item.flows) or item.other_moves is not None


def _step(flow: FlowLine) -> str:
    people = ngettext("{n} person", "{n} people", flow.people).format(n=flow.people)
    if flow.before == flow.after:
        return _("{people} stayed with: {choice}").format(people=people, choice=flow.before)
    return _("{people} went from: {before} to: {after}").format(
        people=people, before=flow.before, after=flow.after
    )


def _pictures(outcome: Outcome) -> tuple[Block, ...]:
    """How the answers lay in each round, in words first."""
    blocks: list[Block] = []
    for each in outcome.rounds:
        if each.reading is not None:
            said = f"{round_name(each.slot)}: {picture_sentence(each.reading)}"
            blocks += [Passage(said), Passage(reckoned(each.reading), Tone.QUIET)]
    return tuple(blocks)


def _sure(item: ItemNotes) -> tuple[Block, ...]:
    """How sure people were, where they were asked."""
    blocks: list[Block] = []
    for asked in item.asked_about(About.CERTAINTY):
        told = [each for each in asked.outcome.rounds if each.verdict is Disclosure.BARS]
        if told:
            sentence = sure_sentence([most_said(each.ballots) or 0 for each in told])
            rows = tuple(
                Row((choice.label, *(str(each.ballots[place]) for each in told)))
                for place, choice in enumerate(asked.outcome.choices)
            )
            header = (_("How sure"), *(round_name(each.slot) for each in told))
            blocks += [
                Passage(_("{sentence}.").format(sentence=sentence)),
                Table(_("How sure people were"), header, rows),
            ]
    return tuple(blocks)


def verdict_text(tally: Tally) -> str:
    """Why a round has no figures; '' where it has."""
    match tally.verdict:
        case Disclosure.HIDDEN:
            return _("The result was not shown, so it is not in these notes.")
        case Disclosure.NOT_COUNTED:
            return _("The group voted, the votes were not counted.")
        case Disclosure.TOO_FEW:
            return _("Fewer than {threshold} votes were counted. That is too few to show the result.").format(
                threshold=_number(THRESHOLD)
            )
        case Disclosure.FEW_BY_PHONE:
            return _(
                "Beside the raised hands fewer than {threshold} answers came by phone."
                " That is too few to show the result."
            ).format(threshold=_number(THRESHOLD))
        case Disclosure.BARS:
            return ""


def _number(n: int) -> str:
    return _("five") if n == 5 else str(n)


def _not_told(outcome: Outcome) -> tuple[str, ...]:
    return tuple(
        _("{round}: {reason}").format(round=round_name(each.slot), reason=verdict_text(each))
        for each in outcome.rounds
        if each.verdict is not Disclosure.BARS
    )


def _remarks(outcome: Outcome, *, linked: bool) -> tuple[str, ...]:
    """What a reader has to know before drawing conclusions from the figures."""
    remarks: list[str] = []
    told = [each for each in outcome.rounds if each.verdict is Disclosure.BARS]
    if outcome.changes and not linked:
        remarks.append(
            _(
                "Net is the difference between the two rounds. The rounds were counted apart, so who moved is unknown."
            )
        )
    if len(told) == 2 and told[0].present != told[1].present:
        remarks.append(_presence(told[0], told[1]))
    remarks.extend(channel_text(channel) for channel in dict.fromkeys(each.channel for each in told))
    remarks.extend(_again(each) for each in told if each.held > 1)
    return tuple(remarks)


def _presence(first: Tally, second: Tally) -> str:
    return _(
        "In the second round {second} people were present, in the first {first}."
        " So the difference does not only come from people who changed their mind."
    ).format(first=first.present, second=second.present)


def channel_text(channel: Channel) -> str:
    """How a round was counted, honestly: raised hands and cards are never secret."""
    match channel:
        case Channel.HANDS:
            return _("Counted openly, by raised hands or cards. This was not a secret vote.")
        case Channel.PAPER:
            return _("Counted openly on paper and typed in afterwards. This was not a secret vote.")
        case Channel.PHONES:
            return _("Answered by phone, in secret.")
        case Channel.MIXED:
            return _("Partly answered by phone, in secret, and partly counted openly by raised hands.")


def _again(tally: Tally) -> str:
    return ngettext(
        "{round}: held {n} time.",
        "{round}: held {n} times. The figures are of the last time that was shown.",
        tally.held,
    ).format(round=round_name(tally.slot), n=tally.held)


LINES = KindLines(StepKind.VOTE, _card)
