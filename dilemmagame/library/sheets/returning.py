"""A list of texts that comes back from a proofreader or translator: only what was changed in it changes the deck."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dilemmagame.domain.cards import Card, Problem, Severity
from dilemmagame.library.door.arrivals import SheetRow
from dilemmagame.library.editing import parts_of
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.reading import DECK_FILE
from dilemmagame.library.sheets import cells, listing
from dilemmagame.library.sheets.ground import SKELETON, Ground, card_file
from dilemmagame.library.sheets.listing import CARD, DECK, KEY, SOURCE, STATE, TEXT, State
from dilemmagame.library.sheets.mapping import Mapping
from dilemmagame.library.sheets.plan import CellChange, Entry

TRANSLATES = "field:translates"
_NUMBERED = re.compile(r"(?P<kind>twist|case|voice) (?P<number>\d+)")


@dataclass(slots=True)
class _File:
    """One file of the deck with the rows that are about it."""

    file: str
    stem: str
    source: str
    start: str
    new: bool = False
    rows: list[SheetRow] = field(default_factory=list)


def entries(
    rows: Iterable[SheetRow], mapping: Mapping, land: Ground, name: str, faulty: frozenset[tuple[int, int]]
) -> tuple[list[Entry], list[Problem]]:
    """What the rows of a list change, a file at a time, and the problems of rows that are about nothing in the deck."""
    if mapping.language == land.deck.language:
        mapping = replace(mapping, language="")  # not a translation of this deck, but its own words
    found = Findings(name)
    files: dict[str, _File] = {}
    for row in rows:
        stem = row.cells[mapping.place(CARD) - 1].strip()
        file = files.get(stem) or _file(stem, mapping.language, land)
        if file is None:
            found.error(Code.SHEET_CARD_UNKNOWN, row.line, mapping.place(CARD), stem[:80])
            continue
        files[stem] = file
        file.rows.append(row)
    made = [_Returned(mapping, land, name, faulty, file).entry() for file in files.values()]
    return [entry for entry in made if entry is not None], list(found.problems)


def _file(stem: str, language: str, land: Ground) -> _File | None:
    """The file that a name in the sheet is about."""
    known = DECK_FILE if stem == DECK else card_file(land.stem(stem)) if land.stem(stem) else ""
    source = land.text(known)
    if source is None:
        return None
    if not language:
        return _File(known, stem, source, source)
    target = f"{known.removesuffix('.md')}.{language}.md"
    text = land.text(target)
    if text is not None:
        return _File(target, stem, source, text)
    if land.taken(target):
        return None
    parts = parts_of(source, deck=stem == DECK)
    start = SKELETON.format(
        id=parts.get("field:id", stem), language=language, version=parts.get("field:version", "1.0")
    )
    return _File(target, stem, source, start, new=True)


class _Returned:
    """The rows about one file, compared with it."""

    def __init__(
        self, mapping: Mapping, land: Ground, name: str, faulty: frozenset[tuple[int, int]], file: _File
    ) -> None:
        self._mapping = mapping
        self._land = land
        self._name = name
        self._faulty = faulty
        self._file = file
        self._is_deck = "/" not in file.file
        self._source = parts_of(file.source, deck=self._is_deck)
        self._there = parts_of(file.start, deck=self._is_deck)
        self._found = Findings(name)

    def entry(self) -> Entry | None:
        rows = self._file.rows
        changes: list[CellChange] = []
        seen: dict[str, int] = {}
        for row in rows:
            part, mark = listing.read_key(self._cell(row, KEY))
            if not part or part not in self._source or part in seen:
                self._found.error(
                    Code.SHEET_PART_UNKNOWN, row.line, self._mapping.place(KEY), self._cell(row, KEY)[:80]
                )
                continue
            seen[part] = row.line
            change = self._change(row, part, mark)
            if change is not None:
                changes.append(change)
        changes = self._without_gaps(changes)
        if not any(change.held for change in changes):
            changes += self._made_current(set(seen))
        title = self._source.get("field:title" if self._is_deck else "title", self._file.stem)
        entry = Entry(
            rows[0].line,
            self._file.file,
            self._file.stem,
            title,
            self._file.start,
            tuple(changes),
            new=self._file.new,
            problems=self._found.problems,
            source=self._file.source if self._mapping.language else "",
        )
        if self._file.new and not entry.changes:
            return None
        return entry if self._is_deck else self._with_card(entry)

    def _cell(self, row: SheetRow, name: str) -> str:
        place = self._mapping.place(name)
        return row.cells[place - 1] if 0 < place <= len(row.cells) else ""

    def _change(self, row: SheetRow, part: str, mark: str) -> CellChange | None:
        place = self._mapping.place(TEXT)
        cell, before = self._cell(row, TEXT), self._there.get(part, "")
        edits = cells.change(part, cell, self._there, "")
        if edits is None or (row.line, place) in self._faulty:
            return None
        if mark and mark in (listing.fingerprint(cell), listing.fingerprint(cells.unguarded(cell))):
            return None  # not touched in the sheet; the deck has moved on
        held = not cell
        if mark and mark != listing.fingerprint(before):
            self._found.error(Code.SHEET_CHANGED_MEANWHILE, row.line, place)
            held = True
        elif not cell:
            self._found.warning(Code.SHEET_KEPT, row.line, place)
        elif self._mapping.language and not self._source_stands(row, part):
            self._found.warning(Code.SHEET_SOURCE_CHANGED, row.line, self._mapping.place(SOURCE))
        return CellChange(row.line, place, part, before, cells.unguarded(cell), edits, held)

    def _source_stands(self, row: SheetRow, part: str) -> bool:
        """Whether the original is still what the translator saw."""
        return not self._mapping.place(SOURCE) or cells.same(part, self._cell(row, SOURCE), self._source, "")

    def _without_gaps(self, changes: list[CellChange]) -> list[CellChange]:
        """What-ifs and advisers close up in a file: one that would move to another's place has to wait."""
        taken = [each.part for each in changes if not each.held]
        filled = {found.group() for part in (*self._there, *taken) if (found := _NUMBERED.match(part))}
        kept: list[CellChange] = []
        for change in changes:
            numbered = _NUMBERED.match(change.part)
            earlier = range(1, int(numbered["number"])) if numbered and not change.held else ()
            gap = numbered and not filled.issuperset(f"{numbered['kind']} {n}" for n in earlier)
            if gap:
                self._found.error(Code.SHEET_GAP, change.line, change.column)
            kept.append(replace(change, held=True) if gap else change)
        return kept

    def _made_current(self, listed: set[str]) -> list[CellChange]:
        """An outdated translation is up to date again when all its texts are said to be done."""
        version = self._source.get("field:version", "1.0")
        was = self._there.get(TRANSLATES, "")
        if not self._mapping.language or was == version or not self._mapping.place(STATE):
            return []
        rows = [(row, listing.read_key(self._cell(row, KEY))[0]) for row in self._file.rows]
        done = all(
            listing.state_of(self._cell(row, STATE)) is State.DONE and self._source_stands(row, part)
            for row, part in rows
            if part
        )
        if not done or not set(listing.listed_parts(self._source)) <= listed:
            return []
        first, place = self._file.rows[0].line, self._mapping.place(STATE)
        return [CellChange(first, place, TRANSLATES, was, version, {TRANSLATES: version})]

    def _with_card(self, entry: Entry) -> Entry:
        """With the card as it becomes; changes that break a sound one are held."""
        findings = Findings(self._name)
        card = self._read(entry.text(entry.default), findings)
        if entry.new or not card.broken or self._read(entry.start, Findings("")).broken:
            return replace(entry, card=card)
        held = tuple(replace(each, held=True) for each in entry.changes)
        problem = Problem(self._name, entry.line, 1, Severity.ERROR, Code.SHEET_BREAKS.value)
        return replace(
            entry,
            changes=held,
            problems=(*entry.problems, problem),
            card=self._read(entry.start, Findings("")),
        )

    def _read(self, text: str, findings: Findings) -> Card:
        stem = self._land.stem(self._file.stem)
        if self._mapping.language:
            return self._land.read_translation(text, stem, self._mapping.language, findings)
        return self._land.read(text, stem, findings)
