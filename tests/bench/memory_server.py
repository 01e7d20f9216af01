"""The same server process with a box that forgets: what it costs to keep ballots is the difference with this one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence

from dilemmagame.base import paths
from dilemmagame.domain.flows import FlowMatrix
from dilemmagame.ports import Cast
from dilemmagame.voting.process import serve_pipes
from dilemmagame.voting.protocol import read_setup


class MemoryBox:
    """Ballots in a dictionary; nothing reaches a disk."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, bytes], Cast] = {}

    def ref(self, token: bytes) -> bytes:
        return token

    def cast(self, ballots: Sequence[Cast]) -> tuple[int, ...]:
        for each in ballots:
            if each.seq > self.seq(each.round, each.ref):
                self._kept[each.round, each.ref] = each
        return tuple(self.seq(each.round, each.ref) for each in ballots)

    def seq(self, number: int, ref: bytes) -> int:
        kept = self._kept.get((number, ref))
        return 0 if kept is None else kept.seq

    def ballots(self, number: int) -> int:
        return sum(each == number for each, _ref in self._kept)

    def counts(self, number: int) -> Mapping[str, int]:
        return Counter(kept.choice for (each, _ref), kept in self._kept.items() if each == number)

    def matrix(self, first: int, second: int, choices: Sequence[str]) -> FlowMatrix:
        raise NotImplementedError("the bench links no rounds")

    def void(self, number: int) -> None:
        self._kept = {at: kept for at, kept in self._kept.items() if at[0] != number}

    def seal(self) -> None:
        """There is no file."""

    def close(self) -> None:
        """There is no file."""

    def destroy(self) -> None:
        self._kept.clear()


def main() -> None:
    """Called like the real server: a folder, which is not used, and the set-up as the first line."""
    setup = read_setup(sys.stdin.buffer.readline())
    serve_pipes(setup, paths.assets() / "phone", lambda card: MemoryBox())


if __name__ == "__main__":
    main()
