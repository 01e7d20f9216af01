"""A case with its question and answers on upright A4, as large as there is room: to read aloud, or for a table."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, CardKind
from dilemmagame.printing import look
from dilemmagame.printing.drawing import badge
from dilemmagame.printing.laying import Passage, fit, passages
from dilemmagame.printing.pages import LEFT, WIDTH, Pages
from dilemmagame.printing.scales import draw_scale
from dilemmagame.printing.text import Face, plain

READ_GOAL_PT, READ_FLOOR_PT = 19.0, 13.0


def put_case(
    sheet: Pages, card: Card, height: float, goal: float, floor: float, above: Sequence[Passage] = ()
) -> None:
    """Put `card` down below `above`, between `goal` and `floor` points, so that it fills no more than `height`; where
    it does not fit, at the floor and over the page.
    """
    flow = [*above, *_flow(card, floor)]
    laid = fit(flow, WIDTH, height, goal, floor)
    if laid is None:
        sheet.flow(flow, floor)
        return
    top = sheet.y
    sheet.flow(flow, laid.size_pt)
    for place in laid.places:
        _kind, _sep, letter = place.key.partition(":")
        edge = place.size * 1.42
        if letter:
            badge(
                sheet.canvas,
                letter,
                LEFT,
                top - place.baseline + place.size * 0.334 - edge / 2,
                edge,
                outline=False,
            )
        elif place.key == "scale" and card.scale is not None:
            draw_scale(sheet.canvas, card.scale, LEFT, top - place.bottom, WIDTH, place.size)


def _flow(card: Card, floor: float) -> list[Passage]:
    """Title, situation, question and answers, to be set as large as the page allows."""
    base = Passage(leading=1.36, before=0.7, language=card.language, floor=floor)
    flow = [
        Passage(
            plain(card.title, Face.TITLE),
            scale=1.6,
            leading=1.12,
            before=0.3,
            floor=floor * 1.5,
            language=card.language,
        ),
        *passages(card.situation, base),
    ]
    if card.statement:
        flow.append(Passage(plain(card.statement, Face.SEMIBOLD), leading=1.3, before=0.9, floor=floor))
    if card.question:
        words = plain(card.question, Face.TITLE)
        flow.append(Passage(words, scale=1.15, leading=1.2, before=1.3, floor=floor * 1.08, key="question"))
    for option in card.options:
        words = plain(option.text, Face.MEDIUM)
        flow.append(
            Passage(words, indent=2.1, leading=1.25, before=0.55, floor=floor, key=f"option:{option.letter}")
        )
    if card.kind is CardKind.SCALE:
        flow.append(Passage(room=3.2, before=0.6, key="scale"))
    if card.choices:
        also = plain(_("Also possible: I do not know yet, or something else."))
        flow.append(Passage(also, scale=0.8, before=0.9, colour=look.INK2, floor=floor))
    return flow
