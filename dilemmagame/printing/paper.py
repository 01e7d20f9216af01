"""A reportlab canvas that writes laid text as a few operators of its own: one text object, one string per run.

Reportlab's text objects format, escape and measure every string again, which takes two thirds of the time of a sheet.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from dilemmagame.printing.laying import Line
from dilemmagame.printing.text import Face, Run, font

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@lru_cache(maxsize=64)
def _fill(value: str) -> str:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


class Paper(Canvas):
    """A PDF in the making; lengths in points from the lower left corner."""

    _doc: Any
    _code: list[str]
    _escape: Callable[[bytes], str]
    # the three above are reportlab's own, which its stubs leave out

    def __init__(self, width: float, height: float, language: str) -> None:
        font(Face.TEXT.value)
        self._stream = io.BytesIO()
        self._named: dict[tuple[str, int], str] = {}
        self._stamps: dict[Hashable, str] = {}
        super().__init__(
            self._stream,
            pagesize=(width, height),
            invariant=1,
            pageCompression=1,
            initialFontName=Face.TEXT.value,  # type: ignore[arg-type]  # the stubs say float
            lang=language,
        )

    def finish(self) -> bytes:
        """The whole PDF; nothing can be drawn any more."""
        self.save()
        return self._stream.getvalue()

    def put_lines(self, lines: Iterable[Line], left: float, top: float) -> None:
        """Draw laid lines with the upper left corner of their column at `left`, `top`."""
        code: list[str] = ["BT"]
        put = code.append
        name, size, ink = "", 0.0, ""
        for line in lines:
            if line.colour != ink:
                ink = line.colour
                put(_fill(ink))
            put(f"1 0 0 1 {left + line.x:.2f} {top - line.y:.2f} Tm")
            for run in line.runs:
                for own, shown in self._strings(run):
                    if own != name or line.size != size:
                        name, size = own, line.size
                        put(f"{name} {size:.6g} Tf")
                    put(shown)
        if len(code) > 1:
            put("ET")
            self.addLiteral(" ".join(code))

    def _strings(self, run: Run) -> tuple[tuple[str, str], ...]:
        """What shows `run`: names of fonts in this file, each with a string for it."""
        text = run.text
        if text.isascii():  # reportlab keeps these characters at their own places in the first subset
            return ((self._name(run.font, 0), f"({text.translate(_ESCAPED)}) Tj"),)
        parts = font(run.font).splitString(text, self._doc)
        return tuple([(self._name(run.font, subset), f"({self._escape(part)}) Tj") for subset, part in parts])

    def _name(self, name: str, subset: int) -> str:
        known = self._named.get((name, subset))
        if known is None:
            made = font(name)
            made.splitString(" ", self._doc)
            known = self._named[name, subset] = str(made.getSubsetInternalName(subset, self._doc))
        return known

    def stamp(self, key: Hashable, x: float, y: float, draw: Callable[[], None]) -> None:
        """Put at `x`, `y` what `draw` draws about the origin; things with the same `key` are drawn only once."""
        code = self._stamps.get(key)
        if code is None:
            start = len(self._code)
            draw()
            code = self._stamps[key] = " ".join(self._code[start:])
            del self._code[start:]
        self.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {code} Q")
