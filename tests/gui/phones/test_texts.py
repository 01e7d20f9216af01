"""Short texts from phones to the trainer's window: real windows, a real server, phones over real sockets."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dilemmagame.app import load_services
from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import Advance
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.inbox import MOST_ROWS, TextInbox, TextRow
from dilemmagame.gui.console.steparea import PHONES
from dilemmagame.live.inbox import Texting, WaitingText
from dilemmagame.live.stage_view import PromptScene
from dilemmagame.voting.office import VoteOffice
from tests.gui.pages import until, until_still
from tests.gui.phones.room import Room, evening_in
from tests.voting.room import Phone

HOSTILE = "<img src=x onerror=alert(1)> <b>kwartel</b> & 'zo'"


class Talk(Room):
    """People who send in a text."""

    @property
    def inbox(self) -> TextInbox:
        return self.evening.console.step.inbox

    @property
    def is_offered(self) -> bool:
        return self.evening.console.step.tabs[PHONES].isVisibleTo(self.evening.console)

    @property
    def rows(self) -> list[TextRow]:
        return [row for row in self.inbox.findChildren(TextRow) if not row.isHidden()]

    def sends(self, *texts: str) -> list[str]:
        """Each from a phone of its own; what they hear."""
        code = self.view.presence.join.code if self.view.presence.join is not None else ""
        heard: list[str] = []

        async def person(client: aiohttp.ClientSession, text: str, number: int) -> str:
            phone = Phone(client, self)  # type: ignore[arg-type]  # it only needs the address
            assert (await phone.join(code))["do"] == "in"
            assert phone.line is not None
            await phone.line.send_json({"do": "text", "t": text, "n": f"nonce{number:07d}"})
            return str((await phone.hear("texted"))["what"])

        async def crowd() -> None:
            async with aiohttp.ClientSession() as client:
                heard.extend(await asyncio.gather(*(person(client, each, n) for n, each in enumerate(texts))))

        work = threading.Thread(target=lambda: asyncio.run(crowd()))
        work.start()
        until(lambda: not work.is_alive())
        work.join()
        return heard

    def asks(self) -> None:
        self.to(StepKind.ARGUMENTS, 1)
        assert self.is_offered
        self.evening.console.step.tabs[PHONES].click()
        assert self.inbox.isVisibleTo(self.evening.console)
        assert "één tekstveld" in self.inbox.state.text(), (
            "what happens stands there before it is switched on"
        )
        self.inbox.ask.click()
        self.when(lambda view: view.texting.is_open, "the switch")

    def row(self, text: str) -> TextRow:
        return next(each for each in self.rows if each.line.text() == text)

    def lines(self) -> list[tuple[CaptureField, str, str]]:
        return [(line.field, line.choice, line.body) for line in self.view.lines]


@pytest.fixture
def talk(qtbot: QtBot, tmp_path: Path) -> Iterator[Talk]:
    i18n.use("nl")
    services = load_services(DataFolder(tmp_path), "nl")
    services = replace(services, phones=VoteOffice(tmp_path / "ballots", text_seconds=0.05))
    with evening_in(Talk, qtbot, services) as made:
        yield made


def test_texts_wait_for_the_trainer_and_only_what_is_kept_is_ever_written(
    talk: Talk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    talk.asks()
    assert "minder dan vijf telefoons" in talk.inbox.state.text()
    assert talk.sends("Blijft liggen: wulp", HOSTILE, "Weg ermee: zwaluw") == ["passed"] * 3
    until(lambda: len(talk.rows) == 3)
    assert stage_of(talk).lines == ()
    assert talk.lines() == []

    row = talk.row("Weg ermee: zwaluw")
    row.line.setFocus()
    QTest.keyClick(row.line, Qt.Key.Key_Delete)
    until(lambda: len(talk.rows) == 2)
    row = talk.row(HOSTILE)
    assert row.line.isReadOnly()
    row.place.setCurrentIndex(row.place.findData("reason/B"))
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    until(lambda: len(talk.rows) == 1)
    assert talk.lines() == [(CaptureField.REASON, "B", HOSTILE)]
    assert stage_of(talk).lines == (HOSTILE,)
    assert "wulp" not in repr(talk.view)

    assert written(tmp_path, "kwartel"), "a line that was kept lies where lines lie"
    assert written(tmp_path, "wulp", "zwaluw") == []
    talk.evening.send(Advance())
    talk.when(lambda view: view.kind is not StepKind.ARGUMENTS, "the next step")
    assert not talk.view.texting.waiting
    assert written(tmp_path, "wulp", "zwaluw") == []
    assert not any(word in caplog.text for word in ("wulp", "zwaluw", "kwartel"))


def test_a_vote_and_another_step_end_it_and_the_stage_invites_only_when_asked(talk: Talk) -> None:
    talk.asks()
    assert stage_of(talk).frame.invitation is None
    talk.inbox.invite.click()
    talk.when(lambda view: view.texting.invited, "the invitation")
    invitation = stage_of(talk).frame.invitation
    assert invitation is not None
    assert invitation.join == talk.view.presence.join
    assert talk.sends("Wacht op de begeleider") == ["passed"]
    talk.when(lambda view: len(view.texting.waiting) == 1, "the text")
    talk.inbox.ask.click()
    talk.when(lambda view: not view.texting.is_open, "switched off")
    assert stage_of(talk).frame.invitation is None
    assert talk.sends("Te laat") == ["closed"]
    assert len(talk.view.texting.waiting) == 1, "what came in waits on"
    talk.inbox.drop_all.click()
    assert len(talk.view.texting.waiting) == 1, "it asks first"
    talk.inbox.yes.click()
    talk.when(lambda view: not view.texting.waiting, "all thrown away")
    talk.inbox.ask.click()
    talk.when(lambda view: view.texting.is_open, "switched on")
    talk.to(StepKind.VOTE, 1)
    assert not talk.view.texting.is_open
    assert not talk.is_offered
    assert not talk.inbox.isVisibleTo(talk.evening.console)
    assert talk.sends("Naast een keuze") == ["closed"]
    talk.to(StepKind.ARGUMENTS, 1)
    assert not talk.view.texting.is_open
    assert talk.view.texting.field is None, "never while a vote is open"

    heap = tuple(WaitingText(number, f"tekst {number}") for number in range(1, MOST_ROWS + 6))
    talk.inbox.show_view(replace(talk.view, texting=Texting(CaptureField.REASON, is_open=True, waiting=heap)))
    assert [row.line.text() for row in talk.rows] == [each.body for each in heap[:MOST_ROWS]]
    assert f"{len(heap)} teksten wachten" in talk.inbox.state.text()
    assert f"De eerste {MOST_ROWS} staan hier" in talk.inbox.state.text()


def test_no_row_moves_under_the_mouse(talk: Talk) -> None:
    """A long text opens out by key or by a click on it, and never because the one above was kept."""
    talk.asks()
    talk.evening.console.resize(1366, 768)
    talk.evening.console.show()
    assert talk.sends(*(("lang " * 24 + str(number)) for number in range(1, 6))) == ["passed"] * 5
    until(lambda: len(talk.rows) == 5)
    until(lambda: all(row.height() == row.sizeHint().height() for row in talk.rows))
    flat = talk.rows[1].height()
    QTest.mouseClick(talk.rows[0].keep, Qt.MouseButton.LeftButton)
    until(lambda: len(talk.rows) == 4)
    QApplication.processEvents()
    assert talk.rows[0].line.hasFocus()
    assert [row.height() for row in talk.rows] == [flat] * 4
    talk.rows[1].line.setFocus(Qt.FocusReason.TabFocusReason)
    until(lambda: talk.rows[1].height() > flat)
    pressed = talk.rows[2].keep
    until_still(pressed)
    before = pressed.mapToGlobal(QPoint(0, 0))
    QTest.mousePress(pressed, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert pressed.mapToGlobal(QPoint(0, 0)) == before
    QTest.mouseRelease(pressed, Qt.MouseButton.LeftButton)
    until(lambda: len(talk.rows) == 3)
    talk.rows[0].line.setFocus(Qt.FocusReason.TabFocusReason)
    until(lambda: [row.height() > flat for row in talk.rows] == [True, False, False])
    QTest.keyClick(talk.rows[0].line, Qt.Key.Key_Return)
    until(lambda: [row.height() > flat for row in talk.rows] == [True, False])


def stage_of(talk: Talk) -> PromptScene:
    scene = talk.view.stage.scene
    assert isinstance(scene, PromptScene)
    return scene


def written(folder: Path, *words: str) -> list[str]:
    """The files in which one of `words` stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]
