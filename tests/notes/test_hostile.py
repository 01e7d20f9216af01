"""Typed text is hostile too: every export succeeds and shows it as it was typed (faults F23, threats T15, T20)."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dilemmagame.notes.cleaning import clean, one_line
from dilemmagame.notes.export import Format
from tests.notes.evening import with_text
from tests.notes.reading import exported, html_tags, squeezed, text_of

NASTY = (
    "<b>vet</b> & <script>alert(1)</script>",
    '<img src="file:///etc/passwd"> &amp; &lt; &#x110000; size="nan"',
    "a <b>x",
    "![plaatje](file:///geheim.png) [klik](javascript:alert(1)) <https://wolderhage.example>",
    "https://wolderhage.example www.wolderhage.example",
    "# kop\n## nog een\n- lijst\n1. een\n> citaat\n---\n| a | b |\n===\n```\ncode\n```\n    ingesprongen",
    "*ster* _streep_ ~~door~~ `code` \\ $x$ \\# a*b*c __init__",
    "{holder} {0} %s {{}} ${x}",
    "=1+1|cmd",
    "nul\x00 bel\x07 tab\t verticaal\x0b nieuw\x0cblad \x1b[31m",
    "los \ud800 halfje \udfff en \ufffe \uffff",
    "links\u202emarkt\u202c\u2066x\u2069\u200f\ufeff",
    "regel\u2028twee\u2029drie\x85vier\r\nvijf\rzes",
    "Žižek, Şükrü, Iłża, ĳ, €, “aanhaling”, ½, 漢字, عربي, 😀",
    "z" * 3_800,
    "漢" * 1_500,
    ("woord " * 640).strip(),
)
LATIN = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFG 0123456789<>&*_`[]()!#|\\{}=+-.,:;'\"~$%@/éëïöü"),
    min_size=1,
    max_size=120,
).filter(lambda text: bool(text.strip()))
ANYTHING = st.text(st.characters(exclude_categories=()), min_size=1, max_size=200).filter(
    lambda text: bool(text.strip())
)


@pytest.mark.parametrize("fmt", list(Format))
@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_nasty_text_is_shown_as_it_was_typed(nasty: str, fmt: Format) -> None:
    evening = with_text(nasty)
    text = squeezed(text_of(exported(evening, fmt, own=True), fmt))
    if fmt is Format.PDF:
        for word in ("漢字", "عربي", "😀", "漢" * 1_500):
            nasty = nasty.replace(
                word, ""
            )  # these letters are spelled out as [U+...]: the fonts do not have them
        nasty = nasty.split("drie")[0] if "\u2028" in nasty else nasty
        pieces = [piece for piece in clean(nasty).replace("\ufffd", " ").split() if len(piece) < 40]
        assert all(squeezed(piece) in text for piece in pieces)
    else:
        wanted = squeezed(clean(nasty).replace("\n", " "))
        assert wanted in text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=ANYTHING)
def test_any_text_at_all_goes_into_every_format(body: str) -> None:
    evening = with_text(body)
    for fmt in Format:
        assert exported(evening, fmt, own=True)


@settings(max_examples=20, deadline=None)
@given(body=LATIN)
def test_any_latin_text_comes_back_as_it_was_typed(body: str) -> None:
    evening = with_text(body)
    wanted = squeezed(clean(f"afspraak {body}"))
    for fmt in Format:
        text = squeezed(text_of(exported(evening, fmt), fmt))
        if fmt is Format.PDF:  # the reader of PDF takes a hyphen at a line's end for a broken word
            assert wanted.replace("-", "") in re.sub("[-\x02\ufffe]", "", text)
        else:
            assert wanted in text, fmt


def test_markup_in_a_text_makes_no_element_in_html() -> None:
    plain = html_tags(exported(with_text("gewoon"), Format.HTML, own=True).decode())
    marked = html_tags(exported(with_text(NASTY[0] + NASTY[1]), Format.HTML, own=True).decode())
    assert marked == plain


def test_a_long_word_stays_inside_the_page_and_is_whole() -> None:
    content = exported(with_text("z" * 3_900), Format.PDF)
    assert squeezed(text_of(content, Format.PDF)).count("z") > 3 * 3_900
    from dilemmagame.notes.compose import compose
    from dilemmagame.notes.flow import BOTTOM, RIGHT, TOP, Text
    from dilemmagame.notes.pages import pages
    from dilemmagame.printing.text import line_width

    evening = with_text("z" * 3_900)
    for marks in pages(compose(evening.state, evening.texts, "nl")):
        for mark in marks:
            if isinstance(mark, Text):
                end = mark.x + line_width(mark.text, mark.style.face, mark.style.size)
                assert end <= RIGHT + 0.5
                assert BOTTOM - 1 <= mark.y <= TOP


def test_cleaning_keeps_what_a_reader_sees() -> None:
    assert clean(" twee\r\nregels\tmet tab ") == "twee\nregels met tab"
    assert clean("los \ud800") == "los \ufffd"
    assert clean("\u202eom\u202c") == "om"
    assert one_line("a\n\n b") == "a b"


def test_json_of_nasty_text_reads_back() -> None:
    for nasty in NASTY:
        notes = json.loads(exported(with_text(nasty), Format.JSON))
        assert notes["agreements"][0]["text"] == clean(f"afspraak {nasty}")
