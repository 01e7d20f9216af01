"""Stories about decide and apply: what each click leads to, and what it never does."""

from __future__ import annotations

from datetime import timedelta

from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.ballots import Channel, Count, RoundStatus
from dilemmagame.domain.commands import (
    Advance,
    Capture,
    Command,
    CountHands,
    EndCalm,
    EnterPaperTally,
    GoBack,
    JumpTo,
    ProposeAgreement,
    ReopenVote,
    Rewrite,
    SetPresent,
    SkipStep,
    StartCalm,
    Strike,
    TakeBreak,
)
from dilemmagame.domain.session import (
    Decision,
    Phase,
    Primary,
    Refusal,
    RefusalCode,
    Session,
    begin,
    decide,
    primary,
    replay,
)
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.timing import SessionTime
from tests.sample import START, plan


class Evening:
    """Plays commands on a state, as the hub does, without disk."""

    def __init__(self, state: Session | None = None) -> None:
        self.state = state or begin(plan())
        self.ms = 0
        self.texts: dict[str, str] = {}

    def do(self, command: Command) -> RefusalCode | None:
        outcome = decide(self.state, command, SessionTime(self.ms, START + timedelta(milliseconds=self.ms)))
        if isinstance(outcome, Refusal):
            return outcome.code
        assert isinstance(outcome, Decision)
        self.state = replay(self.state, outcome.events)
        self.texts.update({text.id: text.body for text in outcome.texts})
        for gone in outcome.strikes:
            self.texts.pop(gone)
        return None

    def until(self, kind: StepKind, slot: int = 0) -> None:
        for _ in range(60):
            step = self.state.current.step
            if step.kind is kind and (not slot or step.slot == slot or slot in step.rounds):
                return
            self.ms += 1_000
            assert self.do(Advance()) is None
        raise AssertionError(f"{kind} was never reached")

    def count(self, **ballots: int) -> RefusalCode | None:
        vote = self.state.rounds_here()[0]
        return self.do(CountHands(vote.number, tuple(Count(choice, n) for choice, n in ballots.items())))


def test_closing_and_revealing_are_two_clicks_with_the_reasons_between() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    assert primary(evening.state) is Primary.CLOSE_VOTE
    evening.do(Advance())
    assert evening.state.current.step.kind is StepKind.VOTE
    assert evening.state.rounds_here()[0].status is RoundStatus.CLOSED
    evening.count(A=7, B=6, C=5)
    evening.do(Advance())
    assert evening.state.current.step.kind is StepKind.ARGUMENTS
    evening.do(Advance())
    assert evening.state.current.step.kind is StepKind.REVEAL
    assert evening.state.rounds_here()[0].status is RoundStatus.CLOSED
    evening.do(Advance())
    assert evening.state.rounds_here()[0].status is RoundStatus.REVEALED


def test_a_vote_that_is_still_open_at_the_reveal_is_closed_first() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    reveal = next(i for i, each in enumerate(evening.state.steps) if each.step.kind is StepKind.REVEAL)
    evening.do(JumpTo(reveal))
    assert primary(evening.state) is Primary.CLOSE_VOTE
    evening.do(Advance())
    assert primary(evening.state) is Primary.REVEAL


def test_no_counts_while_the_vote_is_open() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    assert evening.count(A=3) is RefusalCode.VOTE_OPEN


def test_counts_can_be_corrected_until_the_reveal_and_not_after() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    evening.do(Advance())
    assert evening.count(A=3, B=9) is None
    assert evening.count(A=4, B=9, unsure=2) is None
    vote = evening.state.rounds_here()[0]
    assert (vote.total, vote.ballots_for("A"), vote.ballots_for("unsure")) == (15, 4, 2)
    evening.until(StepKind.REVEAL, 1)
    evening.do(Advance())
    assert evening.count(A=5) is RefusalCode.ALREADY_REVEALED


def test_unanimity_warns_the_trainer_before_it_shows() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    evening.do(Advance())
    evening.count(B=18)
    evening.until(StepKind.REVEAL, 1)
    evening.do(Advance())
    assert evening.state.rounds_here()[0].status is RoundStatus.CLOSED
    assert primary(evening.state) is Primary.REVEAL_ANYWAY
    evening.do(Advance())
    assert evening.state.rounds_here()[0].status is RoundStatus.REVEALED


def test_a_reveal_can_be_skipped_and_stays_hidden() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    evening.do(Advance())
    evening.count(B=18)
    evening.until(StepKind.REVEAL, 1)
    evening.do(SkipStep())
    assert evening.state.rounds[0].status is RoundStatus.CLOSED


def test_reopening_before_the_reveal_goes_on_and_after_it_starts_a_new_round() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    place = evening.state.position
    evening.do(Advance())
    evening.count(A=9)
    assert evening.do(ReopenVote(1)) is None
    assert evening.state.rounds[0].status is RoundStatus.OPEN
    assert evening.state.rounds[0].total == 0
    evening.do(Advance())
    evening.count(A=9, B=3)
    evening.until(StepKind.REVEAL, 1)
    evening.do(Advance())
    evening.do(JumpTo(place))
    assert evening.do(ReopenVote(1)) is None
    assert [(vote.number, vote.status) for vote in evening.state.rounds] == [
        (1, RoundStatus.REVEALED),
        (2, RoundStatus.OPEN),
    ]


def test_going_back_deletes_nothing() -> None:
    evening = Evening()
    evening.until(StepKind.ARGUMENTS)
    evening.do(Capture(CaptureField.REASON, "het lijkt een gunst", "A"))
    before = evening.state.captures, evening.state.rounds
    evening.do(GoBack())
    evening.do(GoBack())
    assert (evening.state.captures, evening.state.rounds) == before


