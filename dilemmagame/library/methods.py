"""Reading methods from their TOML files. A file with a mistake gives problems and no value."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from dilemmagame.domain.cards import Problem
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.steps import CaptureField, StepKind
from dilemmagame.domain.templates import ProgrammeTemplate
from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.tables import TableReader, read_toml

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
_STEP_MINUTES = 240
_Value = TypeVar("_Value", Method, ProgrammeTemplate)


def read_method(path: Path) -> tuple[Method | None, tuple[Problem, ...]]:
    """The method in the file at `path`; None when a mistake makes it unfit for use."""
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return None, findings.problems
    table = TableReader(toml, toml.values, findings)
    method_id = file_id(table)
    frame = table.flag("frame")
    steps: list[Step] = []
    guessed = False
    rows = table.tables("steps", limits.STEPS)
    if not rows:
        table.error(Code.STEPS_MISSING, "steps")
    for row in rows:
        step = _step(row, f"{method_id}.{len(steps) + 1}", steps)
        if step is None:
            guessed = guessed or _may_hold_a_round(
                row
            )  # then it may be the very vote that a later step shows
            continue
        if not guessed:
            _check_shown(row, step, steps)
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
    return read_all(folders, read_method)


def read_all(
    folders: tuple[Path, ...], read: Callable[[Path], tuple[_Value | None, tuple[Problem, ...]]]
) -> tuple[tuple[_Value, ...], tuple[Problem, ...]]:
    """What `read` makes of every file in `folders`; one with an id that a later folder has too gives way to it."""
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


def file_id(table: TableReader) -> str:
    """The id of a method or a programme, with an error when it is none."""
    text = table.text("id", required=True)
    if text and not ID.fullmatch(text):
        table.error(Code.ID_INVALID, "id", text[:80])
    return text


def _step(row: TableReader, default_id: str, before: list[Step]) -> Step | None:
    """One step, or None (with an error) when its kind is none we know. The rest of it is checked all the same."""
    step_id = row.text("id", default_id)
    if any(step.id == step_id for step in before):
        row.error(Code.ID_TWICE, "id", step_id)
    kind = _kind(row)
    planned = row.minutes("minutes", 0, _STEP_MINUTES)
    minimum = row.minutes("minimum", 0, _STEP_MINUTES)
    if minimum > planned:
        row.error(Code.MINIMUM_TOO_LARGE, "minimum")
    capture = row.words("capture")
    known = {field.value for field in CaptureField}
    for word in capture:
        if word not in known:
            row.error(Code.CAPTURE_UNKNOWN, "capture", word[:40], ", ".join(sorted(known)))
    slot = row.whole("slot", 1 if kind in _ROUNDS else 0, 1, 2)
    rounds = row.numbers("rounds", 1, 2) or ((1,) if kind in _SHOWS else ())
    step = Step(
        id=step_id,
        kind=kind or StepKind.READ,
        title=row.localised("title", required=True),
        hint=row.localised("hint"),
        planned_ms=planned,
        minimum_ms=minimum,
        capture=capture,
        slot=slot,
        rounds=rounds,
        once=row.flag("once"),
        optional=row.flag("optional"),
        from_people=row.whole("from_people", 0, 1, 1000),
        ask=row.localised_lines("ask"),
    )
    row.finish()
    return step if kind is not None else None


_ROUNDS = (StepKind.VOTE, StepKind.GREY)
_SHOWS = {StepKind.REVEAL: StepKind.VOTE, StepKind.SPREAD: StepKind.GREY}
"""The kinds that open a round, and those that show one."""


def _kind(row: TableReader) -> StepKind | None:
    text = row.text("kind", required=True)
    try:
        return StepKind(text)
    except ValueError:
        pass
    if text:
        every, near = [kind.value for kind in StepKind], _near(text)
        code = Code.STEP_KIND_NEAR if near else Code.STEP_KIND_UNKNOWN
        row.error(code, "kind", text[:40], ", ".join(every), near)
    return None


def _near(text: str) -> str:
    """The kind that somebody probably meant with `text`, or ''."""
    every = [kind.value for kind in StepKind]
    return _IN_DUTCH.get(text.casefold()) or next(iter(get_close_matches(text.casefold(), every, 1)), "")


def _may_hold_a_round(row: TableReader) -> bool:
    """Whether a step whose kind is none may have been meant as one that opens a round."""
    near = _near(row.text("kind"))
    return not near or StepKind(near) in _ROUNDS


_IN_DUTCH = {
    "welkom": "welcome", "spelregels": "open", "opening": "open", "lezen": "read", "stemmen": "vote", "stem": "vote",
    "kiezen": "vote", "keuze": "vote", "redenen": "arguments", "argumenten": "arguments", "onthullen": "reveal",
    "uitslag": "reveal", "dialoog": "dialogue", "gesprek": "dialogue", "betrokkenen": "stakeholders",
    "verhelderen": "clarify", "vragen": "clarify", "feiten": "facts", "waarden": "values_norms",
    "alternatieven": "alternatives", "schrijven": "individual", "tweetallen": "duo", "tafels": "tables",
    "luisteren": "listen", "advies": "listen", "conclusie": "conclusion", "afspraak": "agreement",
    "evaluatie": "evaluation", "terugblik": "evaluation", "pauze": "pause", "afsluiten": "closing",
    "sluiten": "closing", "grijs": "grey", "sorteren": "sort", "rollen": "roles", "scan": "scan",
    "maatregelen": "measures",
}  # fmt: skip
"""Words somebody who thinks in Dutch types for a kind."""


def _check_shown(row: TableReader, step: Step, before: list[Step]) -> None:
    """A step that shows rounds comes after the steps in which they were held."""
    held_in = _SHOWS.get(step.kind)
    held = {each.slot for each in before if each.kind is held_in}
    if held_in is not None and not set(step.rounds) <= held:
        row.error(Code.REVEAL_WITHOUT_VOTE, "rounds")
