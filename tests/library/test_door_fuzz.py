"""Many damaged cards, packages and sheets: the reader tells what is wrong and never raises. More: tests/bench."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.library.door import import_untrusted, sheet_rows
from tests.hostile.zips import DECK, Part, package
from tests.library import fuzzing


@pytest.mark.parametrize("part", range(4))
def test_20000_damaged_cards_are_read(part: int) -> None:
    fuzzing.run(fuzzing.read_one_card, range(part * 5_000, (part + 1) * 5_000))


def test_2000_damaged_packages_are_taken_in_or_refused() -> None:
    fuzzing.run(fuzzing.take_one_package, range(2_000))


def test_2000_damaged_sheets_are_taken_in_or_refused() -> None:
    fuzzing.run(fuzzing.take_one_sheet, range(2_000))


def test_200_damaged_cards_go_through_the_real_worker(tmp_path: Path) -> None:
    """Twenty to a package, so that a card cannot hide behind another for long."""
    for group in range(10):
        numbers = range(30_000 + group * 20, 30_000 + (group + 1) * 20)
        path = tmp_path / f"{group}.dilemma"
        path.write_bytes(
            package(Part("deck.md", DECK), *(Part(f"cards/k{n}.md", fuzzing.card(n)) for n in numbers))
        )
        imported = import_untrusted(path)
        assert not {problem.code for problem in imported.problems if problem.code.startswith("reading-")}, (
            group
        )
        assert imported.refused or len(imported.files) > 1


def test_damaged_packages_and_sheets_never_stop_the_real_worker(tmp_path: Path) -> None:
    for number in range(30_000, 30_006):
        suffix, content = fuzzing.sheet(number)
        sheet, deck = tmp_path / f"{number}{suffix}", tmp_path / f"{number}.zip"
        sheet.write_bytes(content)
        deck.write_bytes(fuzzing.packed(number))
        found = (*sheet_rows(sheet).problems, *import_untrusted(deck).problems)
        assert not {problem.code for problem in found if problem.code.startswith("reading-")}, number
