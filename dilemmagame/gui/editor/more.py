"""The parts of the form that are rarely needed, each in a fold: considerations, what comes after, kind and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QWidget

from dilemmagame.base.i18n import _, language, ngettext
from dilemmagame.domain.cards import CardKind, Norm, ScaleKind, Term, Vocabulary
from dilemmagame.gui.editor.fields import Area, Line, Picker, titled
from dilemmagame.gui.editor.forms import Advice, CardForm, Choice, letters, swapped
from dilemmagame.gui.editor.rows import LetterBadge, TwistRows, VoiceRows
from dilemmagame.gui.tokens import Theme
from dilemmagame.gui.widgets.buttons import Button
from dilemmagame.gui.widgets.choose import Choose
from dilemmagame.gui.widgets.flow import FlowLayout
from dilemmagame.gui.widgets.scroll import clear, column, row
from dilemmagame.gui.widgets.text import Words

Edit = Callable[[CardForm, str], None]
"""Take over a changed form; the text is the mark of the field."""


def named(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    """Ids and names of a vocabulary."""
    return [(term.id, term.name.get(language())) for term in terms]


class Considerations(QWidget):
    """Per choice what speaks for it and what it costs, for every turn of the card."""

    def __init__(self, theme: Theme, edit: Edit) -> None:
        super().__init__()
        self._theme, self._edit = theme, edit
        self._form = CardForm()
        self._rows = column(self, 10)
        self._pairs: list[tuple[int, int, Area, Area, LetterBadge, Words]] = []

    def show_form(self, form: CardForm) -> None:
        self._form = form
        wanted = [
            (turn, place)
            for turn in range(1, len(form.turns) + 2)
            for place in range(len(form.turn_choices(turn)))
        ]
        if not self._pairs or wanted != [(turn, place) for turn, place, *_rest in self._pairs]:
            self._build(wanted)
        for turn, place, supports, cost, badge, text in self._pairs:
            choices = form.turn_choices(turn)
            supports.show_text(choices[place].supports)
            cost.show_text(choices[place].cost)
            badge.show_letter(letters(choices)[place])
            text.setText(choices[place].text or _("(still empty)"))

    def summary(self) -> str:
        """How many choices are weighed."""
        all_choices = [
            choice
            for turn in range(1, len(self._form.turns) + 2)
            for choice in self._form.turn_choices(turn)
            if choice.text
        ]
        done = sum(bool(choice.supports and choice.cost) for choice in all_choices)
        return _("{n} of {all}").format(n=done, all=len(all_choices)) if all_choices else ""

    def field_of(self, turn: int, letter: str, cost: bool) -> Area | None:
        for known, place, supports, price, _badge, _text in self._pairs:
            if known == turn and letters(self._form.turn_choices(turn))[place] == letter:
                return price if cost else supports
        return None

    def _build(self, wanted: list[tuple[int, int]]) -> None:
        clear(self._rows)
        self._pairs = []
        if not wanted:
            said = _("First write the choices; each of them gets its two lines here.")
            self._rows.addWidget(Words(said, "caption", wrap=True))
        for turn, place in wanted:
            if place == 0 and turn > 1:
                self._rows.addWidget(Words(_("Turn {n}").format(n=turn), "label"))
            self._rows.addWidget(self._pair(turn, place))

    def _pair(self, turn: int, place: int) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(2, 1)
        badge, text = LetterBadge(self._theme), Words("", "caption", wrap=True)
        n = place + 1
        supports = Area(_("What speaks for choice {n}").format(n=n), single=True)
        cost = Area(_("What choice {n} costs, and whom").format(n=n), single=True)
        supports.typed.connect(lambda typed: self._typed(turn, place, typed, cost=False))
        cost.typed.connect(lambda typed: self._typed(turn, place, typed, cost=True))
        grid.addWidget(badge, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, 0, 1, 1, 2)
        for line, (said, field) in enumerate(((_("For"), supports), (_("Cost"), cost)), start=1):
            grid.addWidget(Words(said, "strong"), line, 1)
            grid.addWidget(field, line, 2)
        self._pairs.append((turn, place, supports, cost, badge, text))
        return holder

    def _typed(self, turn: int, place: int, typed: str, *, cost: bool) -> None:
        choices = self._form.turn_choices(turn)
        old = choices[place]
        new = Choice(old.text, old.supports, typed) if cost else Choice(old.text, typed, old.cost)
        self._form = self._form.with_choices(turn, swapped(choices, place, new))
        before = f"turn {turn} " if turn > 1 else ""
        self._edit(self._form, f"{before}{'cost' if cost else 'supports'} {letters(choices)[place]}")


class Afterwards(QWidget):
    """What-ifs, advisers, the question on prevention and the text for the facilitator."""

    def __init__(self, theme: Theme, edit: Edit) -> None:
        super().__init__()
        self._edit = edit
        self._form = CardForm()
        rows = column(self, 8)
        self.twists, self.voices = TwistRows(theme), VoiceRows(theme)
        self.twists.changed.connect(
            lambda new, mark: self._take(replace(self._form, twists=new), mark or "twist 1")
        )
        self.voices.changed.connect(
            lambda new, mark: self._take(replace(self._form, voices=new), mark or "voice 1 text")
        )
        rows.addLayout(_headed(_("What if (one changed fact each)"), theme, self._add_twist, _("What-if")))
        rows.addWidget(self.twists)
        rows.addLayout(_headed(_("Advisers"), theme, self._add_voice, _("Adviser")))
        rows.addWidget(self.voices)
        self.prevention = Area(_("Question on prevention"), single=True)
        self.prevention.typed.connect(
            lambda text: self._take(replace(self._form, prevention=text), "prevention")
        )
        rows.addWidget(titled(_("Question on prevention"), self.prevention))
        self.facilitator = Area(_("For the facilitator"), 4)
        self.facilitator.typed.connect(
            lambda text: self._take(replace(self._form, facilitator=text), "facilitator")
        )
        rows.addWidget(titled(_("For the facilitator"), self.facilitator))

    def show_form(self, form: CardForm) -> None:
        self._form = form
        self.twists.show_rows(form.twists)
        self.voices.show_rows(form.voices)
        self.prevention.show_text(form.prevention)
        self.facilitator.show_text(form.facilitator)

    def summary(self) -> str:
        n = len(self._form.twists) + len(self._form.voices)
        n += bool(self._form.prevention) + bool(self._form.facilitator)
        return ngettext("{n} part", "{n} parts", n).format(n=n) if n else ""

    def _add_twist(self) -> None:
        self.twists.add("")

    def _add_voice(self) -> None:
        self.voices.add(Advice())

    def _take(self, form: CardForm, mark: str) -> None:
        self._form = form
        self._edit(form, mark)


def _headed(title: str, theme: Theme, add: Callable[[], None], what: str) -> QHBoxLayout:
    line = row(gap=8)
    line.addWidget(Words(title, "label"), 1)
    button = Button(_("Add"), theme, "plus", "quiet", name=_("Add: {what}").format(what=what))
    button.clicked.connect(lambda _checked=False: add())
    line.addWidget(button)
    return line


class KindSwitch(QWidget):
    """Which kind of card this is. What another kind used stays in the file until it is taken out here."""

    chosen = Signal(str)
    take_out = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        rows = column(self, 6)
        holder = QWidget()
        line = FlowLayout(holder, 4)
        group = QButtonGroup(self)
        self.kinds: dict[CardKind, Button] = {}
        for kind, said in (
            (CardKind.OPTIONS, _("Choices")),
            (CardKind.OPEN, _("Open question")),
            (CardKind.SCALE, _("Statement")),
            (CardKind.STAGES, _("In turns")),
        ):
            button = Button(said, theme, look="segment", checkable=True)
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind.value))
            group.addButton(button)
            line.addWidget(button)
            self.kinds[kind] = button
        rows.addWidget(holder)
        self._left = QWidget()
        beside = row(self._left, 8)
        self.left_said = Words("", "caption", wrap=True)
        self.left_out = Button(_("Take out"), theme, "trash-2")
        self.left_out.clicked.connect(lambda _checked=False: self.take_out.emit())
        beside.addWidget(self.left_said, 1)
        beside.addWidget(self.left_out)
        rows.addWidget(self._left)

    def show_form(self, form: CardForm) -> None:
        self.kinds[form.kind].setChecked(True)
        self._left.setVisible(bool(form.unused))
        names = {"choices": _("choices"), "statement": _("statement"), "turns": _("turns")}
        said = ", ".join(names[each] for each in form.unused)
        self.left_said.setText(
            _("Not used by this kind of card, and still in the file: {parts}.").format(parts=said)
        )


class Facts(QWidget):
    """Kind, role, values, norms, vulnerabilities, chain, sensitivity, where the card comes from, version."""

    LISTS = ("values", "norms", "vulnerabilities", "chain")

    def __init__(self, theme: Theme, edit: Edit, vocabulary: Vocabulary, norms: tuple[Norm, ...]) -> None:
        super().__init__()
        self._edit = edit
        self._form = CardForm()
        rows = column(self, 8)
        self.kind = KindSwitch(theme)
        self.kind.chosen.connect(lambda key: self._set("kind", key))
        self.kind.take_out.connect(lambda: self._take(self._form.without_unused(), "field:kind"))
        rows.addWidget(self.kind)
        self.scale = Choose(
            _("Scale"),
            (
                (ScaleKind.WHITE_GREY_BLACK.value, _("White, grey or black")),
                (ScaleKind.ZERO_TO_TEN.value, _("From 0 to 10")),
            ),
        )
        self.scale.picked.connect(lambda key: self._set("scale", key))
        self._scale_box = titled(_("Scale"), self.scale)
        rows.addWidget(self._scale_box)
        grid = QGridLayout()
        grid.setSpacing(10)
        for n in (0, 1):
            grid.setColumnStretch(n, 1)
        rows.addLayout(grid)
        self.role = self._role_field(vocabulary)
        self.pickers = {
            name: Picker(title, theme, rows_, _("none"))
            for name, title, rows_ in (
                ("values", _("Values that pull"), named(vocabulary.values)),
                ("norms", _("Norms"), [(norm.id, _norm_name(norm)) for norm in norms]),
                ("vulnerabilities", _("Vulnerable processes"), _numbered(vocabulary.vulnerabilities)),
                ("chain", _("Links of the chain"), named(vocabulary.chain)),
            )
        }
        self.sensitivity = Choose(
            _("Sensitivity"), (("1", _("1, calm")), ("2", _("2, touches")), ("3", _("3, handle with care")))
        )
        self.sensitivity.picked.connect(lambda key: self._set("sensitivity", key))
        shown: list[tuple[str, QWidget]] = [(_("Role"), self.role), (_("Sensitivity"), self.sensitivity)]
        for name, picker in self.pickers.items():
            picker.picked.connect(lambda keys, name=name: self._set(name, ", ".join(keys)))
        shown += zip(
            (_("Values that pull"), _("Norms"), _("Vulnerable processes"), _("Links of the chain")),
            self.pickers.values(),
            strict=True,
        )
        self.lines = {name: Line(title) for name, title in (("source", _("Source")), ("status", _("Status")))}
        self.lines["version"] = Line(_("Version"))
        for name, line in self.lines.items():
            line.typed.connect(lambda text, name=name: self._set(name, text))
        shown += [(_("Source"), self.lines["source"]), (_("Status"), self.lines["status"])]
        shown.append((_("Version (raise it when the meaning changes)"), self.lines["version"]))
        for place, (title, widget) in enumerate(shown):
            grid.addWidget(titled(title, widget), place // 2, place % 2)

    def show_form(self, form: CardForm) -> None:
        self._form = form
        self.kind.show_form(form)
        self._scale_box.setVisible(form.kind is CardKind.SCALE)
        self.scale.show_key(form.field("scale") or ScaleKind.WHITE_GREY_BLACK.value)
        self.role.show_key(form.field("role"))
        self.sensitivity.show_key(form.field("sensitivity") or "1")
        for name, picker in self.pickers.items():
            picker.show_keys(form.words(name))
        for name, line in self.lines.items():
            line.show_text(form.field(name))

    def _role_field(self, vocabulary: Vocabulary) -> Choose:
        """A list of known roles in which another one can be typed."""
        role = Choose(_("Role"), [("", _("None")), *named(vocabulary.roles)])
        role.setEditable(True)
        role.setInsertPolicy(Choose.InsertPolicy.NoInsert)
        role.picked.connect(lambda key: self._set("role", key))
        edit_line = role.lineEdit()
        if edit_line is not None:
            edit_line.setAccessibleName(_("Role"))
            edit_line.editingFinished.connect(self._role_typed)
        return role

    def summary(self) -> str:
        return next(each.text().strip() for each in self.kind.kinds.values() if each.isChecked())

    def field_of(self, name: str) -> QWidget | None:
        if name == "kind":
            return self.kind.kinds[self._form.kind]
        fixed: dict[str, QWidget] = {"scale": self.scale, "role": self.role, "sensitivity": self.sensitivity}
        return fixed.get(name) or self.pickers.get(name) or self.lines.get(name)

    def _role_typed(self) -> None:
        typed = self.role.currentText().strip()
        known = self.role.findText(typed)
        key = str(self.role.itemData(known)) if known >= 0 else typed
        if key != self._form.field("role"):
            self._set("role", key)

    def _set(self, name: str, value: str) -> None:
        form = self._form.with_field(name, value)
        if name == "kind" and value == CardKind.SCALE.value and not form.field("scale"):
            form = form.with_field("scale", ScaleKind.WHITE_GREY_BLACK.value)
        self._take(form, f"field:{name}")

    def _take(self, form: CardForm, mark: str) -> None:
        self._form = form
        self._edit(form, mark)


def _numbered(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    return [(term.id, f"{term.id} {term.name.get(language())}") for term in terms]


def _norm_name(norm: Norm) -> str:
    if norm.article:
        return _("{act}, article {article}").format(act=norm.act, article=norm.article)
    return norm.act
