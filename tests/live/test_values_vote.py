"""What stage and console may see of a vote on values: how many are in while it is open, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import About, Channel, Count
from dilemmagame.domain.commands import Advance, AskValues, NameValue, SetChannel, TakeTotals
from dilemmagame.domain.steps import PhoneTask, StepKind
from dilemmagame.live.form_scenes import ValuesResultScene, ValuesVoteScene
from dilemmagame.live.phone_view import phone_view
from dilemmagame.live.practising import InventedRoom
from dilemmagame.live.presence import Join, Presence
from dilemmagame.storage.store import Store
from tests.live.test_work_forms import Room

JOIN = Join("192.168.1.20:8765", "KLMNPQ", "HTTP://192.168.1.20:8765/KLMNPQ", ((True,),))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    made = Room(store)
    made.go_to(StepKind.VALUES_BOARD)
    made.do(*(NameValue(each, named=True) for each in ("moed", "respect", "openheid")))
    yield made
    store.close()


def test_while_phones_choose_the_stage_shows_how_many_are_in_and_how_to_come_in(room: Room) -> None:
    room.do(SetChannel(Channel.PHONES), AskValues(About.VALUES))
    room.owner.notice(Presence(join=JOIN, connected=12, received={1: 7}))
    scene = room.scene()
    assert isinstance(scene, ValuesVoteScene)
    assert (scene.received, scene.join, scene.closed) == (7, JOIN, False)
    shown = phone_view(room.owner.state)
    assert (shown.task, shown.card) == (PhoneTask.VOTE, None)
    assert [(each.choices, each.most) for each in shown.ballots] == [(("A", "B", "C"), 2)]
    assert [name.nl for name in shown.ballots[0].names] == ["Moed", "Respect", "Openheid"]
    room.do(Advance())
    room.do(TakeTotals(1, (Count("A", 6), Count("B", 4)), ballots=7))
    view = room.owner.view()
    assert isinstance(view.stage.scene, ValuesVoteScene), "closed, and still covered"
    assert (view.votes[0].phoned, view.votes[0].hands, view.votes[0].told) == (7, (), None)
    assert phone_view(room.owner.state).task is PhoneTask.TALK
    room.do(Advance())
    assert isinstance(room.scene(), ValuesResultScene)
    told = room.owner.view().votes[0].told
    assert told is not None
    assert [row.people for row in told.rows] == [6, 4, 0]


def test_in_practice_the_invented_room_raises_its_hands_for_values(room: Room) -> None:
    room.do(AskValues(About.VALUES), Advance())
    view = room.owner.view()
    ((vote, counts),) = InventedRoom(view.present, 3).held_up(view)
    assert vote.number == 1
    assert sum(each.ballots for each in counts) > view.present / 2
    assert all(each.ballots <= view.present for each in counts)
    few = replace(view, votes=(replace(vote, present=2),))
    assert all(each.ballots <= 2 for _vote, held in InventedRoom(30, 3).held_up(few) for each in held)
