"""The list of what is in a package, `manifest.json`: written and read. Whether it is true is for `sealing`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dilemmagame import __version__
from dilemmagame.library.fields import valid_id
from dilemmagame.library.packages.files import Files, digests
from dilemmagame.library.sources import clean

MANIFEST_FILE = "manifest.json"
SIGNATURE_FILE = "signature.json"
FORMAT = 1

LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_SIGNATURE = 4 * 1024
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TEXT_LIMIT = 200


class NotReadableError(Exception):
    """This is no manifest or signature; `newer` says that it may be one of a later version."""

    def __init__(self, *, newer: bool = False) -> None:
        super().__init__("newer" if newer else "unreadable")
        self.newer = newer


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the maker said about the package. `files` has the SHA-256 of each file, in hexadecimal, by name."""

    deck: str
    version: str
    title: str
    languages: tuple[str, ...]
    made_with: str
    files: Mapping[str, str] = field(default_factory=dict)


def describe(deck: str, version: str, title: str, languages: tuple[str, ...], files: Files) -> Manifest:
    """The manifest of a package with these files, made by this program."""
    return Manifest(deck, version, title, languages, f"dilemmagame {__version__}", digests(files))


def to_bytes(manifest: Manifest) -> bytes:
    """The same bytes for the same manifest, always."""
    return _json({
        "format": FORMAT,
        "deck": manifest.deck,
        "version": manifest.version,
        "title": manifest.title,
        "languages": list(manifest.languages),
        "made_with": manifest.made_with,
        "files": dict(sorted(manifest.files.items())),
    })  # fmt: skip


def read_manifest(content: bytes) -> Manifest:
    """The manifest in these foreign bytes. Unknown entries are passed over. Raises NotReadableError."""
    values = read_object(content, LARGEST_BYTES)
    files = values.get("files")
    languages = values.get("languages", [])
    if not isinstance(files, dict) or not isinstance(languages, list):
        raise NotReadableError
    deck = _text(values, "deck")
    if not valid_id(deck) or not all(map(_listed_well, files.items())):
        raise NotReadableError
    return Manifest(
        deck=deck,
        version=_text(values, "version"),
        title=_text(values, "title"),
        languages=tuple(clean(each)[:2] for each in languages[:50] if isinstance(each, str)),
        made_with=_text(values, "made_with"),
        files={str(name): str(each) for name, each in files.items()},
    )


def read_object(content: bytes, limit: int) -> dict[str, object]:
    """A JSON object of our format from foreign bytes: UTF-8, no name twice. Raises NotReadableError."""
    if len(content) > limit:
        raise NotReadableError
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=_unrepeated, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotReadableError from None
    if not isinstance(found, dict):
        raise NotReadableError
    version = found.get("format")
    if version != FORMAT or isinstance(version, bool):
        raise NotReadableError(newer=isinstance(version, int) and version > FORMAT)
    return found


def written(values: Mapping[str, object]) -> bytes:
    """A JSON object of our format, the same bytes for the same values."""
    return _json({"format": FORMAT, **values})


def _json(values: Mapping[str, object]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _text(values: Mapping[str, object], name: str) -> str:
    text = values.get(name)
    if not isinstance(text, str):
        raise NotReadableError
    return " ".join(clean(text).split())[:_TEXT_LIMIT]


def _listed_well(entry: tuple[object, object]) -> bool:
    """Whether a name can be shown to a person and its digest is one."""
    name, found = entry
    named = isinstance(name, str) and len(name) <= _TEXT_LIMIT and " ".join(clean(name).split()) == name
    return named and isinstance(found, str) and _DIGEST.fullmatch(found) is not None


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)
