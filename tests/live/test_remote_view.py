"""What the trainer's phone may show: where the session is, and nothing that not everybody may know yet."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, BlankStage, Capture, CountHands, TakeBreak
from dilemmagame.domain.events import Blank
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.presence import Presence
from dilemmagame.live.remoting import RemoteView, remote_view
from dilemmagame.storage.store import Store
from dilemmagame.voting.remote_service import sent
from tests.live.test_owner import to
from tests.sample import OPTIONS_CARD, START, plan


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(START)


@pytest.fixture
def by_hand(store: Store, clock: VirtualClock) -> SessionOwner:
    return SessionOwner.start(store, clock, plan())


@pytest.fixture
def owner(store: Store, clock: VirtualClock) -> SessionOwner:
    """One that votes by phone."""
    return SessionOwner.start(store, clock, replace(plan(), channel=Channel.PHONES))


def seen(owner: SessionOwner, clock: VirtualClock, page: int = 1, pages: int = 1) -> RemoteView:
    now = clock.now()
    return remote_view(owner.view(), page, pages, now.mono_ms, now.wall)


def test_while_a_vote_is_open_it_tells_how_many_are_in_and_no_more(
    owner: SessionOwner, clock: VirtualClock
) -> None:
    to(owner, StepKind.VOTE)
    owner.notice(Presence(received={1: 4}))
    assert (seen(owner, clock).going_in, seen(owner, clock).present) == (4, owner.view().present)
    owner.handle(Advance())
    assert seen(owner, clock).going_in == -1


def test_no_text_of_a_card_and_no_note_ever_goes_to_the_phone(
    by_hand: SessionOwner, clock: VirtualClock
) -> None:
    by_hand.handle(Advance())
    told = []
    for _ in range(40):
        by_hand.handle(Capture(CaptureField.NOTE, "geheime aantekening", draft=True))
        told.append(json.dumps(sent(seen(by_hand, clock)), ensure_ascii=False))
        by_hand.handle(Advance())
    assert len(set(told)) > 8
    words = [
        OPTIONS_CARD.title,
        OPTIONS_CARD.question,
        "geheime",
        *(each.text for each in OPTIONS_CARD.options),
    ]
    for text in told:
        assert not [word for word in words if word and word in text]


def test_the_warning_of_a_unanimous_result_looks_like_the_result_that_is_to_come(
    by_hand: SessionOwner, clock: VirtualClock
) -> None:
    to(by_hand, StepKind.VOTE)
    by_hand.handle(Advance())
    by_hand.handle(CountHands(1, (Count("A", 9),)))
    for _ in range(20):
        if by_hand.view().primary is Primary.REVEAL:
            break
        by_hand.handle(Advance())
    before = seen(by_hand, clock)
    by_hand.handle(Advance())
    assert by_hand.view().primary is Primary.REVEAL_ANYWAY
    assert seen(by_hand, clock) == before


def test_a_page_of_a_long_case_a_break_and_a_black_stage_are_other_places(
    owner: SessionOwner, clock: VirtualClock
) -> None:
    to(owner, StepKind.READ)
    first, second = seen(owner, clock, 1, 3), seen(owner, clock, 2, 3)
    assert first.primary is second.primary is Primary.NEXT_PAGE
    assert (first.page, second.page, first.pages) == (1, 2, 3)
    owner.handle(BlankStage(Blank.BLACK))
    black = seen(owner, clock, 2, 3)
    assert black.blank is Blank.BLACK
    owner.handle(TakeBreak(10))
    clock.advance(60_000)
    rest = seen(owner, clock)
    assert rest.primary is Primary.END_BREAK
    assert rest.countdown is not None
    assert abs(rest.countdown.left_ms - timedelta(minutes=9).total_seconds() * 1000) < 2_000
    assert len({each.place for each in (first, second, black, rest)}) == 4


def test_more_votes_or_less_time_are_no_other_place(owner: SessionOwner, clock: VirtualClock) -> None:
    to(owner, StepKind.VOTE)
    before = seen(owner, clock)
    clock.advance(3_000)
    owner.notice(Presence(received={1: 2}))
    after = seen(owner, clock)
    assert before.place == after.place
    assert before != after
