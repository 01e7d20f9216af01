"""Reading the shared vocabularies: a folder with one TOML file per list of terms."""

from __future__ import annotations

from pathlib import Path

from dilemmagame.domain.cards import Problem, Term, Vocabulary
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.tables import TableReader, read_toml

# each list with the name of the table that holds one term of it
_LISTS = {
    "themes": "theme",
    "values": "value",
    "vulnerabilities": "vulnerability",
    "chain": "link",
    "roles": "role",
    "measures": "measure",
}
_TERMS = 500


def read_vocabulary(*folders: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The vocabularies in `folders` (`themes.toml`, `values.toml`, ...); an absent list is empty.

    A term in a later folder takes the place of an earlier one with the same id, others are added at the end: so a
    municipality words its own values.
    """
    terms: dict[str, dict[str, Term]] = {name: {} for name in _LISTS}
    problems: list[Problem] = []
    for folder in folders:
        for name in _LISTS:
            file = folder / f"{name}.toml"
            if not file.exists() and not file.is_symlink():
                continue
            read, found = read_terms(file)
            terms[name].update({term.id: term for term in read})
            problems.extend(found)
    return Vocabulary(**{name: tuple(known.values()) for name, known in terms.items()}), tuple(problems)


def is_vocabulary(path: Path) -> bool:
    """Whether the file at `path` is called as a list of terms is."""
    return path.suffix == ".toml" and path.stem in _LISTS


def read_terms(path: Path) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of one list, such as `[[theme]]` in `themes.toml`: id, nl, en, definition_nl, definition_en."""
    findings = Findings(str(path))
    toml = read_toml(path, findings)
    if toml is None:
        return (), findings.problems
    table = TableReader(toml, toml.values, findings)
    found: dict[str, Term] = {}
    for row in table.tables(_LISTS[path.stem], _TERMS):
        term = Term(
            row.text("id", required=True),
            row.bare_localised(),
            row.localised("definition"),
            row.localised_list("signs"),
            row.words("measures"),
        )
        row.finish()
        if term.id in found:
            row.error(Code.ID_TWICE, "id", term.id)
        elif term.id:
            found[term.id] = term
    table.finish()
    return tuple(found.values()), findings.problems
