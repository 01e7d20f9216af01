"""What-ifs, moves, certainty and measures in the notes: the same finding as on the stage, and nothing below five."""

from __future__ import annotations

import json

import pytest

from dilemmagame.domain.ballots import About, Channel, Count
from dilemmagame.domain.commands import Advance, CountHands, InsertItem, SetChannel, TakeTotals, TellMoves
from dilemmagame.domain.disclosure import Flow, Flows, NetChange
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.domain.methods import only_the_what_ifs
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary, Session, primary
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.export import Format, export
from tests.domain.test_forms import Evening
from tests.forms import LADDER, RICH_CARD
from tests.sample import CARD_ROUND

SHOW = (Primary.REVEAL, Primary.REVEAL_ANYWAY)


def count_here(evening: Evening, certainty: dict[str, int] | None = None, /, **ballots: int) -> None:
    """Close what is open, count it, and show it where this step shows."""
    evening.do(Advance())
    for vote in evening.state.rounds_here():
        counts = ballots if vote.subject.about is not About.CERTAINTY else certainty or {}
        evening.do(CountHands(vote.number, tuple(Count(choice, n) for choice, n in counts.items())))
    show(evening)


def by_phone(evening: Evening, told: tuple[Count, ...], matrix: FlowMatrix | None = None) -> None:
    """Close what is open; phones brought these totals, and nobody said how sure they are."""
    evening.do(Advance())
    for vote in evening.state.rounds_here():
        card = vote.subject.about is About.CARD
        evening.do(TakeTotals(vote.number, told if card else (), matrix if card else None))


def show(evening: Evening) -> None:
    while primary(evening.state) in SHOW:
        evening.do(Advance())


def climbed(*rungs: dict[str, int]) -> Session:
    """A ladder: the first choice, then the rungs."""
    evening = Evening(PlannedItem(LADDER, RICH_CARD)).to(StepKind.VOTE)
    count_here(evening, **rungs[0])
    evening.to(StepKind.REVEAL)
    show(evening)
    for rung in rungs[1:]:
        evening.do(Advance())
        count_here(evening, **rung)
    return evening.state


def two_rounds() -> Evening:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.VOTE)
    count_here(evening, {"2": 4, "3": 14}, A=14, B=4)
    evening.to(StepKind.REVEAL)
    show(evening)
    while evening.state.current.step.slot != 2:
        evening.do(Advance())
    count_here(evening, {"3": 9, "4": 9}, A=6, B=12)
    evening.do(Advance())
    show(evening)
    return evening


def written(state: Session, fmt: Format = Format.MARKDOWN, language: str = "nl") -> str:
    return export(state, {}, fmt, language).decode()


def test_the_ladder_stands_in_the_notes_with_its_finding_and_its_figures() -> None:
    text = written(climbed({"A": 9, "B": 5}, {"A": 8, "B": 6}, {"A": 5, "B": 9}))
    assert "Bij ‘wat als 2’ kantelde het: van A naar B." in text
    assert f"Wat als 1: {RICH_CARD.twists[0]}" in text
    assert "| A. Je neemt hem aan. | 9 | 8 | 5 |" in text
    english = written(climbed({"A": 9, "B": 5}, {"A": 8, "B": 6}), language="en")
    assert "A stayed the largest, whatever changed." in english


def test_a_rung_with_too_few_votes_has_no_figures_in_any_file() -> None:
    state = climbed({"A": 9, "B": 5}, {"A": 3, "B": 1}, {"A": 5, "B": 9})
    for fmt in (Format.MARKDOWN, Format.HTML, Format.CSV):
        assert "Wat als 1" not in written(state, fmt).split("Wat als 2")[-1]
    rung = json.loads(written(state, Format.JSON))["dilemmas"][0]["asked"][0]
    assert (rung["about"], rung["number"]) == ("twist", 1)
    assert "ballots" not in rung["outcome"]["rounds"][0]
    assert "minder dan vijf" in written(state).casefold()


