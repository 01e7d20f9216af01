"""'Close and wipe': which raw material of a session goes, and the log of events without it. Pure; the store does it.

What stays is what the notes may tell. Deeper, only what was agreed stays, with the figures that may be kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.agreements import Agreement, AgreementStatus
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.disclosure import Disclosure, bars, may_tell
from dilemmagame.domain.events import (
    AgreementProposed,
    AgreementSupported,
    BallotsCounted,
    CountsEntered,
    EvaluationCounted,
    Event,
    MovesTold,
    ProcessScored,
    RevealWarned,
    RoundReopened,
    RoundVoided,
    TextFiled,
    TextsStruck,
    ValueAdopted,
    ValueNamed,
)
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.session.state import Captured, Session
from dilemmagame.domain.steps import CaptureField


class WipeDepth(Enum):
    """How much goes. The whole session is not a depth: that is deleting it."""

    RAW = "raw"
    AGREED = "agreed"


KEPT_WHEN_CLOSED = frozenset({CaptureField.SIGNAL, CaptureField.PASSAGE})
KEPT_WHEN_AGREED = frozenset({CaptureField.SIGNAL, CaptureField.ACTION, CaptureField.LINE})


@dataclass(frozen=True, slots=True)
class Wiping:
    """What goes. `texts` are ids; `private` those of them that were never meant to leave. `rounds` lose their counts.

    `lines`, `drafts`, `agreements` and `votes` count what goes, for telling it afterwards; `forms`: an evaluation of
    fewer than five forms goes too.
    """

    depth: WipeDepth
    texts: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    rounds: tuple[int, ...] = ()
    lines: int = 0
    drafts: int = 0
    agreements: int = 0
    votes: int = 0
    forms: bool = False


def to_wipe(state: Session, depth: WipeDepth) -> Wiping:
    """What 'close and wipe' takes away at this depth."""
    closed = state.confidentiality is Confidentiality.CLOSED
    lines = [line for line in state.captures if not _stays(state, line, depth, closed=closed)]
    agreements = [each for each in state.agreements if not _is_kept(state, each, depth, closed=closed)]
    rounds = _rounds(state, closed=closed)
    texts = (*(line.text_id for line in lines), *(text for each in agreements for text in each.texts))
    private = [line.text_id for line in lines if not _leaves(state, line)]
    withdrawn = [each for each in agreements if not _is_kept(state, each, WipeDepth.RAW, closed=closed)]
    return Wiping(
        depth,
        texts=tuple(dict.fromkeys(texts)),
        private=tuple(dict.fromkeys((*private, *(text for each in withdrawn for text in each.texts)))),
        rounds=rounds,
        lines=sum(1 for line in lines if not line.draft),
        drafts=sum(1 for line in lines if line.draft),
        agreements=len(agreements),
        votes=len(rounds),
        forms=state.evaluation is not None and not may_tell(state.evaluation.forms),
    )


def _leaves(state: Session, line: Captured) -> bool:
    """The notes may tell it."""
    return not line.draft and line.field is not CaptureField.NOTE and line.text_id not in state.inside


def _stays(state: Session, line: Captured, depth: WipeDepth, *, closed: bool) -> bool:
    if not _leaves(state, line):
        return False
    if line.field is CaptureField.DEFINITION and line.choice in state.adopted:
        return True
    if closed and line.field not in KEPT_WHEN_CLOSED:
        return False
    return depth is WipeDepth.RAW or line.field in KEPT_WHEN_AGREED


def _is_kept(state: Session, agreement: Agreement, depth: WipeDepth, *, closed: bool) -> bool:
    if agreement.body in state.inside or agreement.status is AgreementStatus.DROPPED:
        return False
    return agreement.status is AgreementStatus.CONFIRMED or (depth is WipeDepth.RAW and not closed)


def _rounds(state: Session, *, closed: bool) -> tuple[int, ...]:
    """Rounds whose counts may not be told: not shown, under five, held again later, or of a closed session."""
    last = {
        (vote.item, vote.slot, vote.subject): vote.number
        for vote in state.rounds
        if vote.status is RoundStatus.REVEALED
    }
    return tuple(
        vote.number
        for vote in state.rounds
        if vote.number not in state.wiped_rounds
        and vote.total > 0
        and (
            closed
            or bars(vote) is not Disclosure.BARS
            or last.get((vote.item, vote.slot, vote.subject)) != vote.number
        )
    )


def without_raw(events: Iterable[Event], wiping: Wiping) -> tuple[Event, ...]:
    """The log without what `wiping` names. Ids of texts stay, so that none is given out twice; their words do not."""
    log = tuple(events)
    counted = _last_counts(log)
    forms = [place for place, event in enumerate(log) if isinstance(event, EvaluationCounted)]
    adopted = {event.value for event in log if isinstance(event, ValueAdopted)}
    gone = frozenset(wiping.texts)
    proposals = {event.number: event.body for event in log if isinstance(event, AgreementProposed)}

    def stays(place: int, event: Event) -> bool:
        match event:
            case CountsEntered(number=number) | BallotsCounted(number=number):
                return number not in wiping.rounds and place in counted
            case RevealWarned(number=number):
                return number not in wiping.rounds
            case MovesTold(first=first, second=second):
                return first not in wiping.rounds and second not in wiping.rounds
            case EvaluationCounted():
                return not wiping.forms and place == forms[-1]
            case TextFiled(text_id=text_id) | ProcessScored(text_id=text_id):
                return text_id not in gone
            case AgreementSupported(number=number, present=present):
                return may_tell(present) and proposals.get(number) not in gone
            case ValueNamed(value=value):
                return wiping.depth is WipeDepth.RAW or value in adopted
            case _:
                return True

    return tuple(event for place, event in enumerate(log) if stays(place, event))


def _last_counts(log: tuple[Event, ...]) -> frozenset[int]:
    """Where the counts stand that still hold: per round the last one of each kind, after it was last begun again."""
    last: dict[tuple[int, type], int] = {}
    for place, event in enumerate(log):
        match event:
            case CountsEntered(number=number) | BallotsCounted(number=number):
                last[number, type(event)] = place
            case RoundReopened(number=number) | RoundVoided(number=number):
                last.pop((number, CountsEntered), None)
                last.pop((number, BallotsCounted), None)
            case _:
                pass
    return frozenset(last.values())


def struck(at: int, wiping: Wiping) -> tuple[TextsStruck, ...]:
    """The event that says which texts are gone."""
    return (TextsStruck(at, wiping.texts),) if wiping.texts else ()
