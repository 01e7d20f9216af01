"""The scan of vulnerable work: which scores go badly together."""

from __future__ import annotations

from collections.abc import Mapping

ALONE = "V8"
MONEY_OR_DATA = ("V5", "V6")
HIGH = 2


def is_combination(scores: Mapping[str, int]) -> bool:
    """Working alone together with access to much money or to sensitive data, both scored high (2 or 3)."""
    return scores.get(ALONE, 0) >= HIGH and any(scores.get(each, 0) >= HIGH for each in MONEY_OR_DATA)
