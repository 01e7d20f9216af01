"""Stories about whose a package is: keys that are known, unknown or another's, and packages changed on the way."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pytestqt.qtbot import QtBot

from dilemmagame.library.packages.keys import KeyRing
from dilemmagame.library.packages.packing import zipped
from tests.gui.pages import click
from tests.gui.sharing.traffic import amber, fetching, maker, package, package_step, settled, texts
from tests.library.packages import village


def test_an_unknown_key_is_known_after_two_presses(tmp_path: Path, qtbot: QtBot) -> None:
    signer = maker(tmp_path, "Gemeente Wolderhage")
    with fetching(tmp_path, qtbot, package(tmp_path, village(), signer)) as (page, given):
        step = package_step(page)
        assert step.know is not None
        assert signer.key.fingerprint in texts(page)
        click(step.know)
        assert KeyRing(given.folder).known() == ()
        click(step.yes)
        settled(page)
        assert [each.name for each in KeyRing(given.folder).known()] == ["Gemeente Wolderhage"]
        assert "met een sleutel die je kent" in texts(page)
        assert package_step(page).know is None


def test_another_key_under_a_known_name_brings_nothing_in_until_it_is_known(
    tmp_path: Path, qtbot: QtBot
) -> None:
    first, other = maker(tmp_path / "a", "Wolderhage"), maker(tmp_path / "b", "Wolderhage")
    with fetching(tmp_path, qtbot, package(tmp_path, village(), other)) as (page, given):
        KeyRing(given.folder).trust(first.key)
        page.open(tmp_path / "stapel-0.dilemma")
        settled(page)
        assert "Pas op" in texts(page) or "Let op" in texts(page)
        assert amber(page) == ["Kies een ander bestand"]
        step = package_step(page)
        assert step.know is not None
        click(step.know)
        click(step.no)
        assert step.know.isVisible()
        click(step.know)
        click(step.yes)
        settled(page)
        assert amber(page) == ["Voeg deze stapel toe"]


def test_a_package_that_was_changed_on_the_way_names_the_file_and_offers_no_way_in(
    tmp_path: Path, qtbot: QtBot
) -> None:
    good = package(tmp_path, village(), maker(tmp_path, "Wolderhage"))
    with zipfile.ZipFile(good) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["cards/de-brief.md"] = files["cards/de-brief.md"].replace(b"brief", b"bief")
    bad = tmp_path / "veranderd.dilemma"
    bad.write_bytes(zipped(files))
    with fetching(tmp_path, qtbot, bad) as (page, given):
        assert "cards/de-brief.md" in texts(page)
        assert amber(page) == ["Kies een ander bestand"]
        assert package_step(page).know is None
        assert not given.folder.decks.exists()
