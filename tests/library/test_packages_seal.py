"""What the seal says of a package after every way to tamper with it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.packages import wording
from dilemmagame.library.packages.files import digests
from dilemmagame.library.packages.keys import Key, KeyRing, Signer
from dilemmagame.library.packages.manifest import MANIFEST_FILE, SIGNATURE_FILE, describe, to_bytes
from dilemmagame.library.packages.sealing import Content, Signature, inspect, signed
from tests.library.packages import KEY_CARD, village

Files = dict[str, bytes]
Tampering = Callable[[Files], Files]


@pytest.fixture
def maker(tmp_path: Path) -> Signer:
    return KeyRing(DataFolder(tmp_path / "maker")).make_signer("Griffie Wolderhage")


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    """The keys of the one who gets the package."""
    return KeyRing(DataFolder(tmp_path / "here"))


def sealed(signer: Signer | None) -> Files:
    files = village()
    manifest = to_bytes(describe("dorp", "1.0", "Een dorp", ("nl",), files))
    seal = {} if signer is None else {SIGNATURE_FILE: signed(manifest, signer)}
    return {**files, MANIFEST_FILE: manifest, **seal}


def with_signature(files: Files, **values: object) -> Files:
    return {**files, SIGNATURE_FILE: json.dumps({**json.loads(files[SIGNATURE_FILE]), **values}).encode()}


def flipped(text: str) -> str:
    content = bytearray(base64.b64decode(text))
    content[5] ^= 1
    return base64.b64encode(content).decode()


def field(files: Files, name: str) -> str:
    return str(json.loads(files[SIGNATURE_FILE])[name])


def relisted(files: Files) -> Files:
    """A file and, to match it, the list were altered."""
    altered = {**files, KEY_CARD: files[KEY_CARD] + b"x"}
    listed = {name: content for name, content in altered.items() if name in village()}
    return {**altered, MANIFEST_FILE: to_bytes(describe("dorp", "1.0", "Een dorp", ("nl",), listed))}


def test_an_untouched_package_is_intact_and_says_whose_it_is(maker: Signer, ring: KeyRing) -> None:
    seal = inspect(sealed(maker), ring)
    assert (seal.content, seal.signature, seal.name) == (
        Content.INTACT,
        Signature.UNKNOWN,
        "Griffie Wolderhage",
    )
    assert seal.key is not None
    ring.trust(Key("De griffie", seal.key.public))
    seal = inspect(sealed(maker), ring)
    assert (seal.signature, seal.name, seal.sound) == (Signature.KNOWN, "De griffie", True)
    ring.forget(maker.key)
    assert inspect(sealed(maker), ring).signature is Signature.UNKNOWN


def test_an_unsigned_package_is_intact_and_nobodys(ring: KeyRing) -> None:
    seal = inspect(sealed(None), ring)
    assert (seal.content, seal.signature, seal.sound) == (Content.INTACT, Signature.NONE, True)


def test_an_own_package_is_known(maker: Signer, tmp_path: Path) -> None:
    assert inspect(sealed(maker), KeyRing(DataFolder(tmp_path / "maker"))).signature is Signature.KNOWN


def test_another_key_under_a_known_name_is_told(maker: Signer, ring: KeyRing, tmp_path: Path) -> None:
    ring.trust(maker.key)
    thief = KeyRing(DataFolder(tmp_path / "thief")).make_signer("GRIFFIE  wolderhage")
    seal = inspect(sealed(thief), ring)
    assert (seal.content, seal.signature, seal.sound) == (Content.INTACT, Signature.OTHER_KEY, False)


# name of the case: what is done, what the files then are, what the signature then is, what is altered/missing/added
CASES: dict[str, tuple[Tampering, Content, Signature, tuple[tuple[str, ...], ...]]] = {
    "a file altered": (
        lambda files: {**files, KEY_CARD: files[KEY_CARD] + b" "},
        Content.ALTERED,
        Signature.KNOWN,
        ((KEY_CARD,), (), ()),
    ),
    "a file added": (
        lambda files: {**files, "cards/extra.md": b"x"},
        Content.ALTERED,
        Signature.KNOWN,
        ((), (), ("cards/extra.md",)),
    ),
    "a file removed": (
        lambda files: {name: content for name, content in files.items() if name != KEY_CARD},
        Content.ALTERED,
        Signature.KNOWN,
        ((), (KEY_CARD,), ()),
    ),
    "a file and the list altered": (relisted, Content.INTACT, Signature.INVALID, ((), (), ())),
    "a blank added to the list": (
        lambda files: {**files, MANIFEST_FILE: files[MANIFEST_FILE] + b" "},
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the list no list any more": (
        lambda files: {**files, MANIFEST_FILE: b"{"},
        Content.UNREADABLE,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the list removed": (
        lambda files: {name: content for name, content in files.items() if name != MANIFEST_FILE},
        Content.UNLISTED,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the list of a later format": (
        lambda files: {**files, MANIFEST_FILE: files[MANIFEST_FILE].replace(b'"format": 1', b'"format": 9')},
        Content.NEWER,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the signature removed": (
        lambda files: {name: content for name, content in files.items() if name != SIGNATURE_FILE},
        Content.INTACT,
        Signature.NONE,
        ((), (), ()),
    ),
    "a bit of the signature": (
        lambda files: with_signature(files, signature=flipped(field(files, "signature"))),
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "a bit of the key": (
        lambda files: with_signature(files, public_key=flipped(field(files, "public_key"))),
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the signature cut short": (
        lambda files: with_signature(files, signature="AAAA"),
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "another name": (
        lambda files: with_signature(files, name="Gemeentesecretaris"),
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "another way of signing": (
        lambda files: with_signature(files, algorithm="none"),
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
    "the signature no signature any more": (
        lambda files: {**files, SIGNATURE_FILE: b"\xff\x00"},
        Content.INTACT,
        Signature.INVALID,
        ((), (), ()),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_tampering_is_told(case: str, maker: Signer, ring: KeyRing) -> None:
    tamper, content, signature, names = CASES[case]
    ring.trust(maker.key)
    seal = inspect(tamper(sealed(maker)), ring)
    assert (seal.content, seal.signature) == (content, signature)
    assert (seal.altered, seal.missing, seal.added) == names
    assert seal.sound == (case == "the signature removed")


def test_a_signature_does_not_fit_another_package_of_the_same_maker(maker: Signer, ring: KeyRing) -> None:
    other = to_bytes(describe("stad", "1.0", "Een stad", ("nl",), village()))
    files = {**sealed(maker), SIGNATURE_FILE: signed(other, maker)}
    assert inspect(files, ring).signature is Signature.INVALID


def test_a_list_that_names_what_is_no_deck_file_is_not_intact(ring: KeyRing) -> None:
    files = {**village(), "setup.exe": b"x"}
    files[MANIFEST_FILE] = to_bytes(describe("dorp", "1.0", "Een dorp", ("nl",), files))
    assert inspect(files, ring).content is Content.ALTERED


def test_what_the_door_cleaned_is_compared_as_it_came(maker: Signer, ring: KeyRing) -> None:
    files = sealed(maker)
    original = digests(files)
    assert inspect({**files, KEY_CARD: b"cleaned"}, ring, original).content is Content.INTACT
    # a file that the door left out still stands in the package
    assert inspect(files, ring, {**original, "setup.exe": "0" * 64}).added == ("setup.exe",)


def test_every_seal_has_its_sentences_in_both_languages(maker: Signer, ring: KeyRing, tmp_path: Path) -> None:
    ring.trust(maker.key)
    thief = KeyRing(DataFolder(tmp_path / "thief")).make_signer("Griffie Wolderhage")
    stranger = KeyRing(DataFolder(tmp_path / "stranger")).make_signer("Iemand")
    packages = [sealed(signer) for signer in (maker, thief, stranger, None)]
    packages += [tamper(sealed(maker)) for tamper, *_ in CASES.values()]
    said: dict[str, list[tuple[str, ...]]] = {}
    for language in ("en", "nl"):
        i18n.use(language)
        said[language] = [wording.statement(inspect(package, ring)) for package in packages]
    assert all(len(lines) >= 2 and all(lines) for lines in (*said["en"], *said["nl"]))
    assert said["en"][0] == (
        "The package is intact: every file is as its maker listed it.",
        "Signed by “Griffie Wolderhage”, with a key you know.",
    )
    assert said["en"][1][-1].startswith("Careful: it is signed as “Griffie Wolderhage”")
    assert f"Changed: {KEY_CARD}" in said["en"][4]
    assert len({line for lines in said["en"] for line in lines}) == len(
        {line for lines in said["nl"] for line in lines}
    )


def test_a_long_list_of_altered_files_is_cut(ring: KeyRing) -> None:
    i18n.use("en")
    files = sealed(None) | {f"cards/k{n}.md": b"" for n in range(25)}
    (line,) = (line for line in wording.statement(inspect(files, ring)) if line.startswith("Added"))
    assert line.endswith("and 15 more")
