"""Decks and cards as values. How they are read and written is the library's business."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import About, Subject
from dilemmagame.domain.blocks import Block
from dilemmagame.domain.localised import Localised


class CardKind(Enum):
    """What a card asks of the group."""

    OPTIONS = "options"
    OPEN = "open"
    SCALE = "scale"
    STAGES = "stages"


class ScaleKind(Enum):
    """The line on which a statement is placed."""

    WHITE_GREY_BLACK = "white-grey-black"
    ZERO_TO_TEN = "0-10"


NEUTRAL_CHOICES = (UNSURE, OTHER)
SHADES = ("white", "grey", "black")
GREY_PLACES = ("1", "2", "3", "4", "5", "6", "7")
CERTAINTIES = ("1", "2", "3", "4", "5")
FEWEST_CASES, MOST_CASES = 3, 12


@dataclass(frozen=True, slots=True)
class Option:
    """One course of action; `letter` is A to F."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Consideration:
    """What speaks for an option and what it costs (and whom)."""

    letter: str
    supports: str
    cost: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An adviser's view on the card."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What happens next on a card that unfolds in stages, whatever was chosen before; without options it is open."""

    situation: tuple[Block, ...]
    question: str
    options: tuple[Option, ...] = ()
    considerations: tuple[Consideration, ...] = ()


@dataclass(frozen=True, slots=True)
class Norm:
    """A rule with its article and the date it was checked. Uncertain norms say so wherever they are shown."""

    id: str
    act: str
    article: str
    summary: Localised
    audience: tuple[str, ...]
    checked_on: date | None
    source: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One dilemma. `situation` is 60 to 110 words; `options` is empty for open and scale cards.

    `statement` and `scale` exist on scale cards only, `turns` (the second and later ones) on staged cards only.
    `cases` are short borderline cases on the theme of the card, to be placed from white to black.
    `broken` marks a card that could not be read whole: it stays visible, but is not played. `extra` keeps unknown
    front-matter fields as (name, text). `turn` and `turn_count` count from 1; see `unfold`. `home` names the deck it
    was read from and its id there, whatever it is called in an evening; empty for a card that was in no deck.
    """

    id: str
    version: str
    language: str
    title: str
    kind: CardKind
    situation: tuple[Block, ...]
    question: str
    options: tuple[Option, ...] = ()
    scale: ScaleKind | None = None
    statement: str = ""
    considerations: tuple[Consideration, ...] = ()
    twists: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    turns: tuple[Turn, ...] = ()
    prevention: str = ""
    facilitator: tuple[Block, ...] = ()
    audience: tuple[str, ...] = ()
    role: str = ""
    themes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    vulnerabilities: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    minutes: int = 15
    sensitivity: int = 1
    source: str = ""
    status: str = ""
    broken: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    turn: int = 1
    turn_count: int = 1
    home: str = field(default="", compare=False)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be voted, in order, the two neutral answers last; empty when nobody votes on this card."""
        own: tuple[str, ...]
        match self.kind:
            case CardKind.OPTIONS | CardKind.STAGES:
                own = tuple(option.letter for option in self.options)
            case CardKind.SCALE if self.scale is ScaleKind.ZERO_TO_TEN:
                own = tuple(str(n) for n in range(11))
            case CardKind.SCALE:
                own = SHADES
            case CardKind.OPEN:
                return ()
        return own + NEUTRAL_CHOICES if own else ()

    @property
    def source_id(self) -> str:
        """The id under which the card stands in its deck, also for one turn of it."""
        return self.id.partition(".")[0]


def same_card(one: Card, other: Card) -> bool:
    """Whether they are the same card of the same deck, or turns of it. A card without a home is known by its id."""
    if one.home and other.home:
        return one.home == other.home
    return one.source_id == other.source_id


def grey_cases(card: Card) -> tuple[str, ...]:
    """What is placed on the line from white to black: the card's own borderline cases, else the case as it stands and
    its what-ifs. Empty when that makes fewer than three.
    """
    as_it_stands = Localised(
        f"{card.title}: zoals het op de kaart staat", f"{card.title}: as it stands on the card"
    )
    cases = card.cases or (card.statement or as_it_stands.get(card.language), *card.twists)
    return cases[:MOST_CASES] if len(cases) >= FEWEST_CASES else ()


def choices_for(card: Card, subject: Subject) -> tuple[str, ...]:
    """What can be answered in a round about `subject`, in order. On the grey line 1 is white and 7 is black."""
    match subject.about:
        case About.CARD | About.TWIST:
            return card.choices
        case About.CASE:
            return GREY_PLACES
        case About.VALUES | About.ORDER:
            return ()
        case About.CERTAINTY:
            return CERTAINTIES


def unfold(card: Card) -> tuple[Card, ...]:
    """The turns of a staged card as cards of their own, in order; any other card alone.

    A turn is an options card, or an open one where there is nothing to choose. The first keeps the id of the whole,
    the others add a dot and their number, which no id in a deck can have; titles tell the turn. What belongs to the
    whole case (what-ifs, prevention question) comes with the last turn, the minutes are shared out.
    """
    if card.kind is not CardKind.STAGES:
        return (card,)
    first = Turn(card.situation, card.question, card.options, card.considerations)
    turns = (first, *card.turns)
    return tuple(
        replace(
            card,
            id=card.id if number == 1 else f"{card.id}.{number}",
            title=f"{card.title} · {number}/{len(turns)}",
            kind=CardKind.OPTIONS if turn.options else CardKind.OPEN,
            situation=turn.situation,
            question=turn.question,
            options=turn.options,
            considerations=turn.considerations,
            turns=(),
            twists=card.twists if number == len(turns) else (),
            cases=card.cases if number == len(turns) else (),
            prevention=card.prevention if number == len(turns) else "",
            minutes=max(1, card.minutes // len(turns)),
            turn=number,
            turn_count=len(turns),
        )
        for number, turn in enumerate(turns, 1)
    )


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of dilemmas for one audience, in one language, in the order of a first evening.

    `cast` holds the invented names that its cards may use.
    """

    id: str
    version: str
    language: str
    title: str
    audience: tuple[str, ...]
    introduction: tuple[Block, ...]
    cards: tuple[Card, ...]
    norms: tuple[Norm, ...] = ()
    languages: tuple[str, ...] = ("nl",)
    licence: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    cast: tuple[str, ...] = ()

    def card(self, card_id: str) -> Card | None:
        return next((card for card in self.cards if card.id == card_id), None)

    def norm(self, norm_id: str) -> Norm | None:
        return next((norm for norm in self.norms if norm.id == norm_id), None)


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a shared vocabulary: theme, value, role, vulnerability, chain link or measure.

    `signs`, by which one notices it, and `measures` (ids), which help against it, belong to vulnerabilities.
    """

    id: str
    name: Localised
    definition: Localised
    signs: tuple[Localised, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The shared vocabularies."""

    themes: tuple[Term, ...] = ()
    values: tuple[Term, ...] = ()
    vulnerabilities: tuple[Term, ...] = ()
    chain: tuple[Term, ...] = ()
    roles: tuple[Term, ...] = ()
    measures: tuple[Term, ...] = ()


class Severity(Enum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not right in a file: `line` and `column` count from 1; `arguments` fill the
    sentence for `code`.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    arguments: tuple[str, ...] = ()
