"""Every text for people can be translated and is translated; nothing in the catalogue is left over."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from tests.architecture.catalogue import (
    entries,
    entry_problems,
    merge,
    read_module,
    read_package,
    translation_problems,
)


def test_every_text_stands_written_out_where_it_is_shown() -> None:
    _messages, faults = read_package()
    assert not faults, "\n".join(f"{fault.place}: {fault.reason}" for fault in faults)


def test_every_text_has_a_dutch_translation_and_none_is_left_over() -> None:
    messages, _faults = read_package()
    problems = translation_problems(messages)
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems[:60])


def test_dutch_does_not_shout() -> None:
    loud = []
    for name, entry in entries("nl"):
        shown = [entry.msgstr, *entry.msgstr_plural.values()]
        loud += [f"{name}: {text!r}" for text in shown if "!" in text]
    assert not loud, "\n".join(loud)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("def f(x):\n    return _(f'Hello {x}')", "written out"),
        ("def f(x):\n    return _('a' if x else 'b')", "written out"),
        ("def f(n):\n    return ngettext('{n} card', other, n)", "written out"),
        ("TITLE = _('Hello')", "when the module loads"),
        ("def f(x=_('Hello')):\n    return x", "when the module loads"),
        ("class A:\n    title = _('Hello')", "when the module loads"),
    ],
)
def test_a_text_that_cannot_be_translated_is_seen(code: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")
    assert [fault in found.reason for found in read_module(path).faults] == [True]


def test_a_text_inside_an_f_string_is_found(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f(x):\n    return f'{_(\"Hello\")} {x}'", encoding="utf-8")
    assert [message.text for message in read_module(path).messages] == ["Hello"]


def catalogue(path: Path, *pairs: tuple[str, str]) -> None:
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=source, msgstr=translated) for source, translated in pairs)
    file.save(str(path))


def test_missing_left_over_empty_and_misnamed_translations_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    return _('Used {name}'), _('Missing'), _('Empty')", encoding="utf-8")
    catalogue(tmp_path / "nl.po", ("Used {name}", "Gebruikt {naam}"), ("Left over", "Over"), ("Empty", ""))
    problems = translation_problems(read_module(module).messages, tmp_path)
    assert sorted(problem.split(": ")[1] for problem in problems) == [
        "'Left over'",
        "empty",
        "not translated",
        "other {names} than the source",
    ]


def test_a_plural_needs_both_forms() -> None:
    entry = polib.POEntry(msgid="{n} card", msgid_plural="{n} cards", msgstr_plural={0: "{n} kaart"})
    assert entry_problems(entry)


def test_merging_joins_the_parts_and_refuses_when_two_disagree(tmp_path: Path) -> None:
    catalogue(tmp_path / "nl-stage.po", ("Break", "Pauze"), ("Start", "Start"))
    catalogue(tmp_path / "nl-console.po", ("Break", "Pauze"), ("Next", "Volgende"))
    merge(tmp_path)
    assert [entry.msgid for _name, entry in entries("nl", tmp_path)] == ["Break", "Next", "Start"]
    assert [path.name for path in tmp_path.iterdir()] == ["nl.po"]
    catalogue(tmp_path / "nl-stage.po", ("Break", "Onderbreking"))
    with pytest.raises(SystemExit, match="translated differently"):
        merge(tmp_path)
    assert (tmp_path / "nl-stage.po").exists()
