"""A text file as lines that can be replaced one by one while all the others keep their bytes and line ends.

What the lines mean is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dilemmagame.library.sources import clean

_END = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file with its end (empty for the last), and as it is read."""

    raw: str
    end: str
    read: str

    @property
    def blank(self) -> bool:
        return not self.read.strip()


class Lines:
    """The lines of one file; rows count from 0. New lines get the line end the file begins with.

    A byte order mark at the start is kept apart, so that it stays there.
    """

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix("\ufeff")
        parts = _END.split(text)
        read = clean(text).split("\n")
        self.rows = [
            Line(raw, end, line) for raw, end, line in zip(parts[::2], [*parts[1::2], ""], read, strict=True)
        ]
        self._end = self.rows[0].end or "\n"

    @property
    def text(self) -> str:
        """The whole file."""
        return self._mark + "".join(row.raw + row.end for row in self.rows)

    def read(self, first: int = 0, last: int | None = None) -> str:
        """The rows from `first` up to `last` as they are read, with line feeds between them."""
        return "\n".join(row.read for row in self.rows[first:last])

    def put(self, first: int, last: int, new: Sequence[str | Line]) -> None:
        """Replace the rows from `first` up to `last` by `new`; rows at either end that stay equal are left alone."""
        made = [row if isinstance(row, Line) else Line(row, self._end, row) for row in new]
        while made and first < last and made[0].read == self.rows[first].read:
            made, first = made[1:], first + 1
        while made and first < last and made[-1].read == self.rows[last - 1].read:
            made, last = made[:-1], last - 1
        if first == last and not made:
            return
        open_end = last == len(self.rows)
        self.rows[first:last] = made
        self._close(open_end=open_end)

    def _close(self, *, open_end: bool) -> None:
        """Every line but the last has an end, and the last one has none."""
        if not self.rows:
            self.rows.append(Line("", "", ""))
        for place, row in enumerate(self.rows[:-1]):
            if not row.end:
                self.rows[place] = Line(row.raw, self._end, row.read)
        final = self.rows[-1]
        if final.end and open_end:
            self.rows[-1] = Line(final.raw, "", final.read)
        elif final.end:
            self.rows.append(Line("", "", ""))
