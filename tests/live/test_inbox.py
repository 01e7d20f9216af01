"""Short texts that wait for the trainer: when phones may be asked, and how a text goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.base.errors import WorldError
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.ballots import Channel
from dilemmagame.domain.commands import Advance, JumpTo, SetChannel, StartCalm, TakeBreak
from dilemmagame.domain.steps import CaptureField, StepKind, rules
from dilemmagame.domain.texting import texted_field
from dilemmagame.library.methods import read_method
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.inbox import (
    MOST_WAITING,
    AdoptText,
    AskTexts,
    DropText,
    Inbox,
    InviteTexts,
    TextAsk,
    TextBatch,
)
from dilemmagame.live.phone_view import PhoneView
from dilemmagame.storage.store import Store
from dilemmagame.voting.page_json import page_of
from tests.gui.console.full_disk import FullDisk
from tests.live.test_owner import to
from tests.sample import START, plan
from tests.voting.room import ROOT


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[FullDisk]:
    opened = Store.open(DataFolder(tmp_path / "data"), reserve_bytes=4096)
    yield FullDisk(opened)
    opened.close()


@pytest.fixture
def owner(disk: FullDisk) -> SessionOwner:
    """In a talk about reasons, with phones; no vote was held."""
    started = SessionOwner.start(disk, VirtualClock(START), replace(plan(), channel=Channel.PHONES))
    to(started, StepKind.READ)
    arguments = next(
        step.index for item in started.view().items for step in item.steps if step.kind is StepKind.ARGUMENTS
    )
    started.handle(JumpTo(arguments))
    return started


def put(owner: SessionOwner, *texts: str) -> None:
    owner.receive(TextBatch(1, owner.state.position, texts))


def waiting(owner: SessionOwner) -> list[str]:
    return [each.body for each in owner.view().texting.waiting]


def test_a_text_that_could_not_be_stored_waits_on(owner: SessionOwner, disk: FullDisk) -> None:
    owner.moderate(AskTexts(on=True))
    put(owner, "Bewaar mij")
    deed = AdoptText(owner.view().texting.waiting[0].number, CaptureField.REASON, "A")
    disk.full = True
    with pytest.raises(WorldError):
        owner.moderate(deed)
    assert waiting(owner) == ["Bewaar mij"]
    disk.full = False
    assert owner.moderate(deed) is None
    assert waiting(owner) == []
    assert [(line.body, line.choice) for line in owner.view().lines] == [("Bewaar mij", "A")]
    assert owner.moderate(deed) is None, "a second press does nothing"
    assert len(owner.view().lines) == 1


def test_after_a_crash_what_waited_is_gone_and_nobody_is_asked(owner: SessionOwner, disk: FullDisk) -> None:
    owner.moderate(AskTexts(on=True))
    put(owner, "Niet bewaard")
    resumed = SessionOwner.resume(disk, VirtualClock(START), "s1")
    assert not resumed.view().texting.is_open
    assert waiting(resumed) == []
    assert not any("Niet bewaard" in text.body for text in disk.load("s1").texts)


def test_no_more_than_two_hundred_wait_and_the_trainer_hears_of_the_rest(owner: SessionOwner) -> None:
    inbox = Inbox()
    inbox.do(AskTexts(on=True), owner.state)
    step = owner.state.position
    texts = tuple(f"tekst {number}" for number in range(MOST_WAITING + 5))
    assert inbox.take(TextBatch(1, step, texts)) == MOST_WAITING
    assert inbox.view(owner.state).missed == 5
    inbox.do(DropText(1), owner.state)
    assert inbox.take(TextBatch(2, step, ("nog een",))) == 1
    assert inbox.take(TextBatch(3, step + 1, ("van een andere stap",))) == 0
    assert inbox.take(TextBatch(4, step, ("regel\nregel",))) == 0, (
        "what is no short text is not taken from anybody"
    )


@pytest.mark.parametrize(
    "command",
    [SetChannel(Channel.HANDS), StartCalm(), TakeBreak(10)],
    ids=lambda command: type(command).__name__,
)
def test_hands_quiet_and_a_break_stop_the_asking(owner: SessionOwner, command: SetChannel) -> None:
    owner.moderate(AskTexts(on=True))
    owner.moderate(InviteTexts(on=True))
    put(owner, "Wacht nog")
    assert owner.handle(command) is None
    texting = owner.view().texting
    assert (texting.is_open, texting.invited, texting.field) == (False, False, None)
    assert waiting(owner) == ["Wacht nog"], "what came in can still be looked at"
    owner.moderate(AskTexts(on=True))
    assert not owner.view().texting.is_open


def test_never_while_a_vote_is_open_or_being_counted(owner: SessionOwner) -> None:
    owner.handle(JumpTo(owner.state.position - 1))
    assert owner.view().kind is StepKind.VOTE
    for _ in range(2):
        owner.moderate(AskTexts(on=True))
        assert not owner.view().texting.is_open
        owner.handle(Advance())
    owner.handle(JumpTo(owner.state.position + 1))
    assert any(vote.waiting for vote in owner.state.rounds)
    owner.moderate(AskTexts(on=True))
    assert not owner.view().texting.is_open


def test_no_method_asks_for_a_text_beside_a_choice_or_for_who_chose_what() -> None:
    asked = 0
    for path in sorted((ROOT / "assets" / "methods").glob("*.toml")):
        method, _problems = read_method(path)
        for step in method.steps if method is not None else ():
            field = texted_field(step)
            if field is None:
                continue
            asked += 1
            rule = rules(step.kind)
            assert not rule.ballots
            assert not rule.reveals
            assert field in rule.captures
            page = page_of(PhoneView(rule.phone, step.title, None, (), text=TextAsk(1, field)), "nl")
            assert page["text"]["nl"].endswith("?"), step.id
    assert asked > 20


def test_the_own_question_of_a_step_stands_on_the_phone_only_where_it_asks_for_no_choice(
    owner: SessionOwner,
) -> None:
    inbox, state = Inbox(), owner.state
    planned = state.steps[state.position]
    for kind, capture, own in (
        (StepKind.ARGUMENTS, "reason", False),
        (StepKind.CONCLUSION, "insight", True),
    ):
        ask = replace(planned.step.title, nl="Wat kies jij?\nEn waarom?", en="What do you choose?")
        step = replace(planned.step, kind=kind, capture=(capture,), ask=ask)
        steps = tuple(replace(each, step=step) if each is planned else each for each in state.steps)
        inbox.do(AskTexts(on=True), replace(state, steps=steps))
        assert inbox.asked is not None
        question = inbox.asked.question
        assert (question.nl if question is not None else None) == ("Wat kies jij?" if own else None)
