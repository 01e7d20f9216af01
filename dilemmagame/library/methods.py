"""Reading methods and programmes from their TOML files. A file with a mistake gives problems and no value."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dilemmagame.domain.cards import Problem
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem
from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.tables import TableReader, read_toml

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
_STEP_MINUTES = 240
_Value = TypeVar("_Value", Method, ProgrammeTemplate)


def read_method(path: Path) -> tuple[Method | None, tuple[Problem, ...]]:
    """The method in the file at `path`; None when a mistake makes it unfit for use."""
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return None, findings.problems
    table = TableReader(toml, toml.values, findings)
    method_id = _id(table)
    frame = table.flag("frame")
    steps: list[Step] = []
    rows = table.tables("steps", limits.STEPS)
    if not rows:
        table.error(Code.STEPS_MISSING, "steps")
    for row in rows:
        step = _step(row, f"{method_id}.{len(steps) + 1}", steps)
        if step is not None:
            steps.append(step)
    low, high = table.whole("group_min", 2, 1, 1000), table.whole("group_max", 60, 1, 1000)
    if low > high:
        table.error(Code.GROUP_RANGE, "group_min", str(low), str(high))
    method = Method(
        id=method_id,
        title=table.localised("title", required=True),
        use_when=table.localised("use_when"),
        basis=table.localised("basis"),
        group_min=low,
        group_max=high,
        steps=tuple(steps),
        frame=frame,
    )
    table.finish()
    return (None if findings.broken else method), findings.problems


def read_methods(*folders: Path) -> tuple[tuple[Method, ...], tuple[Problem, ...]]:
    """Every method in `folders` (files `*.toml`, by name), the shipped folder first and the user's own after it.

    A method in a later folder takes the place of one with the same id in an earlier; in one folder the second of two
    with the same id is left out with the error `id-twice`.
    """
    return _read_all(folders, read_method)


def read_programme(path: Path) -> tuple[ProgrammeTemplate | None, tuple[Problem, ...]]:
    """The programme in the file at `path`; None when a mistake makes it unfit for use."""
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return None, findings.problems
    table = TableReader(toml, toml.values, findings)
    programme_id = _id(table)
    items: list[TemplateItem] = []
    rows = table.tables("items", limits.PROGRAMME_ITEMS)
    if not rows:
        table.error(Code.ITEMS_MISSING, "items")
    for row in rows:
        card = row.whole("card", 0, 1, limits.PROGRAMME_ITEMS)
        items.append(TemplateItem(row.text("method", required=True), card or None))
        row.finish()
    programme = ProgrammeTemplate(
        id=programme_id,
        title=table.localised("title", required=True),
        minutes=table.whole("minutes", 0, 1, 1440),
        audience=table.words("audience"),
        items=tuple(items),
        note=table.localised("note"),
    )
    if "minutes" not in toml.values:
        table.error(Code.FIELD_MISSING, "", "minutes")
    table.finish()
    return (None if findings.broken else programme), findings.problems


def read_programmes(*folders: Path) -> tuple[tuple[ProgrammeTemplate, ...], tuple[Problem, ...]]:
    """Every programme in `folders`, as `read_methods` does for methods."""
    return _read_all(folders, read_programme)


def _read_all(
    folders: tuple[Path, ...], read: Callable[[Path], tuple[_Value | None, tuple[Problem, ...]]]
) -> tuple[tuple[_Value, ...], tuple[Problem, ...]]:
    values: dict[str, _Value] = {}
    problems: list[Problem] = []
    for folder in folders:
        here: dict[str, _Value] = {}
        for path in toml_files(folder):
            value, found = read(path)
            problems.extend(found)
            if value is not None and value.id in here:
                findings = Findings(str(path))
                findings.error(Code.ID_TWICE, *_id_place(path), value.id)
                problems.extend(findings.problems)
            elif value is not None:
                here[value.id] = value
        values.update(here)
    return tuple(values.values()), tuple(problems)


def _id_place(path: Path) -> tuple[int, int]:
    toml = read_toml(path, Findings(str(path)))
    return (1, 1) if toml is None else toml.place("", 0, "id")


def toml_files(*folders: Path) -> tuple[Path, ...]:
    """The `*.toml` files right in `folders`, by folder and name; an absent folder has none."""
    found: list[Path] = []
    for folder in folders:
        try:
            inside = sorted(folder.iterdir(), key=lambda path: path.name)
        except (OSError, ValueError):
            continue
        found.extend(path for path in inside if path.suffix == ".toml" and not path.name.startswith("."))
    return tuple(found)


def _id(table: TableReader) -> str:
    text = table.text("id", required=True)
    if text and not _ID.fullmatch(text):
        table.error(Code.ID_INVALID, "id", text[:80])
    return text


def _step(row: TableReader, default_id: str, before: list[Step]) -> Step | None:
    """One step, or None (with an error) when its kind is none we know."""
    step_id = row.text("id", default_id)
    if any(step.id == step_id for step in before):
        row.error(Code.ID_TWICE, "id", step_id)
    kind_text = row.text("kind", required=True)
    try:
        kind = StepKind(kind_text)
    except ValueError:
        if kind_text:
            row.error(
                Code.STEP_KIND_UNKNOWN, "kind", kind_text[:40], ", ".join(kind.value for kind in StepKind)
            )
        return None
    planned = row.minutes("minutes", 0, _STEP_MINUTES)
    minimum = row.minutes("minimum", 0, _STEP_MINUTES)
    if minimum > planned:
        row.error(Code.MINIMUM_TOO_LARGE, "minimum")
    capture = row.words("capture")
    known = {field.value for field in CaptureField}
    for word in capture:
        if word not in known:
            row.error(Code.CAPTURE_UNKNOWN, "capture", word[:40], ", ".join(sorted(known)))
    slot = row.whole("slot", 1 if kind is StepKind.VOTE else 0, 1, 2)
    rounds = row.numbers("rounds", 1, 2) or ((1,) if kind is StepKind.REVEAL else ())
    if kind is StepKind.REVEAL:
        voted = {step.slot for step in before if step.kind is StepKind.VOTE}
        if not set(rounds) <= voted:
            row.error(Code.REVEAL_WITHOUT_VOTE, "rounds")
    step = Step(
        id=step_id,
        kind=kind,
        title=row.localised("title", required=True),
        hint=row.localised("hint"),
        planned_ms=planned,
        minimum_ms=minimum,
        capture=capture,
        slot=slot,
        rounds=rounds,
        once=row.flag("once"),
        optional=row.flag("optional"),
    )
    row.finish()
    return step
