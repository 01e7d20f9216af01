"""A card as the form shows it, as a value, and the way from the named parts of its file and back. No Qt, no files.

A row that is still empty exists here and not in the file: letters and numbers in the file always count on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dilemmagame.domain.cards import CardKind
from dilemmagame.library import limits

LETTERS = "ABCDEF"
LEAST_CHOICES, MOST_CHOICES = limits.OPTIONS_MIN, limits.OPTIONS_MAX
MOST_TURNS = 5
_NUMBERED = re.compile(r"(?:twist|case|voice|turn) (\d+)")
_MANAGED = re.compile(
    r"(?:turn \d+ )?(?:(?:option|supports|cost) [A-F]|situation|question)"
    r"|title|statement|prevention|facilitator|introduction|(?:twist|case) \d+|voice \d+ (?:name|text)|field:.+"
)
_MANY_LINES = re.compile(r"(?:turn \d+ )?situation|facilitator|introduction")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """An option with what speaks for it and what it costs."""

    text: str = ""
    supports: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """An adviser and what that person says."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class TurnForm:
    """The second or a later turn of a staged card."""

    situation: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class CardForm:
    """Everything that can be filled in. `fields` are the front matter, lists written with commas."""

    fields: tuple[tuple[str, str], ...] = ()
    title: str = ""
    situation: str = ""
    question: str = ""
    statement: str = ""
    choices: tuple[Choice, ...] = ()
    twists: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    voices: tuple[Advice, ...] = ()
    prevention: str = ""
    facilitator: str = ""
    introduction: str = ""
    turns: tuple[TurnForm, ...] = ()

    def field(self, name: str) -> str:
        return next((value for known, value in self.fields if known == name), "")

    def words(self, name: str) -> tuple[str, ...]:
        """A field that holds a list."""
        return tuple(part.strip() for part in self.field(name).split(",") if part.strip())

    def with_field(self, name: str, value: str) -> CardForm:
        if any(known == name for known, _value in self.fields):
            return replace(
                self, fields=tuple((known, value if known == name else old) for known, old in self.fields)
            )
        return replace(self, fields=(*self.fields, (name, value)))

    @property
    def kind(self) -> CardKind:
        """The kind of card; an unknown one counts as options, as the reader says what is wrong with it."""
        try:
            return CardKind(self.field("kind") or CardKind.OPTIONS.value)
        except ValueError:
            return CardKind.OPTIONS

    def turn_choices(self, turn: int) -> tuple[Choice, ...]:
        """The choices of turn 1, 2, ..."""
        if turn == 1:
            return self.choices
        return self.turns[turn - 2].choices if turn - 2 < len(self.turns) else ()

    def with_choices(self, turn: int, choices: Sequence[Choice]) -> CardForm:
        if turn == 1:
            return replace(self, choices=tuple(choices))
        return self.with_turn(turn, replace(self.turns[turn - 2], choices=tuple(choices)))

    def with_turn(self, turn: int, form: TurnForm) -> CardForm:
        return replace(
            self, turns=tuple(form if n == turn else old for n, old in enumerate(self.turns, start=2))
        )

    @property
    def unused(self) -> tuple[str, ...]:
        """Parts that this kind of card does not use, by the name of the field that holds them."""
        found = []
        kind = self.kind
        if self.choices and kind in (CardKind.OPEN, CardKind.SCALE):
            found.append("choices")
        if self.statement and kind is not CardKind.SCALE:
            found.append("statement")
        if self.turns and kind is not CardKind.STAGES:
            found.append("turns")
        return tuple(found)

    def without_unused(self) -> CardForm:
        form = self
        for name in self.unused:
            match name:
                case "choices":
                    form = replace(form, choices=())
                case "statement":
                    form = replace(form, statement="")
                case _:
                    form = replace(form, turns=())
        return form


def form_of(parts: Mapping[str, str]) -> CardForm:
    """The form for the parts of a file (see library.editing)."""
    numbers = [int(found.group(1)) for name in parts if (found := _NUMBERED.match(name))]
    most = max(numbers, default=0)

    def part(name: str) -> str:
        return parts.get(name, "")

    voices = (Advice(part(f"voice {n} name"), part(f"voice {n} text")) for n in range(1, most + 1))
    turns = (
        TurnForm(part(f"turn {n} situation"), part(f"turn {n} question"), _choices(parts, f"turn {n} "))
        for n in range(2, most + 1)
        if any(name.startswith(f"turn {n} ") for name in parts)
    )
    return CardForm(
        fields=tuple((name[6:], value) for name, value in parts.items() if name.startswith("field:")),
        title=part("title"),
        situation=part("situation"),
        question=part("question"),
        statement=part("statement"),
        choices=_choices(parts, ""),
        twists=tuple(text for n in range(1, most + 1) if (text := part(f"twist {n}"))),
        cases=tuple(text for n in range(1, most + 1) if (text := part(f"case {n}"))),
        voices=tuple(voice for voice in voices if voice != Advice()),
        prevention=part("prevention"),
        facilitator=part("facilitator"),
        introduction=part("introduction"),
        turns=tuple(turns),
    )


