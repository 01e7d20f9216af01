"""The outside that our servers share: what it takes in when everybody together asks too much, and how many lines."""

from __future__ import annotations

import asyncio
import contextlib
import socket

import pytest
from aiohttp import web

from dilemmagame.voting.front import Front

HOST = "127.0.0.1:8765"


async def page(_request: web.Request) -> web.Response:
    return web.Response(text="ja")


async def answers(front: Front, count: int) -> list[bytes]:
    """The first line of the answer to each of `count` requests over sockets of their own; b'' where one was shut."""
    front.app.add_routes([web.get("/", page)])
    await front.start(frozenset({HOST}))
    heard: list[bytes] = []
    try:
        for _request in range(count):
            ours, theirs = socket.socketpair()
            theirs.setblocking(False)
            await front.connect(theirs)
            reader, writer = await asyncio.open_connection(sock=ours)
            line = b""
            with contextlib.suppress(ConnectionError):
                writer.write(f"GET / HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
                line = await asyncio.wait_for(reader.readline(), 10)
            heard.append(line.strip())
            writer.close()
    finally:
        await front.stop()
    return heard


def test_when_everybody_together_asks_too_much_the_rest_hears_it() -> None:
    left = iter((True, True, False, False))
    front = Front({}, 10, lambda _now: next(left))
    heard = asyncio.run(answers(front, 4))
    assert [line.split()[1] for line in heard] == [b"200", b"200", b"429", b"429"]


@pytest.mark.parametrize(("taken", "wanted"), [(1, b"HTTP/1.1 200 OK"), (2, b"")])
def test_with_as_many_lines_as_there_may_be_no_other_comes_in(taken: int, wanted: bytes) -> None:
    front = Front({}, 2, lambda _now: True)
    with contextlib.ExitStack() as lines:
        for _line in range(taken):
            lines.enter_context(front.seat())
        assert asyncio.run(answers(front, 1)) == [wanted]


def test_a_line_whose_other_side_is_gone_before_it_stands_is_no_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    talked: list[web.WebSocketResponse] = []
    tried: list[web.Request] = []

    async def talk(line: web.WebSocketResponse) -> None:
        talked.append(line)

    async def come_and_go() -> None:
        front = Front({}, 10, lambda _now: True)

        async def line(request: web.Request) -> web.StreamResponse:
            assert request.transport is not None
            request.transport.abort()
            tried.append(request)
            return await front.hold(request, 6.0, talk)

        front.app.add_routes([web.get("/ws", line)])
        await front.start(frozenset({HOST}))
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        await front.connect(theirs)
        reader, writer = await asyncio.open_connection(sock=ours)
        asked = (
            "GET /ws HTTP/1.1",
            f"Host: {HOST}",
            f"Origin: http://{HOST}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        )
        writer.write("\r\n".join((*asked, "", "")).encode())
        with contextlib.suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), 10) == b""
        writer.close()
        await front.stop()

    asyncio.run(come_and_go())
    assert len(tried) == 1
    assert talked == []
    assert [each.getMessage() for each in caplog.records if each.name == "aiohttp.server"] == []
