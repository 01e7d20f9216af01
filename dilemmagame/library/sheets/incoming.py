"""Rows of a sheet to cards: a new card for each row, or the changes it makes in a card that is there.

No row is refused for a fault but for one without a title; what is wrong is listed by row and column, and a person
decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dilemmagame.domain.cards import CardKind, Problem, Severity, Vocabulary
from dilemmagame.library import limits
from dilemmagame.library.door.arrivals import SheetRow, SheetRows
from dilemmagame.library.editing import part_lines, parts_of, with_parts
from dilemmagame.library.fields import valid_id
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.sheets import cells, returning
from dilemmagame.library.sheets.cells import Parts, TooManyError
from dilemmagame.library.sheets.columns import COLUMNS, LISTS
from dilemmagame.library.sheets.ground import Ground, card_file, ground
from dilemmagame.library.sheets.mapping import Form, Mapping
from dilemmagame.library.sheets.plan import CellChange, Entry, ImportPlan

FRAME = '---\nid: {id}\nversion: "1.0"\nlanguage: {language}\nkind: {kind}\n---\n'
Told = tuple[str, tuple[str, ...]]
"""A problem without its place: code and arguments."""

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_ID_LENGTH = 50


def plan_import(
    rows: SheetRows,
    mapping: Mapping,
    folder: Path,
    *,
    name: str,
    language: str,
    vocabulary: Vocabulary | None = None,
) -> ImportPlan:
    """What the sheet would do to the deck in `folder`, or to a new one there.

    `name` is the sheet's own name, for the problems; `language` that of a new deck. Never raises on what is in the
    sheet. WorldError FILE_UNREADABLE when a file of the deck cannot be read.
    """
    land = ground(folder, (mapping.language or language) if mapping.form is Form.TABLE else language)
    body = [row for row in rows.rows if row.line > mapping.header]
    heard = list(rows.problems)
    if rows.refused or not mapping.usable:
        if not rows.refused:
            code = Code.SHEET_HEADINGS if mapping.form is Form.TABLE else Code.SHEET_KEYS
            heard.append(Problem(name, mapping.header, 1, Severity.ERROR, code.value))
        return ImportPlan(folder, land.is_new, land.deck.language, (), tuple(heard), land.known)
    faulty = frozenset(
        (problem.line, problem.column) for problem in heard if problem.severity is Severity.ERROR
    )
    if mapping.form is not Form.TABLE:
        entries, found = returning.entries(body, mapping, land, name, faulty)
        heard += found
    else:
        heard += _unknown_headings(mapping, name)
        table = _Table(mapping, land, name, faulty, vocabulary)
        entries = table.entries(body)
        heard += table.problems
    heard += [problem for entry in entries for problem in entry.problems]
    ordered = sorted(heard, key=lambda problem: (problem.line, problem.column))
    return ImportPlan(folder, land.is_new, land.deck.language, tuple(entries), tuple(ordered), land.known)


def id_from(title: str, taken: Collection[str] = (), spare: str = "kaart") -> str:
    """An id made of a title, that names a file on every system and is not in `taken`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = _NOT_IN_IDS.sub("-", plain).strip("-")[:_ID_LENGTH].strip("-") or spare
    if not valid_id(base):
        base = f"{spare}-{base}"
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in candidates if each not in taken)


def _unknown_headings(mapping: Mapping, name: str) -> Iterable[Problem]:
    for place in mapping.unknown:
        typed = mapping.headings[place][:60]
        yield Problem(
            name, mapping.header, place + 1, Severity.WARNING, Code.SHEET_COLUMN_UNKNOWN.value, (typed,)
        )


