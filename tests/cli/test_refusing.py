"""A call that cannot be used is refused in the user's language, and never half in English."""

from __future__ import annotations

import pytest

from dilemmagame.cli import main

CALLS = (
    (("decks", "--geheim"), "‘--geheim’ is hier niet bekend"),
    (("print", "raadsleden"), "dit ontbreekt: -o/--output"),
    (("print", "raadsleden", "-o"), "achter -o/--output moet nog iets staan"),
    (
        ("print", "raadsleden", "-o", "x.pdf", "--layout", "a3"),
        "‘a3’ kan niet bij --layout; kies uit a7, poker, a6, a5",
    ),
    (("print", "raadsleden", "-o", "x.pdf", "--vote-cards", "veel"), "‘veel’ past niet bij --vote-cards"),
    (("unpack", "x.dilemma", "--mine", "--theirs"), "--theirs gaat niet samen met --mine"),
    (("unpack", "x.dilemma", "--mine=ja"), "--mine staat alleen, zonder ‘ja’"),
    (("unpack", "x.dilemma", "--t"), "--t kan meer dan één ding zijn: --theme, --theirs, --trust"),
)


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_a_call_that_cannot_be_used_is_refused_in_dutch(
    call: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call, "--lang", "nl"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Gebruik --help om te zien wat kan." in told
    for english in ("argument", "expected", "invalid", "required", "unrecognized", "ambiguous"):
        assert english not in told
