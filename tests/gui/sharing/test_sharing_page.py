"""Stories about giving a deck away: as a package, signed or not, as a sheet, and what stays behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.paths import DataFolder
from dilemmagame.gui.services import Services
from dilemmagame.gui.sharing.sharepage import SharePage
from dilemmagame.library.door import import_untrusted, sheet_rows
from dilemmagame.library.packages.keys import KeyRing
from dilemmagame.library.packages.sealing import Signature, inspect
from dilemmagame.library.sheets.mapping import Form, guess
from tests.gui.pages import click, clipped, nameless, services, shown, small, until, walk
from tests.gui.sharing.traffic import texts
from tests.library.packages import snapshot, village, written


@contextmanager
def sharing(
    tmp_path: Path, qtbot: QtBot, language: str = "nl", theme: str = "paper"
) -> Iterator[tuple[SharePage, Services, Path]]:
    folder = written(DataFolder(tmp_path / "data").decks / "dorp", village())
    with services(tmp_path, language, theme) as given:
        page = SharePage(given, folder)
        qtbot.addWidget(page)
        shown(page)
        rested(page)
        yield page, given, folder


def rested(page: SharePage) -> None:
    until(lambda: not page._background.busy)


def saying(monkeypatch: pytest.MonkeyPatch, target: Path, kind: str = "") -> None:
    """The person who saves chooses this place in the dialog of the system."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), kind))


def test_a_package_says_what_stays_behind_and_leaves_the_deck_alone(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(DataFolder(tmp_path / "data").decks / "dorp", {"kladblok.txt": b"van mij alleen"})
    with sharing(tmp_path, qtbot) as (page, given, _folder):
        assert "kladblok.txt" in texts(page), "before anything is saved"
        before = snapshot(given.folder.decks)
        saying(monkeypatch, tmp_path / "dorp")
        click(page.save)
        rested(page)
        assert "kladblok.txt" in page.message.text
        imported = import_untrusted(tmp_path / "dorp.dilemma")
        assert not imported.refused
        assert "kladblok.txt" not in imported.files
        assert inspect(imported.files, KeyRing(given.folder), imported.digests).signature is Signature.NONE
        assert snapshot(given.folder.decks) == before


def test_notes_of_the_maker_are_named_before_they_go_along(tmp_path: Path, qtbot: QtBot) -> None:
    written(DataFolder(tmp_path / "data").decks / "dorp", {"veldtest.md": b"# Veldtest\n"})
    with sharing(tmp_path, qtbot) as (page, _given, _folder):
        assert "Aantekeningen naast de stapel gaan ook mee: veldtest.md" in page.going.text()
        assert "Alles in de map van de stapel gaat mee" in page.going.text()


def test_who_signs_for_the_first_time_gives_a_name_and_the_next_time_it_is_there(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sharing(tmp_path, qtbot) as (page, given, _folder):
        assert not page.name.isVisible()
        page.sign.setChecked(True)
        assert page.name.isVisible()
        assert not page.save.isEnabled()
        QTest.keyClicks(page.name, "Gemeente Wolderhage")
        saying(monkeypatch, tmp_path / "dorp.dilemma")
        click(page.save)
        rested(page)
        signer = KeyRing(given.folder).signer("Gemeente Wolderhage")
        assert signer is not None
        assert signer.key.fingerprint in page.message.text
        assert page.signers.currentText() == "Gemeente Wolderhage"
        assert not page.name.isVisible()
        imported = import_untrusted(tmp_path / "dorp.dilemma")
        seal = inspect(imported.files, KeyRing(given.folder), imported.digests)
        assert (seal.signature, seal.name) == (Signature.KNOWN, "Gemeente Wolderhage")
        click(page.save)
        rested(page)
        assert len(KeyRing(given.folder).own()) == 1


def test_keys_that_cannot_be_kept_are_said_and_nothing_is_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sharing(tmp_path, qtbot) as (page, given, _folder):
        (given.folder.root / "keys").write_text("geen map", encoding="utf-8")
        page.sign.setChecked(True)
        page.name.setText("Wolderhage")
        saying(monkeypatch, tmp_path / "dorp.dilemma")
        click(page.save)
        rested(page)
        assert "fout in dit programma" not in page.message.text
        assert "keys" in page.message.text
        assert not (tmp_path / "dorp.dilemma").exists()


def test_the_name_of_somebody_elses_known_key_is_refused_and_nothing_is_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sharing(tmp_path, qtbot) as (page, given, _folder):
        other = KeyRing(DataFolder(tmp_path / "elders")).make_signer("Gemeente Wolderhage")
        KeyRing(given.folder).trust(other.key)
        page.sign.setChecked(True)
        page.name.setText("gemeente wolderhage")
        saying(monkeypatch, tmp_path / "dorp.dilemma")
        click(page.save)
        rested(page)
        assert "sleutel van iemand anders" in page.message.text
        assert not (tmp_path / "dorp.dilemma").exists()
        assert KeyRing(given.folder).own() == ()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", list(Form))
def test_every_form_of_sheet_can_be_recognised_again(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, form: Form, language: str
) -> None:
    with sharing(tmp_path, qtbot, language) as (page, _given, _folder):
        page.forms[form].setChecked(True)
        assert page.languages.isVisible() is (form is Form.TRANSLATION)
        saying(monkeypatch, tmp_path / "dorp", "Excel (*.xlsx)")
        click(page.export)
        rested(page)
        assert ("niets weggelaten" if language == "nl" else "Nothing was left out") in page.message.text
        assert guess(sheet_rows(tmp_path / "dorp.xlsx")).form is form


def test_an_empty_sheet_comes_along_as_csv_too(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sharing(tmp_path, qtbot) as (page, _given, _folder):
        saying(monkeypatch, tmp_path / "leeg", "CSV (*.csv)")
        click(page.template)
        rested(page)
        assert guess(sheet_rows(tmp_path / "leeg.csv")).usable


def test_a_place_that_cannot_be_written_is_said(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    with sharing(tmp_path, qtbot) as (page, _given, _folder):
        saying(monkeypatch, tmp_path / "bestand" / "dorp.dilemma")
        click(page.save)
        rested(page)
        assert "bestand" in page.message.text
        saying(monkeypatch, tmp_path / "dorp.dilemma")
        click(page.save)
        rested(page)
        assert (tmp_path / "dorp.dilemma").is_file()


@pytest.mark.parametrize("theme", ["paper", "night", "contrast"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_fits_and_is_reached_by_keyboard(
    tmp_path: Path, qtbot: QtBot, language: str, theme: str
) -> None:
    with sharing(tmp_path, qtbot, language, theme) as (page, _given, _folder):
        page.sign.setChecked(True)
        page.forms[Form.TRANSLATION].setChecked(True)
        for size in ((1366, 768), (1280, 720), (1920, 1080), (1093, 614)):
            page.resize(*size)
            QTest.qWait(10)
            assert not clipped(page), clipped(page)
            assert not nameless(page)
            assert not small(page)
        page.name.setText("Wolderhage")
        reached = walk(page)
        for each in (
            page.sign,
            page.name,
            page.save,
            page.languages,
            page.export,
            page.template,
            page.bar.back,
        ):
            assert each in reached, each
