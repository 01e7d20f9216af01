"""Front matter: strict YAML in which everything is text, every key has a place, and nothing clever is let through."""

from __future__ import annotations

import time

import pytest

from dilemmagame.library import limits
from dilemmagame.library.findings import Findings
from dilemmagame.library.frontmatter import FrontMatter, read_document, read_fields


def read(text: str) -> tuple[FrontMatter, list[tuple[int, int, str]]]:
    findings = Findings("x.md")
    front = read_fields(text, findings)
    return front, [(p.line, p.column, p.code) for p in findings.problems]


def test_what_people_naturally_type_stays_text() -> None:
    front, problems = read(
        "minutes: 15\nversion: 1.10\non: no\nempty:\ndate: 2026-11-22\nnull: ~\nhex: 0x1F\ntime: 19:30\n"
        "themes: [T01, 1.10, yes]\n"
    )
    assert problems == []
    assert [(f.name, f.text) for f in front.fields] == [
        ("minutes", "15"),
        ("version", "1.10"),
        ("on", "no"),
        ("empty", ""),
        ("date", "2026-11-22"),
        ("null", "~"),
        ("hex", "0x1F"),
        ("time", "19:30"),
        ("themes", "T01, 1.10, yes"),
    ]
    themes = front.get("themes")
    assert themes is not None
    assert [entry.text for entry in themes.words] == ["T01", "1.10", "yes"]


def test_every_key_and_value_has_its_place_in_the_file() -> None:
    findings = Findings("x.md")
    document = read_document("---\nid: a\nthemes:\n  - T01\n  - T02\n---\n# Titel\n", findings)
    themes = document.front.get("themes")
    assert themes is not None
    assert (themes.line, themes.column) == (3, 1)
    assert [(e.text, e.line, e.column) for e in themes.entries] == [("T01", 4, 5), ("T02", 5, 5)]
    assert (document.body, document.body_line) == ("# Titel\n", 7)
    assert findings.problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\nb: *x\n", [(1, 4, "front-matter-alias")]),
        ("a: 1\nb: *x\n", [(2, 4, "front-matter-alias")]),
        ("a: !!python/object/apply:os.system [x]\n", [(1, 4, "front-matter-tag")]),
        ("a: !!str 1\n", [(1, 4, "front-matter-tag")]),
        ("a: {b: c}\n", [(1, 4, "front-matter-nested")]),
        ("a:\n  b: c\n", [(2, 3, "front-matter-nested")]),
        ("a: [[b]]\n", [(1, 5, "front-matter-nested")]),
        ("? [a]\n: b\n", [(1, 3, "front-matter-nested")]),
        ("<<: {a: b}\n", [(1, 5, "front-matter-nested")]),
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "field-twice")]),
        ("title: Wat: nu\n", [(1, 11, "front-matter-colon")]),
        ('a: "open\n', [(2, 1, "front-matter-syntax")]),
        ("a: 1\n\tb: 2\n", [(2, 1, "front-matter-tab")]),
        ("- a\n- b\n", [(1, 1, "front-matter-syntax")]),
        ("zomaar tekst\n", [(1, 1, "front-matter-syntax")]),
    ],
)
def test_what_is_not_plain_is_refused_where_it_stands(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert read(text)[1] == expected


def test_fields_before_a_mistake_are_kept() -> None:
    front, problems = read("id: a\ntitle: Wat: nu\nminutes: 5\n")
    assert [field.name for field in front.fields] == ["id"]
    assert problems == [(2, 11, "front-matter-colon")]


def test_the_first_of_two_equal_keys_counts() -> None:
    front, _ = read("a: 1\na: 2\n")
    assert [(field.name, field.text) for field in front.fields] == [("a", "1")]


def test_a_file_without_or_with_open_front_matter_says_so() -> None:
    for text, code in (("# Titel\n", "front-matter-missing"), ("---\nid: a\n# Titel\n", "front-matter-open")):
        findings = Findings("x.md")
        read_document(text, findings)
        assert [p.code for p in findings.problems] == [code]
        assert findings.broken


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 8000,
        "a: " + "{" * 8000,
        "- " * 5000,
        "? " * 5000,
        "a: " + "x " * 7000,
        "".join(f"k{n}: {n}\n" for n in range(2000)),
        "a: [" + "b, " * 5000 + "]",
        "a: &a [x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(900)),
        "'" * 9000,
        "a: |\n" + " x\n" * 5000,
    ],
)
def test_no_front_matter_takes_long(text: str) -> None:
    started = time.perf_counter()
    read(text)
    assert time.perf_counter() - started < 2


def test_too_much_is_refused() -> None:
    assert read("a: " + "x" * limits.FRONT_MATTER_CHARACTERS)[1] == [(1, 1, "front-matter-too-large")]
    front, problems = read("".join(f"k{n}: {n}\n" for n in range(100)))
    assert len(front.fields) == limits.FRONT_MATTER_FIELDS
    assert problems == [(limits.FRONT_MATTER_FIELDS + 1, 1, "too-many")]
