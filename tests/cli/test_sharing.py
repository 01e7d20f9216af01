"""pack and unpack on the command line: what is said, what is written, and what never is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dilemmagame.cli import main
from dilemmagame.library.packages.files import base_files, deck_files
from tests.library.packages import KEY_CARD, edited, snapshot, village, written

Said = pytest.CaptureFixture[str]


def run(data: Path, *arguments: str) -> int:
    return main(["--data", str(data), "--lang", "en", *arguments])


def packed(place: Path, files: dict[str, bytes], *more: str, data: Path | None = None) -> Path:
    """A package of these files, made by somebody else."""
    target = place / "dorp.dilemma"
    assert (
        run(data or place / "data", "pack", str(written(place / "dorp", files)), "-o", str(target), *more)
        == 0
    )
    return target


def test_a_deck_goes_out_and_comes_in_elsewhere(tmp_path: Path, capsys: Said) -> None:
    package = packed(tmp_path / "maker", village(), "--sign", "Griffie Wolderhage")
    said = capsys.readouterr().out
    assert "A new key for “Griffie Wolderhage” was made." in said
    assert "dorp.dilemma (5 files)" in said
    here = tmp_path / "here"
    assert run(here, "unpack", str(package)) == 0
    said = capsys.readouterr().out
    assert said.startswith("The package is intact")
    assert "goes by “Griffie Wolderhage”, with a key that is not known here" in said
    assert deck_files(here / "decks" / "dorp").files == village()
    assert run(here, "decks") == 0
    assert "dorp" in capsys.readouterr().out
    # packed again from there, it is the same package
    assert run(tmp_path / "maker" / "data", "pack", str(here / "decks" / "dorp"), "-o", str(tmp_path / "weer.dilemma"),
               "--sign", "griffie wolderhage") == 0  # fmt: skip
    assert (tmp_path / "weer.dilemma").read_bytes() == package.read_bytes()
    assert "new key" not in capsys.readouterr().out


def test_a_package_comes_in_where_it_is_asked(tmp_path: Path) -> None:
    package = packed(tmp_path / "maker", village())
    assert run(tmp_path / "here", "unpack", str(package), "-o", str(tmp_path / "map")) == 0
    assert deck_files(tmp_path / "map" / "dorp").files == village()
    assert not (tmp_path / "here" / "decks").exists()


def test_an_update_without_a_clash_comes_in_by_itself(tmp_path: Path, capsys: Said) -> None:
    here = tmp_path / "here"
    assert run(here, "unpack", str(packed(tmp_path / "een", village()))) == 0
    folder = written(here / "decks" / "dorp", edited(village(), KEY_CARD, ("minutes: 20", "minutes: 45")))
    newer = edited(village(), KEY_CARD, ("Het regent.", "Het sneeuwt."))
    capsys.readouterr()
    assert run(here, "unpack", str(packed(tmp_path / "twee", newer))) == 0
    assert "(new: 1; your own changes, kept: 1; chosen: 0)" in capsys.readouterr().out
    assert deck_files(folder).files == edited(newer, KEY_CARD, ("minutes: 20", "minutes: 45"))
    assert run(here, "unpack", str(tmp_path / "twee" / "dorp.dilemma")) == 0
    assert "nothing new in it" in capsys.readouterr().out


def test_a_clash_is_told_and_nothing_is_written_until_a_side_is_chosen(tmp_path: Path, capsys: Said) -> None:
    here = tmp_path / "here"
    assert run(here, "unpack", str(packed(tmp_path / "een", village()))) == 0
    own = edited(village(), KEY_CARD, ("minutes: 20", "minutes: 45"))
    folder = written(here / "decks" / "dorp", own)
    newer = edited(village(), KEY_CARD, ("minutes: 20", "minutes: 30"), ("Het regent.", "Het sneeuwt."))
    package = packed(tmp_path / "twee", newer)
    before = snapshot(folder)
    capsys.readouterr()
    assert run(here, "unpack", str(package)) == 1
    said = capsys.readouterr().err
    assert "1 part was changed both there and in the package:\n  Card “De sleutel”: the minutes\n" in said
    assert said.endswith("Nothing was written.\n")
    assert snapshot(folder) == before
    assert run(here, "unpack", str(package), "--mine") == 0
    assert deck_files(folder).files == edited(own, KEY_CARD, ("Het regent.", "Het sneeuwt."))
    assert base_files(folder) == newer


def test_theirs_takes_the_other_side(tmp_path: Path) -> None:
    here = tmp_path / "here"
    assert run(here, "unpack", str(packed(tmp_path / "een", village()))) == 0
    folder = written(here / "decks" / "dorp", edited(village(), KEY_CARD, ("minutes: 20", "minutes: 45")))
    newer = edited(village(), KEY_CARD, ("minutes: 20", "minutes: 30"))
    assert run(here, "unpack", str(packed(tmp_path / "twee", newer)), "--theirs") == 0
    assert deck_files(folder).files == newer


def test_an_altered_package_is_not_taken_in(tmp_path: Path, capsys: Said) -> None:
    package = packed(tmp_path / "maker", village(), "--sign", "Griffie")
    with zipfile.ZipFile(package) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    inside[KEY_CARD] += b"\n"
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    capsys.readouterr()
    assert run(tmp_path / "here", "unpack", str(package), "--trust") == 1
    said = capsys.readouterr().err
    assert "The package was changed after it was made." in said
    assert f"Changed: {KEY_CARD}" in said
    assert not (tmp_path / "here" / "decks").exists()
    assert not (tmp_path / "here" / "keys").exists()


def test_another_key_under_a_known_name_stops_until_it_is_trusted(tmp_path: Path, capsys: Said) -> None:
    here = tmp_path / "here"
    first = packed(tmp_path / "een", village(), "--sign", "Griffie")
    assert run(here, "unpack", str(first), "--trust") == 0
    assert "Signed by “Griffie”, with a key you know." in capsys.readouterr().out
    newer = packed(
        tmp_path / "twee", edited(village(), KEY_CARD, ("minutes: 20", "minutes: 30")), "--sign", "Griffie"
    )
    before = snapshot(here / "decks")
    assert run(here, "unpack", str(newer)) == 1
    assert "Careful: it is signed as “Griffie”" in capsys.readouterr().err
    assert snapshot(here / "decks") == before
    assert run(here, "unpack", str(newer), "--trust") == 0
    assert run(here, "unpack", str(first)) == 0


def test_an_update_that_its_makers_did_not_sign_is_told(tmp_path: Path, capsys: Said) -> None:
    here = tmp_path / "here"
    assert run(here, "unpack", str(packed(tmp_path / "een", village(), "--sign", "Griffie")), "--trust") == 0
    assert "Ask “Griffie”" not in capsys.readouterr().err
    newer = packed(tmp_path / "twee", edited(village(), KEY_CARD, ("minutes: 20", "minutes: 30")))
    assert run(here, "unpack", str(newer)) == 0
    assert "was signed by “Griffie”; this package was not." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("unpack", "er-is-niets.dilemma"), 1),
        (("unpack", "rommel.dilemma"), 1),
        (("unpack", "rommel.dilemma", "--mine", "--theirs"), 2),
        (("pack", "er-is-niets", "-o", "x.dilemma"), 1),
        (("pack", "dorp"), 2),
        (("pack", "dorp", "-o", "x.dilemma", "--sign", " "), 2),
    ],
)
def test_what_cannot_be_done_is_one_clear_sentence(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rommel.dilemma").write_bytes(b"PK\x03\x04rommel")
    written(Path("dorp"), village())
    assert run(tmp_path / "here", *arguments) == code
    said = capsys.readouterr().err
    assert said
    assert "Traceback" not in said
    assert not (tmp_path / "x.dilemma").exists()
    assert not (tmp_path / "here" / "decks").exists()
