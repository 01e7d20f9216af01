"""From session state to the scenes of the working forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dilemmagame.domain.ballots import About, Channel, Round, RoundStatus, Subject
from dilemmagame.domain.cards import GREY_PLACES, NEUTRAL_CHOICES, SHADES, Card, grey_cases
from dilemmagame.domain.disclosure import Disclosure, bars
from dilemmagame.domain.ladder import Course, climb
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.scan import is_combination
from dilemmagame.domain.session.state import Captured, Session
from dilemmagame.domain.spread import median_place, spread
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.valuing import told
from dilemmagame.live.form_scenes import (
    AdvisersScene,
    BoardValue,
    FormScene,
    GreyPlacingScene,
    GreyRow,
    GreyScene,
    HearingScene,
    LadderScene,
    MeasuresScene,
    PagesScene,
    Rung,
    RungScene,
    ScanRow,
    ScanScene,
    Spread,
    ValuesBoardScene,
    ValuesResultScene,
    ValuesVoteScene,
)
from dilemmagame.live.frames import Frame, StageCard

Texts = Mapping[str, str]
FormsScene = GreyPlacingScene | GreyScene | RungScene | LadderScene | AdvisersScene | HearingScene | FormScene
FrameForm = PagesScene | ScanScene | MeasuresScene | ValuesBoardScene | ValuesVoteScene | ValuesResultScene
FORMS = frozenset({StepKind.OPPOSITES, StepKind.MINORITY, StepKind.ROLES})


def form_scene(state: Session, texts: Texts, index: int, frame: Frame, card: Card) -> FormsScene | None:
    """The scene of a working form on a card, or None when the step is none."""
    planned = state.steps[index]
    match planned.step.kind:
        case StepKind.GREY:
            return _placing(state, index, frame, card)
        case StepKind.SPREAD:
            return _grey(state, index, frame, card)
        case StepKind.TWIST:
            return _rung(state, index, frame, card)
        case StepKind.TIPPING:
            return replace(
                _ladder(state, planned.item, frame, card, asking=True), said=_newest(state, texts, index)
            )
        case StepKind.ADVISERS:
            here = tuple(voice for item, voice in state.voices if item == planned.item)
            return AdvisersScene(frame, StageCard.of(card), tuple(v.who for v in card.voices), here)
        case StepKind.HEARING:
            return _hearing(state, texts, index, frame, card)
        case kind if kind in FORMS:
            return _form(state, texts, index, frame, card)
        case _:
            return None


def frame_form(state: Session, texts: Texts, index: int, frame: Frame) -> FrameForm | None:
    """The scene of a working form that needs no card, or None when the step is none."""
    match state.steps[index].step.kind:
        case StepKind.PAGES:
            pages = state.plan.items[state.steps[index].item].pages
            page = min(state.page if index == state.position else 0, max(len(pages) - 1, 0))
            return PagesScene(frame, pages[page] if pages else "", page + 1, len(pages))
        case StepKind.SCAN:
            return _scan(state, texts, frame)
        case StepKind.MEASURES:
            return _measures(state, texts, frame)
        case StepKind.VALUES_BOARD:
            return _values_vote(state, index, frame) or _values_board(state, texts, frame)
        case _:
            return None


def shown_twist(state: Session, index: int, card: Card) -> str:
    """The what-if that stands on the stage with step `index`, or ''."""
    item = state.steps[index].item
    if index != state.position or state.twist is None or state.twist[0] != item:
        return ""
    number = state.twist[1]
    return card.twists[number - 1] if number <= len(card.twists) else ""


def _placing(state: Session, index: int, frame: Frame, card: Card) -> GreyPlacingScene:
    held = state.rounds_of(index)
    closed = bool(held) and all(vote.status is not RoundStatus.OPEN for vote in held)
    by_phone = any(vote.by_phone for vote in held)
    present = held[0].present if held else state.present
    slot = state.steps[index].step.slot
    return GreyPlacingScene(
        frame,
        StageCard.of(card),
        grey_cases(card),
        slot,
        counting=closed and not by_phone,
        present=present,
        covered=closed and by_phone,
    )


def _grey(state: Session, index: int, frame: Frame, card: Card) -> GreyScene:
    planned = state.steps[index]
    slots = planned.slots
    held = state.rounds_of(index)
    covered = not held or any(vote.status is not RoundStatus.REVEALED for vote in held)
    rows: list[GreyRow] = []
    for number, text in enumerate(grey_cases(card), 1):
        subject = Subject(About.CASE, number)
        seen = [_spread(state.round_for(planned.item, slot, subject)) for slot in slots]
        if covered:
            seen = [None for _ in slots]
        rows.append(GreyRow(number, text, seen[0], seen[-1] if len(slots) > 1 else None))
    newest = [(row.number, row.after or row.before) for row in rows]
    ranked = [(spread(shown.ballots), -number) for number, shown in newest if shown is not None]
    widest = -max(ranked)[1] if ranked and max(ranked)[0] > 0 else None
    return GreyScene(frame, StageCard.of(card), tuple(rows), slots, covered, widest)


def _spread(vote: Round | None) -> Spread | None:
    if vote is None or bars(vote) is not Disclosure.BARS:
        return None
    ballots = tuple(vote.ballots_for(place) for place in GREY_PLACES)
    return Spread(ballots, vote.total, median_place(ballots))


def _rung(state: Session, index: int, frame: Frame, card: Card) -> RungScene | LadderScene:
    planned = state.steps[index]
    vote = next(iter(state.rounds_of(index)), None)
    if vote is not None and vote.status is RoundStatus.REVEALED:
        return _ladder(state, planned.item, frame, card, asking=False)
    closed = vote is not None and vote.status is not RoundStatus.OPEN
    by_phone = vote is not None and vote.by_phone
    twist = card.twists[planned.number - 1] if planned.number <= len(card.twists) else ""
    present = vote.present if vote is not None else state.present
    return RungScene(
        frame,
        StageCard.of(card),
        planned.number,
        len(card.twists),
        twist,
        cards_up=closed and not by_phone,
        present=present,
        covered=closed and by_phone,
    )


def _ladder(state: Session, item: int, frame: Frame, card: Card, *, asking: bool) -> LadderScene:
    """Only rungs whose result has been shown stand on the ladder."""
    held = [(0, state.ladder_start(item), "")]
    held += [
        (number, state.round_for(item, 1, Subject(About.TWIST, number)), text)
        for number, text in enumerate(card.twists, 1)
    ]
    rungs: list[Rung] = []
    for number, vote, text in held:
        if vote is None or vote.status is not RoundStatus.REVEALED:
            continue
        told = bars(vote) is Disclosure.BARS
        ballots = tuple(vote.ballots_for(choice) for choice in card.choices) if told else ()
        rungs.append(Rung(number, text, ballots, vote.total if told else 0))
    found = climb(card.choices, [(rung.number, rung.ballots) for rung in rungs])
    tipping = found.number if found.course is Course.TIPPED else None
    return LadderScene(frame, StageCard.of(card), tuple(rungs), tipping, asking)


def _newest(state: Session, texts: Texts, index: int) -> str:
    """The insight that was put down last in step `index`, or ''."""
    said = [
        texts[line.text_id]
        for line in _shown(state, texts)
        if line.step == index and line.field is CaptureField.INSIGHT
    ]
    return said[-1] if said else ""


def _hearing(state: Session, texts: Texts, index: int, frame: Frame, card: Card) -> HearingScene:
    item = state.steps[index].item
    chosen = tuple(
        card.voices[voice].who for at, voice in state.voices if at == item and voice < len(card.voices)
    )
    said = tuple(
        texts[line.text_id]
        for line in _shown(state, texts)
        if line.step == index and line.field is CaptureField.ADVICE
    )
    if state.heard is None or state.heard[0] != item or state.heard[1] >= len(card.voices):
        return HearingScene(frame, StageCard.of(card), chosen, "", "", said)
    speaking = card.voices[state.heard[1]]
    return HearingScene(frame, StageCard.of(card), chosen, speaking.who, speaking.text, said)


def _form(state: Session, texts: Texts, index: int, frame: Frame, card: Card) -> FormScene:
    planned = state.steps[index]
    here = [line for line in _shown(state, texts) if line.item == planned.item]
    roles = tuple(texts[line.text_id] for line in here if line.field is CaptureField.ROLE)
    said = tuple(
        texts[line.text_id]
        for line in here
        if line.step == index and line.field in (CaptureField.REASON, CaptureField.COUNTER_REASON)
    )
    left = (state.present + 1) // 2
    return FormScene(
        frame,
        planned.step.kind,
        StageCard.of(card),
        (left, state.present - left),
        smallest_choices(state, planned.item, card),
        roles,
        said,
        shown_twist(state, index, card),
        opposite_sides(card.choices),
        state.plan.evening.chair,
    )


def opposite_sides(choices: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the left and the right half of the room speak for: the options in two parts, or the two ends of a line.

    Each half speaks for both in turn, so whoever chose what defends the opposite once, and nobody has to say so.
    """
    own = tuple(choice for choice in choices if choice not in NEUTRAL_CHOICES)
    if not own:
        return (), ()
    if own[0] in (SHADES[0], "0"):
        return own[:1], own[-1:]
    middle = (len(own) + 1) // 2
    return own[:middle], own[middle:]


