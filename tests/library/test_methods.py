"""Methods, programmes and word lists from TOML, with the line of every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Step
from dilemmagame.domain.steps import StepKind
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem
from dilemmagame.library.methods import read_method, read_methods
from dilemmagame.library.programmes import read_programme, read_programmes
from dilemmagame.library.vocabulary import read_vocabulary
from tests.library.samples import METHOD, PROGRAMME, codes, places, write_files


def test_a_method_is_read_with_its_steps_in_milliseconds(tmp_path: Path) -> None:
    write_files(tmp_path, {"x1.toml": METHOD})
    method, problems = read_method(tmp_path / "x1.toml")
    assert problems == ()
    assert method is not None
    assert (method.id, method.title, method.use_when) == (
        "X1",
        Localised("Proef", "Trial"),
        Localised("Altijd.", "Always."),
    )
    assert (method.group_min, method.group_max, method.frame, method.planned_ms) == (4, 30, False, 210_000)
    assert method.steps == (
        Step("X1.1", StepKind.READ, Localised("Lezen", "Read"), Localised("", ""), 90_000, 60_000),
        Step("X1.2", StepKind.VOTE, Localised("Kiezen", "Choose"), Localised("", ""), 60_000, 0, slot=1),
        Step(
            "X1.3",
            StepKind.REVEAL,
            Localised("Onthullen", "Reveal"),
            Localised("", ""),
            60_000,
            0,
            capture=("note",),
            rounds=(1,),
            optional=True,
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('kind = "vote"', 'kind = "dance"', (17, 1, "step-kind-unknown")),
        ('kind = "vote"\n', "", (15, 1, "field-missing")),
        ('title = { nl = "Kiezen", en = "Choose" }\n', "", (15, 1, "field-missing")),
        ('nl = "Kiezen", en = "Choose"', 'nl = "Kiezen"', (19, 1, "field-missing")),
        ("minimum = 1\n", "minimum = 2\n", (13, 1, "minimum-too-large")),
        ("minutes = 1.5", "minutes = -1", (12, 1, "field-number")),
        ("minutes = 1.5", 'minutes = "veel"', (12, 1, "field-number")),
        ("minutes = 1.5", "minutes = nan", (12, 1, "field-number")),
        ('id = "X1.2"', 'id = "X1.1"', (16, 1, "id-twice")),
        ('["note"]', '["noot"]', (28, 1, "capture-unknown")),
        ("rounds = [1]", "rounds = [2]", (25, 1, "reveal-without-vote")),
        ("slot = 1", "slot = 3", (18, 1, "field-number")),
        ("group_min = 4", "group_min = 40", (5, 1, "group-range")),
        ('id = "X1"\n', "", (1, 1, "field-missing")),
        ('id = "X1"\n', 'id = "../x"\n', (1, 1, "id-invalid")),
        ("optional = true", "optional = 1", (29, 1, "field-value")),
        ('id = "X1.3"', 'id = "X1.3', (23, 11, "toml-syntax")),
        ("group_max = 30", "group_max = 30\ncolour = 3", (7, 1, "field-unknown")),
    ],
)
def test_each_mistake_in_a_method_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert old in METHOD
    write_files(tmp_path, {"x1.toml": METHOD.replace(old, new, 1)})
    _, problems = read_method(tmp_path / "x1.toml")
    assert ("x1.toml", *expected) in places(problems)


def test_a_method_with_a_mistake_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a.toml": METHOD.replace("vote", "dance"),
            "b.toml": METHOD.replace('"X1"', '"X2"'),
            "note.txt": "x",
        },
    )
    methods, problems = read_methods(tmp_path, tmp_path / "weg")
    assert [method.id for method in methods] == ["X2"]
    assert "step-kind-unknown" in codes(problems)


def test_two_methods_with_one_id_in_a_folder_clash_and_an_own_one_replaces_a_shipped_one(
    tmp_path: Path,
) -> None:
    write_files(
        tmp_path,
        {
            "shipped/a.toml": METHOD,
            "shipped/b.toml": METHOD.replace("Proef", "Kopie"),
            "own/a.toml": METHOD.replace("Proef", "Eigen"),
        },
    )
    methods, problems = read_methods(tmp_path / "shipped", tmp_path / "own")
    assert [method.title.nl for method in methods] == ["Eigen"]
    assert places(problems) == [("b.toml", 1, 1, "id-twice")]


def test_a_programme_is_read_with_its_items(tmp_path: Path) -> None:
    write_files(tmp_path, {"kort.toml": PROGRAMME})
    programme, problems = read_programme(tmp_path / "kort.toml")
    assert problems == ()
    assert programme == ProgrammeTemplate(
        "kort",
        Localised("Kort", "Short"),
        45,
        ("raadsleden",),
        (TemplateItem("opening"), TemplateItem("M01", 1)),
    )
    assert read_programmes(tmp_path) == ((programme,), ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes = 45\n", "", (1, 1, "field-missing")),
        ("minutes = 45", "minutes = 0", (3, 1, "field-number")),
        ('method = "M01", card = 1', 'method = "M01", card = "een"', (7, 21, "field-number")),
        ('method = "M01", card = 1', "card = 1", (7, 3, "field-missing")),
        ("items = [", "things = [", (1, 1, "items-missing")),
    ],
)
def test_each_mistake_in_a_programme_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, expected: tuple[int, int, str]
) -> None:
    assert old in PROGRAMME
    write_files(tmp_path, {"kort.toml": PROGRAMME.replace(old, new, 1)})
    programme, problems = read_programme(tmp_path / "kort.toml")
    assert programme is None
    assert ("kort.toml", *expected) in places(problems)


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000, "a = " + "1" * 5000, "[" * 3000, "a." * 3000, "\x00", "= ="]
)
def test_hostile_toml_is_a_problem_and_not_a_crash(tmp_path: Path, text: str) -> None:
    write_files(tmp_path, {"x.toml": text})
    method, problems = read_method(tmp_path / "x.toml")
    assert method is None
    assert problems


def test_word_lists_are_read_by_name(folder: Path) -> None:
    """
    @ themes.toml
    [[theme]]
    id = "T01"
    nl = "Belangen"
    en = "Interests"
    definition_nl = "Eigen belang."
    definition_en = "Own interest."
    @ chain.toml
    [[link]]
    id = "nazorg"
    nl = "Nazorg"
    """
    vocabulary, problems = read_vocabulary(folder)
    assert vocabulary.themes[0].definition == Localised("Eigen belang.", "Own interest.")
    assert [term.id for term in vocabulary.chain] == ["nazorg"]
    assert vocabulary.roles == ()
    assert places(problems) == [("chain.toml", 3, 1, "field-missing")]
