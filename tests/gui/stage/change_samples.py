"""Stage models of changed facts, ladders, and linked rounds with the flows that may be told of them."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.ballots import Channel, Count, Round, RoundStatus
from dilemmagame.domain.cards import ScaleKind
from dilemmagame.domain.disclosure import Disclosure, Flow, Flows, NetChange, NetOnly, shift
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.live import form_scenes as forms
from dilemmagame.live import stage_view as models
from dilemmagame.live.frames import StageCard
from tests.gui.stage.samples import LONG, card, frame, scale

TWISTS = (
    "De voorzitter is je zwager.",
    "De kantine krijgt geen naam, maar jij krijgt een seizoenkaart voor het leven.",
    "De pers weet van het gesprek, en heeft het opgenomen.",
    "De club heeft de vergunning al.",
    "De subsidie komt niet van de gemeente, maar van de provincie.",
    "Je dochter is van club veranderd.",
)
MOVES = (
    NetChange("A", 7, 3), NetChange("B", 4, 10), NetChange("C", 5, 1), NetChange("D", 2, 4),
    NetChange("unsure", 0, 0), NetChange("other", 0, 0),
)  # fmt: skip
LONG_TWIST = (
    "De voorzitter belt je dezelfde avond nog op en zegt dat hij het aanbod niet meer zal noemen, maar dat hij wel "
    "verwacht dat je de club in het debat niet vergeet, en dat meer mensen in de raad dat hebben beloofd."
)


def rung(
    number: int, *, cards_up: bool = False, own: StageCard | None = None, twist: str = TWISTS[1]
) -> forms.RungScene:
    return forms.RungScene(frame(4, title="Wat als"), own or card(), number, 3, twist, cards_up, 9)


def ladder(
    *ballots: tuple[int, ...],
    tipping: int | None = None,
    asking: bool = False,
    own: StageCard | None = None,
    twists: tuple[str, ...] = TWISTS,
) -> forms.LadderScene:
    texts = ("", *twists)
    rungs = tuple(forms.Rung(n, texts[n], each, sum(each)) for n, each in enumerate(ballots))
    return forms.LadderScene(frame(6, title="Omslagpunt"), own or card(), rungs, tipping, asking)


def linked(own: StageCard, cells: tuple[tuple[int, ...], ...]) -> models.Scene:
    """What the stage gets for two rounds with this table of who moved; its last row and column are 'no ballot'."""
    matrix = FlowMatrix(own.choices, cells)
    before, after = (
        Round(
            slot, 0, slot, sum(sums[:-1]), Channel.HANDS, RoundStatus.REVEALED,
            tuple(Count(choice, n) for choice, n in zip(own.choices, sums, strict=False)),
        )
        for slot, sums in ((1, matrix.row_sums), (2, matrix.column_sums))
    )  # fmt: skip
    told = shift(before, after, own.choices, matrix)
    return shown(own, before, after, told)


def shown(own: StageCard, before: Round, after: Round, told: object) -> models.Scene:
    if isinstance(told, Flows):
        first, second = (tuple(v.ballots_for(c) for c in own.choices) for v in (before, after))
        return models.AlluvialScene(frame(6, title="Verschuiving", timer=False), own, first, second, told)
    assert isinstance(told, NetOnly)
    sizes = before.total, after.total, before.present, after.present
    return models.SlopeScene(
        frame(6, title="Verschuiving", timer=False), own, told.changes, *sizes, told.moved
    )


def alluvial(
    own: StageCard,
    before: tuple[int, ...],
    after: tuple[int, ...],
    flows: dict[tuple[str, str], int],
    other_moves: int | None,
) -> models.AlluvialScene:
    changes = tuple(NetChange(c, b, a) for c, b, a in zip(own.choices, before, after, strict=True))
    cells = tuple(Flow(first, second, n) for (first, second), n in flows.items())
    return models.AlluvialScene(
        frame(6, title="Verschuiving", timer=False), own, before, after, Flows(changes, cells, other_moves)
    )


def changes() -> dict[str, models.Scene]:
    """As on an ordinary evening."""
    return {
        "rung": rung(2),
        "rung-cards-up": rung(1, cards_up=True),
        "rung-shades": rung(2, own=scale(ScaleKind.WHITE_GREY_BLACK)),
        "rung-ten": rung(2, own=scale(ScaleKind.ZERO_TO_TEN)),
        "ladder": ladder((5, 2, 1, 1, 0, 0), (4, 3, 1, 1, 0, 0), (2, 5, 1, 1, 0, 0), tipping=2),
        "ladder-asking": ladder(
            (5, 2, 1, 1, 0, 0), (4, 3, 1, 1, 0, 0), (2, 5, 1, 1, 0, 0), (1, 6, 0, 1, 1, 0), tipping=2, asking=True
        ),
        "ladder-held": ladder((6, 2, 1, 0, 0, 0), (6, 3, 0, 0, 0, 0), asking=True),
        "ladder-level": ladder((4, 3, 1, 1, 0, 0), (4, 4, 1, 0, 0, 0), asking=True),
        "ladder-even": ladder((4, 4, 1, 0, 0, 0), (3, 5, 1, 0, 0, 0), asking=True),
        "ladder-first": ladder((5, 2, 1, 1, 0, 0)),
        "ladder-withheld": ladder((5, 2, 1, 1, 0, 0), (), (2, 5, 1, 1, 0, 0), tipping=2, asking=True),
        "ladder-none": ladder((), (), (), asking=True),
        "ladder-said": replace(
            ladder((5, 2, 1, 1, 0, 0), (2, 5, 1, 1, 0, 0), tipping=1, asking=True),
            said="Zodra het familie is, telt de schijn zwaarder dan de regel.",
        ),
        "ladder-none-said": replace(ladder((), (), asking=True), said="Familie weegt anders dan een kennis."),
        "ladder-empty": ladder(asking=True),
        "ladder-shades": ladder(
            (5, 2, 1, 1, 0), (1, 5, 2, 1, 0), tipping=1, asking=True, own=scale(ScaleKind.WHITE_GREY_BLACK)
        ),
        "alluvial": alluvial(
            card(),
            (16, 12, 10, 7, 0, 0),
            (9, 22, 6, 8, 0, 0),
            {("A", "B"): 6, ("A", "A"): 8, ("B", "B"): 11, ("C", "B"): 5, ("D", "D"): 6},
            3,
        ),
        "alluvial-neutral": alluvial(
            card(3), (20, 15, 0, 10, 0), (12, 22, 1, 8, 2), {("unsure", "B"): 5, ("A", "A"): 12, ("B", "B"): 14}, None
        ),
        "ballot-sure": models.BallotScene(
            frame(), card(), 1, cards_up=True, present=18, present_before=0, certainty=True
        ),
        "bars-sure": models.BarsScene(
            frame(3, title="Uitkomst", timer=False), card(), 1, Disclosure.BARS, (7, 4, 5, 2, 0, 0), 18, 18, (3,)
        ),
        "slope-sure": models.SlopeScene(
            frame(6, title="Verschuiving", timer=False), card(), MOVES, 18, 18, 18, 17, None, (3, 0)
        ),
        "slope-moved": models.SlopeScene(
            frame(6, title="Verschuiving", timer=False),
            card(),
            MOVES,
            18, 18, 18, 18, 8,
        ),
    }  # fmt: skip


def crowded_changes() -> dict[str, models.Scene]:
    """Long texts, many answers, many rungs."""
    long_title = (
        "Een heel lange titel over de kantine, de subsidie, je vader en alles wat daarbij komt kijken"
    )
    crowded = card(6, situation=LONG, title=long_title)
    many = (9, 9, 9, 9, 5, 2, 1, 1)
    return {
        "rung-long": rung(3, own=crowded, twist=LONG_TWIST),
        "ladder-many": ladder(many, many[::-1], many, many, many, many[::-1], many, tipping=1, own=crowded),
        "ladder-long": ladder(
            many, many, many[::-1], many, tipping=2, asking=True, own=crowded, twists=(LONG_TWIST,) * 3
        ),
        "ladder-none-long": ladder((), (), (), (), asking=True, twists=(LONG_TWIST,) * 3),
        "alluvial-crowded": alluvial(
            crowded,
            (20, 9, 9, 9, 5, 2, 1, 1),
            (9, 19, 9, 9, 5, 2, 2, 1),
            {("A", "B"): 10, ("C", "C"): 5},
            None,
        ),
        "alluvial-ten": alluvial(
            scale(ScaleKind.ZERO_TO_TEN),
            (1, 2, 2, 3, 1, 14, 0, 3, 12, 1, 0, 1, 0),
            (0, 1, 2, 3, 3, 13, 1, 3, 11, 1, 1, 0, 1),
            {("5", "8"): 5, ("5", "5"): 7},
            None,
        ),
    }