def smallest_choices(state: Session, item: int, card: Card) -> tuple[str, ...]:
    """The choices somebody made that have the fewest ballots; nothing before the result has been shown."""
    counted = _told_counts(state, item, card)
    least = min((ballots for _choice, ballots in counted), default=0)
    return tuple(choice for choice, ballots in counted if ballots == least) if len(counted) > 1 else ()


def smallest_group(state: Session, item: int, card: Card) -> int:
    """How many made such a choice; 0 before the result has been shown."""
    counted = _told_counts(state, item, card)
    return min(ballots for _choice, ballots in counted) if len(counted) > 1 else 0


def _told_counts(state: Session, item: int, card: Card) -> list[tuple[str, int]]:
    votes = [state.round_for(item, slot) for slot in (2, 1)]
    vote = next((each for each in votes if each is not None and bars(each) is Disclosure.BARS), None)
    if vote is None:
        return []
    counted = ((choice, vote.ballots_for(choice)) for choice in card.choices)
    return [(choice, ballots) for choice, ballots in counted if ballots > 0]


def _shown(state: Session, texts: Texts) -> list[Captured]:
    return [line for line in state.captures if not line.draft and line.text_id in texts]


def _scan(state: Session, texts: Texts, frame: Frame) -> ScanScene:
    scores = {(text, vulnerability): score for text, vulnerability, score in state.scores}
    ids = [term.id for term in state.plan.vulnerabilities]
    rows = tuple(
        ScanRow(
            texts[line.text_id],
            tuple(scores.get((line.text_id, each)) for each in ids),
            is_combination({each: scores.get((line.text_id, each), 0) for each in ids}),
        )
        for line in _shown(state, texts)
        if line.field is CaptureField.PROCESS
    )
    return ScanScene(frame, rows, tuple(term.name for term in state.plan.vulnerabilities), tuple(ids))


