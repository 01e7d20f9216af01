"""The half-year sheet says what was agreed and what became of it, the same in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dilemmagame.domain.evening import AdoptedValue, Chair
from dilemmagame.domain.groups import Group, GroupEvening, half_year
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.register import EntryKind, EntryStatus, HalfYear, RegisterEntry
from dilemmagame.notes.document import Heading, KeyValue, Passage
from dilemmagame.notes.export import Format
from dilemmagame.notes.groupsheet import SHEET_FORMATS, export_sheet, sheet
from tests.agreed import CALL_FIRST, DINNERS
from tests.notes.reading import text_of

LINDEWAARD = Organisation("Gemeente Lindewaard", "de griffie", id="o1")
BEGIN, END = date(2026, 7, 1), date(2026, 12, 31)


def signal(number: str, body: str, article: str) -> RegisterEntry:
    return RegisterEntry(
        number, EntryKind.SIGNAL, body, status=EntryStatus.OPEN, article=article, made_on=date(2026, 9, 8)
    )


COUNCIL = Group(
    "g1",
    "o1",
    "Raad 2026-2030",
    size=23,
    chair=Chair.MAYOR,
    values=(
        AdoptedValue(
            "openheid",
            Localised("Openheid", "Openness"),
            "Wij zeggen wat wij weten, ook als het ons niet uitkomt.",
            date(2026, 3, 18),
        ),
        AdoptedValue("", Localised("Kameraadschap", ""), "", None),
    ),
    register=(
        replace(DINNERS, review_on=date(2026, 12, 1), article=""),
        replace(CALL_FIRST, review_on=None),
        signal("s1", "Artikel 2 zegt niets over reizen.", "2"),
        signal("s2", "Wie houdt het register bij?", ""),
        RegisterEntry(
            "x1",
            EntryKind.ACTION,
            "Navragen hoe Overdam dit doet.",
            status=EntryStatus.DONE,
            made_on=date(2026, 9, 8),
            changed_on=date(2026, 9, 30),
            outcome="Overdam heeft een lijst per kwartaal.",
        ),
        RegisterEntry(
            "p1",
            EntryKind.PARKED,
            "Bijbanen van medewerkers",
            status=EntryStatus.OPEN,
            made_on=date(2026, 9, 8),
        ),
    ),
    evenings=(GroupEvening("s1", date(2026, 3, 18)), GroupEvening("s2", date(2026, 9, 8))),
)
HALF = half_year(LINDEWAARD, COUNCIL, BEGIN, END)
SAID = (
    DINNERS.body,
    "17 van 21 staan erachter",
    "Staat op de agenda van 9 december.",
    "Naar de raad",
    "Kameraadschap",
    "Artikel 2 zegt niets over reizen.",
    "Overdam heeft een lijst per kwartaal.",
    "Bijbanen van medewerkers",
    "Deze notities zijn van de griffie",
)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("fmt", SHEET_FORMATS)
def test_every_format_says_the_same(fmt: Format) -> None:
    content = export_sheet(HALF, fmt, "nl")
    text = flat(text_of(content, fmt))
    for said in SAID[:-1]:
        assert said in text, said
    assert "griffie" in text
    assert content == export_sheet(HALF, fmt.value, "nl")


def test_the_headings_stand_in_order_and_signals_under_their_article() -> None:
    found = [block.text for block in sheet(HALF, "nl").blocks if isinstance(block, Heading)]
    assert found == [
        "Waarden van deze groep",
        "Afspraken van dit halfjaar",
        "Eerdere afspraken, en hoe ze ervoor staan",
        "Signalen voor de gedragscode",
        "Artikel 2",
        "Over geen bepaald artikel",
        "Acties",
        "Voor later bewaard",
    ]
    english = [block.text for block in sheet(HALF, "en").blocks if isinstance(block, Heading)]
    assert english[4] == "Article 2"


def test_the_top_tells_it_in_short() -> None:
    top = sheet(HALF, "nl").blocks[0]
    assert isinstance(top, KeyValue)
    short = dict(top.rows)["In het kort"]
    assert short == (
        "1 nieuwe afspraak",
        "Gedragen: 1",
        "Naar de raad: 1",
        "1 afspraak moet opnieuw worden bekeken",
        "2 signalen voor de gedragscode",
    )
    assert dict(top.rows)["Gehouden"] == ("1 avond",)


def test_a_trainer_from_outside_gives_advice_only() -> None:
    outside = replace(HALF, organisation=replace(LINDEWAARD, external=True))
    first = sheet(outside, "nl").blocks[0]
    assert isinstance(first, Passage)
    assert "advies" in first.text
    assert all("advies" not in flat(str(block)) for block in sheet(HALF, "nl").blocks)


def test_an_empty_half_year_says_so_and_few_people_are_not_counted() -> None:
    empty = half_year(LINDEWAARD, Group("g", "o1", "College"), BEGIN, END)
    text = flat(text_of(export_sheet(empty, "md", "nl"), Format.MARKDOWN))
    for said in ("Er zijn geen afspraken gemaakt.", "De groep heeft nog geen waarden vastgesteld."):
        assert said in text
    few = replace(COUNCIL, register=(replace(COUNCIL.register[0], support=3, present=4),))
    assert "staan erachter" not in str(sheet(half_year(LINDEWAARD, few, BEGIN, END), "nl"))


def test_texts_are_clean_and_other_formats_are_refused() -> None:
    rude = replace(COUNCIL.register[0], body="<b>vet</b> \u202emelden\x00", who="# kop\nregel")
    half: HalfYear = half_year(LINDEWAARD, replace(COUNCIL, register=(rude,)), BEGIN, END)
    page = export_sheet(half, "html", "nl").decode()
    assert "<b>vet" not in page
    assert "\u202e" not in page
    with pytest.raises(ValueError, match="csv"):
        export_sheet(HALF, "csv", "nl")
