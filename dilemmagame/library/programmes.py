"""Programmes as TOML files: reading them with the line of every mistake, writing them, taking them in from outside."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dilemmagame.base.atomic import write_where_asked
from dilemmagame.domain.cards import Problem
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem, floor_ms
from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.methods import file_id, read_all, toml_files
from dilemmagame.library.tables import TableReader, Toml, read_toml

_MOST_MINUTES = 240
_WHOLE_EVENING = 1440
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def read_programme(
    path: Path, methods: Mapping[str, Method] | None = None
) -> tuple[ProgrammeTemplate | None, tuple[Problem, ...]]:
    """The programme in the file at `path`; None when a mistake makes it unfit for use.

    With `methods`, what its items refer to is checked too.
    """
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return None, findings.problems
    table = TableReader(toml, toml.values, findings)
    programme_id = file_id(table)
    if "items" not in toml.values and "steps" in toml.values:
        table.error(Code.NOT_A_PROGRAMME, "steps")
        return None, findings.problems
    items: list[TemplateItem] = []
    rows = table.tables("items", limits.PROGRAMME_ITEMS)
    if not rows:
        table.error(Code.ITEMS_MISSING, "items")
    for row in rows:
        items.append(_item(row))
        if methods is not None:
            _check_item(row, items[-1], methods)
        row.finish()
    _check_cards(items, rows)
    programme = ProgrammeTemplate(
        id=programme_id,
        title=table.localised("title", required=True),
        minutes=table.whole("minutes", 0, 1, _WHOLE_EVENING),
        audience=table.words("audience"),
        items=tuple(items),
        note=table.localised("note"),
    )
    if "minutes" not in toml.values:
        table.error(Code.FIELD_MISSING, "", "minutes")
    table.finish()
    return (None if findings.broken else programme), findings.problems


def _item(row: TableReader) -> TemplateItem:
    card = row.whole("card", 0, 1, limits.PROGRAMME_ITEMS)
    return TemplateItem(
        method=row.text("method", required=True),
        card=card or None,
        minutes=row.whole("minutes", 0, 1, _MOST_MINUTES),
        lengths=row.minutes_by_name("lengths", _MOST_MINUTES),
    )


def _check_item(row: TableReader, item: TemplateItem, methods: Mapping[str, Method]) -> None:
    method = methods.get(item.method)
    if method is None:
        if item.method:
            row.error(Code.METHOD_UNKNOWN, "method", item.method[:80])
        return
    steps = {step.id: step for step in method.steps}
    for step_id, ms in item.lengths:
        if step_id not in steps:
            row.error(Code.STEP_UNKNOWN, "lengths", method.id, step_id, ", ".join(steps))
        elif ms < floor_ms(steps[step_id]):
            least = f"{floor_ms(steps[step_id]) / 60_000:g}"
            row.warning(Code.STEP_TOO_SHORT, "lengths", step_id, least)


def _check_cards(items: list[TemplateItem], rows: tuple[TableReader, ...]) -> None:
    """Numbers without a gap: a place nobody fills would swallow a chosen card."""
    named = {item.card for item in items if item.card is not None}
    missing = sorted(set(range(1, max(named, default=0) + 1)) - named)
    if missing:
        place = next(n for n, item in enumerate(items) if (item.card or 0) > missing[0])
        rows[place].error(Code.CARD_GAP, "card", str(missing[0]))


def read_programmes(
    *folders: Path, methods: Mapping[str, Method] | None = None
) -> tuple[tuple[ProgrammeTemplate, ...], tuple[Problem, ...]]:
    """Every programme in `folders`, as `read_methods` does for methods; an own one takes the place of a shipped one."""
    return read_all(folders, lambda path: read_programme(path, methods))


def programme_text(template: ProgrammeTemplate) -> str:
    """The file of `template`; `read_programme` gives the same value back."""
    lines = [
        f"id = {_quoted(template.id)}",
        *_both("title", template.title),
        *(_both("note", template.note) if template.note.nl or template.note.en else ()),
        f"minutes = {template.minutes}",
        f"audience = [{', '.join(_quoted(name) for name in template.audience)}]",
        "items = [",
        *(f"  {{ {_item_text(item)} }}," for item in template.items),
        "]",
    ]
    return "\n".join(lines) + "\n"


def _both(key: str, text: Localised) -> tuple[str, str]:
    return f"{key}.nl = {_quoted(text.nl)}", f"{key}.en = {_quoted(text.en)}"


def _item_text(item: TemplateItem) -> str:
    parts = [f"card = {item.card}"] if item.card is not None else []
    parts.append(f"method = {_quoted(item.method)}")
    if item.minutes:
        parts.append(f"minutes = {item.minutes}")
    if item.lengths:
        lengths = ", ".join(f"{_quoted(step)} = {_number(ms)}" for step, ms in item.lengths)
        parts.append(f"lengths = {{ {lengths} }}")
    return ", ".join(parts)


def _number(ms: int) -> str:
    whole, rest = divmod(ms, 60_000)
    return str(whole) if not rest else repr(ms / 60_000)


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(signs.get(sign) or _safe(sign) for sign in text) + '"'


def _safe(sign: str) -> str:
    return f"\\u{ord(sign):04X}" if ord(sign) < 32 or ord(sign) == 127 else sign


def named(template: ProgrammeTemplate, name: str, taken: Collection[str]) -> ProgrammeTemplate:
    """`template` under the name a person gave it, with an id of its own that is not in `taken`."""
    title = " ".join(name.split())
    stem = _NO_LETTER.sub("-", title.casefold()).strip("-")[:50].strip("-") or "programma"
    return replace(template, id=_free(stem, taken), title=Localised(title, title))


def _free(stem: str, taken: Collection[str]) -> str:
    if stem not in taken:
        return stem
    return next(name for n in range(2, 10_000) if (name := f"{stem}-{n}") not in taken)


def keep_programme(folder: Path, template: ProgrammeTemplate) -> Path:
    """Put `template` among the user's own programmes, in place of the one with its id. Raises WorldError."""
    target = next((path for path in toml_files(folder) if _id_of(path) == template.id), None)
    target = target or folder / f"{template.id}.toml"
    write_where_asked(target, programme_text(template).encode("utf-8"))
    return target


def drop_programme(folder: Path, programme_id: str) -> bool:
    """Take an own programme away; False when there was none. Raises OSError."""
    found = [path for path in toml_files(folder) if _id_of(path) == programme_id]
    for path in found:
        path.unlink()
    return bool(found)


def _id_of(path: Path) -> str:
    toml: Toml | None = read_toml(path, Findings(str(path)))
    found = toml.values.get("id") if toml is not None else None
    return found if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class Brought:
    """A programme from outside: `template` as it was kept, or None with the problems that stopped it."""

    template: ProgrammeTemplate | None
    problems: tuple[Problem, ...]
    renamed: bool = False


def take_in(source: Path, folder: Path, methods: Mapping[str, Method], taken: Collection[str]) -> Brought:
    """Bring the programme file `source` into `folder`. What is kept is written anew from what was read, so nothing of
    the file itself comes along; an id that is `taken` gets a number. Raises WorldError when it cannot be written.
    """
    template, problems = read_programme(source, methods)
    if template is None:
        return Brought(None, problems)
    kept = replace(template, id=_free(template.id[:54], taken))
    keep_programme(folder, kept)
    return Brought(kept, problems, renamed=kept.id != template.id)
