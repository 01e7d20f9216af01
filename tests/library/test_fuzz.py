"""Whatever stands in a file: reading and checking give values and problems, never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dilemmagame.domain.blocks import plain_text
from dilemmagame.domain.cards import Problem
from dilemmagame.library import limits, markup
from dilemmagame.library.checking import check_paths
from dilemmagame.library.methods import read_method
from dilemmagame.library.programmes import read_programme
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sentences import format_text
from dilemmagame.library.sources import clean
from tests.library.samples import CARD, CARD_EN, DECK, METHOD, NORMS, PROGRAMME, village, write_files

SLOW_MACHINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
LINES = [line for text in (CARD, CARD_EN, DECK, NORMS, METHOD, PROGRAMME) for line in text.split("\n")]
SCRAPS = [
    *LINES,
    "---",
    "...",
    "- ",
    "  - ",
    "1. ",
    "> ",
    "**",
    "***",
    "# ",
    "## ",
    "&a",
    "*a",
    "!!str",
    "{",
    "[",
    "|",
    "\t",
    "\x00",
    "\u202e",
    '"',
    "'",
    ": ",
    "\ud7ff",
    "- **A.**",
    "- **:**",
    "Voor:",
    "Prijs:",
    "[[steps]]",
]
jumbles = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), max_size=40).flatmap(
    lambda parts: st.sampled_from(["\n", "", " ", "\r\n"]).map(lambda joint: joint.join(parts))
)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """A good file with some of its bytes cut out, doubled or replaced."""
    content = text.encode("utf-8")
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        new = draw(st.one_of(st.binary(max_size=8), st.sampled_from(SCRAPS).map(lambda s: s.encode("utf-8"))))
        content = content[:start] + new + content[draw(st.sampled_from([start, end])) :]
    return content


def sensible(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert format_text(problem)


@settings(max_examples=150, suppress_health_check=SLOW_MACHINE)
@given(
    card=st.one_of(jumbles.map(lambda t: t.encode()), damaged(CARD), st.binary(max_size=300)),
    english=damaged(CARD_EN),
)
def test_no_card_makes_reading_raise(card: bytes, english: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = village(Path(name), card=card, card_en=english)
        for language in ("nl", "en"):
            deck, problems = read_deck(folder, language)
            assert len(deck.cards) == 2
            sensible(problems)


@settings(max_examples=80, suppress_health_check=SLOW_MACHINE)
@given(deck=st.one_of(jumbles.map(lambda t: t.encode()), damaged(DECK)), norms=damaged(NORMS))
def test_no_deck_file_or_register_makes_checking_raise(deck: bytes, norms: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        sensible(check_paths([village(Path(name), deck=deck, norms=norms)]))


@settings(max_examples=120, suppress_health_check=SLOW_MACHINE)
@given(content=st.one_of(jumbles.map(lambda t: t.encode()), damaged(METHOD), damaged(PROGRAMME)))
def test_no_toml_makes_reading_raise(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = write_files(Path(name), {"x.toml": content}) / "x.toml"
        for read in (read_method, read_programme):
            value, problems = read(path)
            assert value is not None or problems
            sensible(problems)


@settings(max_examples=400, suppress_health_check=SLOW_MACHINE)
@given(st.one_of(jumbles, st.text(max_size=400), st.text(alphabet="*_\\> -1.#\n a[](<", max_size=400)))
def test_no_text_makes_the_parser_raise_or_lets_control_characters_through(text: str) -> None:
    for found in (markup.plain(text), *(plain_text((block,)) for block in markup.parse(text).blocks)):
        assert len(found) <= limits.FIELD_CHARACTERS
        assert clean(found) == found
