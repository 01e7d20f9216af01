"""A deck is put in its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dilemmagame.base.errors import WorldError, WorldErrorCode
from dilemmagame.base.sentences import sentence
from dilemmagame.library.door import Imported, place_deck, place_files
from dilemmagame.library.reading import read_decks
from tests.hostile.zips import CARD, DECK

ROOT = Path(__file__).parents[2]
FILES = {"deck.md": DECK, **{f"cards/k{n}.md": CARD.replace(b"id: een", b"id: k%d" % n) for n in range(30)}}
IMPORTED = Imported(FILES, (), refused=False)
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and rights of Unix")


def there(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_deck_is_placed_with_what_we_put_beside_it(tmp_path: Path) -> None:
    place = place_deck(IMPORTED, tmp_path / "decks", "dorp", beside={".base/deck.md": b"x"})
    assert place == tmp_path / "decks" / "dorp"
    assert there(tmp_path / "decks") == {
        "dorp/.base/deck.md": b"x", **{f"dorp/{name}": content for name, content in FILES.items()},
    }  # fmt: skip
    (found,) = read_decks(tmp_path / "decks")
    assert len(found.deck.cards) == 30


def test_a_deck_that_is_there_is_never_touched(tmp_path: Path) -> None:
    place_files({"deck.md": b"mine"}, tmp_path, "dorp")
    (tmp_path / "leeg").mkdir()
    (tmp_path / "weg").symlink_to(tmp_path / "nergens")
    for name in ("dorp", "leeg", "weg"):
        with pytest.raises(WorldError) as refused:
            place_deck(IMPORTED, tmp_path, name)
        assert refused.value.code is WorldErrorCode.DECK_PRESENT
        assert name in sentence(refused.value)
    assert there(tmp_path) == {"dorp/deck.md": b"mine"}


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../x", "con", "A", "x" * 61, "a\\b", "/x"])
def test_a_name_that_is_no_id_is_a_bug_of_the_caller(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^"):
        place_deck(IMPORTED, tmp_path / "decks", name)
    assert not (tmp_path / "decks").exists()


@pytest.mark.parametrize(
    "name", ["../x", "/x", "a//b", "..", ".", "a/../../b", "C:x", "a\\..\\b", "cards/nul.md", ""]
)
def test_no_file_of_a_deck_leaves_it(name: str, tmp_path: Path) -> None:
    bad, decks = {name: b""}, tmp_path / "decks"
    with pytest.raises(ValueError, match=r"^"):
        place_files(bad, decks, "dorp")
    with pytest.raises(ValueError, match=r"^"):
        place_deck(Imported(bad, (), refused=False), decks, "dorp")
    with pytest.raises(ValueError, match=r"^"):
        place_deck(IMPORTED, decks, "dorp", beside=bad)
    assert there(tmp_path) == {}


def test_a_refused_import_is_not_placed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="dorp"):
        place_deck(Imported({}, (), refused=True), tmp_path, "dorp")


def test_a_place_that_takes_no_files_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "decks").write_bytes(b"a file where the folder should be")
    with pytest.raises(WorldError) as refused:
        place_deck(IMPORTED, tmp_path / "decks", "dorp")
    assert refused.value.code is WorldErrorCode.FOLDER_READ_ONLY
    assert there(tmp_path) == {"decks": b"a file where the folder should be"}


FULL = """
import resource, signal, sys
from pathlib import Path
from dilemmagame.base.errors import WorldError
from dilemmagame.library.door import place_files
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    place_files({"deck.md": b"x", "norms.md": b"x" * 60_000}, Path(sys.argv[1]), "dorp")
except WorldError as error:
    print(error.code.value)
"""


@unix
def test_a_write_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() in {"folder-read-only", "disk-full"}
    assert list(tmp_path.iterdir()) == []


KILLED = """
import sys
from pathlib import Path
from tests.library.test_door_placing import IMPORTED
from dilemmagame.library.door import place_deck
print("go", flush=True)
number = 0
while True:
    number += 1
    place_deck(IMPORTED, Path(sys.argv[1]), f"d{number}")
"""


@unix
def test_a_crash_at_any_moment_leaves_whole_decks_only(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    for attempt in range(8):
        decks = tmp_path / f"t{attempt}"
        worker = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(decks)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"go\n"
        time.sleep(chance.uniform(0, 0.12))
        worker.kill()
        worker.wait()
        worker.stdout.close()
        for deck in decks.glob("d*"):
            assert there(deck) == FILES, deck
        assert all(len(found.deck.cards) == 30 for found in read_decks(decks))


def test_what_a_crash_left_behind_is_no_deck_and_is_swept_up_later(tmp_path: Path) -> None:
    for name, age in ((".arriving-old", 7200), (".arriving-new", 60)):
        half = tmp_path / name / "dorp"
        half.mkdir(parents=True)
        (half / "deck.md").write_bytes(DECK)
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    assert read_decks(tmp_path) == ()
    place_deck(IMPORTED, tmp_path, "stad")
    assert {path.name for path in tmp_path.iterdir()} == {".arriving-new", "stad"}
