"""Plain text as one line of Markdown that reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Callable

_LOOKS = re.compile(r"([\\*_])")
_SIGNS = re.compile(r"([\\`*_{}\[\]()>#+\-.!])")


def one_line(value: str, reads: Callable[[str], str]) -> str:
    """How to write `value` so that `reads` gives it back: with backslashes if need be; as it is when nothing helps."""
    if reads(value) == value:
        return value
    escaped = _LOOKS.sub(r"\\\1", value), _SIGNS.sub(r"\\\1", value)
    # What a heading ends with closes it and is not read: after a sign of our own those of the text stay.
    for written in (*escaped, *(f"{each} #" for each in (value, *escaped))):
        if reads(written) == value:
            return written
    return value
