"""The seven screens of an own case: fields that tell what was typed. When to go on is the page's business."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from dilemmagame.base.i18n import _, language
from dilemmagame.domain.cards import Vocabulary
from dilemmagame.gui.editor.fields import Area, Line, titled
from dilemmagame.gui.editor.intake import MOST, OwnCase
from dilemmagame.gui.editor.more import named
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.page import Message, Panel, scaled
from dilemmagame.gui.widgets.painted import Badge
from dilemmagame.gui.widgets.scroll import Scroller, clear, column, row
from dilemmagame.gui.widgets.text import Words, as_tip

WIDTH = 760


class IntakeScreens(QStackedWidget):
    """`taken` gives the case after each change."""

    taken = Signal(object)

    def __init__(self, theme: Theme, vocabulary: Vocabulary, case: OwnCase) -> None:
        super().__init__()
        self._theme, self._vocabulary = theme, vocabulary
        self.case = case
        self.warnings: list[Message] = []
        for screen in (
            self._happens(), self._who(), self._hard(), self._could(), self._weigh(), self._process(), self._name(),
        ):  # fmt: skip
            self.addWidget(screen)

    def show_step(self, step: int) -> None:
        """Show screen `step` (from 1) with what was typed on the ones before it."""
        self.case = replace(self.case, step=step)
        if step == 5:
            self._fill_weighing()
        if step == 7:
            self._preview()
        self.setCurrentIndex(step - 1)
        first = self.first_field(step)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def warn(self, said: str) -> None:
        """Say something beside the fields of this screen, or nothing."""
        warning = self.warnings[self.case.step - 1]
        if said:
            warning.say(said, "warn")
        else:
            warning.hide()

    def _take(self, case: OwnCase) -> None:
        self.case = case
        self.taken.emit(case)

    def first_field(self, step: int) -> QWidget | None:
        """Where the cursor goes."""
        fields: dict[int, QWidget | None] = {
            1: self.happens,
            2: self.role,
            3: self.hard,
            4: self.options[0],
            5: self.supports[0] if self.supports else None,
            6: next(iter(self.processes.values()), None),
            7: self.title,
        }
        return fields[step]

    def _preview(self) -> None:
        lines = [self.case.situation(), "", _("What do you do?")]
        lines += [f"{'ABCDEF'[n]}.  {choice.text.strip()}" for n, choice in enumerate(self.case.choices)]
        self.preview.setText("\n".join(lines))

    def _screen(self, title: str, help_: str, *fields: QWidget) -> QWidget:
        holder = QWidget()
        around = row(holder, 0, (20, 20, 20, 20))
        sheet = Panel(gap=12)
        sheet.setMaximumWidth(scaled(WIDTH))
        sheet.rows.addWidget(Words(title, "title", wrap=True))
        sheet.rows.addWidget(Words(help_, wrap=True))
        warning = Message(self._theme)
        self.warnings.append(warning)
        for each in fields:
            sheet.rows.addWidget(each)
        sheet.rows.addWidget(warning)
        sheet.rows.addStretch(1)
        around.addStretch(1)
        around.addWidget(sheet, 8)
        around.addStretch(1)
        return Scroller(holder, title)

    def _happens(self) -> QWidget:
        self.happens = self._area(_("What happens"), 8, self.case.happens, "happens")
        return self._screen(
            _("What happens?"),
            _("Tell it as if you stand there: where are you, who comes to you, what do they want, and when?"
              " Three to six short sentences. Change what could lead to a real person."),
            self.happens,
        )  # fmt: skip

    def _who(self) -> QWidget:
        self.role = Choose(_("Role"), named(self._vocabulary.roles))
        self.role.setEditable(True)
        self.role.setInsertPolicy(Choose.InsertPolicy.NoInsert)
        self.role.setCurrentIndex(-1)
        self.role.setEditText(self.case.role)
        edit = self.role.lineEdit()
        if edit is not None:
            edit.setAccessibleName(_("Role"))
            edit.setPlaceholderText(_("Choose or type a role"))
        self.role.editTextChanged.connect(self._role_typed)
        self.place = Line(_("Invented place"))
        self.place.setPlaceholderText("Wolderhage")
        self.place.setText(self.case.place)
        self.place.typed.connect(lambda text: self._take(replace(self.case, place=text)))
        return self._screen(
            _("Who is it about?"),
            _("A role, never a name, and a place that does not exist. Then nobody has to wonder who it was."),
            titled(_("You are"), self.role),
            titled(_("In the invented place"), self.place),
        )

    def _hard(self) -> QWidget:
        self.hard = self._area(_("What makes it hard"), 6, self.case.hard, "hard")
        return self._screen(
            _("What makes it hard?"),
            _("Which two good things pull against each other? Who counts on you? What does waiting cost?"),
            self.hard,
        )

    def _could(self) -> QWidget:
        self._options = QWidget()
        self._option_rows = column(self._options, 6)
        self.more = Button(_("One more"), self._theme, "plus")
        self.more.clicked.connect(lambda _checked=False: self._more_options())
        holder = QWidget()
        rows = column(holder, 8)
        rows.addWidget(self._options)
        rows.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill_options()
        return self._screen(
            _("What could you do?"),
            _(
                "Two to four things a decent colleague could defend in public. None of them is the right answer."
            ),
            holder,
        )

    def _fill_options(self) -> None:
        clear(self._option_rows)
        self.options: list[Area] = []
        for place, text in enumerate(self.case.options):
            field = Area(_("What you could do, {n}").format(n=place + 1), single=True)
            field.show_text(text)
            field.typed.connect(
                lambda typed, place=place: self._take(self.case.with_option(place, options=typed))
            )
            holder = QWidget()
            line = row(holder, 8)
            line.addWidget(Badge("ABCDEF"[place], self._theme, 30), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(field, 1)
            self._option_rows.addWidget(holder)
            self.options.append(field)
        self.more.setVisible(len(self.case.options) < MOST)

    def _more_options(self) -> None:
        self._take(self.case.with_more())
        self._fill_options()
        self.options[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _weigh(self) -> QWidget:
        self._weighing = QWidget()
        self._weigh_rows = column(self._weighing, 12)
        self.supports: list[Area] = []
        self.costs: list[Area] = []
        return self._screen(
            _("What speaks for each?"),
            _("Why would somebody do this, what does it cost, and whom? Give each choice as much warmth."),
            self._weighing,
        )

    def _fill_weighing(self) -> None:
        clear(self._weigh_rows)
        self.supports, self.costs = [], []
        shown = 0
        for place, text in enumerate(self.case.options):
            if not text.strip():
                continue
            holder = QWidget()
            rows = column(holder, 4)
            head = row(gap=8)
            head.addWidget(Badge("ABCDEF"[shown], self._theme, 26), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(Words(text, "strong", wrap=True), 1)
            rows.addLayout(head)
            n = shown + 1
            for said, listed, name, value in (
                (_("For choice {n}").format(n=n), self.supports, "supports", self.case.supports[place]),
                (_("What choice {n} costs").format(n=n), self.costs, "costs", self.case.costs[place]),
            ):
                field = Area(said, single=True)
                field.show_text(value)
                field.typed.connect(
                    lambda typed, place=place, name=name: self._take(
                        self.case.with_option(place, **{name: typed})
                    )
                )
                rows.addWidget(titled(_("For") if name == "supports" else _("Cost"), field))
                listed.append(field)
            self._weigh_rows.addWidget(holder)
            shown += 1

    def _process(self) -> QWidget:
        holder = QWidget()
        rows = column(holder, 4)
        self.processes: dict[str, QCheckBox] = {}
        for term in self._vocabulary.vulnerabilities:
            box = QCheckBox(f"{term.id}  {term.name.get(language())}".replace("&", "&&"))
            box.setToolTip(as_tip(term.definition.get(language())))
            box.setChecked(term.id in self.case.vulnerabilities)
            box.toggled.connect(lambda _on: self._processes_ticked())
            rows.addWidget(box)
            self.processes[term.id] = box
        return self._screen(
            _("Which vulnerable process does it touch?"),
            _("Tick what fits; nothing is fine too. It helps others to find the card."),
            holder,
        )

    def _processes_ticked(self) -> None:
        ticked = tuple(key for key, box in self.processes.items() if box.isChecked())
        self._take(replace(self.case, vulnerabilities=ticked))

    def _name(self) -> QWidget:
        self.title = Line(_("Title"))
        self.title.setText(self.case.title)
        self.title.typed.connect(lambda text: self._take(replace(self.case, title=text)))
        self.preview = Words("", wrap=True, selectable=True)
        return self._screen(
            _("Read it once more"),
            _(
                "Give it a title of one to four words. It becomes a draft in “Own cards”; all of it can still change."
            ),
            titled(_("Title"), self.title),
            self.preview,
        )

    def _area(self, name: str, lines: int, text: str, field: str) -> Area:
        area = Area(name, lines)
        area.show_text(text)
        if field == "happens":
            area.typed.connect(lambda typed: self._take(replace(self.case, happens=typed)))
        else:
            area.typed.connect(lambda typed: self._take(replace(self.case, hard=typed)))
        return area

    def _role_typed(self, text: str) -> None:
        self._take(replace(self.case, role=text.strip()))
