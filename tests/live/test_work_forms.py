"""The stage of scan, measures, values board and own pages, as it follows from a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.commands import (
    AdoptValue,
    Advance,
    Capture,
    Command,
    GoBack,
    JumpTo,
    NameValue,
    ScoreProcess,
    Strike,
)
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.library.methods import read_methods
from dilemmagame.library.vocabulary import read_vocabulary
from dilemmagame.live.form_scenes import PagesScene, ScanScene, ValuesBoardScene
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.rehearsal import Rehearsal
from dilemmagame.live.stage_view import Scene
from dilemmagame.notes.compose import compose
from dilemmagame.notes.document import Heading
from dilemmagame.storage import Store
from tests.live.test_methods import TYPED, in_seconds
from tests.sample import CARD_ROUND, CLOSING, OPENING, OPTIONS_CARD, START, plan

METHODS = {each.id: each for each in read_methods(paths.assets() / "methods")[0]}
WORDS = read_vocabulary(paths.assets() / "vocabulary")[0]
ITEMS = (
    PlannedItem(OPENING),
    PlannedItem(CARD_ROUND, OPTIONS_CARD),
    PlannedItem(METHODS["scan"]),
    PlannedItem(METHODS["waarden"]),
    PlannedItem(METHODS["paginas"], pages=("set/001.png", "set/002.png")),
    PlannedItem(CLOSING),
)


class Room:
    def __init__(self, store: Store) -> None:
        made = replace(plan(*ITEMS), values=WORDS.values, vulnerabilities=WORDS.vulnerabilities)
        self.owner = SessionOwner.start(store, VirtualClock(START), made)
        self.do(Advance())

    def do(self, *commands: Command) -> None:
        for command in commands:
            assert self.owner.handle(command) is None, command

    def go_to(self, kind: StepKind) -> None:
        steps = self.owner.state.steps
        self.do(JumpTo(next(index for index, each in enumerate(steps) if each.step.kind is kind)))

    def scene(self) -> Scene:
        return self.owner.view().stage.scene


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    yield Room(store)
    store.close()


def test_a_value_named_with_a_dilemma_does_not_stand_on_the_board_by_itself(room: Room) -> None:
    room.go_to(StepKind.DIALOGUE)
    room.do(NameValue("respect", named=True))
    room.go_to(StepKind.VALUES_BOARD)
    scene = room.scene()
    assert isinstance(scene, ValuesBoardScene)
    assert scene.values == ()
    room.do(NameValue("moed", named=True), AdoptValue("moed", adopted=True))
    room.do(Capture(CaptureField.DEFINITION, "Wij zeggen het.", "moed"))
    scene = room.scene()
    assert isinstance(scene, ValuesBoardScene)
    assert [(each.name.nl, each.definition, each.adopted) for each in scene.values] == [
        ("Moed", "Wij zeggen het.", True)
    ]


def test_the_heat_map_follows_the_scores_and_forgets_work_that_is_struck(room: Room) -> None:
    room.go_to(StepKind.SCAN)
    room.do(Capture(CaptureField.PROCESS, "Facturen"), Capture(CaptureField.PROCESS, "Balie"))
    first, second = (text for text, body in room.owner.texts.items() if body in ("Facturen", "Balie"))
    room.do(
        ScoreProcess(first, "V5", 3),
        ScoreProcess(first, "V8", 2),
        ScoreProcess(second, "V4", 1),
        ScoreProcess(second, "V4", -1),
    )
    scene = room.scene()
    assert isinstance(scene, ScanScene)
    assert scene.ids == tuple(f"V{n}" for n in range(1, 9))
    assert [(row.name, row.scores, row.combination) for row in scene.processes] == [
        ("Facturen", (None, None, None, None, 3, None, None, 2), True),
        ("Balie", (None,) * 8, False),
    ]
    room.do(Strike((first,)))
    scene = room.scene()
    assert isinstance(scene, ScanScene)
    assert [row.name for row in scene.processes] == ["Balie"]


def test_own_pages_turn_forward_and_back_before_the_evening_goes_on(room: Room) -> None:
    room.go_to(StepKind.PAGES)

    def page() -> tuple[str, int, int]:
        scene = room.scene()
        assert isinstance(scene, PagesScene)
        return scene.file, scene.number, scene.of

    assert page() == ("set/001.png", 1, 2)
    assert room.owner.view().primary is Primary.NEXT_PAGE
    room.do(Advance())
    assert page() == ("set/002.png", 2, 2)
    room.do(GoBack())
    assert page() == ("set/001.png", 1, 2)
    room.do(Advance(), Advance())
    assert room.owner.view().kind is StepKind.CLOSING


EDGES = [("scan", "nl", 3), ("scan", "en", 30), ("waarden", "nl", 5), ("waarden", "en", 45)]


@pytest.mark.parametrize(("name", "language", "present"), EDGES)
def test_scan_and_values_board_are_rehearsed_whole_at_the_edges_of_their_groups(
    name: str, language: str, present: int, tmp_path: Path
) -> None:
    method = in_seconds(METHODS[name])
    assert present in (method.group_min, method.group_max)
    made = replace(
        plan(PlannedItem(OPENING), PlannedItem(method), PlannedItem(CLOSING)),
        language=language,
        present=present,
        values=WORDS.values,
        vulnerabilities=WORDS.vulnerabilities,
        measures=WORDS.measures,
    )
    store = Store.open(DataFolder(tmp_path), reserve_bytes=4096)
    try:
        played = Rehearsal(store, VirtualClock(START), made, TYPED[language], seed=present)
        played.play()
    finally:
        store.close()
    state = played.owner.state
    headings = [
        block.text
        for block in compose(state, played.owner.texts, language).blocks
        if isinstance(block, Heading)
    ]
    if name == "scan":
        processes = [line for line in state.captures if line.field is CaptureField.PROCESS]
        assert len(state.scores) == len(processes) * 8
        assert {"nl": "Waar ons werk kwetsbaar is", "en": "Where our work is vulnerable"}[
            language
        ] in headings
        assert {"nl": "Maatregelen die de groep koos", "en": "Measures the group picked"}[
            language
        ] in headings
    else:
        meanings = [line.choice for line in state.captures if line.field is CaptureField.DEFINITION]
        assert sorted(meanings) == sorted(state.adopted)
        assert {"nl": "Waarden van deze groep", "en": "Values of this group"}[language] in headings
