"""What a group leaves with: an agreement, proposed on a card and counted only after it was read back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class AgreementStatus(Enum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Agreement:
    """`body`, `who` (a role), `when` and `friction` (what keeps chafing) are ids of texts; '' where
    nothing was typed. `support` of `present` people stand behind it; `present` is 0 when that was not asked.
    """

    number: int
    item: int
    body: str
    who: str = ""
    when: str = ""
    friction: str = ""
    status: AgreementStatus = AgreementStatus.PROPOSED
    support: int = 0
    present: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(text for text in (self.body, self.who, self.when, self.friction) if text)
