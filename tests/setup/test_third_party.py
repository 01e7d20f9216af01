"""What others made and we pass on: listed, under licences we know, with their texts beside them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tests.setup.third_party import ROOT, TARGET, Package, families, packages, text

# A licence that is not here needs a decision first: may it go into one folder with an EUPL program?
ACCEPTED = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "LGPL-3.0-only",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-1.1",
    "PSF-2.0",
}


def test_the_table_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "run: python3 -m tests.setup.third_party"


@pytest.mark.parametrize("package", packages(), ids=lambda package: package.name)
def test_no_new_kind_of_licence_appears(package: Package) -> None:
    assert families(package.licence) <= ACCEPTED


def test_a_new_kind_of_licence_is_seen() -> None:
    assert not families("MIT AND AGPL-3.0-only") <= ACCEPTED
    assert families("(MPL-1.1) OR GPL-2.0-or-later") == {"MPL-1.1"}


@pytest.mark.parametrize(
    ("name", "opening", "size"),
    [
        ("LICENSE", "EUROPEAN UNION PUBLIC LICENCE v. 1.2", 13_000),
        ("decks/LICENSE", "Creative Commons Attribution 4.0 International", 16_000),
        ("assets/licences/LGPL-3.0.txt", "GNU LESSER GENERAL PUBLIC LICENSE", 7_000),
        ("assets/licences/GPL-3.0.txt", "GNU GENERAL PUBLIC LICENSE", 34_000),
    ],
)
def test_licence_texts_are_whole(name: str, opening: str, size: int) -> None:
    words = (ROOT / name).read_text(encoding="utf-8")
    assert words.lstrip().startswith(opening)
    assert len(words) > size


def test_icons_are_drawings_with_one_colour_and_their_licence_lies_beside_them() -> None:
    icons = sorted((ROOT / "assets" / "icons").glob("*.svg"))
    assert len(icons) >= 60
    for path in icons:
        words = path.read_text(encoding="utf-8")
        root = ET.fromstring(words)
        assert root.get("stroke") == "currentColor", path.name
        assert "<script" not in words, path.name
        assert "href" not in words, path.name
    assert "ISC License" in (ROOT / "assets" / "icons" / "LICENSE").read_text(encoding="utf-8")
