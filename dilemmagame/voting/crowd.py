"""Simulated phones for rehearsals: they talk to the real server over real sockets, as our page does."""

from __future__ import annotations

import asyncio
import base64
import queue
import random
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import aiohttp

from dilemmagame.domain.ballots import picked_in
from dilemmagame.domain.commands import Command, TakeTotals, VoidRound
from dilemmagame.domain.texting import LONGEST_TEXT
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.inbox import AdoptText, AskTexts, DropTexts, TextBatch
from dilemmagame.live.presence import Presence
from dilemmagame.voting.page_json import page_of
from dilemmagame.voting.service import VoteService

HERE = "127.0.0.1"
PATIENCE_SECONDS = 60.0
LOOK_SECONDS = 0.1
TEXT_SECONDS = 0.1


class PhoneCrowd:
    """One voting server and `size` phones. The same seed makes the same tokens."""

    def __init__(self, owner: SessionOwner, folder: Path, size: int, seed: int) -> None:
        """Raises TimeoutError when the server does not come up."""
        self._owner = owner
        self._said: queue.Queue[Presence | TakeTotals | VoidRound | TextBatch] = queue.Queue()
        chance = random.Random(seed)
        self._tokens = [
            base64.urlsafe_b64encode(chance.randbytes(16)).decode().rstrip("=") for _ in range(size)
        ]
        self._seqs = [0] * size
        self._presence = Presence()
        plan = owner.state.plan
        self._service = VoteService(
            folder,
            plan.session_id,
            (HERE,),
            lambda view: page_of(view, plan.language),
            self._said.put,
            self._said.put,
            text_seconds=TEXT_SECONDS,
        )
        self._service.hear_texts(self._said.put)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="crowd", daemon=True)
        self._thread.start()
        self._lines: dict[int, aiohttp.ClientWebSocketResponse] = {}
        self._client: aiohttp.ClientSession | None = None
        self._service.start()
        self._until(lambda: self._presence.join is not None)
        owner.connect(self._service)

    def vote(self, answers: Mapping[int, Mapping[int, str]]) -> None:
        """Round number -> person -> choice. Over when every phone heard that its answers are on disk."""
        by_person: dict[int, dict[int, str]] = {}
        for number, given in answers.items():
            for person, choice in given.items():
                by_person.setdefault(person, {})[number] = choice
        asyncio.run_coroutine_threadsafe(self._crowd(by_person), self._loop).result(PATIENCE_SECONDS)

    def write(self, texts: Sequence[str]) -> None:
        """Each from another phone; over when every phone heard that the trainer has it. The first is kept."""
        self._owner.moderate(AskTexts(on=True))
        asked = self._owner.view().texting.field
        if asked is None:
            return
        short = [text[:LONGEST_TEXT].strip() for text in texts]
        sending = asyncio.run_coroutine_threadsafe(self._writers(short), self._loop)
        self._until(sending.done)
        sending.result()
        kept = next(each for each in self._owner.view().texting.waiting if each.body == short[0])
        self._owner.moderate(AdoptText(kept.number, asked))
        for deed in (DropTexts(), AskTexts(on=False)):
            self._owner.moderate(deed)

    def settle(self) -> None:
        """Wait until the totals of every closed round are in the session."""
        self._until(lambda: not any(vote.waiting for vote in self._owner.state.rounds))

    def close(self) -> None:
        """Hang up, end the server, and leave no ballot behind."""
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result(PATIENCE_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._service.finish()

    def _until(self, done: Any) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the voting server did not answer")
            try:
                said = self._said.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                continue
            if isinstance(said, Presence):
                self._presence = said
                self._owner.notice(said)
            elif isinstance(said, TextBatch):
                self._owner.receive(said)
            else:
                self._do(said)

    def _do(self, command: Command) -> None:
        refusal = self._owner.handle(command)
        if refusal is not None:
            raise RuntimeError(f"refused: {refusal.code.value} for {type(command).__name__}")

    # on the crowd's own thread

    async def _crowd(self, by_person: Mapping[int, Mapping[int, str]]) -> None:
        if self._client is None:
            self._client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await asyncio.gather(*(self._person(person, given) for person, given in by_person.items()))

    async def _writers(self, texts: Sequence[str]) -> None:
        if self._client is None:
            self._client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await asyncio.gather(*(self._writer(person, text) for person, text in enumerate(texts)))

    async def _writer(self, person: int, text: str) -> None:
        line = self._lines.get(person) or await self._join(person)
        while True:
            await line.send_json({"do": "text", "t": text, "n": secrets.token_urlsafe(9)})
            if (await self._hear(line)).get("what") == "passed":
                return
            # Too early: the server has not heard yet that it takes texts.
            await asyncio.sleep(LOOK_SECONDS)

    async def _person(self, person: int, given: Mapping[int, str]) -> None:
        line = self._lines.get(person) or await self._join(person)
        self._seqs[person] += 1
        answers = [
            {"round": number, "s": self._seqs[person], "c": picked_in(answer)}
            for number, answer in given.items()
        ]
        while True:
            await line.send_json({"do": "vote", "answers": answers})
            told = await self._hear(line)
            if told["do"] == "told" and all(each["what"] == "stored" for each in told["answers"]):
                return
            # Too early: the server has not opened the round yet, or asks to wait.
            await asyncio.sleep(LOOK_SECONDS)

    async def _join(self, person: int) -> aiohttp.ClientWebSocketResponse:
        join = self._presence.join
        assert join is not None
        assert self._client is not None
        base = f"http://{join.address}"
        line = await self._client.ws_connect(f"{base}/ws", headers={"Origin": base})
        await line.send_json({"do": "hello", "v": 1, "token": self._tokens[person], "code": join.code})
        first = await line.receive_json()
        if first["do"] != "in":
            raise RuntimeError("a phone was not let in")
        self._lines[person] = line
        return line

    @staticmethod
    async def _hear(line: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
        while True:
            said: dict[str, Any] = await line.receive_json()
            if said["do"] in ("told", "texted", "slow"):
                return said

    async def _hang_up(self) -> None:
        for line in self._lines.values():
            await line.close()
        if self._client is not None:
            await self._client.close()
