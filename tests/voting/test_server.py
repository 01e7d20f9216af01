"""The voting server as a real process with phones on real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.voting.room import WAIT_SECONDS, Phone, Server, served


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with served(tmp_path) as running:
        yield running


def test_phones_vote_change_and_the_totals_come_only_at_the_close(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = [Phone(client, server) for _ in range(5)]
            for phone in phones:
                assert (await phone.join())["do"] == "in"
            server.open()
            for phone, choice in zip(phones, "AABBB", strict=True):
                told = await phone.vote(choice)
                assert told["answers"] == [{"round": 1, "s": 1, "what": "stored"}]
            await phones[0].vote("B", s=2)
            total = {"round": 1, "counts": {"A": 1, "B": 4}, "ballots": 5, "matrix": None, "places": {}}
            assert server.close() == [total]
            assert (await phones[1].vote("B", s=2))["answers"][0]["what"] == "closed"

    asyncio.run(evening())
    assert all("counts" not in said for said in server.said if said["ev"] != "totals")


def test_a_repeat_is_answered_again_and_counts_once(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phone = Phone(client, server)
            await phone.join()
            server.open()
            for _ in range(3):
                assert (await phone.vote("A"))["answers"][0]["what"] == "stored"
            (total,) = server.close()
            assert (total["counts"], total["ballots"]) == ({"A": 1}, 1)

    asyncio.run(evening())


@pytest.mark.parametrize("choice", ["Z", "AB", "other"])
def test_an_answer_that_is_not_on_the_card_is_refused(server: Server, choice: str) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phone = Phone(client, server)
            await phone.join()
            server.open()
            assert (await phone.vote(choice))["answers"][0]["what"] == "bad"
            assert server.close()[0]["ballots"] == 0

    asyncio.run(evening())


def test_two_rounds_of_a_card_give_the_matrix_and_another_card_links_nothing(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = [Phone(client, server) for _ in range(6)]
            for phone in phones:
                await phone.join()
            server.open("kaart", 1)
            for phone in phones[:5]:
                await phone.vote("A", number=1)
            server.close()
            server.open("kaart", 2)
            for phone in phones[1:]:
                await phone.vote("B", number=2)
            (total,) = server.close(**{"2": 1})
            choices, cells = total["matrix"]
            assert choices == ["A", "B"]
            assert cells == [[0, 4, 1], [0, 0, 0], [0, 1, 0]]
            server.open("andere", 3)
            for phone in phones:
                await phone.vote("A", number=3)
            assert server.close(**{"3": 1})[0]["matrix"] is None

    asyncio.run(evening())


def test_after_discarding_no_byte_of_a_ballot_a_token_or_a_key_is_left(server: Server) -> None:
    secrets_of_the_room: list[bytes] = []

    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phones = [Phone(client, server) for _ in range(12)]
            for phone in phones:
                await phone.join()
                secrets_of_the_room.append(phone.token.encode())
            server.open(choices=("ziekgeit", "ziekschaap"))
            for place, phone in enumerate(phones):
                await phone.vote(("ziekgeit", "ziekschaap")[place % 2])
            key = (server.folder / "kaart.key").read_bytes()
            secrets_of_the_room.extend([key, key.hex().encode()])
            server.close()
            server.say(do="discard", card="kaart")
            server.wait_for("discarded")

    asyncio.run(evening())
    assert server.stop() == 0
    left = b"".join(path.read_bytes() for path in server.folder.parent.rglob("*") if path.is_file())
    told = (
        "".join(str(said) for said in server.said if said["ev"] != "totals").encode() + server.errors.encode()
    )
    for secret in (*secrets_of_the_room, b"ziek"):
        assert secret not in left
        assert secret not in told


def test_kills_lose_no_answer_that_was_called_received(tmp_path: Path) -> None:
    """Twenty times: the process dies in the middle of a crowd, comes back on its port, and has what it confirmed."""

    async def crowd(server: Server, phones: list[Phone], received: dict[str, int], s: int) -> None:
        heard, enough = 0, asyncio.Event()
        wanted = 2 * (s % 12)  # none: nobody may be in yet

        async def one(phone: Phone) -> None:
            nonlocal heard
            try:
                await phone.join()
                for change in range(s * 10, s * 10 + 5):
                    told = await phone.vote("AB"[change % 2], s=change)
                    if told["do"] == "told" and told["answers"][0]["what"] == "stored":
                        received[phone.token] = max(received.get(phone.token, 0), change)
                        heard += 1
                        if heard >= wanted:
                            enough.set()
            except (aiohttp.ClientError, TypeError, ConnectionError):
                return  # the line broke: the process was killed

        work = [asyncio.create_task(one(phone)) for phone in phones]
        if wanted:
            await asyncio.wait_for(enough.wait(), WAIT_SECONDS)
        await asyncio.sleep(0.001 * s)
        server.kill()
        await asyncio.gather(*work)

    async def evening() -> None:
        server = Server(tmp_path / "ballots")
        port, key, received = server.port, server.key, dict[str, int]()
        async with aiohttp.ClientSession() as client:
            phones = [Phone(client, server) for _ in range(25)]
            for s in range(1, 21):
                server.open()
                await crowd(server, phones, received, s)
                server = Server(tmp_path / "ballots", port, key)
                assert server.port == port
                for phone in phones:
                    phone._server = server
            server.open()
            (total,) = server.close()
            assert total["ballots"] >= len(received) >= 5
            assert total["ballots"] <= len(phones)
            from dilemmagame.storage.ballots import BallotFile

            assert server.stop() == 0
            box = BallotFile.open(tmp_path / "ballots", "kaart")
            for token, change in received.items():
                assert box.seq(1, box.ref(b"token:" + token.encode())) >= change
            box.close()

    asyncio.run(evening())


def test_three_hundred_phones_vote_within_a_second_of_one_another_and_all_are_stored(server: Server) -> None:
    async def evening() -> None:
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as client:
            phones = [Phone(client, server) for _ in range(300)]
            for start in range(0, 300, 50):
                await asyncio.gather(*(phone.join() for phone in phones[start : start + 50]))
            server.open()
            for told in await asyncio.gather(*(phone.vote("AB"[n % 2]) for n, phone in enumerate(phones))):
                assert told["answers"][0]["what"] == "stored"
            assert server.close()[0]["counts"] == {"A": 150, "B": 150}

    asyncio.run(evening())


def test_when_the_app_dies_the_server_ends_and_keeps_the_ballots(server: Server) -> None:
    async def evening() -> None:
        async with aiohttp.ClientSession() as client:
            phone = Phone(client, server)
            await phone.join()
            server.open()
            await phone.vote("A")

    asyncio.run(evening())
    assert server.stop() == 0
    assert (server.folder / "kaart.ballots").exists()
    again = Server(server.folder, key=server.key)
    again.open()
    assert again.close()[0]["counts"] == {"A": 1}
    assert again.stop() == 0
