"""A whole evening from the command line: real deck, real engine, real store, simulated people, notes on disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dilemmagame", *arguments, "--data", str(data)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=110,
        check=False,
    )


@pytest.mark.parametrize(
    ("language", "words"), [("nl", ("afspraken", "open geteld")), ("en", ("agreements", "counted openly"))]
)
def test_a_rehearsed_evening_leaves_notes_in_every_format(
    tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    out, data = tmp_path / "out", tmp_path / "data"
    call = (
        "rehearse",
        "raadsleden",
        "--programme",
        "raad-120",
        "--out",
        str(out),
        "--lang",
        language,
        "--seed",
        "3",
    )
    played = run(*call, data=data)
    assert played.returncode == 0, played.stderr
    assert {path.name for path in out.iterdir()} >= {
        f"notes.{form}" for form in ("md", "docx", "pdf", "html", "csv", "json")
    }
    notes = (out / "notes.md").read_text(encoding="utf-8").lower()
    assert all(word in notes for word in words), notes[:2000]
    kinds = {card["kind"] for card in _cards(out)}
    assert kinds >= {"options", "open", "scale"}
    assert (out / "notes.pdf").read_bytes().startswith(b"%PDF")
    timing = json.loads((out / "timing.json").read_text(encoding="utf-8"))
    assert all(row["real_minutes"] >= 0 for row in timing)

    listed = run("sessions", "--lang", language, data=data)
    session = listed.stdout.split("\t")[0]
    exported = run("export", session, "--format", "docx", "-o", str(tmp_path / "again.docx"), data=data)
    assert exported.returncode == 0, exported.stderr
    deleted = run("sessions", "--delete", session, "--lang", language, data=data)
    assert deleted.returncode == 0, deleted.stderr
    remains = [path for path in data.rglob("*") if path.is_file() and session.encode() in path.read_bytes()]
    assert remains == []


def _cards(out: Path) -> list[dict[str, str]]:
    from dilemmagame.base.paths import DataFolder
    from dilemmagame.library.shelf import Shelf

    deck = next(each.deck for each in Shelf(DataFolder(out), "nl").decks if each.deck.id == "raadsleden")
    notes = (out / "notes.json").read_text(encoding="utf-8")
    return [{"id": card.id, "kind": card.kind.value} for card in deck.cards if card.id in notes]


def test_the_same_seed_gives_the_same_totals(tmp_path: Path) -> None:
    for name in ("a", "b"):
        made = run(
            "rehearse",
            "raadsleden",
            "--out",
            str(tmp_path / name),
            "--programme",
            "raad-45",
            data=tmp_path / name,
        )
        assert made.returncode == 0, made.stderr
    first, second = ((tmp_path / name / "notes.csv").read_bytes() for name in ("a", "b"))
    assert first == second


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("rehearse", "raadsleden", "--out", "x", "--channel", "pigeons"), 2, "pigeons"),
        (("rehearse", "bestaat-niet", "--out", "x"), 1, "bestaat-niet"),
        (("rehearse", "raadsleden", "--out", "x", "--method", "M99"), 1, "M99"),
        (("print", "raadsleden", "-o", "README.md/x.pdf", "--evaluation"), 1, "x.pdf"),
        (("export", "geen-sessie", "--format", "md", "-o", "x.md"), 1, "geen-sessie"),
        (("check", "bestaat-niet"), 1, "bestaat-niet"),
        (("serve", "bestaat-niet"), 1, "bestaat-niet"),
        (("frobnicate",), 2, "frobnicate"),
    ],
)
def test_errors_of_the_world_are_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    answer = run(*arguments, "--lang", "nl", data=tmp_path)
    assert answer.returncode == code, answer.stderr
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) <= 3


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    from dilemmagame.cli.parser import known_commands

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in known_commands():
        answer = subprocess.run(
            [sys.executable, "-m", "dilemmagame", command, "--help"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert answer.returncode == 0, (command, answer.stderr)
        assert f"`{command}" in readme, command


def test_what_is_shipped_passes_check(tmp_path: Path) -> None:
    answer = run("check", "decks", "assets/methods", "assets/programmes", "--format", "json", data=tmp_path)
    assert answer.returncode == 0, answer.stdout
    assert not [
        problem for problem in json.loads(answer.stdout)["problems"] if problem["severity"] == "error"
    ]


def test_doctor_finds_nothing_missing(tmp_path: Path) -> None:
    answer = run("doctor", "--lang", "en", data=tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "NOT FINE" not in answer.stdout
