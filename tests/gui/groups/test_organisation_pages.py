"""Stories about an organisation: where to go, its house style, its code, and how long it keeps things."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from dilemmagame.gui.groups.organisation import OrganisationPage
from dilemmagame.gui.start.past import PastPage
from tests.gui.groups.house import LINDEWAARD, play
from tests.gui.groups.opened import furnished, opened, typed, words
from tests.gui.pages import click, shown


def test_the_mayor_alone_brings_a_warning_that_goes_with_a_second_contact(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "overdam")
        opened(qtbot, page)
        assert page.contacts.warning.isVisible()
        click(page.contacts.usual["Vertrouwenspersoon"])
        assert not page.contacts.warning.isVisible()
        assert [each.role for each in given.store.load_organisation("overdam").contacts] == [
            "Burgemeester",
            "Vertrouwenspersoon",
        ]


def test_a_colour_that_cannot_be_read_is_refused_with_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.show_part("house")
        typed(page.house.code, "#FFEE00")
        assert "te licht" in page.message.text
        assert given.store.load_organisation("lindewaard").colour == "#7A1F3D"
        typed(page.house.code, "1f4e79")
        assert given.store.load_organisation("lindewaard").colour == "#1F4E79"
        assert page.house.swatches["#1F4E79"].isChecked()
        page.show_part("name")
        typed(page.name, "Lindewaard")
        page.show_part("house")
        click(page.house.swatches[""])
        kept = given.store.load_organisation("lindewaard")
        assert (kept.name, kept.colour) == ("Lindewaard", "")


def test_a_logo_is_kept_as_dots_and_goes_with_the_organisation(tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "wapen van Lindewaard.jpg"
    Image.new("RGB", (60, 40), "#7A1F3D").save(picture, comment=b"gemaakt door P. Jansen")
    broken = tmp_path / "stuk.png"
    broken.write_bytes(b"<svg onload=alert(1)>")
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.house.take_logo(broken)
        assert "kan geen logo zijn" in page.message.text
        page.house.take_logo(picture)
        assert given.store.load_organisation("lindewaard").logo == "lindewaard.png"
        (kept,) = given.folder.house.iterdir()
        assert kept.read_bytes().startswith(b"\x89PNG")
        assert b"Jansen" not in kept.read_bytes()
        click(page.remove)
        with qtbot.waitSignal(page.removed):
            click(page.remove)
        assert list(given.folder.house.iterdir()) == []
        assert [each.name for each in given.store.organisations()] == ["Provincie Overdam"]
        assert given.store.groups() == ()


def test_articles_decks_and_terms_are_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        page = OrganisationPage(given, "lindewaard")
        opened(qtbot, page)
        page.show_part("code")
        click(page.code.add)
        number, text = page.code.fields[-1]
        typed(number, "3")
        text.setPlainText("Wij praten met elkaar.")
        text.flush()
        page.show_part("terms")
        page.terms.external.click()
        page.terms.all_decks.click()
        deck_id, box = next(iter(page.terms.decks.items()))
        box.click()
        kept = given.store.load_organisation("lindewaard")
        assert [each.number for each in kept.code] == ["1.3", "2.1", "3"]
        assert kept.code[-1].text == "Wij praten met elkaar."
        assert (kept.external, kept.decks) == (True, (deck_id,))


def test_an_evening_that_is_kept_too_long_is_marked(tmp_path: Path, qtbot: QtBot) -> None:
    with furnished(tmp_path) as given:
        play(given.store, "avond-2")
        for months, marked in ((0, False), (3, False)):
            given.store.save_organisation(replace(LINDEWAARD, retention_months=months))
            page = PastPage(given)
            qtbot.addWidget(page)
            shown(page)
            assert ("langer bewaard dan afgesproken" in words(page)) is marked
        later = replace(given, clock=type(given.clock)(given.clock.now().wall.replace(year=2027, month=4)))  # type: ignore[call-arg]  # a virtual clock
        page = PastPage(later)
        qtbot.addWidget(page)
        shown(page)
        assert "langer bewaard dan afgesproken" in words(page)
