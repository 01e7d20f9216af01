"""The list of past sessions shows, on request, what the sessions of this year covered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.domain.commands import JumpTo
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.gui.start.past import PastPage
from dilemmagame.gui.widgets.coverage import CoverageFold
from dilemmagame.live.hub import SessionOwner
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
        click(fold.head)
        picture = fold.picture
        assert picture is not None
        until(picture.isVisible)
        told = picture.accessibleDescription()
        assert "2 cards" in told
        assert "Aftercare: 2" in told
        assert "Not yet: Pro-action, Prevention, Preparation, Response." in told
        until(lambda: not clipped(page))
        assert not nameless(page)
