"""Votes on values in the engine: what is asked, by hand or by phone, what is told of it, and old logs still read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.domain.ballots import (
    About,
    Channel,
    Count,
    Form,
    PlaceSum,
    Question,
    RoundStatus,
    Subject,
    answer_of,
    picked_in,
)
from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import (
    Advance,
    AskValues,
    CountHands,
    JumpTo,
    NameValue,
    PutResultAway,
    ReopenVote,
    SetChannel,
    TakeTotals,
    VoidRound,
)
from dilemmagame.domain.disclosure import Disclosure, bars, is_unanimous
from dilemmagame.domain.events import BallotsCounted, RoundOpened
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary, primary
from dilemmagame.domain.session.decide import RefusalCode
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.valuing import ValueRow, told
from dilemmagame.domain.wiping import WipeDepth, to_wipe
from dilemmagame.storage.payloads import event_from_json, event_to_json
from tests.domain.test_forms import Evening
from tests.sample import CARD_ROUND, OPTIONS_CARD, method, step, words

NAMES = (
    "openheid",
    "moed",
    "respect",
    "zorg",
    "orde",
    "gemak",
    "rust",
    "nut",
    "eer",
    "trouw",
    "spel",
    "werk",
    "tijd",
)
BOARD = method("waarden", step(StepKind.VALUES_BOARD, 8), step(StepKind.VALUES_BOARD, 12), frame=True)


def board(*values: str, phones: bool = False) -> Evening:
    """An evening on its values board, with these values tapped."""
    evening = Evening(PlannedItem(CARD_ROUND, OPTIONS_CARD), PlannedItem(BOARD))
    plan = replace(
        evening.fresh.plan, values=tuple(Term(name, words(name.title()), words("")) for name in NAMES)
    )
    evening.fresh = evening.state = replace(evening.fresh, plan=plan)
    evening.to(StepKind.VALUES_BOARD)
    if phones:
        evening.do(SetChannel(Channel.PHONES))
    return evening.do(*(NameValue(value, named=True) for value in values))


def counts(**people: int) -> tuple[Count, ...]:
    return tuple(Count(choice, number) for choice, number in people.items())


def places(**sums: int) -> tuple[PlaceSum, ...]:
    return tuple(PlaceSum(choice, number) for choice, number in sums.items())


def test_the_group_chooses_at_most_three_by_hand_and_hands_may_be_more_than_people() -> None:
    evening = board("openheid", "moed", "respect", "zorg").do(AskValues(About.VALUES))
    (vote,) = evening.state.rounds_here()
    assert vote.subject == Subject(About.VALUES, 1)
    assert vote.question == Question(("openheid", "moed", "respect", "zorg"), 3)
    assert (vote.form, evening.state.choices_of(vote)) == (Form.MULTIPLE, ("A", "B", "C", "D"))
    assert primary(evening.state) is Primary.CLOSE_VOTE
    evening.do(Advance())
    assert evening.refused(CountHands(1, counts(A=19))) is RefusalCode.MORE_THAN_PRESENT
    assert evening.refused(CountHands(1, counts(E=1))) is RefusalCode.UNKNOWN_CHOICE
    evening.do(CountHands(1, counts(A=17, B=18, C=9, D=9)), Advance())
    assert evening.state.rounds_here()[0].warned, "everybody raised a hand for the second value"
    evening.do(CountHands(1, counts(A=17, B=16, C=9, D=9)), Advance())
    shown = told(evening.state.rounds_here()[0])
    assert (shown.verdict, shown.people, shown.present, shown.most) == (Disclosure.BARS, 0, 18, 3)
    assert shown.rows == (
        ValueRow("A", 1, 17),
        ValueRow("B", 2, 16),
        ValueRow("C", 3, 9),
        ValueRow("D", 3, 9),
    )
    assert primary(evening.state) is Primary.NEXT


def test_few_hands_are_not_told_however_often_they_were_raised() -> None:
    evening = board("openheid", "moed", "respect", "zorg").do(AskValues(About.VALUES), Advance())
    evening.do(CountHands(1, counts(A=4, B=4, C=4)), Advance())
    assert told(evening.state.rounds_here()[0]).verdict is Disclosure.TOO_FEW
    assert told(evening.state.rounds_here()[0]).rows == ()


def test_by_phone_the_number_of_people_counts_and_hands_are_added() -> None:
    evening = board("openheid", "moed", "respect", phones=True).do(AskValues(About.VALUES), Advance())
    assert primary(evening.state) is Primary.WAIT_FOR_COUNT
    evening.do(TakeTotals(1, counts(A=6, B=3, C=1), ballots=6))
    vote = evening.state.rounds_here()[0]
    assert (vote.total, vote.unseen, is_unanimous(vote)) == (6, 6, True)
    evening.do(CountHands(1, counts(A=1, C=2)))
    vote = evening.state.rounds_here()[0]
    assert (vote.channel, vote.total, vote.ballots_for("A")) == (Channel.MIXED, 8, 7)
    evening.do(Advance(), Advance())
    assert told(evening.state.rounds_here()[0]).rows[0] == ValueRow("A", 1, 7)


@pytest.mark.parametrize(
    ("by_phone", "hands", "verdict"), [(4, 0, "too-few"), (4, 9, "few-by-phone"), (0, 0, "not-counted")]
)
def test_fewer_than_five_phones_are_told_neither_alone_nor_beside_hands(
    by_phone: int, hands: int, verdict: str
) -> None:
    evening = board("openheid", "moed", "respect", phones=True).do(AskValues(About.VALUES), Advance())
    evening.do(TakeTotals(1, (), ballots=by_phone))
    if hands:
        evening.do(CountHands(1, counts(A=hands)))
    evening.do(Advance())
    assert bars(evening.state.rounds_here()[0]).value == verdict


def test_an_order_is_asked_by_phone_only_and_told_as_the_order_of_the_group() -> None:
    evening = board("openheid", "moed", "respect")
    assert evening.refused(AskValues(About.ORDER)) is RefusalCode.NO_ORDER_BY_HAND
    evening.do(SetChannel(Channel.PHONES), AskValues(About.ORDER), Advance())
    assert evening.refused(CountHands(1, counts(A=3))) is RefusalCode.NO_ORDER_BY_HAND
    evening.do(TakeTotals(1, (), ballots=6, places=places(A=13, B=8, C=15)), Advance())
    shown = told(evening.state.rounds_here()[0])
    assert (shown.people, shown.rows) == (6, (ValueRow("B", 1), ValueRow("A", 2), ValueRow("C", 3)))


def test_an_order_on_which_everybody_agrees_warns_first() -> None:
    evening = board("openheid", "moed", "respect", phones=True).do(AskValues(About.ORDER), Advance())
    evening.do(TakeTotals(1, (), ballots=5, places=places(A=5, B=12, C=13)), Advance())
    assert primary(evening.state) is Primary.REVEAL_ANYWAY
    evening.do(Advance())
    assert evening.state.rounds_here()[0].status is RoundStatus.REVEALED


@pytest.mark.parametrize(
    ("values", "about", "most"),
    [(1, About.VALUES, 0), (2, About.VALUES, 1), (3, About.VALUES, 2), (12, About.VALUES, 3), (13, About.VALUES, 0),
     (2, About.ORDER, 0), (3, About.ORDER, 3), (6, About.ORDER, 6), (7, About.ORDER, 0)],
)  # fmt: skip
def test_how_many_values_can_be_asked_about(values: int, about: About, most: int) -> None:
    evening = board(*NAMES[:values], phones=True)
    if not most:
        assert evening.refused(AskValues(about)) is RefusalCode.TOO_FEW_VALUES
        return
    evening.do(AskValues(about))
    question = evening.state.rounds_here()[0].question
    assert question is not None
    assert question.most == most


def test_what_was_asked_stays_when_the_board_changes_and_voting_again_asks_about_the_new_board() -> None:
    evening = board("openheid", "moed", "respect").do(AskValues(About.VALUES), Advance())
    evening.do(CountHands(1, counts(A=9, B=2)), NameValue("openheid", named=False), Advance())
    vote = evening.state.rounds_here()[0]
    assert [name.nl for name in evening.state.names_of(vote)] == ["Openheid", "Moed", "Respect"]
    assert told(vote).rows[0] == ValueRow("A", 1, 9)
    evening.do(NameValue("zorg", named=True), NameValue("orde", named=True), ReopenVote(1))
    (again,) = evening.state.rounds_here()
    assert again.number == 2
    assert again.question == Question(("moed", "respect", "zorg", "orde"), 3)
    assert evening.refused(AskValues(About.VALUES)) is RefusalCode.VOTE_OPEN
    evening.do(Advance(), CountHands(2, counts(A=8, B=8)), Advance())
    assert to_wipe(evening.state, WipeDepth.RAW).rounds == (1,), "only the last one shown is told"


def test_an_open_vote_begins_anew_from_nothing_and_can_be_opened_again_before_it_is_shown() -> None:
    evening = board("openheid", "moed", "respect", phones=True).do(
        AskValues(About.ORDER), VoidRound(1), Advance()
    )
    evening.do(TakeTotals(1, (), ballots=5, places=places(A=9, B=10, C=11)), ReopenVote(1))
    vote = evening.state.rounds_here()[0]
    assert (vote.status, vote.voided, vote.ballots, vote.places) == (RoundStatus.OPEN, 1, 0, ())


def test_every_step_of_the_board_has_votes_of_its_own_and_other_steps_have_none() -> None:
    evening = board("openheid", "moed", "respect").do(AskValues(About.VALUES), Advance())
    second = next(i for i, each in enumerate(evening.state.steps) if i > evening.state.position)
    evening.do(JumpTo(second))
    assert evening.state.rounds_here() == ()
    assert primary(evening.state) is not Primary.REVEAL, "what was skipped stays covered"
    evening.do(AskValues(About.VALUES))
    assert [vote.subject.number for vote in evening.state.rounds_here()] == [2]
    evening.to(StepKind.READ)
    assert evening.refused(AskValues(About.VALUES)) is RefusalCode.NOT_NOW


def test_a_result_leaves_the_stage_and_comes_back() -> None:
    evening = board("openheid", "moed", "respect").do(AskValues(About.VALUES), Advance())
    assert evening.refused(PutResultAway(1, away=True)) is RefusalCode.UNKNOWN_ROUND
    evening.do(CountHands(1, counts(A=9, B=2)), Advance(), PutResultAway(1, away=True))
    assert evening.state.put_away == {1}
    evening.do(PutResultAway(1, away=False))
    assert evening.state.put_away == frozenset()


def test_logs_from_before_there_were_votes_on_values_still_read() -> None:
    old = '{"at":5,"number":1,"item":0,"slot":1,"present":12,"channel":"hands","subject":{"about":"card","number":0}}'
    assert event_from_json("RoundOpened", old) == RoundOpened(5, 1, 0, 1, 12, Channel.HANDS)
    old = '{"at":5,"number":1,"counts":[{"choice":"A","ballots":3}]}'
    assert event_from_json("BallotsCounted", old) == BallotsCounted(5, 1, (Count("A", 3),))
    for event in board("openheid", "moed", "respect").do(AskValues(About.VALUES)).log:
        assert event_from_json(type(event).__name__, event_to_json(event)) == event


@pytest.mark.parametrize(
    ("form", "picked", "text"),
    [
        (Form.SINGLE, ("A",), "A"),
        (Form.MULTIPLE, ("A", "C"), "A+C"),
        (Form.RANKING, ("C", "A", "B"), "C>A>B"),
    ],
)
def test_an_answer_is_one_short_text(form: Form, picked: tuple[str, ...], text: str) -> None:
    assert answer_of(form, picked) == text
    assert picked_in(text) == picked
