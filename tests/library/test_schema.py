"""The JSON Schemas for editors: equal to the code, and neither stricter nor looser than people's typing asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from dilemmagame.base import paths
from dilemmagame.domain.cards import CardKind
from dilemmagame.library.schema import CARD_FILE, DECK_FILE, schema_files
from dilemmagame.library.starters import new_card, new_deck
from tests.library.samples import CARD, CARD_EN, DECK

FOLDER = paths.assets() / "schema"
SHIPPED = sorted(paths.shipped_decks().glob("*/cards/*.md"))
DECKS = sorted(paths.shipped_decks().glob("*/deck*.md"))


def fields(text: str) -> Any:
    """The fields as an editor's reader of YAML sees them."""
    return yaml.safe_load(text.split("---\n")[1])


def valid(name: str, value: Any) -> bool:
    schema = json.loads((FOLDER / name).read_text("utf-8"))
    return Draft202012Validator(schema).is_valid(value)


def test_the_files_are_what_the_code_makes() -> None:
    for name, text in schema_files().items():
        assert (FOLDER / name).read_text("utf-8") == text, "run python -m dilemmagame.library.schema"
        Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_card_is_valid(path: Path) -> None:
    assert valid(CARD_FILE, fields(path.read_text("utf-8")))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_shipped_deck_is_valid(path: Path) -> None:
    assert valid(DECK_FILE, fields(path.read_text("utf-8")))


@pytest.mark.parametrize("text", [CARD, CARD_EN, *(new_card("x-y", kind, "nl") for kind in CardKind)])
def test_our_own_cards_are_valid(text: str) -> None:
    assert valid(CARD_FILE, fields(text))


def test_our_own_decks_are_valid() -> None:
    assert valid(DECK_FILE, fields(DECK))
    assert valid(DECK_FILE, fields(new_deck("x-y", "Een: titel", "nl")))


@pytest.mark.parametrize(
    "typed",
    [
        "minutes: 15",
        'minutes: "15"',
        "version: 1.10",
        'version: "1.10"',
        "version: 2",
        "themes: T01, T02",
        "themes: [T01, T02]",
        "themes:",
        "vulnerabilities: V1, V3",
        "vulnerabilities: [V1]",
        "chain: preventie",
        "role: 3",
        "status: no",
        "mijn-veld: [1, 2]",
        "sensitivity: '2'",
        "scale: 0-10",
    ],
)
def test_what_people_type_is_accepted(typed: str) -> None:
    assert valid(CARD_FILE, yaml.safe_load(f"id: x\nlanguage: nl\n{typed}\n"))


@pytest.mark.parametrize(
    "typed",
    [
        "minutes: kwartier",
        "minutes: 0",
        "sensitivity: 4",
        "kind: quiz",
        "scale: 1-5",
        "vulnerabilities: [V9]",
        "vulnerabilities: V1, X",
        "chain: [later]",
        "language: de",
        "id: Met Spaties",
        "themes: {a: b}",
        "version: [1]",
    ],
)
def test_a_slip_of_the_pen_is_told(typed: str) -> None:
    lines = {"id": "x", "language": "nl"}
    assert not valid(CARD_FILE, {**lines, **yaml.safe_load(typed)})
