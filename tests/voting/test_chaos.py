"""What goes wrong on an evening: a laptop that stalls, a full disk, a port that somebody took, too few open files.

Every time: nothing that was called received is lost, and nobody counts twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from tests import small_disk as disk
from tests.voting.room import ADDRESS, ROOT, Phone, Server

FROZEN_SECONDS = 3.0
PHONES = 40
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of another process: Linux only")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "ballots")
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGCONT)
        assert running.stop() == 0


@contextlib.asynccontextmanager
async def room(server: Server, size: int) -> AsyncIterator[list[Phone]]:
    """Phones that are in."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        phones = [Phone(client, server) for _ in range(size)]
        for phone in phones:
            assert (await phone.join())["do"] == "in"
        yield phones


async def insist(phone: Phone, choice: str, s: int) -> int:
    """As the page does: send again every second without an answer, with the same number. How often it was sent."""
    assert phone.line is not None
    for sent in range(1, 30):
        await phone.line.send_json({"do": "vote", "answers": [{"round": 1, "s": s, "c": [choice]}]})
        try:
            told = await asyncio.wait_for(phone.hear("told", "slow"), 1.0)
        except TimeoutError:
            continue
        if told["do"] == "told" and told["answers"][0]["what"] == "stored":
            assert told["answers"][0]["s"] >= s
            return sent
        await asyncio.sleep(0.3)
    raise AssertionError("a phone was never heard")


def test_a_laptop_that_stalls_for_three_seconds_loses_no_vote_and_counts_none_twice(server: Server) -> None:
    async def evening() -> list[int]:
        async with room(server, PHONES) as phones:
            server.open()
            for phone in phones[:5]:
                await phone.vote("A")
            server.process.send_signal(signal.SIGSTOP)
            voting = [
                asyncio.create_task(insist(phone, "AB"[place % 2], 2)) for place, phone in enumerate(phones)
            ]
            await asyncio.sleep(FROZEN_SECONDS)
            assert not any(vote.done() for vote in voting)
            server.process.send_signal(signal.SIGCONT)
            return await asyncio.gather(*voting)

    sent = asyncio.run(evening())
    assert min(sent) > 1, "every phone had to say it again"
    (total,) = server.close()
    assert (total["counts"], total["ballots"]) == ({"A": PHONES / 2, "B": PHONES / 2}, PHONES)


@only_linux
def test_on_a_full_disk_phones_hear_try_again_and_when_there_is_room_it_goes_on(server: Server) -> None:
    stored: list[str] = []

    def room_for(size: int) -> None:
        """No file of the server may grow beyond `size` bytes: for it, that is a full disk."""
        _soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, hard))

    async def evening() -> None:
        async with room(server, PHONES) as phones:
            server.open()
            early, late = phones[:10], phones[10:]
            for phone in early:
                assert (await phone.vote("A"))["answers"][0]["what"] == "stored"
                stored.append(phone.token)
            room_for(512)
            for told in await asyncio.gather(*(phone.vote("B") for phone in late)):
                assert told["answers"] == [{"round": 1, "s": 0, "what": "retry"}]
            assert (await early[0].vote("B", s=2))["answers"][0]["what"] == "retry"
            assert server.process.poll() is None
            room_for(resource.RLIM_INFINITY)
            for told in await asyncio.gather(*(phone.vote("B") for phone in late)):
                assert told["answers"][0]["what"] == "stored"
            assert server.close()[0]["counts"] == {"A": 10, "B": PHONES - 10}

    asyncio.run(evening())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with disk.small_disk(tmp_path / "disk", 1) as place:
        yield place


def test_somebody_else_fills_the_disk_and_clears_it_while_the_room_votes(small_disk: Path) -> None:
    server = Server(small_disk / "ballots")

    async def evening() -> None:
        async with room(server, 20) as phones:
            server.open()
            for phone in phones[:5]:
                assert (await phone.vote("A"))["answers"][0]["what"] == "stored"
            filler = small_disk / "filler"
            with filler.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
                while stream.write(b"x" * 4096):
                    pass
            voting = [asyncio.create_task(insist(phone, "B", 1)) for phone in phones[5:]]
            await asyncio.sleep(1.0)
            assert not any(vote.done() for vote in voting)
            assert server.process.poll() is None
            filler.unlink()
            await asyncio.gather(*voting)

    asyncio.run(evening())
    assert server.close()[0]["counts"] == {"A": 5, "B": 15}
    assert server.stop() == 0


@only_linux
def test_a_room_fits_where_a_program_may_open_few_files_at_first(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (128, before[1]))
    try:
        server = Server(tmp_path / "ballots")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)

    async def evening() -> None:
        async with room(server, 300) as phones:
            server.open()
            for told in await asyncio.gather(*(phone.vote("A") for phone in phones)):
                assert told["answers"][0]["what"] == "stored"

    asyncio.run(evening())
    assert server.close()[0]["ballots"] == 300
    assert server.stop() == 0


def test_a_server_whose_port_was_taken_comes_back_next_to_it_with_every_ballot(tmp_path: Path) -> None:
    first = Server(tmp_path / "ballots")

    async def vote(server: Server) -> None:
        async with room(server, 5) as phones:
            for phone in phones:
                assert (await phone.vote("A"))["answers"][0]["what"] == "stored"

    first.open()
    asyncio.run(vote(first))
    first.kill()
    with socket.socket() as somebody:
        somebody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        somebody.bind((ADDRESS, first.port))
        somebody.listen()
        again = Server(tmp_path / "ballots", first.port, first.key)
        assert first.port < again.port <= first.port + 20
        again.open()
        assert again.close()[0]["counts"] == {"A": 5}
        assert again.stop() == 0


def test_the_server_loads_no_window_and_no_orm() -> None:
    """It starts fast, stays small, and runs where there is no screen."""
    foreign = ("PySide6", "shiboken6", "sqlalchemy", "reportlab", "PIL")
    script = (
        "import sys, dilemmagame.cli.serving;"
        f"print(sorted(name for name in sys.modules if name.partition('.')[0] in {foreign!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
