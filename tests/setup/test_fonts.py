"""The fonts we ship: whole static TrueType files with their licence, holding every letter our texts need."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

from tests.setup.third_party import ROOT

FONTS = sorted((ROOT / "assets" / "fonts").glob("*.ttf"))
WEIGHTS = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600, "Bold": 700, "BoldItalic": 700}
LETTERS = "AÁaáBCDEFGHIJKLMNOPQRSTUVWXYZ éèëêïíîöóôüúû ŞşğıŁłçñ ß €§ 0123456789 „“”‘’–—…·×½ ĳ ij"


def tables(path: Path) -> dict[str, bytes]:
    """The tables of a TrueType file by name."""
    content = path.read_bytes()
    count = struct.unpack(">H", content[4:6])[0]
    records = [struct.unpack(">4sLLL", content[12 + 16 * i : 28 + 16 * i]) for i in range(count)]
    return {name.decode("ascii"): content[start : start + size] for name, _sum, start, size in records}


def test_all_faces_are_there() -> None:
    names = {path.stem for path in FONTS}
    assert names >= {f"AtkinsonHyperlegibleNext-{style}" for style in WEIGHTS}
    assert names >= {"Literata-SemiBold", "SourceSans3-Regular", "SourceSans3-Italic", "SourceSans3-Bold"}


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_face_is_static_and_of_the_weight_its_name_says(path: Path) -> None:
    found = tables(path)
    assert "fvar" not in found, "a variable font: weights do not reach the screen with these"
    assert struct.unpack(">H", found["OS/2"][4:6])[0] == WEIGHTS[path.stem.partition("-")[2]]


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_face_may_be_embedded_in_a_pdf(path: Path) -> None:
    assert struct.unpack(">H", tables(path)["OS/2"][8:10])[0] == 0


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_the_licence_of_a_face_lies_beside_it(path: Path) -> None:
    words = path.with_name(f"{path.stem.partition('-')[0]}-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in words
    assert words.startswith("Copyright")


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_face_holds_every_letter_we_write(path: Path, qapp: QGuiApplication) -> None:
    face = QRawFont(str(path), 20)
    assert face.isValid()
    assert [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))] == []
