"""Stories about the papers beside the notes and about wiping, through the page after a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.errors import WorldError
from dilemmagame.domain.review import NotesStatus
from dilemmagame.domain.wiping import WipeDepth
from dilemmagame.gui.review.passages import PartPanel, SectionPanel
from dilemmagame.gui.review.wipeview import ALL
from dilemmagame.notes.export import Format, write_document
from dilemmagame.notes.papers.kinds import Paper
from tests.gui.pages import click, until
from tests.gui.review.reviewing import on_disk, reviewed, settled
from tests.notes.reading import text_of


def test_a_worksheet_grows_from_examples_and_own_words(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        assert not page.tabs.isTabVisible(page.tabs.indexOf(page.papers)), "out of sight until asked for"
        click(page.side.others)
        assert page.papers.paper is Paper.GENTLE
        panel = page.papers.panels[1]
        assert isinstance(panel, SectionPanel)
        offered = len(panel.examples)
        panel.examples[0].setFocus()
        panel.examples[0].click()
        settled(page)
        panel = page.papers.panels[1]
        assert isinstance(panel, SectionPanel)
        assert len(panel.examples) == offered - 1
        [(field, _remark)] = panel.taken.values()
        assert field.hasFocus(), "writing goes on where it was"
        QTest.keyClicks(field, " Altijd.")
        field.flush()
        settled(page)
        panel.own.setPlainText("Wij bellen eerst.")
        page.flush()
        assert not panel.own.words, "asked for once"
        settled(page)
        document = page.papers.document()
        assert document is not None
        leaves = text_of(write_document(document, Format.MARKDOWN), Format.MARKDOWN)
        assert "Altijd." in leaves
        assert "Wij bellen eerst." in leaves
        assert "Altijd." not in page.notes.texts(), "a worksheet is no part of the notes"
        assert page.side.marks[NotesStatus.CONCEPT].isChecked()


def test_a_case_note_is_drafted_rewritten_and_goes_back(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        click(page.side.others)
        page.papers.choose(Paper.CASE)
        part = next(panel for panel in page.papers.panels if getattr(panel, "key", "") == "judgement")
        assert isinstance(part, PartPanel)
        assert "We oordelen snel" in part.field.words
        part.field.setPlainText("Wij melden elke gift.")
        part.field.flush()
        settled(page)
        assert part.back.isVisible()
        click(page.papers.show_it)
        assert "Wij melden elke gift." in page.papers.preview.texts()
        click(page.papers.show_it)
        click(part.back)
        settled(page)
        assert "We oordelen snel" in part.field.words
        assert on_disk(tmp_path, b"Wij melden elke gift.") == []


def test_the_paper_that_is_shown_is_the_one_that_is_saved(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "memo.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with reviewed(tmp_path, qtbot) as page:
        click(page.side.others)
        page.papers.choose(Paper.MEMO)
        assert "memo" in page.side._saves.text()
        click(page.side.markdown)
        until(lambda: bool(page.message.text))
        assert "openbaar memo" in target.read_text(encoding="utf-8")
        assert page.snapshot is not None
        assert page.snapshot.exports == (target,)


def test_wiping_the_raw_material_leaves_what_leaves(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page._records._store.backup()
        page.tabs.setCurrentWidget(page.lines)
        page.lines.line("t0001").leaves.click()
        settled(page)
        click(page.side.wipe)
        assert (
            "2" in page.wipe._means[WipeDepth.RAW.value].text()
            or "1" in page.wipe._means[WipeDepth.RAW.value].text()
        )
        click(page.wipe.sure)
        assert on_disk(tmp_path, b"Kanarie"), "the first press only asks"
        click(page.wipe.sure)
        settled(page)
        until(page.wipe.result.isVisible)
        assert on_disk(tmp_path, b"Kanarie") == []
        assert on_disk(tmp_path, b"half getypt") == []
        assert "De code zwijgt hierover." in page.notes.texts()
        assert "1 regel, 1 concept" in page.wipe.told.text()
        assert "reservekopie" in page.wipe.told.text()
        stored = page._records._store.load("s1")
        assert {text.body for text in stored.texts} == {
            "De code zwijgt hierover.", "We melden een gift dezelfde dag.", "vanaf morgen"
        }  # fmt: skip


def test_wiping_says_which_files_stay(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "verslag.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with reviewed(tmp_path, qtbot) as page:
        click(page.side.wipe)
        assert page.wipe.before.isVisible(), "nothing was saved yet"
        page.side.export.emit("md")
        until(lambda: bool(page.message.text))
        assert not page.wipe.before.isVisible()
        page.wipe.depths[WipeDepth.AGREED.value].click()
        click(page.wipe.sure)
        click(page.wipe.sure)
        until(page.wipe.result.isVisible)
        assert str(target) in page.wipe.told.text()
        assert target.is_file()


def test_a_woo_request_blocks_deleting_and_without_it_nothing_stays(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        gone: list[bool] = []
        page.back.connect(lambda: gone.append(True))
        click(page.side.wipe)
        page.side.hold.click()
        settled(page)
        assert not page.wipe.sure.isEnabled()
        with pytest.raises(WorldError):
            page._records.wipe(WipeDepth.RAW)
        page.side.hold.click()
        settled(page)
        page.wipe.depths[ALL].click()
        click(page.wipe.sure)
        click(page.wipe.sure)
        until(lambda: bool(gone))
        assert on_disk(tmp_path, b"Kanarie") == []
        assert page._records._store.sessions() == ()
