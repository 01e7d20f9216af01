"""The reckoning behind the slope picture: the finding in words, and slots for labels that would cover each other."""

from __future__ import annotations

from dilemmagame.base.i18n import _
from dilemmagame.domain.disclosure import NetChange
from dilemmagame.notes.climbing import capital, choice_name
from dilemmagame.notes.measuring import moved_sentence


def finding(changes: tuple[NetChange, ...], moved: int | None, voted_before: int) -> str:
    """The finding in words: how many chose differently where that may be told, else what the totals did."""
    if moved is None:
        return headline(changes)
    return moved_sentence(moved, voted_before)


def headline(changes: tuple[NetChange, ...]) -> str:
    """The finding in words, without calling a movement good or bad."""
    moved = [change for change in changes if change.delta]
    if not moved:
        return _("The totals stayed the same")
    up = max(moved, key=lambda change: change.delta)
    down = min(moved, key=lambda change: change.delta)
    if up.delta <= 0 or down.delta >= 0:
        one = up if up.delta > 0 else down
        return _("{choice} went from {before} to {after}").format(
            choice=capital(choice_name(one.choice)), before=one.before, after=one.after
        )
    return _("{choice} went from {before} to {after}, {other} from {other_before} to {other_after}").format(
        choice=capital(choice_name(up.choice)),
        before=up.before,
        after=up.after,
        other=choice_name(down.choice),
        other_before=down.before,
        other_after=down.after,
    )


def middle_headline(changes: tuple[NetChange, ...]) -> str:
    """The finding on a line from 0 to 10: where the middle answer stood and stands."""
    figures = [change for change in changes if change.choice.isdigit()]
    before = _middle([(int(change.choice), change.before) for change in figures])
    after = _middle([(int(change.choice), change.after) for change in figures])
    if before is None or after is None or all(not change.delta for change in changes):
        return _("The totals stayed the same") if before == after else headline(changes)
    if before == after:
        return _("The middle answer stayed at {place}").format(place=before)
    return _("The middle answer went from {before} to {after}").format(before=before, after=after)


def _middle(counts: list[tuple[int, int]]) -> int | None:
    """The lower median of figures with their numbers of votes."""
    total = sum(votes for _figure, votes in counts)
    seen = 0
    for figure, votes in sorted(counts):
        seen += votes
        if total and seen * 2 >= total:
            return figure
    return None


def spread(wanted: list[float], least: float, low: float, high: float) -> list[float]:
    """Slots for labels: as near as possible to `wanted` (ascending), at least `least` apart, inside low..high."""
    count = len(wanted)
    if not count:
        return []
    least = min(least, (high - low) / max(count - 1, 1)) if count > 1 else least
    blocks = [[place, 1.0] for place in wanted]  # centre, number of labels
    merged: list[list[float]] = []
    for centre, size in blocks:
        merged.append([centre, size])
        while len(merged) > 1 and _top(merged[-1], least) < _bottom(merged[-2], least) + least - 1e-9:
            last, before = merged.pop(), merged.pop()
            total = last[1] + before[1]
            merged.append([(last[0] * last[1] + before[0] * before[1]) / total, total])
        block = merged[-1]
        half = (block[1] - 1) * least / 2
        block[0] = min(max(block[0], low + half), high - half)
    result: list[float] = []
    for centre, size in merged:
        result.extend(centre - (size - 1) * least / 2 + place * least for place in range(int(size)))
    for place in range(count - 2, -1, -1):
        result[place] = min(result[place], result[place + 1] - least)
    return result


def _top(block: list[float], least: float) -> float:
    return block[0] - (block[1] - 1) * least / 2


def _bottom(block: list[float], least: float) -> float:
    return block[0] + (block[1] - 1) * least / 2
