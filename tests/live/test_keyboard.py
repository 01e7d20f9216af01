"""One person's walk along the questions of the shared keyboard."""

from __future__ import annotations

from dilemmagame.domain.ballots import THE_CARD, About, Subject
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import PhoneTask
from dilemmagame.live.keyboard import Walk, same_vote
from dilemmagame.live.phone_view import PhoneBallot, PhoneView

CARD = PhoneBallot(1, 1, THE_CARD, ("A", "B", "unsure", "other"))
SURE = PhoneBallot(2, 1, Subject(About.CERTAINTY), ("1", "2", "3", "4", "5"))
CASES = tuple(PhoneBallot(n, 1, Subject(About.CASE, n), tuple("1234567"), f"geval {n}") for n in (1, 2, 3))


def view(*ballots: PhoneBallot) -> PhoneView:
    return PhoneView(PhoneTask.VOTE, Localised("Stem", "Vote"), None, ballots)


def test_the_card_must_be_answered_and_certainty_may_be_skipped() -> None:
    walk = Walk((CARD, SURE))
    assert not walk.may_go_on
    assert not walk.go_on()
    assert not walk.choose("F")
    assert walk.choose("A")
    assert walk.choose("B")
    assert walk.go_on()
    assert walk.is_last
    assert walk.may_go_on
    assert walk.answers() == ((1, "B"),)
    assert walk.choose("4")
    assert walk.answers() == ((1, "B"), (2, "4"))


def test_cases_may_be_left_open_but_an_empty_vote_is_none() -> None:
    walk = Walk(CASES)
    assert walk.go_on()
    assert walk.go_on()
    assert walk.is_last
    assert not walk.may_go_on
    assert walk.choose("7")
    assert walk.may_go_on
    assert walk.answers() == ((3, "7"),)
    assert walk.go_back()
    assert walk.choose("1")
    assert walk.answers() == ((2, "1"), (3, "7"))
    assert walk.go_back()
    assert not walk.go_back()


def test_a_round_that_was_begun_anew_is_another_vote() -> None:
    assert same_vote(view(CARD), view(CARD))
    again = PhoneBallot(1, 1, THE_CARD, CARD.choices, "", 1)
    assert not same_vote(view(CARD), view(again))
    assert not same_vote(view(CARD), None)
    assert same_vote(None, view())


def test_several_values_are_picked_and_let_go_and_never_one_too_many() -> None:
    walk = Walk((PhoneBallot(1, 1, Subject(About.VALUES, 1), ("A", "B", "C", "D"), most=2),))
    assert not walk.may_go_on
    assert walk.choose("C")
    assert walk.choose("A")
    assert not walk.choose("B"), "two at most"
    assert walk.choose("C"), "a second time takes it away"
    assert walk.choose("B")
    assert walk.chosen == ("A", "B")
    assert walk.answers() == ((1, "A+B"),)
    assert walk.choose("A")
    assert walk.choose("B")
    assert not walk.may_go_on
    assert walk.answers() == ()


def test_an_order_is_whole_before_it_goes_on() -> None:
    walk = Walk((PhoneBallot(1, 1, Subject(About.ORDER, 1), ("A", "B", "C")),))
    assert all(walk.choose(each) for each in "CA")
    assert not walk.may_go_on
    assert walk.choose("C"), "taken out, what came after moves up"
    assert all(walk.choose(each) for each in "BC")
    assert walk.may_go_on
    assert walk.answers() == ((1, "A>B>C"),)
