"""Many more damaged cards, packages and sheets than the tests read, in process, and what one of each takes.

Run as `python -m tests.bench.bench_fuzz [CARDS [PACKAGES_AND_SHEETS]]`; 100,000 and 20,000 unless given. It stops at
the first one that raises, and names its number: `tests.library.fuzzing` makes the same bytes for it again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from tests.library import fuzzing

CARDS, OTHERS = 100_000, 20_000


def longest(one: Callable[[int], None], count: int) -> tuple[float, float]:
    """Seconds for all, and for the one that took longest."""
    most = 0.0
    start = time.perf_counter()
    for number in range(count):
        before = time.perf_counter()
        fuzzing.run(one, range(number, number + 1))
        most = max(most, time.perf_counter() - before)
    return time.perf_counter() - start, most


def main() -> None:
    """Print a line for each sort."""
    counts = [int(word) for word in sys.argv[1:3]]
    cards = counts[0] if counts else CARDS
    others = counts[1] if len(counts) > 1 else OTHERS
    for one, count in (
        (fuzzing.read_one_card, cards),
        (fuzzing.take_one_package, others // 2),
        (fuzzing.take_one_sheet, others // 2),
    ):
        whole, most = longest(one, count)
        print(f"{one.__name__}: {count} in {whole:.0f} s, the longest {most * 1000:.0f} ms, no exception")


if __name__ == "__main__":
    main()
