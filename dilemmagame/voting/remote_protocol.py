"""The messages of the remote, version 1: phone to server, app to server. Strict at every border."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from dilemmagame.live.remoting import Outcome, Press
from dilemmagame.voting.protocol import Strict, Token, read_from_network, read_strictly

HIGHEST_COUNT = 1_000_000_000

Proof = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", repr=False)]
Count = Annotated[int, Field(ge=1, le=HIGHEST_COUNT)]

# phone to server


class Pair(Strict):
    """`here` proves that the phone has the key of the QR code; `proof` that somebody typed the digits as well."""

    do: Literal["pair"]
    v: Literal[1]
    id: Token
    nonce: Token
    here: Proof
    proof: Proof


class Hello(Strict):
    """A paired phone comes back."""

    do: Literal["hello"]
    v: Literal[1]
    id: Token
    nonce: Token
    proof: Proof


class Pressed(Strict):
    """`s` counts all presses of this phone; `on` is the place it showed."""

    do: Literal["press"]
    s: Count
    what: Annotated[Press, Field(strict=False)]
    on: Annotated[int, Field(ge=0, le=HIGHEST_COUNT)]
    proof: Proof


FromPhone = Pair | Hello | Pressed
_from_phone: TypeAdapter[FromPhone] = TypeAdapter(Annotated[FromPhone, Field(discriminator="do")])


def read_phone(text: str | bytes) -> FromPhone:
    """A phone's message. Raises MessageError."""
    return read_from_network(_from_phone, text)


# app to server


class Offer(Strict):
    """A key and digits with which one phone may be paired; `tries` are left."""

    key: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", repr=False)]
    digits: Annotated[str, Field(pattern=r"^[0-9]{6}$", repr=False)]
    tries: Annotated[int, Field(ge=0, le=5)]


class Paired(Strict):
    """The phone that was paired before this process started, and the last count that was heard from it."""

    id: Token
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", repr=False)]
    last: Annotated[int, Field(ge=0, le=HIGHEST_COUNT)]


class RemoteSetup(Strict):
    """The first line, over the pipe because a command line can be read by everybody on the machine."""

    addresses: Annotated[tuple[str, ...], Field(min_length=1, max_length=8, strict=False)]
    port: Annotated[int, Field(ge=0, le=65_535)]
    offer: Offer | None
    paired: Paired | None


class NewOffer(Strict):
    """Forget the phone; pair another one with this."""

    do: Literal["offer"]
    offer: Offer


class Show(Strict):
    """What the phone shows. `left` in milliseconds runs on by itself when `running`."""

    do: Literal["show"]
    place: str
    left: int | None
    running: bool
    view: dict[str, Any]


class Answered(Strict):
    """What became of a press."""

    do: Literal["answer"]
    s: Count
    what: Annotated[Outcome, Field(strict=False)]


class Over(Strict):
    """Tell the phone that it is over, and end."""

    do: Literal["over"]


FromApp = NewOffer | Show | Answered | Over
_from_app: TypeAdapter[FromApp] = TypeAdapter(Annotated[FromApp, Field(discriminator="do")])
_setup = TypeAdapter(RemoteSetup)


def read_app(line: str | bytes) -> FromApp:
    """A line from the app. Raises MessageError."""
    return read_strictly(_from_app, line)


def read_setup(line: str | bytes) -> RemoteSetup:
    """The first line from the app. Raises MessageError."""
    return read_strictly(_setup, line)
