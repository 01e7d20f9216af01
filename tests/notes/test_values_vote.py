"""What a vote on values leaves in the notes, in every form of them, and what it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import About, Channel, Count, PlaceSum
from dilemmagame.domain.commands import (
    Advance,
    AskValues,
    CountHands,
    JumpTo,
    NameValue,
    SetChannel,
    SetConfidentiality,
    TakeTotals,
)
from dilemmagame.domain.plan import Confidentiality, PlannedItem
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.document import Heading, Passage, Table
from dilemmagame.notes.export import Format, write_notes
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.storage import Store
from tests.notes.test_work_lines import METHODS, Played, after

CHOOSE, ORDER = "Kies hoogstens 3 waarden (Kiezen)", "Zet de waarden op volgorde (Kiezen)"


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    made = Played(store, "w", PlannedItem(METHODS["waarden"]))
    steps = made.owner.state.steps
    made.do(JumpTo(next(i for i, each in enumerate(steps) if each.step.kind is StepKind.VALUES_BOARD)))
    made.do(*(NameValue(each, named=True) for each in ("moed", "openheid", "respect", "zorgvuldigheid")))
    yield made
    store.close()


def chosen(played: Played, *hands: int) -> None:
    counts = tuple(Count("ABCD"[place], number) for place, number in enumerate(hands))
    played.do(AskValues(About.VALUES), Advance())
    played.do(CountHands(len(played.owner.state.rounds), counts), Advance())


def ordered(played: Played, ballots: int, *sums: int) -> None:
    places = tuple(PlaceSum("ABCD"[place], number) for place, number in enumerate(sums))
    if played.owner.state.channel is not Channel.PHONES:
        played.do(SetChannel(Channel.PHONES))
    played.do(AskValues(About.ORDER), Advance())
    number = len(played.owner.state.rounds)
    played.do(TakeTotals(number, (), ballots=ballots, places=places), Advance())


def test_how_many_chose_each_value_stands_from_most_to_least(played: Played) -> None:
    chosen(played, 12, 15, 4, 9)
    blocks = after(played.document(), CHOOSE)
    assert blocks[0] == Passage("Openheid is het vaakst gekozen.")
    table = blocks[1]
    assert isinstance(table, Table)
    assert [(*row.cells, row.bars) for row in table.rows] == [
        ("Openheid", "15", (15,)), ("Moed", "12", (12,)), ("Zorgvuldigheid", "9", (9,)), ("Respect", "4", (4,)),
    ]  # fmt: skip
    assert "Dit was geen geheime stemming" in str(blocks)


def test_an_order_stands_without_figures_from_few_and_with_half_places_from_many(played: Played) -> None:
    ordered(played, 8, 18, 14, 28, 20)
    table = after(played.document(), ORDER)[1]
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Openheid", "1"), ("Moed", "2"), ("Zorgvuldigheid", "3"), ("Respect", "4"),
    ]  # fmt: skip
    ordered(played, 16, 35, 28, 57, 40)
    blocks = after(played.document(), ORDER)
    table = blocks[1]
    assert isinstance(table, Table)
    assert [row.cells[2] for row in table.rows] == ["2", "2", "2½", "3½"]
    assert any("2 keer gehouden" in str(block) for block in blocks)


def test_every_form_of_the_notes_names_the_result(played: Played) -> None:
    chosen(played, 12, 15, 4, 9)
    ordered(played, 16, 35, 28, 57, 40)
    for form in Format:
        content = write_notes(what_may_leave(played.owner.state, played.owner.texts, "nl"), form)
        if form in (Format.MARKDOWN, Format.HTML, Format.CSV, Format.JSON):
            assert "Openheid" in content.decode()
    told = json.loads(write_notes(what_may_leave(played.owner.state, {}, "nl"), Format.JSON))["values_votes"]
    assert [(each["asked"], each["shown"], each.get("people")) for each in told] == [
        ("values", "bars", None), ("order", "bars", 16),
    ]  # fmt: skip
    assert told[0]["result"][0] == {"value": "Openheid", "place": 1, "people": 15}
    assert told[1]["result"][2] == {"value": "Zorgvuldigheid", "place": 3, "average_place": 2.5}
    lines = write_notes(what_may_leave(played.owner.state, {}, "nl"), Format.CSV).decode().splitlines()
    assert sum(line.startswith('"Stemming over waarden"') for line in lines) == 8


def test_what_was_not_shown_or_was_too_few_has_words_and_no_figure(played: Played) -> None:
    played.do(AskValues(About.VALUES), Advance(), CountHands(1, (Count("A", 11), Count("B", 13))))
    assert "13" not in json.dumps(_told(played))
    assert "niet getoond" in str(after(played.document(), CHOOSE)[0])
    played.do(Advance(), SetChannel(Channel.PHONES), AskValues(About.ORDER), Advance())
    played.do(TakeTotals(2, (), ballots=4), Advance())
    assert _told(played)[1]["result"] == []
    assert "minder dan vijf mensen" in str(after(played.document(), ORDER)[0])


def _told(played: Played) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        write_notes(what_may_leave(played.owner.state, {}, "nl"), Format.JSON)
    )["values_votes"]
    return found


def test_a_closed_session_keeps_the_votes_in_the_room(played: Played) -> None:
    chosen(played, 12, 15, 4, 9)
    played.do(SetConfidentiality(Confidentiality.CLOSED))
    assert _told(played) == []
    assert not [b for b in played.document().blocks if isinstance(b, Heading) and "waarden (" in b.text]