def _choices(parts: Mapping[str, str], turn: str) -> tuple[Choice, ...]:
    found = (
        Choice(*(parts.get(f"{turn}{name} {letter}", "") for name in ("option", "supports", "cost")))
        for letter in LETTERS
    )
    return tuple(choice for choice in found if choice != Choice())


def parts_from(form: CardForm) -> dict[str, str]:
    """The parts as they go into the file: rows without text are left out, letters and numbers count on."""
    parts = {f"field:{name}": value for name, value in form.fields}
    for name in ("title", "situation", "question", "statement", "prevention", "facilitator", "introduction"):
        parts[name] = str(getattr(form, name))
    parts |= _choice_parts(form.choices, "")
    for n, text in enumerate(_filled(form.twists), start=1):
        parts[f"twist {n}"] = text
    for n, text in enumerate(_filled(form.cases), start=1):
        parts[f"case {n}"] = text
    for n, voice in enumerate((each for each in form.voices if each.text.strip()), start=1):
        parts[f"voice {n} name"] = voice.name
        parts[f"voice {n} text"] = voice.text
    for n, turn in enumerate(form.turns, start=2):
        parts[f"turn {n} situation"] = turn.situation
        parts[f"turn {n} question"] = turn.question
        parts |= _choice_parts(turn.choices, f"turn {n} ")
    tidied = {name: tidy(name, value) for name, value in parts.items()}
    return {name: value for name, value in tidied.items() if value}


def _filled(texts: Iterable[str]) -> Iterable[str]:
    return (text for text in texts if text.strip())


def _choice_parts(choices: Sequence[Choice], turn: str) -> dict[str, str]:
    parts = {}
    filled = [choice for choice in choices if choice.text.strip()]
    for letter, choice in zip(LETTERS, filled, strict=False):
        parts[f"{turn}option {letter}"] = choice.text
        parts[f"{turn}supports {letter}"] = choice.supports
        parts[f"{turn}cost {letter}"] = choice.cost
    return parts


def tidy(name: str, value: str) -> str:
    """A text as a file takes it: one line, or paragraphs without spaces at the ends of lines."""
    if _MANY_LINES.fullmatch(name):
        return "\n".join(line.rstrip() for line in value.splitlines()).strip("\n")
    return " ".join(value.split())


def changes(parts: Mapping[str, str], form: CardForm) -> dict[str, str | None]:
    """What `form` changes in a file with `parts`; None takes a part out. Parts the form does not know stay."""
    wanted = parts_from(form)
    names = dict.fromkeys((*wanted, *(name for name in parts if _MANAGED.fullmatch(name))))
    return {
        name: wanted.get(name) for name in names if wanted.get(name, "") != tidy(name, parts.get(name, ""))
    }


def letters(choices: Sequence[Choice]) -> tuple[str, ...]:
    """The letter each row gets in the file; '' for a row that is still empty."""
    found: list[str] = []
    for choice in choices:
        filled = bool(choice.text.strip())
        found.append(
            LETTERS[sum(map(bool, found))] if filled and sum(map(bool, found)) < len(LETTERS) else ""
        )
    return tuple(found)


def moved(rows: Sequence[T], place: int, by: int) -> tuple[T, ...]:
    """`rows` with the one at `place` moved by `by` places; over the edge nothing changes."""
    target = place + by
    if not (0 <= place < len(rows) and 0 <= target < len(rows)):
        return tuple(rows)
    row = list(rows)
    row.insert(target, row.pop(place))
    return tuple(row)


def swapped(rows: Sequence[T], place: int, new: T) -> tuple[T, ...]:
    """`rows` with `new` at `place`."""
    return tuple(new if n == place else old for n, old in enumerate(rows))


def without(rows: Sequence[T], place: int) -> tuple[T, ...]:
    return tuple(old for n, old in enumerate(rows) if n != place)
