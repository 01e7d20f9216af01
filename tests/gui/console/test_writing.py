"""What is typed on the console: on disk within two seconds, taken up after a restart, kept, rewritten, struck."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.paths import DataFolder
from dilemmagame.domain.agreements import AgreementStatus
from dilemmagame.domain.session import Primary
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.gui.console.drafts import SAVE_AFTER_MS
from dilemmagame.gui.console.lines import LineRow
from dilemmagame.gui.console.panels.agreement import AgreementPanel
from dilemmagame.gui.console.panels.readback import ReadbackPanel
from dilemmagame.gui.console.wording import failure_notice
from dilemmagame.gui.widgets.buttons import Button, ToggleChip
from dilemmagame.storage import Store
from tests.gui.console.full_disk import FullDisk
from tests.gui.console.room import Evening, is_, shown_words

CTRL = Qt.KeyboardModifier.ControlModifier


def type_note(evening: Evening, text: str) -> None:
    evening.press(Qt.Key.Key_F2)
    QTest.keyClicks(evening.page.capture.edit, text)


def chip(evening: Evening, text: str) -> ToggleChip:
    return next(each for each in evening.page.capture.findChildren(ToggleChip) if each.text() == text)


def button(place: object, name: str) -> Button:
    assert isinstance(place, LineRow | AgreementPanel)
    return next(each for each in place.findChildren(Button) if each.accessibleName().startswith(name))


def test_a_half_typed_note_is_on_disk_within_two_seconds_even_if_typing_never_pauses(
    evening: Evening,
) -> None:
    assert SAVE_AFTER_MS <= 1_500
    evening.go_to(StepKind.READ)
    type_note(evening, "Een")
    evening.qtbot.waitUntil(lambda: "Een" in evening.stored_words()[0:1], timeout=2_000)
    QTest.keyClicks(evening.page.capture.edit, " halve zin")
    evening.qtbot.waitUntil(lambda: "Een halve zin" in evening.stored_words(), timeout=2_000)
    assert len(evening.stored_words()) == 1


def test_after_a_restart_the_half_typed_note_stands_in_its_field_and_can_be_kept(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    type_note(evening, "Het voelt")
    evening.until(lambda view: any(line.draft for line in view.lines))
    evening.restart()
    assert evening.page.capture.edit.toPlainText() == "Het voelt"
    type_note(evening, " niet goed")
    evening.press(Qt.Key.Key_Return, CTRL)
    view = evening.until(lambda view: [line.draft for line in view.lines] == [False])
    assert view.lines[0].body == "Het voelt niet goed"
    assert evening.page.capture.edit.toPlainText() == ""


def test_ctrl_enter_keeps_and_gives_the_focus_back_to_the_amber_button(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    type_note(evening, "Je woord telt")
    evening.click(chip(evening, "B"))
    evening.page.capture.edit.setFocus()
    evening.press(Qt.Key.Key_Return, CTRL)
    view = evening.until(lambda view: len(view.lines) == 1 and not view.lines[0].draft)
    assert (view.lines[0].field, view.lines[0].choice) == (CaptureField.REASON, "B")
    assert evening.page.footer.next.hasFocus()
    assert evening.page.capture.edit.toPlainText() == ""
    evening.qtbot.wait(SAVE_AFTER_MS + 300)
    assert evening.stored_words() == ["Je woord telt"]


def test_the_panel_says_which_kinds_come_on_the_stage(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    assert "Comes on the stage" in shown_words(evening.page.capture)
    evening.click(chip(evening, "Note"))
    assert "Stays on this screen" in shown_words(evening.page.capture)
    offered = {each.text() for each in evening.page.capture._kinds.findChildren(ToggleChip)}
    assert offered == {"Reason", "Norm", "Note"}


def test_a_kept_line_can_be_rewritten_and_struck_on_the_spot(evening: Evening) -> None:
    evening.go_to(StepKind.ARGUMENTS)
    type_note(evening, "Eerste versie")
    evening.press(Qt.Key.Key_Return, CTRL)
    evening.until(lambda view: len(view.lines) == 1 and not view.lines[0].draft)
    line = evening.page.capture.lines.findChildren(LineRow)[0]
    evening.click(button(line, "Rewrite"))
    assert line.edit is not None
    line.edit.selectAll()
    QTest.keyClicks(line.edit, "Tweede versie")
    evening.qtbot.waitUntil(lambda: evening.stored_words() == ["Tweede versie"], timeout=2_000)
    QTest.keyClick(line.edit, Qt.Key.Key_Return, CTRL)
    evening.until(lambda view: view.lines[0].body == "Tweede versie")
    evening.click(button(line, "Strike"))
    assert evening.stored_words() == ["Tweede versie"]
    evening.click(button(line, "Yes"))
    evening.until(lambda view: view.lines == ())
    assert evening.stored_words() == []


def test_a_note_that_is_wiped_again_leaves_nothing_on_disk(evening: Evening) -> None:
    evening.go_to(StepKind.READ)
    type_note(evening, "Weg hiermee")
    evening.until(lambda view: len(view.lines) == 1)
    evening.page.capture.edit.clear()
    evening.until(lambda view: view.lines == ())
    assert evening.stored_words() == []


def test_a_half_typed_agreement_survives_a_restart_and_its_drafts_vanish_when_it_is_put_down(
    evening: Evening,
) -> None:
    evening.go_to(StepKind.AGREEMENT)
    panel = evening.page.step.panel
    assert isinstance(panel, AgreementPanel)
    for part, text in (("body", "Wij melden geschenken"), ("who", "de griffier")):
        QTest.keyClicks(panel.form.inputs.fields[part], text)
    evening.until(lambda view: sum(line.draft for line in view.lines) == 2)
    assert "Wij melden geschenken" not in shown_words(evening.page.capture)
    evening.restart()
    panel = evening.page.step.panel
    assert isinstance(panel, AgreementPanel)
    assert panel.form.inputs.texts() == ("Wij melden geschenken", "de griffier", "", "")
    QTest.keyClicks(panel.form.inputs.fields["when"], "voor 1 maart")
    panel.form.inputs.fields["when"].setFocus()
    evening.press(Qt.Key.Key_Return, CTRL)
    view = evening.until(lambda view: len(view.agreements) == 1 and view.lines == ())
    assert view.agreements[0].when == "voor 1 maart"
    assert sorted(evening.stored_words()) == ["Wij melden geschenken", "de griffier", "voor 1 maart"]


def put_down(evening: Evening, text: str) -> None:
    evening.go_to(StepKind.AGREEMENT)
    panel = evening.page.step.panel
    assert isinstance(panel, AgreementPanel)
    QTest.keyClicks(panel.form.inputs.fields["body"], text)
    evening.click(panel.form.propose)
    evening.until(lambda view: any(each.body == text for each in view.agreements))


def test_after_an_agreement_is_put_down_the_focus_is_on_the_amber_button(evening: Evening) -> None:
    evening.go_to(StepKind.AGREEMENT)
    panel = evening.page.step.panel
    assert isinstance(panel, AgreementPanel)
    QTest.keyClicks(panel.form.inputs.fields["body"], "Wij melden geschenken")
    panel.form.propose.setFocus()
    QTest.keyClick(panel.form.propose, Qt.Key.Key_Space)
    evening.until(lambda view: len(view.agreements) == 1)
    evening.breathe()
    assert evening.page.footer.next.hasFocus()


def test_an_agreement_is_read_back_changed_and_confirmed(evening: Evening) -> None:
    put_down(evening, "Wij melden geschenken")
    evening.go_to(StepKind.READBACK)
    panel = evening.page.step.panel
    assert isinstance(panel, ReadbackPanel)
    card = next(iter(panel.cards.values()))
    evening.click(card.change)
    assert card._rewording is not None
    field = card._rewording.inputs.fields["body"]
    field.selectAll()
    QTest.keyClicks(field, "Wij melden elk geschenk")
    QTest.keyClicks(card._rewording.inputs.fields["when"], "voor 1 mei")
    field.setFocus()
    evening.press(Qt.Key.Key_Return, CTRL)
    view = evening.until(lambda view: any(each.when == "voor 1 mei" for each in view.agreements))
    view = evening.until(lambda view: "Wij melden geschenken" not in evening.stored_words())
    live = [each for each in view.agreements if each.status is not AgreementStatus.DROPPED]
    assert [each.body for each in live] == ["Wij melden elk geschenk"]
    assert evening.view.primary is Primary.CONFIRM_AGREEMENT
    evening.next()
    assert "Confirmed" in shown_words(evening.page.step)


def test_an_agreement_can_be_dropped_and_everything_passes_without_a_word(evening: Evening) -> None:
    put_down(evening, "Toch maar niet")
    panel = evening.page.step.panel
    assert isinstance(panel, AgreementPanel)
    evening.click(button(panel, "Drop"))
    evening.until(lambda view: view.agreements[0].status is AgreementStatus.DROPPED)
    evening.go_to(StepKind.READBACK)
    assert evening.view.primary is Primary.NEXT
    assert any("No agreements were put down" in text for text in shown_words(evening.page.step))


def test_on_a_full_disk_the_text_stays_in_its_field_and_is_stored_when_there_is_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = Store.open(DataFolder(tmp_path / "log"))
    disk = FullDisk(store)
    evening = Evening(qtbot, tmp_path / "data", log=disk)
    evening.go_to(StepKind.ARGUMENTS)
    disk.full = True
    type_note(evening, "Niet kwijtraken")
    evening.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(evening.page.notice.isVisible, timeout=3_000)
    assert "The disk is full." in evening.page.notice.accessibleName()
    assert evening.page.capture.edit.toPlainText() == "Niet kwijtraken"
    disk.full = False
    evening.until(lambda view: [line.body for line in view.lines] == ["Niet kwijtraken"])
    evening.until(is_(Primary.NEXT))
    evening.close()
    store.close()


def test_a_disk_that_gets_full_is_told_once_and_a_fault_stands_before_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = Store.open(DataFolder(tmp_path / "log"), reserve_bytes=4096)
    disk = FullDisk(store)
    evening = Evening(qtbot, tmp_path / "data", log=disk)
    evening.go_to(StepKind.ARGUMENTS)
    bar = evening.page.notice
    assert not bar.isVisible()
    disk.nearly = True
    type_note(evening, "Nog ruimte genoeg")
    evening.press(Qt.Key.Key_Return, CTRL)
    evening.until(lambda view: [line.body for line in view.lines] == ["Nog ruimte genoeg"])
    qtbot.waitUntil(bar.isVisible, timeout=3_000)
    assert "The disk is nearly full. Everything that is stored is safe" in bar.accessibleName()
    bar.dismiss()
    evening.next()
    assert not bar.isVisible()
    disk.nearly = False
    evening.next()
    bar.tell(failure_notice(WorldError(WorldErrorCode.DISK_FULL, "disk")))
    disk.nearly = True
    evening.next()
    assert "The disk is full." in bar.accessibleName()
    evening.close()
    store.close()


def test_a_disk_without_room_to_keep_aside_is_told_from_the_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "log" / "reserve.bin").mkdir(parents=True)
    store = Store.open(DataFolder(tmp_path / "log"))
    evening = Evening(qtbot, tmp_path / "data", log=store)
    assert evening.view.disk_nearly_full
    assert "The disk is nearly full." in evening.page.notice.accessibleName()
    evening.close()
    store.close()


def test_a_value_is_named_by_a_tap(evening: Evening) -> None:
    evening.go_to(StepKind.DIALOGUE)
    evening.click(
        next(each for each in evening.page.step.findChildren(ToggleChip) if each.text() == "Respect")
    )
    evening.until(lambda view: view.values_named == ("respect",))
