"""The scenes of the working forms, as frozen values: grey zone, ladder, advisers, own pages, scan, values board."""

from __future__ import annotations

from dataclasses import dataclass

from dilemmagame.domain.ballots import About
from dilemmagame.domain.evening import Chair
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.valuing import ValuesTold
from dilemmagame.live.frames import Frame, StageCard
from dilemmagame.live.presence import Join


@dataclass(frozen=True, slots=True)
class GreyPlacingScene:
    """Everybody places the cases, alone and silently. `counting`: placing is over, the trainer counts. `covered`:
    it went by phone, so nobody shows anything any more.
    """

    frame: Frame
    card: StageCard
    cases: tuple[str, ...]
    slot: int
    counting: bool
    present: int
    join: Join | None = None
    received: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Where one case was placed: ballots per place from white (first) to black (last). `median` counts from 1."""

    ballots: tuple[int, ...]
    total: int
    median: int


@dataclass(frozen=True, slots=True)
class GreyRow:
    """One case, with what may be shown of its rounds; None where nothing may, or nothing was counted."""

    number: int
    text: str
    before: Spread | None
    after: Spread | None


@dataclass(frozen=True, slots=True)
class GreyScene:
    """The map. `covered`: the result is there and not shown yet. `widest` is the number of the case on which the
    group differs most, or None.
    """

    frame: Frame
    card: StageCard
    rows: tuple[GreyRow, ...]
    slots: tuple[int, ...]
    covered: bool
    widest: int | None


@dataclass(frozen=True, slots=True)
class RungScene:
    """The vote on one changed fact. `cards_up`: choosing is over, the trainer counts. `covered`: phones have voted, so
    nobody shows a card any more.
    """

    frame: Frame
    card: StageCard
    number: int
    of: int
    twist: str
    cards_up: bool
    present: int
    join: Join | None = None
    received: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """`number` 0 is the case as it stood. `ballots` follows `card.choices`; empty where it may not be shown."""

    number: int
    text: str
    ballots: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LadderScene:
    """The rungs so far. `tipping` is the number of the first rung with another largest group than the case itself,
    None when none tipped. `asking`: the group talks about it now; `said` is the newest line that
    was put down of it.
    """

    frame: Frame
    card: StageCard
    rungs: tuple[Rung, ...]
    tipping: int | None
    asking: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class AdvisersScene:
    """The card's advisers by what they are; `chosen` holds places from 0."""

    frame: Frame
    card: StageCard
    voices: tuple[str, ...]
    chosen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HearingScene:
    """The chosen advisers; `who` and `text` are empty as long as nobody speaks. `lines` is advice from the room."""

    frame: Frame
    card: StageCard
    voices: tuple[str, ...]
    who: str
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormScene:
    """A form of talk: who speaks to whom. `halves` is how many people sit left and right, `sides` the choices each of
    them speaks for; `smallest` the choices with the fewest ballots, where the result has been shown; `roles` the parts
    to deal; `lines` what was put down.
    """

    frame: Frame
    kind: StepKind
    card: StageCard
    halves: tuple[int, int]
    smallest: tuple[str, ...]
    roles: tuple[str, ...]
    lines: tuple[str, ...]
    twist: str = ""
    sides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    chair: Chair = Chair.NOBODY


@dataclass(frozen=True, slots=True)
class PagesScene:
    """Page `number` of `of`; `file` is a picture in the user's own folder, '' when there is none."""

    frame: Frame
    file: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A process of the group; `scores` follows the vulnerabilities, None without an answer. `combination`: working
    alone goes together with money or data.
    """

    name: str
    scores: tuple[int | None, ...]
    combination: bool


@dataclass(frozen=True, slots=True)
class ScanScene:
    """The heat map. `ids` are those of the vulnerabilities, in the order of the columns."""

    frame: Frame
    processes: tuple[ScanRow, ...]
    vulnerabilities: tuple[Localised, ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuresScene:
    """The measures that were picked, with the vulnerability each is for (empty where it is for all)."""

    frame: Frame
    measures: tuple[tuple[str, Localised | None], ...]


@dataclass(frozen=True, slots=True)
class BoardValue:
    name: Localised
    definition: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class ValuesVoteScene:
    """The group chooses from its values (at most `most`) or puts them in order; `names` follow the letters on a ballot.
    `closed`: the vote is over and still covered; with hands that is when they are raised and counted.
    """

    frame: Frame
    about: About
    names: tuple[Localised, ...]
    most: int
    closed: bool
    by_hand: bool
    present: int
    join: Join | None = None
    received: int = 0


@dataclass(frozen=True, slots=True)
class ValuesResultScene:
    """What may be told of such a vote."""

    frame: Frame
    names: tuple[Localised, ...]
    told: ValuesTold


@dataclass(frozen=True, slots=True)
class ValuesBoardScene:
    frame: Frame
    values: tuple[BoardValue, ...]
