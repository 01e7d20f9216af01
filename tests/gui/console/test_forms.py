"""The forms of talk on the console: everything by taps, and what a tap does on the stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dilemmagame.domain.ballots import Count
from dilemmagame.domain.cards import Voice
from dilemmagame.domain.commands import Capture, CountHands, ProposeAgreement
from dilemmagame.domain.evening import AdoptedValue, Chair, Evening, Tone
from dilemmagame.domain.methods import Method
from dilemmagame.domain.plan import Plan, PlannedItem
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.panels.agreement import AgreementPanel
from dilemmagame.live.form_scenes import AdvisersScene, FormScene, HearingScene
from dilemmagame.live.stage_view import AgreementScene, BoardScene, PromptScene
from tests.gui.console.room import FULL_CARD, shown_words
from tests.gui.console.room import Evening as Room
from tests.gui.console.test_boards import stage, tap, write
from tests.sample import OPENING, method, plan, step, words

CARD = replace(
    FULL_CARD,
    voices=(
        Voice("De griffier", "Schrijf het op en meld het."),
        Voice("De aannemer", "Een kist wijn is geen omkoping."),
        Voice("Een journalist", "Ik hoor het wel."),
    ),
)


def asking(kind: StepKind, *capture: str) -> Method:
    return method("ask", replace(step(kind, 3), capture=capture))


FORMS = method(
    "forms",
    step(StepKind.READ, 1),
    step(StepKind.VOTE, 1, slot=1),
    step(StepKind.OPPOSITES, 4),
    step(StepKind.REVEAL, 1, rounds=(1,)),
    step(StepKind.MINORITY, 3),
    step(StepKind.ROLES, 3),
    step(StepKind.ADVISERS, 2),
    step(StepKind.HEARING, 3),
    replace(step(StepKind.INDIVIDUAL, 3), capture=("question",)),
    replace(step(StepKind.SORT, 3), capture=("question",)),
    step(StepKind.DIALOGUE, 3),
    step(StepKind.AGREEMENT, 3),
)
RESPECT = AdoptedValue("respect", words("Respect"), "we laten elkaar uitspreken", date(2026, 3, 4))


def forms() -> Plan:
    evening = Evening(chair=Chair.BOTH, tone=Tone.LEGAL, opener="de burgemeester", adopted=(RESPECT,))
    return replace(plan(PlannedItem(OPENING), PlannedItem(FORMS, CARD)), evening=evening)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path / "data", forms())
    yield made
    made.close()


def panel_words(room: Room) -> str:
    assert room.page.step.panel is not None
    return "\n".join(shown_words(room.page.step.panel))


def beside(room: Room, name: str) -> QAbstractButton:
    """A button anywhere in the step area, by its spoken name."""
    return next(
        each for each in room.page.step.findChildren(QAbstractButton) if each.accessibleName() == name
    )


def count(room: Room, *counts: Count) -> None:
    view = room.view
    room.next()
    room.bridge.send(CountHands(view.votes[0].number, counts))
    room.until(lambda view: bool(view.votes and view.votes[0].total))


def test_two_advisers_are_chosen_and_no_third(room: Room) -> None:
    room.go_to(StepKind.ADVISERS)
    tap(room, "De griffier")
    room.until(lambda view: view.voices == (0,))
    tap(room, "Een journalist")
    room.until(lambda view: view.voices == (0, 2))
    scene = stage(room)
    assert isinstance(scene, AdvisersScene)
    assert scene.chosen == (0, 2)
    panel = room.page.step.panel
    assert panel is not None
    third = next(each for each in panel.findChildren(QAbstractButton) if each.text() == "De aannemer")
    assert not third.isEnabled()
    tap(room, "Een journalist")
    room.until(lambda view: view.voices == (0,))
    assert third.isEnabled()


def test_the_words_of_an_adviser_stand_on_the_stage_while_they_are_tapped(room: Room) -> None:
    room.go_to(StepKind.ADVISERS)
    tap(room, "De aannemer")
    room.until(lambda view: view.voices == (1,))
    room.go_to(StepKind.HEARING)
    scene = stage(room)
    assert isinstance(scene, HearingScene)
    assert scene.text == ""
    tap(room, "Put on the stage: De aannemer")
    room.until(lambda view: view.heard == 1)
    scene = stage(room)
    assert isinstance(scene, HearingScene)
    assert scene.text == "Een kist wijn is geen omkoping."
    tap(room, "Take off the stage: De aannemer")
    room.until(lambda view: view.heard == -1)


def test_who_forgot_to_choose_can_still_do_it_while_hearing(room: Room) -> None:
    room.go_to(StepKind.HEARING)
    assert "Nobody has been chosen yet" in panel_words(room)
    tap(room, "De griffier")
    room.until(lambda view: view.voices == (0,))
    assert "Nobody has been chosen yet" not in panel_words(room)


def test_questions_that_were_read_out_are_laid_with_one_tap_each(room: Room) -> None:
    room.go_to(StepKind.INDIVIDUAL)
    for text in ("Wat wilde je?", "Wie wist het?"):
        room.bridge.send(Capture(CaptureField.QUESTION, text))
        room.until(lambda view, text=text: any(line.body == text for line in view.lines))  # type: ignore[misc]
    room.go_to(StepKind.SORT)
    before = len(room.stored_words())
    tap(room, "Warm: Wie wist het?")
    room.until(lambda view: any(line.choice == "warm" for line in view.lines))
    tap(room, "Cold: Wat wilde je?")
    room.until(lambda view: any(line.choice == "cold" for line in view.lines))
    scene = stage(room)
    assert isinstance(scene, BoardScene)
    assert [column.cells for column in scene.columns] == [(("Wie wist het?",),), ((),), (("Wat wilde je?",),)]
    tap(room, "Lukewarm: Wat wilde je?")
    room.until(lambda view: any(line.choice == "lukewarm" for line in view.lines))
    assert len(room.stored_words()) == before
    write(room, "Write down: Question", "Wat kost het?")
    assert "1 to lay" in panel_words(room) or "Wat kost het?" in panel_words(room)


def test_each_half_of_the_room_is_told_what_it_speaks_for(room: Room) -> None:
    room.go_to(StepKind.OPPOSITES)
    said = panel_words(room)
    assert "Left half (9): speaks for A, B" in said
    assert "Right half (9): speaks for C" in said
    write(room, "Write down: Strongest reasons we heard", "De relatie blijft goed")
    scene = stage(room)
    assert isinstance(scene, FormScene)
    assert scene.sides == (("A", "B"), ("C",))
    assert scene.lines == ("De relatie blijft goed",)
    assert scene.chair is Chair.BOTH


def test_one_person_alone_gets_an_advocate_and_nobody_sees_it_before_the_result(room: Room) -> None:
    room.go_to(StepKind.VOTE)
    count(room, Count("A", 9), Count("B", 8), Count("C", 1))
    assert room.view.smallest_group == 0
    room.go_to(StepKind.MINORITY)
    scene = stage(room)
    assert isinstance(scene, FormScene)
    assert scene.smallest == ("C",)
    assert "Ask for a volunteer who speaks for it" in panel_words(room)


def test_parts_are_dealt_from_the_card_and_from_usual_ones(room: Room) -> None:
    room.go_to(StepKind.ROLES)
    for name in ("De griffier", "A journalist"):
        tap(room, name)
        room.until(lambda view, name=name: any(line.body == name for line in view.lines))  # type: ignore[misc]
    scene = stage(room)
    assert isinstance(scene, FormScene)
    assert scene.roles == ("De griffier", "A journalist")
    assert "Tables 1 and 3: De griffier" in panel_words(room)
    tap(room, "De griffier")
    room.until(lambda view: all(line.body != "De griffier" for line in view.lines))
    assert "De griffier" not in room.stored_words()


def test_a_what_if_and_an_earlier_agreement_come_on_the_stage_by_a_tap(room: Room) -> None:
    room.go_to(StepKind.DIALOGUE)
    tap(room, "Put on the stage: what if 2")
    room.until(lambda view: view.twist == 2)
    room.click(beside(room, "Put on the stage: Respect"))
    room.until(lambda view: view.recalled == ("respect",))
    scene = stage(room)
    assert isinstance(scene, PromptScene)
    assert scene.twist == CARD.twists[1]
    assert scene.recalled == (RESPECT,)
    assert "Chair and mayor speak last; give them the floor" in "\n".join(shown_words(room.page.step))
    tap(room, "Take off the stage: what if 2")
    room.until(lambda view: view.twist == 0)


def test_support_is_a_number_that_stands_as_dots(room: Room) -> None:
    room.go_to(StepKind.AGREEMENT)
    room.bridge.send(ProposeAgreement("We melden alles.", "", "", ""))
    room.until(lambda view: len(view.agreements) == 1)
    tap(room, "Everybody stands behind it")
    room.until(lambda view: view.agreements[0].support == 18)
    panel = room.page.step.panel
    assert isinstance(panel, AgreementPanel)
    field = panel.supports[room.view.agreements[0].number].count
    field.field.setText("14")
    field.value_changed.emit(14)
    room.until(lambda view: view.agreements[0].support == 14)
    assert panel.supports[room.view.agreements[0].number].count is field, (
        "the field was made anew while typing"
    )
    scene = stage(room)
    assert isinstance(scene, AgreementScene)
    assert (scene.support, scene.present) == (14, 18)
    tap(room, "Take the number off the stage")
    room.until(lambda view: view.agreements[0].present == 0)


def test_the_opening_says_who_opens_and_who_votes_last(room: Room) -> None:
    room.go_to(StepKind.OPEN)
    said = panel_words(room)
    assert "Opens the evening: de burgemeester" in said
    assert "Chair and mayor speak and vote last." in said
    assert "Name the rule or the value you build on." in said


@pytest.mark.parametrize(
    ("kind", "capture", "there", "gone"),
    [
        (StepKind.INDIVIDUAL, ("question", "note"), "Write down: Question", "Insight"),
        (StepKind.INDIVIDUAL, ("note",), "What people write stays theirs.", "Write down: "),
        (StepKind.DIALOGUE, ("note",), "Which values do you hear?", "Best argument of the other side"),
        (StepKind.CONCLUSION, ("insight",), "What do we take away?", "How can we prevent this?"),
        (StepKind.DILEMMA, ("damage",), "Damage for A", "Way out for A"),
    ],
)
def test_a_panel_offers_what_the_method_asks_for(
    qtbot: QtBot, tmp_path: Path, kind: StepKind, capture: tuple[str, ...], there: str, gone: str
) -> None:
    room = Room(qtbot, tmp_path / "data", plan(PlannedItem(asking(kind, *capture), CARD)))
    try:
        room.go_to(kind)
        said = panel_words(room)
        assert there in said
        assert gone not in said
    finally:
        room.close()