def test_a_ladder_put_in_after_a_vote_tells_where_it_started() -> None:
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).to(StepKind.VOTE)
    count_here(evening, {"4": 12}, A=11, B=1)
    evening.to(StepKind.REVEAL)
    show(evening)
    short = only_the_what_ifs(LADDER)
    assert short is not None
    evening.do(InsertItem(PlannedItem(short, RICH_CARD), evening.state.position), Advance())
    count_here(evening, A=4, B=8)
    assert "Bij ‘wat als 1’ kantelde het: van A naar B." in written(evening.state)


def test_a_round_is_read_in_words_with_the_measures_by_name_in_the_json() -> None:
    state = two_rounds().state
    text = written(state)
    assert "Eerste ronde: De groep denkt hier vrij gelijk over." in text
    assert "Grootste groep: 78 procent." in text
    assert "Een hoger of lager getal is niet beter." in text
    first = json.loads(written(state, Format.JSON))["dilemmas"][0]["outcome"]["rounds"][0]
    assert first["picture"] == "alike"
    assert first["measures"] == {
        "share-of-largest-group": pytest.approx(0.7778),
        "evenness-iqv": pytest.approx(0.5185),
        "polarisation-reynal-querol": pytest.approx(0.6914),
    }


def test_how_sure_people_were_is_said_of_both_rounds() -> None:
    text = written(two_rounds().state)
    assert "Hoe zeker? Eerst meestal 3, nu verdeeld, van 1 tot 5." in text


def test_moves_that_may_be_told_stand_in_the_notes_and_then_nobody_says_they_are_unknown() -> None:
    evening = two_rounds()
    assert "wie van keuze veranderde" in written(evening.state) or "onbekend" in written(evening.state)
    changes = (NetChange("A", 14, 6), NetChange("B", 4, 12))
    flows = Flows(changes, (Flow("A", "A", 6), Flow("A", "B", 8)), 0)
    first, second = (vote for vote in evening.state.rounds if vote.subject.about is About.CARD)
    evening.do(TellMoves(first.number, second.number, flows))
    text = written(evening.state)
    assert "8 mensen kozen anders in de tweede ronde." in text
    assert "8 mensen gingen van: A. Je neemt hem aan. naar: B. Je geeft hem terug." in text
    assert "onbekend" not in text
    assert json.loads(written(evening.state, Format.JSON))["dilemmas"][0]["outcome"]["who_moved"] == "flows"


def test_who_moved_stays_inside_as_long_as_the_second_round_was_not_shown() -> None:
    rows = ((14, 6, 1, 1, 1), (2, 12, 3, 1, 1), (5, 1, 13, 1, 1), (1, 1, 1, 3, 1), (1, 1, 0, 2, 4))
    matrix = FlowMatrix(RICH_CARD.choices, (*((*row, 0) for row in rows), (0,) * 6))
    sums = (matrix.row_sums, matrix.column_sums)
    before, after = (
        tuple(Count(choice, n) for choice, n in zip(RICH_CARD.choices, each, strict=False)) for each in sums
    )
    evening = Evening(PlannedItem(CARD_ROUND, RICH_CARD)).do(SetChannel(Channel.PHONES))
    by_phone(evening.to(StepKind.VOTE), before)
    evening.to(StepKind.REVEAL)
    show(evening)
    while evening.state.current.step.slot != 2:
        evening.do(Advance())
    by_phone(evening, after, matrix)
    assert evening.state.moves, "it is decided and kept for the reveal"
    told = json.loads(written(evening.state, Format.JSON))["dilemmas"][0]
    assert (told["flows"], told["other_moves"], told["outcome"]["who_moved"]) == ([], None, "unknown")
    assert "14 mensen" not in written(evening.state)
    evening.do(Advance())
    show(evening)
    assert "14 mensen" in written(evening.state)
    assert json.loads(written(evening.state, Format.JSON))["dilemmas"][0]["flows"]
