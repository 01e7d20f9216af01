"""What an update would change, as frozen values: changes, clashes and the choice between two sides. How it is found
out stands in `merging`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dilemmagame.library.packages.files import Files


class Side(StrEnum):
    """Whose version of a part."""

    MINE = "mine"
    THEIRS = "theirs"


class Scope(StrEnum):
    """How much a change or clash is about."""

    PART = "part"  # one part of a file
    GROUP = "group"  # parts that only make sense together, such as all options with their considerations
    FILE = "file"  # the whole file: one side took it out, or it is a picture
    NAME = "name"  # what the file is called
    ORDER = "order"  # the order of the cards


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is not as it was. `by` is None when both sides made the same change.

    `file` is the name in the base, or where that has none in the version that has it. A text is None where the part is
    absent.
    """

    file: str
    part: str
    scope: Scope
    by: Side | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A part that both sides changed, each in its own way; `id` names it in the choices.

    A text is None where the part is absent.
    """

    id: str
    file: str
    part: str
    scope: Scope
    base: str | None
    mine: str | None
    theirs: str | None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Three versions of a deck compared. Nothing has been written; throwing the plan away is cancelling."""

    base: Files
    local: Files
    upstream: Files
    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]
    titles: tuple[tuple[str, str], ...]  # the title of a card or deck, by `file`

    @property
    def news(self) -> bool:
        """Whether the other side changed anything at all."""
        return bool(self.clashes) or any(change.by is Side.THEIRS for change in self.changes)

    def title(self, file: str) -> str:
        """The title of the card or deck in this file; empty when it has none."""
        return dict(self.titles).get(file, "")

    def all(self, side: Side) -> dict[str, Side]:
        """The choice of one side for every clash."""
        return {clash.id: side for clash in self.clashes}
