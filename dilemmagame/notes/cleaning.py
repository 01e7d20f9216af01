"""Making any text safe to write down: no control, surrogate or direction characters. What a reader sees stays."""

from __future__ import annotations

import unicodedata

LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
JOINERS = "\u200c\u200d"
UNWRITABLE = "\ufffe\uffff"
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """`text` without characters that break files or turn around what is read; line breaks become '\\n'.

    Lone surrogates become U+FFFD. Outer white space goes.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_kept(char) for char in plain).strip()


def _kept(char: str) -> str:
    if char in LINE_ENDS:
        return "\n"
    if char == "\t":
        return " "
    if char in UNWRITABLE:
        return ""
    match unicodedata.category(char):
        case "Cs":
            return REPLACEMENT
        case "Cc":
            return ""
        case "Cf":
            return char if char in JOINERS else ""
        case _:
            return char


def one_line(text: str) -> str:
    """`text`, cleaned, with every run of white space as one space."""
    return " ".join(clean(text).split())
