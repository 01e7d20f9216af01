"""From session state to the trainer's view."""

from __future__ import annotations

from dilemmagame.domain.analysis import Reading, agree_early, read_round
from dilemmagame.domain.ballots import THE_CARD, About, Count, Round, RoundStatus, without
from dilemmagame.domain.cards import Norm
from dilemmagame.domain.disclosure import Disclosure, bars, is_unanimous
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import fields_of
from dilemmagame.domain.session.clockwork import proposed_replan, schedule
from dilemmagame.domain.session.forms import touched_values
from dilemmagame.domain.session.state import Session, primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.timereport import time_lines
from dilemmagame.domain.timing import SessionTime
from dilemmagame.domain.valuing import told
from dilemmagame.live.console_view import (
    AgreementLine,
    ConsoleView,
    Line,
    Pace,
    RailItem,
    RailStep,
    RoundPanel,
    StepState,
)
from dilemmagame.live.forms import smallest_group
from dilemmagame.live.inbox import NO_TEXTING, Texting
from dilemmagame.live.presence import NOBODY, Presence
from dilemmagame.live.staging import Texts, scene_at, stage_view, timer_face


def console_view(
    state: Session,
    texts: Texts,
    now: SessionTime,
    mono_ms: int,
    presence: Presence = NOBODY,
    texting: Texting = NO_TEXTING,
) -> ConsoleView:
    """The console at `now`."""
    step = state.current.step
    following = state.next_index()
    here = state.current.item
    panels = tuple(_panel(state, vote) for vote in state.rounds_here())
    return ConsoleView(
        plan=state.plan,
        confidentiality=state.confidentiality,
        present=state.present,
        phase=state.phase,
        position=state.position,
        items=_rail(state, now),
        kind=step.kind,
        step_title=step.title,
        hint=step.hint,
        captures=fields_of(step),
        card=state.card,
        norms=_norms(state),
        values_named=tuple(value for item, value in state.values if item == state.current.item),
        primary=primary(state),
        next_title=state.steps[following].step.title if following is not None else None,
        timer=timer_face(state, mono_ms),
        pace=_pace(state, now),
        votes=tuple(panel for panel in panels if panel.subject.about is not About.CERTAINTY),
        lines=_lines(state, texts),
        agreements=_agreements(state, texts),
        stage=stage_view(state, texts, mono_ms, presence, texting),
        next_scene=scene_at(state, texts, following) if following is not None else None,
        calm=state.calm,
        break_until=state.break_until,
        started_at=state.started_at,
        finished_at=state.finished_at,
        clock_ms=now.ms,
        as_of_ms=mono_ms,
        channel=state.channel,
        presence=presence,
        certainty=tuple(panel for panel in panels if panel.subject.about is About.CERTAINTY),
        offer_ladder=_offers_ladder(state),
        touched=touched_values(state),
        recalled=tuple(value for item, value in state.recalled if item == here),
        voices=tuple(voice for item, voice in state.voices if item == here),
        heard=state.heard[1] if state.heard is not None and state.heard[0] == here else -1,
        twist=state.twist[1] if state.twist is not None and state.twist[0] == here else 0,
        scores=state.scores,
        adopted=state.adopted,
        page=state.page,
        pages=state.page_count,
        smallest_group=smallest_group(state, here, state.card) if state.card is not None else 0,
        readings=_readings(state) if step.kind is StepKind.REVEAL else (),
        times=time_lines(state, now.ms),
        texting=texting,
    )


def _norms(state: Session) -> tuple[Norm, ...]:
    """Those the card names."""
    wanted = state.card.norms if state.card is not None else ()
    return tuple(norm for norm in state.plan.norms if norm.id in wanted)


def _readings(state: Session) -> tuple[tuple[int, Reading], ...]:
    """The rounds of this step read, as far as they may be told."""
    card = state.card
    if card is None:
        return ()
    told = (v for v in state.rounds_here() if v.subject == THE_CARD and bars(v) is Disclosure.BARS)
    return tuple((vote.slot, reading) for vote in told if (reading := read_round(vote, card)) is not None)


