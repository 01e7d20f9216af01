"""Markdown to blocks: what exists, what stays as typed, and that no text is slow or fatal."""

from __future__ import annotations

import time

import pytest

from dilemmagame.domain.blocks import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    paragraph,
    plain_text,
    spans_text,
)
from dilemmagame.library import limits, markup
from dilemmagame.library.findings import Code


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """Blocks as short nested lists, to compare by eye."""
    found: list[object] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(spans_text(block.spans))
            case Heading():
                found.append(f"h{block.level} {spans_text(block.spans)}")
            case ListBlock():
                found.append(["ol" if block.ordered else "ul", *(shape(item) for item in block.items)])
            case Quote():
                found.append(["quote", *shape(block.blocks)])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Een regel\nloopt door.\n\nEen tweede.", ["Een regel loopt door.", "Een tweede."]),
        ("## Kop\n\nTekst", ["h2 Kop", "Tekst"]),
        ("##### Diep", ["h3 Diep"]),
        ("Let op:\n- een\n- twee", ["Let op:", ["ul", ["een"], ["twee"]]]),
        ("- een\n\n1. eerst\n2. dan", [["ul", ["een"]], ["ol", ["eerst"], ["dan"]]]),
        ("- een\n  - binnen\n- twee", [["ul", ["een", ["ul", ["binnen"]]], ["twee"]]]),
        ("- een\n    - binnen\n- twee", [["ul", ["een", ["ul", ["binnen"]]], ["twee"]]]),
        ("1. een\n   - binnen", [["ol", ["een", ["ul", ["binnen"]]]]]),
        ("- een\n\n  tweede alinea\n- twee", [["ul", ["een", "tweede alinea"], ["twee"]]]),
        ("> gezegd\n> is gezegd", [["quote", "gezegd is gezegd"]]),
        ("Het was\n15. november.", ["Het was 15. november."]),
        ("Boven\n\n---\n\nOnder", ["Boven", "Onder"]),
        ("", []),
    ],
)
def test_what_is_typed_becomes_blocks(text: str, expected: list[object]) -> None:
    parsed = markup.parse(text)
    assert shape(parsed.blocks) == expected
    assert parsed.codes == ()


def test_strong_and_emphasis_are_the_only_looks() -> None:
    (block,) = markup.parse("Dit is **vet**, *schuin* en ***beide***, een 2 * 3 en snake_case_woord.").blocks
    assert isinstance(block, Paragraph)
    assert block.spans == (
        Span("Dit is "),
        Span("vet", strong=True),
        Span(", "),
        Span("schuin", emphasis=True),
        Span(" en "),
        Span("beide", strong=True, emphasis=True),
        Span(", een 2 * 3 en snake_case_woord."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "![x](file:///etc/passwd)",
        "[klik](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "<b>vet</b>",
        "<https://voorbeeld.nl>",
        "&lt;b&gt;",
        "`code`",
        "[a]: file:///geheim",
        "<!-- weg -->",
        "{{ 7 * 7 }} %s {0}",
    ],
)
def test_links_pictures_html_and_code_stay_as_typed(text: str) -> None:
    assert markup.parse(f"{text} *x*").blocks == (Paragraph((Span(f"{text} "), Span("x", emphasis=True))),)
    assert plain_text(markup.parse(text).blocks) == text
    assert markup.plain(text) == text


def test_the_parser_cannot_be_spoken_to_in_its_own_signs() -> None:
    """Its stash marks are control characters, which are gone before it sees them."""
    text = "\x02klzzwxh:0000\x03 *x* \x0242\x03"
    assert plain_text(markup.parse(text).blocks) == "klzzwxh:0000 x 42"


def test_control_and_bidi_characters_are_gone_and_text_is_composed() -> None:
    text = "cafe\u0301 \u202eomgekeerd\u202c \u2066x\u2069 a\x00b\u200bc \ufeff\U000e0041!"
    assert markup.parse(text).blocks == (paragraph("caf\u00e9 omgekeerd x abc !"),)
    assert markup.plain(f"*{text}*") == "caf\u00e9 omgekeerd x abc !"


def test_lists_and_quotes_deeper_than_three_move_up() -> None:
    parsed = markup.parse("- een\n  - twee\n    - drie\n      - vier\n")
    assert shape(parsed.blocks) == [["ul", ["een", ["ul", ["twee", ["ul", ["drie", "vier"]]]]]]]
    assert parsed.codes == (Code.LIST_TOO_DEEP,)


HOSTILE = {
    "brackets": "[" * 4000,
    "pictures": "![" * 2000,
    "list markers": "1. " * 1333,
    "quote markers": "> " * 2000,
    "tight quotes": ">" * 4000,
    "stars": "*" * 4000,
    "starred letters": "*a" * 2000,
    "strong openers": "**a" * 1333,
    "underscores": "_a " * 1333,
    "mixed emphasis": "*a _b " * 133,
    "crossing emphasis": "*_" * 190 + "a" * 3500,
    "stairs": "\n".join(" " * 4 * n + "- a" for n in range(42)),
    "seven quotes": "\n".join("> " * 7 + "x" for _ in range(190)),
    "lists in quotes": "> - > - > - x\n" * 280,
    "tables": "<table>" * 570,
    "comments": "<!--" * 1000,
    "backticks": "`" * 4000,
    "escapes": "\\*" * 190,
    "headings": "# a\n" * 1000,
    "blank lines": "\n" * 4000,
    "two lists": "- a\n1. b\n" * 440,
    "accents": "a" + "\u0301" * 3999,
    "one word": "x" * 4000,
    "references": "[a]: b\n" * 570,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_half_a_second(name: str) -> None:
    markup.parse("*warm*")
    started = time.perf_counter()
    markup.parse(HOSTILE[name])
    markup.plain(HOSTILE[name])
    assert time.perf_counter() - started < 0.5


def test_a_stack_of_markers_is_shown_as_typed_and_told() -> None:
    for name in ("list markers", "quote markers", "stars"):
        parsed = markup.parse(HOSTILE[name])
        assert parsed.codes == (Code.TEXT_TOO_NESTED,)
        assert plain_text(parsed.blocks) == " ".join(HOSTILE[name].split())


def test_a_recursion_error_in_the_parser_ends_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the guard lifted, 1,333 list markers really exhaust the parser's stack."""
    monkeypatch.setattr(markup, "_too_nested", lambda text: False)
    parsed = markup.parse("1. " * 1333)
    assert parsed.codes == (Code.TEXT_TOO_NESTED,)
    assert plain_text(parsed.blocks).startswith("1. 1. 1.")
    assert shape(markup.parse("- *een*").blocks) == [["ul", ["een"]]]


def test_a_text_beyond_the_limit_is_cut_and_told() -> None:
    parsed = markup.parse("woord " * 1000)
    assert parsed.codes == (Code.TEXT_TOO_LONG,)
    assert len(plain_text(parsed.blocks)) <= limits.FIELD_CHARACTERS
