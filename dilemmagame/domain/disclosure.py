"""What may be shown of a vote: the one place that decides, for stage, console, notes and exports alike.

One round: bars from five ballots (single options may be small), and where hands were raised beside phones from five
by phone; unanimity warns the trainer first. Two rounds of one card: `shift`, which decides by solving over all that
is already shown:

- Known to an outsider are the bars of both rounds with all options and whatever is passed as `earlier`. Who came or
  left between the rounds is taken as known too: the numbers present are on the screen and the room can see it.
  Taking more as known only ever hides more.
- A cell of 1 to 4 people that an outsider can work out is disclosed. So is a cell of 0 whose row or column holds 1
  to 4 people: "none of the three who chose B went to A" tells something of each of three. A 0 in a group of five or
  more, or in an empty row or column, names no small group and does not count.
- A cell is shown from five people, and only if what is left of its row and of its column is five or more as well
  (complement rule; a group that moved as one man would be unanimity). All other cells are one pool.
- Where the bars alone already fix such a cell (round one unanimous, say) nothing is added to them.
- Silence may not be an answer: the decision uses only what an outsider knows plus the number to be told, and of the
  numbers that are safe the least one stays untold where the unsafe ones alone would give a cell away.
- When the search runs out of its budget, less is shown.

Votes on values: where several values may be chosen, bars show how many people chose each, from five people on, with
the number of people beside them. That every one of a small bar is known to have chosen nothing else happens only where
everybody chose as few, or as many, as they could; then it is a vote with one choice, or one left out. Orders are told
as `domain.ordering` says. Both warn the trainer where the result tells something of everybody.

Known limits: two rounds with one voter more and no changes of mind still give one ballot away by their bars; only
not showing exact numbers would cure that. Somebody who knows several people's choices knows more than this assumes.
An intermediate answer ("one or two people") is not counted as disclosed. Flows that are withheld although another
table with the same bars would show them tell something to somebody who tries all those tables with this source at
hand; with 25 people and three choices that was found to fix a table once. Under fifteen people no flows arise.
The result of `shift` is what to keep; the matrix goes with the ballots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from dilemmagame.domain.ballots import Channel, Form, Round, RoundStatus
from dilemmagame.domain.flows import (
    NO_BALLOT,
    Budget,
    BudgetSpent,
    Cell,
    FlowMatrix,
    Gap,
    Known,
    Sum,
    determined,
)
from dilemmagame.domain.ordering import agree_on_top

THRESHOLD = 5
SEARCH_NODES = 4_000


def may_tell(people: int) -> bool:
    """Whether a figure over so many people may be told: an average, who supports an agreement, how many came."""
    return people >= THRESHOLD


class Disclosure(Enum):
    """What a scene or a document may show."""

    HIDDEN = "hidden"
    NOT_COUNTED = "not-counted"
    TOO_FEW = "too-few"
    FEW_BY_PHONE = "few-by-phone"
    """Fewer than five came in secret beside raised hands, however many hands there were."""
    BARS = "bars"


def bars(vote: Round) -> Disclosure:
    """What may be shown of one round, outside the console's own counting fields."""
    if vote.status is not RoundStatus.REVEALED:
        return Disclosure.HIDDEN
    if vote.total == 0:
        return Disclosure.NOT_COUNTED
    if not may_tell(vote.total):
        return Disclosure.TOO_FEW
    # Everybody saw the raised hands: what is left of the bars without them is what the phones said.
    unseen = vote.unseen if vote.channel is Channel.MIXED else 0
    return Disclosure.FEW_BY_PHONE if 0 < unseen < THRESHOLD else Disclosure.BARS


def is_unanimous(vote: Round) -> bool:
    """All counted ballots are for one choice, or all that came in secret beside raised hands: showing the result tells
    what everybody chose. For values: everybody chose one and the same, or put the same ones on top.
    """
    match vote.form:
        case Form.MULTIPLE:
            tally, people = (vote.secret, vote.ballots) if vote.by_phone else (vote.counts, vote.present)
            return any(count.ballots >= people for count in tally)
        case Form.RANKING:
            return bool(vote.places) and agree_on_top(vote.places, vote.ballots)
        case Form.SINGLE:
            pass
    tallies = (vote.counts, vote.secret) if vote.channel is Channel.MIXED else (vote.counts,)
    return any(sum(1 for count in counts if count.ballots > 0) == 1 for counts in tallies)


