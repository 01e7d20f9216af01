"""From a deck to a package: what goes in, what never does, and that the same deck gives the same file."""

from __future__ import annotations

import io
import json
import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.door import import_untrusted, names
from dilemmagame.library.packages.arriving import arrival, install
from dilemmagame.library.packages.files import belongs, deck_files, is_note
from dilemmagame.library.packages.keys import KeyRing
from dilemmagame.library.packages.manifest import (
    Manifest,
    NotReadableError,
    describe,
    read_manifest,
    to_bytes,
)
from dilemmagame.library.packages.packing import pack
from dilemmagame.library.packages.sealing import Content, inspect
from tests.hostile.filenames import HOMELESS, WELCOME
from tests.library.packages import SHIPPED, village, written


def entries(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_a_package_holds_the_deck_byte_for_byte_and_its_list(tmp_path: Path) -> None:
    files = village()
    report = pack(written(tmp_path / "dorp", files), tmp_path / "dorp.dilemma")
    inside = entries(report.target)
    manifest = json.loads(inside.pop("manifest.json"))
    assert inside == files
    assert manifest == {
        "format": 1,
        "deck": "dorp",
        "version": "1.0",
        "title": "Een dorp",
        "languages": ["nl", "en"],
        "made_with": manifest["made_with"],
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
    }


def test_nothing_comes_along_that_is_no_part_of_the_deck(tmp_path: Path) -> None:
    files = village()
    folder = written(tmp_path / "dorp", files)
    outside = tmp_path / "geheim.md"
    outside.write_text("geheim", encoding="utf-8")
    strangers = (
        ".base/deck.md", ".merge/files/deck.md", ".git/config", ".geheim.md", "cards/.oud.md", "cards/De Brief.md",
        "cards/nul.md", "cards/brief.md.bak", "cards/onder/kaart.md", "images/foto.svg", "images/foto.exe", "README.md",
        "deck.md~", "Deck.md", "manifest.json", "signature.json", "notes.eng.md", "keys/own.json", "nul.en.md",
    )  # fmt: skip
    written(folder, dict.fromkeys(strangers, b"geheim"))
    (folder / "cards" / "link.md").symlink_to(outside)
    (folder / "images" / "map.png").symlink_to(tmp_path)
    report = pack(folder, tmp_path / "dorp.dilemma")
    assert entries(report.target).keys() - {"manifest.json"} == files.keys()
    assert b"geheim" not in report.target.read_bytes()
    assert not any(name.startswith(".") or "/." in name for name in report.left_out)
    assert {"README.md", "cards/link.md", "images/map.png", "cards/onder", "keys"} <= set(report.left_out)


def test_notes_of_the_maker_go_along_and_come_in_whole(tmp_path: Path) -> None:
    notes = {"veldtest.md": b"# Veldtest\n\nTwee avonden.\n", "field-test.en.md": b"# Field test\n"}
    folder = written(tmp_path / "dorp", {**village(), **notes})
    report = pack(folder, tmp_path / "dorp.dilemma")
    assert report.left_out == ()
    assert [name for name in report.manifest.files if is_note(name)] == sorted(notes)
    imported = import_untrusted(report.target)
    assert not imported.refused
    ring = KeyRing(DataFolder(tmp_path / "data"))
    assert inspect(imported.files, ring, imported.digests).content is Content.INTACT
    there = install(arrival(imported, tmp_path / "decks", ring))
    assert {name: (there / name).read_bytes() for name in notes} == notes


@pytest.mark.parametrize("name", [*WELCOME, *HOMELESS])
def test_the_door_and_a_package_have_one_rule_for_what_is_part_of_a_deck(name: str) -> None:
    assert belongs(name) is (names.kind_of(name) not in (None, names.FileKind.SEAL))


def test_the_same_deck_gives_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    folder = written(tmp_path / "dorp", village())
    first = pack(folder, tmp_path / "een.dilemma").target.read_bytes()
    for path in folder.rglob("*.md"):
        os.utime(path, (1, 1))
    second = pack(folder, tmp_path / "twee.dilemma").target.read_bytes()
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names == ["manifest.json", *sorted(names[1:])]


def test_norms_of_the_shared_register_come_along_when_cards_name_them(tmp_path: Path) -> None:
    report = pack(SHIPPED / "raadsleden", tmp_path / "r.dilemma")
    inside = entries(report.target)
    register = (SHIPPED / "norms.md").read_text(encoding="utf-8")
    assert set(report.norms_added) >= {"gw-28", "gedragscode"}
    for norm in report.norms_added:
        start = register.index(f"## {norm}\n")
        assert register[start : register.find("\n## ", start)].strip() in inside["norms.md"].decode()
    own = written(tmp_path / "eigen" / "r", {name: inside[name] for name in inside if belongs(name)})
    assert pack(own, tmp_path / "weer.dilemma").norms_added == ()
    assert (tmp_path / "weer.dilemma").read_bytes() == report.target.read_bytes()


def test_the_own_register_stands_before_what_is_added(tmp_path: Path) -> None:
    files = village()
    shared = "# Gedeeld\n\n## gw-28\n\n- act: Gemeentewet\n- nl: Iets.\n\n## gw-29\n\n- act: X\n- nl: Y\n"
    written(tmp_path, {"norms.md": shared.replace("\n", "\r\n").encode()})
    report = pack(written(tmp_path / "dorp", files), tmp_path / "dorp.dilemma")
    assert entries(report.target)["norms.md"] == files["norms.md"] + (
        b"\n## gw-28\n\n- act: Gemeentewet\n- nl: Iets.\n"
    )


def test_an_own_register_that_is_no_text_is_left_as_it_is(tmp_path: Path) -> None:
    written(tmp_path, {"norms.md": b"## gw-28\n\n- act: Gemeentewet\n- nl: Iets.\n"})
    files = {**village(), "norms.md": b"\xff\xfe"}
    report = pack(written(tmp_path / "dorp", files), tmp_path / "dorp.dilemma")
    assert entries(report.target)["norms.md"] == b"\xff\xfe"
    assert report.norms_added == ()


@pytest.mark.parametrize("broken", ["no deck", "no cards", "a link"])
def test_what_is_no_deck_is_refused_and_nothing_is_written(tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "dorp"
    if broken == "no cards":
        written(folder, {"deck.md": village()["deck.md"]})
    elif broken == "a link":
        folder.symlink_to(written(tmp_path / "echt", village()))
    with pytest.raises(WorldError) as refused:
        pack(folder, tmp_path / "uit.dilemma")
    assert refused.value.code in (WorldErrorCode.FILE_MISSING, WorldErrorCode.DECK_UNFIT)
    assert not (tmp_path / "uit.dilemma").exists()


def test_a_package_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    folder = written(tmp_path / "dorp", village())
    (tmp_path / "vol").write_bytes(b"")
    with pytest.raises(WorldError) as refused:
        pack(folder, tmp_path / "vol" / "uit.dilemma")
    assert refused.value.code is WorldErrorCode.FOLDER_READ_ONLY


def test_only_regular_files_of_a_deck_are_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "dorp", village())
    os.mkfifo(folder / "cards" / "pijp.md")
    assert "cards/pijp.md" in deck_files(folder).left_out


# the list


def manifest() -> Manifest:
    return describe("dorp", "1.10", "Een ‘dorp’", ("nl", "en"), village())


def test_a_list_is_read_as_it_was_written() -> None:
    assert read_manifest(to_bytes(manifest())) == manifest()


def test_a_list_of_a_later_format_is_told_apart() -> None:
    content = to_bytes(manifest()).replace(b'"format": 1', b'"format": 2')
    with pytest.raises(NotReadableError) as refused:
        read_manifest(content)
    assert refused.value.newer


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"format": true}',
        b'{"format": 1, "format": 1}',
        b'{"format": NaN}',
        b" " * 3_000_000,
        to_bytes(manifest()).replace(b'"dorp"', b'"../dorp"'),
        to_bytes(manifest()).replace(b'"dorp"', b'"con"'),
        to_bytes(manifest()).replace(b'"title": ', b'"titel": '),
        to_bytes(manifest()).replace(b'"deck.md": "', b'"deck.md": "x'),
        to_bytes(manifest()).replace(b'"deck.md"', b'"\\u001b[2J"'),
        to_bytes(manifest()).replace(b'"deck.md"', b'"\\ud800"'),
    ],
)
def test_what_is_no_list_is_refused_without_another_error(content: bytes) -> None:
    with pytest.raises(NotReadableError):
        read_manifest(content)


def test_signing_needs_only_a_name(tmp_path: Path) -> None:
    signer = KeyRing(DataFolder(tmp_path / "data")).make_signer("Griffie")
    report = pack(written(tmp_path / "dorp", village()), tmp_path / "dorp.dilemma", signer=signer)
    assert report.signer == signer.key
    assert entries(report.target).keys() == {*village(), "manifest.json", "signature.json"}
