"""What belongs to one evening beyond its programme: who opens and leads, who speaks last, its tone and purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dilemmagame.domain.localised import Localised


class Chair(Enum):
    """Who chairs this group, and so speaks and votes last."""

    NOBODY = "nobody"
    CHAIR = "chair"
    MAYOR = "mayor"
    BOTH = "both"


class Tone(Enum):
    """How the evening opens: from the rules, or from the talk."""

    LEGAL = "legal"
    INTERACTIVE = "interactive"


class Purpose(Enum):
    """What the evening is for."""

    PRACTISE = "practise"
    AGREE = "agree"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class AdoptedValue:
    """A value that the group chose and put in its own words. `value` is its id in the word list, or ''."""

    value: str
    name: Localised
    definition: str
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Evening:
    """`opener`, `facilitator` and `closer` are roles, never names. `certainty`: every vote also asks how sure one is.

    `group` is the id of the group in the user's data, '' for none; `adopted` what it agreed on before. `advice`: the
    trainer comes from outside, so the notes are an advice and no decision.
    """

    opener: str = ""
    facilitator: str = ""
    closer: str = ""
    chair: Chair = Chair.NOBODY
    tone: Tone = Tone.INTERACTIVE
    purpose: Purpose = Purpose.PRACTISE
    certainty: bool = False
    group: str = ""
    group_name: str = ""
    adopted: tuple[AdoptedValue, ...] = ()
    advice: bool = False


PLAIN_EVENING = Evening()