def test_coming_back_to_a_step_goes_on_with_the_time_that_was_left() -> None:
    evening = Evening()
    evening.until(StepKind.DIALOGUE)
    place = evening.state.position
    evening.ms += 60_000
    evening.do(JumpTo(place))
    evening.ms += 30_000
    evening.do(GoBack())
    evening.ms += 500_000
    evening.do(JumpTo(place))
    assert evening.state.timer is not None
    assert evening.state.timer.remaining_ms(evening.ms) == evening.state.timer.total_ms - 90_000


def test_the_number_present_counts_for_the_next_round_only() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    evening.do(Advance())
    evening.count(A=9, B=9)
    evening.do(SetPresent(16))
    evening.until(StepKind.VOTE, 2)
    assert [vote.present for vote in evening.state.rounds] == [18, 16]


def test_nobody_votes_on_an_open_card_and_the_dialogue_gets_the_time() -> None:
    state = begin(plan())
    item = next(i for i, each in enumerate(state.plan.items) if each.card and not each.card.choices)
    kinds = [each.step.kind for each in state.steps if each.item == item]
    dialogue = next(e for e in state.steps if e.item == item and e.step.kind is StepKind.DIALOGUE)
    assert StepKind.VOTE not in kinds
    assert StepKind.REVEAL not in kinds
    assert dialogue.step.planned_ms == 9 * 60_000


def test_house_rules_come_once() -> None:
    assert [each.step.kind for each in begin(plan()).steps].count(StepKind.OPEN) == 1


def test_agreements_count_only_after_they_were_read_back() -> None:
    evening = Evening()
    evening.until(StepKind.AGREEMENT)
    evening.do(ProposeAgreement("We nemen niets aan.", "de griffier", "voor 1 december"))
    evening.until(StepKind.READBACK)
    assert primary(evening.state) is Primary.CONFIRM_AGREEMENT
    assert evening.state.agreements[0].status is AgreementStatus.PROPOSED
    evening.do(Advance())
    assert evening.state.agreements[0].status is AgreementStatus.CONFIRMED
    assert primary(evening.state) is Primary.NEXT


def test_the_break_says_until_when_and_the_evening_goes_on_after_it() -> None:
    evening = Evening()
    evening.until(StepKind.PAUSE)
    assert evening.state.break_until == START + timedelta(milliseconds=evening.ms) + timedelta(minutes=15)
    assert primary(evening.state) is Primary.END_BREAK
    evening.do(Advance())
    assert evening.state.break_until is None
    assert evening.state.current.step.kind is StepKind.READ


def test_a_break_on_the_fly_pauses_the_step_and_goes_back_to_it() -> None:
    evening = Evening()
    evening.until(StepKind.DIALOGUE)
    timer = evening.state.timer
    assert timer is not None
    left = timer.remaining_ms(evening.ms)
    evening.do(TakeBreak(10))
    evening.ms += 700_000
    evening.do(Advance())
    assert evening.state.current.step.kind is StepKind.DIALOGUE
    assert evening.state.timer is not None
    assert evening.state.timer.remaining_ms(evening.ms) == left


def test_calm_pauses_and_struck_texts_are_gone_from_the_state() -> None:
    evening = Evening()
    evening.until(StepKind.DIALOGUE)
    evening.do(Capture(CaptureField.NOTE, "een echte zaak"))
    evening.do(StartCalm())
    assert primary(evening.state) is Primary.END_CALM
    line = evening.state.captures[0].text_id
    assert evening.do(Strike((line,))) is None
    evening.do(EndCalm())
    assert evening.state.captures == ()
    assert evening.texts == {}
    assert evening.do(Rewrite(line, "toch weer")) is RefusalCode.UNKNOWN_TEXT


def test_an_id_of_a_struck_text_never_returns() -> None:
    evening = Evening()
    evening.until(StepKind.DIALOGUE)
    evening.do(Capture(CaptureField.NOTE, "weg"))
    evening.do(Strike(("t0001",)))
    evening.do(Capture(CaptureField.NOTE, "nieuw"))
    assert evening.state.captures[0].text_id == "t0002"


def test_a_tally_from_paper_can_be_typed_in_afterwards_and_corrected() -> None:
    evening = Evening()
    assert evening.do(EnterPaperTally(1, 1, 20, (Count("A", 8), Count("B", 12)))) is None
    assert evening.do(EnterPaperTally(1, 1, 21, (Count("A", 9), Count("B", 12)))) is None
    (vote,) = evening.state.rounds
    assert (vote.channel, vote.status, vote.total, vote.present) == (
        Channel.PAPER,
        RoundStatus.REVEALED,
        21,
        21,
    )


def test_a_round_that_nobody_counted_gives_way_to_the_tally_from_paper() -> None:
    evening = Evening()
    evening.until(StepKind.VOTE, 1)
    item = evening.state.current.item
    assert evening.do(EnterPaperTally(item, 1, 18, (Count("A", 8), Count("B", 10)))) is None
    assert evening.do(EnterPaperTally(item, 1, 18, (Count("A", 9), Count("B", 9)))) is None
    newest = evening.state.round_for(item, 1)
    assert newest is not None
    assert (newest.channel, newest.total, newest.ballots_for("A")) == (Channel.PAPER, 18, 9)
    assert [vote.status for vote in evening.state.rounds] == [RoundStatus.CLOSED, RoundStatus.REVEALED]


def test_the_last_click_finishes_and_nothing_moves_after_it() -> None:
    evening = Evening()
    for _ in range(60):
        if evening.do(Advance()) is not None:
            break
    assert evening.state.phase is Phase.FINISHED
    assert evening.do(GoBack()) is RefusalCode.FINISHED
