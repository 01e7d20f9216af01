"""The keys in the data folder: a person's own, with which packages are signed, and the known ones of others.

An own key is never shown, logged, packed or put in a backup; only its public half leaves this module.
"""

from __future__ import annotations

import base64
import binascii
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from dilemmagame.base.atomic import write_atomically
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.packages.manifest import NotReadableError, read_object, written
from dilemmagame.library.sources import clean

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES = 32
NAME_CHARACTERS = 80
_LARGEST_BYTES = 1024 * 1024
_OWN, _KNOWN = "own.json", "known.json"


@dataclass(frozen=True, slots=True)
class Key:
    """The public half of a key, and the name under which it is known here."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public)


@dataclass(frozen=True, slots=True)
class Signer:
    """A key to sign with. The secret half does not show when a signer is printed."""

    name: str
    public: bytes
    _secret: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature (64 bytes) over `message`."""
        return _private(self._secret).sign(message)

    @property
    def key(self) -> Key:
        return Key(self.name, self.public)


def fingerprint(public: bytes) -> str:
    """Twenty hexadecimal digits in groups of four: short enough to read out over the phone."""
    digits = sha256(public).hexdigest()[:20]
    return " ".join(digits[start : start + 4] for start in range(0, 20, 4))


def same_name(one: str, other: str) -> bool:
    """Whether a person would take these for the same name: capitals, width and spaces make no difference."""
    return _folded(one) == _folded(other)


def tidy_name(name: str) -> str:
    """The name as it is kept: one line, without invisible characters, not longer than fits. May be empty."""
    return " ".join(clean(name).split())[:NAME_CHARACTERS].strip()


def encoded(content: bytes) -> str:
    """Base64, as keys and signatures are written."""
    return base64.b64encode(content).decode("ascii")


def decoded(text: object, length: int) -> bytes:
    """The bytes behind a Base64 text of exactly `length` bytes. Raises NotReadableError."""
    if not isinstance(text, str):
        raise NotReadableError
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotReadableError from None
    if len(content) != length:
        raise NotReadableError
    return content


class NameTakenError(ValueError):
    """Somebody else's key is known under this name: who gets a package would take one for the other."""


class KeyRing:
    """The keys of one data folder, in its folder `keys`, which only its owner may open (mode 700, files 600).

    Every call reads or writes the files. Raises WorldError KEYS_UNREADABLE for a file that is not as we wrote it;
    nothing is overwritten then.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder.root / "keys"

    def own(self) -> tuple[Signer, ...]:
        """The keys to sign with, oldest first."""
        return tuple(
            Signer(name, _private(secret).public_key().public_bytes_raw(), secret)
            for name, secret in self._read(_OWN, "secret")
        )

    def signer(self, name: str) -> Signer | None:
        """The own key with this name."""
        return next((each for each in self.own() if same_name(each.name, name)), None)

    def make_signer(self, name: str) -> Signer:
        """A new key of one's own. Raises ValueError when `name` is empty or an own key has it; NameTakenError when it
        is that of a known key of somebody else; OSError."""
        name = tidy_name(name)
        if not name or self.signer(name) is not None:
            raise ValueError(name)
        if any(same_name(each.name, name) for each in self.known()):
            raise NameTakenError(name)
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        fresh = Ed25519PrivateKey.generate()
        secret = fresh.private_bytes_raw()
        self._write(_OWN, "secret", [*self._read(_OWN, "secret"), (name, secret)])
        return Signer(name, fresh.public_key().public_bytes_raw(), secret)

    def known(self) -> tuple[Key, ...]:
        """The keys of others that the person said are theirs."""
        return tuple(Key(name, public) for name, public in self._read(_KNOWN, "public"))

    def trust(self, key: Key) -> None:
        """From now on `key` is known under its name. Raises ValueError for an empty name; OSError."""
        name = tidy_name(key.name)
        if not name:
            raise ValueError(key.name)
        rest = [(each.name, each.public) for each in self.known() if each.public != key.public]
        self._write(_KNOWN, "public", [*rest, (name, key.public)])

    def forget(self, key: Key) -> None:
        """`key` is a stranger's again. Raises OSError."""
        rest = [(each.name, each.public) for each in self.known() if each.public != key.public]
        self._write(_KNOWN, "public", rest)

    def name_of(self, public: bytes) -> str:
        """The name under which this key is known here, own keys included; empty for a stranger's."""
        return next((each.name for each in self._all() if each.public == public), "")

    def has_name(self, name: str) -> bool:
        """Whether some key, own or known, goes by this name."""
        return any(same_name(each.name, name) for each in self._all())

    def _all(self) -> Iterable[Key]:
        return (*(each.key for each in self.own()), *self.known())

    def _read(self, file: str, half: str) -> list[tuple[str, bytes]]:
        path = self.folder / file
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _unreadable(path, error) from error
        try:
            rows = read_object(content, _LARGEST_BYTES).get("keys")
            if not isinstance(rows, list):
                raise NotReadableError
            return [(_name(row), decoded(row.get(half), KEY_BYTES)) for row in rows]
        except NotReadableError as error:
            raise _unreadable(path, error) from error

    def _write(self, file: str, half: str, rows: list[tuple[str, bytes]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        content = written({"keys": [{"name": name, half: encoded(key)} for name, key in rows]})
        # made readable for the owner alone, and renamed into place as it is
        write_atomically(self.folder / file, content)


def _name(row: object) -> str:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise NotReadableError
    return tidy_name(row["name"])


def _private(secret: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _unreadable(path: Path, error: Exception) -> WorldError:
    return WorldError(WorldErrorCode.KEYS_UNREADABLE, str(path), type(error).__name__)
