"""`check` as a maker meets it: paths in, problems with places and sentences out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.domain.cards import Card, Problem, Severity
from dilemmagame.library.checking import Checked, check_paths
from dilemmagame.library.findings import Code
from dilemmagame.library.readability import mean_sentence
from dilemmagame.library.sentences import format_text, sentence, to_json
from tests.library.samples import CARD, CARD_EN, DECK, METHOD, PROGRAMME, places, village, write_files

# the village's second card has no translation
CALM = [("de-brief.md", 1, 1, "translation-missing"), ("deck.md", 1, 1, "translation-missing")]


def test_a_good_deck_has_nothing_but_its_missing_translations(tmp_path: Path) -> None:
    assert places(check_paths([village(tmp_path)])) == CALM


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[T01]", "[T01, T77]", (7, 15, "theme-unknown")),
        ("[openheid, loyaliteit]", "[openheid, eer]", (9, 20, "value-unknown")),
        ("[openheid, loyaliteit]", "[openheid]", (9, 1, "values-pair")),
        ("[gw-28]", "[gw-28, gw-99]", (10, 16, "norm-unknown")),
        ("[V1]", "[V9]", (11, 19, "vulnerability-unknown")),
        ("[preventie]", "[curatie]", (12, 9, "chain-unknown")),
        ("De buurt staat voor de deur.", "De buurt staat. " * 40, (21, 1, "situation-long")),
        ("De buurt staat voor de deur.", "De buurt staat. " * 50, (21, 1, "situation-too-long")),
        ("De buurt staat voor de deur.", "woord " * 60 + ".", (21, 1, "sentences-long")),
        ("- **B.** Voor: de beheerder beslist. Prijs: het duurt lang.\n", "", (32, 1, "option-unconsidered")),
        ("Bel mij gerust.", "Mail jan@voorbeeld.nl gerust.", (47, 23, "email-address")),
        ("Bel mij gerust.", "Bel 06-12 34 56 78 gerust.", (47, 22, "phone-number")),
        ("Het regent.", "Zie [hier](http://x.nl).", (42, 8, "markup-off")),
        ("Het regent.", "Het <b>regent</b>.", (42, 8, "markup-off")),
    ],
)
def test_each_check_tells_its_place(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert old in CARD
    found = places(check_paths([village(tmp_path, card=CARD.replace(old, new, 1), card_en=None)]))
    assert ("de-sleutel.md", *expected) in found


def test_lengths_are_errors_or_warnings_by_weight(tmp_path: Path) -> None:
    long = CARD.replace("De buurt staat voor de deur.", "De buurt staat. " * 50)
    found = {p.code: p.severity for p in check_paths([village(tmp_path, card=long)])}
    assert found["situation-too-long"] is Severity.ERROR
    long = CARD.replace("De buurt staat voor de deur.", "De buurt staat. " * 40)
    found = {p.code: p.severity for p in check_paths([village(tmp_path, card=long)])}
    assert found["situation-long"] is Severity.WARNING


def test_translations_are_checked_too(tmp_path: Path) -> None:
    folder = village(tmp_path, card_en=CARD_EN.replace('"1.10"', '"1.0"').replace("It rains.", "a@b.example"))
    found = places(check_paths([folder]))
    assert ("de-sleutel.en.md", 4, 13, "translation-outdated") in found
    assert ("de-sleutel.en.md", 27, 4, "email-address") in found


def test_one_card_is_checked_within_its_deck(tmp_path: Path) -> None:
    folder = village(tmp_path, card=CARD.replace("[gw-28]", "[gw-99]"), deck=DECK.replace("de-brief", "weg"))
    found = check_paths([folder / "cards" / "de-sleutel.md"])
    assert places(found) == [("de-sleutel.md", 10, 9, "norm-unknown")]


def test_a_folder_of_decks_and_two_decks_with_one_id(tmp_path: Path) -> None:
    village(tmp_path)
    write_files(
        tmp_path,
        {f"kopie/{name}": text for name, text in {"deck.md": DECK, "cards/de-sleutel.md": CARD}.items()},
    )
    found = places(check_paths([tmp_path]))
    assert ("deck.md", 1, 1, "deck-twice") in found
    assert ("deck.md", 8, 21, "card-listed-unknown") in found


def test_methods_and_programmes_are_told_apart_and_checked(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "methods/a.toml": METHOD.replace("vote", "dance"),
            "methods/b.toml": METHOD,
            "methods/c.toml": METHOD,
            "programmes/p.toml": PROGRAMME.replace("M01", "M99"),
        },
    )
    found = places(check_paths([tmp_path / "methods", tmp_path / "programmes"]))
    assert ("a.toml", 17, 1, "step-kind-unknown") in found
    assert ("c.toml", 1, 1, "id-twice") in found
    assert ("p.toml", 7, 5, "method-unknown") in found


def test_paths_that_lead_nowhere_are_problems(tmp_path: Path) -> None:
    write_files(tmp_path, {"foto.png": b"x", "leeg/x.txt": "", "los.md": "tekst"})
    found = places(
        check_paths([tmp_path / "weg.md", tmp_path / "foto.png", tmp_path / "leeg", tmp_path / "los.md"])
    )
    assert found == [
        ("foto.png", 1, 1, "file-kind"),
        ("leeg", 1, 1, "deck-missing"),
        ("los.md", 1, 1, "file-kind"),
        ("weg.md", 1, 1, "file-missing"),
    ]


class SmallPaper:
    """Nothing fits on poker cards, and long titles do not fit on the stage."""

    def stage_fit(self, card: Card) -> float | None:
        return 3.3 if len(card.title) < 9 else None

    def printed_fit(self, card: Card, format_name: str) -> float | None:
        return None if format_name == "poker" else 9.0


def test_what_does_not_fit_is_told_with_the_format(tmp_path: Path) -> None:
    found = [p for p in check_paths([village(tmp_path)], SmallPaper()) if "overflow" in p.code]
    assert [(Path(p.file).name, p.line, p.code, p.arguments) for p in found] == [
        ("de-brief.md", 8, "print-overflow", ("poker",)),
        ("de-sleutel.en.md", 7, "print-overflow", ("poker",)),
        ("de-sleutel.md", 19, "print-overflow", ("poker",)),
        ("de-sleutel.md", 21, "stage-overflow", ()),
    ]


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("Een twee drie. Vier vijf.", 2.5),
        ("‘Kom je?’ vraagt ze. Ja!", 2.5 / 1.5),
        ("Een twee\nDrie vier", 2.0),
        ("Het kost 3.50 euro.", 4.0),
        ("", 0.0),
    ],
)
def test_sentences_are_counted_as_a_reader_does(text: str, mean: float) -> None:
    assert mean_sentence(text) == pytest.approx(mean)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_in_both_languages(code: Code, language: str) -> None:
    i18n.use("en")
    problem = Problem("x.md", 1, 1, Severity.ERROR, code.value, ("een", "twee", "drie", "vier"))
    english = sentence(problem)
    i18n.use(language)
    text = sentence(problem)
    assert text.rstrip("…").endswith((".", "?", "”.", "’."))
    assert "{" not in text
    assert (text == english) is (language == "en")


def test_a_sentence_never_fails_on_missing_arguments_or_a_foreign_code() -> None:
    for code in Code:
        assert sentence(Problem("x", 1, 1, Severity.ERROR, code.value))
    assert sentence(Problem("x", 1, 1, Severity.ERROR, "from-elsewhere")) == "from-elsewhere"


def test_braces_in_a_deck_are_no_format(tmp_path: Path) -> None:
    problem = Problem("x", 1, 1, Severity.ERROR, Code.SECTION_UNKNOWN.value, ("{0.__class__}",))
    i18n.use("en")
    assert "{0.__class__}" in sentence(problem)


def test_problems_are_written_as_lines_and_as_json() -> None:
    i18n.use("nl")
    problem = Problem("kaart.md", 3, 5, Severity.ERROR, "id-invalid", ("É",))
    assert format_text(problem).startswith("kaart.md:3:5: error id-invalid ‘É’ kan geen id zijn.")
    (row,) = json.loads(to_json(Checked((problem,))))["problems"]
    assert (row["file"], row["line"], row["column"], row["severity"], row["code"]) == (
        "kaart.md",
        3,
        5,
        "error",
        "id-invalid",
    )
    assert row["message"] in format_text(problem)
