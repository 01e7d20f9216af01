"""The hostile corpus: writes every kept trap and the table that tells why it is one.

`python -m tests.hostile.build` writes both anew; a test holds that files, table and builder agree. Traps that are large
are only made while a test runs. Who finds a new way to hurt the reader adds it here, with its reason, for ever.
"""

from __future__ import annotations

from pathlib import Path

from tests.hostile.cards import CARDS
from tests.hostile.packages import PACKAGES
from tests.hostile.sheets import SHEETS
from tests.hostile.traps import Trap

FOLDER = Path(__file__).parent
CORPUS = FOLDER / "corpus"
TABLE = FOLDER / "README.md"
LARGEST = 1_000_000
TRAPS = {"packages": PACKAGES, "cards": CARDS, "sheets": SHEETS}
HEAD = """# Hostile files

Every file here is a trap with its reason. `tests/library/test_door_corpus.py` sends each one through the real door and
holds what must come of it. Made by `python -m tests.hostile.build`; add a trap there, not here.

*Refused* means that nothing comes in. *Left out* means that this one file, or what is wrong in it, stays outside and
the rest comes in. Files that are *made in the test* are too large to keep.
"""


def place(group: str, trap: Trap) -> Path:
    """Where a kept trap lies."""
    return CORPUS / group / Path(trap.name).name


def table() -> str:
    """The text of the table."""
    lines = [HEAD]
    for group, traps in TRAPS.items():
        lines += [
            f"## {group.capitalize()}\n",
            "| file | why it is a trap | what is told | what happens |",
            "|---|---|---|---|",
        ]
        for trap in traps:
            name = Path(trap.name).name
            shown = f"`{name}`" if trap.kept else f"{name} (made in the test)"
            told = f"`{trap.code}`" if trap.code else "nothing"
            happens = "refused" if trap.refused else "left out" if trap.code else "comes in harmless"
            lines.append(f"| {shown} | {trap.reason} | {told} | {happens} |")
        lines.append("")
    return "\n".join(lines)


def kept() -> dict[Path, bytes]:
    """Every file of the corpus and what must be in it."""
    return {place(group, trap): trap.make() for group, traps in TRAPS.items() for trap in traps if trap.kept}


def main() -> None:
    """Write the corpus and its table."""
    for path, content in kept().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    TABLE.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