@dataclass(slots=True)
class _Table:
    """Goes through the rows of a table and keeps what it found wrong with rows that make nothing."""

    mapping: Mapping
    land: Ground
    name: str
    faulty: frozenset[tuple[int, int]]
    vocabulary: Vocabulary | None
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def entries(self, rows: Iterable[SheetRow]) -> list[Entry]:
        made: list[Entry] = []
        for row in rows:
            found = Findings(self.name)
            entry = self._entry(row, found)
            if entry is not None and entry.new:
                count = len(self.land.stems) + sum(each.new for each in made)
                if count >= limits.DECK_CARDS:
                    found.error(Code.TOO_MANY, row.line, 1, str(limits.DECK_CARDS))
                    entry = None
            if entry is None:
                self.problems.extend(found.problems)
            else:
                made.append(replace(entry, problems=(*found.problems, *entry.problems)))
        return made

    def _cell(self, row: SheetRow, column: str) -> str:
        place = self.mapping.place(column)
        if not 0 < place <= len(row.cells) or (row.line, place) in self.faulty:
            return ""
        return cells.unguarded(row.cells[place - 1])

    def _entry(self, row: SheetRow, found: Findings) -> Entry | None:
        title = " ".join(self._cell(row, "title").split())
        if not title:
            found.error(Code.SHEET_TITLE_MISSING, row.line, self.mapping.place("title"))
            return None
        card_id = self._id(row, title, found)
        if card_id in self.seen:
            place = self.mapping.place("field:id") or self.mapping.place("title")
            found.error(Code.SHEET_ROW_TWICE, row.line, place, card_id, str(self.seen[card_id]))
            return None
        self.seen[card_id] = row.line
        stem = self.land.stem(card_id)
        if not stem:
            return self._new(row, card_id, title, found)
        text = self.land.text(card_file(stem))
        if text is None:
            there = card_file(stem) in self.land.known
            found.error(Code.FILE_NOT_TEXT if there else Code.FILE_UNREADABLE, row.line, 1)
            return None
        return self._changed(row, stem, card_id, title, text, found)

    def _id(self, row: SheetRow, title: str, found: Findings) -> str:
        """The id in the sheet, or one made of the title."""
        typed = self._cell(row, "field:id").strip()
        if valid_id(typed) or typed in self.land.stems:
            return typed
        if typed:
            found.warning(Code.ID_INVALID, row.line, self.mapping.place("field:id"), typed[:80])
            return id_from(typed)
        there = self.land.titles.get(title.casefold(), "")
        return there if there and there not in self.seen else id_from(title, self.seen)

    def _new(self, row: SheetRow, card_id: str, title: str, found: Findings) -> Entry | None:
        language = self.land.deck.language
        kind = self._kind(row)
        if self.land.taken(card_file(card_id)):
            found.error(Code.FILE_UNREADABLE, row.line, 1)  # a link, or too large
            return None
        start = FRAME.format(id=card_id, language=language, kind=kind.value)
        changes = self._changes(row, {}, language, found)
        # the fields stand at the top of a card, in their usual order
        changes.sort(key=lambda change: COLUMNS.index(change.part))
        entry = Entry(row.line, card_file(card_id), card_id, title, start, tuple(changes), new=True)
        return self._read(entry, card_id, found)

    def _changed(
        self, row: SheetRow, stem: str, card_id: str, title: str, text: str, found: Findings
    ) -> Entry | None:
        parts = parts_of(text, deck=False)
        language = parts.get("field:language", self.land.deck.language)
        changes = self._changes(row, parts, language, found)
        entry = Entry(row.line, card_file(stem), card_id, title, text, tuple(changes), new=False)
        if not changes:
            return replace(entry, card=self.land.read(text, stem, Findings("")))
        return self._read(entry, stem, found)

    def _kind(self, row: SheetRow) -> CardKind:
        """The kind of a new card where the sheet names none: what its cells are for."""
        filled = {name for name in self.mapping.columns if name and self._cell(row, name)}
        if any(name.startswith("turn ") for name in filled):
            return CardKind.STAGES
        if "statement" in filled:
            return CardKind.SCALE
        if "options" in filled or any(name.startswith("option ") for name in filled):
            return CardKind.OPTIONS
        return CardKind.OPEN

    def _changes(self, row: SheetRow, parts: Parts, language: str, found: Findings) -> list[CellChange]:
        """The cells of a row that say something else than the card does."""
        made: list[CellChange] = []
        for place, column in enumerate(self.mapping.columns, 1):
            if column in ("", "field:id") or place > len(row.cells) or (row.line, place) in self.faulty:
                continue
            cell = row.cells[place - 1]
            try:
                edits = cells.change(column, cell, parts, language, self.vocabulary)
            except TooManyError as many:
                found.error(Code.SHEET_LINES, row.line, place, str(many))
                continue
            if edits is None:
                continue
            if not cell:
                found.warning(Code.SHEET_KEPT, row.line, place)
            before = cells.written(column, parts, language, language)
            after = cells.unguarded(cell)
            made.append(CellChange(row.line, place, column, before, after, edits, held=not cell))
        return made

    def _read(self, entry: Entry, stem: str, found: Findings) -> Entry | None:
        """The entry with its card as it becomes, what is wrong with it, and what is better not taken over."""
        text = entry.text(entry.default)
        if len(text.encode("utf-8", errors="replace")) > limits.CARD_BYTES:
            found.error(Code.FILE_TOO_LARGE, entry.line, 1, str(limits.CARD_BYTES // 1024))
            return None
        findings = Findings(self.name)
        card = self.land.read(text, stem, findings)
        before = Findings(self.name)
        sound = not entry.new and not self.land.read(entry.start, stem, before).broken
        if sound and card.broken:
            found.error(Code.SHEET_BREAKS, entry.line, 1)
            entry = replace(entry, changes=tuple(replace(each, held=True) for each in entry.changes))
            placed = self._placed(findings.problems, set(), text, entry)
            return replace(entry, card=self.land.read(entry.start, stem, before), problems=placed)
        known = {(each.code, each.arguments) for each in before.problems}
        placed = self._placed(findings.problems, known, text, entry)
        wrong = [each for each in placed if each.severity is Severity.ERROR and self._is_field(each.column)]
        if not wrong:
            return replace(entry, card=card, problems=placed)
        # a field that cannot be read waits; what the card is without it counts
        columns = {each.column for each in wrong}
        changes = tuple(
            replace(each, held=True) if each.column in columns else each for each in entry.changes
        )
        entry = replace(entry, changes=changes)
        text, findings = entry.text(entry.default), Findings(self.name)
        card = self.land.read(text, stem, findings)
        return replace(
            entry, card=card, problems=(*wrong, *self._placed(findings.problems, known, text, entry))
        )

    def _is_field(self, column: int) -> bool:
        return 0 < column <= len(self.mapping.columns) and self.mapping.columns[column - 1].startswith(
            "field:"
        )

    def _placed(
        self, problems: Iterable[Problem], known: Collection[Told], text: str, entry: Entry
    ) -> tuple[Problem, ...]:
        """Problems in the text of a card by the row and the column of the sheet they come from; those that were `known`
        before the sheet came are not its fault."""
        lines = sorted(part_lines(text, deck=False).items(), key=lambda part: part[1])
        placed = []
        for problem in problems:
            if (problem.code, problem.arguments) in known:
                continue
            # what is told at a heading is about the part right under it
            near = [name for name, (_first, last) in lines if problem.line <= last]
            column = self._column(near[0]) if near else 0
            column = column or self.mapping.place("title")
            placed.append(replace(problem, file=self.name, line=entry.line, column=column))
        return tuple(placed)

    def _column(self, part: str) -> int:
        """The column of the sheet that a part of a card came from."""
        prefix = part[:7] if part.startswith("turn ") else ""
        kind = part.removeprefix(prefix).partition(" ")[0]
        listed = {"option": "options", "supports": "considerations", "cost": "considerations",
                  "twist": "twists", "case": "cases", "voice": "voices"}.get(kind, "")  # fmt: skip
        return self.mapping.place(part) or (self.mapping.place(prefix + listed) if listed in LISTS else 0)


def in_order(deck_text: str, added: Iterable[str]) -> str:
    """The text of a deck file with these cards at the end of its order, where it has one and there is room."""
    parts = parts_of(deck_text, deck=True)
    if "field:cards" not in parts:
        return deck_text
    order = [each.strip() for each in parts["field:cards"].split(",") if each.strip()]
    return with_parts(deck_text, {"field:cards": ", ".join(fitting([*order, *added]))}, deck=True)


def fitting(order: Iterable[str]) -> list[str]:
    """As many ids as the fields of a deck have room for; the cards after that come by file name."""
    room = limits.FRONT_MATTER_CHARACTERS * 3 // 4
    found: list[str] = []
    for card_id in order:
        room -= len(card_id) + 2
        if room < 0 or len(found) >= limits.FRONT_MATTER_ENTRIES - 100:
            break
        if card_id not in found:
            found.append(card_id)
    return found
