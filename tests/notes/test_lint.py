"""Warnings about persons in captured texts: what is found, and what is left alone."""

from __future__ import annotations

import pytest

from dilemmagame.base import i18n
from dilemmagame.notes.lint import RemarkCode, lint, sentence


def codes(text: str) -> list[tuple[RemarkCode, str]]:
    return [(remark.code, remark.found) for remark in lint({"t0001": text})]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Mail naar j.devries@wolderhage.example graag", RemarkCode.EMAIL, "j.devries@wolderhage.example"),
        ("Bel 06-12345678 na zes uur", RemarkCode.PHONE, "06-12345678"),
        ("Bel +31 6 1234 5678", RemarkCode.PHONE, "+31 6 1234 5678"),
        ("Bel (0)20 123 45 67", RemarkCode.PHONE, "20 123 45 67"),
        ("Een raadslid van Wolderhage Lokaal zei nee", RemarkCode.FACTION, "raadslid van Wolderhage"),
        (
            "De woordvoerder van de fractie Helder vond",
            RemarkCode.FACTION,
            "woordvoerder van de fractie Helder",
        ),
        ("The member of Clear Wolderhage agreed", RemarkCode.FACTION, "member of Clear"),
        ("Volgens Piet Jansen kan het", RemarkCode.NAME, "Piet Jansen"),
        ("Truus van der Meulen twijfelt", RemarkCode.NAME, "Truus van der Meulen"),
        ("dat zei wethouder De Boer ook", RemarkCode.NAME, "wethouder De"),
        ("mevrouw Bakker knikte", RemarkCode.NAME, "mevrouw Bakker"),
        ("de heer van den Berg", RemarkCode.NAME, "de heer van den Berg"),
    ],
)
def test_what_points_at_a_person_is_found(text: str, code: RemarkCode, found: str) -> None:
    assert any(each is code and found in what for each, what in codes(text)), codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "De Raad besluit dit in januari.",
        "Artikel 28 van de Gemeentewet geldt hier.",
        "Het college van Burgemeester en Wethouders weegt dit af.",
        "We spraken op 24-11-2026 over 1.250.000 euro.",
        "Vijftig euro is de grens. De griffie houdt het register bij.",
        "De burgemeester en de griffier bereiden het voor.",
        "Tweede Kamer, Raad van State en Open Overheid.",
        "Een raadslid van een kleine fractie mist dit.",
        "",
    ],
)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_remark_says_where_it_stands() -> None:
    remark = lint({"t0007": "gewoon", "t0008": "Bel 06 1234 5678"})[0]
    assert (remark.text_id, remark.start) == ("t0008", 4)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_remark_has_a_sentence_with_what_was_found(language: str) -> None:
    with i18n.speaking(language):
        for remark in lint({"a": "Piet Jansen, a@b.nl, 0612345678, raadslid van Helder"}):
            assert remark.found in sentence(remark)


def test_hostile_length_costs_little_time() -> None:
    for text in ("A" * 4_000, "Aa " * 1_300, "1" * 4_000, "a@" * 2_000, "van de " * 570, "lid van " * 500):
        lint({"t": text})
