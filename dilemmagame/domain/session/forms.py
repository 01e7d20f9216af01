"""What the trainer taps in the working forms: advisers, what-ifs, scores, support, values that are adopted."""

from __future__ import annotations

from dilemmagame.domain.commands import (
    AdoptValue,
    ChooseVoice,
    HearVoice,
    RecallValue,
    ScoreProcess,
    ShowTwist,
    SupportAgreement,
)
from dilemmagame.domain.events import (
    AgreementSupported,
    ProcessScored,
    TwistShown,
    ValueAdopted,
    ValueRecalled,
    VoiceChosen,
    VoiceHeard,
)
from dilemmagame.domain.session.decide import MOST_PRESENT, Decision, Outcome, Refusal, RefusalCode
from dilemmagame.domain.session.state import Session
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.timing import SessionTime

MOST_VOICES = 2
NO_SCORE, HIGHEST_SCORE = -1, 3

Tap = ChooseVoice | HearVoice | ShowTwist | ScoreProcess | SupportAgreement | AdoptValue | RecallValue


def decide(state: Session, command: Tap, now: SessionTime) -> Outcome:
    """Events for a tap in a form."""
    match command:
        case ChooseVoice():
            return _choose_voice(state, command, now)
        case HearVoice(voice=voice):
            if voice != -1 and (state.current.item, voice) not in state.voices:
                return Refusal(RefusalCode.NOT_ON_CARD)
            return Decision((VoiceHeard(now.ms, state.current.item, voice),))
        case ShowTwist(number=number):
            twists = state.card.twists if state.card is not None else ()
            if not 0 <= number <= len(twists):
                return Refusal(RefusalCode.NOT_ON_CARD)
            return Decision((TwistShown(now.ms, state.current.item, number),))
        case ScoreProcess():
            return _score(state, command, now)
        case SupportAgreement(number=number, support=support, present=present):
            if all(agreement.number != number for agreement in state.agreements):
                return Refusal(RefusalCode.UNKNOWN_AGREEMENT)
            if not 0 <= support <= present <= MOST_PRESENT:
                return Refusal(RefusalCode.BAD_NUMBER)
            return Decision((AgreementSupported(now.ms, number, support, present),))
        case AdoptValue(value=value, adopted=adopted):
            if all(term.id != value for term in state.plan.values):
                return Refusal(RefusalCode.UNKNOWN_CHOICE)
            return Decision((ValueAdopted(now.ms, value, adopted),))
        case RecallValue(value=value, shown=shown):
            if value not in touched_values(state):
                return Refusal(RefusalCode.NOT_ON_CARD)
            return Decision((ValueRecalled(now.ms, state.current.item, value, shown),))


def touched_values(state: Session) -> tuple[str, ...]:
    """The values on the current card about which the group agreed something before."""
    on_card = state.card.values if state.card is not None else ()
    return tuple(each.value for each in state.plan.evening.adopted if each.value and each.value in on_card)


def _choose_voice(state: Session, command: ChooseVoice, now: SessionTime) -> Outcome:
    voices = state.card.voices if state.card is not None else ()
    if not 0 <= command.voice < len(voices):
        return Refusal(RefusalCode.NOT_ON_CARD)
    here = [voice for item, voice in state.voices if item == state.current.item]
    if command.chosen and command.voice not in here and len(here) >= MOST_VOICES:
        return Refusal(RefusalCode.TOO_MANY)
    return Decision((VoiceChosen(now.ms, state.current.item, command.voice, command.chosen),))


def _score(state: Session, command: ScoreProcess, now: SessionTime) -> Outcome:
    processes = {line.text_id for line in state.captures if line.field is CaptureField.PROCESS}
    if command.text_id not in processes:
        return Refusal(RefusalCode.UNKNOWN_TEXT)
    if all(term.id != command.vulnerability for term in state.plan.vulnerabilities):
        return Refusal(RefusalCode.UNKNOWN_CHOICE)
    if not NO_SCORE <= command.score <= HIGHEST_SCORE:
        return Refusal(RefusalCode.BAD_NUMBER)
    return Decision((ProcessScored(now.ms, command.text_id, command.vulnerability, command.score),))
