"""Lengths and times of day in words, and the pieces of an evening as the time bar shows them. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from dilemmagame.base.i18n import _, language, ngettext

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the evening in the time bar: a card with all its turns, or (`card` None) a piece of the frame.

    `card` is its place among the chosen cards.
    """

    title: str
    ms: int
    card: int | None


def minutes(ms: int) -> int:
    """Whole minutes, rounded."""
    return round(ms / MINUTE_MS)


def short(ms: int) -> str:
    """A length as '14 min'."""
    return _("{n} min").format(n=minutes(ms))


def exact(ms: int) -> str:
    """A length as '14 min' or '2,5 min', to a quarter of a minute."""
    return _("{n} min").format(n=figure(ms))


def figure(ms: int) -> str:
    """Minutes as a number, with a comma in Dutch."""
    text = f"{round(ms / 15_000) / 4:g}"
    return text.replace(".", ",") if language() == "nl" else text


def described(pieces: Sequence[Piece]) -> str:
    """The bar in words, for a screen reader."""
    parts = [
        ngettext("{title}: {n} minute", "{title}: {n} minutes", minutes(piece.ms)).format(
            title=piece.title, n=minutes(piece.ms)
        )
        for piece in pieces
    ]
    return ". ".join(parts)


def clock(moment: time) -> str:
    """Time of day: 19.30 in Dutch, 19:30 in English."""
    mark = "." if language() == "nl" else ":"
    return f"{moment.hour:02d}{mark}{moment.minute:02d}"


def ends(starts: time, ms: int) -> time:
    """The time of day `ms` after `starts`."""
    passed = timedelta(hours=starts.hour, minutes=starts.minute, milliseconds=ms)
    whole = int(passed.total_seconds()) // 60
    return time(whole // 60 % 24, whole % 60)


def balance(planned_ms: int, available_ms: int) -> tuple[str, str]:
    """How planned and available time compare, and the look of the chip that says it."""
    planned, slack = minutes(planned_ms), minutes(available_ms - planned_ms)
    if slack >= 0:
        return _("{planned} min planned, {slack} min slack").format(planned=planned, slack=slack), "chip-ok"
    return _("{planned} min planned, {over} min too long").format(planned=planned, over=-slack), "chip-warn"