@dataclass(frozen=True, slots=True)
class NetChange:
    """How many more (or fewer) ballots one choice has in the second round. Who moved is unknown."""

    choice: str
    before: int
    after: int

    @property
    def delta(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Flow:
    """So many people chose `before` and then `after`; either may be NO_BALLOT."""

    before: str
    after: str
    people: int

    @property
    def is_move(self) -> bool:
        """Somebody with a choice in both rounds chose differently."""
        return self.before != self.after and NO_BALLOT not in (self.before, self.after)


@dataclass(frozen=True, slots=True)
class Told:
    """An earlier disclosure about the same two rounds: so many people in these (before, after) cells together."""

    cells: frozenset[tuple[str, str]]
    people: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """At least one of the two rounds may not be shown, so nothing between them is."""

    before: Disclosure
    after: Disclosure


@dataclass(frozen=True, slots=True)
class NetOnly:
    """Net differences. `moved` is how many with a ballot in both rounds chose differently, where that may be told."""

    changes: tuple[NetChange, ...]
    moved: int | None = None


@dataclass(frozen=True, slots=True)
class Flows:
    """Net differences and the flows that may be shown. `other_moves` is how many chose differently outside `cells`,
    where that may be told.
    """

    changes: tuple[NetChange, ...]
    cells: tuple[Flow, ...]
    other_moves: int | None

    @property
    def moved(self) -> int | None:
        """How many with a ballot in both rounds chose differently, where that may be told."""
        if self.other_moves is None:
            return None
        return self.other_moves + sum(flow.people for flow in self.cells if flow.is_move)


Shift = Hidden | NetOnly | Flows


def shift(
    before: Round,
    after: Round,
    choices: tuple[str, ...],
    matrix: FlowMatrix | None,
    earlier: tuple[Told, ...] = (),
) -> Shift:
    """What may be shown between two rounds of one card; `choices` are all its choices in their order.

    Without a matrix (rounds counted by hand) who moved is unknown. The same holds for a matrix that does not agree
    with the bars or with `earlier`: then nothing about it is certain.
    """
    verdicts = bars(before), bars(after)
    if verdicts != (Disclosure.BARS, Disclosure.BARS):
        return Hidden(*verdicts)
    changes = tuple(
        NetChange(choice, before.ballots_for(choice), after.ballots_for(choice)) for choice in choices
    )
    if matrix is None or not _agrees(matrix, before, after, choices):
        return NetOnly(changes)
    told = _sums(matrix, earlier)
    if told is None or any(matrix.people(each.cells) != each.people for each in told):
        return NetOnly(changes)
    try:
        return _linked(matrix, changes, told, THRESHOLD, Budget(SEARCH_NODES))
    except BudgetSpent:
        return NetOnly(changes)


def _agrees(matrix: FlowMatrix, before: Round, after: Round, choices: tuple[str, ...]) -> bool:
    """The matrix is about these choices and adds up to the bars of both rounds."""
    sides = ((before, matrix.row_sums), (after, matrix.column_sums))
    return set(matrix.choices) == set(choices) and all(
        sum(sums[:-1]) == vote.total
        and all(
            vote.ballots_for(choice) == people for choice, people in zip(matrix.choices, sums, strict=False)
        )
        for vote, sums in sides
    )


def _sums(matrix: FlowMatrix, earlier: tuple[Told, ...]) -> tuple[Sum, ...] | None:
    """Earlier disclosures in places of the table; None where one names a choice that is not there."""
    place = {name: number for number, name in enumerate(matrix.names)}
    if any(not {first, second} <= place.keys() for told in earlier for first, second in told.cells):
        return None
    return tuple(
        Sum(frozenset((place[first], place[second]) for first, second in told.cells), told.people)
        for told in earlier
    )


def _linked(
    matrix: FlowMatrix, changes: tuple[NetChange, ...], told: tuple[Sum, ...], least: int, budget: Budget
) -> Shift:
    """The decision for linked ballots, with `least` people as the smallest group. Raises BudgetSpent."""
    last = len(matrix.choices)
    corner = Sum(frozenset({(last, last)}), 0)
    known = Known(matrix.row_sums, matrix.column_sums, (corner, *told))
    rule = _Rule(known.rows, known.columns, least)
    if determined(known, rule.is_disclosed, budget) != {}:
        return NetOnly(changes)
    shown = rule.shown(matrix)
    if any(row != column and last not in (row, column) for row, column in shown):
        poorer = Known(
            known.rows,
            known.columns,
            (
                *known.sums,
                *(Sum(frozenset({cell}), matrix.people(frozenset({cell}))) for cell in sorted(shown)),
            ),
            rule.gaps(shown),
        )
        if determined(poorer, rule.is_disclosed, budget) == {}:
            return Flows(changes, _named(matrix, shown), _moved(matrix, poorer, rule, shown, budget))
    return NetOnly(changes, _moved(matrix, known, rule, frozenset(), budget))


def _named(matrix: FlowMatrix, shown: frozenset[Cell]) -> tuple[Flow, ...]:
    names = matrix.names
    return tuple(Flow(names[row], names[column], matrix.cells[row][column]) for row, column in sorted(shown))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which cells may be shown and which would give a small group away, given the margins."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    least: int

    def is_disclosed(self, cell: Cell, people: int) -> bool:
        """A cell with this value, once worked out, tells something about fewer than `least` people."""
        row, column = self.rows[cell[0]], self.columns[cell[1]]
        return 0 < people < self.least or (people == 0 < min(row, column) < self.least)

    def shown(self, matrix: FlowMatrix) -> frozenset[Cell]:
        """The cells that are large enough and leave enough in their row and column."""
        size = range(len(self.rows))
        return frozenset(
            (row, column)
            for row in size
            for column in size
            if self.least <= matrix.cells[row][column] <= self._most(row, column)
        )

    def gaps(self, shown: frozenset[Cell]) -> tuple[Gap, ...]:
        """What a cell that is not shown tells by that: it has none of the values that would be shown."""
        size = range(len(self.rows))
        return tuple(
            Gap((row, column), self.least, self._most(row, column))
            for row in size
            for column in size
            if (row, column) not in shown
        )

    def _most(self, row: int, column: int) -> int:
        return min(self.rows[row], self.columns[column]) - self.least


def _moved(
    matrix: FlowMatrix, known: Known, rule: _Rule, shown: frozenset[Cell], budget: Budget
) -> int | None:
    """How many moves there are outside `shown`, or None where telling it would disclose a cell."""
    size = range(len(matrix.choices))
    both = frozenset((row, column) for row in size for column in size) - shown
    moves = frozenset((row, column) for row, column in both if row != column)
    people, linked = matrix.people(moves), _linked_ballots(matrix, shown)
    if moves == both:
        return people  # all who stayed are shown, so the number follows from what is known already

    def disclosed(number: int) -> dict[Cell, int] | None:
        # The people who stayed follow from the moves; saying so as well makes the search short.
        stayed = Sum(both - moves, linked - number)
        found = determined(known.and_also(Sum(moves, number), stayed), rule.is_disclosed, budget)
        return None if found is None else dict(found)

    try:
        if disclosed(people) != {}:
            return None
        return people if _is_covered(people, disclosed) else None
    except BudgetSpent:
        return None


def _linked_ballots(matrix: FlowMatrix, shown: frozenset[Cell]) -> int:
    """Ballots in both rounds outside `shown`, worked out from what an outsider knows."""
    last = len(matrix.choices)
    everybody = sum(matrix.row_sums) - matrix.row_sums[last] - matrix.column_sums[last]
    return everybody - matrix.people(frozenset(cell for cell in shown if last not in cell))


def _is_covered(people: int, disclosed: Callable[[int], dict[Cell, int] | None]) -> bool:
    """Whether a safe number may be told without making its silence tell something at other times: the numbers left
    untold must together fix no cell. A smaller safe number serves as cover and stays untold itself.
    """
    common: set[tuple[Cell, int]] | None = None
    for number in range(people):
        found = disclosed(number)
        if found is None:
            continue
        common = set(found.items()) if common is None else common & set(found.items())
        if not common:
            return True
    return False
