"""What was decided while the server was away, or before it was started again, still holds afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import aiohttp

from dilemmagame.domain.ballots import Count
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.steps import PhoneTask, StepKind
from tests.voting.room import ADDRESS
from tests.voting.test_service import WAIT_SECONDS, Hall, hall, in_the_hall
from tests.voting.test_urn import ASKED, Message, Table

__all__ = ["hall"]


def restart(hall: Hall) -> None:
    hall.service.move((ADDRESS,))
    hall.until(lambda: hall.presence.lost)
    hall.until(lambda: not hall.presence.lost)


def ballot_files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "ballots").glob("*") if path.suffix in (".ballots", ".key"))


def test_a_server_that_is_started_again_takes_nothing_in_a_round_that_was_closed(hall: Hall) -> None:
    async def vote(expected: str) -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 5):
                assert (await phone.vote("A", number=1))["answers"][0]["what"] == expected

    async def shown() -> dict[str, Any]:
        """What a phone sees that comes in, as soon as the server knows what is going on."""
        async with aiohttp.ClientSession() as client, asyncio.timeout(WAIT_SECONDS):
            (phone,) = await in_the_hall(client, hall, 1)
            while phone.state["page"]["task"] == "wait":
                phone.state = await phone.hear("state")
            return phone.state

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote("stored"))
    hall.do(Advance())
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    restart(hall)
    asyncio.run(vote("closed"))
    seen = asyncio.run(shown())
    assert (seen["taking"], seen["page"]) == (False, {"task": PhoneTask.LOOK.value})
    hall.to(StepKind.VOTE, 2)
    hall.do(Advance())
    hall.until(lambda: not hall.owner.state.rounds[1].waiting)
    assert hall.owner.state.rounds[0].counts == (Count("A", 5),)


def test_ballots_of_a_card_that_was_left_while_the_server_was_away_go_when_it_is_back(hall: Hall) -> None:
    async def vote() -> None:
        async with aiohttp.ClientSession() as client:
            for phone in await in_the_hall(client, hall, 5):
                await phone.vote("A", number=1)

    hall.to(StepKind.VOTE, 1)
    asyncio.run(vote())
    hall.do(Advance())
    hall.until(lambda: not hall.owner.state.rounds[0].waiting)
    assert ballot_files(hall.folder)
    hall.service.move((ADDRESS,))
    hall.until(lambda: hall.presence.lost)
    hall.to(StepKind.CLOSING)
    hall.until(lambda: not hall.presence.lost)
    hall.until(lambda: not ballot_files(hall.folder))


def file_after(folder: Path, sent: list[Message]) -> bytes:
    """The ballots of a closed round as they lie on the disk, under a key that is the same every time."""
    folder.mkdir()
    (folder / "kaart.key").write_bytes(b"k" * 32)
    table = Table(folder)
    table.does(lambda: table.urn.open("kaart", (ASKED,)))
    for message in sent:
        table.send([message])
        table.does(lambda: None)  # one transaction for each
    table.does(lambda: table.urn.close_rounds({}))
    table.urn.stop()
    return (folder / "kaart.ballots").read_bytes()[100:]  # the header counts changes, not ballots


def test_a_closed_round_does_not_tell_who_came_first(tmp_path: Path) -> None:
    sent = [(phone, 1) for phone in range(20)]
    assert file_after(tmp_path / "een", sent) == file_after(tmp_path / "twee", sent[::-1])


def test_ballots_that_would_not_go_are_said_to_be_there_and_go_when_it_is_asked_again(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.does(lambda: table.urn.open("kaart", (ASKED,)))
    table.send([(1, 1)])
    key = tmp_path / "kaart.key"
    key.rename(tmp_path / "aside")
    key.mkdir()  # something in the way, as a virus scanner is
    gone: list[bool] = []
    table.does(lambda: gone.append(table.urn.discard("kaart")))
    key.rmdir()
    (tmp_path / "aside").rename(key)
    table.does(lambda: gone.append(table.urn.discard("kaart")))
    table.urn.stop()
    assert gone == [False, True]
    assert not table.broke.is_set()
    assert list(tmp_path.iterdir()) == []
