"""The page of the dilemma test says what the answers beside it say, for the cards as they stand."""

from __future__ import annotations

from tests.docs.blind_reading import FOLDER, summary


def test_the_page_of_the_dilemma_test_is_up_to_date() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert page == summary(), "run: python -m tests.docs.blind_reading summary"
