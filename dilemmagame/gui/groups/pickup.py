"""Picking up what an evening leaves for its group: first look, then choose, then take it over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.evening import Evening
from dilemmagame.domain.pickup import Yield, fresh, taken_up, yield_of
from dilemmagame.domain.session import begin, replay
from dilemmagame.gui.background import explain
from dilemmagame.gui.groups.keeping import KeepingPage
from dilemmagame.gui.groups.wording import kind_name
from dilemmagame.gui.services import Services
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.page import FootBar, Panel, scaled
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words
from dilemmagame.notes.groupsheet import status_text
from dilemmagame.notes.lint import lint, sentence
from dilemmagame.notes.wording import day_text
from dilemmagame.ports import SessionSummary


class PickUpPage(KeepingPage):
    """Changes nothing before the button is pressed. `taken` says what was taken over."""

    back = Signal()
    taken = Signal(str)

    def __init__(self, services: Services, group_id: str) -> None:
        self.group = services.store.load_group(group_id)
        organisation = services.store.load_organisation(self.group.organisation_id)
        title = _("Pick up for {group}").format(group=self.group.name)
        super().__init__(services, title, lambda: self.back.emit())  # noqa: PLW0108  # the signal exists after __init__ only
        self.lead_to(_("Group"), _("Back to the group"))
        every = services.store.sessions()
        self.sessions = tuple(
            sorted(every, key=lambda each: each.organisation != organisation.name)
        )  # those of this organisation first, newest first within
        self.found: Yield | None = None
        self.ticks: list[tuple[QCheckBox, object]] = []
        middle = QWidget()
        beside = row(middle, 18, (24, 18, 24, 18))
        beside.addWidget(self._evenings(), 2)
        self._rows = column(gap=6)
        holder = QWidget()
        column(holder, 0, (0, 0, 12, 0)).addLayout(self._rows)
        beside.addWidget(Scroller(holder, _("What this evening leaves")), 3)
        self.whole.addWidget(middle, 1)
        self.whole.addWidget(self._foot())
        self._say(_("Choose an evening to see what it leaves."))
        if self.sessions:
            self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _evenings(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 8)
        rows.addWidget(Words(_("Which evening"), "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Which evening"))
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(scaled(240))
        self.list.setSpacing(2)
        known = {each.session_id for each in self.group.evenings}
        for each in self.sessions:
            item = QListWidgetItem(_line(each, again=each.session_id in known))
            item.setData(Qt.ItemDataRole.UserRole, each.session_id)
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._open)
        if self.sessions:
            rows.addWidget(self.list, 1)
        else:
            self.list.hide()
            rows.addWidget(Words(_("There are no sessions yet. Your first one will stand here."), wrap=True))
            rows.addStretch(1)
        return holder

    def _foot(self) -> FootBar:
        foot = FootBar()
        said = _("What the group has already stays as it is.")
        foot.row.addWidget(Words(said, "caption", wrap=True), 1)
        self.take = Button(_("Take over"), self.theme, "check", "primary")
        self.take.setAutoDefault(True)
        self.take.setEnabled(False)
        self.take.clicked.connect(lambda _on=False: self._take())
        foot.row.addWidget(self.take)
        return foot

    def _open(self, place: int) -> None:
        if not 0 <= place < len(self.sessions):
            return
        session_id = self.sessions[place].session_id

        def look() -> tuple[Yield, Evening]:
            stored = self.services.store.load(session_id)
            state = replay(begin(stored.plan), stored.events)
            found = yield_of(state, {text.id: text.body for text in stored.texts})
            return fresh(self.group, found), stored.plan.evening

        def show(looked: tuple[Yield, Evening]) -> None:
            found, evening = looked
            if self.sessions[max(self.list.currentRow(), 0)].session_id == found.session_id:
                other = evening.group not in ("", self.group.id)
                self._show(found, (evening.group_name or _("another group")) if other else "")

        self.background.ask(look, show, lambda fault: self.message.say(explain(fault), "danger"))

    def _say(self, text: str) -> None:
        clear(self._rows)
        self.ticks.clear()
        self._rows.addWidget(Words(text, wrap=True))
        self._rows.addStretch(1)

    def _show(self, found: Yield, other: str) -> None:
        """Show what was found; `other` is the name of the group that evening was with, when it was another one."""
        self.found = found
        if not found.entries and not found.values:
            self._say(_("This evening leaves nothing that the group does not have yet."))
            self._count()
            return
        clear(self._rows)
        self.ticks.clear()
        self._rows.addWidget(Words(_("What this evening leaves"), "heading"))
        if other:
            said = _("This evening was with {group}. Take over only what this group agreed too.")
            self._rows.addWidget(Panel(Words(said.format(group=other), wrap=True), look="notice-warn"))
        for value in found.values:
            name = value.name.get(language())
            text = f"{name}: {value.definition}" if value.definition else name
            self._tick(_("Value"), text, (), value)
        for entry in found.entries:
            about = (
                status_text(entry.kind, entry.status),
                _("Who: {who}").format(who=entry.who) if entry.who else "",
                entry.card_title,
            )
            self._tick(kind_name(entry.kind), entry.body, about, entry)
        self._rows.addStretch(1)
        self._count()

    def _tick(self, kind: str, text: str, about: Sequence[str], what: object) -> None:
        box = QCheckBox(kind)
        box.setAccessibleName(f"{kind}: {text}")
        box.setMinimumHeight(30)
        box.setChecked(True)
        box.toggled.connect(lambda _on: self._count())
        self.ticks.append((box, what))
        self._rows.addWidget(box)
        holder = QWidget()
        lines = column(holder, 2, (26, 0, 0, 8))
        lines.addWidget(Words(text, wrap=True, selectable=True))
        small = " · ".join(part for part in about if part)
        remarks = "\n".join(sentence(remark) for remark in lint({"text": text}))
        for each in (small, remarks):
            if each:
                lines.addWidget(Words(each, "caption", wrap=True))
        self._rows.addWidget(holder)

    def chosen(self) -> Yield | None:
        """What is ticked."""
        if self.found is None:
            return None
        wanted = [what for box, what in self.ticks if box.isChecked()]
        return replace(
            self.found,
            values=tuple(each for each in self.found.values if each in wanted),
            entries=tuple(each for each in self.found.entries if each in wanted),
        )

    def _count(self) -> None:
        number = sum(1 for box, _what in self.ticks if box.isChecked())
        self.take.setEnabled(number > 0)
        self.take.label(_("Take over {n}").format(n=number) if number else _("Take over"))
        self.take.name(self.take.text().strip())

    def _take(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        number = len(chosen.values) + len(chosen.entries)
        after = taken_up(self.group, chosen)
        if self.keep(lambda: self.services.store.save_group(after)):
            self.taken.emit(
                ngettext("{n} line taken over.", "{n} lines taken over.", number).format(n=number)
            )


def _line(summary: SessionSummary, *, again: bool) -> str:
    day = day_text(summary.created.astimezone().date())
    parts = [day, summary.organisation]
    if again:
        parts.append(_("picked up before"))
    if not summary.finished:
        parts.append(_("not finished"))
    return f"{summary.title}\n{' · '.join(part for part in parts if part)}"
