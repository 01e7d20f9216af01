"""Stage models of the grey area: placing the cases, the map covered and shown, before and after, and its edges."""

from __future__ import annotations

from dataclasses import replace

from dilemmagame.domain.spread import median_place, spread
from dilemmagame.domain.steps import StepKind
from dilemmagame.live import stage_view as models
from dilemmagame.live.form_scenes import GreyPlacingScene, GreyRow, GreyScene
from dilemmagame.live.form_scenes import Spread as Placed
from dilemmagame.live.presence import Join
from tests.gui.stage.samples import card, frame
from tests.gui.stage.talk_samples import board, column

CASES = (
    "De club geeft je twee kaartjes voor de bekerfinale.",
    "Je krijgt de kaartjes pas na de stemming over de kantine.",
    "Je koopt de kaartjes zelf, voor een vriendenprijs.",
    "De voorzitter biedt in de rust een biertje aan.",
    "De club zet je naam op het bord met dank aan onze helpers.",
    "Je dochter krijgt een plek in het eerste elftal, een week na je ja.",
    "Je geeft het kaartje door aan je buurjongen.",
    "Een sponsor van de club betaalt de bus waarin ook raadsleden meerijden.",
)
LONG_CASE = (
    "Een aannemer die vorig jaar het clubhuis bouwde, vraagt of je als raadslid zijn stand op de huishoudbeurs"
    " wilt openen, en biedt aan om je trein en een lunch te betalen."
)
JOIN = Join("192.168.178.24:8421", "KOPJE", "HTTP://192.168.178.24:8421/KOPJE", ((True, False),) * 2)
USUAL = (
    (0, 1, 3, 6, 6, 2, 0), (0, 0, 0, 0, 1, 4, 13), (7, 7, 2, 1, 1, 0, 0), (15, 3, 0, 0, 0, 0, 0),
    (4, 2, 2, 1, 2, 3, 4), (0, 0, 1, 2, 4, 6, 5), (2, 4, 5, 4, 2, 1, 0), (1, 2, 3, 5, 4, 2, 1),
)  # fmt: skip
AFTER = (
    (0, 0, 1, 3, 8, 5, 1), (0, 0, 0, 0, 0, 2, 16), (9, 8, 1, 0, 0, 0, 0), (16, 2, 0, 0, 0, 0, 0),
    (2, 2, 3, 4, 4, 2, 1), (0, 0, 0, 1, 3, 7, 7), (5, 7, 4, 1, 1, 0, 0), (1, 1, 2, 4, 6, 3, 1),
)  # fmt: skip


def placed(ballots: tuple[int, ...] | None) -> Placed | None:
    return None if ballots is None else Placed(ballots, sum(ballots), median_place(ballots))


def grey_map(
    cases: tuple[str, ...],
    before: tuple[tuple[int, ...] | None, ...],
    after: tuple[tuple[int, ...] | None, ...] | None = None,
    *,
    covered: bool = False,
    timer: bool = False,
) -> GreyScene:
    rows = tuple(
        GreyRow(
            number,
            text,
            None if covered else placed(before[number - 1]),
            None if covered or after is None else placed(after[number - 1]),
        )
        for number, text in enumerate(cases, 1)
    )
    shown = [(row.number, row.after or row.before) for row in rows]
    ranked = [(spread(each.ballots), -number) for number, each in shown if each is not None]
    widest = -max(ranked)[1] if ranked and max(ranked)[0] > 0 else None
    slots = (1,) if after is None else (1, 2)
    return GreyScene(frame(3, 9, title="Het beeld", timer=timer), card(), rows, slots, covered, widest)


def placing(cases: tuple[str, ...], slot: int = 1, *, counting: bool = False) -> GreyPlacingScene:
    step = frame(2, 9, title="Een plek voor elke casus")
    return GreyPlacingScene(step, card(), cases, slot, counting, 18)


def greys() -> dict[str, models.Scene]:
    """As on an ordinary evening."""
    return {
        "placing": placing(CASES),
        "placing-phones": replace(placing(CASES), join=JOIN, received=11),
        "placing-three": placing(CASES[:3], counting=True),
        "grey-covered": grey_map(CASES[:3], USUAL[:3], covered=True),
        "grey-three": grey_map(CASES[:3], USUAL[:3]),
        "grey-eight": grey_map(CASES, USUAL, timer=True),
        "grey-again": grey_map(CASES, USUAL, AFTER),
        "edges-empty": board(StepKind.EDGES, column("white-grey", ()), column("grey-black", ())),
        "edges": board(
            StepKind.EDGES,
            column(
                "white-grey", ("Er komt nog een besluit aan.", "Je kunt het niet uitleggen aan een buur.")
            ),
            column("grey-black", ("Het is geld, of iets dat je kunt verkopen.",)),
            newest=(1, 0),
        ),
    }


def crowded_greys() -> dict[str, models.Scene]:
    """Twelve long cases, everybody in one place, nothing that may be shown."""
    many = (LONG_CASE,) * 12
    full = ((45, 0, 0, 0, 0, 0, 0), (0, 0, 0, 45, 0, 0, 0), (20, 0, 0, 0, 0, 0, 25)) * 4
    few = (USUAL[0], None, (0, 0, 0, 0, 0, 0, 18))
    return {
        "placing-twelve": placing(many, 2, counting=True),
        "placing-phones-twelve": replace(placing(many), join=JOIN, received=45, present=45),
        "placing-word": placing(("Ingenieursbureauaanbestedingsvoorwaardendossier " * 3,) * 3),
        "grey-covered-twelve": grey_map(many, full, covered=True),
        "grey-crowd": grey_map(many, full),
        "grey-crowd-again": grey_map(many, full, tuple(reversed(full))),
        "grey-few": grey_map(CASES[:3], few),
        "grey-half": grey_map(CASES[:3], few, (None, USUAL[1], USUAL[2])),
        "grey-none": grey_map(CASES[:3], (None, None, None)),
        "edges-crowded": board(
            StepKind.EDGES, column("white-grey", (LONG_CASE,) * 5), column("grey-black", (LONG_CASE,) * 3)
        ),
    }
