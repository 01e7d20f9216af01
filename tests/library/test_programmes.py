"""Programmes as files: what is written reads back, what comes from outside is checked, own files stand beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilemmagame.base import i18n, paths
from dilemmagame.base.paths import DataFolder
from dilemmagame.cli import main
from dilemmagame.domain.localised import Localised
from dilemmagame.domain.templates import ProgrammeTemplate, TemplateItem
from dilemmagame.library import limits
from dilemmagame.library.methods import read_methods
from dilemmagame.library.programmes import (
    drop_programme,
    keep_programme,
    named,
    programme_text,
    read_programme,
    take_in,
)
from dilemmagame.library.sentences import format_text, sentence
from dilemmagame.library.shelf import Shelf
from dilemmagame.library.sources import clean
from tests.library.samples import METHOD, PROGRAMME, codes, places, write_files

METHODS = {method.id: method for method in read_methods(paths.assets() / "methods")[0]}
GOOD = PROGRAMME

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40).map(
    lambda text: " ".join(clean(text).split())
)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,20}", fullmatch=True)


@st.composite
def templates(draw: st.DrawFn) -> ProgrammeTemplate:
    items: list[TemplateItem] = []
    count = 0
    for _place in range(draw(st.integers(1, 6))):
        on_card = draw(st.booleans())
        count += on_card
        method = draw(st.sampled_from(sorted(METHODS)))
        steps = draw(st.lists(st.sampled_from([step.id for step in METHODS[method].steps]), unique=True))
        lengths = tuple((step, draw(st.integers(0, 960)) * 15_000) for step in steps)
        items.append(TemplateItem(method, count if on_card else None, draw(st.integers(0, 240)), lengths))
    titles = texts.filter(bool)
    title, note = Localised(draw(titles), draw(titles)), Localised(draw(texts), draw(texts))
    audience = tuple(draw(st.lists(texts, max_size=3)))
    return ProgrammeTemplate(draw(ids), title, draw(st.integers(1, 1440)), audience, tuple(items), note)


@given(templates())
def test_what_is_written_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, given_one: ProgrammeTemplate
) -> None:
    path = tmp_path_factory.mktemp("p") / "x.toml"
    path.write_text(programme_text(given_one), encoding="utf-8")
    found, problems = read_programme(path)
    assert found == given_one, problems


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"M01"', '"M99"', ("method-unknown", "M99")),
        ("card = 1", "card = 2", ("card-gap", "1")),
        ("card = 1", 'card = 1, lengths = { "M01.99" = 3 }', ("step-unknown", "M01.99")),
        ("card = 1", 'card = 1, lengths = { "M01.6" = 999 }', ("field-number", "999")),
        ("card = 1", "card = 1, lengths = 3", ("field-value", "lengths")),
        ("card = 1", "card = 1, minutes = 0", ("field-number", "0")),
    ],
)
def test_each_mistake_is_told_in_words_at_its_line(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str]
) -> None:
    path = tmp_path / "kort.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    found, problems = read_programme(path, METHODS)
    assert found is None
    [problem] = [each for each in problems if each.code == expected[0]]
    assert expected[1] in sentence(problem)
    assert "M01" in path.read_text("utf-8").splitlines()[problem.line - 1] or "M99" in new


def test_a_step_that_is_too_short_is_a_warning_and_gets_its_minimum(tmp_path: Path) -> None:
    path = tmp_path / "kort.toml"
    path.write_text(GOOD.replace("card = 1", 'card = 1, lengths = { "M01.6" = 0.5 }'), encoding="utf-8")
    found, problems = read_programme(path, METHODS)
    assert found is not None
    assert codes(problems) == ["step-too-short"]


def test_a_method_among_the_programmes_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(METHOD, encoding="utf-8")
    assert codes(read_programme(tmp_path / "x.toml")[1]) == ["not-a-programme"]


def test_a_name_gives_an_id_of_its_own() -> None:
    template = ProgrammeTemplate("raad-45", Localised("a", "b"), 45, (), (TemplateItem("M12", 1),))
    assert named(template, "  Onze  avond! ", ()).id == "onze-avond"
    assert named(template, "Onze avond", ("onze-avond", "onze-avond-2")).id == "onze-avond-3"
    assert named(template, "日本", ()).id == "programma"
    assert named(template, "Onze avond", ()).title == Localised("Onze avond", "Onze avond")


def test_an_own_programme_is_kept_replaced_and_taken_away(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shelf = Shelf(folder, "nl")
    template = ProgrammeTemplate("ons", Localised("Ons", "Ours"), 30, (), (TemplateItem("M12", 1, 20),))
    path = keep_programme(shelf.own_programmes, template)
    shelf.refresh_programmes()
    assert template in shelf.programmes
    assert shelf.own_programme_ids == {"ons"}
    path.rename(path.with_name("een andere naam.toml"))
    longer = ProgrammeTemplate("ons", Localised("Ons", "Ours"), 45, (), template.items)
    assert keep_programme(shelf.own_programmes, longer).name == "een andere naam.toml"
    shelf.refresh_programmes()
    assert [each.minutes for each in shelf.programmes if each.id == "ons"] == [45]
    assert drop_programme(shelf.own_programmes, "ons")
    assert not drop_programme(shelf.own_programmes, "ons")
    shelf.refresh_programmes()
    assert shelf.own_programme_ids == frozenset()


def test_what_comes_from_outside_is_written_anew_and_gets_a_free_id(tmp_path: Path) -> None:
    source = tmp_path / "van-buiten.toml"
    source.write_text("# \u202estuur dit door\n" + GOOD, encoding="utf-8")
    own = tmp_path / "own"
    first = take_in(source, own, METHODS, ())
    assert first.template is not None
    assert not first.renamed
    second = take_in(source, own, METHODS, (first.template.id,))
    assert second.template is not None
    assert (second.renamed, second.template.id) == (True, f"{first.template.id}-2")
    assert all("stuur dit door" not in path.read_text("utf-8") for path in own.iterdir())
    assert len(list(own.iterdir())) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"items = " + b"[" * 4000,
        b"#" * (limits.TOML_BYTES + 1),
        b'id = "x"\ntitle.nl = "x"\ntitle.en = "x"\nminutes = 30\nitems = 3\n',
        b'id = "../../x"\ntitle.nl = "x"\ntitle.en = "x"\nminutes = 30\nitems = [{ method = "M12" }]\n',
        b'id = "x"\ntitle.nl = "x"\ntitle.en = "x"\nminutes = 1e400\nitems = [{ method = "M12" }]\n',
        b'id = "x"\ntitle.nl = "x"\ntitle.en = "x"\nminutes = 30\nitems = ['
        + b'{ method = "M12" },' * 80
        + b"]\n",
        b'id = "x"\ntitle.nl = "x"\ntitle.en = "x"\nminutes = 9\nitems = [{ method = "M12", lengths = { a = nan } }]\n',
    ],
)
def test_hostile_files_leave_nothing_behind_but_sentences(tmp_path: Path, content: bytes) -> None:
    source, own = tmp_path / "x.toml", tmp_path / "own"
    source.write_bytes(content)
    brought = take_in(source, own, METHODS, ())
    assert brought.template is None
    assert not own.exists()
    assert brought.problems
    assert all(sentence(problem) not in ("", problem.code) for problem in brought.problems)


def test_a_link_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "echt.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "echt.toml")
    assert take_in(tmp_path / "link.toml", tmp_path / "own", METHODS, ()).template is None
    assert take_in(tmp_path, tmp_path / "own", METHODS, ()).template is None


THREE = (
    METHOD.replace('kind = "vote"', 'kind = "stemmen"')
    .replace("minimum = 1\n", "minimum = 3\n")
    .replace("group_min = 4", 'group_min = "vier"')
)


def test_three_mistakes_in_an_own_method_give_three_good_messages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = DataFolder(tmp_path / "data")
    write_files(folder.methods, {"weegschaal.toml": THREE, "goed.toml": METHOD.replace('"X1"', '"X2"')})
    shelf = Shelf(folder, "nl")
    assert "X1" not in shelf.methods
    assert shelf.methods["X2"].title.nl == "Proef"
    assert [problem.code for problem in shelf.faults] == [
        "field-number",
        "minimum-too-large",
        "step-kind-near",
    ]
    i18n.use("nl")
    said = [format_text(problem) for problem in shelf.faults]
    assert all(line.startswith(f"{folder.methods / 'weegschaal.toml'}:") for line in said)
    assert "Bedoel je “vote”?" in said[2]
    assert main(["--data", str(folder.root), "--lang", "nl", "methods"]) == 1
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if "weegschaal.toml" in line] == said
    assert "X2\tProef" in out


def test_own_programmes_stand_beside_ours_and_a_faulty_one_is_reported(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    write_files(
        tmp_path / "programmes",
        {"goed.toml": GOOD, "fout.toml": GOOD.replace('"M01"', '"M77"').replace('"kort"', '"lang"')},
    )
    shelf = Shelf(folder, "nl")
    assert "kort" in {each.id for each in shelf.programmes}
    assert "raad-90" in {each.id for each in shelf.programmes}
    assert "lang" not in {each.id for each in shelf.programmes}
    assert places(shelf.faults) == [("fout.toml", 7, 5, "method-unknown")]