def _measures(state: Session, texts: Texts, frame: Frame) -> MeasuresScene:
    names = {term.id: term.name for term in state.plan.vulnerabilities}
    picked = tuple(
        (texts[line.text_id], names.get(line.choice))
        for line in _shown(state, texts)
        if line.field is CaptureField.MEASURE
    )
    return MeasuresScene(frame, picked)


def _values_vote(state: Session, index: int, frame: Frame) -> ValuesVoteScene | ValuesResultScene | None:
    """The vote that is being held in this step, else the newest result that was not put away."""
    held = state.rounds_of(index)
    vote = next((each for each in held if each.status is not RoundStatus.REVEALED), None)
    if vote is not None and vote.question is not None:
        return ValuesVoteScene(
            frame,
            vote.subject.about,
            state.names_of(vote),
            vote.question.most,
            closed=vote.status is RoundStatus.CLOSED,
            by_hand=vote.channel is Channel.HANDS,
            present=vote.present,
        )
    shown = max((each for each in held if each.number not in state.put_away), key=_number, default=None)
    return ValuesResultScene(frame, state.names_of(shown), told(shown)) if shown is not None else None


def _number(vote: Round) -> int:
    return vote.number


def _values_board(state: Session, texts: Texts, frame: Frame) -> ValuesBoardScene:
    names = {term.id: term.name for term in state.plan.values}
    words = {
        line.choice: texts[line.text_id]
        for line in _shown(state, texts)
        if line.field is CaptureField.DEFINITION and line.choice
    }
    boards = {each.item for each in state.steps if each.step.kind is StepKind.VALUES_BOARD}
    chosen = tuple(dict.fromkeys(value for item, value in state.values if item in boards))
    return ValuesBoardScene(
        frame,
        tuple(
            BoardValue(names.get(each, Localised(each, each)), words.get(each, ""), each in state.adopted)
            for each in chosen
        ),
    )
