"""Vote cards, run sheet and evaluation form, read back from the PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dilemmagame.base import i18n
from dilemmagame.cli import main
from dilemmagame.domain.cards import Consideration, Norm
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.notes.compose import evaluation_table
from dilemmagame.notes.content import Forms
from dilemmagame.printing.evaluation import print_evaluation
from dilemmagame.printing.preview import page_count, render_page
from dilemmagame.printing.runsheet import print_runsheet
from dilemmagame.printing.votecards import print_votecards
from tests import sample as evenings
from tests.printing import sample


def test_a_set_of_vote_cards_is_one_sheet_per_person() -> None:
    pdf = print_votecards(3, language="nl")
    assert page_count(pdf) == 3
    for text in sample.page_texts(pdf):
        assert [letter for letter in text if letter in "ABCDEF?"] == list("ABCDEF?")
        assert " ".join(text.replace("?", "").split()).endswith("Weet ik nog niet Iets anders")
        assert "Iets anders" in text


def test_vote_letters_are_very_big() -> None:
    biggest = [char for char in sample.chars(print_votecards(1, language="nl"), 0) if char.char in "ABCDEF"]
    assert len(biggest) == 6
    assert all(char.top - char.bottom > 40 for char in biggest)


def test_fewer_letters_share_sheets_and_backs_tell_nothing() -> None:
    pdf = print_votecards(4, "ABCD", duplex="long", language="nl")
    assert page_count(pdf) == 2 * 3
    assert sample.page_texts(pdf)[1].strip() == ""
    assert min(render_page(pdf, 1, 200)[0]) < 255


def test_vote_cards_refuse_nobody_and_unknown_letters() -> None:
    for count, letters in ((0, "AB"), (1, "AG"), (1, "")):
        with pytest.raises(ValueError, match=r".*"):
            print_votecards(count, letters)


@pytest.mark.parametrize(("language", "word"), [("nl", "helemaal niet"), ("en", "not at all")])
def test_the_evaluation_is_one_page_with_five_scales(language: str, word: str) -> None:
    pdf = print_evaluation(language)
    assert page_count(pdf) == 1
    text = sample.page_texts(pdf)[0]
    assert text.count(word) == 5 + 1
    assert "7." in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notes_name_the_statements_that_stand_on_the_form(language: str) -> None:
    printed = " ".join(sample.page_texts(print_evaluation(language))[0].split())
    with i18n.speaking(language):
        told = [row.cells[0] for row in evaluation_table(Forms(9, (4.0,) * 5), "").rows]
    assert len(told) == 5
    places = [printed.index(f"{number}. {statement}") for number, statement in enumerate(told, 1)]
    assert places == sorted(places)


def _evening() -> tuple[bytes, str]:
    card = replace(
        evenings.OPTIONS_CARD,
        twists=("Het is december.",),
        prevention="Wat spreek je vooraf af?",
        considerations=(Consideration("A", "je houdt de relatie goed.", "het lijkt een gunst."),),
    )
    items = (
        PlannedItem(evenings.OPENING),
        PlannedItem(evenings.CARD_ROUND, card),
        PlannedItem(evenings.CARD_ROUND, replace(sample.SCALE, language="nl")),
        PlannedItem(evenings.CARD_ROUND, evenings.OPEN_CARD),
        PlannedItem(evenings.CLOSING),
    )
    pdf = print_runsheet(evenings.plan(*items), "nl")
    return pdf, " ".join("".join(sample.page_texts(pdf)).split())


def test_the_run_sheet_holds_the_whole_evening() -> None:
    _pdf, text = _evening()
    for wanted in (
        "Raad in gesprek",
        evenings.plan().organisation.name,
        "Programma",
        "Een kist wijn",
        "Je geeft hem terug.",
        "Het is december.",
        "Wat spreek je vooraf af?",
        "Voor: je houdt de relatie goed. Prijs: het lijkt een gunst.",
        "Telling, open geteld",
        "Eerste ronde",
        "Tweede ronde",
        "Weet ik nog niet",
        "Afspraken",
        "Wat blijft schuren",
        "vertrouwenspersoon: toestel 12",
    ):
        assert wanted in text, wanted


def test_a_card_nobody_votes_on_has_no_tally() -> None:
    _pdf, text = _evening()
    assert text.count("Telling, open geteld") == 2


def test_times_run_from_zero_when_the_evening_has_no_start() -> None:
    _pdf, text = _evening()
    assert "0:00" in text
    pdf = print_runsheet(evenings.plan(starts_at=evenings.START), "nl")
    first = sample.page_texts(pdf)[0]
    assert evenings.START.astimezone().strftime("%H.%M") in first


def test_an_uncertain_norm_on_the_run_sheet_says_check_this() -> None:
    day = date(2026, 11, 22)
    words = Localised("Meld het.", "Report it.")
    sure = Norm("zeker", "Wet A", "1", words, (), day, "bron", certain=True)
    norms = (sure, replace(sure, id="onzeker", act="Wet B", certain=False))
    card = replace(evenings.OPTIONS_CARD, norms=("zeker", "onzeker"))
    plan = replace(evenings.plan(PlannedItem(evenings.CARD_ROUND, card)), norms=norms)
    said = " ".join("".join(sample.page_texts(print_runsheet(plan, "nl"))).split())
    assert "(2026-11-22)" in said
    assert "(2026-11-22 · controleer)" in said


def test_cards_on_the_run_sheet_are_large_enough_to_read_aloud() -> None:
    pdf, _text = _evening()
    aloud = next(
        number
        for number, text in enumerate(sample.page_texts(pdf))
        if "Kaart 1" in text and "Telling" not in text
    )
    sizes = [char.size for char in sample.chars(pdf, aloud) if char.size > 9]
    assert sum(size >= 13 for size in sizes) > 0.9 * len(sizes)


def test_nothing_runs_off_a_page_of_the_run_sheet() -> None:
    pdf, _text = _evening()
    for page in range(page_count(pdf)):
        for char in sample.chars(pdf, page):
            assert char.left >= 19, char
            assert char.right <= 191, char
            assert char.bottom >= 10, char
            assert char.top <= 287, char
            assert char.size >= 7 - 1e-3


def test_the_programme_and_the_form_are_one_page_each_and_a_card_at_most_three() -> None:
    pdf, _text = _evening()
    texts = sample.page_texts(pdf)
    assert "Programma" in texts[0]
    assert "Kaart 1" in texts[1]
    assert "Afspraken" in texts[-1]
    assert "vertrouwenspersoon" in texts[-1]
    assert len(texts) <= 2 + 3 * 3


def test_the_run_sheet_of_a_deck_runs_from_zero(tmp_path: Path) -> None:
    target = tmp_path / "draaiboek.pdf"
    call = ["print", "raadsleden", "--runsheet", "-o", str(target), "--data", str(tmp_path), "--lang", "nl"]
    assert main(call) == 0
    assert "0:00" in sample.page_texts(target.read_bytes())[0]


def test_print_names_broken_cards_and_letters_no_font_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "proef"
    (folder / "cards").mkdir(parents=True)
    (folder / "deck.md").write_text("---\nid: proef\ntitle: Proef\n---\n", encoding="utf-8")
    for name, title in (("goed", "Goed \U0001f600"), ("stuk", "Stuk")):  # one id, two cards
        text = f"---\nid: goed\nkind: open\n---\n# {title}\n\nJij kijkt op.\n\n## Vraag\n\nWat nu?\n"
        (folder / "cards" / f"{name}.md").write_text(text, encoding="utf-8")
    target = tmp_path / "kaarten.pdf"
    code = main(["print", str(folder), "-o", str(target), "--data", str(tmp_path), "--lang", "nl"])
    said = capsys.readouterr().err
    assert code == 1
    assert "Bevat een fout en is weggelaten: " in said
    assert "op papier staat hun nummer: 😀" in said
