"""What no module may do: turn foreign text into code or markup, open databases, hide faults."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, dotted, package_modules, project_files, relative, tree

# Deck text is hostile: none of these may ever see it, so none of these occurs at all.
DANGEROUS_NAMES = {
    "RichText": "text of a deck would be read as HTML",
    "AutoText": "Qt would guess whether text is HTML",
}
DANGEROUS_CALLS = {
    "setHtml": "text of a deck would be read as HTML",
    "setMarkdown": "text of a deck would be read as HTML",
    "insertHtml": "text of a deck would be read as HTML",
    "insertMarkdown": "text of a deck would be read as HTML",
    "extractall": "a package could write outside its folder; read each member under its own checks",
    "yaml.load": "compose with the strict loader in library",
    "yaml.unsafe_load": "runs code from the file",
    "eval": "runs text as code",
    "exec": "runs text as code",
    "os.system": "runs text in a shell",
    "os.popen": "runs text in a shell",
}
DANGEROUS_MODULES = {"pickle", "marshal", "shelve", "dill"}
DATABASE_CALLS = {"create_engine", "sqlite3.connect", "sqlalchemy.create_engine", "sqlmodel.create_engine"}

# The places where any fault is caught, written down with its traceback, and the evening goes on.
BROAD_HANDLERS = {
    "dilemmagame/live/hub.py": "the hub loop",
    "dilemmagame/storage/writer.py": "the runner of background tasks; hands the fault to who asked",
    "dilemmagame/gui/background.py": "the runner of background tasks of the windows",
    "dilemmagame/base/logs.py": "the excepthook",
}


def dangers(module: ast.Module) -> list[tuple[int, str]]:
    """Line and reason of everything forbidden in `module`."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(module):
        match node:
            case ast.Call(func=function, keywords=keywords):
                name = dotted(function)
                for call, why in DANGEROUS_CALLS.items():
                    if name == call or (
                        "." not in call and call not in {"eval", "exec"} and name.endswith(f".{call}")
                    ):
                        found.append((node.lineno, f"{call}: {why}"))
                shells = [one.value for one in keywords if one.arg == "shell"]
                if any(not isinstance(value, ast.Constant) or value.value is not False for value in shells):
                    found.append((node.lineno, "shell: runs text in a shell"))
            case ast.Attribute(attr=name) | ast.Name(id=name) if name in DANGEROUS_NAMES:
                found.append((node.lineno, f"{name}: {DANGEROUS_NAMES[name]}"))
            case ast.Import(names=names):
                found += [
                    (node.lineno, f"import {one.name}")
                    for one in names
                    if one.name.split(".")[0] in DANGEROUS_MODULES
                ]
            case ast.ImportFrom(module="reportlab.platypus" | "reportlab.platypus.paragraph"):
                found.append(
                    (node.lineno, "reportlab.platypus: reads text as markup; draw from the block tree")
                )
            case ast.ImportFrom(module=str(origin)) if origin.split(".")[0] in DANGEROUS_MODULES:
                found.append((node.lineno, f"import {origin}"))
    return found


def broad_handlers(module: ast.Module) -> list[int]:
    """Lines of handlers that catch everything; one that tidies up and raises on hides nothing and does not count."""
    lines = []
    for node in ast.walk(module):
        if isinstance(node, ast.ExceptHandler) and not raises_on(node):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in kinds):
                lines.append(node.lineno)
    return lines


def raises_on(handler: ast.ExceptHandler) -> bool:
    """Whether the handler ends by raising the very fault it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_no_foreign_text_becomes_code_or_markup() -> None:
    found = [
        f"{relative(path)}:{line} {why}" for path in package_modules() for line, why in dangers(tree(path))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "label.setHtml(text)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "archive.extractall(folder)",
        "yaml.load(text)",
        "import pickle",
        "from pickle import loads",
        "subprocess.run(command, shell=True)",
        "from reportlab.platypus import Paragraph",
        "eval(text)",
    ],
)
def test_each_danger_is_seen(line: str) -> None:
    assert dangers(ast.parse(line))


def test_only_storage_opens_databases() -> None:
    found = [
        f"{relative(path)}:{node.lineno}"
        for path in package_modules()
        if (PACKAGE / "storage") not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and dotted(node.func) in DATABASE_CALLS
    ]
    assert not found, f"ask storage for this: {found}"


def test_faults_are_caught_wholesale_only_in_four_named_places() -> None:
    found = {relative(path): broad_handlers(tree(path)) for path in package_modules()}
    stray = {name: lines for name, lines in found.items() if lines and name not in BROAD_HANDLERS}
    crowded = {name: lines for name, lines in found.items() if len(lines) > 1 and name in BROAD_HANDLERS}
    assert not stray, f"name the faults you expect: {stray}; only {BROAD_HANDLERS} may catch all"
    assert not crowded, f"one such handler per place: {crowded}"


def test_a_broad_handler_is_seen() -> None:
    assert broad_handlers(ast.parse("try:\n    x()\nexcept (OSError, Exception):\n    pass")) == [3]
    assert broad_handlers(ast.parse("try:\n    x()\nexcept:\n    pass")) == [3]
    assert broad_handlers(ast.parse("try:\n    x()\nexcept OSError:\n    pass")) == []
    assert broad_handlers(ast.parse("try:\n    x()\nexcept BaseException:\n    undo()\n    raise")) == []


CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.monotonic",
    "perf_counter",
}


def test_domain_and_live_are_told_the_time() -> None:
    found = [
        f"{relative(path)}:{node.lineno} {dotted(node.func)}"
        for path in package_modules()
        if path.is_relative_to(PACKAGE / "domain")
        or path.is_relative_to(PACKAGE / "live")
        or path.name == "ports.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and any(f".{dotted(node.func)}".endswith(f".{clock}") for clock in CLOCKS)
    ]
    assert not found, f"take `now` as an argument: {found}"


def test_nothing_is_left_unfinished() -> None:
    mark = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XXX|Not" + r"ImplementedError)\b")
    found = [
        f"{relative(path)}:{number} {line.strip()}"
        for path in package_modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if mark.search(line)
    ]
    assert not found, "\n".join(found)


# Written in pieces, so that this file does not find itself.
HOSTS = [
    "py" + "pi.org",
    "pythonhosted" + ".org",
    "registry" + ".npmjs",
    "registry" + ".yarnpkg",
    "index" + "-url",
    "/simp" + "le/",
]
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wo" + r"rk|tm" + r"p|fa" + r"rm|ro" + r"ot|ho" + r"me/\w+)/")
TEXT_FILES = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".spec",
    ".txt",
    ".po",
    ".css",
    ".html",
    ".json",
    ".yaml",
    ".yml",
    ".cfg",
    ".ini",
    "",
}


def readable(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.suffix in TEXT_FILES else ""


def test_no_file_names_an_index_or_a_place_on_this_machine() -> None:
    found = []
    for path in project_files():
        for number, line in enumerate(readable(path).splitlines(), start=1):
            hosts = [host for host in HOSTS if host in line]
            place = MACHINE_PATH.search(line)
            found += [
                f"{relative(path)}:{number} {what}" for what in [*hosts, *([place.group()] if place else [])]
            ]
    assert not found, "\n".join(found)
