"""What the scan, the measures and the values board leave in the notes, from a session played through the real owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    Capture,
    ChooseLeaving,
    Command,
    InsertItem,
    JumpTo,
    NameValue,
    ScoreProcess,
    SetConfidentiality,
)
from dilemmagame.domain.plan import Confidentiality, PlannedItem
from dilemmagame.domain.steps import CaptureField
from dilemmagame.library.methods import read_methods
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.live.hub import SessionOwner
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Document, Heading, Item, Listing, Passage, Table
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.storage import Store
from tests.sample import CLOSING, OPENING, OPTIONS_CARD, START, plan

METHODS = {each.id: each for each in read_methods(paths.assets() / "methods")[0]}
WORDS = read_vocabulary(paths.assets() / "vocabulary")[0]
MONEY_CARD = replace(
    OPTIONS_CARD, id="kas", title="De kas op vrijdag", vulnerabilities=("V5",), chain=("nazorg",)
)


class Played:
    """A session on disk that does what it is told."""

    def __init__(self, store: Store, name: str, *items: PlannedItem) -> None:
        made = replace(
            plan(PlannedItem(OPENING), *items, PlannedItem(CLOSING)),
            session_id=name,
            values=WORDS.values,
            vulnerabilities=WORDS.vulnerabilities,
            measures=WORDS.measures,
            chain=WORDS.chain,
        )
        self.owner = SessionOwner.start(store, VirtualClock(START), made)
        self.do(Advance(), Advance())

    def do(self, *commands: Command) -> None:
        for command in commands:
            assert self.owner.handle(command) is None, command

    def text_of(self, body: str) -> str:
        return next(text_id for text_id, said in self.owner.texts.items() if said == body)

    def document(self) -> Document:
        return compose(self.owner.state, self.owner.texts, "nl")


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def after(document: Document, heading: str) -> list[object]:
    """The blocks from this heading to the next one."""
    place = next(
        n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.text == heading
    )
    rest = document.blocks[place + 1 :]
    end = next((n for n, block in enumerate(rest) if isinstance(block, Heading)), len(rest))
    return list(rest[:end])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    yield opened
    opened.close()


@pytest.fixture
def scanned(store: Store) -> Played:
    played = Played(store, "scan", PlannedItem(METHODS["scan"]))
    played.do(Capture(CaptureField.PROCESS, "Facturen betalen"), Capture(CaptureField.PROCESS, "Balie"))
    for vulnerability, score in (("V5", 3), ("V8", 2), ("V1", 0)):
        played.do(ScoreProcess(played.text_of("Facturen betalen"), vulnerability, score))
    played.do(ScoreProcess(played.text_of("Balie"), "V5", 1))
    played.do(
        Capture(CaptureField.MEASURE, "Vier ogen", "V5"),
        Capture(CaptureField.MEASURE, "Vier ogen", "V8"),
        Capture(CaptureField.MEASURE, "Een eigen idee"),
        InsertItem(PlannedItem(METHODS["M01"], MONEY_CARD)),
    )
    return played


def test_the_heat_map_is_a_table_with_a_warning_in_words(scanned: Played) -> None:
    blocks = after(scanned.document(), "Waar ons werk kwetsbaar is")
    table = blocks[0]
    assert isinstance(table, Table)
    assert table.header == ("Werk", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8")
    assert [row.cells for row in table.rows] == [
        ("Facturen betalen", "0", "–", "–", "–", "3", "–", "–", "2"),
        ("Balie", "–", "–", "–", "–", "1", "–", "–", "–"),
    ]
    said = [block.text for block in blocks if isinstance(block, Passage)]
    assert said[0].startswith("0 nauwelijks, 1 een beetje, 2 duidelijk, 3 heel erg.")
    assert [line for line in said if line.startswith("Facturen betalen: hier werken mensen alleen")]
    assert not [line for line in said if line.startswith("Balie:")]


def test_the_columns_are_told_in_words_the_heaviest_first_and_the_dilemma_that_fits_is_named(
    scanned: Played,
) -> None:
    document = scanned.document()
    (listing,) = after(document, "Waar de kolommen voor staan, de zwaarste eerst")
    assert isinstance(listing, Listing)
    assert [item.text for item in listing.items][:2] == [
        "V5 Toegang tot geld: samen 4",
        "V8 Alleen werken: samen 2",
    ]
    assert len(listing.items) == 8
    (fitting,) = after(document, "Dilemma’s van deze sessie die hierover gaan")
    assert fitting == Listing((Item("De kas op vrijdag"),))


def test_work_that_is_kept_inside_is_in_no_table_and_weighs_in_nothing(scanned: Played) -> None:
    assert "De kas op vrijdag" in repr(scanned.document())
    scanned.do(ChooseLeaving((scanned.text_of("Facturen betalen"),), leaves=False))
    (table, *_rest) = after(scanned.document(), "Waar ons werk kwetsbaar is")
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["Balie"]
    scanned.do(ChooseLeaving((scanned.text_of("Balie"),), leaves=False))
    assert "Balie" not in repr(scanned.document())
    assert what_may_leave(scanned.owner.state, scanned.owner.texts, "nl").fitting == ()


def test_measures_stand_once_each_with_all_they_are_against(scanned: Played) -> None:
    (listing,) = after(scanned.document(), "Maatregelen die de groep koos")
    assert listing == Listing(
        (Item("Vier ogen", ("tegen: Toegang tot geld, Alleen werken",)), Item("Een eigen idee"))
    )


def test_a_piece_of_the_evening_without_words_of_its_own_has_no_empty_heading(scanned: Played) -> None:
    document = scanned.document()
    assert "Scan van kwetsbaar werk" not in headings(document)
    blocks = list(document.blocks)
    for here, following in pairwise(blocks):
        if isinstance(here, Heading) and isinstance(following, Heading):
            assert following.level > here.level, here.text


def test_what_a_session_covered_of_the_chain_stands_in_the_notes(scanned: Played) -> None:
    played = scanned
    card = next(
        index for index, each in enumerate(played.owner.state.steps) if each.step.id.startswith("M01")
    )
    assert "Wat de kaarten bestreken" not in headings(played.document())
    played.do(JumpTo(card))
    table = after(played.document(), "Wat de kaarten bestreken")[0]
    assert isinstance(table, Table)
    assert [(row.cells[0], row.cells[1], row.bars) for row in table.rows][-1] == ("Nazorg", "1", (1,))


def test_a_closed_session_keeps_the_scan_in_the_room(scanned: Played) -> None:
    scanned.do(SetConfidentiality(Confidentiality.CLOSED))
    found = headings(scanned.document())
    assert "Waar ons werk kwetsbaar is" not in found
    assert "Maatregelen die de groep koos" not in found


def test_the_values_of_the_group_stand_in_its_own_words_the_adopted_ones_first(store: Store) -> None:
    played = Played(store, "w", PlannedItem(METHODS["waarden"]))
    played.do(
        NameValue("moed", named=True),
        NameValue("respect", named=True),
        Capture(CaptureField.DEFINITION, "Wij zeggen het.", "moed"),
        AdoptValue("moed", adopted=True),
    )
    document = played.document()
    blocks = after(document, "Waarden van deze groep")
    assert blocks[0] == Listing((Item("Moed", ("Wij zeggen het.",)),))
    assert after(document, "Ook gekozen, niet vastgesteld") == [Listing((Item("Respect"),))]
    meant = next(each.text_id for each in played.owner.state.captures)
    played.do(ChooseLeaving((meant,), leaves=False))
    assert after(played.document(), "Waarden van deze groep")[0] == Listing((Item("Moed"),)), (
        "words kept inside"
    )
    played.do(SetConfidentiality(Confidentiality.CLOSED))
    closed = headings(played.document())
    assert "Ook gekozen, niet vastgesteld" not in closed
