"""The trainer's windows with a real server behind them, and phones that talk to it over real sockets."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import aiohttp
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dilemmagame.base.settings import Settings
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.cards import Card
from dilemmagame.domain.commands import JumpTo
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui.evening import Evening
from dilemmagame.gui.services import Services
from dilemmagame.live.console_view import ConsoleView
from tests.gui.pages import until
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


In = TypeVar("In", bound=Room)


@contextmanager
def evening_in(
    kind: type[In],
    qtbot: QtBot,
    services: Services,
    channel: Channel = Channel.PHONES,
    card: Card = OPTIONS_CARD,
) -> Iterator[In]:
    """An evening of nine people on one card that has just begun."""
    window = QWidget()
    qtbot.addWidget(window)
    evening = Evening(services, Settings(), window)
    room = kind(evening)
    items = (PlannedItem(OPENING), PlannedItem(CARD_ROUND, card), PlannedItem(CLOSING))
    evening.start(replace(plan(*items, present=9), channel=channel))
    room.when(lambda view: channel is Channel.HANDS or view.presence.join is not None, "the server")
    yield room
    evening.close()
    services.store.close()
    evening.console.deleteLater()
