"""After a vote by phone nobody in the room is asked to show what they chose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.commands import Advance, JumpTo
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.form_scenes import GreyPlacingScene, RungScene
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.stage_view import BallotScene
from dilemmagame.storage import Store
from tests.forms import forms_plan
from tests.sample import START


@pytest.mark.parametrize("channel", [Channel.HANDS, Channel.PHONES])
@pytest.mark.parametrize("kind", [StepKind.VOTE, StepKind.TWIST, StepKind.GREY])
def test_only_hands_are_asked_to_be_shown(store: Store, kind: StepKind, channel: Channel) -> None:
    owner = SessionOwner.start(store, VirtualClock(START), replace(forms_plan(), channel=channel))
    kinds = [each.step.kind for each in owner.state.steps]
    assert owner.handle(JumpTo(kinds.index(kind))) is None
    assert asked_and_covered(owner) == (False, False), "still choosing"
    assert owner.handle(Advance()) is None
    assert all(vote.status is RoundStatus.CLOSED for vote in owner.state.rounds_here())
    by_phone = channel is Channel.PHONES
    assert asked_and_covered(owner) == (not by_phone, by_phone)


def asked_and_covered(owner: SessionOwner) -> tuple[bool, bool]:
    match owner.view().stage.scene:
        case BallotScene(cards_up=asked, covered=covered) | RungScene(cards_up=asked, covered=covered):
            return asked, covered
        case GreyPlacingScene(counting=asked, covered=covered):
            return asked, covered
        case other:
            raise AssertionError(other)
