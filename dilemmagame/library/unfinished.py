"""A translation that is not finished yet: which parts it lacks, and how the source's stand in for them. Text only.

A translation that has fewer or more options or turns than its source is not unfinished but different: nobody can
tell which belongs to which. A place that is there but empty is a part that is still to be translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dilemmagame.library.body import read_body
from dilemmagame.library.editing import part_lines, parts_of, with_parts
from dilemmagame.library.findings import Findings
from dilemmagame.library.headings import turn_of
from dilemmagame.library.sections import LETTERS

_TRANSLATED = re.compile(
    r"(?:turn \d+ )?(?:(?:option|supports|cost) [A-F]|situation|question)"
    r"|title|statement|prevention|facilitator|introduction|(?:twist|case) \d+"
    r"|voice \d+ (?:name|text)|field:(?:title|source|status)"
)
_TURN = re.compile(r"turn (\d+) ")
_OPTION = re.compile(r"((?:turn \d+ )?)option ([A-F])")
# Stands in a place for a moment, so that the writer makes it; no text that a person types has this letter.
_MARK = "\U000f5bab"


def to_translate(parts: Iterable[str]) -> list[str]:
    """Those of the parts of a source that a translation has in its own words."""
    return [name for name in parts if _TRANSLATED.fullmatch(name)]


def counts(part: str) -> bool:
    """Whether a translation is unfinished without this part; a source or a status may stay as it is."""
    return part not in ("field:source", "field:status")


def how_far(source: str, translation: str, *, deck: bool = False) -> tuple[int, int]:
    """How many parts of `source` have words in `translation`, and how many there are."""
    mine = parts_of(translation, deck=deck)
    names = [name for name in to_translate(parts_of(source, deck=deck)) if counts(name)]
    return sum(bool(mine.get(name)) for name in names), len(names)


def filled_up(source: str, translation: str) -> str:
    """The text of a card's translation with the source's words where it has none.

    Options and turns that differ in number stay as they are, and so does what hangs on them.
    """
    theirs, mine = parts_of(source, deck=False), parts_of(translation, deck=False)
    turns, all_turns = _turns(translation), _turns(source)
    options, all_options = _options(part_lines(translation, deck=False)), _options(theirs)
    lacking: dict[str, str | None] = {}
    for name in to_translate(theirs):
        if mine.get(name) or name.startswith("field:"):
            continue
        turn = _TURN.match(name)
        before = turn.group() if turn else ""
        if turn and turns not in (0, all_turns) and int(turn.group(1)) > turns + 1:
            continue
        choice = name.removeprefix(before).partition(" ")[0] in ("option", "supports", "cost")
        if choice and options.get(before, all_options.get(before)) != all_options.get(before):
            continue
        lacking[name] = theirs[name]
    return with_parts(translation, lacking, deck=False) if lacking else translation


def with_places(source: str, translation: str) -> str:
    """`translation` with an empty place for every option of a list, and every turn, that it has begun with."""
    theirs = parts_of(source, deck=False)
    mine, options = _options(part_lines(translation, deck=False)), _options(theirs)
    wanted: dict[str, str | None] = {}
    turns = _turns(translation)
    if 0 < turns < _turns(source):
        wanted[f"turn {_turns(source) + 1} situation"] = _MARK
    for before, letters in options.items():
        if before in mine and mine[before] < letters:
            wanted[f"{before}option {max(letters)}"] = _MARK
    if not wanted:
        return translation
    marked = with_parts(translation, wanted, deck=False)
    return re.sub(rf"(\r?\n)[ \t]*\r?\n{_MARK}(?=\r?\n|$)", r"\1", marked).replace(f" {_MARK}", "")


def _options(names: Iterable[str] | Mapping[str, object]) -> dict[str, set[str]]:
    """The letters of the options, by the turn that stands before them in their names."""
    found: dict[str, set[str]] = {}
    for name in names:
        option = _OPTION.fullmatch(name)
        if option is not None:
            found.setdefault(option.group(1), set()).add(option.group(2))
    # Letters are places: one that is empty in between is there as well.
    return {before: set(LETTERS[: LETTERS.index(max(each)) + 1]) for before, each in found.items()}


def _turns(text: str) -> int:
    """How many later turns a card has, empty ones included."""
    sections = read_body(text.replace("\r\n", "\n"), 1, Findings("")).sections
    return sum(turn_of(section.heading) is not None for section in sections)
