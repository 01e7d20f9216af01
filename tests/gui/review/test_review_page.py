"""Stories about the page after a session: a played evening in a real store, put right, completed, exported, deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dilemmagame.base.errors import WorldError
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.plan import Confidentiality
from dilemmagame.domain.review import NotesStatus
from dilemmagame.gui.review.page import ReviewPage
from dilemmagame.gui.review.records import Records, reworded
from dilemmagame.gui.theme import apply_theme
from dilemmagame.gui.widgets.text import Words
from dilemmagame.printing.preview import page_count
from tests.gui.pages import SIZES, click, clipped, nameless, services, shown, small, until, walk
from tests.gui.review.reviewing import on_disk, played, reviewed, settled


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notes_stand_on_screen_as_they_leave(tmp_path: Path, qtbot: QtBot, language: str) -> None:
    with reviewed(tmp_path, qtbot, language) as page:
        seen = page.notes.texts()
        for words in ("Raad in gesprek", "We melden een gift dezelfde dag.", "De code zwijgt hierover."):
            assert words in seen
        assert "half getypt" not in seen
        page.side.own_notes.click()
        assert "half getypt" in page.notes.texts()


def test_a_line_is_put_right_and_the_remark_about_a_name_goes(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        line = page.lines.line("t0001")
        assert "Kanarie" in line.remark.text()
        line.field.setFocus()
        line.field.selectAll()
        QTest.keyClicks(line.field, "We oordelen snel.")
        QTest.keyClick(line.field, Qt.Key.Key_Tab)
        settled(page)
        assert page.snapshot is not None
        assert page.snapshot.texts["t0001"] == "We oordelen snel."
        assert line.remark.text() == ""
        assert "We oordelen snel." in page.notes.texts()
        assert on_disk(tmp_path, b"Kanarie") == []


def test_a_struck_line_is_gone_from_every_file_after_a_second_press(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page._records._store.backup()
        page.tabs.setCurrentWidget(page.lines)
        strike = page.lines.line("t0001").strike
        click(strike)
        settled(page)
        assert on_disk(tmp_path, b"Kanarie"), "the first press only asks"
        assert strike.text() == "Wis voorgoed"
        click(strike)
        settled(page)
        assert on_disk(tmp_path, b"Kanarie") == []
        assert "Kanarie" not in page.notes.texts()


def test_a_line_without_its_tick_stays_inside_and_says_so_below(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        line = page.lines.line("t0001")
        assert line.leaves.isChecked()
        assert "Kanarie" in page.notes.texts()
        line.leaves.click()
        settled(page)
        assert "Kanarie" not in page.notes.texts()
        assert page.remarks.isHidden(), "what stays inside needs no remark"
        assert on_disk(tmp_path, b"Kanarie"), "it is kept, it only does not leave"
        page.lines.line("t0001").leaves.click()
        settled(page)
        assert "Kanarie" in page.notes.texts()
        assert "Kanarie" in "\n".join(words.text() for words in page.lines._leaving.findChildren(Words))


def test_an_own_note_or_a_draft_has_no_tick(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        assert page.lines.line("t0003").leaves.isHidden()


def test_a_name_is_found_shown_and_replaced_everywhere(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        assert page.remarks.isVisible()
        click(page.remarks.forward)
        assert page.tabs.currentWidget() is page.lines
        assert page.lines.line("t0001").field.textCursor().selectedText() == "meneer Kanarie"
        click(page.remarks.fold)
        page.remarks.instead.setText("iemand")
        click(page.remarks.replace_all)
        settled(page)
        assert "We oordelen snel, zei iemand." in page.notes.texts()
        assert page.remarks.isHidden()
        assert on_disk(tmp_path, b"Kanarie") == []


def test_the_notes_are_agreed_and_a_change_makes_them_a_draft_again(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        assert "concept" in page.notes.texts()
        click(page.side.marks[NotesStatus.AGREED])
        settled(page)
        assert "Vastgesteld door de begeleider op" in page.notes.texts()
        assert "concept" not in page.notes.texts()
        click(page.side.marks[NotesStatus.SENT])
        settled(page)
        assert "verstuurd op" in page.notes.texts()
        page.tabs.setCurrentWidget(page.lines)
        page.lines.line("t0001").leaves.click()
        settled(page)
        assert page.side.marks[NotesStatus.CONCEPT].isChecked()
        assert "weer concept" in page.message.text


def test_a_line_and_an_agreement_from_paper_are_added(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        QTest.keyClicks(page.lines.text, "Een zin van papier.")
        page.lines._add()
        settled(page)
        assert "Een zin van papier." in page.notes.texts()
        assert page.lines.text.words == ""
        page.tabs.setCurrentWidget(page.agreements)
        QTest.keyClicks(page.agreements.fresh.parts["body"], "We bellen de griffier.")
        QTest.keyClicks(page.agreements.fresh.parts["who"], "de fracties")
        page.agreements.read_back.click()
        click(page.agreements.add)
        settled(page)
        assert page.snapshot is not None
        agreed = page.snapshot.state.agreements[-1]
        assert agreed.status is AgreementStatus.CONFIRMED
        assert "We bellen de griffier." in page.notes.texts()
        assert page.agreements.fresh.parts["body"].words == ""


def test_an_agreement_gets_a_status_a_who_and_loses_its_when(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.agreements)
        shown_one = page.agreements.agreement(1)
        click(shown_one.statuses[AgreementStatus.CONFIRMED])
        settled(page)
        who = shown_one.fields.parts["who"]
        who.setFocus()
        QTest.keyClicks(who, "de griffier")
        who.flush()
        settled(page)
        assert page.snapshot is not None
        [agreement] = page.snapshot.state.agreements
        assert agreement.status is AgreementStatus.CONFIRMED
        assert page.snapshot.part(agreement, "who") == "de griffier"
        when = page.agreements.agreement(agreement.number).fields.parts["when"]
        when.setFocus()
        when.selectAll()
        QTest.keyClick(when, Qt.Key.Key_Delete)
        when.flush()
        settled(page)
        [agreement] = page.snapshot.state.agreements
        assert page.snapshot.part(agreement, "when") == ""
        assert "de griffier" in page.notes.texts()


def test_a_count_from_paper_comes_into_the_notes_and_can_be_corrected(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot, finish=False) as page:
        page.tabs.setCurrentWidget(page.paper)
        assert not page.paper.keep.isEnabled(), "the first round was counted in the room"
        page.paper._rounds.button(2).click()
        for choice, number in (("A", "6"), ("B", "9")):
            QTest.keyClicks(page.paper.counts[choice].field, number)
        click(page.paper.keep)
        settled(page)
        assert page.snapshot is not None
        vote = page.snapshot.state.round_for(1, 2)
        assert vote is not None
        assert (vote.total, vote.ballots_for("B")) == (15, 9)
        page.paper.counts["B"].field.setText("8")
        page.paper._add_up()
        click(page.paper.keep)
        settled(page)
        vote = page.snapshot.state.round_for(1, 2)
        assert vote is not None
        assert vote.ballots_for("B") == 8


def test_a_round_of_four_shows_no_figures_here_either(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot, ballots=4) as page:
        page.tabs.setCurrentWidget(page.paper)
        assert page.paper.counts["A"].isVisible() is False
        assert page.paper.total.isVisible() is False


@pytest.mark.parametrize(
    ("suffix", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", b""), ("json", b"{")]
)
def test_notes_are_saved_and_the_page_remembers_where(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, suffix: str, start: bytes
) -> None:
    target = tmp_path / f"verslag.{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with reviewed(tmp_path, qtbot) as page:
        page.side.export.emit(suffix)
        until(lambda: bool(page.message.text))
        assert target.read_bytes().startswith(start)
        assert page.snapshot is not None
        assert page.snapshot.exports == (target,)


def test_the_evaluation_form_is_one_page(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "evaluatie.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    with reviewed(tmp_path, qtbot) as page:
        click(page.side.form)
        until(lambda: bool(page.message.text))
        assert page_count(target.read_bytes()) == 1


def test_a_closed_session_shows_agreements_and_signals_only(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        levels = page.side.levels
        levels.setCurrentIndex(levels.findData(Confidentiality.CLOSED.value))
        levels.activated.emit(levels.currentIndex())
        settled(page)
        assert "We oordelen snel" not in page.notes.texts()
        assert "De code zwijgt hierover." in page.notes.texts()
        assert not page.side.own_notes.isEnabled()


def test_an_unfinished_session_can_be_closed_here(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot, finish=False) as page:
        assert page.side.end.isVisible()
        click(page.side.end)
        settled(page)
        assert not page.side.end.isVisible()
        assert page._records._store.unfinished() is None


def test_what_is_still_being_typed_is_kept_when_somebody_leaves(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        field = page.lines.line("t0002").field
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClicks(field, " Nog wel.")
        page._bar.back.click()
        page._background.wait()
        stored = page._records._store.load("s1")
        assert "De code zwijgt hierover. Nog wel." in {text.body for text in stored.texts}


def test_a_session_that_is_not_there_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    with services(tmp_path) as given:
        page = ReviewPage(given, "weg")
        qtbot.addWidget(page)
        shown(page)
        until(lambda: bool(page.message.text))
        assert "weg" in page.message.text


def test_rewording_only_overwrites_what_changed(tmp_path: Path) -> None:
    with services(tmp_path) as given:
        played(given)
        records = Records(given.store, given.clock, "s1")
        snapshot = records.do()
        [agreement] = snapshot.state.agreements
        same = tuple(snapshot.part(agreement, part) for part in ("body", "who", "when", "friction"))
        assert reworded(snapshot, agreement, same) == ()
        assert reworded(snapshot, agreement, ("", "x", "", "")) == ()
        records.delete()
        with pytest.raises(WorldError):
            records.do()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_and_everything_has_a_name(
    tmp_path: Path, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    with reviewed(tmp_path, qtbot, language) as page:
        page.paper.forms.open.click()
        for view in (page.notes, page.lines, page.agreements, page.paper, page.papers, page.wipe):
            page._open(view)
            shown(page, size)
            assert clipped(page) == []
            assert nameless(page) == []
            assert small(page) == []


def test_tab_reaches_the_parts_and_the_side(tmp_path: Path, qtbot: QtBot) -> None:
    with reviewed(tmp_path, qtbot) as page:
        page.tabs.setCurrentWidget(page.lines)
        reached = walk(page)
        for control in (
            page.tabs.tabBar(), page.lines.line("t0001").field, page.lines.line("t0001").strike, page.lines.text,
            page.side.word, page.side.more, page.side.levels, page.side.hold, page.side.wipe,
        ):  # fmt: skip
            assert control in reached, control.accessibleName()


def test_with_the_largest_text_the_page_still_fits_a_laptop(tmp_path: Path, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with services(tmp_path) as given:
        apply_theme(app, "paper", 2.0)
        try:
            played(given)
            page = ReviewPage(given, "s1")
            qtbot.addWidget(page)
            shown(page, (1366, 768))
            settled(page)
            for view in (page.notes, page.lines, page.agreements, page.paper, page.papers, page.wipe):
                page._open(view)
                assert page.minimumSizeHint().width() <= 1366, view
            page._background.wait()
        finally:
            apply_theme(app, "paper")
