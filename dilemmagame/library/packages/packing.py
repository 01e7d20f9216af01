"""From a deck in a folder to a package: a zip with the deck's files, their list, and perhaps a signature."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.library import limits
from dilemmagame.library.fields import valid_id
from dilemmagame.library.packages.files import Files, deck_files
from dilemmagame.library.packages.keys import Key, Signer
from dilemmagame.library.packages.manifest import MANIFEST_FILE, SIGNATURE_FILE, Manifest, describe, to_bytes
from dilemmagame.library.packages.sealing import signed
from dilemmagame.library.reading import NORMS_FILE, DeckReading, read_source_deck

SUFFIX = ".dilemma"

# the oldest time a zip can hold: the same deck gives the same package, whenever it is made
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o644 << 16
_ON_UNIX = 3
_COMPRESSION = 9
_NORM = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was packed: the package and its list, the names of what lay in the folder but is no part of the deck, the
    ids of norms taken from the shared register, and the key it was signed with."""

    target: Path
    manifest: Manifest
    left_out: tuple[str, ...]
    norms_added: tuple[str, ...]
    signer: Key | None


def pack(deck_folder: Path, target: Path, *, signer: Signer | None = None) -> PackReport:
    """Write the deck in `deck_folder` to the package `target`, whole or not at all.

    Norms that its cards name and that stand only in the shared register beside the folder come along in the package's
    `norms.md`. Raises WorldError: FILE_MISSING (no deck), DECK_UNFIT (no cards, or larger than what may come in
    elsewhere), FILE_UNREADABLE, DISK_FULL, FOLDER_READ_ONLY.
    """
    found = deck_files(deck_folder)
    reading = read_source_deck(deck_folder)
    deck = reading.deck
    if not deck.cards or not valid_id(deck.id):
        raise WorldError(WorldErrorCode.DECK_UNFIT, deck.title or str(deck_folder))
    norms, added = _norms(reading, found.files.get(NORMS_FILE), deck_folder)
    files = dict(sorted({**found.files, **({NORMS_FILE: norms} if norms is not None else {})}.items()))
    manifest = describe(deck.id, deck.version, deck.title, deck.languages, files)
    content = package(files, manifest, signer)
    large = (
        len(content) > limits.PACKAGE_BYTES or sum(map(len, files.values())) > limits.PACKAGE_UNPACKED_BYTES
    )
    if large or len(files) + len((MANIFEST_FILE, SIGNATURE_FILE)) > limits.PACKAGE_FILES:
        raise WorldError(WorldErrorCode.DECK_UNFIT, deck.title)
    write_where_asked(target, content)
    return PackReport(target, manifest, found.left_out, added, signer.key if signer is not None else None)


def package(files: Files, manifest: Manifest, signer: Signer | None = None) -> bytes:
    """The bytes of a package: the same for the same files, manifest and signer."""
    listed = to_bytes(manifest)
    seal: dict[str, bytes] = {MANIFEST_FILE: listed}
    if signer is not None:
        seal[SIGNATURE_FILE] = signed(listed, signer)
    return zipped({**seal, **dict(sorted(files.items()))})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip with these files in this order, without the time it was made or who made it."""
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = _PLAIN_FILE
            entry.create_system = _ON_UNIX
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, _COMPRESSION)
    return stream.getvalue()


def _norms(reading: DeckReading, own: bytes | None, folder: Path) -> tuple[bytes | None, tuple[str, ...]]:
    """The deck's own register with the sections it needs from the shared one behind it, and their ids."""
    mine = {norm.id for norm in reading.own_norms.norms}
    shared = {norm.id for norm in reading.shared_norms.norms}
    wanted = dict.fromkeys(norm for card in reading.cards for norm in card.card.norms)
    needed = sorted(norm for norm in wanted if norm in shared and norm not in mine)
    if not needed:
        return own, ()
    before = f"# {reading.deck.title}\n" if own is None else _text(own)
    if before is None:
        return own, ()  # it cannot be read as text, so nothing can be written behind it
    register = (folder.resolve().parent / NORMS_FILE).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    sections = _sections(register, needed)
    line_end = "\r\n" if "\r\n" in before else "\n"
    text = (
        before.rstrip() + "".join(f"\n\n{section}" for section in sections).replace("\n", line_end) + line_end
    )
    return text.encode("utf-8"), tuple(needed)


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _sections(register: str, wanted: Iterable[str]) -> list[str]:
    """The sections of these norms as they stand in the register."""
    starts = [found.start() for found in _NORM.finditer(register)]
    pieces = [register[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(register)], strict=True)]
    by_id: dict[str, str] = {}
    for piece in pieces:
        by_id.setdefault(piece.partition("\n")[0][3:].strip().rstrip("#").strip(), piece)
    return [by_id[norm] for norm in wanted if norm in by_id]
