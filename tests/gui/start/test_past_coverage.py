"""The list of past sessions shows, on request, what the sessions of this year covered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

from pytestqt.qtbot import QtBot

from dilemmagame.domain.commands import JumpTo
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.gui.start.past import PastPage
from dilemmagame.gui.widgets.coverage import CoverageFold
from dilemmagame.live.hub import SessionOwner
from dilemmagame.storage import Store
from tests.gui.pages import click, clipped, nameless, services, shown, until
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, plan

LINKED = replace(OPTIONS_CARD, chain=("nazorg",), vulnerabilities=("V4",))


def test_the_year_counts_the_cards_the_groups_came_to(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path, "en") as given:
        for name, came_to in (("een", True), ("twee", True), ("drie", False)):
            made = plan(PlannedItem(OPENING), PlannedItem(CARD_ROUND, LINKED), PlannedItem(CLOSING))
            owner = SessionOwner.start(given.store, given.clock, replace(made, session_id=name))
            if came_to:
                assert owner.handle(JumpTo(3)) is None
        page = PastPage(given)
        qtbot.addWidget(page)
        shown(page)
        fold = page.findChild(CoverageFold)
        assert fold is not None
        begun, busy = Event(), Event()
        store = given.store
        assert isinstance(store, Store)

        def holds_the_file() -> None:
            begun.set()
            busy.wait(30)

        elsewhere = Thread(target=lambda: store._writer.call(holds_the_file))
        elsewhere.start()
        begun.wait(30)
        click(fold.head)  # comes back although the file on disk answers nobody now
        assert fold.picture is None
        assert fold.said.text() == "One moment"
        assert not busy.is_set()
        busy.set()
        elsewhere.join()
        until(lambda: fold.picture is not None)
        picture = fold.picture
        assert picture is not None
        until(picture.isVisible)
        assert not fold.said.isVisible()
        told = picture.accessibleDescription()
        assert "2 cards" in told
        assert "Aftercare: 2" in told
        assert "Not yet: Pro-action, Prevention, Preparation, Response." in told
        until(lambda: not clipped(page))
        assert not nameless(page)
