"""The values board of a group as a poster: each value in the group's own words, to hang on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dilemmagame.base import i18n
from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import AdoptedValue
from dilemmagame.printing import look
from dilemmagame.printing.drawing import colour, new_pdf, shortened, write
from dilemmagame.printing.geometry import MM, Duplex
from dilemmagame.printing.laying import Passage, fit, height, lay
from dilemmagame.printing.paper import Paper
from dilemmagame.printing.text import Face, plain, text_width

PAPERS = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
"""Width and height in mm, lying down."""
PER_PAGE = (9, 6, 4, 2, 1)
MARGIN, GAP, HEAD, SIDE, TOP, FOOT = 14.0, 6.0, 15.0, 6.0, 26.0, 10.0
"""In mm on A4; they grow with the paper."""
NAME_GOAL, NAME_FLOOR = 21.0, 11.0
MEANING_GOAL, MEANING_ONE_ROW, MEANING_FLOOR = 18.0, 27.0, 10.0
TITLE_SIZE, SMALL = 30.0, 10.5
LEADING = 1.34


@dataclass(frozen=True, slots=True)
class _Box:
    """A card on the page, in points from the lower left corner."""

    x: float
    y: float
    width: float
    height: float


def print_values_board(
    values: Sequence[AdoptedValue],
    language: str,
    *,
    paper: str = "a3",
    holder: str = "",
    foot: str = "",
    accent: str = "",
) -> bytes:
    """A PDF of `values` on A3 or A4 (`paper`), lying down; more pages where there are many words.

    `holder` names the group, `foot` says when the values were adopted; both may be empty. `accent` is the colour of the
    organisation ('#RRGGBB') or '' for amber. A value without words of the group gets lines to write on. Raises
    ValueError for another paper or without a value. Same input, same bytes.
    """
    if paper not in PAPERS or not values:
        raise ValueError(paper)
    with i18n.speaking(language):
        poster = _Poster(paper, holder, foot, accent or look.AMBER)
        return poster.made(tuple(values))


class _Poster:
    def __init__(self, paper: str, holder: str, foot: str, accent: str) -> None:
        wide, tall = PAPERS[paper]
        self._scale = wide / PAPERS["a4"][0]
        self._wide, self._tall = wide * MM, tall * MM
        self._holder, self._foot, self._accent = holder, foot, accent
        self._canvas: Paper = new_pdf(self._wide, self._tall, _("Our values"), i18n.language(), Duplex.NONE)

    def _mm(self, length: float) -> float:
        """Points for a length in mm on A4."""
        return length * MM * self._scale

    def made(self, values: tuple[AdoptedValue, ...]) -> bytes:
        per_page = next((n for n in PER_PAGE if self._readable(values, n)), PER_PAGE[-1])
        pages = [values[start : start + per_page] for start in range(0, len(values), per_page)]
        for number, shown in enumerate(pages, 1):
            self._page(shown, number, len(pages))
            self._canvas.showPage()
        return self._canvas.finish()

    def _readable(self, values: tuple[AdoptedValue, ...], per_page: int) -> bool:
        """Whether everything stands above the floor with so many on a page."""
        pages = [values[start : start + per_page] for start in range(0, len(values), per_page)]
        return all(self._sizes(shown, self._boxes(len(shown))[0])[1] > 0 for shown in pages)

    def _boxes(self, count: int) -> list[_Box]:
        across = count if count <= 3 else 2 if count == 4 else 3
        rows = -(-count // across)
        left, low, gap = self._mm(MARGIN), self._mm(MARGIN + FOOT), self._mm(GAP)
        wide = (self._wide - 2 * left - gap * (across - 1)) / across
        room = self._tall - low - self._mm(MARGIN + TOP)
        tall = (room - gap * (rows - 1)) / rows
        return [
            _Box(
                left + place % across * (wide + gap),
                low + room - (place // across + 1) * tall - place // across * gap,
                wide,
                tall,
            )
            for place in range(count)
        ]

    def _sizes(self, shown: tuple[AdoptedValue, ...], box: _Box) -> tuple[float, float]:
        """One size for all names and one for all meanings; 0 for the meanings when they do not fit."""
        spoken = i18n.language()
        across = box.width - self._mm(2 * SIDE)
        name = min(
            (found.size_pt if found is not None else NAME_FLOOR * self._scale)
            for found in (
                fit(
                    (Passage(plain(value.name.get(spoken), Face.TITLE), leading=1.1),),
                    across - self._mm(10),
                    self._mm(HEAD - 3),
                    NAME_GOAL * self._scale,
                    NAME_FLOOR * self._scale,
                )
                for value in shown
            )
        )
        goal = (MEANING_ONE_ROW if len(shown) <= 3 else MEANING_GOAL) * self._scale
        sizes = []
        for value in shown:
            if not value.definition.strip():
                continue
            found = fit(self._meaning(value), across, self._below(box), goal, MEANING_FLOOR * self._scale)
            sizes.append(found.size_pt if found is not None else 0.0)
        return name, min(sizes, default=goal)

    def _below(self, box: _Box) -> float:
        return box.height - self._mm(HEAD + 2 * 5.0)

    def _meaning(self, value: AdoptedValue) -> tuple[Passage, ...]:
        return tuple(
            Passage(plain(line), leading=LEADING, before=0.4, language=i18n.language())
            for line in value.definition.splitlines()
            if line.strip()
        )

    def _page(self, shown: tuple[AdoptedValue, ...], number: int, pages: int) -> None:
        self._title(number, pages)
        boxes = self._boxes(len(shown))
        sizes = self._sizes(shown, boxes[0])
        for value, box in zip(shown, boxes, strict=True):
            self._card(value, box, sizes)
        if self._foot:
            write(
                self._canvas, self._foot, self._mm(MARGIN), self._mm(MARGIN), SMALL * self._scale,
                Face.TEXT, look.INK2,
            )  # fmt: skip

    def _title(self, number: int, pages: int) -> None:
        canvas, left = self._canvas, self._mm(MARGIN)
        top = self._tall - self._mm(MARGIN)
        canvas.setFillColor(colour(self._accent))
        canvas.rect(left, top - self._mm(1.8), self._mm(24), self._mm(1.8), stroke=0, fill=1)
        size = TITLE_SIZE * self._scale
        write(canvas, _("This is what we stand for"), left, top - self._mm(6) - size * 0.75, size, Face.TITLE)
        if not self._holder and pages == 1:
            return
        small = SMALL * self._scale * 1.25
        right = self._wide - left
        room = right - left - text_width(_("This is what we stand for"), Face.TITLE, size) - self._mm(10)
        said = self._holder
        if pages > 1:
            where = _("{number} of {total}").format(number=number, total=pages)
            said = f"{said} · {where}" if said else where
        said = shortened(said, Face.SEMIBOLD, small, room)
        write(canvas, said, right, top - self._mm(6) - size * 0.75, small, Face.SEMIBOLD, look.INK2, "right")

    def _card(self, value: AdoptedValue, box: _Box, sizes: tuple[float, float]) -> None:
        canvas = self._canvas
        radius, head, side = self._mm(2.4), self._mm(HEAD), self._mm(SIDE)
        top = box.y + box.height
        canvas.setStrokeColor(colour(look.INK))
        canvas.setLineWidth(0.8 * self._scale)
        canvas.setFillColor(colour(look.INK))
        path = canvas.beginPath()
        path.roundRect(box.x, box.y, box.width, box.height, radius)
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.rect(box.x, top - head, box.width, head, stroke=0, fill=1)
        canvas.restoreState()
        canvas.roundRect(box.x, box.y, box.width, box.height, radius, stroke=1, fill=0)
        self._seal(box.x + box.width - side - self._mm(3), top - head / 2)
        name = (Passage(plain(value.name.get(i18n.language()), Face.TITLE), leading=1.1, colour=look.WHITE),)
        across = box.width - 2 * side - self._mm(10)
        tall = height(name, across, sizes[0])
        canvas.put_lines(
            lay(name, across, sizes[0]).lines, box.x + side, top - (head - tall) / 2 + sizes[0] * 0.1
        )
        below = top - head - self._mm(5.0)
        if value.definition.strip():
            size = sizes[1] or MEANING_FLOOR * self._scale
            lines = [
                line
                for line in lay(self._meaning(value), box.width - 2 * side, size).lines
                if line.y <= self._below(box) + size
            ]
            canvas.put_lines(lines, box.x + side, below)
        else:
            self._lines_to_fill(box, below)

    def _seal(self, x: float, y: float) -> None:
        """A check in a coloured circle: it tells adopted by form, also in grey."""
        canvas, radius = self._canvas, self._mm(3.2)
        canvas.setFillColor(colour(look.WHITE))
        canvas.setStrokeColor(colour(self._accent))
        canvas.setLineWidth(1.6 * self._scale)
        canvas.circle(x, y, radius, stroke=1, fill=1)
        canvas.setStrokeColor(colour(look.INK))
        canvas.setLineCap(1)
        canvas.line(x - radius * 0.42, y - radius * 0.02, x - radius * 0.1, y - radius * 0.36)
        canvas.line(x - radius * 0.1, y - radius * 0.36, x + radius * 0.46, y + radius * 0.38)
        canvas.setLineCap(0)

    def _lines_to_fill(self, box: _Box, top: float) -> None:
        canvas, pitch = self._canvas, self._mm(9)
        canvas.setStrokeColor(colour(look.LINE_STRONG))
        canvas.setLineWidth(0.5 * self._scale)
        y = top - pitch
        while y > box.y + self._mm(5):
            canvas.line(box.x + self._mm(SIDE), y, box.x + box.width - self._mm(SIDE), y)
            y -= pitch
