"""The shared keyboard: one person's walk along the open questions, and what is asked of the voting server.

Nothing here is stored and nothing here knows who sits at the keyboard; `voting` puts the answers in the same file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from dilemmagame.domain.ballots import About, Form, answer_of, form_of
from dilemmagame.live.phone_view import PhoneBallot, PhoneView


class Received(Enum):
    """What became of a vote. `STORED` is said after it is on disk; after `LATER` the same vote may be sent again."""

    STORED = "stored"
    CLOSED = "closed"
    BAD = "bad"
    WRONG_SLIP = "slip"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class KeyboardVote:
    """The answers of one person, as (round, answer). `token` is fresh for everybody; sent twice it counts once."""

    token: str = field(repr=False)
    answers: tuple[tuple[int, str], ...] = field(repr=False)
    slip: str = field(default="", repr=False)


class Keyboard(Protocol):
    """The voting server as the shared keyboard sees it."""

    def asked(self) -> PhoneView | None:
        """What can be answered now, None when nothing can."""

    def wants_slip(self) -> bool:
        """Whether everybody needs a one-time slip."""

    def vote(self, answers: tuple[tuple[int, str], ...], slip: str = "") -> KeyboardVote:
        """A vote of a new person."""

    def cast(self, vote: KeyboardVote) -> Received:
        """Put the vote in the file and wait until it is on disk. Takes some seconds at most; not for a GUI thread."""


class Walk:
    """One person goes along the open questions, may go back, and hands in at the end."""

    def __init__(self, ballots: tuple[PhoneBallot, ...]) -> None:
        """`ballots` holds at least one question."""
        self.ballots = ballots
        self.place = 0
        self._picked: dict[int, tuple[str, ...]] = {}

    @property
    def ballot(self) -> PhoneBallot:
        """The question that is asked now."""
        return self.ballots[self.place]

    @property
    def form(self) -> Form:
        return form_of(self.ballot.subject.about)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What was picked here: one choice, several, or an order from the top as far as it goes."""
        return self._picked.get(self.ballot.number, ())

    @property
    def picked(self) -> str:
        """What was picked first here, '' for nothing yet."""
        return next(iter(self.chosen), "")

    @property
    def is_last(self) -> bool:
        return self.place == len(self.ballots) - 1

    @property
    def may_skip(self) -> bool:
        """Whether one may go on without an answer: nobody has to say how sure they are, or place every case."""
        if self.ballot.subject.about is About.CERTAINTY:
            return bool(self._picked) or not self.is_last
        return self.ballot.subject.about is About.CASE and (bool(self._picked) or not self.is_last)

    @property
    def may_go_on(self) -> bool:
        if self.form is Form.RANKING:
            return len(self.chosen) == len(self.ballot.choices)
        return bool(self.chosen) or self.may_skip

    def choose(self, choice: str) -> bool:
        """Choose here; False when that is no answer to this question. Where several may be picked, or an order is
        asked, a second time takes it away again; one more than may be picked is no answer.
        """
        if choice not in self.ballot.choices:
            return False
        if self.form is Form.SINGLE:
            now: tuple[str, ...] = (choice,)
        elif choice in self.chosen:
            now = tuple(each for each in self.chosen if each != choice)
        elif self.form is Form.MULTIPLE and len(self.chosen) >= self.ballot.most:
            return False
        else:
            now = (*self.chosen, choice)
        self._picked[self.ballot.number] = now
        return True

    def go_on(self) -> bool:
        """To the next question; False when this one needs an answer or was the last."""
        if not self.may_go_on or self.is_last:
            return False
        self.place += 1
        return True

    def go_back(self) -> bool:
        """To the question before; False at the first."""
        if self.place == 0:
            return False
        self.place -= 1
        return True

    def answers(self) -> tuple[tuple[int, str], ...]:
        """What was chosen, as (round, answer), in the order of the questions."""
        return tuple(
            (each.number, answer_of(form_of(each.subject.about), self._picked[each.number]))
            for each in self.ballots
            if self._picked.get(each.number)
        )


def same_vote(one: PhoneView | None, other: PhoneView | None) -> bool:
    """Whether both ask the same rounds, none of them begun anew in between."""
    return _rounds(one) == _rounds(other)


def _rounds(view: PhoneView | None) -> tuple[tuple[int, int], ...]:
    return () if view is None else tuple((each.number, each.again) for each in view.ballots)
