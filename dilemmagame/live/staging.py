"""From session state to the scene on the stage: the one place that chooses what the audience may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.analysis import most_said
from dilemmagame.domain.ballots import About, Channel, Round, RoundStatus, Subject
from dilemmagame.domain.cards import CERTAINTIES, Card
from dilemmagame.domain.disclosure import Disclosure, Flows, Hidden, bars, shift
from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.live.boards import board_scene
from dilemmagame.live.form_scenes import (
    FormScene,
    GreyPlacingScene,
    HearingScene,
    LadderScene,
    RungScene,
    ValuesVoteScene,
)
from dilemmagame.live.forms import form_scene, frame_form, shown_twist
from dilemmagame.live.frames import Frame, Invitation, StageCard, TimerFace
from dilemmagame.live.inbox import NO_TEXTING, Texting
from dilemmagame.live.phone_view import FEW_PEOPLE
from dilemmagame.live.presence import NOBODY, Presence
from dilemmagame.live.stage_view import (
    AgreementScene,
    AlluvialScene,
    BallotScene,
    BarsScene,
    BreakScene,
    CalmScene,
    CaseScene,
    ClosingScene,
    ContactsScene,
    HiddenResultScene,
    PromptScene,
    ReadBackScene,
    RulesScene,
    Scene,
    SlopeScene,
    StageView,
    TablesScene,
    WelcomeScene,
)

PUBLIC_FIELDS = (
    CaptureField.REASON,
    CaptureField.COUNTER_REASON,
    CaptureField.STAKEHOLDER,
    CaptureField.INSIGHT,
    CaptureField.FACT,
    CaptureField.DAMAGE,
    CaptureField.PERSPECTIVE,
    CaptureField.VALUE,
    CaptureField.RULE,
    CaptureField.ALTERNATIVE,
    CaptureField.ADVICE,
    CaptureField.YIELD,
    CaptureField.QUESTION,
    CaptureField.IMPROVEMENT,
    CaptureField.DEFINITION,
    CaptureField.EDGE,
    CaptureField.LINE,
    CaptureField.ROLE,
    CaptureField.PROCESS,
    CaptureField.MEASURE,
)
CHAIR_LAST = (StepKind.ARGUMENTS, StepKind.DIALOGUE, StepKind.DUO, StepKind.MINORITY)
Texts = Mapping[str, str]


def stage_view(
    state: Session, texts: Texts, mono_ms: int, presence: Presence = NOBODY, texting: Texting = NO_TEXTING
) -> StageView:
    """The stage now; `mono_ms` is the counting clock at this moment."""
    scene = _inviting(_peopled(_scene(state, texts, mono_ms), state, presence), presence, texting)
    return StageView(scene, state.blank, state.frozen)


def _inviting(scene: Scene, presence: Presence, texting: Texting) -> Scene:
    """How to send in a text, when the trainer wants it said. What was sent in has no place here."""
    if not texting.invited or texting.field is None or presence.join is None:
        return scene
    invitation = Invitation(texting.field, presence.join)
    match scene:
        case PromptScene() | HearingScene() | FormScene() | LadderScene():
            return replace(scene, frame=replace(scene.frame, invitation=invitation))
        case _:
            return scene


def _peopled(scene: Scene, state: Session, presence: Presence) -> Scene:
    """Where phones take part: how to come in, how many are there, how many have answered. Never what."""
    if presence.join is None or state.channel is not Channel.PHONES:
        return scene
    match scene:
        case WelcomeScene():
            return replace(scene, join=presence.join, connected=presence.connected, present=state.present)
        case BallotScene() | RungScene() | GreyPlacingScene() | ValuesVoteScene():
            still_open = [
                vote for vote in state.rounds_here() if vote.by_phone and vote.status is RoundStatus.OPEN
            ]
            if not still_open:
                return scene
            # Of several questions at once the one that fewest have answered yet: then all is in when it says so.
            received = min(presence.received.get(vote.number, 0) for vote in still_open)
            return replace(scene, join=presence.join, received=received)
        case _:
            return scene


def _scene(state: Session, texts: Texts, mono_ms: int) -> Scene:
    if state.calm:
        return CalmScene()
    if state.break_until is not None:
        return BreakScene(state.break_until)
    return scene_at(state, texts, state.position, _timer(state, mono_ms))


def _timer(state: Session, mono_ms: int) -> TimerFace | None:
    timer = state.timer
    if timer is None or state.phase is not Phase.RUNNING:
        return None
    return TimerFace(timer.total_ms, timer.remaining_ms(state.clock_ms), timer.paused_at_ms is None, mono_ms)


def timer_face(state: Session, mono_ms: int) -> TimerFace | None:
    """The timer of the current step as a face that a window can let run on by itself."""
    return _timer(state, mono_ms)


def scene_at(state: Session, texts: Texts, index: int, timer: TimerFace | None = None) -> Scene:
    """The scene of step `index` as it would stand now; results that are not revealed stay covered."""
    planned = state.steps[index]
    frame = _frame(state, index, timer)
    match planned.step.kind:
        case StepKind.WELCOME:
            return WelcomeScene(state.plan.organisation.name, state.plan.title, state.plan.starts_at)
        case StepKind.OPEN:
            votes = any(rules(each.step.kind).ballots for each in state.steps)
            evening = state.plan.evening
            few = votes and state.present < FEW_PEOPLE
            return RulesScene(
                frame,
                state.confidentiality,
                votes,
                evening.chair,
                evening.tone,
                evening.purpose,
                few,
                planned.step.ask,
            )
        case StepKind.CLOSING:
            return ClosingScene(frame, tuple(_value(state, each) for each in _distinct_values(state)))
        case StepKind.READBACK:
            return _readback(state, texts, frame)
        case StepKind.CONTACTS:
            return ContactsScene(frame, state.plan.organisation.contacts)
        case StepKind.PAUSE:
            return ClosingScene(frame, ())
        case StepKind.PAGES | StepKind.SCAN | StepKind.MEASURES | StepKind.VALUES_BOARD:
            return frame_form(state, texts, index, frame) or ClosingScene(frame, ())
        case _:
            card = state.plan.items[planned.item].card
            return (
                _card_scene(state, texts, index, frame, card) if card is not None else ClosingScene(frame, ())
            )


def _card_scene(state: Session, texts: Texts, index: int, frame: Frame, card: Card) -> Scene:
    planned = state.steps[index]
    shown = StageCard.of(card)
    form = form_scene(state, texts, index, frame, card)
    if form is not None:
        return form
    match planned.step.kind:
        case StepKind.READ:
            return CaseScene(frame, shown)
        case StepKind.VOTE:
            return _ballot(state, frame, shown, planned.item, planned.step.slot)
        case StepKind.REVEAL:
            return _result(state, frame, shown, planned.item, planned.step.rounds)
        case StepKind.AGREEMENT:
            return _agreement(state, texts, frame, card.title, planned.item)
        case kind if rules(kind).board is not None:
            board = board_scene(state, texts, index, frame, card)
            if isinstance(board, TablesScene):
                return board
            twist, ask = shown_twist(state, index, card), planned.step.ask
            return replace(board, twist=twist, recalled=recalled(state, index), ask=ask)
        case kind:
            lines = tuple(
                texts[line.text_id]
                for line in state.captures
                if line.step == index
                and line.field in PUBLIC_FIELDS
                and not line.draft
                and line.text_id in texts
            )
            values = tuple(_value(state, value) for item, value in state.values if item == planned.item)
            chair = state.plan.evening.chair if kind in CHAIR_LAST else Chair.NOBODY
            twist = shown_twist(state, index, card)
            ask = planned.step.ask
            return PromptScene(frame, kind, shown, lines, values, twist, recalled(state, index), chair, ask)


def recalled(state: Session, index: int) -> tuple[AdoptedValue, ...]:
    """What the group agreed on before, as far as the trainer put it on the stage with this item."""
    item = state.steps[index].item
    wanted = {value for place, value in state.recalled if place == item}
    return tuple(each for each in state.plan.evening.adopted if each.value in wanted)


def _frame(state: Session, index: int, timer: TimerFace | None) -> Frame:
    planned = state.steps[index]
    items = dict.fromkeys(each.item for each in state.steps)
    with_card = [place for place in items if state.plan.items[place].card is not None]
    dilemma = with_card.index(planned.item) + 1 if planned.item in with_card else 0
    siblings = [place for place, each in enumerate(state.steps) if each.item == planned.item]
    place = siblings.index(index) + 1
    return Frame(dilemma, len(with_card), place, len(siblings), planned.step.title, timer)


def _ballot(state: Session, frame: Frame, card: StageCard, item: int, slot: int) -> BallotScene:
    vote = state.round_for(item, slot)
    first = state.round_for(item, 1) if slot == 2 else None
    closed = vote is not None and vote.status is not RoundStatus.OPEN
    by_phone = vote is not None and vote.by_phone
    return BallotScene(
        frame,
        card,
        slot,
        cards_up=closed and not by_phone,
        present=state.present if vote is None else vote.present,
        present_before=first.present if first is not None else 0,
        certainty=state.plan.evening.certainty,
        covered=closed and by_phone,
    )


def _result(state: Session, frame: Frame, card: StageCard, item: int, slots: tuple[int, ...]) -> Scene:
    rounds = [vote for slot in slots if (vote := state.round_for(item, slot)) is not None]
    if not rounds or any(vote.status is not RoundStatus.REVEALED for vote in rounds):
        return HiddenResultScene(frame, card, slots)
    if len(rounds) > 1:
        before, after = rounds[0], rounds[-1]
        between = shift(before, after, card.choices, None)
        if not isinstance(between, Hidden):
            sizes = before.total, after.total, before.present, after.present
            told = state.told_between(before, after)
            if isinstance(told, Flows):
                chosen, kept = (tuple(v.ballots_for(c) for c in card.choices) for v in (before, after))
                return AlluvialScene(frame, card, chosen, kept, told, _sure(state, rounds))
            moved = told.moved if told is not None else None
            return SlopeScene(frame, card, between.changes, *sizes, moved, _sure(state, rounds))
    shown = next((vote for vote in reversed(rounds) if bars(vote) is Disclosure.BARS), rounds[-1])
    return _bars(frame, card, shown, _sure(state, [shown]))


def _sure(state: Session, rounds: list[Round]) -> tuple[int, ...]:
    """How sure most people were in these rounds, as far as that may be told of all of them."""
    asked = [state.round_for(vote.item, vote.slot, Subject(About.CERTAINTY)) for vote in rounds]
    told = [vote for vote in asked if vote is not None and bars(vote) is Disclosure.BARS]
    if len(told) < len(rounds):
        return ()
    return tuple(most_said([vote.ballots_for(place) for place in CERTAINTIES]) or 0 for vote in told)


def _bars(frame: Frame, card: StageCard, vote: Round, sure: tuple[int, ...]) -> BarsScene:
    verdict = bars(vote)
    seen = verdict is Disclosure.BARS
    ballots = tuple(vote.ballots_for(choice) for choice in card.choices) if seen else ()
    total = vote.total if seen else 0
    return BarsScene(frame, card, vote.slot, verdict, ballots, total, vote.present, sure if seen else ())


def _agreement(state: Session, texts: Texts, frame: Frame, title: str, item: int) -> AgreementScene:
    here = [
        each for each in state.agreements if each.item == item and each.status is not AgreementStatus.DROPPED
    ]
    if not here:
        return AgreementScene(frame, title, _line_drawn(state, texts, item), "", "", "")
    last = here[-1]
    return AgreementScene(frame, title, *_words(last, texts), last.support, last.present)


def _line_drawn(state: Session, texts: Texts, item: int) -> str:
    """The line the group drew last on this card; it stands on the stage as long as no agreement does."""
    drawn = [
        texts[line.text_id]
        for line in state.captures
        if line.item == item and line.field is CaptureField.LINE and not line.draft and line.text_id in texts
    ]
    return drawn[-1] if drawn else ""


def _words(agreement: Agreement, texts: Texts) -> tuple[str, str, str, str]:
    body, who, when, friction = (
        texts.get(text, "") for text in (agreement.body, agreement.who, agreement.when, agreement.friction)
    )
    return body, who, when, friction


def _readback(state: Session, texts: Texts, frame: Frame) -> ReadBackScene:
    confirmed = tuple(
        texts.get(each.body, "") for each in state.agreements if each.status is AgreementStatus.CONFIRMED
    )
    waiting = state.proposed()
    total = len(waiting) + len(confirmed)
    if not waiting:
        signal = _last_said(state, texts, CaptureField.SIGNAL)
        return ReadBackScene(frame, 0, total, "", "", "", "", confirmed, signal)
    return ReadBackScene(frame, len(confirmed) + 1, total, *_words(waiting[0], texts), confirmed)


def _last_said(state: Session, texts: Texts, field: CaptureField) -> str:
    """The newest whole line of a kind over the whole evening that is not kept inside."""
    lines = (
        texts.get(line.text_id, "")
        for line in reversed(state.captures)
        if line.field is field and not line.draft and line.text_id not in state.inside
    )
    return next((text for text in lines if text), "")


def _distinct_values(state: Session) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for _, value in state.values))


def _value(state: Session, value: str) -> Localised:
    return next((term.name for term in state.plan.values if term.id == value), Localised(value, value))
