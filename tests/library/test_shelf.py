"""What can be chosen on this computer: shipped and own decks, and a municipality's own words."""

from __future__ import annotations

import shutil
from pathlib import Path

from dilemmagame.base import paths
from dilemmagame.base.paths import DataFolder
from dilemmagame.library.shelf import Shelf


def test_an_own_deck_takes_the_place_of_the_shipped_one_with_its_id(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copytree(paths.shipped_decks() / "raadsleden", folder.decks / "onze-raad")
    decks = Shelf(folder, "nl").decks
    assert [each.deck.id for each in decks] == ["ambtenaren", "bestuurders", "raadsleden"]
    assert decks[-1].path == folder.decks / "onze-raad"
    assert decks[-1].problems == ()


def test_an_own_deck_without_a_card_hides_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    empty = folder.decks / "leeg"
    empty.mkdir(parents=True)
    (empty / "deck.md").write_text("---\nid: raadsleden\nversion: '1'\ntitle: Leeg\n---\n", encoding="utf-8")
    found = [each for each in Shelf(folder, "nl").decks if each.deck.id == "raadsleden"]
    assert [each.path for each in found] == [paths.shipped_decks() / "raadsleden"]


def test_a_municipality_words_its_own_values_and_adds_one(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    before = Shelf(folder, "nl").vocabulary
    folder.vocabulary.mkdir()
    (folder.vocabulary / "values.toml").write_text(
        '[[value]]\nid = "moed"\nnl = "Lef"\nen = "Nerve"\n\n[[value]]\nid = "humor"\nnl = "Humor"\nen = "Humour"\n',
        encoding="utf-8",
    )
    after = Shelf(folder, "nl").vocabulary
    assert [term.id for term in after.values] == [*(term.id for term in before.values), "humor"]
    assert next(term.name.nl for term in after.values if term.id == "moed") == "Lef"
    assert after.themes == before.themes


def test_vulnerabilities_have_signs_and_measures_that_exist(tmp_path: Path) -> None:
    known = Shelf(DataFolder(tmp_path), "nl").vocabulary
    measures = {term.id for term in known.measures}
    assert len(measures) >= 9
    for term in known.vulnerabilities:
        assert len(term.signs) == 3
        assert all(sign.nl and sign.en for sign in term.signs)
        assert term.measures
        assert set(term.measures) <= measures
