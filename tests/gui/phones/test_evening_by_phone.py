"""An evening by phone through the real windows: the server is a real process, the phones talk over real sockets."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, Finish, JumpTo
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.evening import Evening
from dilemmagame.gui.keys import ActionId
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.stage_view import BallotScene, BarsScene, WelcomeScene
from tests.gui.pages import until
from tests.prepared import used_folder
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan
from tests.voting.room import Phone


class Room:
    """The trainer's windows and, on a thread of their own, phones."""

    def __init__(self, evening: Evening) -> None:
        self.evening = evening
        self.views: list[ConsoleView] = []
        evening.shown.connect(self.views.append)

    @property
    def view(self) -> ConsoleView:
        return self.views[-1]

    @property
    def base(self) -> str:
        join = self.view.presence.join
        assert join is not None
        return f"http://127.0.0.1:{join.address.rpartition(':')[2]}"

    def when(self, true: Callable[[ConsoleView], bool], what: str) -> None:
        until(lambda: bool(self.views) and true(self.view))
        assert true(self.view), what

    def to(self, kind: StepKind, slot: int = 0) -> None:
        steps = [step for item in self.view.items for step in item.steps]
        places = [step.index for step in steps if step.kind is kind]
        self.evening.send(JumpTo(places[slot - 1 if slot else 0]))
        self.when(lambda view: view.kind is kind, f"the step {kind.value}")

    def phones_vote(self, choices: str, number: int) -> None:
        """People come in with a phone and choose; over when everybody heard that it was received."""
        code = self.view.presence.join.code if self.view.presence.join is not None else ""

        async def crowd() -> None:
            async with aiohttp.ClientSession() as client:
                for choice in choices:
                    phone = Phone(client, self)  # type: ignore[arg-type]  # it only needs the address
                    assert (await phone.join(code))["do"] == "in"
                    told = await phone.vote(choice, number=number)
                    assert told["answers"][0]["what"] == "stored", told

        work = threading.Thread(target=lambda: asyncio.run(crowd()))
        work.start()
        until(lambda: not work.is_alive())
        work.join()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    i18n.use("nl")
    services = load_services(used_folder(tmp_path), "nl")
    window = QWidget()
    qtbot.addWidget(window)
    evening = Evening(services, Settings(), window)
    made = Room(evening)
    items = (PlannedItem(OPENING), PlannedItem(CARD_ROUND, OPTIONS_CARD), PlannedItem(CLOSING))
    evening.start(replace(plan(*items, present=9), channel=Channel.PHONES))
    made.when(lambda view: view.presence.join is not None, "the server")
    yield made
    evening.close()
    services.store.close()
    evening.console.deleteLater()


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
