"""The worker's messages as the parent lets them in: strictly typed, nothing extra, each text clean. The worker has read
foreign bytes, so it is not believed either.
"""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.findings import Code
from dilemmagame.library.sources import clean


class UnbelievableError(Exception):
    """The worker said something that no worker of ours says."""


def _clean(text: str) -> str:
    if clean(text) != text:
        raise ValueError
    return text


def _known(code: str) -> str:
    return Code(code).value


def _named(name: str) -> str:
    if names.kind_of(name) is None:
        raise ValueError
    return name


Clean = Annotated[str, Field(max_length=limits.FIELD_CHARACTERS), AfterValidator(_clean)]
Place = Annotated[int, Field(ge=1, le=100_000_000)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Named = Annotated[str, AfterValidator(_named)]


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class At(_Message):
    kind: Literal["at"]
    name: Clean


class Trouble(_Message):
    kind: Literal["problem"]
    file: Clean
    line: Place
    column: Place
    severity: Literal["error", "warning"]
    code: Annotated[str, AfterValidator(_known)]
    arguments: Annotated[list[Clean], Field(max_length=10)]
    refuses: bool


class Content(_Message):
    kind: Literal["file"]
    name: Named
    content: str
    digest: Digest

    def bytes(self) -> bytes:
        """What the file holds. Raises UnbelievableError when it is not what its name says."""
        try:
            return base64.b64decode(self.content, validate=True)
        except ValueError as error:
            raise UnbelievableError from error


class Seen(_Message):
    kind: Literal["digest"]
    name: Named
    digest: Digest


class About(_Message):
    kind: Literal["deck"]
    id: Clean
    version: Clean
    title: Clean
    language: Clean
    cards: Annotated[int, Field(ge=0, le=limits.PACKAGE_FILES)]


class Sheets(_Message):
    kind: Literal["sheets"]
    chosen: Clean
    titles: Annotated[list[Clean], Field(max_length=limits.SHEET_TITLES)]


class Row(_Message):
    kind: Literal["row"]
    line: Place
    cells: Annotated[list[Clean], Field(max_length=limits.SHEET_COLUMNS)]


class Pages(_Message):
    kind: Literal["pages"]
    total: Annotated[int, Field(ge=1, le=limits.PAGES_MOST)]


class Done(_Message):
    kind: Literal["done"]


class Fault(_Message):
    kind: Literal["fault"]
    name: Clean
    place: Clean


Message = At | Trouble | Content | Seen | About | Sheets | Row | Pages | Done | Fault
_ANY: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="kind")])


def message_of(line: bytes) -> Message:
    """One line of the worker. Raises UnbelievableError."""
    try:
        return _ANY.validate_json(line)
    except ValidationError:
        # Not chained: pydantic's own message quotes what it read.
        raise UnbelievableError from None
