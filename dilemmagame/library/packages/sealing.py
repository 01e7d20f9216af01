"""Whether a package is as its maker made it, and whose it is: the seal. Sentences for it are made in `wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dilemmagame.library.packages.files import Files, belongs, digests
from dilemmagame.library.packages.keys import KEY_BYTES, Key, KeyRing, Signer, decoded, encoded, tidy_name
from dilemmagame.library.packages.manifest import (
    LARGEST_SIGNATURE,
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Manifest,
    NotReadableError,
    read_manifest,
    read_object,
    written,
)

SIGNATURE_BYTES = 64
_CONTEXT = b"dilemmagame package 1\n"


class Content(StrEnum):
    """Whether the files are those of the list."""

    INTACT = "intact"
    ALTERED = "altered"
    UNLISTED = "unlisted"  # there is no list
    UNREADABLE = "unreadable"  # there is something in place of a list
    NEWER = "newer"  # the list is of a later version of the format


class Signature(StrEnum):
    """Whose the list is."""

    NONE = "none"
    KNOWN = "known"
    UNKNOWN = "unknown"
    OTHER_KEY = "other-key"  # a known name, but not the key we know under it
    INVALID = "invalid"  # the signature belongs to another list or name, or is none


@dataclass(frozen=True, slots=True)
class Seal:
    """What can be said about a package. `altered`, `missing` and `added` are names of files, compared with the list.

    `name` is the name of the key as it is known here, or what the signer calls himself.
    """

    content: Content
    signature: Signature
    manifest: Manifest | None = None
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    key: Key | None = None

    @property
    def name(self) -> str:
        return self.key.name if self.key is not None else ""

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against using it: nothing altered, and no signature that is not what it says."""
        return self.content in (Content.INTACT, Content.UNLISTED) and self.signature in (
            Signature.NONE,
            Signature.KNOWN,
            Signature.UNKNOWN,
        )


def signed(manifest: bytes, signer: Signer) -> bytes:
    """`signature.json` for the manifest with these bytes."""
    signature = signer.sign(_message(signer.name, manifest))
    return written({
        "algorithm": "ed25519",
        "name": signer.name,
        "public_key": encoded(signer.public),
        "signature": encoded(signature),
    })  # fmt: skip


def inspect(files: Files, ring: KeyRing, original: Mapping[str, str] | None = None) -> Seal:
    """The seal of a package with these files, manifest and signature among them.

    `original` has the SHA-256 of each file as it stood in the package, for the door may have cleaned some. Raises
    WorldError KEYS_UNREADABLE.
    """
    found = digests(files) if original is None else dict(original)
    manifest_bytes = files.get(MANIFEST_FILE)
    if manifest_bytes is None:
        # a signature without a list proves nothing
        signature = Signature.INVALID if SIGNATURE_FILE in found else Signature.NONE
        return Seal(Content.UNLISTED, signature)
    try:
        manifest = read_manifest(manifest_bytes)
    except NotReadableError as unreadable:
        content = Content.NEWER if unreadable.newer else Content.UNREADABLE
        return Seal(content, Signature.INVALID if SIGNATURE_FILE in found else Signature.NONE)
    present = {name: each for name, each in found.items() if name not in (MANIFEST_FILE, SIGNATURE_FILE)}
    listed = manifest.files
    altered = tuple(sorted(name for name in present.keys() & listed.keys() if present[name] != listed[name]))
    missing = tuple(sorted(listed.keys() - present.keys()))
    added = tuple(sorted(present.keys() - listed.keys()))
    whole = not (altered or missing or added) and all(map(belongs, listed))
    signature, key = _signature(files, manifest_bytes, ring)
    return Seal(
        Content.INTACT if whole else Content.ALTERED, signature, manifest, altered, missing, added, key
    )


def _signature(files: Files, manifest: bytes, ring: KeyRing) -> tuple[Signature, Key | None]:
    content = files.get(SIGNATURE_FILE)
    if content is None:
        return Signature.NONE, None
    try:
        values = read_object(content, LARGEST_SIGNATURE)
        name = values.get("name")
        public = decoded(values.get("public_key"), KEY_BYTES)
        signature = decoded(values.get("signature"), SIGNATURE_BYTES)
    except NotReadableError:
        return Signature.INVALID, None
    if (
        values.get("algorithm") != "ed25519"
        or not isinstance(name, str)
        or tidy_name(name) != name
        or not name
    ):
        return Signature.INVALID, None
    if not _fits(public, signature, _message(name, manifest)):
        return Signature.INVALID, None
    known = ring.name_of(public)
    if known:
        return Signature.KNOWN, Key(known, public)
    return (Signature.OTHER_KEY if ring.has_name(name) else Signature.UNKNOWN), Key(name, public)


def _fits(public: bytes, signature: bytes, message: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(name: str, manifest: bytes) -> bytes:
    """What is signed: what it is for, who says it, and the list, so that none of them can be swapped."""
    return _CONTEXT + name.encode("utf-8") + b"\n" + manifest
