"""What the worker tells while it reads, one message at a time, and the form those messages travel in."""

from __future__ import annotations

import base64
import json
from typing import BinaryIO, Protocol

from dilemmagame.domain.cards import Problem, Severity
from dilemmagame.library import limits
from dilemmagame.library.door import names
from dilemmagame.library.door.arrivals import DeckCard
from dilemmagame.library.findings import Code

PACKAGE, FOLDER, SHEET, PAGES = "package", "folder", "sheet", "pages"
# The word on the command line that makes this program a worker.
FLAG = "--door-worker"
# Stands for the source's own name in what the worker tells; the worker does not know that name.
WHOLE = "."
_ARGUMENT = 200


class Telling(Protocol):
    """Hears what comes out of a foreign file."""

    def at(self, name: str) -> None:
        """Reading turns to this file; if it never ends, this is the one to name."""

    def problem(self, problem: Problem, *, refuses: bool = False) -> None:
        """Something is not right; with `refuses` nothing may be taken in."""

    def file(self, name: str, content: bytes, digest: str) -> None:
        """One file, clean; `digest` is the SHA-256 in hex of the bytes as they came."""

    def digest(self, name: str, digest: str) -> None:
        """A file that was read and left out."""

    def deck(self, deck: DeckCard) -> None:
        """What the deck says of itself."""

    def sheets(self, chosen: str, titles: tuple[str, ...]) -> None:
        """The sheets there are, and the one that is read."""

    def row(self, line: int, cells: tuple[str, ...]) -> None:
        """One row of a sheet."""

    def pages(self, total: int) -> None:
        """How many pages there are."""


def refusal(file: str, code: Code, *arguments: str) -> Problem:
    """A problem at the top of a file that keeps everything out."""
    return Problem(file, 1, 1, Severity.ERROR, code.value, arguments)


class LineTelling:
    """Tells in JSON, a line per message."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._problems = 0

    def at(self, name: str) -> None:
        self._say({"kind": "at", "name": names.shown(name)})

    def problem(self, problem: Problem, *, refuses: bool = False) -> None:
        self._problems += 1
        if self._problems > limits.DOOR_PROBLEMS and not refuses:
            return
        self._say(
            {
                "kind": "problem",
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity.value,
                "code": problem.code,
                "arguments": [argument[:_ARGUMENT] for argument in problem.arguments],
                "refuses": refuses,
            }
        )

    def file(self, name: str, content: bytes, digest: str) -> None:
        text = base64.b64encode(content).decode("ascii")
        self._say({"kind": "file", "name": name, "content": text, "digest": digest})

    def digest(self, name: str, digest: str) -> None:
        self._say({"kind": "digest", "name": name, "digest": digest})

    def deck(self, deck: DeckCard) -> None:
        self._say(
            {
                "kind": "deck",
                "id": deck.id,
                "version": deck.version,
                "title": deck.title,
                "language": deck.language,
                "cards": deck.cards,
            }
        )

    def sheets(self, chosen: str, titles: tuple[str, ...]) -> None:
        self._say({"kind": "sheets", "chosen": chosen, "titles": list(titles)})

    def row(self, line: int, cells: tuple[str, ...]) -> None:
        self._say({"kind": "row", "line": line, "cells": list(cells)})

    def pages(self, total: int) -> None:
        self._say({"kind": "pages", "total": total})

    def done(self) -> None:
        """Everything was said."""
        self._say({"kind": "done"})

    def fault(self, name: str, place: str) -> None:
        """Reading failed for a reason of our own: the fault's name and where it arose, never what was read."""
        self._say({"kind": "fault", "name": name, "place": place})

    def _say(self, message: dict[str, object]) -> None:
        self._stream.write(json.dumps(message, ensure_ascii=True).encode("ascii") + b"\n")
        self._stream.flush()
