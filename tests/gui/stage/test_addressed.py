"""A rehearsal of the forms of talk: in each scene it is said in words who is addressed, and by whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from pytestqt.qtbot import QtBot

from dilemmagame.base import i18n, paths
from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.cards import Voice
from dilemmagame.domain.evening import Chair, Evening
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.session import begin
from dilemmagame.domain.steps import StepKind
from dilemmagame.gui import fonts
from dilemmagame.gui.stage.registry import scene_for
from dilemmagame.gui.tokens import PAPER
from dilemmagame.library.methods import read_methods
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.rehearsal import Rehearsal
from dilemmagame.live.staging import scene_at
from dilemmagame.storage.store import Store
from tests.live.test_rehearsal import SCRIPT
from tests.prepared import used_folder
from tests.sample import OPTIONS_CARD, START, method, plan, step

TALKS = method(
    "talks",
    step(StepKind.READ, 1),
    step(StepKind.VOTE, 1, slot=1),
    step(StepKind.DUO, 2),
    step(StepKind.OPPOSITES, 4),
    step(StepKind.REVEAL, 1, rounds=(1,)),
    step(StepKind.MINORITY, 3),
    step(StepKind.ROLES, 3),
    step(StepKind.TABLES, 5),
    step(StepKind.ADVISERS, 2),
    step(StepKind.HEARING, 3),
    step(StepKind.SORT, 3),
    step(StepKind.DIALOGUE, 3),
)
CARD = replace(
    OPTIONS_CARD, voices=(Voice("De griffier", "Meld het."), Voice("De accountant", "Wat kost het?"))
)


@pytest.fixture(autouse=True)
def with_fonts(qtbot: QtBot) -> None:
    fonts.load_fonts()


Told = dict[StepKind, list[str]]


@pytest.fixture(scope="module")
def played() -> dict[int, Told]:
    """By how many people: each evening is played once, the tests only read what was said."""
    return {}


@pytest.fixture(params=[3, 18, 45])
def rehearsed(request: pytest.FixtureRequest, tmp_path: Path, played: dict[int, Told]) -> Told:
    """Every scene of every kind in words, by a group of so many."""
    i18n.use("nl")
    if request.param not in played:
        played[request.param] = play(request.param, tmp_path)
    return played[request.param]


def play(present: int, folder: Path) -> Told:
    store = Store.open(used_folder(folder))
    told: Told = {}

    def look(view: ConsoleView) -> None:
        scene = scene_for(view.stage.scene)
        scene.layout(QSizeF(1280, 720), PAPER)
        told.setdefault(view.kind, []).append(scene.describe())

    evening = replace(plan(PlannedItem(TALKS, CARD), present=present), evening=Evening(chair=Chair.BOTH))
    Rehearsal(store, VirtualClock(START), evening, SCRIPT, 1, look).play()
    store.close()
    return told


def test_every_form_says_whom_it_addresses(rehearsed: Told) -> None:
    told = {kind: "\n".join(each) for kind, each in rehearsed.items()}
    assert "Links," in told[StepKind.OPPOSITES]
    assert "Praat tegen rechts" in told[StepKind.OPPOSITES]
    assert "vragen links door" in told[StepKind.OPPOSITES]
    assert "A: Je neemt hem aan." in told[StepKind.OPPOSITES].split("Rechts,")[0]
    assert "C: Je deelt hem." in told[StepKind.OPPOSITES].split("Rechts,")[1]
    assert "Wie kan zich voorstellen waarom iemand" in told[StepKind.MINORITY]
    assert "Aan iedereen: antwoord voor een ander." in told[StepKind.MINORITY]
    assert "Wie willen jullie horen?" in told[StepKind.ADVISERS]
    assert "De griffier: gekozen" in told[StepKind.ADVISERS]
    assert "De griffier: aan het woord" in told[StepKind.HEARING]
    assert "Wie inbracht, beslist." in told[StepKind.SORT]
    for kind in (StepKind.DUO, StepKind.OPPOSITES, StepKind.MINORITY, StepKind.DIALOGUE):
        assert "Voorzitter en burgemeester als laatste" in told[kind], kind


def test_the_words_of_an_adviser_come_only_when_they_are_tapped(
    rehearsed: Told,
) -> None:
    first, *later = rehearsed[StepKind.HEARING]
    assert "Meld het." not in "\n".join((*rehearsed[StepKind.ADVISERS], first))
    assert "Meld het." in "\n".join(later)


@pytest.mark.parametrize("rehearsed", [45], indirect=True)
def test_parts_go_to_tables_in_a_large_group(rehearsed: Told) -> None:
    told = "\n".join(rehearsed[StepKind.ROLES])
    assert "Tafels 3 en 6: Een inwoner." in told
    assert "Elke tafel praat vanuit haar rol." in told


@pytest.mark.parametrize("rehearsed", [3], indirect=True)
def test_a_small_group_hears_no_smallest_choice(rehearsed: Told) -> None:
    """With fewer than five votes nothing is shown, so nobody is pointed at."""
    assert "waarom iemand anders kiest" in "\n".join(rehearsed[StepKind.MINORITY])
    assert "Tel rond van 1 tot 3" in "\n".join(rehearsed[StepKind.ROLES])


def test_the_step_about_the_code_of_conduct_asks_its_own_questions_and_not_the_house_rules() -> None:
    """In the shipped method; the house rules were on the stage just before."""
    i18n.use("nl")
    shipped, _problems = read_methods(paths.assets() / "methods")
    items = [PlannedItem(each) for each in shipped if each.id in ("opening", "gedragscode")]
    state = begin(
        plan(*sorted(items, key=lambda item: item.method.id != "opening"), PlannedItem(TALKS, CARD))
    )
    told = []
    for index, each in enumerate(state.steps):
        if each.step.kind is StepKind.OPEN:
            scene = scene_for(scene_at(state, {}, index))
            scene.layout(QSizeF(1280, 720), PAPER)
            told.append(scene.describe())
    rules, code = told
    assert "Er is geen goed antwoord." in rules
    assert "Wat zegt onze gedragscode?" in code
    assert "Er is geen goed antwoord." not in code
