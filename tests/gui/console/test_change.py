"""What-ifs, how sure people are, and a result read in words, driven through the console by keyboard and taps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.domain.ballots import About, RoundStatus
from dilemmagame.domain.evening import Evening as Kind
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.desk import Stock
from dilemmagame.gui.console.panels.reveal import RevealPanel
from dilemmagame.gui.console.panels.tipping import TippingPanel
from dilemmagame.gui.console.panels.twist import TwistPanel
from dilemmagame.gui.console.panels.vote import VotePanel
from dilemmagame.gui.console.tally import TallyPad
from dilemmagame.live.form_scenes import LadderScene, RungScene
from dilemmagame.live.stage_view import BallotScene, BarsScene
from tests.forms import LADDER
from tests.gui.console.room import FULL_CARD, Evening, numbers, shown_words
from tests.sample import CARD_ROUND, OPENING, plan


def ladder_evening() -> Plan:
    return plan(PlannedItem(OPENING), PlannedItem(LADDER, FULL_CARD))


def sure_evening() -> Plan:
    return replace(plan(PlannedItem(CARD_ROUND, FULL_CARD)), evening=Kind(certainty=True))


@pytest.fixture
def ladder(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(qtbot, tmp_path / "data", ladder_evening())
    yield made
    made.close()


@pytest.fixture
def sure(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(qtbot, tmp_path / "data", sure_evening(), stock=Stock((), {"M14": LADDER}))
    yield made
    made.close()


def type_in(pad: TallyPad, **ballots: int) -> None:
    for choice, n in ballots.items():
        field = pad.steppers[choice.strip("_")].field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(n))


def vote_and_show(evening: Evening, **ballots: int) -> None:
    """Close the open vote of this step, count, and go on until the result of it is shown."""
    evening.next()
    panel = evening.page.step.panel
    assert isinstance(panel, VotePanel)
    type_in(panel.pad, **ballots)
    evening.until(lambda view: view.votes[-1].total == sum(ballots.values()))
    if evening.view.kind is StepKind.VOTE:
        evening.go_to(StepKind.REVEAL)
    evening.next()


def test_a_ladder_is_climbed_by_amber_clicks_and_counts(ladder: Evening) -> None:
    ladder.go_to(StepKind.VOTE)
    vote_and_show(ladder, A=9, B=5, C=1)
    ladder.go_to(StepKind.TWIST)
    assert isinstance(ladder.view.stage.scene, RungScene)
    assert any(text.endswith(FULL_CARD.twists[0]) for text in shown_words(ladder.page.step))
    vote_and_show(ladder, A=8, B=6, C=1)
    assert isinstance(ladder.view.stage.scene, LadderScene)
    assert "A stayed the largest, whatever changed" in shown_words(ladder.page.step)
    ladder.next()
    vote_and_show(ladder, A=4, B=10, C=1)
    assert "At ‘what if 2’ it tipped: from A to B" in shown_words(ladder.page.step)
    view = ladder.next()
    assert view.kind is StepKind.TIPPING
    assert isinstance(ladder.page.step.panel, TippingPanel)
    words = shown_words(ladder.page.step)
    assert "At ‘what if 2’ it tipped: from A to B" in words
    assert "What if 2: 10" in words


def test_no_number_of_a_rung_is_seen_while_it_is_open_and_ctrl_z_opens_it_again(ladder: Evening) -> None:
    ladder.go_to(StepKind.TWIST)
    panel = ladder.page.step.panel
    assert isinstance(panel, TwistPanel)
    ladder.next()
    type_in(panel.pad, A=347, B=231)
    ladder.until(lambda view: view.votes[-1].total == 578)
    ladder.page.focus_main()
    ladder.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    ladder.until(lambda view: view.votes[-1].status is RoundStatus.OPEN)
    assert not {347, 231, 578} & numbers(shown_words(ladder.page))


def test_a_rung_on_which_everybody_agrees_warns_first(ladder: Evening) -> None:
    ladder.go_to(StepKind.TWIST)
    vote_and_show(ladder, B=12)
    assert ladder.view.primary is Primary.REVEAL_ANYWAY
    assert "Everybody chose the same" in shown_words(ladder.page.step)
    assert isinstance(ladder.view.stage.scene, RungScene)
    ladder.next()
    assert isinstance(ladder.view.stage.scene, LadderScene)


def test_how_sure_people_are_is_counted_under_the_vote_and_said_in_words(sure: Evening) -> None:
    sure.go_to(StepKind.VOTE)
    scene = sure.view.stage.scene
    assert isinstance(scene, BallotScene)
    assert scene.certainty
    sure.next()
    panel = sure.page.step.panel
    assert isinstance(panel, VotePanel)
    type_in(panel.pad, A=6, B=6, C=3, unsure=0)
    last = list(panel.pad.steppers.values())[-1].field
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert panel.sure.steppers["1"].field.hasFocus(), "after the vote come the counts of how sure"
    type_in(panel.sure, _2=4, _4=11)
    sure.until(lambda view: sum(each.total for each in view.certainty) == 15)
    sure.go_to(StepKind.REVEAL)
    sure.next()
    shown = sure.view.stage.scene
    assert isinstance(shown, BarsScene)
    assert shown.sure == (4,)
    assert "How sure? Mostly 4, from 1 to 5" in shown_words(sure.page.step)


def test_opening_the_vote_again_asks_anew_how_sure_people_are(sure: Evening) -> None:
    sure.go_to(StepKind.VOTE)
    sure.next()
    sure.page.focus_main()
    sure.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    view = sure.until(lambda view: view.votes[-1].status is RoundStatus.OPEN)
    sure.until(lambda view: view.certainty[-1].status is RoundStatus.OPEN)
    assert {panel.subject.about for panel in view.certainty} == {About.CERTAINTY}


def test_a_result_is_read_in_words_with_the_numbers_behind_a_button(sure: Evening) -> None:
    sure.go_to(StepKind.VOTE)
    vote_and_show(sure, A=7, B=7, C=1)
    panel = sure.page.step.panel
    assert isinstance(panel, RevealPanel)
    assert "There are two camps." in shown_words(panel)
    assert not any("Reynal" in text for text in shown_words(panel))
    sure.click(panel.reading.how)
    numbers_shown = next(text for text in shown_words(panel) if "Reynal" in text)
    assert "A higher or lower number is not better." in numbers_shown


def test_early_agreement_offers_to_change_one_fact_with_one_tap(sure: Evening) -> None:
    sure.go_to(StepKind.VOTE)
    vote_and_show(sure, A=13, B=2)
    panel = sure.page.step.panel
    assert isinstance(panel, RevealPanel)
    assert "At least four in five chose the same" in shown_words(panel)
    sure.click(panel.offer.take)
    sure.until(lambda view: len(view.items) == 2)
    assert not panel.offer.isVisible(), "once is enough"
    assert sure.next().kind is StepKind.TWIST
    vote_and_show(sure, A=3, B=12)
    assert "At ‘what if 1’ it tipped: from A to B" in shown_words(sure.page.step)


def test_a_divided_group_gets_no_such_offer(sure: Evening) -> None:
    sure.go_to(StepKind.VOTE)
    vote_and_show(sure, A=8, B=7)
    panel = sure.page.step.panel
    assert isinstance(panel, RevealPanel)
    assert not panel.offer.isVisible()
