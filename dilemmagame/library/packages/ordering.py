"""Lists of which both sides changed the entries: put together, and written back into the field of a deck that holds the
order of its cards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dilemmagame.library.findings import Findings
from dilemmagame.library.frontmatter import read_document
from dilemmagame.library.packages.plan import Side
from dilemmagame.library.packages.segments import Segment

ORDER = "field:cards"

_BLOCK_ITEM = re.compile(r"([ \t]*-[ \t]+)([^\s#]+)")


@dataclass(frozen=True, slots=True)
class ListMerge:
    """The entries that come out; `clash` when both sides put the old ones in another order."""

    entries: tuple[str, ...]
    clash: bool


def merge_lists(
    base: Sequence[str], local: Sequence[str], upstream: Sequence[str], prefer: Side | None = None
) -> ListMerge:
    """Three versions of a list without repeats: what either side put in is in, what either took out is out.

    New entries of both sides stand behind the entry they were put behind, the local ones first. `prefer` decides
    between two new orders of the old entries.
    """
    mine, theirs, old = dict.fromkeys(local), dict.fromkeys(upstream), dict.fromkeys(base)
    common = [entry for entry in old if entry in mine and entry in theirs]
    here = [entry for entry in mine if entry in old and entry in theirs]
    there = [entry for entry in theirs if entry in old and entry in mine]
    if prefer is None or common in (here, there):
        prefer = Side.THEIRS if here == common != there else Side.MINE
    frame, other = (theirs, mine) if prefer is Side.THEIRS else (mine, theirs)
    result = [entry for entry in frame if entry not in old or entry in other]
    put_in(result, tuple(other), {entry for entry in other if entry not in old and entry not in frame})
    return ListMerge(tuple(result), clash=common not in (here, there) and here != there)


def put_in(result: list[str], other: Sequence[str], fresh: set[str]) -> None:
    """Put the `fresh` entries of `other` into `result`, each behind what it stands behind there.

    Entries that only `result` has stay before them.
    """
    known = set(other)
    for number, entry in enumerate(other):
        if entry not in fresh:
            continue
        before = next((each for each in reversed(other[:number]) if each in result), None)
        place = 0 if before is None else result.index(before) + 1
        while place < len(result) and result[place] not in known:
            place += 1
        result.insert(place, entry)


def entries(field: Segment) -> tuple[str, ...]:
    """The entries of a field that holds a list, in any of the ways in which that can be written; no entry twice."""
    document = read_document(f"---\n{field.text}\n---\n".replace("\r\n", "\n"), Findings(""))
    words = [entry.text for each in document.front.fields for entry in each.words]
    return tuple(dict.fromkeys(words))


def with_entries(field: Segment, wanted: Sequence[str]) -> Segment:
    """The field with these entries, in the way it is written: one to a line, remarks and all, or in brackets."""
    if tuple(wanted) == entries(field):
        return field
    line_end = "\r\n" if "\r\n" in field.text else "\n"
    first, *lines = field.text.split(line_end)
    name = first.partition(":")[0]
    if not any(_BLOCK_ITEM.match(line) for line in lines):
        return replace(field, text=f"{name}: [{', '.join(wanted)}]")
    held: dict[str, list[str]] = {}
    mark, above = "  - ", list[str]()
    for line in lines:
        item = _BLOCK_ITEM.match(line)
        above.append(line)
        if item is not None:
            mark = item.group(1)
            held[item.group(2).strip("\"'")] = above
            above = []
    made = [line for entry in wanted for line in held.get(entry, [f"{mark}{entry}"])]
    return replace(field, text=line_end.join([first, *made, *above]))
