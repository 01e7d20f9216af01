"""Reading the shared vocabularies: a folder with one TOML file per list of terms."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.domain.cards import Problem, Term, Vocabulary
from dilemmagame.library import limits
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.tables import TableReader, read_toml

_LISTS = ("themes", "values", "vulnerabilities", "chain", "roles")
_TERMS = 500


def read_vocabulary(path: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The vocabularies in the folder at `path` (`themes.toml`, `values.toml`, ...); an absent list is empty."""
    terms: dict[str, tuple[Term, ...]] = {}
    problems: list[Problem] = []
    for name in _LISTS:
        file = path / f"{name}.toml"
        if not file.exists() and not file.is_symlink():
            continue
        terms[name], found = read_terms(file)
        problems.extend(found)
    return Vocabulary(**terms), tuple(problems)


def read_terms(path: Path) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of one list: `[[terms]]` with id, name and definition, the last two as `{ nl, en }`."""
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return (), findings.problems
    table = TableReader(toml, toml.values, findings)
    found: dict[str, Term] = {}
    for row in table.tables("terms", _TERMS):
        term = Term(
            row.text("id", required=True), row.localised("name", required=True), row.localised("definition")
        )
        row.finish()
        if term.id in found:
            row.error(Code.ID_TWICE, "id", term.id)
        elif term.id and len(term.id) <= limits.FIELD_CHARACTERS:
            found[term.id] = term
    table.finish()
    return tuple(found.values()), findings.problems
