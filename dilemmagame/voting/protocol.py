"""The messages, version 1: phone to server, server to phone, app to server, server to app. Strict at every border."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dilemmagame.domain.ballots import Form
from dilemmagame.domain.texting import LONGEST_TEXT, is_short_text
from dilemmagame.voting.forms import LONGEST_CHOICE, MOST_CHOICES

LARGEST_MESSAGE = 4096
MOST_ANSWERS = 12
HIGHEST_SEQ = 1_000_000
TEXT_SECONDS = 5.0

Read = TypeVar("Read")

Token = Annotated[str, Field(min_length=22, max_length=22, pattern=r"^[A-Za-z0-9_-]{22}$")]
Choice = Annotated[str, Field(min_length=1, max_length=LONGEST_CHOICE, pattern=r"^[A-Za-z0-9-]+$")]


class Strict(BaseModel):
    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, allow_inf_nan=False, hide_input_in_errors=True
    )


# phone to server


class Answer(Strict):
    """`s` counts the changes of this answer from 1."""

    round: Annotated[int, Field(ge=1, le=100_000)]
    s: Annotated[int, Field(ge=1, le=HIGHEST_SEQ)]
    c: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=MOST_CHOICES, strict=False)]

    def __repr__(self) -> str:
        return f"Answer(round={self.round})"


class Hello(Strict):
    """The first message: the token the phone made, the code on the screen, and the pass of an earlier admission.

    `slip` is the code on a one-time slip where the evening asks for one. Who does not `stay` gives one vote and is
    gone, as on the laptop that goes round: that is no phone in the room.
    """

    do: Literal["hello"]
    v: Literal[1]
    token: Token
    code: Annotated[str, Field(max_length=12)]
    admitted: Annotated[str, Field(max_length=64)] = ""
    slip: Annotated[str, Field(max_length=24)] = ""
    stay: bool = True

    def __repr__(self) -> str:
        return "Hello()"


class Vote(Strict):
    do: Literal["vote"]
    answers: Annotated[tuple[Answer, ...], Field(min_length=1, max_length=MOST_ANSWERS, strict=False)]


def _short(text: str) -> str:
    if not is_short_text(text):
        raise ValueError
    return text


class Text(Strict):
    """A short text for the trainer, `n` the phone's own number for it, so that it arrives once."""

    do: Literal["text"]
    t: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_short)]
    n: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{12}$")]

    def __repr__(self) -> str:
        return "Text()"


FromPhone = Annotated[Hello | Vote | Text, Field(discriminator="do")]
_from_phone: TypeAdapter[Hello | Vote | Text] = TypeAdapter(FromPhone)


class MessageError(Exception):
    """A message that is none. The text says nothing of what was in it."""


def read_strictly(kind: TypeAdapter[Read], text: str | bytes) -> Read:
    """`text` as what it has to be. Raises MessageError."""
    try:
        return kind.validate_json(text)
    except ValidationError:
        raise MessageError("nothing of version 1") from None


def read_from_network(kind: TypeAdapter[Read], text: str | bytes) -> Read:
    """The same for what anybody can send: no more than the largest message. Raises MessageError."""
    if len(text) > LARGEST_MESSAGE:
        raise MessageError("too long")
    return read_strictly(kind, text)


def read_phone(text: str | bytes) -> Hello | Vote | Text:
    """A phone's message. Raises MessageError."""
    return read_from_network(_from_phone, text)


# app to server


class Setup(Strict):
    """The first line: where to listen, the code on the screen, and the key that keeps passes valid over a restart.

    It comes over the pipe because a command line can be read by everybody on the machine. `slips` are hashes.
    """

    addresses: Annotated[tuple[str, ...], Field(min_length=1, max_length=8, strict=False)]
    port: Annotated[int, Field(ge=0, le=65_535)]
    code: Annotated[str, Field(pattern=r"^[A-Z0-9]{6}$")]
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", repr=False)]
    slips: Annotated[tuple[str, ...], Field(strict=False)] = ()
    text_seconds: Annotated[float, Field(gt=0, le=60)] = TEXT_SECONDS


class AskedRound(Strict):
    number: Annotated[int, Field(ge=1)]
    form: Annotated[Form, Field(strict=False)]
    choices: Annotated[tuple[Choice, ...], Field(min_length=1, max_length=MOST_CHOICES, strict=False)]
    most: Annotated[int, Field(ge=1, le=MOST_CHOICES)] = MOST_CHOICES


class OpenRounds(Strict):
    """Let phones answer these rounds of card file `card`; `page` is what they show."""

    do: Literal["open"]
    card: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]
    rounds: Annotated[tuple[AskedRound, ...], Field(min_length=1, max_length=MOST_ANSWERS, strict=False)]
    page: dict[str, Any]


class CloseRounds(Strict):
    """Take no more answers and tell the totals; `link` names the earlier round of each round, for who moved."""

    do: Literal["close"]
    link: dict[str, int] = {}


class Discard(Strict):
    """The app has the totals on disk. Destroy the file of the card that was left."""

    do: Literal["discard"]
    card: str


class Void(Strict):
    """Take the ballots of these rounds out: they are voted again from nothing."""

    do: Literal["void"]
    rounds: Annotated[tuple[int, ...], Field(strict=False)]


class AskedText(Strict):
    """In which step texts are taken; not `is_open`: they were, and what came before may still be asked about."""

    step: Annotated[int, Field(ge=0)]
    is_open: bool


class ShowPage(Strict):
    """What the phones show outside a vote, and whether they may send in a text."""

    do: Literal["page"]
    page: dict[str, Any]
    text: AskedText | None = None


class Heard(Strict):
    """The app has the first `taken` texts of a batch."""

    do: Literal["heard"]
    batch: int
    taken: Annotated[int, Field(ge=0)]


class SetDoor(Strict):
    do: Literal["door"]
    open: bool


class Over(Strict):
    """The session is over for good; the phones hear so. The end of the input follows."""

    do: Literal["over"]


class Stop(Strict):
    do: Literal["stop"]


FromApp = Annotated[
    OpenRounds | CloseRounds | Discard | Void | ShowPage | Heard | SetDoor | Over | Stop,
    Field(discriminator="do"),
]
Command = OpenRounds | CloseRounds | Discard | Void | ShowPage | Heard | SetDoor | Over | Stop
_from_app: TypeAdapter[Command] = TypeAdapter(FromApp)
_setup = TypeAdapter(Setup)


def read_app(line: str | bytes) -> Command:
    """A line from the app. Raises MessageError."""
    return read_strictly(_from_app, line)


def read_setup(line: str | bytes) -> Setup:
    """The first line from the app. Raises MessageError."""
    return read_strictly(_setup, line)
