"""What the audience sees, as frozen scenes. A field that may not be shown yet does not exist here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dilemmagame.domain.disclosure import Disclosure, Flows, NetChange
from dilemmagame.domain.evening import AdoptedValue, Chair, Purpose, Tone
from dilemmagame.domain.events import Blank
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Contact
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.live.form_scenes import (
    AdvisersScene,
    FormScene,
    GreyPlacingScene,
    GreyScene,
    HearingScene,
    LadderScene,
    MeasuresScene,
    PagesScene,
    RungScene,
    ScanScene,
    ValuesBoardScene,
    ValuesResultScene,
    ValuesVoteScene,
)
from dilemmagame.live.frames import Frame, StageCard
from dilemmagame.live.presence import Join


@dataclass(frozen=True, slots=True)
class WelcomeScene:
    """Before the start. `starts_at` is aware, or None: we begin when everybody is there. `join` is how phones come in,
    None when hands vote; `connected` of the `present` are in.
    """

    organisation: str
    title: str
    starts_at: datetime | None
    join: Join | None = None
    connected: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class RulesScene:
    """The house rules. `not_anonymous`: with so few people everybody can guess who voted what. `ask`: the step asks
    something of its own (about the code of conduct) in place of the rules.
    """

    frame: Frame
    confidentiality: Confidentiality
    votes: bool
    chair: Chair = Chair.NOBODY
    tone: Tone = Tone.INTERACTIVE
    purpose: Purpose = Purpose.PRACTISE
    not_anonymous: bool = False
    ask: Localised | None = None


@dataclass(frozen=True, slots=True)
class CaseScene:
    """Silent reading: the case with question and options."""

    frame: Frame
    card: StageCard


@dataclass(frozen=True, slots=True)
class BallotScene:
    """A vote with hands or cards. `cards_up` False: choose in silence, card face down; True: '3-2-1,
    omhoog', counting.

    `present_before` is the number present in the first round where this is the second, else 0. `join`: phones vote,
    and `received` ballots are in. `certainty`: people are also asked how sure they are. `covered`: phones have voted,
    so nobody shows a card any more.
    """

    frame: Frame
    card: StageCard
    slot: int
    cards_up: bool
    present: int
    present_before: int
    join: Join | None = None
    received: int = 0
    certainty: bool = False
    covered: bool = False


@dataclass(frozen=True, slots=True)
class PromptScene:
    """A conversation step: what we talk about, lines the trainer put on the screen, values that were
    named. `twist` is the what-if that stands on the stage, `recalled` what the group agreed on before, `ask` the
    method's own question.
    """

    frame: Frame
    kind: StepKind
    card: StageCard
    lines: tuple[str, ...]
    values: tuple[Localised, ...]
    twist: str = ""
    recalled: tuple[AdoptedValue, ...] = ()
    chair: Chair = Chair.NOBODY
    ask: Localised | None = None


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column: `key` names a fixed column or a table, `title` is a perspective in somebody's words (else '').

    `cells` holds the lines of each row, oldest first.
    """

    key: str
    title: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BoardScene:
    """A conversation step whose lines stand in a table; `rows` are the kinds of its rows.

    `newest` is (column, row) of the line that was put down last, or None.
    """

    frame: Frame
    kind: StepKind
    card: StageCard
    rows: tuple[CaptureField, ...]
    columns: tuple[BoardColumn, ...]
    newest: tuple[int, int] | None = None
    twist: str = ""
    recalled: tuple[AdoptedValue, ...] = ()
    ask: Localised | None = None


@dataclass(frozen=True, slots=True)
class TablesScene:
    """Talk at tables: people per table. As soon as a table brings something back, a board takes its place."""

    frame: Frame
    card: StageCard
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HiddenResultScene:
    """The result is there and still covered."""

    frame: Frame
    card: StageCard
    slots: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BarsScene:
    """One revealed round. `ballots` follows `card.choices` and is empty unless `disclosure` is BARS. `sure` is how sure
    most people were, 1 to 5, per round; 0 where no place had the most, empty where it was not asked or may not be told.
    """

    frame: Frame
    card: StageCard
    slot: int
    disclosure: Disclosure
    ballots: tuple[int, ...]
    total: int
    present: int
    sure: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SlopeScene:
    """Two revealed rounds of which no flows may be shown: net differences. `moved` is how many chose differently,
    where that may be told.
    """

    frame: Frame
    card: StageCard
    changes: tuple[NetChange, ...]
    total_before: int
    total_after: int
    present_before: int
    present_after: int
    moved: int | None = None
    sure: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AlluvialScene:
    """Two revealed rounds with linked ballots. `before` and `after` follow `card.choices`."""

    frame: Frame
    card: StageCard
    before: tuple[int, ...]
    after: tuple[int, ...]
    told: Flows
    sure: tuple[int, ...] = ()

    def without_flows(self) -> SlopeScene:
        """The same two rounds by their totals alone."""
        before, after = sum(self.before), sum(self.after)
        sizes = before, after, before, after
        return SlopeScene(self.frame, self.card, self.told.changes, *sizes, self.told.moved, self.sure)


@dataclass(frozen=True, slots=True)
class AgreementScene:
    """The agreement step on a card; `body` is empty as long as nothing was put down. `present` is 0 when nobody
    asked how many stand behind it.
    """

    frame: Frame
    card_title: str
    body: str
    who: str
    when: str
    friction: str
    support: int = 0
    present: int = 0


@dataclass(frozen=True, slots=True)
class ReadBackScene:
    """One proposed agreement to read back ('klopt dit zo?'), or, when all are judged, the confirmed ones with one
    signal for the code of conduct: the evening closes with no more than that.
    """

    frame: Frame
    number: int
    of: int
    body: str
    who: str
    when: str
    friction: str
    confirmed: tuple[str, ...]
    signal: str = ""


@dataclass(frozen=True, slots=True)
class BreakScene:
    until: datetime


@dataclass(frozen=True, slots=True)
class ClosingScene:
    frame: Frame
    values: tuple[Localised, ...]


@dataclass(frozen=True, slots=True)
class ContactsScene:
    frame: Frame
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class CalmScene:
    """'Even pauze': quiet, no text that could embarrass anybody."""


Scene = (
    WelcomeScene | RulesScene | CaseScene | BallotScene | PromptScene | BoardScene | TablesScene
    | HiddenResultScene | BarsScene | SlopeScene | AlluvialScene | AgreementScene | ReadBackScene | BreakScene
    | ClosingScene | ContactsScene | CalmScene | GreyPlacingScene | GreyScene | RungScene | LadderScene
    | AdvisersScene | HearingScene | FormScene | PagesScene | ScanScene | MeasuresScene | ValuesBoardScene
    | ValuesVoteScene | ValuesResultScene
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StageView:
    """What the stage shows now. `blank` covers the scene; `frozen`: the stage keeps the frame it had."""

    scene: Scene
    blank: Blank
    frozen: bool
