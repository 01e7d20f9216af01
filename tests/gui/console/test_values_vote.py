"""A vote on the values of the board from the trainer's chair: with the same button, the same keys, hand by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n
from dilemmagame.domain.ballots import About, Channel, PlaceSum, RoundStatus
from dilemmagame.domain.commands import SetChannel, TakeTotals
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.console.panels.values_board import ValuesBoardPanel
from dilemmagame.gui.console.valuesvote import ValuesVote
from dilemmagame.live.form_scenes import ValuesBoardScene, ValuesResultScene, ValuesVoteScene
from tests.gui.console.room import Evening, is_, shown_words
from tests.gui.console.test_boards import tap
from tests.gui.console.test_work import METHODS, choose, with_words
from tests.sample import OPENING, plan


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> Iterator[Evening]:
    made = Evening(
        qtbot, tmp_path / "data", with_words(plan(PlannedItem(OPENING), PlannedItem(METHODS["waarden"])))
    )
    made.go_to(StepKind.VALUES_BOARD)
    yield made
    made.close()


def part(evening: Evening) -> ValuesVote:
    panel = evening.page.step.panel
    assert isinstance(panel, ValuesBoardPanel)
    return panel.vote


def count(evening: Evening, **hands: int) -> None:
    for choice, n in hands.items():
        field = part(evening).pad.steppers[choice].field
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(n))
    evening.until(lambda view: sum(each.ballots for each in view.votes[-1].hands) == sum(hands.values()))


def photograph(evening: Evening, name: str) -> None:
    """For who wants to look: set DILEMMAGAME_SHOTS to a folder."""
    if folder := os.environ.get("DILEMMAGAME_SHOTS"):
        evening.page.grab().save(str(Path(folder) / f"{name}-{i18n.language()}.png"))


def test_an_evening_that_does_not_vote_sees_two_buttons_and_nothing_else(board: Evening) -> None:
    vote = part(board)
    assert not any(each.isVisible() for each in (vote.choose, vote.order, vote.pad, vote.away, vote.why))
    choose(board, "Openness")
    assert vote.choose.isVisible()
    assert not vote.choose.isEnabled()
    choose(board, "Courage", "Respect", "Care")
    assert vote.choose.isEnabled()
    assert not vote.order.isEnabled(), "with hands nobody puts in order"
    assert "Putting in order goes by phone or on the laptop." in vote.why.text()
    assert isinstance(board.view.stage.scene, ValuesBoardScene)
    assert board.view.primary is Primary.NEXT


def test_the_hands_are_counted_value_by_value_and_shown_with_the_amber_button(board: Evening) -> None:
    choose(board, "Openness", "Courage", "Respect", "Care")
    tap(board, "Let them choose")
    board.until(is_(Primary.CLOSE_VOTE))
    scene = board.view.stage.scene
    assert isinstance(scene, ValuesVoteScene)
    assert (scene.by_hand, scene.closed, scene.most) == (True, False, 3)
    assert not part(board).choose.isVisible()
    photograph(board, "values-open")
    board.next()
    assert part(board).pad.steppers["A"].isVisible()
    count(board, A=10, B=6, C=12, D=2)
    assert "30 hands counted" in shown_words(part(board))
    assert any(text.startswith("Read each value aloud") for text in shown_words(part(board)))
    photograph(board, "values-count")
    field = part(board).pad.steppers["D"].field
    field.selectAll()
    QTest.keyClicks(field, "99")
    board.qtbot.waitUntil(
        lambda: any("more hands than people" in text for text in shown_words(board.page)), timeout=5_000
    )
    count(board, A=10, B=6, C=12, D=2)
    assert isinstance(board.next().stage.scene, ValuesResultScene)
    words = shown_words(part(board))
    assert any(text.startswith("Respect was chosen most often") for text in words)
    assert board.view.primary is Primary.NEXT
    photograph(board, "values-result")
    tap(board, "Show the board again")
    board.until(lambda view: isinstance(view.stage.scene, ValuesBoardScene))
    assert any(text.startswith("Respect was chosen most often") for text in shown_words(part(board)))
    tap(board, "Show the result again")
    board.until(lambda view: isinstance(view.stage.scene, ValuesResultScene))
    board.next()
    assert isinstance(board.view.stage.scene, ValuesBoardScene), "the next step stands on the board again"


def test_ctrl_z_opens_it_again_and_after_the_reveal_the_new_board_is_asked(board: Evening) -> None:
    choose(board, "Openness", "Courage", "Respect")
    tap(board, "Let them choose")
    board.until(is_(Primary.CLOSE_VOTE))
    board.next()
    count(board, A=9, B=6)
    board.breathe()
    board.page.focus_main()
    board.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    board.until(is_(Primary.CLOSE_VOTE))
    board.next()
    count(board, A=8, B=6)
    board.next()
    choose(board, "Care")
    tap(board, "Let them choose")
    board.until(is_(Primary.CLOSE_VOTE))
    assert len(board.view.votes[-1].choices) == 4
    board.next()
    steppers = part(board).pad.steppers
    assert [steppers[each].field.text() for each in "ABCD"] == [""] * 4
    assert any("Care" in text for text in shown_words(part(board).pad))


def test_an_order_by_phone_is_told_as_an_order_and_agreement_is_warned_of(board: Evening) -> None:
    board.bridge.send(SetChannel(Channel.PHONES))
    choose(board, "Openness", "Courage", "Respect")
    tap(board, "Let them put in order")
    board.until(is_(Primary.CLOSE_VOTE))
    assert board.view.votes[-1].subject.about is About.ORDER
    board.next()
    number = board.view.votes[-1].number
    sums = (PlaceSum("A", 6), PlaceSum("B", 13), PlaceSum("C", 17))
    board.bridge.send(TakeTotals(number, (), ballots=6, places=sums))
    board.until(is_(Primary.REVEAL))
    assert not part(board).pad.steppers["A"].isVisible(), "an order is not counted by hand"
    assert {"6 people answered", "You see the order together with the room."} <= set(shown_words(part(board)))
    board.next()
    assert board.view.primary is Primary.REVEAL_ANYWAY
    assert "Here everybody agrees" in shown_words(part(board))
    photograph(board, "values-agree")
    board.next()
    assert board.view.votes[-1].status is RoundStatus.REVEALED
    words = shown_words(part(board))
    assert any(text.startswith("Openness comes first") for text in words)
    assert not any("average" in text for text in words), "six ballots are too few for averages"
    photograph(board, "values-order")


def test_the_buttons_speak_dutch(board: Evening) -> None:
    assert part(board).choose.text()
    with i18n.speaking("nl"):
        fresh = ValuesVote(board.page.step.panel.desk)  # type: ignore[union-attr]  # a panel is there
        board.qtbot.addWidget(fresh)
        assert [each.text().strip() for each in (fresh.choose, fresh.order)] == [
            "Laat kiezen",
            "Laat ordenen",
        ]
