"""Stories about the figures of a year: what is counted, and that no group under five stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from dilemmagame.domain.cards import Term
from dilemmagame.domain.commands import CountEvaluation
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.organisations import Organisation
from dilemmagame.domain.session import Session
from dilemmagame.domain.steps import StepKind
from dilemmagame.notes.export import Format, write_document
from dilemmagame.notes.papers.figures import figures, held
from tests.notes.evening import DINNER, Evening, council_evening, plan
from tests.notes.reading import csv_rows, text_of

THEMES = (
    Term("geld", Localised("Geld en geschenken", "Money and gifts"), Localised("", "")),
    Term("belangen", Localised("Belangen", "Interests"), Localised("", "")),
)
CHAIN = tuple(
    Term(each, Localised(each, each), Localised("", "")) for each in ("preventie", "nazorg", "repressie")
)
WEAK = (Term("V1", Localised("Groot belang van een derde", "Large interest"), Localised("", "")),)
LINDEWAARD = Organisation("Gemeente Lindewaard", "de griffie van Lindewaard")


def session(audience: str, present: int, *, to: StepKind = StepKind.CLOSING, forms: int = 0) -> Session:
    """An evening that went as far as `to`."""
    dinner = replace(DINNER, themes=("geld",), chain=("preventie", "nazorg"), vulnerabilities=("V1",))
    base = plan(present=present, dinner=dinner)
    evening = Evening(replace(base, audience=audience, themes=THEMES, chain=CHAIN, vulnerabilities=WEAK))
    evening.until(to)
    if forms:
        evening.do(CountEvaluation(forms, (3 * forms, 4 * forms, forms, 5 * forms, 2 * forms)))
    return evening.state


def page(*sessions: Session, year: int = 2026) -> str:
    made = figures(sessions, year, LINDEWAARD, "nl")
    return text_of(write_document(made, Format.MARKDOWN), Format.MARKDOWN)


def rows(*sessions: Session) -> list[list[str]]:
    return csv_rows(write_document(figures(sessions, 2026, LINDEWAARD, "nl"), Format.CSV))


def test_sessions_participants_themes_and_links_are_counted() -> None:
    text = page(session("raadsleden", 18), session("raadsleden", 20))
    for words in ("Sessies: 2", "Deelnemers: 38", "Geld en geschenken", "Groot belang van een derde"):
        assert words in " ".join(text.split())
    assert "Belangen" not in text, "a theme that never came up is not there"
    assert "repressie" in text, "a link of the chain that never came up is there, with nothing"


def test_a_group_of_four_goes_together_with_the_smallest_other() -> None:
    found = rows(session("raadsleden", 18), session("ambtenaren", 31), session("bestuurders", 4))
    cells = [row[1:4] for row in found if row[0] == "Voor wie"]
    assert cells == [
        ["Groep", "Deelnemers", "Sessies"],
        ["ambtenaren", "31", "1"],
        ["raadsleden, bestuurders", "22", "2"],
    ]


def test_a_year_of_four_people_is_not_counted() -> None:
    text = page(session("bestuurders", 4))
    assert "minder dan vijf" in text
    assert "4" not in text.replace("2024", "")


def test_a_card_the_group_never_came_to_does_not_count() -> None:
    found = held(session("raadsleden", 18, to=StepKind.OPEN))
    assert found is not None
    assert (found.cards, found.themes) == (0, frozenset())


def test_forms_of_a_small_session_are_left_out_of_the_average() -> None:
    text = page(session("raadsleden", 18, forms=16), session("raadsleden", 6, forms=4))
    assert "Gemiddelden van 16 formulieren uit 1 sessie" in text


def test_another_year_is_another_page() -> None:
    old = session("raadsleden", 18)
    old = replace(old, started_at=datetime(2025, 3, 4, 19, 0, tzinfo=UTC))
    text = page(old, session("raadsleden", 20))
    assert "Deelnemers: 20" in " ".join(text.split())
    assert "geen sessies gehouden" in page(old, year=2024)


def test_a_session_that_never_began_does_not_count() -> None:
    assert held(Evening().state) is None


def test_nothing_anybody_said_is_on_the_page() -> None:
    evening = council_evening()
    text = page(evening.state)
    assert "Afspraken die zijn teruggelezen: 2" in " ".join(text.split())
    for body in evening.texts.values():
        assert body not in text or body == "griffie"
