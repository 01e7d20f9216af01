"""The two sides of a card as laid text: what stands on them, in which order and at which size. Nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dilemmagame.base.i18n import _
from dilemmagame.domain.cards import Card, CardKind, ScaleKind, Vocabulary
from dilemmagame.printing import look
from dilemmagame.printing.geometry import MM, CardFormat
from dilemmagame.printing.laying import FLOOR_PT, Fit, Passage, fit, passages
from dilemmagame.printing.text import Face, plain

LARGE_PT = 16.0
ON_DARK_PT = 8.0
FOOT_MM = 3.4
"""Height of the line with deck and number at the foot of a card."""
TIGHT = 1.16
"""The leading a card gets before its text goes under the size that reads with ease."""
EASY_PT = 8.25
_AT_FOOT = ("question", "statement", "prevention")


@dataclass(frozen=True, slots=True)
class SideStyle:
    """How both sides are dressed. Points and millimetres."""

    card: CardFormat
    goal_pt: float
    floor_pt: float
    leading: float
    large: bool
    ink_saving: bool
    language: str

    @property
    def text_width(self) -> float:
        """Width of the column in mm."""
        return self.card.text_width

    @property
    def text_height(self) -> float:
        return self.card.height - 2 * self.card.safe - FOOT_MM - (self.foot_pt - FLOOR_PT) / MM

    @property
    def least_pt(self) -> float:
        """The size under which no small words beside the running text go."""
        return self.floor_pt

    @property
    def foot_pt(self) -> float:
        """The size of deck, number and id at the foot: larger on a larger card."""
        return max(FLOOR_PT, self.card.goal_pt * 0.5)

    @property
    def back_floor(self) -> float:
        return self.floor_pt if self.ink_saving else max(self.floor_pt, ON_DARK_PT)

    @property
    def back_ink(self) -> str:
        return look.INK if self.ink_saving else look.WHITE


def style_for(card: CardFormat, language: str, *, large: bool = False, ink_saving: bool = False) -> SideStyle:
    """The dress of a card format; large print never goes under 16 pt and has no semibold (RNIB large print)."""
    if large:
        return SideStyle(card, max(card.goal_pt, LARGE_PT + 4), LARGE_PT, 1.35, large, ink_saving, language)
    return SideStyle(card, card.goal_pt, FLOOR_PT, 1.28, large, ink_saving, language)


def front_flow(card: Card, style: SideStyle) -> tuple[Passage, ...]:
    """Title, situation, question and answers of `card`, in reading order."""
    base = Passage(leading=style.leading, language=style.language, floor=style.floor_pt, before=0.45)
    flow = [replace(base, words=plain(card.title, Face.TITLE), scale=1.42, leading=1.1, key="title")]
    flow += passages(card.situation, replace(base, before=0.5))
    if card.statement:
        flow.append(replace(base, words=plain(card.statement, _semi(style)), before=0.7, key="statement"))
    if card.question:
        question = plain(card.question, Face.TITLE)
        flow.append(replace(base, words=question, scale=1.1, leading=1.15, before=1.3, key="question"))
    flow += _answers(card, base, style)
    return tuple(flow)


def _semi(style: SideStyle) -> Face:
    return Face.TEXT if style.large else Face.SEMIBOLD


def _answers(card: Card, base: Passage, style: SideStyle) -> list[Passage]:
    made: list[Passage] = []
    face = Face.TEXT if style.large else Face.MEDIUM
    for option in card.options:
        words = plain(option.text, face)
        made.append(
            replace(
                base,
                words=words,
                indent=1.95,
                before=0.42,
                leading=1.2,
                scale=0.96,
                key=f"option:{option.letter}",
            )
        )
    if card.kind is CardKind.SCALE and card.scale is not None:
        made.append(
            replace(
                base, room=2.5 if card.scale is ScaleKind.WHITE_GREY_BLACK else 3.1, before=0.5, key="scale"
            )
        )
    if card.choices:
        made.append(replace(base, room=1.65 if style.large else 1.35, before=0.5, key="neutral"))
    return made


def back_flow(card: Card, style: SideStyle, themes: tuple[str, ...]) -> tuple[Passage, ...]:
    """Theme, what-ifs and the question on prevention."""
    ink = style.back_ink
    base = Passage(
        leading=style.leading, language=style.language, colour=ink, floor=style.back_floor, before=0.5
    )
    face = Face.TEXT if style.large else Face.MEDIUM
    flow = [replace(base, room=0.6, key="bar")]
    headed = replace(base, scale=1.25, leading=1.14, before=0.35)
    flow += [replace(headed, words=plain(theme, Face.TITLE)) for theme in themes]
    if card.twists:
        flow.append(replace(base, words=plain(_("What if"), Face.TITLE), scale=1.1, before=1.3, key="twists"))
    for number, twist in enumerate(card.twists, 1):
        sign = plain(str(number), Face.TITLE)[0]
        flow.append(replace(base, words=plain(twist, face), indent=1.5, label=sign, before=0.45))
    if card.prevention:
        flow.append(
            replace(
                base, words=plain(_("To prevent it"), Face.TITLE), scale=1.1, before=1.5, key="prevention"
            )
        )
        flow.append(replace(base, words=plain(card.prevention, face), before=0.35))
    return tuple(flow)


def theme_names(card: Card, vocabulary: Vocabulary, language: str) -> tuple[str, ...]:
    """The names of the themes of `card`; an id without an entry stands for itself."""
    known = {term.id: term.name.get(language) for term in vocabulary.themes}
    return tuple(known.get(each, each) for each in card.themes)


def fit_front(card: Card, style: SideStyle, floor: float | None = None) -> Fit | None:
    """The front, its question and answers set at the foot; None when the card does not fit."""
    least = style.floor_pt if floor is None else floor
    return _fitted(lambda dress: front_flow(card, dress), style, least)


def fit_back(card: Card, style: SideStyle, vocabulary: Vocabulary, floor: float | None = None) -> Fit | None:
    """The back; None when it does not fit."""
    themes = theme_names(card, vocabulary, style.language)
    least = style.back_floor if floor is None else floor
    return _fitted(lambda dress: back_flow(card, dress, themes), style, least)


def _fitted(flow: Callable[[SideStyle], tuple[Passage, ...]], style: SideStyle, floor: float) -> Fit | None:
    """Fit with easy lines; text that would be small gets tighter lines instead, as far as that helps."""
    width, height = style.text_width * MM, style.text_height * MM
    made = fit(_from(flow(style), floor), width, height, style.goal_pt, floor, _AT_FOOT)
    if made is None or made.size_pt < EASY_PT:
        close = tuple(_closer(each) for each in flow(replace(style, leading=TIGHT)))
        tight = fit(_from(close, floor), width, height, style.goal_pt, floor, _AT_FOOT)
        made = tight if made is None or (tight and tight.size_pt > made.size_pt) else made
    return made


def _closer(passage: Passage) -> Passage:
    """Less space before it; answers give up less, or their badges would touch."""
    kept = {"option": 0.7, "neutral": 0.8}.get(passage.key.partition(":")[0], 0.65)
    return replace(passage, before=passage.before * kept)


def _from(flow: tuple[Passage, ...], floor: float) -> tuple[Passage, ...]:
    """`flow` with a lower floor, to find out how small a card would have to be."""
    return flow if floor >= FLOOR_PT else tuple(replace(each, floor=floor) for each in flow)
