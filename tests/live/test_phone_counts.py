"""What phones chose reaches nobody before the room sees it, the trainer neither: a vote that is opened again could
else tell what one more phone said.
"""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.base.clock import VirtualClock
from dilemmagame.domain.ballots import Channel, Count
from dilemmagame.domain.commands import Advance, Command, CountHands, ReopenVote, TakeTotals
from dilemmagame.domain.steps import StepKind
from dilemmagame.live.console_view import ConsoleView
from dilemmagame.live.hub import SessionOwner
from dilemmagame.live.stage_view import BarsScene
from dilemmagame.storage.store import Store
from tests.sample import START, plan

SOME = (Count("A", 9), Count("B", 4), Count("C", 1))
OTHERS = (Count("A", 1), Count("B", 4), Count("C", 9))
HANDS = (Count("A", 1), Count("C", 2))


def views(store: Store, name: str, told: tuple[Count, ...]) -> list[ConsoleView]:
    """What the trainer sees from the close of a vote by phone up to the click that shows it: hands are added, the vote
    is opened again, and one more phone answers.
    """
    evening = replace(plan(), session_id=name, channel=Channel.PHONES, title="Avond")
    owner = SessionOwner.start(store, VirtualClock(START), evening)
    while owner.state.current.step.kind is not StepKind.VOTE:
        owner.handle(Advance())
    more = (*told[:1], replace(told[1], ballots=5), *told[2:])
    seen: list[ConsoleView] = []
    steps: list[Command] = [
        Advance(),
        TakeTotals(1, told),
        CountHands(1, HANDS),
        ReopenVote(1),
        Advance(),
        TakeTotals(1, more),
        CountHands(1, HANDS),
    ]
    for command in steps:
        assert owner.handle(command) is None
        seen.append(owner.view())
    while owner.state.current.step.kind is not StepKind.REVEAL:
        owner.handle(Advance())
        seen.append(owner.view())
    owner.handle(Advance())
    assert isinstance(owner.view().stage.scene, BarsScene)
    seen.append(owner.view())
    return seen


def test_before_the_reveal_the_trainer_gets_the_same_whatever_phones_chose(store: Store) -> None:
    some, others = (
        [f"{replace(each, plan=replace(each.plan, session_id=''))}" for each in views(store, name, told)]
        for name, told in (("een", SOME), ("twee", OTHERS))
    )
    assert some[:-1] == others[:-1]
    assert some[-1] != others[-1], "the room sees it, and so does the trainer"


def test_the_trainer_is_told_how_many_and_what_was_counted_in_the_room(store: Store) -> None:
    seen = [view.votes[0] for view in views(store, "een", SOME) if view.votes]
    assert [(each.phoned, each.hands, each.total) for each in seen[1:4]] == [
        (14, (), 14),
        (14, HANDS, 17),
        (0, (), 0),
    ]
    assert (seen[6].phoned, seen[6].hands, seen[6].total) == (15, HANDS, 18)
