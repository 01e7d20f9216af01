"""Writes docs/deck-balance.md: `python -m tests.docs.make_balance`."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.base import i18n, paths
from dilemmagame.library.balance import balance, to_markdown
from dilemmagame.library.reading import read_decks
from dilemmagame.library.vocabulary import read_vocabulary

PAGE = Path(__file__).resolve().parents[2] / "docs" / "deck-balance.md"
HEAD = """# Balance of the decks

What the shipped decks cover, how often and how they read. This page is what `dilemmagame decks --balance --lang en`
prints for them; it is written by `python -m tests.docs.make_balance`, and a test holds it to the decks.

"""


def page() -> str:
    """The page as it should be now."""
    i18n.use("en")
    decks = [each.deck for each in read_decks(paths.shipped_decks(), language="en")]
    vocabulary, _ = read_vocabulary(paths.assets() / "vocabulary")
    return HEAD + to_markdown(balance(decks, vocabulary))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
