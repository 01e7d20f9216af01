"""A foreign package or folder to clean files, inside the worker. Whoever listens is told file by file."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NoReturn, Protocol

from dilemmagame.domain.cards import Problem
from dilemmagame.library import limits
from dilemmagame.library.door import images, names, trial
from dilemmagame.library.door.archive import Archive, Bounds, Entry, RefusedError
from dilemmagame.library.door.images import UnusableImageError
from dilemmagame.library.door.names import FileKind
from dilemmagame.library.door.spool import Spool
from dilemmagame.library.door.telling import WHOLE, Telling, refusal
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.reading import DECK_FILE
from dilemmagame.library.sources import clean, clean_source

_REFUSALS_TOLD = 20
_ARCHIVE_SIGNS = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


class Source(Protocol):
    """A package or a folder: what is in it, and the bytes of one thing. Both raise RefusedError."""

    @property
    def entries(self) -> tuple[Entry, ...]: ...

    def read(self, entry: Entry) -> bytes: ...


def take_package(stream: BinaryIO, telling: Telling) -> None:
    """Tell what is in a zip file, clean, and everything that is not right with it."""
    bounds = Bounds(limits.PACKAGE_FILES, limits.PACKAGE_UNPACKED_BYTES, limits.PACKAGE_RATIO)
    try:
        source = Archive(stream, bounds)
    except RefusedError as refused:
        _refuse(refused, telling)
    else:
        _take_in(source, telling)


def take_folder(stream: BinaryIO, telling: Telling) -> None:
    """The same for a folder that `spool.write_spool` put into `stream`."""
    try:
        source = Spool(stream)
    except RefusedError as refused:
        _refuse(refused, telling)
    else:
        _take_in(source, telling)


def _refuse(refused: RefusedError, telling: Telling) -> None:
    name = names.shown(refused.name) if refused.name else WHOLE
    telling.problem(refusal(name, refused.code, *(refused.arguments or (name,))), refuses=True)


def _take_in(source: Source, telling: Telling) -> None:
    refusals = list(_refusals(source.entries))
    if refusals:
        for problem in refusals[:_REFUSALS_TOLD]:
            telling.problem(problem, refuses=True)
        return
    files = dict(_without_wrapper(source.entries))
    if DECK_FILE not in files:
        telling.problem(refusal(WHOLE, Code.DECK_MISSING), refuses=True)
        return
    texts: dict[str, str] = {}
    for name in sorted(files, key=lambda each: (each != DECK_FILE, each)):
        telling.at(name)
        kind = names.kind_of(name)
        if kind is None:
            _leave_out(name, telling)
            continue
        try:
            text = _one(source, files[name], name, kind, telling)
        except RefusedError as refused:
            _refuse(refused, telling)
            return
        if text is not None:
            texts[name] = text
    if DECK_FILE not in texts:
        telling.problem(refusal(WHOLE, Code.DECK_MISSING), refuses=True)
        return
    trial.read(texts, telling)


def _refusals(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """What in the names and kinds of the entries keeps the whole out."""
    twins = Counter(names.same_place(entry.name) for entry in entries)
    for entry in entries:
        name = entry.name.removesuffix("/") if entry.folder else entry.name
        told = names.shown(name)
        if entry.link:
            yield refusal(told, Code.FILE_IS_LINK)
        elif (code := names.danger(name)) is not None:
            yield refusal(told, code, told)
        elif twins[names.same_place(entry.name)] > 1:
            yield refusal(told, Code.ENTRY_TWICE, told)


def _without_wrapper(entries: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    """The files by name, without what systems leave beside them and without the one folder around them all."""
    files = [entry for entry in entries if not entry.folder and not names.is_litter(entry.name)]
    tops = {entry.name.partition("/")[0] for entry in files}
    wrapper = f"{tops.pop()}/" if len(tops) == 1 else ""
    for entry in files:
        yield entry.name.removeprefix(wrapper), entry


def _leave_out(name: str, telling: Telling) -> None:
    findings = Findings(names.shown(name))
    if name.lower().endswith((".svg", ".svgz")):
        findings.error(Code.IMAGE_SVG)
    elif name.startswith("cards/") and name.lower().endswith(".md"):
        findings.error(Code.FILE_NAME, 1, 1, names.shown(name.removeprefix("cards/")))
    else:
        findings.warning(Code.ENTRY_KIND, 1, 1, names.shown(name))
    telling.problem(findings.problems[0])


def _one(source: Source, entry: Entry, name: str, kind: FileKind, telling: Telling) -> str | None:
    """Tell one file; its clean text when it has one. Raises RefusedError."""
    findings = Findings(name)
    text: str | None = None
    content: bytes | None = None
    most = names.SIZES[kind]
    if entry.size < 0:
        findings.error(Code.FILE_UNREADABLE)
    elif entry.size > most:
        findings.error(Code.FILE_TOO_LARGE, 1, 1, str(most // 1024))
    else:
        raw = source.read(entry)
        digest = hashlib.sha256(raw).hexdigest()
        if raw.startswith(_ARCHIVE_SIGNS):
            raise RefusedError(Code.ENTRY_ARCHIVE, name, name)
        match kind:
            case FileKind.IMAGE:
                content = _image(raw, name, findings)
            case FileKind.SEAL:
                content = _json(raw, findings)
            case _:
                content, text = _text(raw, findings)
        if content is not None:
            telling.file(name, content, digest)
        else:
            telling.digest(name, digest)
    for problem in findings.problems:
        telling.problem(problem)
    return text


def _text(raw: bytes, findings: Findings) -> tuple[bytes | None, str | None]:
    """The bytes as they came where they are clean text; else the clean text with the line ends it had."""
    text = clean_source(raw, findings)
    if text is None:
        return None, None
    if not findings.problems:
        return raw, text
    ends = "\r\n" if b"\r\n" in raw else "\n"
    return text.replace("\n", ends).encode("utf-8"), text


def _image(raw: bytes, name: str, findings: Findings) -> bytes | None:
    try:
        return images.written_anew(raw, name)
    except UnusableImageError as unusable:
        findings.error(unusable.code, 1, 1, *unusable.arguments)
        return None


def _json(raw: bytes, findings: Findings) -> bytes | None:
    """The bytes as they came, when they are a plain JSON object."""
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
        if not isinstance(found, dict):
            findings.error(Code.JSON_SYNTAX)
            return None
        _check_values(found, limits.JSON_DEPTH)
    except json.JSONDecodeError as error:
        findings.error(Code.JSON_SYNTAX, error.lineno, error.colno)
        return None
    except (ValueError, RecursionError):
        findings.error(Code.JSON_SYNTAX)
        return None
    return raw


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object in which no name stands twice: two readers must see the same."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_word: str) -> NoReturn:
    raise ValueError


def _check_values(found: object, deep: int) -> None:
    """Clean texts, finite numbers, and at most `deep` levels. Raises ValueError."""
    match found:
        case str() if clean(found) != found:
            raise ValueError
        case float() if not math.isfinite(found):
            raise ValueError
        case dict() | list() if deep == 0:
            raise ValueError
        case dict():
            for name, value in found.items():
                _check_values(name, deep)
                _check_values(value, deep - 1)
        case list():
            for value in found:
                _check_values(value, deep - 1)
