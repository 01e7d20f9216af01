"""The app's side against the real server process: a session with phones, through the real owner and the real log."""

from __future__ import annotations

import asyncio
import queue
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from dilemmagame.base.clock import SystemClock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Channel, Count, RoundStatus
from dilemmagame.domain.commands import Advance, Command, CountHands, JumpTo, SetChannel, VoidRound
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary, Refusal
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.live.presence import Presence
from dilemmagame.live.stage_view import BallotScene, SlopeScene, WelcomeScene
from dilemmagame.storage import Store
from dilemmagame.voting.child import PATIENCE, Patience
from dilemmagame.voting.service import VoteService
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan
from tests.voting.room import ADDRESS, Phone

WAIT_SECONDS = 20.0


def task_only(view: PhoneView) -> dict[str, object]:
    return {"task": view.task.value}


class Hall:
    """A session with a voting server; what the server says is done on the test's own thread."""

    def __init__(self, folder: Path, store: Store | None = None, patience: Patience = PATIENCE) -> None:
        self.folder = folder
        self.patience = patience
        self.said: queue.Queue[Presence | tuple[Command, Future[Refusal | None]]] = queue.Queue()
        self.presence = Presence()
        self.store = store or Store.open(DataFolder(folder / "data"), reserve_bytes=4096)
        items = (PlannedItem(OPENING), PlannedItem(CARD_ROUND, OPTIONS_CARD), PlannedItem(CLOSING))
        self.owner = SessionOwner.start(
            self.store, SystemClock(), replace(plan(*items, present=12), channel=Channel.PHONES)
        )
        self.service = self.served()

    def served(self) -> VoteService:
        service = VoteService(
            self.folder / "ballots",
            "s1",
            (ADDRESS,),
            lambda view: {"task": view.task.value},
            self.said.put,
            self.take,
            patience=self.patience,
            text_seconds=0.05,
        )
        service.start()
        self.until(lambda: self.presence.join is not None)
        self.owner.connect(service)
        return service

    def take(self, told: Command) -> Future[Refusal | None]:
        answer: Future[Refusal | None] = Future()
        self.said.put((told, answer))
        return answer

    def until(self, done: Callable[[], bool]) -> None:
        """Do what the server says until `done`."""
        end = time.monotonic() + WAIT_SECONDS
        while not done():
            assert time.monotonic() < end, "the server did not say it in time"
            try:
                said = self.said.get(timeout=0.1)
            except queue.Empty:
                continue
            if isinstance(said, Presence):
                self.presence = said
                self.owner.notice(said)
            else:
                self.answer(*said)

    def answer(self, told: Command, answer: Future[Refusal | None]) -> None:
        """Do it as the hub does."""
        try:
            refusal = self.owner.handle(told)
        except WorldError as error:
            answer.set_exception(error)
        else:
            assert refusal is None, refusal
            answer.set_result(refusal)

    def do(self, *commands: Command) -> None:
        for command in commands:
            refusal = self.owner.handle(command)
            assert refusal is None, refusal

    def to(self, kind: StepKind, slot: int = 0) -> None:
        steps = self.owner.state.steps
        place = next(
            i for i, s in enumerate(steps) if s.step.kind is kind and (not slot or s.step.slot == slot)
        )
        self.do(JumpTo(place))

    @property
    def port(self) -> int:
        assert self.presence.join is not None
        return int(self.presence.join.address.rpartition(":")[2])

    @property
    def code(self) -> str:
        assert self.presence.join is not None
        return self.presence.join.code

    @property
    def base(self) -> str:
        return f"http://{ADDRESS}:{self.port}"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.service.finish()
    made.store.close()


async def in_the_hall(client: aiohttp.ClientSession, hall: Hall, count: int) -> list[Phone]:
    phones = [Phone(client, hall) for _ in range(count)]  # type: ignore[arg-type]  # it only needs the address
    for phone in phones:
        assert (await phone.join(hall.code))["do"] == "in"
    return phones


async def stored(phone: Phone, choice: str, number: int = 1, s: int = 1) -> None:
    """Vote, as soon as the server has heard that the round is open."""
    end = time.monotonic() + WAIT_SECONDS
    while (await phone.vote(choice, s=s, number=number))["answers"][0]["what"] != "stored":
        assert time.monotonic() < end, "the vote was not received in time"
        await asyncio.sleep(0.05)


