"""What is out of sight until somebody asks for it: group, roles, who speaks last, purpose and tone, certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QLineEdit, QWidget

from dilemmagame.base.i18n import _
from dilemmagame.domain.evening import Chair, Evening, Purpose, Tone
from dilemmagame.domain.groups import Group
from dilemmagame.domain.organisations import Organisation
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.opening import chair_name, opening_text, purpose_name, tone_name
from dilemmagame.gui.widgets.page import Panel, labelled, scaled
from dilemmagame.gui.widgets.scroll import column
from dilemmagame.gui.widgets.text import Words

SIDE_BY_SIDE = 900


class _Role(QComboBox):
    """A role that is typed or chosen; never the name of a person."""

    named = Signal(str)

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setAccessibleName(what)
        self.addItems(
            [
                "",
                _("the mayor"),
                _("the council clerk"),
                _("the municipal secretary"),
                _("the chair"),
                _("a facilitator from outside"),
            ]
        )
        field = self.lineEdit()
        assert field is not None
        field.setMaxLength(80)
        field.setPlaceholderText(_("May stay empty"))
        self.editTextChanged.connect(self.named)

    def show_role(self, role: str) -> None:
        if role != self.currentText():
            self.blockSignals(True)
            self.setEditText(role)
            self.blockSignals(False)


class MorePanel(QWidget):
    """Tells every change at once; the page keeps what is chosen."""

    evening_changed = Signal(object)
    """A domain.evening.Evening."""
    host_chosen = Signal(str)
    group_chosen = Signal(str)
    organisation_named = Signal(str)
    titled = Signal(str)
    screen_changed = Signal(bool)
    by_phone_changed = Signal(bool)

    def __init__(self, *, phones: bool) -> None:
        """`phones`: this program can serve phones."""
        super().__init__()
        self._evening = Evening()
        self._phones = phones
        rows = column(self, 0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        for part in (self._who(), self._roles(), self._kind()):
            self._columns.addWidget(part, 1)
        holder = QWidget()
        holder.setLayout(self._columns)
        rows.addWidget(Panel(holder))

    def _who(self) -> QWidget:
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.title.textEdited.connect(self.titled)
        self.organisation = QLineEdit()
        self.organisation.setMaxLength(120)
        self.organisation.setPlaceholderText(_("May stay empty"))
        self.organisation.textEdited.connect(self.organisation_named)
        self.host = Choose(_("Organisation"), ())
        self.host.picked.connect(self.host_chosen)
        self.group = Choose(_("Group"), ())
        self.group.picked.connect(self.group_chosen)
        self.chair = Choose(_("Who chairs this group?"), [(each.value, chair_name(each)) for each in Chair])
        self.chair.picked.connect(lambda key: self._change(chair=Chair(key)))
        self._name_row = labelled(_("Organisation"), self.organisation)
        self._host_row = labelled(_("Organisation"), self.host)
        self._group_row = labelled(_("Group"), self.group)
        chair = labelled(_("Who chairs this group?"), self.chair)
        note = Words(_("Whoever chairs speaks and votes last. The stage says so."), "caption", wrap=True)
        return _rows(
            labelled(_("Title of the session"), self.title), self._name_row, self._host_row, self._group_row,
            chair, note,
        )  # fmt: skip

    def _roles(self) -> QWidget:
        self.opener, self.facilitator, self.closer = (
            _Role(_("Opens")),
            _Role(_("Leads the talk")),
            _Role(_("Closes")),
        )
        self.opener.named.connect(lambda role: self._change(opener=role))
        self.facilitator.named.connect(lambda role: self._change(facilitator=role))
        self.closer.named.connect(lambda role: self._change(closer=role))
        self.advice = _tick(_("I come from outside: the notes are an advice"))
        self.advice.toggled.connect(lambda on: self._change(advice=on))
        note = Words(_("Name roles, never people."), "caption", wrap=True)
        return _rows(
            labelled(_("Opens"), self.opener), labelled(_("Leads the talk"), self.facilitator),
            labelled(_("Closes"), self.closer), note, self.advice,
        )  # fmt: skip

    def _kind(self) -> QWidget:
        self.purpose = Choose(_("Purpose"), [(each.value, purpose_name(each)) for each in Purpose])
        self.purpose.picked.connect(lambda key: self._change(purpose=Purpose(key)))
        self.tone = Choose(_("Tone"), [(each.value, tone_name(each)) for each in Tone])
        self.tone.picked.connect(lambda key: self._change(tone=Tone(key)))
        self.text = Words("", wrap=True)
        said = Panel(Words(_("To open with"), "caption"), self.text, gap=4)
        self.certainty = _tick(_("With every vote, also ask how sure people are (1 to 5)"))
        self.certainty.toggled.connect(lambda on: self._change(certainty=on))
        self.by_phone = _tick(_("Vote by phone, in secret, instead of with cards"))
        self.by_phone.toggled.connect(self.by_phone_changed)
        if not self._phones:  # shown here, without a parent yet, it would be a window of its own
            self.by_phone.hide()
        self.no_screen = _tick(_("Without a projector"))
        self.no_screen.toggled.connect(lambda on: self.screen_changed.emit(not on))
        return _rows(
            labelled(_("Purpose"), self.purpose),
            labelled(_("Tone"), self.tone),
            said,
            self.by_phone,
            self.certainty,
            self.no_screen,
        )

    def show_hosts(
        self, hosts: Sequence[Organisation], host: str, groups: Sequence[Group], group: str
    ) -> None:
        """The organisations and groups there are; with one organisation or none its name is simply typed."""
        several = len(hosts) > 1
        self._name_row.setVisible(not several)
        self._host_row.setVisible(several)
        self.host.show_rows([(each.id, each.name or _("Without a name")) for each in hosts])
        self.host.show_key(host)
        self._group_row.setVisible(bool(groups))
        self.group.show_rows([("", _("No fixed group")), *((each.id, each.name) for each in groups)])
        self.group.show_key(group)

    def show_values(
        self, title: str, organisation: str, evening: Evening, *, screen: bool, by_phone: bool
    ) -> None:
        """Show what is chosen; a field somebody types in stays as it is."""
        self._evening = evening
        if not self.title.hasFocus():
            self.title.setText(title)
        if not self.organisation.hasFocus():
            self.organisation.setText(organisation)
        self.chair.show_key(evening.chair.value)
        self.opener.show_role(evening.opener)
        self.facilitator.show_role(evening.facilitator)
        self.closer.show_role(evening.closer)
        self.purpose.show_key(evening.purpose.value)
        self.tone.show_key(evening.tone.value)
        self.text.setText(opening_text(evening.tone, evening.purpose))
        for box, on in (
            (self.advice, evening.advice),
            (self.certainty, evening.certainty),
            (self.no_screen, not screen),
            (self.by_phone, by_phone),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)

    def _change(self, **changes: object) -> None:
        self._evening = replace(self._evening, **changes)  # type: ignore[arg-type]  # names are Evening's own
        self.evening_changed.emit(self._evening)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(SIDE_BY_SIDE)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def _rows(*parts: QWidget) -> QWidget:
    holder = QWidget()
    rows = column(holder, 8)
    for part in parts:
        rows.addWidget(part)
    rows.addStretch(1)
    return holder


def _tick(text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setAccessibleName(text)
    box.setMinimumHeight(34)
    return box
