"""Does it work in this room? From what was found to one finding per topic. Pure; the looking is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dilemmagame.base.power import UNKNOWN, Power
from dilemmagame.live.presence import Address, Likelihood

PATIENCE_S = 20.0
"""So long somebody needs to take a phone and scan; after that something is in the way."""
SPACE_BYTES = 500_000_000
LOW_PERCENT = 60
LINES = (6.0, 4.8, 3.7, 3.0, 2.4)
"""Heights of the lines on the test picture, in percent of the height, the largest first; the last is the smallest text
on the stage.
"""


class Topic(Enum):
    """What is looked at, in the order in which it stands on the page."""

    SCREEN = "screen"
    LEGIBLE = "legible"
    ADDRESS = "address"
    REACH = "reach"
    CLICKER = "clicker"
    POWER = "power"
    SOUND = "sound"
    DISK = "disk"


class State(Enum):
    OK = "ok"
    CARE = "care"
    OPEN = "open"


class Hint(Enum):
    """What was found; the sentence and what to do are the window's."""

    TWO_SCREENS = "two-screens"
    MIRRORED = "mirrored"
    ONE_SCREEN = "one-screen"
    NOT_LOOKED = "not-looked"
    READS_ALL = "reads-all"
    READS_MOST = "reads-most"
    READS_LITTLE = "reads-little"
    NO_ADDRESS = "no-address"
    UNLIKELY_ADDRESS = "unlikely-address"
    ADDRESS = "address"
    STARTING = "starting"
    NOT_STARTED = "not-started"
    WAITING = "waiting"
    NOBODY = "nobody"
    PHONE_IN = "phone-in"
    CLICKER_WAITS = "clicker-waits"
    CLICKER_PARTLY = "clicker-partly"
    CLICKER_WORKS = "clicker-works"
    ON_MAINS = "on-mains"
    ON_BATTERY = "on-battery"
    LOW_BATTERY = "low-battery"
    POWER_UNKNOWN = "power-unknown"
    SOUND_ASK = "sound-ask"
    SOUND_OFF = "sound-off"
    SPACE = "space"
    NO_SPACE = "no-space"
    NEARLY_FULL = "nearly-full"
    SPACE_UNKNOWN = "space-unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    topic: Topic
    state: State
    hint: Hint


@dataclass(frozen=True, slots=True)
class Room:
    """What was found. `screens` counts pictures of their own, `mirrored`: two screens show the same. `read` is how many
    lines somebody could read from the last row, None when nobody looked. `waited_s`: since phones could come in, None
    before. `pressed` holds what the clicker did: next, back, black. `free_bytes` None when unknown; `nearly_full`: the
    room that the app keeps free for itself could not be had, or is in use.
    """

    screens: int = 1
    mirrored: bool = False
    read: int | None = None
    addresses: tuple[Address, ...] = ()
    chosen: str = ""
    waited_s: float | None = None
    failed: bool = False
    phones: int = 0
    pressed: frozenset[str] = frozenset()
    power: Power = UNKNOWN
    free_bytes: int | None = None
    nearly_full: bool = False
    silent: bool = False


def findings(room: Room) -> tuple[Finding, ...]:
    """One finding per topic, in order."""
    looked = (_screen, _legible, _address, _reach, _clicker, _power, _sound, _disk)
    return tuple(Finding(topic, *look(room)) for topic, look in zip(Topic, looked, strict=True))


Found = tuple[State, Hint]


def _screen(room: Room) -> Found:
    if room.screens > 1:
        return State.OK, Hint.TWO_SCREENS
    return (State.CARE, Hint.MIRRORED) if room.mirrored else (State.CARE, Hint.ONE_SCREEN)


def _legible(room: Room) -> Found:
    if room.read is None:
        return State.OPEN, Hint.NOT_LOOKED
    if room.read >= len(LINES):
        return State.OK, Hint.READS_ALL
    # All but the smallest print, which only labels have.
    return (State.OK, Hint.READS_MOST) if room.read == len(LINES) - 1 else (State.CARE, Hint.READS_LITTLE)


def _address(room: Room) -> Found:
    chosen = next((each for each in room.addresses if each.ip == room.chosen), None)
    chosen = chosen or next(iter(room.addresses), None)
    if chosen is None or chosen.likelihood is Likelihood.ONLY_HERE:
        return State.CARE, Hint.NO_ADDRESS
    unlikely = chosen.likelihood >= Likelihood.PUBLIC
    return (State.CARE, Hint.UNLIKELY_ADDRESS) if unlikely else (State.OK, Hint.ADDRESS)


def _reach(room: Room) -> Found:
    if room.phones:
        return State.OK, Hint.PHONE_IN
    if room.failed:
        return State.CARE, Hint.NOT_STARTED
    if room.waited_s is None:
        return State.OPEN, Hint.STARTING
    return (State.CARE, Hint.NOBODY) if room.waited_s >= PATIENCE_S else (State.OPEN, Hint.WAITING)


def _clicker(room: Room) -> Found:
    if {"next", "back"} <= room.pressed:
        return State.OK, Hint.CLICKER_WORKS
    return State.OPEN, Hint.CLICKER_PARTLY if room.pressed else Hint.CLICKER_WAITS


def _power(room: Room) -> Found:
    power = room.power
    if power.mains:
        return State.OK, Hint.ON_MAINS
    if power.mains is None:
        return State.OPEN, Hint.POWER_UNKNOWN
    enough = power.percent is not None and power.percent >= LOW_PERCENT
    return State.CARE, Hint.ON_BATTERY if enough else Hint.LOW_BATTERY


def _sound(room: Room) -> Found:
    return (State.OK, Hint.SOUND_OFF) if room.silent else (State.OPEN, Hint.SOUND_ASK)


def _disk(room: Room) -> Found:
    if room.nearly_full:
        return State.CARE, Hint.NEARLY_FULL
    if room.free_bytes is None:
        return State.OPEN, Hint.SPACE_UNKNOWN
    return (State.OK, Hint.SPACE) if room.free_bytes >= SPACE_BYTES else (State.CARE, Hint.NO_SPACE)
