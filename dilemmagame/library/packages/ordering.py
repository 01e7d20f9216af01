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
_BRACKETS = re.compile(r"([^\[\]#]*\[)[^\]#]*(\][^\]]*)", re.DOTALL)


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


def entries(field: Segment) -> tuple[str, ...] | None:
    """The entries of a field that holds a list, however that is written; None when it cannot be read as one."""
    findings = Findings("")
    document = read_document(f"---\n{field.text}\n---\n".replace("\r\n", "\n"), findings)
    if findings.problems or len(document.front.fields) != 1:
        return None
    return tuple(dict.fromkeys(entry.text for entry in document.front.fields[0].words))


def with_entries(base: Segment, mine: Segment, theirs: Segment, wanted: Sequence[str]) -> Segment:
    """The field as `mine` writes it, in brackets or one to a line, with these entries.

    The line of an entry, with the remarks above it, comes from the side that changed it.
    """
    old, here, there = (_Lines.of(each) for each in (base, mine, theirs))
    if not here.held:
        found = _BRACKETS.fullmatch(mine.text)
        before, after = found.groups() if found is not None else (f"{mine.text.partition(':')[0]}: [", "]")
        return replace(mine, text=f"{before}{', '.join(wanted)}{after}")
    line_end = "\r\n" if "\r\n" in mine.text else "\n"
    made: list[str] = [here.first]
    for entry in wanted:
        left_alone = here.held.get(entry) == old.held.get(entry)
        block = there.held.get(entry) if left_alone else here.held.get(entry)
        made.extend(block or here.held.get(entry) or [f"{here.mark}{entry}"])
    made.extend(there.rest if here.rest == old.rest else here.rest)
    return replace(mine, text=line_end.join(made))


@dataclass(frozen=True, slots=True)
class _Lines:
    """A field with one entry to a line: its first line, the lines of each entry with the remarks above it, what comes
    after the last one, and the mark that begins an entry. Without such lines `held` is empty."""

    first: str
    held: dict[str, list[str]]
    rest: list[str]
    mark: str

    @classmethod
    def of(cls, field: Segment) -> _Lines:
        first, *lines = field.text.replace("\r\n", "\n").split("\n")
        held: dict[str, list[str]] = {}
        mark, above = "  - ", list[str]()
        for line in lines:
            item = _BLOCK_ITEM.match(line)
            above.append(line)
            if item is not None:
                mark = item.group(1)
                held.setdefault(item.group(2).strip("\"'"), above)
                above = []
        return cls(first, held, above, mark)