def _offers_ladder(state: Session) -> bool:
    """Most chose the same in the round that has just been shown, the card has what-ifs, and none was voted on yet."""
    card = state.card
    if card is None or not card.twists or state.current.step.kind is not StepKind.REVEAL:
        return False
    if any(
        each.step.kind is StepKind.TWIST and state.plan.items[each.item].card == card for each in state.steps
    ):
        return False
    shown = [vote for vote in state.rounds_here() if vote.subject == THE_CARD]
    return bool(shown) and bars(shown[-1]) is Disclosure.BARS and agree_early(shown[-1])


def _rail(state: Session, now: SessionTime) -> tuple[RailItem, ...]:
    items: list[RailItem] = []
    dilemma = 0
    for place in dict.fromkeys(each.item for each in state.steps):
        item = state.plan.items[place]
        steps = tuple(_rail_step(state, i, now) for i, each in enumerate(state.steps) if each.item == place)
        dilemma += item.card is not None
        title = Localised(item.card.title, item.card.title) if item.card is not None else item.method.title
        items.append(RailItem(place, title, dilemma if item.card is not None else 0, steps))
    return tuple(items)


def _rail_step(state: Session, index: int, now: SessionTime) -> RailStep:
    step = state.steps[index].step
    spent = state.spent_ms[index]
    if index == state.position:
        mark = StepState.CURRENT
        spent += max(0, now.ms - state.entered_ms)
    elif index in state.skipped or (index < state.position and index not in state.visited):
        mark = StepState.SKIPPED  # also what was jumped over
    else:
        mark = StepState.DONE if index in state.visited and index < state.position else StepState.COMING
    return RailStep(index, step.title, step.kind, state.planned_ms[index], spent, mark)


def _panel(state: Session, vote: Round) -> RoundPanel:
    is_open = vote.status is RoundStatus.OPEN
    shown = vote.status is RoundStatus.REVEALED
    first = state.round_for(vote.item, 1, vote.subject) if vote.slot == 2 else None
    return RoundPanel(
        number=vote.number,
        slot=vote.slot,
        status=vote.status,
        channel=vote.channel,
        present=vote.present,
        present_before=first.present if first is not None else 0,
        choices=state.choices_of(vote),
        hands=() if is_open else _counted_in_the_room(vote),
        total=0 if is_open else vote.total,
        unanimous=not is_open and is_unanimous(vote),
        warned=vote.warned,
        subject=vote.subject,
        phoned=0 if is_open else vote.unseen,
        waiting=vote.waiting,
        names=state.names_of(vote),
        most=vote.question.most if vote.question is not None else 0,
        told=told(vote) if shown and vote.question is not None else None,
    )


def _counted_in_the_room(vote: Round) -> tuple[Count, ...]:
    """The tally without what came by phone: who opened the vote again could else see what one more phone said."""
    if not vote.by_phone:
        return vote.counts
    return without(vote.counts, vote.secret)


def _pace(state: Session, now: SessionTime) -> Pace:
    times = schedule(state, now)
    begun = state.started_at or now.wall
    end = state.finished_at or now.wall
    return Pace(
        elapsed_ms=max(0, int((end - begun).total_seconds() * 1000)),
        total_ms=state.promised_ms,
        behind_ms=times.behind_ms,
        planned_end=times.planned_end,
        expected_end=times.expected_end,
        replan=proposed_replan(state, now),
    )


def _lines(state: Session, texts: Texts) -> tuple[Line, ...]:
    return tuple(
        Line(c.text_id, c.field, texts[c.text_id], c.choice, c.item, c.step, c.at_ms, c.draft)
        for c in state.captures
        if c.text_id in texts
    )


def _agreements(state: Session, texts: Texts) -> tuple[AgreementLine, ...]:
    return tuple(
        AgreementLine(
            a.number, a.item,
            a.body, texts.get(a.body, ""), a.who, texts.get(a.who, ""),
            a.when, texts.get(a.when, ""), a.friction, texts.get(a.friction, ""),
            a.status, a.support, a.present,
        )
        for a in state.agreements
    )  # fmt: skip
