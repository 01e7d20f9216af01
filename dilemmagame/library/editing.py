"""A card or deck file as named parts that can be changed one by one, without touching any other byte.

The one road by which the editor, merges, spreadsheets and translations write decks. Nothing is read from disk or
written to it here.
"""

from __future__ import annotations

from collections.abc import Mapping

from dilemmagame.library.bodylines import change_body, is_part, language_of
from dilemmagame.library.fieldlines import LISTS, change_fields, field_value, read_top
from dilemmagame.library.lines import Lines
from dilemmagame.library.outline import Found, card_parts, deck_parts
from dilemmagame.library.sources import clean

FIELD = "field:"
"""What the name of a field at the top of a file begins with."""
_MARKDOWN = ("situation", "introduction", "facilitator")


def parts_of(text: str, *, deck: bool | None = None) -> dict[str, str]:
    """Every part of a card or deck file by name, as a person would type it in a form. Empty parts are absent.

    `text` is the file as decoded with its line ends (`newline=""`) and byte order mark. `deck` says whether it is a
    deck file; left out, it is one when it has a field `title` or `cards`. Never raises on any text.
    """
    return {name: part.value for name, part in _found(Lines(text), deck).items() if part.value}


def part_lines(text: str, *, deck: bool | None = None) -> dict[str, tuple[int, int]]:
    """The first and the last line of every part, counted from 1; an empty item of a list has its line too."""
    found = _found(Lines(text), deck)
    return {name: (part.first + 1, max(part.last, part.first + 1)) for name, part in found.items()}


def with_parts(text: str, changes: Mapping[str, str | None], *, deck: bool | None = None) -> str:
    """`text` with these parts changed and not one other byte; None or "" takes a part out.

    A part that equals what is there changes nothing. A missing section is put in its usual place under a heading in
    the file's language. An option or turn that is emptied while a later one stays keeps its place; what-ifs and
    advisers close up. Fields are one line of text, or a list as "a, b".
    Raises ValueError for a name that is no part of such a file.
    """
    lines = Lines(text)
    there = _found(lines, deck)
    is_deck = _is_deck(lines) if deck is None else deck
    real = {
        name: wanted
        for name, value in changes.items()
        if (wanted := _normal(name, value, is_deck=is_deck)) != there.get(name, Found("", 0, 0)).value
        and not _same_list(name, wanted, there)
    }
    fields = {name.removeprefix(FIELD): value for name, value in real.items() if name.startswith(FIELD)}
    body = {name: value for name, value in real.items() if not name.startswith(FIELD)}
    if fields:
        change_fields(lines, fields)
    if body and is_deck:
        _change_introduction(lines, body["introduction"])
    elif body:
        language = changes.get("field:language") or parts_of(text, deck=False).get("field:language")
        first = read_top(lines).body
        change_body(lines, first, body, language or language_of(lines, first))
    return lines.text


def _found(lines: Lines, deck: bool | None) -> dict[str, Found]:
    top = read_top(lines)
    found: dict[str, Found] = {}
    for field in top.front.fields:
        value = field_value(field)
        if value and _is_one_line(field.name):
            found.setdefault(FIELD + field.name, Found(value, field.line - 1, field.value.end_line))
    if top.body >= len(lines.rows):
        return found
    is_deck = _is_deck(lines) if deck is None else deck
    found.update(deck_parts(lines, top.body) if is_deck else card_parts(lines, top.body))
    return found


def _is_deck(lines: Lines) -> bool:
    return any(field.name in {"title", "cards"} for field in read_top(lines).front.fields)


def _normal(name: str, value: str | None, *, is_deck: bool) -> str:
    """A value as it can stand in a file. Raises ValueError for a name that is no part."""
    known = name == "introduction" if is_deck else is_part(name)
    if not (_is_one_line(name.removeprefix(FIELD)) if name.startswith(FIELD) else known):
        raise ValueError(name)
    text = clean(value or "")
    if name.endswith(_MARKDOWN):
        rows = text.rstrip().split("\n")
        while rows and not rows[0].strip():
            rows.pop(0)
        return "\n".join(rows)
    line = " ".join(text.split())
    if name.endswith(" name"):
        return line.rstrip(":. ")
    return line


def _is_one_line(name: str) -> bool:
    """Whether a field can have this name: some text, with no line breaks or blanks around it."""
    return bool(name) and name == " ".join(clean(name).split())


def _same_list(name: str, wanted: str, there: Mapping[str, Found]) -> bool:
    """Whether a list is the same but for the blanks around its commas."""
    if name not in there or name.removeprefix(FIELD) not in LISTS:
        return False
    return _words(wanted) == _words(there[name].value)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _change_introduction(lines: Lines, introduction: str) -> None:
    top = read_top(lines)
    there = deck_parts(lines, top.body).get("introduction")
    new = introduction.split("\n") if introduction else []
    if there is None:
        end = len(lines.rows) - (1 if lines.rows[-1].blank else 0)
        lines.put(end, end, ["", *new] if end else new)
    else:
        lines.put(there.first, there.last, new)
