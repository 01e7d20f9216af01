"""Stories about 'close and wipe': what counts as raw, and that nothing of it is left in the log."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import (
    Advance,
    ChooseLeaving,
    CountEvaluation,
    CountHands,
    FileText,
    JudgeAgreement,
    JumpTo,
    ReopenVote,
    SetConfidentiality,
    SupportAgreement,
)
from dilemmagame.domain.disclosure import NetChange, NetOnly
from dilemmagame.domain.events import (
    BallotsCounted,
    CountsEntered,
    Event,
    MovesTold,
    RawWiped,
    RoundClosed,
    RoundOpened,
    RoundReopened,
    RoundRevealed,
    RoundVoided,
)
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.session import Session, begin, replay
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.wiping import WipeDepth, struck, to_wipe, without_raw
from dilemmagame.notes.leaving import what_may_leave
from tests.notes.evening import START, Evening, council_evening, four_ballots, not_revealed


def wiped(evening: Evening, depth: WipeDepth) -> tuple[Session, dict[str, str]]:
    """The session read back after the wipe, with the texts that are left."""
    wiping = to_wipe(evening.state, depth)
    log = (
        *without_raw(evening.events, wiping),
        *struck(evening.ms, wiping),
        RawWiped(evening.ms, START, wiping.rounds),
    )
    left = {text_id: body for text_id, body in evening.texts.items() if text_id not in wiping.texts}
    return replay(begin(evening.state.plan), log), left


@pytest.mark.parametrize("confidentiality", list(Confidentiality))
def test_the_notes_say_the_same_after_the_raw_material_is_gone(confidentiality: Confidentiality) -> None:
    evening = council_evening(confidentiality)
    before = what_may_leave(evening.state, evening.texts, "nl")
    state, texts = wiped(evening, WipeDepth.RAW)
    after = what_may_leave(state, texts, "nl")
    assert replace(after, waiting=0) == replace(before, waiting=0)
    assert not to_wipe(state, WipeDepth.RAW).texts, "a second time there is nothing left"


def test_own_notes_drafts_and_lines_without_a_tick_are_raw() -> None:
    evening = council_evening()
    reason = next(line for line in evening.state.captures if line.field is CaptureField.REASON)
    evening.do(ChooseLeaving((reason.text_id,), leaves=False))
    wiping = to_wipe(evening.state, WipeDepth.RAW)
    gone = {evening.texts[text_id] for text_id in wiping.texts}
    assert gone == {
        "Rustig begin, zaal zit ver uit elkaar.",
        "half getypte regel",
        "Je hoort anders niet wat er speelt in de winkelstraat.",
    }
    assert (wiping.lines, wiping.drafts) == (2, 1)
    assert set(wiping.private) == set(wiping.texts)


def test_of_a_closed_session_only_what_was_agreed_and_signalled_stays() -> None:
    evening = council_evening(Confidentiality.CLOSED)
    state, texts = wiped(evening, WipeDepth.RAW)
    assert "De code zegt niets over uitnodigingen aan alle fracties tegelijk." in texts.values()
    assert "Het moment weegt zwaarder dan het bedrag." not in texts.values()
    assert all(vote.total == 0 for vote in state.rounds)
    assert {each.status for each in state.agreements} == {AgreementStatus.CONFIRMED}


def test_counts_that_may_not_be_shown_are_not_in_the_log_any_more() -> None:
    for evening in (four_ballots(3, 1), not_revealed(17, 1)):
        wiping = to_wipe(evening.state, WipeDepth.RAW)
        assert wiping.votes == 1
        state, texts = wiped(evening, WipeDepth.RAW)
        assert not [e for e in without_raw(evening.events, wiping) if isinstance(e, CountsEntered)]
        [item] = [each for each in what_may_leave(state, texts, "nl").items if each.number == 1]
        assert item.outcome is None, "nothing is said of a round whose count is gone"
        assert state.wiped_on is not None


def test_a_miscount_goes_and_the_count_that_was_shown_stays() -> None:
    evening = Evening()
    evening.vote(1, A=9, B=9)
    vote = evening.state.rounds[0]
    evening.do(CountHands(vote.number, (Count("A", 10), Count("B", 8))))
    evening.reveal()
    kept = without_raw(evening.events, to_wipe(evening.state, WipeDepth.RAW))
    assert [e.counts for e in kept if isinstance(e, CountsEntered)] == [(Count("A", 10), Count("B", 8))]


def test_of_phones_the_last_totals_stay_and_those_before_a_new_beginning_go() -> None:
    started = council_evening()
    log: list[Event] = [
        *started.events,
        RoundOpened(1, 9, 3, 2, 17, Channel.PHONES),
        RoundClosed(2, 9),
        BallotsCounted(3, 9, (Count("white", 11),)),
        CountsEntered(3, 9, 17, (Count("grey", 1),)),
        RoundVoided(4, 9),
        RoundClosed(5, 9),
        BallotsCounted(6, 9, (Count("white", 9),)),
        CountsEntered(7, 9, 17, (Count("black", 2),)),
        CountsEntered(8, 9, 17, (Count("black", 6),)),
        RoundRevealed(9, 9),
    ]
    state = replay(begin(started.state.plan), log)
    kept = without_raw(log, to_wipe(state, WipeDepth.RAW))
    of_phones = [event for event in kept if getattr(event, "number", 0) == 9 and hasattr(event, "counts")]
    assert [event.at for event in of_phones] == [6, 8]
    after = replay(begin(started.state.plan), kept)
    assert after.round_numbered(9) == replace(state.rounds[-1], voided=after.rounds[-1].voided)


def test_a_count_from_before_a_vote_was_opened_again_goes_also_when_it_was_counted_in_another_way() -> None:
    started = council_evening()
    log: list[Event] = [
        *started.events,
        RoundOpened(1, 9, 3, 2, 17, Channel.PHONES),
        RoundClosed(2, 9),
        CountsEntered(3, 9, 17, (Count("grey", 1),)),
        RoundReopened(4, 9),
        RoundClosed(5, 9),
        BallotsCounted(6, 9, (Count("white", 9),)),
        RoundRevealed(7, 9),
    ]
    state = replay(begin(started.state.plan), log)
    kept = without_raw(log, to_wipe(state, WipeDepth.RAW))
    assert [event.at for event in kept if getattr(event, "number", 0) == 9 and hasattr(event, "counts")] == [
        6
    ]


def test_what_was_told_of_who_moved_goes_with_a_round_that_goes() -> None:
    """It carries the bars of both rounds."""
    started = council_evening()
    told = NetOnly((NetChange("white", 9, 8), NetChange("grey", 2, 3)), 3)
    log: list[Event] = [
        *started.events,
        RoundOpened(1, 8, 3, 1, 17, Channel.PHONES),
        RoundClosed(2, 8),
        BallotsCounted(3, 8, (Count("white", 9), Count("grey", 2))),
        RoundRevealed(4, 8),
        RoundOpened(5, 9, 3, 2, 17, Channel.PHONES),
        RoundClosed(6, 9),
        BallotsCounted(7, 9, (Count("white", 8), Count("grey", 3))),
        MovesTold(8, 8, 9, told),
    ]
    covered = replay(begin(started.state.plan), log)
    assert 9 in to_wipe(covered, WipeDepth.RAW).rounds
    assert not [e for e in without_raw(log, to_wipe(covered, WipeDepth.RAW)) if isinstance(e, MovesTold)]
    shown = replay(covered, (RoundRevealed(9, 9),))
    kept = without_raw((*log, RoundRevealed(9, 9)), to_wipe(shown, WipeDepth.RAW))
    assert [event.told for event in kept if isinstance(event, MovesTold)] == [told]


def test_a_round_that_was_held_again_goes() -> None:
    evening = Evening()
    evening.vote(1, A=9, B=9)
    evening.reveal()
    vote_step = next(i for i, each in enumerate(evening.state.steps) if each.step.kind is StepKind.VOTE)
    evening.do(JumpTo(vote_step))
    evening.do(ReopenVote(1))
    evening.do(Advance())
    evening.do(CountHands(2, (Count("A", 12), Count("B", 6))))
    assert to_wipe(evening.state, WipeDepth.RAW).rounds == (2,), (
        "as long as it is not shown, the old one is told"
    )
    evening.reveal()
    assert to_wipe(evening.state, WipeDepth.RAW).rounds == (1,)


def test_deeper_only_what_was_agreed_stays() -> None:
    evening = council_evening()
    state, texts = wiped(evening, WipeDepth.AGREED)
    fields = {line.field for line in state.captures}
    assert fields == {CaptureField.SIGNAL, CaptureField.ACTION}
    assert [each.number for each in state.agreements] == [1, 2]
    assert "Het moment weegt zwaarder dan het bedrag." not in texts.values()
    assert state.values == (), "values that were only named go"
    assert any(vote.total for vote in state.rounds), "figures that may be kept stay"
    assert set(to_wipe(evening.state, WipeDepth.AGREED).private) < set(
        to_wipe(evening.state, WipeDepth.AGREED).texts
    ), "what a group took over from lines that leave stays there"


def test_support_of_a_few_and_the_forms_of_a_few_go() -> None:
    evening = council_evening()
    evening.do(SupportAgreement(1, 3, 4))
    evening.do(SupportAgreement(2, 15, 17))
    evening.do(CountEvaluation(4, (16, 16, 16, 16, 16)))
    state, _texts = wiped(evening, WipeDepth.RAW)
    assert [(each.support, each.present) for each in state.agreements[:2]] == [(0, 0), (15, 17)]
    assert state.evaluation is None


def test_forms_of_five_stay_in_their_last_count() -> None:
    evening = council_evening()
    evening.do(CountEvaluation(6, (20, 20, 20, 20, 20)))
    evening.do(CountEvaluation(6, (24, 20, 20, 20, 20)))
    state, _texts = wiped(evening, WipeDepth.RAW)
    assert state.evaluation is not None
    assert state.evaluation.averages()[0] == 4


def test_what_was_said_of_a_line_goes_with_it() -> None:
    evening = council_evening()
    signal = next(line for line in evening.state.captures if line.field is CaptureField.SIGNAL)
    evening.do(FileText(signal.text_id, "4.2"))
    evening.do(ChooseLeaving((signal.text_id,), leaves=False))
    kept = without_raw(evening.events, to_wipe(evening.state, WipeDepth.RAW))
    assert "4.2" not in repr(kept)


def test_a_dropped_agreement_goes_and_a_proposal_stays_at_first() -> None:
    evening = council_evening()
    evening.do(JudgeAgreement(1, AgreementStatus.DROPPED))
    evening.do(SetConfidentiality(Confidentiality.OPEN))
    state, _texts = wiped(evening, WipeDepth.RAW)
    assert [each.number for each in state.agreements] == [2, 3]


def test_ids_of_texts_are_never_given_out_twice() -> None:
    evening = council_evening()
    state, _texts = wiped(evening, WipeDepth.AGREED)
    assert state.texts_used == evening.state.texts_used
    assert evening.state.current.step.kind is not StepKind.WELCOME
