"""Characters that cannot stand on paper as they are."""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Characters without a picture; some turn the order of what follows, and fonts draw a box or a hyphen for others."""


def written_out(char: str) -> str:
    """What stands for a character that no font has: its number as [U+1F600], unless it is invisible or a space."""
    match unicodedata.category(char):
        case "Cf" | "Cc" | "Mn":
            return ""
        case "Zs":
            return " "
    return f"[U+{ord(char):04X}]"