def test_two_rounds_by_phone_become_a_slope_or_flows_and_leave_no_ballot(hall: Hall) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = await in_the_hall(client, hall, 12)
            scene = hall.owner.view().stage.scene
            assert isinstance(scene, WelcomeScene)
            assert scene.join is not None
            hall.to(StepKind.VOTE, 1)
            for place, phone in enumerate(phones):
                await stored(phone, "AABBBBBBCCCC"[place])
            hall.do(Advance())
            assert hall.owner.view().primary in (Primary.WAIT_FOR_COUNT, Primary.NEXT)
            hall.until(lambda: not hall.owner.state.rounds[0].waiting)
            hall.to(StepKind.VOTE, 2)
            for place, phone in enumerate(phones):
                await stored(phone, "BBBBBBBBCCCC"[place], 2)
            hall.do(Advance())
            hall.until(lambda: not hall.owner.state.rounds[1].waiting)

    asyncio.run(evening())
    hall.to(StepKind.REVEAL)
    first, second = hall.owner.state.rounds
    assert first.counts == (Count("A", 2), Count("B", 6), Count("C", 4))
    assert second.counts == (Count("B", 8), Count("C", 4))
    assert len(hall.owner.state.moves) == 1
    assert list((hall.folder / "ballots").glob("*.ballots"))
    last = max(i for i, s in enumerate(hall.owner.state.steps) if s.step.kind is StepKind.REVEAL)
    hall.do(JumpTo(last), Advance())
    assert isinstance(hall.owner.view().stage.scene, SlopeScene)
    hall.to(StepKind.CLOSING)
    end = time.monotonic() + WAIT_SECONDS
    while list((hall.folder / "ballots").glob("*.ballots")):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_server_may_die_while_people_vote(hall: Hall) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = await in_the_hall(client, hall, 6)
            hall.to(StepKind.VOTE, 1)
            for phone in phones[:3]:
                await stored(phone, "A")
            port, process = hall.port, hall.service._child._running
            assert process is not None
            process.process.kill()
            hall.until(lambda: hall.presence.lost)
            hall.until(lambda: not hall.presence.lost)
            assert hall.port == port
            for phone in phones:
                assert (await phone.join("wrong"))["do"] == "in"
            for phone in phones[2:]:
                await stored(phone, "B", s=2)
            hall.do(Advance())
            hall.until(lambda: not hall.owner.state.rounds[0].waiting)

    asyncio.run(evening())
    assert hall.owner.state.rounds[0].counts == (Count("A", 2), Count("B", 4))


def test_the_laptop_may_die_between_closing_and_the_totals(hall: Hall) -> None:
    async def vote() -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 5):
                await stored(phone, "C")

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote())
    hall.do(Advance())
    hall.service.stop()
    hall.said = queue.Queue()  # whatever was on its way is gone with the program
    hall.presence = Presence()
    hall.owner = SessionOwner.resume(hall.store, SystemClock(), "s1")
    assert hall.owner.state.rounds[0].waiting
    hall.service = hall.served()
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert hall.owner.state.rounds[0].counts == (Count("C", 5),)


def test_hands_are_added_to_what_came_by_phone_and_a_count_again_replaces_only_hands(hall: Hall) -> None:
    async def vote() -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 4):
                await stored(phone, "A")

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote())
    hall.do(SetChannel(Channel.HANDS))
    assert hall.owner.state.rounds[0].status is RoundStatus.CLOSED
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    hall.do(CountHands(1, (Count("A", 1), Count("B", 5))), CountHands(1, (Count("B", 3),)))
    vote_ = hall.owner.state.rounds[0]
    assert (vote_.counts, vote_.channel) == ((Count("A", 4), Count("B", 3)), Channel.MIXED)
    hall.to(StepKind.VOTE, 2)
    assert hall.owner.state.rounds[1].channel is Channel.HANDS


def test_a_new_address_voids_the_round_and_it_is_voted_again(hall: Hall) -> None:
    async def vote(choice: str) -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 5):
                await stored(phone, choice)

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote("A"))
    hall.service.move((ADDRESS,))
    hall.do(VoidRound(1))
    hall.until(lambda: hall.presence.lost)
    hall.until(lambda: not hall.presence.lost)
    asyncio.run(vote("B"))
    hall.do(Advance())
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert hall.owner.state.rounds[0].counts == (Count("B", 5),)


def test_nobody_sees_a_count_while_phones_vote_only_how_many_are_in(hall: Hall) -> None:
    async def vote() -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 6):
                await stored(phone, "A")
            hall.until(lambda: bool(hall.presence.received))

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote())
    view = hall.owner.view()
    assert isinstance(view.stage.scene, BallotScene)
    assert view.stage.scene.received == 6
    assert (view.votes[0].phoned, view.votes[0].total) == (0, 0)
