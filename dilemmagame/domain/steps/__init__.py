"""The registry of step kinds. A new kind is one line here and one module in each layer:

domain/steps/<kind>.py, gui/stage/scenes/<kind>.py, gui/console/panels/<kind>.py, notes/steps/<kind>.py.
A test in tests/architecture demands all four.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class StepKind(Enum):
    """What kind of thing happens in a step. The value is the name of its module in every layer."""

    WELCOME = "welcome"
    OPEN = "open"
    READ = "read"
    VOTE = "vote"
    ARGUMENTS = "arguments"
    REVEAL = "reveal"
    DIALOGUE = "dialogue"
    STAKEHOLDERS = "stakeholders"
    CLARIFY = "clarify"
    DILEMMA = "dilemma"
    FACTS = "facts"
    VALUES_NORMS = "values_norms"
    ALTERNATIVES = "alternatives"
    INDIVIDUAL = "individual"
    DUO = "duo"
    TABLES = "tables"
    LISTEN = "listen"
    REFORMULATE = "reformulate"
    WEIGHING = "weighing"
    SORT = "sort"
    OPPOSITES = "opposites"
    MINORITY = "minority"
    ROLES = "roles"
    PAGES = "pages"
    GREY = "grey"
    SPREAD = "spread"
    EDGES = "edges"
    TWIST = "twist"
    TIPPING = "tipping"
    ADVISERS = "advisers"
    HEARING = "hearing"
    SCAN = "scan"
    MEASURES = "measures"
    VALUES_BOARD = "values_board"
    CONCLUSION = "conclusion"
    AGREEMENT = "agreement"
    EVALUATION = "evaluation"
    PAUSE = "pause"
    CLOSING = "closing"
    READBACK = "readback"
    CONTACTS = "contacts"


class CaptureField(Enum):
    """What kind of text the trainer keeps."""

    NOTE = "note"
    REASON = "reason"
    NORM = "norm"
    STAKEHOLDER = "stakeholder"
    COUNTER_REASON = "counter-reason"
    INSIGHT = "insight"
    PREVENTION = "prevention"
    DOUBT = "doubt"
    SIGNAL = "signal"
    ACTION = "action"
    PARKED = "parked"
    FACT = "fact"
    DAMAGE = "damage"
    PERSPECTIVE = "perspective"
    VALUE = "value"
    RULE = "rule"
    ALTERNATIVE = "alternative"
    ADVICE = "advice"
    YIELD = "yield"
    QUESTION = "question"
    IMPROVEMENT = "improvement"
    DEFINITION = "definition"
    EDGE = "edge"
    LINE = "line"
    ROLE = "role"
    PROCESS = "process"
    MEASURE = "measure"
    PASSAGE = "passage"


class Needs(Enum):
    """What a card must have for a step to make sense; where it has not, the step falls away."""

    NOTHING = "nothing"
    CHOICES = "choices"
    CASES = "cases"
    TWISTS = "twists"
    VOICES = "voices"
    PAGES = "pages"


class PhoneTask(Enum):
    """What somebody with a phone in the hand has to do during a step."""

    LOOK = "look"
    VOTE = "vote"
    WRITE = "write"
    TALK = "talk"
    LISTEN = "listen"
    REST = "rest"


class Columns(Enum):
    """What stands at the head of the columns of a board."""

    FIXED = "fixed"
    PERSPECTIVES = "perspectives"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Board:
    """A table that grows on the stage: a captured line stands in the column its `choice` names, in the row of its
    field. `keys` are the columns where they are fixed; a perspective is itself a captured line, and its id the key.
    """

    columns: Columns
    rows: tuple[CaptureField, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindRules:
    """What the engine has to know of a kind.

    `captures`: the fields its panel offers, first one first. `timed`: its minutes run on the clock.
    `needs`: what the card must have. `card`: the case belongs to it. `ends_case`: it looks back on the whole case, so
    on a staged card it comes with the last turn only. `board`: its lines stand in a table. `ballots`: entering it
    opens rounds; `reveals`: the amber button shows them. `asks`: the trainer may open a round in it, which the amber
    button closes and shows. `phone`: what the phones say meanwhile.
    """

    kind: StepKind
    captures: tuple[CaptureField, ...] = (CaptureField.NOTE,)
    timed: bool = True
    needs: Needs = Needs.NOTHING
    card: bool = True
    ends_case: bool = False
    board: Board | None = None
    ballots: bool = False
    reveals: bool = False
    asks: bool = False
    phone: PhoneTask = PhoneTask.TALK


def rules(kind: StepKind) -> KindRules:
    """The rules of `kind`, from its own module."""
    from dilemmagame.domain.steps.registry import RULES

    return RULES[kind]
