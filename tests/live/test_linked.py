"""Linked rounds in a rehearsal: the flows that reach the stage and the notes are those that may be told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import THE_CARD
from dilemmagame.domain.disclosure import THRESHOLD
from dilemmagame.domain.evening import Evening
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Session
from dilemmagame.live.rehearsal import Rehearsal
from dilemmagame.live.stage_view import AlluvialScene, Scene, SlopeScene
from dilemmagame.live.voters import Room
from dilemmagame.notes.json import render
from dilemmagame.notes.leaving import what_may_leave
from dilemmagame.storage.store import Store
from tests.live.test_rehearsal import SCRIPT
from tests.sample import CARD_ROUND, OPTIONS_CARD, START, plan

SEEDS = (1, 13)
WITH_FLOWS = 13


def rehearsed(folder: Path, seed: int, present: int) -> tuple[Session, dict[str, str], list[Scene]]:
    store = Store.open(DataFolder(folder), reserve_bytes=4096)
    seen: list[Scene] = []
    try:
        quick = replace(
            CARD_ROUND,
            steps=tuple(replace(step, planned_ms=1_000, minimum_ms=500) for step in CARD_ROUND.steps),
        )
        items = (PlannedItem(quick, OPTIONS_CARD),)
        evening = replace(plan(), items=items, present=present, evening=Evening(certainty=True))
        played = Rehearsal(
            store,
            VirtualClock(START),
            evening,
            SCRIPT,
            seed,
            lambda view: seen.append(view.stage.scene),
            linked=True,
        )
        played.play()
        return played.owner.state, dict(played.owner.texts), seen
    finally:
        store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_large_linked_room_gets_flows_or_totals_and_never_a_small_group(tmp_path: Path, seed: int) -> None:
    state, texts, seen = rehearsed(tmp_path, seed, 120)
    pictures = [scene for scene in seen if isinstance(scene, AlluvialScene | SlopeScene)]
    assert pictures
    told = [
        flow.people for scene in pictures if isinstance(scene, AlluvialScene) for flow in scene.told.cells
    ]
    assert min(told, default=THRESHOLD) >= THRESHOLD
    item = next(
        each for each in json.loads(render(what_may_leave(state, texts, "nl")))["dilemmas"] if each["outcome"]
    )
    assert sorted(flow["people"] for flow in item["flows"]) == sorted(set_of_flows(pictures))


def set_of_flows(pictures: list[AlluvialScene | SlopeScene]) -> list[int]:
    last = pictures[-1]
    return [flow.people for flow in last.told.cells] if isinstance(last, AlluvialScene) else []


def test_a_linked_room_shows_its_flows(tmp_path: Path) -> None:
    assert any(isinstance(scene, AlluvialScene) for scene in rehearsed(tmp_path, WITH_FLOWS, 120)[2])


def test_how_sure_people_were_stands_with_both_rounds(tmp_path: Path) -> None:
    _state, _texts, seen = rehearsed(tmp_path, 1, 24)
    last = next(scene for scene in reversed(seen) if isinstance(scene, AlluvialScene | SlopeScene))
    assert len(last.sure) == 2
    assert all(0 <= place <= 5 for place in last.sure)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_room_knows_who_moved_and_its_table_adds_up_to_both_votes(seed: int) -> None:
    room = Room(30, seed)
    first = room.answer(OPTIONS_CARD, 1, THE_CARD)
    room.next_round()
    second = room.answer(OPTIONS_CARD, 2, THE_CARD)
    matrix = room.moves(OPTIONS_CARD)
    for counts, sums in ((first, matrix.row_sums), (second, matrix.column_sums)):
        known = {count.choice: count.ballots for count in counts}
        assert [known.get(choice, 0) for choice in OPTIONS_CARD.choices] == list(sums[:-1])
