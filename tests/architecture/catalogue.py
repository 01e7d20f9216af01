"""Reads every text for people out of the package and compares it with the translations.

The tests and `dev.py i18n` use it. It reads the syntax tree, not the lines, so calls inside f-strings are
found as well.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dilemmagame"
TRANSLATIONS = ROOT / "assets" / "translations"
MARKERS = {"_": 1, "ngettext": 2}


@dataclass(frozen=True, slots=True)
class Message:
    """One call that shows text. `plural` is None for a plain text; `place` is `file:line`."""

    place: str
    text: str
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A call that cannot be translated, and why."""

    place: str
    reason: str


class Reader(ast.NodeVisitor):
    """Collects the messages and faults of one module."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.messages: list[Message] = []
        self.faults: list[Fault] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._function(node, node.decorator_list, node.body)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._function(node, node.decorator_list, node.body)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node, [], [node.body])

    def _function(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
        decorators: list[ast.expr],
        body: list[ast.stmt] | list[ast.expr],
    ) -> None:
        # Decorators and default values are worked out when the module loads, so they count as outside.
        for outside in (*decorators, node.args):
            self.visit(outside)
        self.depth += 1
        for inside in body:
            self.visit(inside)
        self.depth -= 1

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            self._text(node, MARKERS[node.func.id])
        self.generic_visit(node)

    def _text(self, node: ast.Call, count: int) -> None:
        place = f"{self.name}:{node.lineno}"
        texts = [part.value for part in node.args[:count] if isinstance(part, ast.Constant)]
        if len(texts) != count or not all(isinstance(text, str) for text in texts):
            self.faults.append(Fault(place, "the text is not written out in full at this place"))
            return
        if self.depth == 0:
            self.faults.append(
                Fault(place, "the text is fixed when the module loads, before the language is known")
            )
        words = [str(text) for text in texts]
        self.messages.append(Message(place, *words))


def read_module(path: Path) -> Reader:
    """The messages and faults of one file."""
    reader = Reader(path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name)
    reader.visit(ast.parse(path.read_text(encoding="utf-8")))
    return reader


def read_package(folder: Path = PACKAGE) -> tuple[list[Message], list[Fault]]:
    """The messages and faults of every module, the i18n module itself left out."""
    messages: list[Message] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.py")):
        if path.name == "i18n.py" and path.parent.name == "base":
            continue
        found = read_module(path)
        messages += found.messages
        faults += found.faults
    return messages, faults


def entries(language: str, folder: Path = TRANSLATIONS) -> Iterator[tuple[str, polib.POEntry]]:
    """Every entry of every catalogue of `language`, with the name of its file; obsolete ones left out."""
    for path in sorted(folder.glob(f"{language}*.po")):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                yield path.name, entry


def placeholders(text: str) -> frozenset[str]:
    """The names between braces, as str.format sees them; raises ValueError on unbalanced braces."""
    return frozenset(
        name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None
    )


def translation_problems(
    messages: list[Message], folder: Path = TRANSLATIONS, language: str = "nl"
) -> list[str]:
    """One line for every text without a (good) translation, and for every translation without a text."""
    known: dict[str, polib.POEntry] = {}
    problems: list[str] = []
    for name, entry in entries(language, folder):
        before = known.setdefault(entry.msgid, entry)
        if before is not entry and (before.msgstr, before.msgstr_plural) != (
            entry.msgstr,
            entry.msgstr_plural,
        ):
            problems.append(f"{name}: translated differently elsewhere: {entry.msgid!r}")
        problems += [f"{name}: {line}" for line in entry_problems(entry)]
    for message in messages:
        found = known.get(message.text)
        if found is None:
            problems.append(f"{message.place}: not translated: {message.text!r}")
        elif message.plural is not None and found.msgid_plural != message.plural:
            problems.append(f"{message.place}: plural differs from the catalogue: {message.text!r}")
    used = {message.text for message in messages}
    problems += [f"unused: {text!r}" for text in known if text not in used]
    return problems


def entry_problems(entry: polib.POEntry) -> list[str]:
    """What is wrong within one entry."""
    if "fuzzy" in entry.flags:
        return [f"unsure (fuzzy): {entry.msgid!r}"]
    if not entry.msgid_plural:
        pairs = [(entry.msgid, entry.msgstr)]
    else:
        forms = entry.msgstr_plural
        if sorted(forms) != [0, 1]:
            return [f"needs both plural forms: {entry.msgid!r}"]
        pairs = [(entry.msgid, forms[0]), (entry.msgid_plural, forms[1])]
    problems = []
    for source, translated in pairs:
        if not translated.strip():
            problems.append(f"empty: {source!r}")
        elif placeholders(source) != placeholders(translated):
            problems.append(f"other {{names}} than the source: {source!r} -> {translated!r}")
    return problems


def merge(folder: Path = TRANSLATIONS, language: str = "nl") -> str:
    """Join `nl-*.po` into `nl.po`, sorted by source text, and remove the parts.

    Nothing changes when two of them disagree: that ends the program with a sentence.
    """
    parts = sorted(folder.glob(f"{language}-*.po"))
    if not parts:
        return "Nothing to merge."
    joined: dict[str, polib.POEntry] = {}
    for name, entry in entries(language, folder):
        before = joined.setdefault(entry.msgid, entry)
        if (before.msgstr, before.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
            sys.exit(
                f"{name}: {entry.msgid!r} is translated differently elsewhere. Choose one, then merge again."
            )
        if entry.msgid_plural and not before.msgid_plural:
            joined[entry.msgid] = entry
    target = polib.POFile(wrapwidth=110)
    target.metadata = {
        "Project-Id-Version": "dilemmagame",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in sorted(joined.values(), key=lambda one: (one.msgid.casefold(), one.msgid)):
        entry.occurrences = []
        target.append(entry)
    target.save(str(folder / f"{language}.po"), newline="\n")
    for part in parts:
        part.unlink()
        part.with_suffix(".mo").unlink(missing_ok=True)
    return f"{len(target)} texts now stand in {language}.po."


def report() -> int:
    """Print every problem; 0 when there is none."""
    messages, faults = read_package()
    lines = [f"{fault.place}: {fault.reason}" for fault in faults] + translation_problems(messages)
    for line in lines:
        print(line)
    distinct = len({message.text for message in messages})
    print(f"{distinct} texts in the package, {len(lines)} problems.")
    return 1 if lines else 0


def main(arguments: list[str]) -> int:
    """`report` or `merge`."""
    match arguments:
        case ["report"] | []:
            return report()
        case ["merge"]:
            print(merge())
            return 0
        case _:
            print("usage: python3 dev.py i18n [report | merge]", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
