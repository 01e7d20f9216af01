"""A server that comes back in another place, or after the vote: no phone counts twice and no closed round opens."""

from __future__ import annotations

import asyncio
import queue
import socket
import time

import aiohttp

from dilemmagame.base.clock import SystemClock
from dilemmagame.domain.ballots import Count, RoundStatus
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.presence import Presence
from tests.voting.room import ADDRESS
from tests.voting.test_service import Hall, hall, in_the_hall, stored

__all__ = ["hall"]


async def vote(hall: Hall, choice: str, count: int = 5) -> None:
    """New phones vote, and hear that it was received."""
    async with aiohttp.ClientSession() as client:
        for phone in await in_the_hall(client, hall, count):
            await stored(phone, choice)


async def too_late(hall: Hall) -> None:
    async with aiohttp.ClientSession() as client:
        (phone,) = await in_the_hall(client, hall, 1)
        assert (await phone.vote("B"))["answers"][0]["what"] == "closed"


def taken(port: int) -> socket.socket:
    """Somebody else has the port."""
    somebody = socket.socket()
    somebody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    end = time.monotonic() + 10
    while True:
        try:
            somebody.bind((ADDRESS, port))
            break
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.01)
    somebody.listen()
    return somebody


def test_a_port_that_somebody_took_makes_it_another_place_and_the_round_is_voted_anew(hall: Hall) -> None:
    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote(hall, "A"))
    port, process = hall.port, hall.service._child._running
    assert process is not None
    process.process.kill()
    with taken(port):
        hall.until(lambda: hall.presence.lost)
        hall.until(lambda: not hall.presence.lost)
        assert hall.port != port
        assert hall.owner.state.rounds[0].voided == 1, (
            "phones are served when the round begins anew, not before"
        )
        asyncio.run(vote(hall, "B"))
        hall.do(Advance())
        hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert hall.owner.state.rounds[0].counts == (Count("B", 5),)


def test_a_laptop_that_comes_back_at_another_port_has_the_open_round_voted_anew(hall: Hall) -> None:
    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote(hall, "A"))
    port = hall.port
    hall.service.stop()
    with taken(port):
        hall.presence = Presence()
        hall.owner = SessionOwner.resume(hall.store, SystemClock(), "s1")
        hall.service = hall.served()
        hall.until(lambda: hall.owner.state.rounds[0].voided == 1)
        asyncio.run(vote(hall, "B", 6))
        hall.do(Advance())
        hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert hall.owner.state.rounds[0].counts == (Count("B", 6),)


def test_a_round_that_was_closed_before_the_move_counts_as_it_stands(hall: Hall) -> None:
    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote(hall, "A"))
    hall.do(Advance())
    port = hall.port
    hall.service.stop()
    hall.said = queue.Queue()  # whatever was on its way is gone with the program
    with taken(port):
        hall.presence = Presence()
        hall.owner = SessionOwner.resume(hall.store, SystemClock(), "s1")
        hall.service = hall.served()
        assert hall.port != port
        hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert (hall.owner.state.rounds[0].counts, hall.owner.state.rounds[0].voided) == ((Count("A", 5),), 0)


def test_a_server_that_dies_after_the_vote_does_not_open_it_again(hall: Hall) -> None:
    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote(hall, "A"))
    hall.do(Advance())
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    process = hall.service._child._running
    assert process is not None
    process.process.kill()
    hall.until(lambda: hall.presence.lost)
    hall.until(lambda: not hall.presence.lost)
    assert hall.owner.state.rounds[0].status is not RoundStatus.OPEN
    asyncio.run(too_late(hall))
    assert hall.owner.state.rounds[0].voided == 0
