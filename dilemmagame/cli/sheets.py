"""import and sheet: decks from and to spreadsheets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dilemmagame.base import i18n, paths
from dilemmagame.base.clock import SystemClock
from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.i18n import _, ngettext
from dilemmagame.cli.parser import UnusableCallError
from dilemmagame.cli.telling import nothing_written, tell_problems
from dilemmagame.domain.cards import Severity
from dilemmagame.library.door.arrivals import SheetRows
from dilemmagame.library.fields import valid_id
from dilemmagame.library.reading import DECK_FILE
from dilemmagame.library.sheets.columns import guessed, heading
from dilemmagame.library.sheets.mapping import Form, Mapping, guess
from dilemmagame.library.sheets.plan import Entry, ImportPlan
from dilemmagame.library.shelf import Shelf

SHOWN = 30
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def sheet(call: argparse.Namespace, shelf: Shelf) -> int:
    """Write a deck, or an empty template, as a sheet."""
    from dilemmagame.library.sheets.outgoing import SUFFIXES, export_sheet, export_template

    target = Path(call.output)
    if target.suffix.lower() not in SUFFIXES:
        raise UnusableCallError(_("A sheet ends in .xlsx or .csv. Give it such a name."))
    today = SystemClock().now().wall.date()
    if call.template:
        export_template(target, today)
        print(_("Written: {file}").format(file=target))
        return 0
    if call.deck is None:
        raise UnusableCallError(_("Say which deck, or add --template."))
    folder = _deck_folder(shelf, call.deck)
    form = Form(call.form)
    language = _other_language(folder) if form is Form.TRANSLATION else ""
    try:
        made = export_sheet(folder, target, form, today, language=language)
    except ValueError as error:
        raise UnusableCallError(
            _("This deck is too large for one .csv. Give the sheet a name that ends in .xlsx.")
        ) from error
    rows = ngettext("{n} row", "{n} rows", made.rows).format(n=made.rows)
    print(_("Written: {file} ({rows})").format(file=made.target, rows=rows))
    for place in made.left_out:
        print(_("Too long for a cell, and cut off: {place}").format(place=place), file=sys.stderr)
    return 0


def _other_language(folder: Path) -> str:
    """The language to translate into: the one in use, or the other one when the deck is written in that."""
    from dilemmagame.library.reading import read_source_deck

    own = read_source_deck(folder).deck.language
    spoken = i18n.language()
    return spoken if spoken != own else next(each for each in i18n.LANGUAGES if each != own)


def _deck_folder(shelf: Shelf, name: str) -> Path:
    """A deck by folder or by id, playable or not."""
    if (Path(name) / DECK_FILE).is_file():
        return Path(name)
    for each in shelf.decks:
        if name in (each.deck.id, each.path.name):
            return each.path
    raise WorldError(WorldErrorCode.FILE_MISSING, name)


def import_sheet(call: argparse.Namespace, shelf: Shelf) -> int:
    """Take the rows of a sheet into a deck; 1 when a row or cell had to be left out."""
    from dilemmagame.library.door import sheet_rows

    source = Path(call.file)
    if not source.exists():
        raise WorldError(WorldErrorCode.FILE_MISSING, call.file)
    folder = _target(shelf, call.output)
    rows = sheet_rows(source, sheet=call.sheet)
    mapping = _mapped(guess(rows), call.columns)
    others = rows.sheets[1:] if mapping.form is not Form.TABLE and call.sheet is None else ()
    ended = [_take(call, shelf, folder, rows, mapping)]
    for title in others:
        more = sheet_rows(source, sheet=title)
        ended.append(_take(call, shelf, folder, more, guess(more)))
    return max(ended)


def _take(call: argparse.Namespace, shelf: Shelf, folder: Path, rows: SheetRows, mapping: Mapping) -> int:
    """Plan one sheet and write it, when nothing stands in the way."""
    from dilemmagame.library.sheets.incoming import plan_import
    from dilemmagame.library.sheets.placing import write_plan

    plan = plan_import(
        rows,
        mapping,
        folder,
        name=Path(call.file).name,
        language=i18n.language(),
        vocabulary=shelf.vocabulary,
    )
    tell_problems(plan.problems)
    faulty = any(problem.severity is Severity.ERROR for problem in plan.problems)
    if call.preview:
        _show(plan)
        return int(faulty)
    if plan.touches and not call.update:
        _tell_touched(plan)
        return nothing_written()
    if not plan.default():
        if faulty or not rows.rows:
            return nothing_written()
        print(_("The sheet says nothing that is not in the deck already: {folder}").format(folder=folder))
        return 0
    written = write_plan(plan, plan.default())
    said = _("Written: {folder} (new: {added}, changed: {changed})")
    print(said.format(folder=written.folder, added=len(written.added), changed=len(written.changed)))
    broken = [entry for entry in plan.entries if entry.broken]
    if broken:
        said = ngettext(
            "{n} card is not complete yet and cannot be played: {titles}",
            "{n} cards are not complete yet and cannot be played: {titles}",
            len(broken),
        )
        print(said.format(n=len(broken), titles=_titles(broken)), file=sys.stderr)
    return int(faulty)


def _mapped(mapping: Mapping, wanted: str | None) -> Mapping:
    """The mapping with what the person says of the columns: `title=Heading,...`."""
    for pair in (wanted or "").split(","):
        if not pair.strip():
            continue
        left, equals, right = (each.strip() for each in pair.partition("="))
        name = guessed(left)[0]
        if not name or not equals:
            raise UnusableCallError(
                _(
                    "“{pair}” is not clear. Write what the column holds, = and its heading: title=Name."
                ).format(pair=pair.strip())
            )
        mapping = mapping.with_column(_place(mapping, right), name)
    return mapping


def _place(mapping: Mapping, typed: str) -> int:
    """A column of the sheet by its heading or its letter, from 0."""
    headings = [each.strip().casefold() for each in mapping.headings]
    if typed.casefold() in headings:
        return headings.index(typed.casefold())
    place = _LETTERS.find(typed.upper()) if len(typed) == 1 else -1
    if not 0 <= place < len(headings):
        known = ", ".join(each.strip() for each in mapping.headings if each.strip())
        raise UnusableCallError(
            _("There is no column “{name}” in this sheet. Its columns are: {columns}").format(
                name=typed, columns=known
            )
        )
    return place


def _target(shelf: Shelf, name: str) -> Path:
    """Where the cards go: a deck by folder, one of your own by name, or a new folder."""
    path = Path(name)
    if (path / DECK_FILE).is_file():
        return path
    if path.name == name:
        if (shelf.own_decks / name / DECK_FILE).is_file():
            return shelf.own_decks / name
        if (paths.shipped_decks() / name / DECK_FILE).is_file():
            raise UnusableCallError(
                _("The deck {name} came with the program and is not changed. Give another name.").format(
                    name=name
                )
            )
    path = path.absolute()
    if not valid_id(path.name):
        from dilemmagame.library.sheets.incoming import id_from

        raise UnusableCallError(
            _(
                "A deck cannot be called “{name}”. Use small letters, digits and hyphens, for example {example}."
            ).format(name=path.name, example=id_from(path.name, spare="deck"))
        )
    return path


def _show(plan: ImportPlan) -> None:
    """A line for each card: row, what would happen, id, title."""
    for entry in plan.entries:
        print(f"{entry.line}\t{_state(entry)}\t{entry.id}\t{entry.title}")
        if not entry.new:
            for change in entry.changes:
                state = _("waits") if change.held else _("changed")
                part = heading(change.part, i18n.language())
                print(f"\t{state}\t{part}\t{change.before!r} -> {change.after!r}")


def _state(entry: Entry) -> str:
    if entry.broken:
        return _("not complete")
    if entry.new:
        return _("new")
    return _("changed") if entry.changes else _("the same")


def _tell_touched(plan: ImportPlan) -> None:
    said = ngettext(
        "The sheet would change {n} file of the deck {folder}: {titles}",
        "The sheet would change {n} files of the deck {folder}: {titles}",
        len(plan.touches),
    )
    print(said.format(n=len(plan.touches), folder=plan.folder, titles=_titles(plan.touches)), file=sys.stderr)
    print(_("Look with --preview, then add --update. An empty cell never takes a text out."), file=sys.stderr)


def _titles(entries: Sequence[Entry]) -> str:
    shown = ", ".join(f"“{entry.title}”" for entry in entries[:SHOWN])
    rest = len(entries) - SHOWN
    return shown if rest <= 0 else shown + " " + ngettext("and {n} more", "and {n} more", rest).format(n=rest)
