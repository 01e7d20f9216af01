"""Short texts from phones that wait for the trainer. They live here and nowhere else: not in an event, not on disk.

One that is taken over becomes a captured line by the ordinary command; every other one is gone when it is refused, or
when the step is left.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dilemmagame.domain.ballots import Channel, RoundStatus
from dilemmagame.domain.commands import Capture
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.session.state import Phase, Session
from dilemmagame.domain.steps import CaptureField
from dilemmagame.domain.texting import is_short_text, texted_field

MOST_WAITING = 200
FEW_PHONES = 5
"""With fewer phones people may recognise one another's words."""
OWN_QUESTION = frozenset(
    {CaptureField.QUESTION, CaptureField.ADVICE, CaptureField.INSIGHT, CaptureField.IMPROVEMENT}
)
"""Here the step's own question may stand on the phone; elsewhere it could ask what somebody chose."""


@dataclass(frozen=True, slots=True)
class TextBatch:
    """What came since the last batch, in no order. `number` names the batch, `step` is where it was asked."""

    number: int
    step: int
    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TextAsk:
    """What phones are asked in the step at this place; not `is_open`: it was asked here and is not any more. `question`
    is the step's own, or None.
    """

    step: int
    field: CaptureField
    question: Localised | None = None
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class WaitingText:
    """One text that waits; `number` counts within the evening and says nothing about who or when."""

    number: int
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Texting:
    """What the trainer sees of it. `field` is None where phones cannot be asked; `missed` came when it was full."""

    field: CaptureField | None = None
    is_open: bool = False
    invited: bool = False
    waiting: tuple[WaitingText, ...] = ()
    missed: int = 0


NO_TEXTING = Texting()


# what the trainer does with them; none of it is stored


@dataclass(frozen=True, slots=True)
class AskTexts:
    """Let phones send in a text, or no more. What waits stays."""

    on: bool


@dataclass(frozen=True, slots=True)
class InviteTexts:
    """Say on the stage that one can, or no more."""

    on: bool


@dataclass(frozen=True, slots=True)
class AdoptText:
    """Keep a text as a captured line of this kind; from there it is one like any other."""

    number: int
    field: CaptureField
    choice: str = ""


@dataclass(frozen=True, slots=True)
class DropText:
    """Throw one away."""

    number: int


@dataclass(frozen=True, slots=True)
class DropTexts:
    """Throw all away that wait."""


Moderation = AskTexts | InviteTexts | AdoptText | DropText | DropTexts


class Inbox:
    """The texts of one session, for the thread that owns it."""

    def __init__(self) -> None:
        self._ask: TextAsk | None = None
        self._invited = False
        self._waiting: dict[int, str] = {}
        self._given = 0
        self._missed = 0

    def follow(self, state: Session) -> None:
        """One change of the session: a step that is left takes its texts with it, a vote stops the asking."""
        if self._ask is None:
            return
        if self._ask.step != state.position or state.phase is not Phase.RUNNING:
            self._ask, self._invited, self._missed = None, False, 0
            self._waiting.clear()
        elif self._ask.is_open and not _may_ask(state):
            self._stop()

    @property
    def asked(self) -> TextAsk | None:
        """What phones are asked now."""
        return self._ask

    def do(self, deed: AskTexts | InviteTexts | DropText | DropTexts, state: Session) -> None:
        """What needs nothing of the session. What cannot be done now is not done."""
        match deed:
            case AskTexts(on=True) if _may_ask(state):
                asked = texted_field(state.current.step)
                if asked is not None:
                    self._ask = TextAsk(state.position, asked, _question(state, asked))
            case AskTexts(on=False):
                self._stop()
            case InviteTexts(on=on):
                self._invited = on and self._ask is not None and self._ask.is_open
            case DropText(number=number):
                self._waiting.pop(number, None)
            case DropTexts():
                self._waiting.clear()
                self._missed = 0

    def take(self, batch: TextBatch) -> int:
        """Put down what came; how many of them, the first ones. None when it was asked elsewhere, or is no text."""
        if self._ask is None or self._ask.step != batch.step or not all(map(is_short_text, batch.texts)):
            return 0
        taken = batch.texts[: MOST_WAITING - len(self._waiting)]
        for body in taken:
            self._given += 1
            self._waiting[self._given] = body
        self._missed += len(batch.texts) - len(taken)
        return len(taken)

    def captured(self, deed: AdoptText) -> Capture | None:
        """The command that keeps a text; None when it is gone."""
        body = self._waiting.get(deed.number)
        return Capture(deed.field, body, deed.choice) if body is not None else None

    def view(self, state: Session) -> Texting:
        """What the trainer sees now."""
        can = texted_field(state.current.step) if _may_ask(state) else None
        waiting = tuple(WaitingText(number, body) for number, body in self._waiting.items())
        if self._ask is None:
            return Texting(can) if can is not None else NO_TEXTING
        return Texting(can, self._ask.is_open, self._invited, waiting, self._missed)

    def _stop(self) -> None:
        self._invited = False
        if self._ask is not None:
            self._ask = replace(self._ask, is_open=False)


def _may_ask(state: Session) -> bool:
    """Only while the room talks and phones take part: never while a vote is open or is still being counted."""
    quiet = state.calm or state.break_until is not None or state.phase is not Phase.RUNNING
    voting = any(vote.status is RoundStatus.OPEN or vote.waiting for vote in state.rounds)
    return state.channel is Channel.PHONES and not quiet and not voting


def _question(state: Session, asked: CaptureField) -> Localised | None:
    """The first line of the step's own question."""
    own = state.current.step.ask
    if own is None or asked not in OWN_QUESTION:
        return None
    return Localised(own.nl.split("\n")[0], own.en.split("\n")[0])
