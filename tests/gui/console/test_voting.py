"""A vote on the console: hidden while it is open, counted by hand, two clicks, warned when unanimous."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import RoundStatus
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.panels.reveal import RevealPanel
from dilemmagame.gui.console.panels.vote import VotePanel
from dilemmagame.gui.console.tally import TallyPad
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.stage_view import BarsScene, HiddenResultScene, SlopeScene
from tests.gui.console.room import Evening, is_, numbers, shown_words


def pad(evening: Evening) -> TallyPad:
    assert isinstance(evening.page.step.panel, VotePanel)
    return evening.page.step.panel.pad


def count(evening: Evening, **ballots: int) -> None:
    """Type figures straight into the number pad."""
    for choice, n in ballots.items():
        field = pad(evening).steppers[choice].field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(n))
    evening.until(lambda view: view.votes[-1].total == sum(ballots.values()))


def test_nobody_sees_a_number_while_the_vote_is_open_not_even_after_it_was_counted(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=347, B=231, C=123)
    assert {347, 231, 123} <= numbers(shown_words(evening.page))
    evening.breathe()
    evening.page.focus_main()
    evening.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    evening.until(is_(Primary.CLOSE_VOTE))
    assert not {347, 231, 123, 701} & numbers(shown_words(evening.page))
    assert not numbers(shown_words(evening.page.step))
    assert not any(stepper.isEnabled() for stepper in pad(evening).steppers.values())
    assert any("not even you" in text for text in shown_words(evening.page.step))


def test_closing_and_revealing_are_two_clicks_with_the_reasons_between(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    assert evening.page.footer.next.text().strip() == "Close the vote"
    view = evening.next()
    assert view.votes[-1].status is RoundStatus.CLOSED
    count(evening, A=6, B=4, C=3, unsure=2)
    assert evening.next().kind is StepKind.ARGUMENTS
    view = evening.next()
    assert view.kind is StepKind.REVEAL
    assert isinstance(view.stage.scene, HiddenResultScene)
    assert evening.page.footer.next.text().strip() == "Show the result"
    assert isinstance(evening.next().stage.scene, BarsScene)


def test_the_count_says_in_words_who_did_not_vote_and_that_it_was_open(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=7, B=5, other=3)
    words = shown_words(pad(evening))
    assert "3 people did not vote." in words
    assert "openly counted" in words
    count(evening, A=7, B=9, other=3)
    assert any(text.startswith("1 ballot more than there are people") for text in shown_words(pad(evening)))


def test_plus_and_minus_count_one_at_a_time_and_never_below_nothing(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    stepper = pad(evening).steppers["B"]
    plus, minus = stepper._plus, stepper._minus
    for _ in range(3):
        evening.click(plus)
    evening.until(lambda view: view.votes[-1].total == 3)
    for _ in range(5):
        evening.click(minus)
    evening.until(lambda view: view.votes[-1].total == 0)
    assert stepper.value == 0


def test_a_wrong_count_can_be_corrected_in_the_reveal_step_until_it_is_shown(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=6, B=4, C=3)
    evening.go_to(StepKind.REVEAL)
    panel = evening.page.step.panel
    assert isinstance(panel, RevealPanel)
    field = next(iter(panel.pads.values())).steppers["C"].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "5")
    evening.until(lambda view: view.votes[-1].total == 15)
    evening.breathe()
    evening.page.act(ActionId.NEXT)
    evening.until(lambda view: isinstance(view.stage.scene, BarsScene))
    assert not panel.pads
    assert not [pad for pad in panel.findChildren(TallyPad) if pad.isVisible()]


def test_unanimity_warns_first_and_can_be_skipped(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, B=16)
    evening.go_to(StepKind.REVEAL)
    evening.next()
    assert evening.view.primary is Primary.REVEAL_ANYWAY
    assert evening.page.footer.next.text().strip() == "Show it anyway"
    assert "Everybody chose the same" in shown_words(evening.page.step)
    assert isinstance(evening.view.stage.scene, HiddenResultScene)
    evening.click(evening.page.footer.skip)
    view = evening.until(lambda view: view.kind is StepKind.DIALOGUE)
    assert not isinstance(view.stage.scene, BarsScene)


def test_fewer_than_five_ballots_show_no_bars(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=2, B=2)
    evening.go_to(StepKind.REVEAL)
    evening.next()
    words = shown_words(evening.page.step)
    assert "Fewer than five ballots were counted, so no bars are shown." in words


def test_a_second_round_with_another_number_present_says_so_and_nobody_knows_who_moved(
    evening: Evening,
) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=9, B=5, C=4)
    evening.go_to(StepKind.DIALOGUE)
    evening.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert evening.page.present_strip.stepper.field.hasFocus()
    QTest.keyClicks(evening.page.present_strip.stepper.field, "15")
    evening.until(lambda view: view.present == 15)
    QTest.keyClick(evening.page.present_strip.stepper.field, Qt.Key.Key_Return)
    assert not evening.page.present_strip.isVisible()
    evening.go_to(StepKind.VOTE, slot=2)
    evening.next()
    assert "In the first round 18 people were present, now 15." in shown_words(evening.page.step)
    count(evening, A=4, B=7, C=4)
    evening.next()
    view = evening.next()
    assert isinstance(view.stage.scene, SlopeScene)
    words = shown_words(evening.page.step)
    assert "9 to 4 (−5)" in words
    assert "Who changed their mind is unknown: only the totals were counted." in words


def test_dutch_calls_it_openly_counted_too(evening: Evening) -> None:
    i18n.use("nl")
    evening.go_to(StepKind.VOTE)
    evening.next()
    count(evening, A=15)
    assert {"open geteld", "3 niet gestemd."} <= set(shown_words(pad(evening)))


def test_after_closing_the_count_can_be_typed_at_once_and_enter_goes_on(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    evening.breathe()
    steppers = pad(evening).steppers
    for choice, n in zip(steppers, "643", strict=False):
        focused = QApplication.focusWidget()
        assert focused is steppers[choice].field
        QTest.keyClicks(focused, n)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    evening.until(lambda view: view.votes[-1].total == 13)
    for _left in range(len(steppers) - 3):
        QTest.keyClick(evening.focused(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is evening.page.footer.next


def test_a_vote_closed_by_mistake_opens_again_with_the_cursor_in_the_count(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    evening.breathe()
    field = next(iter(pad(evening).steppers.values())).field
    assert field.hasFocus()
    QTest.keyClicks(field, "7")
    evening.until(lambda view: view.votes[-1].total == 7)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    evening.until(is_(Primary.CLOSE_VOTE))


def test_a_full_stop_of_the_clicker_reaches_the_stage_from_a_count(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    evening.breathe()
    QTest.keyClicks(next(iter(pad(evening).steppers.values())).field, ".")
    evening.until(lambda view: view.stage.blank is Blank.BLACK)


def test_the_tab_key_goes_from_the_tabs_of_the_step_into_its_numbers(evening: Evening) -> None:
    evening.go_to(StepKind.VOTE)
    evening.next()
    evening.breathe()
    [tab for tab in evening.page.step.tabs if tab.isVisible()][-1].setFocus()
    stops = []
    for _press in range(1 + len(pad(evening).steppers)):
        QTest.keyClick(evening.focused(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[-len(pad(evening).steppers) :] == [s.field for s in pad(evening).steppers.values()]
