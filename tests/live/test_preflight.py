"""What is found in a room and what is made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dilemmagame.base.power import Power
from dilemmagame.live.preflight import LINES, Finding, Hint, Room, State, Topic, findings
from dilemmagame.live.presence import Address, Likelihood

WIFI = Address("192.168.1.20", "Wi-Fi", Likelihood.WIRELESS)
VPN = Address("100.90.1.2", "tun0", Likelihood.VIRTUAL)
HERE = Address("127.0.0.1", "lo", Likelihood.ONLY_HERE)


def of(room: Room, topic: Topic) -> Finding:
    return next(each for each in findings(room) if each.topic is topic)


def test_a_room_nobody_looked_at_has_one_finding_per_topic_and_none_is_green() -> None:
    found = findings(Room())
    assert [each.topic for each in found] == list(Topic)
    assert all(each.state is not State.OK for each in found)


def test_a_room_in_which_all_is_well_is_green_all_over() -> None:
    room = Room(
        screens=2, read=len(LINES), addresses=(WIFI, VPN), waited_s=1.0, phones=1, pressed=frozenset({"next", "back"}),
        power=Power(True, 40), free_bytes=10**10, silent=True,
    )  # fmt: skip
    assert {each.state for each in findings(room)} == {State.OK}


@pytest.mark.parametrize(
    ("room", "topic", "state", "hint"),
    [
        (Room(mirrored=True), Topic.SCREEN, State.CARE, Hint.MIRRORED),
        (Room(read=4), Topic.LEGIBLE, State.OK, Hint.READS_MOST),
        (Room(read=3), Topic.LEGIBLE, State.CARE, Hint.READS_LITTLE),
        (Room(read=0), Topic.LEGIBLE, State.CARE, Hint.READS_LITTLE),
        (Room(addresses=(HERE,)), Topic.ADDRESS, State.CARE, Hint.NO_ADDRESS),
        (Room(addresses=(VPN, HERE)), Topic.ADDRESS, State.CARE, Hint.UNLIKELY_ADDRESS),
        (Room(addresses=(WIFI, VPN), chosen=VPN.ip), Topic.ADDRESS, State.CARE, Hint.UNLIKELY_ADDRESS),
        (Room(addresses=(WIFI, VPN), chosen="10.0.0.9"), Topic.ADDRESS, State.OK, Hint.ADDRESS),
        (Room(), Topic.REACH, State.OPEN, Hint.STARTING),
        (Room(waited_s=19.9), Topic.REACH, State.OPEN, Hint.WAITING),
        (Room(waited_s=20.0), Topic.REACH, State.CARE, Hint.NOBODY),
        (Room(waited_s=90.0, phones=1), Topic.REACH, State.OK, Hint.PHONE_IN),
        (Room(failed=True), Topic.REACH, State.CARE, Hint.NOT_STARTED),
        (Room(pressed=frozenset({"black"})), Topic.CLICKER, State.OPEN, Hint.CLICKER_PARTLY),
        (Room(power=Power(False, 90)), Topic.POWER, State.CARE, Hint.ON_BATTERY),
        (Room(power=Power(False, 59)), Topic.POWER, State.CARE, Hint.LOW_BATTERY),
        (Room(power=Power(False)), Topic.POWER, State.CARE, Hint.LOW_BATTERY),
        (Room(power=Power(True)), Topic.POWER, State.OK, Hint.ON_MAINS),
        (Room(), Topic.POWER, State.OPEN, Hint.POWER_UNKNOWN),
        (Room(free_bytes=499_999_999), Topic.DISK, State.CARE, Hint.NO_SPACE),
        (Room(free_bytes=500_000_000), Topic.DISK, State.OK, Hint.SPACE),
    ],
)
def test_findings(room: Room, topic: Topic, state: State, hint: Hint) -> None:
    assert of(room, topic) == Finding(topic, state, hint)


def test_a_phone_that_left_again_stays_a_proof_only_as_long_as_it_is_counted() -> None:
    room = Room(waited_s=30.0, phones=1)
    assert of(replace(room, phones=0), Topic.REACH).state is State.CARE
