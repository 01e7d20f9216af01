"""Sheets that come in: headings are understood, rows become cards, and what is wrong is told by row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import assets
from dilemmagame.domain.cards import CardKind, ScaleKind
from dilemmagame.library.door import sheet_rows
from dilemmagame.library.reading import read_deck
from dilemmagame.library.sentences import sentence
from dilemmagame.library.sheets.columns import COLUMNS, guessed, heading
from dilemmagame.library.sheets.incoming import id_from, plan_import
from dilemmagame.library.sheets.mapping import Form, guess, guess_from
from dilemmagame.library.sheets.placing import write_plan
from dilemmagame.library.vocabulary import read_vocabulary
from tests.library.sheets import Rows, files, planned, told, village, workbook

DUTCH: Rows = [
    ["Titel", "Casus", "Vraag", "Optie 1", "Optie 2", "Voordeel A", "Nadeel A", "Wat als", "Raadgevers", "Minuten"],
    [
        "De lege stoel", "In Wolderhage blijft een stoel leeg.\nNiemand zegt iets.", "Wat doe je?", "Je wacht.",
        "Je begint.", "Iedereen is er bij.", "Het wordt laat.", "Het regent.\nDe trein staat stil.",
        "Bode: Ik hoor niets.\n- Kok: Stil.", 20,
    ],
    ["De halve taart", "Er is taart over.", "Wie eet?", None, None, None, None, None, None, None],
]  # fmt: skip

ENGLISH: Rows = [
    ["Title", "Situation", "Question", "Option A", "Option B", "For A", "Cost A", "What if", "Advisers", "Minutes"],
    ["The empty chair", "A chair stays empty.", "What do you do?", "You wait.", "You begin.", "All are here.",
     "It is late.", "It rains.", "Usher: I hear nothing.", "20"],
]  # fmt: skip


@pytest.mark.parametrize(("rows", "language"), [(DUTCH, "nl"), (ENGLISH, "en")])
def test_headings_are_understood_in_both_languages(rows: Rows, language: str, tmp_path: Path) -> None:
    mapping = guess(sheet_rows(workbook(tmp_path / "blad.xlsx", rows)))
    assert mapping.columns == (
        "title", "situation", "question", "option A", "option B", "supports A", "cost A", "twists", "voices",
        "field:minutes",
    )  # fmt: skip
    assert (mapping.language, mapping.form, mapping.usable) == (language, Form.TABLE, True)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_heading_of_ours_is_understood(language: str) -> None:
    for name in COLUMNS:
        assert guessed(heading(name, language))[0] == name, name
        assert guessed(heading(name, language).upper() + ":")[0] == name, name
    assert len({heading(name, language) for name in COLUMNS}) == len(COLUMNS)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Antwoord 3", "option C"), ("b", "option B"), ("Keuze A (kort)", "option A"), ("Pro a", "supports A"),
        ("tegen: B", "cost B"), ("Turn 3: question", "turn 3 question"), ("Doelgroep", "field:audience"),
        ("option A", "option A"), ("kind", "field:kind"), ("field:themes", "field:themes"), ("Telefoon", ""), ("", ""),
        ("Beurt 7: vraag", ""), ("Keuze 9", ""), ("Wat een dag", ""),
    ],
)  # fmt: skip
def test_what_people_type_above_a_column(typed: str, name: str) -> None:
    assert guessed(typed)[0] == name


def test_a_mapping_is_changed_by_hand_and_a_name_stands_once() -> None:
    mapping = guess_from(["Naam", "Verhaal", "Telefoon", "Titel"])
    assert mapping.columns == ("title", "situation", "", "")
    assert mapping.unknown == (2, 3)
    changed = mapping.with_column(3, "title")
    assert changed.columns == ("", "situation", "", "title")
    assert mapping.columns == ("title", "situation", "", "")
    assert not changed.with_column(3, "").usable
    with pytest.raises(ValueError, match="phone"):
        mapping.with_column(0, "phone")
    with pytest.raises(ValueError, match="title"):
        mapping.with_column(9, "title")


def test_rows_become_a_deck_that_can_be_played(tmp_path: Path) -> None:
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), tmp_path / "stoelen")
    assert plan.new_deck
    assert not plan.touches
    assert [(entry.line, entry.id, entry.new, entry.broken) for entry in plan.entries] == [
        (2, "de-lege-stoel", True, False),
        (3, "de-halve-taart", True, False),
    ]
    written = write_plan(plan, plan.default(), title="Stoelen en taart")
    assert written.added == ("cards/de-lege-stoel.md", "cards/de-halve-taart.md")
    deck, problems = read_deck(tmp_path / "stoelen")
    assert (deck.id, deck.title, deck.language) == ("stoelen", "Stoelen en taart", "nl")
    assert not problems
    chair, cake = deck.cards
    assert chair == plan.entries[0].card
    assert chair.kind is CardKind.OPTIONS
    assert cake.kind is CardKind.OPEN
    assert len(chair.situation) == 2  # Enter in a cell begins a paragraph
    assert [option.text for option in chair.options] == ["Je wacht.", "Je begint."]
    assert chair.considerations[0].cost == "Het wordt laat."
    assert chair.twists == ("Het regent.", "De trein staat stil.")
    assert [(voice.who, voice.text) for voice in chair.voices] == [
        ("Bode", "Ik hoor niets."),
        ("Kok", "Stil."),
    ]
    assert chair.minutes == 20


def test_kinds_scales_and_turns_come_from_the_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ["Titel", "Situatie", "Vraag", "Soort", "Schaal", "Stelling", "Keuzes", "Beurt 2: situatie", "Beurt 2: vraag",
         "Beurt 2: keuzes", "Beurt 2: overwegingen"],
        ["Eén", "Er ligt taart.", "Waar?", None, "0–10", "Taart mag.", None, None, None, None, None],
        ["Twee", "Er ligt taart.", "Wat?", "beurten", None, None, "A. Eten.\nB) Laten.", "Op.", "En nu?",
         "- Bakken\n- Kopen", "A. Voor: vers. Prijs: meel.\nB. Voor: snel. Prijs: geld."],
        ["Drie", "Er ligt taart.", "Wat?", "Quiz", None, None, "Eten\nLaten", None, None, None, None],
    ]  # fmt: skip
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), tmp_path / "taart")
    one, two, three = (entry.card for entry in plan.entries)
    assert one is not None
    assert two is not None
    assert three is not None
    assert (one.kind, one.scale, one.statement) == (CardKind.SCALE, ScaleKind.ZERO_TO_TEN, "Taart mag.")
    assert [option.text for option in two.options] == ["Eten.", "Laten."]
    assert [option.text for option in two.turns[0].options] == ["Bakken", "Kopen"]
    assert two.turns[0].considerations[1].cost == "geld."
    assert told(plan) == [(4, 4, "field-value")]
    # the kind that does not exist waits, and the card is what its columns say
    assert three.kind is CardKind.OPTIONS
    assert not three.broken


def test_terms_may_be_named_in_words(tmp_path: Path) -> None:
    rows: Rows = [
        ["Titel", "Situatie", "Vraag", "Thema's", "Waarden", "Rol", "Normen"],
        ["Eén", "Er ligt taart.", "Wat?", "geschenken, uitnodigingen en reizen; T01", "Openheid, moed", "Raadslid",
         "gw-28"],
    ]  # fmt: skip
    words, _problems = read_vocabulary(assets() / "vocabulary")
    rows_in = sheet_rows(workbook(tmp_path / "blad.xlsx", rows))
    plan = plan_import(rows_in, guess(rows_in), tmp_path / "taart", name="b", language="nl", vocabulary=words)
    card = plan.entries[0].card
    assert card is not None
    assert (card.themes, card.role, card.norms) == (("T03", "T01"), "raadslid", ("gw-28",))
    assert all(value.islower() for value in card.values)


def test_faulty_rows_are_listed_and_do_not_hold_up_the_others(tmp_path: Path) -> None:
    rows: Rows = [
        ["Titel", "Situatie", "Vraag", "Keuze A", "Keuze B", "Minuten", "Telefoon", "Id"],
        [None, "Er is geen titel.", "Wat?", "Ja", "Nee", None, None, None],
        ["Goed", "Er is een titel.", "Wat?", "Ja", "Nee", 15, None, None],
        ["Half", "Er is een titel.", None, "Ja", None, None, None, None],
        ["Laat", "Er is een titel.", "Wat?", "Ja", "Nee", "kwartier", None, "Te Laat!"],
        ["Som", "=1+1", "Wat?", "Ja", "Nee", None, None, None],
        ["Nog eens", "Er is een titel.", "Wat?", "Ja", "Nee", None, None, "goed"],
    ]  # fmt: skip
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), tmp_path / "lijst")
    assert told(plan) == [
        (1, 7, "sheet-column-unknown"),
        (2, 1, "sheet-title-missing"),
        (4, 1, "section-missing"),
        (4, 4, "options-count"),
        (5, 6, "field-number"),
        (5, 8, "id-invalid"),
        (6, 1, "situation-missing"),
        (6, 2, "sheet-formula"),
        (7, 8, "sheet-row-twice"),
    ]
    assert [(entry.id, entry.broken) for entry in plan.entries] == [
        ("goed", False), ("half", True), ("te-laat", False), ("som", True),
    ]  # fmt: skip
    write_plan(plan, plan.default())
    deck, _problems = read_deck(tmp_path / "lijst")
    assert [(card.id, card.broken) for card in deck.cards] == [
        ("goed", False), ("half", True), ("te-laat", False), ("som", True),
    ]  # fmt: skip
    assert "kwartier" not in (tmp_path / "lijst/cards/te-laat.md").read_text(encoding="utf-8")
    assert all(sentence(problem) != problem.code for problem in plan.problems)


def test_a_person_decides_which_rows_come_in(tmp_path: Path) -> None:
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), tmp_path / "stoelen")
    cake = plan.entries[1]
    write_plan(plan, plan.default() - plan.all_of(cake))
    deck, problems = read_deck(tmp_path / "stoelen")
    assert [card.id for card in deck.cards] == ["de-lege-stoel"]
    assert not problems


def test_without_titles_nothing_is_made(tmp_path: Path) -> None:
    plan = planned(workbook(tmp_path / "blad.xlsx", [["Prijs", "Stuks"], [1, 2]]), tmp_path / "winkel")
    assert plan.entries == ()
    assert "sheet-headings" in [code for _line, _column, code in told(plan)]
    assert write_plan(plan, plan.default()).added == ()
    assert not (tmp_path / "winkel").exists()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_comes_in_whatever_its_separator_and_coding(
    separator: str, coding: str, tmp_path: Path
) -> None:
    rows = [
        ["Titel", "Situatie", "Vraag"],
        ["Café", '"Eén regel; met, tekens’.\nEn nog een."', "Wat doe je?"],
        ["Twee", "Iets.", "Wat?"],
    ]
    path = tmp_path / "blad.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(coding))
    plan = planned(path, tmp_path / "cafe")
    assert [(entry.line, entry.title) for entry in plan.entries] == [(2, "Café"), (4, "Twee")]
    card = plan.entries[0].card
    assert card is not None
    assert len(card.situation) == 2
    assert not plan.problems


def test_a_row_for_a_card_that_is_there_changes_only_its_parts(tmp_path: Path) -> None:
    deck = village(tmp_path)
    before = files(deck)
    rows: Rows = [
        ["Id", "Titel", "Situatie", "Minuten", "Voorkomen", "Wat als"],
        [
            "de-sleutel",
            "De sleutel",
            None,
            25,
            "Wie heeft er een sleutel?",
            "Het regent.\nJe zus is de beheerder.",
        ],
        ["de-brief", "De brief", None, None, None, None],
    ]
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), deck)
    key, letter = plan.entries
    assert [(change.part, change.before, change.after, change.held) for change in key.changes] == [
        ("situation", key.changes[0].before, "", True),
        ("field:minutes", "20", "25", False),
        ("twists", "Het regent.\nDe beheerder is je zus.", "Het regent.\nJe zus is de beheerder.", False),
    ]
    assert key.changes[0].removes
    assert key.changes[1].overwrites
    assert [change.held for change in letter.changes] == [True]
    assert told(plan) == [(2, 3, "sheet-kept"), (3, 3, "sheet-kept")]
    assert plan.touches == (key,)
    written = write_plan(plan, plan.default())
    assert (written.added, written.changed) == ((), ("cards/de-sleutel.md",))
    old, new = (
        text.splitlines() for text in (before["cards/de-sleutel.md"], files(deck)["cards/de-sleutel.md"])
    )
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        (b"minutes: 20", b"minutes: 25"),
        (b"2. De beheerder is je zus.", b"2. Je zus is de beheerder."),
    ]
    assert {name: text for name, text in files(deck).items() if name != "cards/de-sleutel.md"} == {
        name: text for name, text in before.items() if name != "cards/de-sleutel.md"
    }


def test_a_row_that_would_break_a_good_card_is_left_alone(tmp_path: Path) -> None:
    deck = village(tmp_path)
    before = files(deck)
    rows: Rows = [["Titel", "Soort"], ["De brief", "schaal"], ["De sleutel", "keuzes"]]
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), deck)
    assert (2, 1, "sheet-breaks") in told(plan)
    letter = plan.entries[0]
    assert not letter.broken
    assert not letter.default
    write_plan(plan, plan.default())
    assert files(deck) == before


def test_new_cards_come_at_the_end_of_the_order(tmp_path: Path) -> None:
    deck = village(tmp_path)
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), deck)
    write_plan(plan, plan.default())
    listed = next(
        line
        for line in (deck / "deck.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("cards:")
    )
    assert listed == "cards: [de-sleutel, de-brief, de-lege-stoel, de-halve-taart]"
    # the same sheet once more says nothing new
    again = planned(tmp_path / "blad.xlsx", deck)
    assert not again.default()


def test_a_deck_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    deck = village(tmp_path)
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), deck)
    (deck / "cards/de-brief.md").write_text("iets anders", encoding="utf-8")
    before = files(deck)
    with pytest.raises(WorldError) as caught:
        write_plan(plan, plan.default())
    assert caught.value.code is WorldErrorCode.DECK_CHANGED
    assert files(deck) == before


def test_an_empty_folder_takes_the_deck_and_a_full_one_does_not(tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "blad.xlsx", DUTCH)
    (tmp_path / "leeg").mkdir()
    plan = planned(sheet, tmp_path / "leeg")
    write_plan(plan, plan.default())
    assert len(read_deck(tmp_path / "leeg")[0].cards) == 2
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol/brief.txt").write_text("van mij", encoding="utf-8")
    plan = planned(sheet, tmp_path / "vol")
    with pytest.raises(WorldError) as caught:
        write_plan(plan, plan.default())
    assert caught.value.code is WorldErrorCode.DECK_PRESENT
    assert [path.name for path in (tmp_path / "vol").iterdir()] == ["brief.txt"]
    with pytest.raises(ValueError, match="Geen Naam"):
        write_plan(planned(sheet, tmp_path / "Geen Naam"), plan.default())


def test_an_id_made_of_a_title_names_a_file_everywhere() -> None:
    assert id_from("Één café, ’s avonds") == "een-cafe-s-avonds"
    assert id_from("Con") == "kaart-con"
    assert id_from("???", {"kaart"}) == "kaart-2"
    assert id_from("x" * 90) == "x" * 50


def test_a_card_is_found_again_by_its_title(tmp_path: Path) -> None:
    deck = village(tmp_path)
    path = deck / "cards/de-brief.md"
    path.write_text(path.read_text(encoding="utf-8").replace("# De brief", "# Een brief"), encoding="utf-8")
    rows: Rows = [["Titel", "Vraag"], ["Een brief", "Wat nu?"], ["Een brief", "En dan?"]]
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), deck)
    assert [(entry.id, entry.new) for entry in plan.entries] == [("de-brief", False), ("een-brief", True)]


def test_a_deck_for_one_audience_says_so(tmp_path: Path) -> None:
    rows: Rows = [
        ["Titel", "Situatie", "Vraag", "Voor wie"],
        ["Eén", "Er ligt taart.", "Wat?", "griffie, raad"],
        ["Twee", "Er is koffie.", "Wat?", "griffie,raad"],
    ]
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), tmp_path / "taart")
    write_plan(plan, plan.default())
    assert read_deck(tmp_path / "taart")[0].audience == ("griffie", "raad")


def test_headings_may_stand_below_a_line_of_their_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["Kaarten van de griffie", None],
        [None, None],
        ["Titel", "Situatie"],
        ["Eén", "Er ligt taart."],
    ]
    plan = planned(workbook(tmp_path / "blad.xlsx", rows), tmp_path / "taart")
    assert [(entry.line, entry.title) for entry in plan.entries] == [(4, "Eén")]


def test_what_lies_in_the_way_is_not_written_over(tmp_path: Path) -> None:
    deck = village(tmp_path)
    other = tmp_path / "elders.md"
    other.write_text("van een ander", encoding="utf-8")
    (deck / "cards/de-lege-stoel.md").symlink_to(other)
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), deck)
    assert (2, 1, "file-unreadable") in told(plan)
    assert [entry.id for entry in plan.entries] == ["de-halve-taart"]
    write_plan(plan, plan.default())
    assert other.read_text(encoding="utf-8") == "van een ander"
    assert (deck / "cards/de-lege-stoel.md").is_symlink()


def test_a_deck_file_that_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    deck = village(tmp_path)
    (deck / "deck.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    before = files(deck)
    plan = planned(workbook(tmp_path / "blad.xlsx", DUTCH), deck)
    with pytest.raises(WorldError) as caught:
        write_plan(plan, plan.default())
    assert caught.value.code is WorldErrorCode.DECK_BROKEN
    assert files(deck) == before
