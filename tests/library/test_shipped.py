"""What we ship reads without an error, and the library starts without loading its heavy parsers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dilemmagame.base import paths
from dilemmagame.domain.cards import CardKind, Severity
from dilemmagame.library.checking import check_paths
from dilemmagame.library.findings import Code
from dilemmagame.library.limits import FIELD_CHARACTERS, STAGE_WORDS_MAX
from dilemmagame.library.methods import read_methods
from dilemmagame.library.programmes import read_programmes
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sentences import format_text
from dilemmagame.library.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[2]
RAADSLEDEN = paths.shipped_decks() / "raadsleden"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_council_deck_reads_whole_in_both_languages(language: str) -> None:
    deck, problems = read_deck(RAADSLEDEN, language)
    assert [format_text(p) for p in problems] == []
    assert len(deck.cards) >= 12
    assert all(card.language == language and not card.broken for card in deck.cards)
    assert {CardKind.OPEN, CardKind.SCALE} <= {card.kind for card in deck.cards}


def test_everything_we_ship_passes_check() -> None:
    folders = [
        paths.shipped_decks(),
        *(paths.assets() / name for name in ("methods", "programmes", "vocabulary")),
    ]
    errors = [format_text(p) for p in check_paths(folders) if p.severity is Severity.ERROR]
    assert errors == []


def test_methods_programmes_and_word_lists_are_there() -> None:
    methods, problems = read_methods(paths.assets() / "methods")
    assert problems == ()
    assert {"M01", "M12"} <= {method.id for method in methods}
    programmes, problems = read_programmes(paths.assets() / "programmes")
    assert problems == ()
    assert programmes
    vocabulary, problems = read_vocabulary(paths.assets() / "vocabulary")
    assert problems == ()
    assert (len(vocabulary.themes), len(vocabulary.chain), len(vocabulary.vulnerabilities)) == (15, 5, 8)


@pytest.mark.parametrize("module", ["", ".reading", ".checking", ".methods", ".sentences", ".shelf"])
def test_importing_the_library_loads_no_parser(module: str) -> None:
    program = (
        f"import sys, dilemmagame.library{module}\n"
        "print(sorted({'markdown', 'yaml', 'PySide6', 'sqlalchemy'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"


def test_the_manual_of_the_format_names_every_code_and_the_main_limits() -> None:
    manual = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")
    assert [code.value for code in Code if f"`{code.value}`" not in manual] == []
    for limit in (f"{FIELD_CHARACTERS:,}", str(STAGE_WORDS_MAX)):
        assert limit in manual
