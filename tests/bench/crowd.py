"""A crowd of phones in one process, and how long each of them waits. For the bench of voting only.

As a program it joins, votes when asked and reports one JSON line, or floods until it is ended.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import aiohttp

from tests.voting.room import new_token

JOIN_AT_ONCE = 50
Got = TypeVar("Got")


@dataclass(slots=True)
class Waits:
    """Times in seconds."""

    taken: list[float] = field(default_factory=list)

    def share(self, part: float) -> float:
        """Such as 0.5 for the middle and 0.99 for all but one in a hundred."""
        ordered = sorted(self.taken)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


@dataclass(slots=True, eq=False)
class Voter:
    """One phone that is in."""

    line: aiohttp.ClientWebSocketResponse
    s: int = 0
    refused: int = 0

    async def vote(self, choice: str) -> float:
        """Seconds until it heard that its vote was received."""
        self.s += 1
        vote = {"do": "vote", "answers": [{"round": 1, "s": self.s, "c": [choice]}]}
        start = time.perf_counter()
        while True:
            await self.line.send_json(vote)
            told = await self.hear("told", "slow")
            if told["do"] == "told":
                assert told["answers"][0]["what"] == "stored", told
                return time.perf_counter() - start
            self.refused += 1
            await asyncio.sleep(0.1)

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds."""
        while True:
            said: dict[str, Any] = await self.line.receive_json(timeout=60)
            if said["do"] in kinds:
                return said


@dataclass(slots=True, eq=False)
class Crowd:
    """Phones on one server."""

    client: aiohttp.ClientSession
    base: str
    code: str
    voters: list[Voter] = field(default_factory=list)

    async def join(self, size: int) -> float:
        """Seconds until all are in."""
        start = time.perf_counter()
        while len(self.voters) < size:
            here = min(JOIN_AT_ONCE, size - len(self.voters))
            self.voters += await asyncio.gather(*(self._one() for _ in range(here)))
        return time.perf_counter() - start

    async def _one(self) -> Voter:
        line = await self.client.ws_connect(f"{self.base}/ws", headers={"Origin": self.base})
        await line.send_json({"do": "hello", "v": 1, "token": new_token(), "code": self.code})
        voter = Voter(line)
        assert (await voter.hear("in", "no"))["do"] == "in"
        await voter.hear("state")
        return voter

    async def told(self, tell: Callable[[], object]) -> float:
        """Seconds from the app's word until the last phone has the new page."""
        waiting = [asyncio.create_task(voter.hear("state")) for voter in self.voters]
        await asyncio.sleep(0.1)
        start = time.perf_counter()
        tell()
        await asyncio.gather(*waiting)
        return time.perf_counter() - start

    async def vote(self, over_seconds: float, change: int = 0) -> Waits:
        """Everybody votes once, evenly over so many seconds; 0: all at the same moment."""

        async def one(place: int, voter: Voter) -> float:
            await asyncio.sleep(over_seconds * place / len(self.voters))
            return await voter.vote("AB"[(place + change) % 2])

        return Waits(list(await asyncio.gather(*(one(p, v) for p, v in enumerate(self.voters)))))

    async def keep_voting(self, times: int) -> float:
        """Answers a second when everybody changes their vote as soon as they heard of the last."""

        async def one(voter: Voter) -> None:
            for turn in range(times):
                await voter.vote("AB"[turn % 2])

        start = time.perf_counter()
        await asyncio.gather(*(one(voter) for voter in self.voters))
        return times * len(self.voters) / (time.perf_counter() - start)

    async def leave(self) -> None:
        await asyncio.gather(*(voter.line.close() for voter in self.voters))


async def with_crowd(base: str, code: str, work: Callable[[Crowd], Awaitable[Got]]) -> Got:
    """Do `work` with a crowd that hangs up at the end."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as client:
        crowd = Crowd(client, base, code)
        try:
            return await work(crowd)
        finally:
            await crowd.leave()


async def flood(base: str, code: str, phones: int, strangers: int) -> None:
    """Send as fast as they can, until this process is ended."""

    async def line(voter: Voter) -> None:
        s = 0
        while True:
            s += 1
            await voter.line.send_json({"do": "vote", "answers": [{"round": 1, "s": s, "c": ["A"]}]})
            await voter.hear("told", "slow")

    async def work(crowd: Crowd) -> None:
        async def requests() -> None:
            while True:
                async with crowd.client.get(f"{base}/p.js") as answer:
                    await answer.read()

        await crowd.join(phones)
        print("flooding", flush=True)
        await asyncio.gather(*(line(v) for v in crowd.voters), *(requests() for _ in range(strangers)))

    await with_crowd(base, code, work)


def main() -> None:
    """ADDRESS CODE PHONES votes once; ADDRESS CODE PHONES STRANGERS floods."""
    address, code, size, *strangers = sys.argv[1:]
    if strangers:
        asyncio.run(flood(f"http://{address}", code, int(size), int(strangers[0])))

    async def evening(crowd: Crowd) -> dict[str, float]:
        await crowd.join(int(size))
        await asyncio.gather(*(voter.hear("state") for voter in crowd.voters))
        waits = await crowd.vote(1.0)
        burst = await crowd.vote(0.0, 1)
        return {"p50": waits.share(0.5), "p99": waits.share(0.99), "burst": burst.share(0.99)}

    print(json.dumps(asyncio.run(with_crowd(f"http://{address}", code, evening))), flush=True)


if __name__ == "__main__":
    main()
