"""The register of norms (`norms.md`): one section per norm, its fields as list items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from dilemmagame.domain.cards import Norm, Problem
from dilemmagame.domain.localised import Localised
from dilemmagame.library import limits, markup
from dilemmagame.library.body import Item, Section, read_body, read_items
from dilemmagame.library.fields import valid_id
from dilemmagame.library.findings import Code, Findings
from dilemmagame.library.sources import read_source

_FIELD = re.compile(r"[*_]{0,2}([A-Za-z_]{2,20})[ \t]*:[*_]{0,2}[ \t]*")
_NAMES = frozenset({"act", "article", "nl", "en", "audience", "checked_on", "source", "certainty"})
_CERTAINTIES = ("certain", "uncertain")


@dataclass(frozen=True, slots=True)
class Register:
    """The norms of one file."""

    file: str
    norms: tuple[Norm, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_register(path: Path) -> Register:
    """The norms in the file at `path`; an absent file is an empty register without a problem."""
    findings = Findings(str(path))
    if not path.exists() and not path.is_symlink():
        return Register(findings.file)
    text = read_source(path, limits.NORMS_BYTES, findings)
    if text is None:
        return Register(findings.file, (), findings.problems)
    return Register(findings.file, _norms(text, findings), findings.problems)


def norms_of(text: str, findings: Findings) -> tuple[Norm, ...]:
    """The norms in the clean text of a register."""
    return _norms(text, findings)


def override(own: Register, shared: Register) -> tuple[Norm, ...]:
    """The norms of both; a deck's own entry takes the place of the shared one with the same id."""
    mine = {norm.id: norm for norm in own.norms}
    known = {norm.id for norm in shared.norms}
    return (
        *(mine.get(norm.id, norm) for norm in shared.norms),
        *(norm for norm in own.norms if norm.id not in known),
    )


def _norms(text: str, findings: Findings) -> tuple[Norm, ...]:
    found: dict[str, Norm] = {}
    for section in _sections(text, findings):
        if len(found) >= limits.NORMS:
            findings.error(Code.TOO_MANY, section.line, 1, str(limits.NORMS))
            break
        norm_id = section.heading
        if not valid_id(norm_id):
            findings.error(Code.ID_INVALID, section.line, 4, norm_id[:80])
        elif norm_id in found:
            findings.error(Code.ID_TWICE, section.line, 4, norm_id)
        else:
            found[norm_id] = _norm(norm_id, section, findings)
    return tuple(found.values())


def _sections(text: str, findings: Findings) -> list[Section]:
    """Every `## ` section; a register may hold far more of them than a card, so it is cut in portions."""
    sections: list[Section] = []
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for start, end in pairwise([*starts, len(lines)]):
        sections.extend(read_body("\n".join(lines[start:end]), start + 1, findings).sections)
    return sections


def _norm(norm_id: str, section: Section, findings: Findings) -> Norm:
    texts: dict[str, str] = {}
    places: dict[str, Item] = {}
    for item in read_items(section, findings):
        field = _FIELD.match(item.text)
        name = field.group(1).lower() if field else ""
        if field is None or name not in _NAMES:
            findings.warning(Code.FIELD_UNKNOWN, item.line, item.column, item.text[:40])
        elif name in texts:
            findings.error(Code.FIELD_TWICE, item.line, item.column, name)
        else:
            texts[name] = markup.plain(item.text[field.end() :])
            places[name] = item
    for name in ("act", "nl"):
        if not texts.get(name):
            findings.error(Code.NORM_FIELD_MISSING, section.line, 4, norm_id, name)
    certainty = texts.get("certainty", "uncertain").lower()
    if certainty not in _CERTAINTIES:
        item = places["certainty"]
        findings.error(Code.FIELD_VALUE, item.line, item.column, "certainty", certainty[:80])
    checked: date | None = None
    if texts.get("checked_on"):
        try:
            checked = date.fromisoformat(texts["checked_on"])
        except ValueError:
            item = places["checked_on"]
            findings.error(Code.DATE_INVALID, item.line, item.column, texts["checked_on"][:40])
    return Norm(
        id=norm_id,
        act=texts.get("act", ""),
        article=texts.get("article", ""),
        summary=Localised(texts.get("nl", ""), texts.get("en", "")),
        audience=tuple(part.strip() for part in texts.get("audience", "").split(",") if part.strip()),
        checked_on=checked,
        source=texts.get("source", ""),
        certain=certainty == "certain",
    )
