"""Keys: made on first use, for their owner's eyes only, and never in anything that leaves the computer."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dilemmagame.base.diagnose import diagnosis
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.logs import open_log
from dilemmagame.base.paths import DataFolder
from dilemmagame.base.sentences import sentence
from dilemmagame.library.packages.keys import Key, KeyRing, NameTakenError, fingerprint
from dilemmagame.library.packages.packing import pack
from dilemmagame.storage.store import Store
from tests.library.packages import village, written


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def secrets(data: DataFolder) -> list[bytes]:
    """The secret halves, as they stand on disk."""
    rows = json.loads((data.root / "keys" / "own.json").read_bytes())["keys"]
    return [row["secret"].encode() for row in rows]


def test_a_key_is_made_once_and_found_again(data: DataFolder) -> None:
    ring = KeyRing(data)
    assert ring.own() == ()
    made = ring.make_signer("  Griffie\tWolderhage ")
    again = KeyRing(data).signer("griffie wolderhage")
    assert again == made
    assert made.name == "Griffie Wolderhage"
    Ed25519PublicKey.from_public_bytes(made.public).verify(made.sign(b"x"), b"x")
    with pytest.raises(ValueError, match="Griffie"):
        ring.make_signer("Griffie Wolderhage")
    with pytest.raises(ValueError, match=r"^$"):
        ring.make_signer(" \u200b ")
    assert len(ring.make_signer("Ander").public) == 32
    assert [each.name for each in ring.own()] == ["Griffie Wolderhage", "Ander"]


def test_no_key_is_made_under_the_name_of_a_known_key_of_somebody_else(
    data: DataFolder, tmp_path: Path
) -> None:
    ring = KeyRing(data)
    other = KeyRing(DataFolder(tmp_path / "elders")).make_signer("Griffie Wolderhage")
    ring.trust(other.key)
    with pytest.raises(NameTakenError):
        ring.make_signer(" GRIFFIE  wolderhage")
    assert ring.own() == ()
    ring.forget(other.key)
    assert ring.make_signer("Griffie Wolderhage").public != other.public


def test_only_the_owner_may_open_the_keys(data: DataFolder) -> None:
    ring = KeyRing(data)
    ring.make_signer("Griffie")
    ring.trust(Key("Ander", b"k" * 32))
    assert stat.S_IMODE(ring.folder.stat().st_mode) == 0o700
    for path in ring.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_secret_key_is_in_no_backup_package_log_or_diagnosis(data: DataFolder, tmp_path: Path) -> None:
    open_log(data)
    signer = KeyRing(data).make_signer("Griffie")
    (secret,) = secrets(data)
    raw = signer._secret
    logging.getLogger("dilemmagame.test").info("signer %s", signer)
    assert raw.hex() not in repr(signer)
    assert repr(raw) not in repr(signer)
    package = pack(written(tmp_path / "dorp", village()), tmp_path / "dorp.dilemma", signer=signer).target
    store = Store.open(data)
    try:
        backup = store.backup(tmp_path / "kopie.db")
        store.backup()
    finally:
        store.close()
    kept = [package, backup, *data.backups.iterdir(), *data.logs.iterdir(), data.database]
    assert len(kept) >= 5
    for path in kept:
        content = path.read_bytes()
        assert secret not in content, path
        assert raw not in content, path
    assert secret.decode() not in diagnosis(data)


def test_a_damaged_file_of_keys_is_left_alone_and_explained(data: DataFolder) -> None:
    ring = KeyRing(data)
    ring.make_signer("Griffie")
    for damage in (
        b"",
        b"{}",
        b'{"format": 1, "keys": [1]}',
        b'{"format": 1, "keys": [{"name": "x", "secret": "AA=="}]}',
    ):
        (ring.folder / "own.json").write_bytes(damage)
        with pytest.raises(WorldError) as refused:
            ring.make_signer("Ander")
        assert refused.value.code is WorldErrorCode.KEYS_UNREADABLE
        assert "own.json" in sentence(refused.value)
        assert (ring.folder / "own.json").read_bytes() == damage


def test_known_keys_are_kept_by_key_and_forgotten(data: DataFolder) -> None:
    ring = KeyRing(data)
    ring.trust(Key("Een", b"a" * 32))
    ring.trust(Key("Een", b"b" * 32))
    ring.trust(Key("Anders", b"a" * 32))
    assert {(key.name, key.public[:1]) for key in ring.known()} == {("Een", b"b"), ("Anders", b"a")}
    ring.forget(Key("", b"b" * 32))
    assert [key.name for key in KeyRing(data).known()] == ["Anders"]
    assert ring.name_of(b"a" * 32) == "Anders"
    assert ring.name_of(b"c" * 32) == ""


def test_a_fingerprint_can_be_read_out() -> None:
    assert fingerprint(b"a" * 32) == "3ba3 f5f4 3b92 6026 83c1"
