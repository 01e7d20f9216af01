"""Limits that start a conversation (file 400 lines, function 60, class 25 methods), and names."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import own_modules, package_modules, relative, tree

FILE_LINES, FUNCTION_LINES, CLASS_METHODS = 400, 60, 25
EMPTY_NAMES = re.compile(
    r"(?:^|_)(?:helpers?|utils?|misc|managers?|item\d+|data\d+)(?:_|$)|(?:Helper|Utils?|Manager)s?$"
)


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in own_modules()}
    long = {name: lines for name, lines in lengths.items() if lines > FILE_LINES}
    assert not long, f"split these by topic: {long}"


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{relative(path)}:{node.lineno} {node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for path in own_modules()
        if path.parent.name != "versions"  # a migration is the record of one change, never edited afterwards
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= FUNCTION_LINES
    ]
    assert not long, "take steps out of these and name them:\n" + "\n".join(long)


def test_no_class_has_more_than_25_methods() -> None:
    wide = []
    for path in own_modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
                if methods > CLASS_METHODS:
                    wide.append(f"{relative(path)}:{node.lineno} {node.name} ({methods} methods)")
    assert not wide, "two things live in one class here:\n" + "\n".join(wide)


def test_every_module_opens_with_what_lives_in_it() -> None:
    silent = [
        relative(path) for path in package_modules() if tree(path).body and not ast.get_docstring(tree(path))
    ]
    assert not silent, f"say in a sentence or two what lives here and what does not: {silent}"


def test_names_say_what_a_thing_is() -> None:
    empty = []
    for path in package_modules():
        names = [(path.stem, 1)]
        names += [
            (node.name, node.lineno)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        ]
        empty += [f"{relative(path)}:{line} {name}" for name, line in names if EMPTY_NAMES.search(name)]
    assert not empty, "use the field's words:\n" + "\n".join(empty)
