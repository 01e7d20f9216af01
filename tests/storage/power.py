"""A disk that only keeps what was synced: replays a recorded run and cuts the power anywhere in it.

The model is the worst that the rules allow. What was written to a file and not synced is kept, dropped or torn at
512 bytes, each write by itself; names (made, renamed, removed) become lasting in order, and for sure only when their
folder is synced. The method is that of SQLite's own crash tests.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
SYSCALLS = (
    "openat,pwrite64,write,lseek,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,ftruncate,mkdir"
)


@dataclass(frozen=True, slots=True)
class Write:
    path: str
    at: int | None  # None: where the file's pointer stands, at its end in what we record
    content: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Create:
    path: str
    truncates: bool


@dataclass(frozen=True, slots=True)
class Remove:
    path: str


@dataclass(frozen=True, slots=True)
class Rename:
    path: str
    to: str


@dataclass(frozen=True, slots=True)
class MakeFolder:
    path: str


@dataclass(frozen=True, slots=True)
class Sync:
    path: str


@dataclass(frozen=True, slots=True)
class Said:
    line: str


Step = Write | Truncate | Create | Remove | Rename | MakeFolder | Sync | Said

_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(r"^(\d+)<([^>]*)>")


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def read_trace(trace: Path, root: Path) -> list[Step]:
    """The steps that concern `root`, and what was said on standard output, in the order in which they were done."""
    steps: list[Step] = []
    waiting: dict[str, str] = {}
    for line in trace.read_text(encoding="ascii").splitlines():
        thread, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            waiting[thread] = call.removesuffix("<unfinished ...>")
            continue
        if call.startswith("<... "):
            call = waiting.pop(thread) + call.partition("resumed>")[2]
        match = _CALL.match(call)
        if match is None or int(match["result"]) < 0:
            continue
        step = _step(match["name"], match["arguments"], int(match["result"]))
        if step is not None and (isinstance(step, Said) or step.path.startswith(str(root))):
            steps.append(step)
    return steps


def _step(name: str, arguments: str, result: int) -> Step | None:
    strings = [_bytes(found.group(1)) for found in _STRING.finditer(arguments)]
    assert not any(found.group(2) for found in _STRING.finditer(arguments)), "strace cut a string short"
    descriptor = _DESCRIPTOR.match(arguments)
    path = (
        _bytes(descriptor.group(2)).decode(errors="replace")
        if descriptor and "\\x" in descriptor.group(2)
        else ""
    )
    match name:
        case "pwrite64":
            return Write(path, int(arguments.rsplit(",", 1)[1]), strings[0][:result])
        case "write" if descriptor is not None and descriptor.group(1) == "1":
            return Said(strings[0].decode().rstrip("\n"))
        case "write":
            return Write(path, None, strings[0][:result])
        case "ftruncate":
            return Truncate(path, int(arguments.rsplit(",", 1)[1]))
        case "fsync" | "fdatasync":
            return Sync(path)
        case "unlink" | "unlinkat":
            return Remove(strings[0].decode())
        case "rename" | "renameat" | "renameat2":
            return Rename(strings[0].decode(), strings[1].decode())
        case "mkdir":
            return MakeFolder(strings[0].decode())
        case "openat" if "O_CREAT" in arguments:
            return Create(strings[0].decode(), "O_TRUNC" in arguments)
        case _:
            return None


@dataclass
class _File:
    """`synced` is on the disk for sure; `loose` came after it, in order."""

    synced: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    loose: list[Write | Truncate] = field(default_factory=list)

    def apply(self, step: Write | Truncate) -> None:
        self.loose.append(step)
        _put(self.now, step)

    def sync(self) -> None:
        self.synced = bytearray(self.now)
        self.loose.clear()

    def after_a_cut(self, dice: random.Random) -> bytes:
        content = bytearray(self.synced)
        for step in self.loose:
            match dice.randrange(3):
                case 0:
                    _put(content, step)
                case 1 if isinstance(step, Write):
                    _tear(content, step, dice)
                case _:
                    pass
        return bytes(content)


def _put(content: bytearray, step: Write | Truncate) -> None:
    if isinstance(step, Truncate):
        del content[step.size :]
        content.extend(bytes(step.size - len(content)))
        return
    at = len(content) if step.at is None else step.at
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(step.content)] = step.content


def _tear(content: bytearray, step: Write, dice: random.Random) -> None:
    """Only some of the sectors of a write arrive."""
    start = len(content) if step.at is None else step.at
    for offset in range(0, len(step.content), SECTOR):
        if dice.random() < 0.5:
            _put(content, Write(step.path, start + offset, step.content[offset : offset + SECTOR]))


class Disk:
    """Files and names as they are now, and as they surely are on the disk."""

    def __init__(self) -> None:
        self._now: dict[str, _File] = {}
        self._lasting: dict[str, _File] = {}
        self._loose: dict[str, list[tuple[Create | Remove | Rename, _File]]] = {}  # by folder, in order

    def do(self, step: Step) -> None:
        match step:
            case Write() | Truncate():
                self._now[step.path].apply(step)
            case Create(path, truncates):
                if path not in self._now:
                    self._now[path] = _File()
                    self._name(step, self._now[path])
                elif truncates:
                    self._now[path].apply(Truncate(path, 0))
            case Remove(path):
                self._name(step, self._now.pop(path))
            case Rename(path, to):
                self._now[to] = self._now.pop(path)
                self._name(step, self._now[to])
            case Sync(path) if path in self._now:
                self._now[path].sync()
            case Sync(path):
                for change, file in self._loose.pop(path, []):
                    _rename_in(self._lasting, change, file)
            case MakeFolder() | Said():
                pass

    def _name(self, change: Create | Remove | Rename, file: _File) -> None:
        self._loose.setdefault(str(Path(change.path).parent), []).append((change, file))

    def files(self) -> dict[str, bytes]:
        """Everything as the running program sees it, by path."""
        return {path: bytes(file.now) for path, file in self._now.items()}

    def after_a_cut(self, dice: random.Random) -> dict[str, bytes]:
        """What a start after a power cut finds, by path."""
        names = dict(self._lasting)
        for changes in self._loose.values():
            for change, file in changes[: dice.randint(0, len(changes))]:
                _rename_in(names, change, file)
        return {path: file.after_a_cut(dice) for path, file in sorted(names.items())}


def _rename_in(names: dict[str, _File], change: Create | Remove | Rename, file: _File) -> None:
    match change:
        case Create(path):
            names[path] = file
        case Remove(path):
            names.pop(path, None)
        case Rename(path, to):
            names.pop(path, None)
            names[to] = file


def cuts(steps: list[Step], number: int, dice: random.Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """`number` power cuts at random places: how many steps were done, and what is on the disk then."""
    places = sorted(dice.randint(0, len(steps)) for _ in range(number))
    disk = Disk()
    done = 0
    for place in places:
        while done < place:
            disk.do(steps[done])
            done += 1
        yield place, disk.after_a_cut(dice)
