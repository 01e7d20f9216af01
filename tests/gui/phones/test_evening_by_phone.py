"""An evening by phone through the real windows: the server is a real process, the phones talk over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, Finish
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.stage_view import BallotScene, BarsScene, WelcomeScene
from tests.gui.pages import until
from tests.gui.phones.room import Room, evening_in
from tests.prepared import used_folder
from tests.voting.room import Phone


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    i18n.use("nl")
    with evening_in(Room, qtbot, load_services(used_folder(tmp_path), "nl")) as made:
        yield made


def test_phones_come_in_vote_and_the_trainer_shows_the_result(room: Room, tmp_path: Path) -> None:
    scene = room.view.stage.scene
    assert isinstance(scene, WelcomeScene)
    assert scene.join is not None
    room.to(StepKind.VOTE, 1)
    room.phones_vote("AAABBBBC", 1)
    ballot = room.view.stage.scene
    assert isinstance(ballot, BallotScene)
    room.when(lambda view: view.presence.received.get(1) == 8, "how many are in")
    assert (room.view.votes[0].phoned, room.view.votes[0].total) == (0, 0)
    room.evening.send(Advance())
    room.when(lambda view: bool(view.votes) and view.votes[0].phoned == 8, "the totals")
    room.to(StepKind.REVEAL, 1)
    room.evening.send(Advance())
    room.when(lambda view: isinstance(view.stage.scene, BarsScene), "the bars")
    bars = room.view.stage.scene
    assert isinstance(bars, BarsScene)
    assert bars.ballots == (3, 4, 1, 0, 0)
    room.evening.send(Finish())
    until(lambda: not any((tmp_path / "ballots").glob("*")))


def test_one_key_goes_over_to_hands_and_the_hands_are_added(room: Room) -> None:
    room.to(StepKind.VOTE, 1)
    room.phones_vote("AAB", 1)
    room.evening.console.act(ActionId.HANDS)
    room.when(lambda view: view.votes[0].phoned == 3, "the totals")
    pad = room.evening.console.step.panel.pad  # type: ignore[union-attr]  # the panel of a vote
    assert "3 antwoorden per telefoon" in pad.why.text()
    assert "A 2" not in pad.why.text(), "what they said comes with the reveal, for the trainer as well"
    assert all(stepper.isEnabled() for stepper in pad.steppers.values())
    QTest.keyClicks(pad.steppers["C"].field, "1")
    room.when(lambda view: view.votes[0].hands == (Count("C", 1),), "the hand")
    assert (room.view.votes[0].phoned, room.view.votes[0].total) == (3, 4)
    assert room.view.votes[0].channel is Channel.MIXED


def test_the_strip_tells_who_is_in_and_closes_the_door(room: Room) -> None:
    room.to(StepKind.VOTE, 1)
    console = room.evening.console
    console.act(ActionId.PHONES)
    strip = console.phone_strip
    assert strip.isVisibleTo(console)
    room.when(lambda view: view.presence.join is not None, "the address")
    assert room.view.presence.join is not None
    assert room.view.presence.join.code in strip.where.text()
    strip.door.click()
    room.when(lambda view: not view.presence.door_open, "the door")
    until(lambda: come_in(room) == {"do": "no", "why": "door"})


def come_in(room: Room) -> dict[str, object]:
    """What a new phone hears."""
    code = room.view.presence.join.code if room.view.presence.join is not None else ""

    async def one() -> dict[str, object]:
        async with aiohttp.ClientSession() as client:
            return await Phone(client, room).join(code)  # type: ignore[arg-type]  # it only needs the address

    return asyncio.run(one())
