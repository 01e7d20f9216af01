"""Decks as files in memory, and small edits in them, for the tests of packages and merging."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.library.packages.files import Files, deck_files
from dilemmagame.library.packages.plan import MergePlan
from tests.library.samples import CARD, CARD_EN, DECK

SHIPPED = Path(__file__).resolve().parents[2] / "decks"
Edits = tuple[tuple[str, str], ...]

KEY_CARD = "cards/de-sleutel.md"
LETTER_CARD = "cards/de-brief.md"

LETTER = CARD.replace("de-sleutel", "de-brief").replace("De sleutel", "De brief").replace("sleutel", "brief")

NORMS = """\
# Normen

## huisregel

- act: Huisregels
- nl: Wie het laatst weggaat, doet de deur op slot.
- en: Who leaves last locks the door.

## sleutelbeheer

- act: Huisregels
- article: 4
- nl: De beheerder heeft de sleutel.
"""


def village() -> dict[str, bytes]:
    """A deck of two cards with a translation and a norm of its own."""
    texts = {
        "deck.md": DECK,
        KEY_CARD: CARD,
        "cards/de-sleutel.en.md": CARD_EN,
        LETTER_CARD: LETTER,
        "norms.md": NORMS,
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}


def edited(files: Files, name: str, *pairs: tuple[str, str]) -> dict[str, bytes]:
    """The files with these texts replaced in one of them; each must be there once."""
    text = files[name].decode("utf-8")
    for before, after in pairs:
        assert text.count(before) == 1, (name, before, text.count(before))
        text = text.replace(before, after)
    return {**files, name: text.encode("utf-8")}


def without(files: Files, *names: str) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name not in names}


def written(folder: Path, files: Files) -> Path:
    """The files on disk, byte for byte."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def shipped(name: str = "raadsleden") -> Files:
    return deck_files(SHIPPED / name).files


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every byte below `folder` and when it was last written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clashes(plan: MergePlan) -> list[tuple[str, str]]:
    """File and part of every clash."""
    return [(clash.file, clash.part) for clash in plan.clashes]
