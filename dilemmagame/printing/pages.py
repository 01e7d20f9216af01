"""Running text on upright A4, for run sheet and forms: a cursor goes down the page and turns it when it is full."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _
from dilemmagame.printing import look
from dilemmagame.printing.drawing import A4, colour, new_pdf, shortened, write
from dilemmagame.printing.geometry import MM, Duplex
from dilemmagame.printing.laying import Line, Passage, lay
from dilemmagame.printing.text import Face, plain

LEFT, RIGHT = 20 * MM, A4[0] - 20 * MM
TOP, BOTTOM = A4[1] - 18 * MM, 20 * MM
WIDTH = RIGHT - LEFT


class Pages:
    """A document of A4 pages; `y` is where the next thing comes, in points from the bottom of the page."""

    def __init__(self, title: str, language: str) -> None:
        self.canvas = new_pdf(*A4, title, language, Duplex.NONE)
        self.language = language
        self._title = title
        self.number = 1
        self.y = TOP
        self.clean = True

    def text(
        self,
        text: str,
        size: float,
        face: Face = Face.TEXT,
        *,
        before: float = 0.0,
        ink: str = look.INK,
        label: str = "",
        left: float = 0.0,
        width: float | None = None,
    ) -> None:
        """A paragraph of plain text; `before` and `left` in points, `label` stands in the indent."""
        sign = plain(label, Face.SEMIBOLD)[0] if label else None
        own = Passage(
            plain(text, face), colour=ink, label=sign, indent=1.6 if label else 0.0, language=self.language
        )
        self.flow((own,), size, before=before, left=left, width=width)

    def flow(
        self,
        flow: Sequence[Passage],
        size: float,
        *,
        before: float = 0.0,
        left: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Laid text that may run over pages, line by line."""
        if not flow:
            return
        if not self.clean:
            self.y -= before
        laid = lay(flow, width or WIDTH - left, size)
        held: list[Line] = []
        gone = 0.0
        for line in laid.lines:
            if self.y - (line.y - gone) - line.size * 0.3 < BOTTOM and line.y > gone:
                self._draw(held, left, gone)
                self.turn()
                gone, held = line.y - line.size, []
            held.append(line)
        self._draw(held, left, gone)
        self.y -= laid.height - gone
        self.clean = False

    def _draw(self, lines: Sequence[Line], left: float, gone: float) -> None:
        self.canvas.put_lines([each._replace(y=each.y - gone) for each in lines], LEFT + left, self.y)

    def gap(self, points: float) -> None:
        if not self.clean:
            self.y -= points

    def need(self, points: float) -> None:
        """Turn the page unless `points` are left on it."""
        if self.y - points < BOTTOM and not self.clean:
            self.turn()

    def rule(
        self, ink: str = look.LINE_STRONG, weight: float = 0.6, left: float = 0.0, right: float = 0.0
    ) -> None:
        """A line across the page at the cursor."""
        self.canvas.setStrokeColor(colour(ink))
        self.canvas.setLineWidth(weight)
        self.canvas.line(LEFT + left, self.y, RIGHT - right, self.y)
        self.clean = False

    def writing_lines(self, count: int, pitch: float = 9 * MM) -> None:
        """Lines to write on."""
        for _line in range(count):
            self.need(pitch)
            self.y -= pitch
            self.rule(look.LINE_STRONG, 0.5)

    def heading(self, text: str, *, size: float = 14.0, before: float = 14.0, room: float = 60.0) -> None:
        """A heading that keeps `room` points with it."""
        self.need(before + size * 1.3 + room)
        self.text(text, size, Face.TITLE, before=before)
        self.y -= 3

    def turn(self) -> None:
        """Finish this page and begin the next one."""
        footer = _("{title} · page {n}").format(
            title=shortened(self._title, Face.TEXT, 8.5, WIDTH - 90), n=self.number
        )
        write(self.canvas, footer, RIGHT, 11 * MM, 8.5, Face.TEXT, look.INK3, "right")
        self.canvas.showPage()
        self.number += 1
        self.y, self.clean = TOP, True

    def finish(self) -> bytes:
        self.turn()
        return self.canvas.finish()
