"""What comes through the door when it is honest, names that may not, and what happens when the reader fails."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from dilemmagame.domain.cards import Severity
from dilemmagame.library import limits
from dilemmagame.library.door import DeckCard, Imported, import_untrusted, names
from dilemmagame.library.fields import valid_id
from tests.hostile.filenames import HARMFUL, HOMELESS, WELCOME
from tests.hostile.zips import CARD, DECK, GOOD, Part, deck, package, squeezed
from tests.library.samples import write_files

ROOT = Path(__file__).parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")


def through(content: bytes, folder: Path, name: str = "a.dilemma") -> Imported:
    """A package with these bytes, imported."""
    path = folder / name
    path.write_bytes(content)
    return import_untrusted(path)


def codes(imported: Imported) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in imported.problems]


# honest things


def test_a_good_package_comes_in_byte_for_byte(tmp_path: Path) -> None:
    odd = b"\xef\xbb\xbf" + CARD.replace(b"een", b"twee").replace(b"\n", b"\r\n")
    imported = through(
        deck(squeezed("cards/twee.md", odd), Part("manifest.json", b'{"format": 1}')), tmp_path
    )
    assert imported.problems == ()
    assert imported.files == {
        "deck.md": DECK, "cards/een.md": CARD, "cards/twee.md": odd, "manifest.json": b'{"format": 1}',
    }  # fmt: skip
    assert imported.deck == DeckCard("vreemd", "1.0", "Vreemd", "nl", 2)
    import hashlib

    assert imported.digests == {
        name: hashlib.sha256(content).hexdigest() for name, content in imported.files.items()
    }


def test_a_shipped_deck_comes_in_the_same_as_folder_and_as_package(tmp_path: Path) -> None:
    folder = ROOT / "decks" / "raadsleden"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    packed = through(package(*(squeezed(name, content) for name, content in files.items())), tmp_path)
    assert packed.files == import_untrusted(folder).files == files
    assert not packed.refused


def test_the_folder_around_a_deck_and_what_systems_leave_beside_it_are_taken_off(tmp_path: Path) -> None:
    litter = [Part(name, b"x") for name in ("__MACOSX/._deck.md", "dorp/.DS_Store", "dorp/Thumbs.db")]
    parts = [
        Part("dorp/"),
        Part("dorp/cards/"),
        *(Part(f"dorp/{part.name!s}", part.content) for part in GOOD),
    ]
    imported = through(package(*parts, *litter), tmp_path)
    assert (set(imported.files), imported.problems) == ({"deck.md", "cards/een.md"}, ())


def test_hidden_characters_go_and_line_ends_stay(tmp_path: Path) -> None:
    content = CARD.replace(b"gang", "ga\u202eng".encode()).replace(b"\n", b"\r\n")
    imported = through(package(GOOD[0], Part("cards/een.md", content)), tmp_path)
    assert codes(imported) == [("cards/een.md", "hidden-characters")]
    assert imported.problems[0].severity is Severity.WARNING
    assert imported.files["cards/een.md"] == CARD.replace(b"\n", b"\r\n")
    import hashlib

    assert imported.digests["cards/een.md"] == hashlib.sha256(content).hexdigest()


def test_the_problems_of_a_card_come_with_file_line_and_column(tmp_path: Path) -> None:
    imported = through(
        package(GOOD[0], Part("cards/een.md", CARD.replace(b"## Vraag", b"## Vraagje"))), tmp_path
    )
    assert not imported.refused
    assert ("cards/een.md", 14, "section-unknown") in [
        (problem.file, problem.line, problem.code) for problem in imported.problems
    ]


def test_a_translation_without_its_card_is_told(tmp_path: Path) -> None:
    imported = through(deck(Part("cards/twee.en.md", CARD)), tmp_path)
    assert ("cards/twee.en.md", "translation-orphan") in codes(imported)


# folders


def test_a_folder_with_a_link_is_refused_and_the_link_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_bytes(CARD.replace(b"gang", b"GEHEIM"))
    folder = write_files(tmp_path / "dorp", {"deck.md": DECK, "cards/een.md": CARD})
    (folder / "cards" / "twee.md").symlink_to(secret)
    imported = import_untrusted(folder)
    assert codes(imported) == [("cards/twee.md", "file-is-link")]
    assert (imported.refused, imported.files) == (True, {})


def test_a_folder_that_is_a_link_inside_is_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "dorp", {"deck.md": DECK})
    (folder / "cards").symlink_to(write_files(tmp_path / "elders", {"een.md": CARD}))
    assert codes(import_untrusted(folder)) == [("cards", "file-is-link")]


@unix
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "dorp", {"deck.md": DECK, "cards/een.md": CARD})
    os.mkfifo(folder / "cards" / "twee.md")
    assert codes(import_untrusted(folder)) == [("cards/twee.md", "file-is-link")]
    os.mkfifo(tmp_path / "a.dilemma")
    assert codes(import_untrusted(tmp_path / "a.dilemma")) == [("a.dilemma", "file-unreadable")]


def test_a_folder_is_read_two_levels_deep_and_hidden_things_are_left_alone(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "dorp",
        {
            "deck.md": DECK,
            "cards/een.md": CARD,
            ".base/deck.md": DECK,
            "notes/a/b/c/d.txt": b"x",
            "plan.txt": b"x",
        },
    )
    imported = import_untrusted(folder)
    assert set(imported.files) == {"deck.md", "cards/een.md"}
    assert codes(imported) == [("plan.txt", "entry-kind")]


@unix
def test_a_name_that_is_no_text_is_refused_in_a_folder_too(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "dorp", {"deck.md": DECK, "cards/een.md": CARD})
    Path(os.fsdecode(os.fsencode(folder) + b"/cards/\xff.md")).write_bytes(CARD)
    assert [code for _, code in codes(import_untrusted(folder))] == ["entry-name"]


def test_a_file_of_a_folder_that_is_too_large_is_left_out(tmp_path: Path) -> None:
    files = {"deck.md": DECK, "cards/een.md": CARD, "cards/twee.md": CARD + b"x" * limits.CARD_BYTES}
    imported = import_untrusted(write_files(tmp_path / "dorp", files))
    assert (set(imported.files), codes(imported)) == (
        {"deck.md", "cards/een.md"},
        [("cards/twee.md", "file-too-large")],
    )


def test_a_crowded_folder_is_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "dorp", {"deck.md": DECK})
    (folder / "cards").mkdir()
    for number in range(limits.PACKAGE_FILES + 5):
        (folder / "cards" / f"k{number}.md").touch()
    assert [code for _, code in codes(import_untrusted(folder))] == ["package-crowded"]


def test_what_is_not_there_or_empty_is_told(tmp_path: Path) -> None:
    assert codes(import_untrusted(tmp_path / "x.zip")) == [("x.zip", "file-missing")]
    (tmp_path / "leeg").mkdir()
    assert codes(import_untrusted(tmp_path / "leeg")) == [("leeg", "deck-missing")]
    assert import_untrusted(Path("a\x00b")).refused


def test_a_package_over_its_size_is_not_even_given_to_the_worker(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with path.open("wb") as stream:
        stream.truncate(limits.PACKAGE_BYTES + 1)
    assert codes(import_untrusted(path)) == [("a.zip", "package-too-large")]


# names


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_name_is_no_file_no_id_and_no_picture(name: str) -> None:
    assert names.danger(name) is not None
    assert names.kind_of(name) is None
    assert not valid_id(name)
    assert names.kind_of(f"images/{name}") is None


@pytest.mark.parametrize("name", HOMELESS)
def test_a_name_without_a_place_in_a_deck_is_left_out(name: str) -> None:
    assert (names.danger(name), names.kind_of(name)) == (None, None)


@pytest.mark.parametrize("name", WELCOME)
def test_a_name_with_a_place_stays_inside_on_every_system(name: str) -> None:
    assert names.kind_of(name) is not None
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind("decks/dorp") / name
        assert not path.is_absolute()
        assert path.parts[:2] == ("decks", "dorp")
        assert ".." not in path.parts
    assert not any(PureWindowsPath(part).is_reserved() for part in name.split("/"))


def test_harmful_names_in_one_package_are_all_told(tmp_path: Path) -> None:
    bad = [name for name in HARMFUL if name and "\ud800" not in name][:15]
    imported = through(deck(*(Part(name, CARD) for name in bad)), tmp_path)
    assert imported.refused
    assert len(imported.problems) == 15


# pictures


def picture(mode: str, kind: str, **options: object) -> bytes:
    """A picture of four by two dots, made by Pillow."""
    from PIL import Image

    target = io.BytesIO()
    Image.new(mode, (4, 2), 200 if mode in {"L", "I;16"} else 0).save(target, kind, **options)
    return target.getvalue()


def taken(name: str, content: bytes, folder: Path) -> bytes:
    imported = through(deck(Part(name, content)), folder)
    assert imported.problems == ()
    return imported.files[name]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_sort_come_in_as_plain_png(mode: str, tmp_path: Path) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(taken("images/a.png", picture(mode, "PNG"), tmp_path))) as found:
        assert (found.format, found.size, found.info) == ("PNG", (4, 2), {})


def test_a_photo_loses_its_place_its_words_and_its_profile_and_stands_upright(tmp_path: Path) -> None:
    from PIL import ExifTags, Image

    words = Image.Exif()
    words[ExifTags.Base.Orientation] = 6
    words[ExifTags.Base.Artist] = "GEHEIM"
    words.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    content = picture("RGB", "JPEG", exif=words, comment=b"GEHEIM", icc_profile=b"GEHEIM" * 20)
    assert b"GEHEIM" in content
    found = taken("images/a.jpg", content, tmp_path)
    assert b"GEHEIM" not in found
    with Image.open(io.BytesIO(found)) as photo:
        assert (photo.format, photo.size, len(photo.getexif())) == ("JPEG", (2, 4), 0)
        assert not {"exif", "comment", "icc_profile"} & set(photo.info)


def test_a_printers_photo_comes_in_as_colours_of_a_screen(tmp_path: Path) -> None:
    from PIL import Image

    with Image.open(io.BytesIO(taken("images/a.jpeg", picture("CMYK", "JPEG"), tmp_path))) as found:
        assert found.mode == "RGB"
