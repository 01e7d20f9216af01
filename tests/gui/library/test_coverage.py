"""What a deck covers of the integrity chain stays out of sight until somebody asks, and then reads as text too."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.domain.coverage import of_cards
from dilemmagame.gui.library.rail import Scope
from dilemmagame.gui.widgets.coverage import CoverageFold
from tests.gui.library.reading_room import library
from tests.gui.pages import click, until


def test_the_coverage_of_a_deck_opens_on_request(tmp_path: Path, qtbot: QtBot) -> None:
    with library(tmp_path, qtbot) as page:
        deck = page._decks[0]
        page.rail.choose(Scope(folder=deck.path))
        page._show_introduction()
        fold = page.side.findChildren(CoverageFold)[-1]
        assert fold.picture is None
        until(fold.head.isVisible)
        click(fold.head)
        picture = fold.picture
        assert picture is not None
        until(picture.isVisible)
        words = page.side.detail._names.vocabulary
        known = of_cards(deck.deck.cards, words.chain, words.vulnerabilities)
        told = picture.accessibleDescription()
        for share in (*known.chain, *known.vulnerabilities):
            assert share.name.nl in told
        assert f"Preventie: {known.chain[1].cards} · {known.chain[1].minutes} min" in told
        assert f"{known.chain[1].cards} · {known.chain[1].minutes} min" in page.side.detail.texts()
        click(fold.head)
        assert not picture.isVisible()
