"""Writes THIRD-PARTY.md from the run lock and the packages' own metadata: `python3 dev.py lock` calls it.

The hand-written parts (Qt, fonts, icons) stand here as text; `test_third_party.py` says which licences may
appear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "THIRD-PARTY.md"
RUN_LOCK = ROOT / "requirements-run.lock"

# What the packages' metadata leaves out or says in a sentence. Read in the packages themselves; where a
# package offers a choice, the one we take stands first.
READ_BY_HAND = {
    "aiohappyeyeballs": "PSF-2.0",
    "aiosignal": "Apache-2.0",
    "charset-normalizer": "MIT",
    "defusedxml": "PSF-2.0",
    "et-xmlfile": "MIT AND PSF-2.0",
    "frozenlist": "Apache-2.0",
    "ifaddr": "MIT",
    "jeepney": "MIT",  # Linux only, so not installed everywhere
    "lxml": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "openpyxl": "MIT",
    "polib": "MIT",
    "propcache": "Apache-2.0",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "MPL-1.1 OR LGPL-2.1-or-later OR GPL-2.0-or-later",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-docx": "MIT",
    "pyyaml": "MIT",
    "reportlab": "BSD-3-Clause",
    "rich": "MIT",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "wakepy": "MIT",
    "yarl": "Apache-2.0",
}

HEAD = """\
# Third-party software, fonts and icons

This file is written by `tests/setup/third_party.py`; change it there.

dilemmagame itself is licensed under the EUPL-1.2 (`LICENSE`). The decks in `decks/` are licensed under
CC BY 4.0 (`decks/LICENSE`). What follows belongs to others. Each package carries its own licence text;
the portable folder holds them all under `licences/`.

## Packages the program runs with

| package | version | licence |
|---|---|---|
"""

TAIL = """
Python itself is under the PSF licence. The portable folder starts with the boot loader of PyInstaller, which
is under the GPL-2.0 or later with an exception that lets it start programs under any licence.

## Qt

dilemmagame uses Qt {qt} and Qt for Python {qt}, © The Qt Company Ltd and other contributors, under the GNU
Lesser General Public License, version 3. The text of that licence and of the GNU General Public License it
refers to are in `assets/licences/`. Nothing in our own licence forbids you to change these libraries, or to
study the program in order to find out whether your change works.

**To replace the Qt libraries in the portable folder:** they are ordinary files in `_internal/PySide6/` and
`_internal/shiboken6/` (on Linux the Qt ones in `_internal/PySide6/Qt/lib/`). Close the program, put your own
build of the same Qt {minor} series over the files with the same names, and start it again. The program
checks no signature of them. **From source:** install another `PySide6-Essentials` {minor} into `.venv`.

**The source** of these libraries is published under the version number {qt} as "qtbase", "qtsvg" and
"pyside-setup". Who passes on the portable folder keeps a copy of those source archives with it, or offers in
writing to send them; a reference to somebody else's server is not enough.

## Fonts (`assets/fonts`), SIL Open Font License 1.1

| font | files | copyright |
|---|---|---|
| Atkinson Hyperlegible Next | `AtkinsonHyperlegibleNext-*.ttf` | 2020-2024 its Project Authors |
| Literata | `Literata-SemiBold.ttf` | 2017 The Literata Project Authors |
| Source Sans 3 | `SourceSans3-*.ttf` | 2010-2020 Adobe, with Reserved Font Name 'Source' |

The licence text lies beside them, one file per family. The fonts are unchanged.

## Icons (`assets/icons`), ISC

Lucide 1.62.0, © 2026 Lucide Icons and Contributors, ISC; part of it comes from Feather, © 2013-present
Cole Bemis, MIT. Both texts are in `assets/icons/LICENSE`. The drawings are unchanged; the program fills in
the colour when it draws them.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """One line of the table: a package the program needs to run, on at least one system."""

    name: str
    version: str
    licence: str


def packages() -> list[Package]:
    """Every package of the run lock, in its order, with the licence we use it under."""
    pins = re.findall(
        r"^([A-Za-z0-9._-]+)==([^ \\]+)", RUN_LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return [Package(name, version, licence(name)) for name, version in pins]


def licence(name: str) -> str:
    """The SPDX expression of `name`; raises LookupError when nobody has looked it up yet."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    found = expression(name)
    if found is None:
        message = (
            f"{name} does not say its licence in a field: read it and add it to READ_BY_HAND in {__file__}"
        )
        raise LookupError(message)
    return found


def expression(name: str) -> str | None:
    """The licence expression in the metadata of the installed package."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return None
    return found["License-Expression"] if "License-Expression" in found else None  # noqa: SIM401 - it has no get()


def text() -> str:
    """The whole of THIRD-PARTY.md."""
    rows = packages()
    qt = next(row.version for row in rows if row.name == "pyside6-essentials")
    table = "".join(f"| {row.name} | {row.version} | {row.licence} |\n" for row in rows)
    return HEAD + table + TAIL.format(qt=qt, minor=qt.rsplit(".", 1)[0])


def families(spdx: str) -> frozenset[str]:
    """The licences named in an SPDX expression, of a choice only the first."""
    required = spdx.partition(" OR ")[0]
    return frozenset(part.strip(" ()") for part in required.split(" AND "))


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(f"{TARGET.name} holds {len(packages())} packages")
