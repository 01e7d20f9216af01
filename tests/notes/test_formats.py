"""The files themselves: structure, properties, first page, and that they are data and nothing else."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime

import docx
import pypdfium2
import pytest

from dilemmagame.domain.commands import Capture
from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes import csv as notes_csv
from dilemmagame.notes.export import SUFFIXES, Format, export
from tests.notes.evening import Evening, council_evening, with_text
from tests.notes.reading import csv_rows, exported, html_tags, pdf_pages, squeezed, text_of


@pytest.fixture(scope="module")
def evening() -> Evening:
    return council_evening()


@pytest.mark.parametrize("fmt", list(Format))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_format_starts_with_the_holder_and_holds_the_agreements(
    evening: Evening, fmt: Format, language: str
) -> None:
    text = text_of(exported(evening, fmt, language), fmt)
    first = "Dit verslag wordt beheerd door" if language == "nl" else "These notes are held by"
    body = squeezed(text)
    if fmt is not Format.PDF:
        assert body.startswith(squeezed(first))
    assert squeezed(first) in body
    assert squeezed("Wie in het plangebied woont, zegt dat aan het begin van het debat.") in body


@pytest.mark.parametrize("fmt", list(Format))
def test_the_same_session_gives_the_same_bytes(evening: Evening, fmt: Format) -> None:
    assert exported(evening, fmt) == exported(evening, fmt)


def test_formats_are_known_by_suffix_and_an_unknown_one_is_refused(evening: Evening) -> None:
    assert SUFFIXES == ("md", "docx", "pdf", "html", "csv", "json")
    assert export(evening.state, evening.texts, "md", "nl").startswith(b"Dit verslag")
    with pytest.raises(ValueError, match="odt"):
        export(evening.state, evening.texts, "odt", "nl")


def test_the_docx_has_real_headings_lists_and_tables(evening: Evening) -> None:
    word = docx.Document(io.BytesIO(exported(evening, Format.DOCX)))
    styled = [(line.style.name, line.text) for line in word.paragraphs if line.style is not None]
    assert ("Title", "Raad in gesprek over grijs gebied") in styled
    ones = [text for name, text in styled if name == "Heading 1"]
    assert ones[:3] == ["Feiten", "Afspraken", "Signalen voor de gedragscode"]
    assert ("Heading 2", "Uitkomst") in styled
    assert sum(name == "List Number" for name, _ in styled) == 2
    facts, outcome, second, times = word.tables
    assert facts.cell(0, 0).text == "Datum"
    assert [cell.text for cell in outcome.rows[0].cells] == ["Keuze", "Eerste ronde", "Tweede ronde", "Netto"]
    assert all("tblHeader" in table.rows[0]._tr.xml for table in (outcome, second, times))
    first_card = next(line for line in word.paragraphs if line.text == "Dilemma 1: Ondernemersdiner")
    assert first_card.paragraph_format.page_break_before


def test_the_properties_of_the_docx_are_golden(evening: Evening) -> None:
    content = exported(evening, Format.DOCX)
    core = docx.Document(io.BytesIO(content)).core_properties
    day = datetime(2026, 11, 24, tzinfo=UTC)
    assert (core.author, core.last_modified_by, core.comments, core.keywords, core.subject) == ("",) * 5
    assert core.title == "Raad in gesprek over grijs gebied"
    assert (core.created, core.modified, core.revision) == (day, day, 1)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
        assert {info.date_time for info in package.infolist()} == {(2026, 11, 24, 0, 0, 0)}
        inside = b"".join(package.read(name) for name in names)
    assert b"python-docx" not in inside
    assert b"hyperlink" not in inside.split(b"</w:styles>")[0].split(b"<w:styles")[0]
    assert b'TargetMode="External"' not in inside


def test_the_properties_of_the_pdf_are_golden(evening: Evening) -> None:
    content = exported(evening, Format.PDF)
    opened = pypdfium2.PdfDocument(content)
    facts = opened.get_metadata_dict()
    opened.close()
    assert facts == {
        "Title": "Raad in gesprek over grijs gebied",
        "Author": "",
        "Subject": "",
        "Keywords": "",
        "Creator": "dilemmagame",
        "Producer": "dilemmagame",
        "CreationDate": "D:20261124000000+00'00'",
        "ModDate": "D:20261124000000+00'00'",
    }
    assert b"/URI" not in content
    assert b"/Helvetica" not in content


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_page_of_the_pdf_is_enough_for_the_clerk(evening: Evening, language: str) -> None:
    pages = pdf_pages(exported(evening, Format.PDF, language))
    first = squeezed(pages[0])
    for needed in (
        "griffie van Wolderhage",
        "24 november 2026" if language == "nl" else "24 November 2026",
        "Chatham House",
        "Ondernemersdiner",
        "gaan we niet in op uitnodigingen",
        "fractievoorzitters",
        "De code zegt niets over uitnodigingen aan alle fracties tegelijk.",
    ):
        assert squeezed(needed) in first
    assert squeezed("winkelstraat") not in first
    for number, page in enumerate(pages, 1):
        foot = (
            f"Bladzijde {number} van {len(pages)}" if language == "nl" else f"Page {number} of {len(pages)}"
        )
        assert squeezed(foot) in squeezed(page)
        assert squeezed("Gemeente Wolderhage · Raad in gesprek") in squeezed(page)


def test_the_pdf_has_an_outline_and_opens_with_its_title(evening: Evening) -> None:
    opened = pypdfium2.PdfDocument(exported(evening, Format.PDF))
    outline = [entry.get_title() for entry in opened.get_toc(max_depth=1)]
    opened.close()
    assert outline[:4] == [
        "Feiten",
        "Afspraken",
        "Signalen voor de gedragscode",
        "Dilemma 1: Ondernemersdiner",
    ]


def test_no_heading_of_the_pdf_is_left_alone_at_the_foot_of_a_page() -> None:
    from dilemmagame.notes.compose import compose
    from dilemmagame.notes.flow import HEADINGS, Text
    from dilemmagame.notes.pages import pages

    for extra in range(24):
        evening = council_evening()
        evening.do(
            Capture(CaptureField.INSIGHT, "Een inzicht van meer dan drie regels op papier. " * 9, item=1)
        )
        for _time in range(extra):
            evening.do(Capture(CaptureField.REASON, "Nog een reden die een regel vult.", item=1))
        for marks in pages(compose(evening.state, evening.texts, "nl")):
            last = [mark for mark in marks if isinstance(mark, Text)][-1]
            assert last.style not in HEADINGS.values(), (extra, last.text)


FORMULAS = (
    "=1+1",
    "+31",
    "-2",
    "@som",
    "\t=1",
    "  =1+1",
    "＝1",
    '=HYPERLINK("http://wolderhage.example";"x")',
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_the_csv_is_a_formula_and_every_cell_is_quoted(formula: str) -> None:
    content = exported(with_text(formula), Format.CSV)
    rows = csv_rows(content)
    for row in rows:
        for cell in row:
            assert not re.match(r"[\s]*[=+\-@＝＋－＠−|%]", cell), cell
    assert len({len(row) for row in rows}) == 1
    assert not re.search(r'(^|;)(?!")[^;\r\n"]', re.sub(r'"(?:[^"]|"")*"', '""', content.decode("utf-8-sig")))


def test_a_cell_with_an_ordinary_minus_inside_stays_as_it_is() -> None:
    assert notes_csv.safe_cell("twee - drie") == "twee - drie"
    assert notes_csv.safe_cell("-twee") == "'-twee"


def test_the_csv_has_a_line_per_choice_and_round(evening: Evening) -> None:
    rows = csv_rows(exported(evening, Format.CSV))
    assert rows[1][:6] == ["Wat", "Dilemma", "Ronde", "Keuze", "Stemmen", "Aanwezigen"]
    votes = [row for row in rows if row[0] == "Stemming"]
    assert len(votes) == 2 * 6 + 2 * 5
    assert votes[0][:6] == [
        "Stemming",
        "1. Ondernemersdiner",
        "Eerste ronde",
        "A. Je gaat, en luistert naar wat er leeft.",
        "6",
        "18",
    ]
    assert [row[-1] for row in rows if row[0] == "Afspraak"] == [
        "bevestigd",
        "bevestigd",
        "voorgesteld, niet teruggelezen",
    ]


def test_the_html_is_one_file_without_script_links_or_outside_things(evening: Evening) -> None:
    source = exported(evening, Format.HTML).decode()
    assert "default-src 'none'" in source
    assert '<html lang="nl">' in source
    assert not html_tags(source) & {"script", "a", "img", "link", "iframe", "object", "form", "base"}
    assert "@media print" in source
    assert not re.search(r"https?:|url\(|@import", source)


def test_the_style_of_the_html_is_the_one_its_policy_allows(evening: Evening) -> None:
    import base64
    import hashlib

    source = exported(evening, Format.HTML).decode()
    style = source.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in source


def test_the_json_is_stable_and_says_that_nobody_knows_who_moved(evening: Evening) -> None:
    notes = json.loads(exported(evening, Format.JSON))
    assert list(notes)[:3] == ["holder", "format", "version"]
    outcome = notes["dilemmas"][0]["outcome"]
    assert outcome["who_moved"] == "unknown"
    assert outcome["rounds"][0]["ballots"] == {"A": 6, "B": 4, "C": 5, "D": 2, "unsure": 1, "other": 0}
    assert outcome["rounds"][0]["secret"] is False
