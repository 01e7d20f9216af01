"""The page about methods against the program: its example, its messages, its kinds and its keys."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dilemmagame.base import i18n, paths
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.steps import StepKind, rules
from dilemmagame.domain.templates import TemplateItem
from dilemmagame.library import limits
from dilemmagame.library.methods import read_method, read_methods
from dilemmagame.library.programmes import read_programme
from dilemmagame.library.sentences import format_text
from tests.docs import manual
from tests.live.test_methods import WITH_THREE_MISTAKES

PAGE = (manual.ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def chapter(title: str) -> str:
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, without the heads."""
    found = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ]
    return [row for row in found if not set(row[0]) <= {"-"} and row[0] not in {"key", "kind", "step"}]


def test_the_example_is_a_method_without_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "weegschaal.toml"
    path.write_text(chapter("A whole example").split("```toml\n")[1].split("```")[0], encoding="utf-8")
    method, problems = read_method(path)
    assert [format_text(problem) for problem in problems] == []
    assert method is not None
    assert [step.slot for step in method.steps if step.kind is StepKind.VOTE] == [1, 2]


def test_the_messages_are_those_of_the_program(tmp_path: Path) -> None:
    broken = tmp_path / "weegschaal.toml"
    quoted = chapter("The most likely mistakes").split("```")
    for text, block in (
        (WITH_THREE_MISTAKES, quoted[1]),
        ("\n" * 5 + 'title = { nl = "Lezen", en = "Reading }\n', quoted[3]),
    ):
        broken.write_text(text, encoding="utf-8")
        with i18n.speaking("en"):
            said = [format_text(each).replace(f"{tmp_path}/", "") for each in read_method(broken)[1]]
        assert said == block.strip().splitlines()


def test_every_kind_is_told_with_what_it_keeps() -> None:
    told = {row[0].strip("`"): CODE.findall(row[2]) for row in rows(chapter("Every kind of step"))}
    assert told == {kind.value: [each.value for each in rules(kind).captures] for kind in StepKind}
    evening = [kind.value for kind in StepKind if not rules(kind).card]
    told_apart = next(part for part in PAGE.split("\n\n") if part.startswith("`welcome`,"))
    assert set(CODE.findall(told_apart)) == set(evening)


def test_every_key_is_told() -> None:
    told = {key for row in rows(chapter("Every key")) for key in CODE.findall(row[0])}
    known = {field.name for field in (*fields(Method), *fields(Step))}
    given_otherwise = {"planned_ms": "minutes", "minimum_ms": "minimum", "steps": "[[steps]]"}
    assert told == {given_otherwise.get(name, name) for name in known}
    assert f"{limits.STEPS} at most" in PAGE


@pytest.mark.parametrize(
    "row", rows(chapter("Where the shipped methods stray from the books")), ids=lambda row: row[0]
)
def test_where_a_method_strays_its_file_does_too(row: list[str]) -> None:
    steps = {
        step.id: step.kind.value
        for method in read_methods(paths.assets() / "methods")[0]
        for step in method.steps
    }
    kinds = CODE.findall(row[2])
    named = row[0].split(", ")
    for place, name in enumerate(named):
        assert steps[name] == (kinds[place] if len(kinds) == len(named) else kinds[0])


def test_the_example_of_a_programme_is_one_without_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "onze-avond.toml"
    path.write_text(chapter("Programmes of your own").split("```toml\n")[1].split("```")[0], encoding="utf-8")
    known = {method.id: method for method in read_methods(paths.assets() / "methods")[0]}
    programme, problems = read_programme(path, known)
    assert [format_text(problem) for problem in problems] == []
    assert programme is not None
    told = {row[0].strip("`") for row in rows(chapter("Programmes of your own")) if row[0].startswith("`")}
    assert told == {field.name for field in fields(TemplateItem)} - {"pages"}
    assert f"At most {limits.PROGRAMME_ITEMS} items" in PAGE
