"""The working forms in the engine: rungs and cases are rounds, taps are events, an item can come in while it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dilemmagame.domain.ballots import THE_CARD, About, Count, RoundStatus, Subject
from dilemmagame.domain.cards import CERTAINTIES, GREY_PLACES, choices_for, grey_cases
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    Capture,
    ChooseVoice,
    Command,
    CountHands,
    EnterPaperTally,
    GoBack,
    HearVoice,
    InsertItem,
    JumpTo,
    ProposeAgreement,
    RecallValue,
    ReopenVote,
    ScoreProcess,
    ShowTwist,
    Strike,
    SupportAgreement,
    TellMoves,
)
from dilemmagame.domain.disclosure import NetOnly
from dilemmagame.domain.events import Event
from dilemmagame.domain.methods import board_rows, fields_of
from dilemmagame.domain.plan import PlannedItem, expand
from dilemmagame.domain.session import Primary, Refusal, Session, begin, decide, primary, replay
from dilemmagame.domain.session.clockwork import schedule
from dilemmagame.domain.session.decide import RefusalCode
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.domain.timing import SessionTime
from tests.forms import ADVISERS, GREY_ZONE, LADDER, PAGES, RICH_CARD, SCAN, VALUES, forms_plan
from tests.sample import BREAK, CARD_ROUND, OPEN_CARD, OPTIONS_CARD, START, method, plan, step


class Evening:
    """A session that is played command by command and can be replayed from its events."""

    def __init__(self, *items: PlannedItem) -> None:
        self.fresh = begin(replace(forms_plan(), items=items, starts_at=START))
        self.state: Session = self.fresh
        self.log: list[Event] = []
        self.texts: list[str] = []
        self.ms = 0

    def do(self, *commands: Command) -> Evening:
        for command in commands:
            refusal = self.refused(command)
            assert refusal is None, refusal
        return self

    def refused(self, command: Command) -> RefusalCode | None:
        outcome = decide(self.state, command, self.now())
        if isinstance(outcome, Refusal):
            return outcome.code
        self.state = replay(self.state, outcome.events)
        self.log.extend(outcome.events)
        self.texts.extend(text.id for text in outcome.texts)
        assert replay(self.fresh, self.log) == self.state
        return None

    def now(self) -> SessionTime:
        return SessionTime(self.ms, START + timedelta(milliseconds=self.ms))

    def to(self, kind: StepKind) -> Evening:
        wanted = next(index for index, each in enumerate(self.state.steps) if each.step.kind is kind)
        return self.do(JumpTo(wanted) if wanted else Advance())


def test_a_ladder_has_one_rung_for_every_what_if_and_they_share_the_minutes() -> None:
    rungs = [each for each in expand([PlannedItem(LADDER, RICH_CARD)]) if each.step.kind is StepKind.TWIST]
    assert [each.number for each in rungs] == [1, 2]
    assert sum(each.step.planned_ms for each in rungs) == 4 * 60_000


def test_a_rung_is_voted_closed_counted_and_shown_in_its_own_step() -> None:
    evening = Evening(PlannedItem(LADDER, RICH_CARD)).to(StepKind.TWIST)
    vote = evening.state.rounds_here()[-1]
    assert (vote.subject, vote.status) == (Subject(About.TWIST, 1), RoundStatus.OPEN)
    assert primary(evening.state) is Primary.CLOSE_VOTE
    evening.do(Advance(), CountHands(vote.number, (Count("A", 4), Count("B", 8))))
    assert primary(evening.state) is Primary.REVEAL
    evening.do(Advance())
    assert evening.state.rounds_here()[0].status is RoundStatus.REVEALED
    evening.do(Advance())
    assert evening.state.current.number == 2
    assert evening.state.rounds_here()[0].subject == Subject(About.TWIST, 2)


def test_the_grey_zone_opens_a_round_per_case_and_the_map_shows_them_together() -> None:
    evening = Evening(PlannedItem(GREY_ZONE, RICH_CARD)).to(StepKind.GREY)
    cases = [vote.subject for vote in evening.state.rounds_here()]
    assert cases == [Subject(About.CASE, number) for number in range(1, 5)]
    evening.do(Advance())
    for vote in evening.state.rounds_here():
        assert vote.status is RoundStatus.CLOSED
        assert evening.refused(CountHands(vote.number, (Count("A", 3),))) is RefusalCode.UNKNOWN_CHOICE
        evening.do(CountHands(vote.number, (Count("1", 9), Count("7", 9))))
    evening.do(Advance())
    assert primary(evening.state) is Primary.REVEAL
    evening.do(Advance())
    assert {vote.status for vote in evening.state.rounds_here()} == {RoundStatus.REVEALED}


def test_one_case_can_be_placed_again_before_the_map_is_shown() -> None:
    evening = Evening(PlannedItem(GREY_ZONE, RICH_CARD)).to(StepKind.GREY).do(Advance())
    second = evening.state.rounds_here()[1]
    evening.do(ReopenVote(second.number))
    assert [vote.status for vote in evening.state.rounds_here()].count(RoundStatus.OPEN) == 1


def test_the_second_placing_is_a_round_of_its_own() -> None:
    evening = Evening(PlannedItem(GREY_ZONE, RICH_CARD))
    placings = [index for index, each in enumerate(evening.state.steps) if each.step.kind is StepKind.GREY]
    evening.do(Advance(), JumpTo(placings[1]))
    assert len(evening.state.rounds) == 8
    assert {vote.slot for vote in evening.state.rounds_here()} == {2}
    assert all(vote.status is RoundStatus.CLOSED for vote in evening.state.rounds[:4])


def test_cases_are_the_cards_own_or_else_the_case_and_its_what_ifs() -> None:
    assert grey_cases(RICH_CARD) == RICH_CARD.cases
    without = replace(RICH_CARD, cases=())
    as_it_stands = f"{RICH_CARD.title}: zoals het op de kaart staat"
    assert grey_cases(without) == (as_it_stands, *RICH_CARD.twists)
    assert grey_cases(OPTIONS_CARD) == ()


@pytest.mark.parametrize(
    ("subject", "choices"),
    [
        (THE_CARD, RICH_CARD.choices),
        (Subject(About.TWIST, 1), RICH_CARD.choices),
        (Subject(About.CASE, 1), GREY_PLACES),
        (Subject(About.CERTAINTY), CERTAINTIES),
    ],
)
def test_every_subject_has_its_own_answers(subject: Subject, choices: tuple[str, ...]) -> None:
    assert choices_for(RICH_CARD, subject) == choices


def test_with_certainty_a_vote_opens_closes_and_shows_both_questions() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.VOTE)
    assert [vote.subject.about for vote in evening.state.rounds_here()] == [About.CARD, About.CERTAINTY]
    evening.do(Advance())
    card, certainty = evening.state.rounds_here()
    evening.do(
        CountHands(card.number, (Count("A", 5), Count("B", 6))),
        CountHands(certainty.number, (Count("4", 9),)),
    )
    evening.to(StepKind.REVEAL).do(Advance())
    assert {vote.status for vote in evening.state.rounds} == {RoundStatus.REVEALED}


def test_everybody_equally_sure_is_no_reason_for_a_warning() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.VOTE).do(Advance())
    card, certainty = evening.state.rounds_here()
    evening.do(
        CountHands(card.number, (Count("A", 5), Count("B", 6))),
        CountHands(certainty.number, (Count("4", 9),)),
    )
    evening.to(StepKind.REVEAL).do(Advance())
    assert not any(vote.warned for vote in evening.state.rounds)


@pytest.mark.parametrize(
    ("form", "card", "gone"),
    [
        (LADDER, OPTIONS_CARD, StepKind.TWIST),
        (LADDER, OPEN_CARD, StepKind.VOTE),
        (GREY_ZONE, OPTIONS_CARD, StepKind.GREY),
        (ADVISERS, OPTIONS_CARD, StepKind.ADVISERS),
    ],
)
def test_a_step_whose_card_lacks_what_it_needs_falls_away(form: object, card: object, gone: StepKind) -> None:
    steps = expand([PlannedItem(form, card)])  # type: ignore[arg-type]  # the table above holds methods and cards
    assert gone not in {each.step.kind for each in steps}


def test_own_pages_fall_away_when_there_are_none() -> None:
    assert expand([PlannedItem(PAGES)]) == ()


def test_a_step_for_larger_groups_comes_only_then() -> None:
    duo = replace(step(StepKind.DUO, 2), from_people=13)
    items = [PlannedItem(method("M01", step(StepKind.READ), duo), OPTIONS_CARD)]
    assert [each.step.kind for each in expand(items, 12)] == [StepKind.READ]
    assert [each.step.kind for each in expand(items, 13)] == [StepKind.READ, StepKind.DUO]


def test_two_advisers_are_chosen_and_only_they_are_heard() -> None:
    evening = Evening(PlannedItem(ADVISERS, RICH_CARD)).to(StepKind.ADVISERS)
    evening.do(ChooseVoice(2, chosen=True), ChooseVoice(0, chosen=True))
    assert evening.refused(ChooseVoice(1, chosen=True)) is RefusalCode.TOO_MANY
    assert evening.refused(ChooseVoice(9, chosen=True)) is RefusalCode.NOT_ON_CARD
    evening.to(StepKind.HEARING)
    assert evening.refused(HearVoice(1)) is RefusalCode.NOT_ON_CARD
    evening.do(HearVoice(2))
    assert evening.state.heard == (0, 2)
    evening.do(ChooseVoice(2, chosen=False))
    assert evening.state.heard is None


def test_a_what_if_leaves_the_stage_with_its_step() -> None:
    evening = Evening(PlannedItem(ADVISERS, RICH_CARD)).to(StepKind.DIALOGUE).do(ShowTwist(2))
    assert evening.state.twist == (0, 2)
    assert evening.refused(ShowTwist(3)) is RefusalCode.NOT_ON_CARD
    evening.do(GoBack())
    assert evening.state.twist is None


def test_scores_belong_to_processes_and_go_with_them() -> None:
    evening = Evening(PlannedItem(SCAN)).to(StepKind.SCAN)
    evening.do(Capture(CaptureField.PROCESS, "Vergunningen"), Capture(CaptureField.NOTE, "Iets"))
    process, note = evening.texts
    evening.do(ScoreProcess(process, "V8", 3), ScoreProcess(process, "V8", 2))
    assert evening.state.scores == ((process, "V8", 2),)
    assert evening.refused(ScoreProcess(note, "V8", 1)) is RefusalCode.UNKNOWN_TEXT
    assert evening.refused(ScoreProcess(process, "V9", 1)) is RefusalCode.UNKNOWN_CHOICE
    assert evening.refused(ScoreProcess(process, "V5", 4)) is RefusalCode.BAD_NUMBER
    evening.do(Strike((process,)))
    assert evening.state.scores == ()


def test_values_are_adopted_and_let_go_of() -> None:
    evening = Evening(PlannedItem(VALUES)).to(StepKind.VALUES_BOARD).do(AdoptValue("respect", adopted=True))
    assert evening.state.adopted == ("respect",)
    assert evening.refused(AdoptValue("onbekend", adopted=True)) is RefusalCode.UNKNOWN_CHOICE
    evening.do(AdoptValue("respect", adopted=False))
    assert evening.state.adopted == ()


def test_only_what_the_group_agreed_on_before_about_this_card_can_be_recalled() -> None:
    evening = (
        Evening(PlannedItem(CARD_ROUND, RICH_CARD))
        .to(StepKind.DIALOGUE)
        .do(RecallValue("respect", shown=True))
    )
    assert evening.state.recalled == ((0, "respect"),)
    assert evening.refused(RecallValue("moed", shown=True)) is RefusalCode.NOT_ON_CARD


def test_support_is_a_number_of_those_present() -> None:
    evening = (
        Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.AGREEMENT).do(ProposeAgreement("Wij melden."))
    )
    evening.do(SupportAgreement(1, 12, 18))
    assert (evening.state.agreements[0].support, evening.state.agreements[0].present) == (12, 18)
    assert evening.refused(SupportAgreement(1, 19, 18)) is RefusalCode.BAD_NUMBER
    assert evening.refused(SupportAgreement(7, 1, 18)) is RefusalCode.UNKNOWN_AGREEMENT


def test_the_amber_button_turns_the_trainers_pages_before_it_goes_on() -> None:
    evening = Evening(PlannedItem(PAGES, None, ("een.png", "twee.png")), PlannedItem(BREAK))
    evening.to(StepKind.PAGES)
    assert primary(evening.state) is Primary.NEXT_PAGE
    evening.do(Advance())
    assert (evening.state.page, primary(evening.state)) == (1, Primary.NEXT)
    evening.do(GoBack())
    assert (evening.state.page, evening.state.current.step.kind) == (0, StepKind.PAGES)


def test_an_item_on_the_fly_comes_after_the_one_that_is_on_and_moves_nothing_that_was() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD), PlannedItem(BREAK), PlannedItem(SCAN))
    evening.to(StepKind.SCAN).do(Capture(CaptureField.PROCESS, "Inkoop")).to(StepKind.DIALOGUE)
    end = schedule(evening.state, evening.now()).planned_end
    before = evening.state.steps
    evening.do(InsertItem(PlannedItem(LADDER, RICH_CARD)))
    kinds = [each.step.kind for each in evening.state.steps]
    assert kinds.index(StepKind.PAUSE) == kinds.index(StepKind.TIPPING) + 1
    assert evening.state.current.step.kind is StepKind.DIALOGUE
    assert evening.state.steps[evening.state.captures[0].step].step.kind is StepKind.SCAN
    assert [each for each in evening.state.steps if each.item < 3] == list(before)
    assert len(evening.state.planned_ms) == len(evening.state.spent_ms) == len(evening.state.steps)
    assert schedule(evening.state, evening.now()).planned_end == end


def test_nothing_comes_in_before_what_is_on_now_or_without_steps() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.DIALOGUE)
    evening.do(InsertItem(PlannedItem(BREAK), after=0))
    assert evening.state.steps[evening.state.position + 1].step.kind is StepKind.PAUSE
    assert evening.refused(InsertItem(PlannedItem(PAGES))) is RefusalCode.NOTHING_TO_PLAY
    assert evening.refused(InsertItem(PlannedItem(BREAK), after=99)) is RefusalCode.UNKNOWN_STEP


def test_moves_are_told_once_and_only_between_shown_rounds_on_the_same_question() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD))
    counts = (Count("A", 6), Count("B", 6))
    evening.do(EnterPaperTally(0, 1, 12, counts), EnterPaperTally(0, 2, 12, counts))
    evening.do(EnterPaperTally(0, 1, 12, counts, Subject(About.TWIST, 1)))
    assert evening.refused(TellMoves(1, 3, NetOnly(()))) is RefusalCode.NOT_NOW
    assert evening.refused(TellMoves(2, 1, NetOnly(()))) is RefusalCode.UNKNOWN_ROUND
    evening.do(TellMoves(1, 2, NetOnly((), 4)))
    assert evening.refused(TellMoves(1, 2, NetOnly((), 5))) is RefusalCode.ALREADY_REVEALED


def test_a_method_narrows_and_orders_what_a_panel_offers() -> None:
    wanted = replace(step(StepKind.AGREEMENT), capture=("line", "signal", "doubt"))
    assert fields_of(wanted) == (CaptureField.LINE, CaptureField.SIGNAL)
    assert fields_of(step(StepKind.AGREEMENT)) == rules(StepKind.AGREEMENT).captures
    perspectives = replace(step(StepKind.VALUES_NORMS), capture=("value",))
    assert fields_of(perspectives) == (CaptureField.PERSPECTIVE, CaptureField.VALUE)
    board = rules(StepKind.SORT).board
    assert board is not None
    assert board_rows(board, replace(step(StepKind.SORT), capture=("definition",))) == (
        CaptureField.DEFINITION,
    )


def test_an_evening_without_certainty_asks_only_about_the_card() -> None:
    state = begin(plan())
    votes = [index for index, each in enumerate(state.steps) if each.step.kind is StepKind.VOTE]
    assert [state.subjects_of(index) for index in votes] == [(THE_CARD,)] * len(votes)
