"""Borderline cases on a card: read, written, counted, translated, merged and taken to a sheet and back."""

from __future__ import annotations

import pytest

from dilemmagame.base import i18n, paths
from dilemmagame.domain.cards import Deck, Vocabulary, grey_cases
from dilemmagame.library.cardcheck import check_card_text
from dilemmagame.library.editing import part_lines, parts_of, with_parts
from dilemmagame.library.packages.merging import compare, merged
from dilemmagame.library.packages.plan import Side
from dilemmagame.library.packages.wording import part_in_words
from dilemmagame.library.sheets import cells
from dilemmagame.library.sheets.columns import guessed, heading
from tests.library.samples import CARD

DECK = Deck("dorp", "1.0", "nl", "Een dorp", ("raadsleden",), (), ())
CASES = ("Een bos bloemen na afloop.", "Een kaartje voor de finale.", "Een rit naar huis.")
SECTION = "\n## Grensgevallen\n\n1. {}\n2. {}\n3. {}\n".format(*CASES)


def cases_of(text: str) -> tuple[str, ...]:
    return check_card_text(text, "de-sleutel", DECK, Vocabulary()).card.cases


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = check_card_text(text, "de-sleutel", DECK, Vocabulary()).problems
    return [
        (each.part, each.problem.code, each.problem.arguments)
        for each in found
        if each.problem.code.startswith("case")
    ]


@pytest.mark.parametrize("title", ["Grensgevallen", "Borderline cases", "GRENSGEVALLEN:"])
def test_a_card_has_its_cases_under_a_heading_of_either_language(title: str) -> None:
    text = CARD + SECTION.replace("Grensgevallen", title)
    assert cases_of(text) == CASES
    assert grey_cases(check_card_text(text, "de-sleutel", DECK, Vocabulary()).card) == CASES
    assert told(text) == []


def test_too_few_too_many_and_too_long_are_told_at_their_line() -> None:
    few = CARD + "\n## Grensgevallen\n\n1. Eén.\n2. Twee.\n"
    assert told(few) == [("case 1", "cases-count", ("2", "3", "12"))]
    many = CARD + "\n## Grensgevallen\n\n" + "".join(f"{n}. Geval {n}.\n" for n in range(1, 14))
    assert [code for _part, code, _said in told(many)] == ["cases-count"]
    long = " ".join(["woord"] * 31)
    text = CARD + SECTION.replace(CASES[1], long)
    assert told(text) == [("case 2", "case-long", ("2", "31", "30", "240"))]
    found = check_card_text(text, "de-sleutel", DECK, Vocabulary()).problems
    line = next(each.problem.line for each in found if each.problem.code == "case-long")
    assert long in text.split("\n")[line - 1]
    stretched = "x" * 241
    assert [code for _part, code, _said in told(text.replace(long, stretched))] == ["case-long"]


def test_writing_a_case_changes_no_other_byte() -> None:
    text = (CARD + SECTION).replace("\n", "\r\n")
    changed = with_parts(text, {"case 2": "Een kop koffie."}, deck=False)
    assert changed == text.replace(CASES[1], "Een kop koffie.")
    assert cases_of(with_parts(text, {"case 1": None}, deck=False)) == CASES[1:]
    first, last = part_lines(text, deck=False)["case 3"]
    assert last == first
    assert CASES[2] in text.split("\n")[first - 1]


def test_new_cases_come_after_the_what_ifs_under_a_heading_in_the_language_of_the_file() -> None:
    text = with_parts(CARD, {f"case {n}": case for n, case in enumerate(CASES, 1)}, deck=False)
    assert cases_of(text) == CASES
    headings = [line for line in text.split("\n") if line.startswith("## ")]
    assert headings.index("## Grensgevallen") == headings.index("## Wat als") + 1
    gone = with_parts(text, dict.fromkeys(("case 1", "case 2", "case 3")), deck=False)
    assert "Grensgevallen" not in gone


def test_a_translation_without_them_stays_unfinished_and_shows_those_of_the_source() -> None:
    source = CARD + SECTION
    parts = {
        name: text for name, text in parts_of(source, deck=False).items() if not name.startswith("field")
    }
    translation = '---\nid: de-sleutel\nlanguage: en\ntranslates: "1.10"\n---\n'
    translation = with_parts(translation, {name: f"E {text}" for name, text in parts.items()}, deck=False)
    whole = check_card_text(translation, "de-sleutel", DECK, Vocabulary(), source_text=source, language="en")
    assert whole.card.cases == tuple(f"E {case}" for case in CASES)
    lacking = with_parts(translation, dict.fromkeys(("case 1", "case 2", "case 3")), deck=False)
    found = check_card_text(lacking, "de-sleutel", DECK, Vocabulary(), source_text=source, language="en")
    assert found.card.cases == CASES
    assert "translation-unfinished" in {each.problem.code for each in found.problems}


def test_both_sides_of_a_merge_keep_their_own_case_and_a_clash_has_a_name() -> None:
    base = {"deck.md": b"---\nid: dorp\n---\n", "cards/de-sleutel.md": (CARD + SECTION).encode()}

    def side(number: int, text: str) -> dict[str, bytes]:
        changed = with_parts(base["cards/de-sleutel.md"].decode(), {f"case {number}": text}, deck=False)
        return {**base, "cards/de-sleutel.md": changed.encode()}

    plan = compare(base, side(1, "Eén tulp."), side(3, "Een fiets."))
    assert plan.clashes == ()
    text = merged(plan, plan.all(Side.MINE))["cards/de-sleutel.md"].decode()
    assert cases_of(text) == ("Eén tulp.", CASES[1], "Een fiets.")
    clash = compare(base, side(2, "Eén tulp."), side(2, "Een fiets.")).clashes
    assert [each.part for each in clash] == ["case 2"]
    with i18n.speaking("nl"):
        assert part_in_words("case 2") == "grensgeval 2"


def test_in_a_sheet_they_stand_in_one_cell_one_to_a_line() -> None:
    parts = parts_of(CARD + SECTION, deck=False)
    cell = cells.written("cases", parts, "nl", "nl")
    assert cell == "\n".join(CASES)
    assert cells.change("cases", cell, parts, "nl", Vocabulary()) is None
    edits = cells.change("cases", f"1. {CASES[0]}\n- Een lunch.", parts, "nl", Vocabulary())
    assert edits is not None
    text = with_parts(CARD + SECTION, edits, deck=False)
    assert cases_of(text) == (CASES[0], "Een lunch.")


@pytest.mark.parametrize("typed", ["Grensgevallen", "borderline cases", "Mini-casussen"])
def test_a_heading_of_a_sheet_is_recognised(typed: str) -> None:
    assert guessed(typed)[0] == "cases"
    assert guessed("casus")[0] == "situation"
    assert heading("case 2", "nl") == "Grensgeval 2"


@pytest.mark.parametrize("deck", ["ambtenaren", "bestuurders", "raadsleden"])
def test_every_shipped_deck_has_cards_to_place(deck: str) -> None:
    folder = paths.shipped_decks() / deck / "cards"
    with_cases = [
        path for path in folder.glob("*.md") if "case 1" in parts_of(path.read_text(encoding="utf-8"))
    ]
    assert len(with_cases) >= 4  # two cards or more, in two languages
    for path in with_cases:
        parts = parts_of(path.read_text(encoding="utf-8"), deck=False)
        assert sum(name.startswith("case ") for name in parts) == 8, path
