"""What the commands that take something in say alike: what is wrong with it, and that nothing was written."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.cards import Problem, Severity

PROBLEMS_SHOWN = 30


def tell_problems(problems: Iterable[Problem]) -> None:
    """A line for each, the worst first; a long list is cut off with the number of the rest."""
    from dilemmagame.library.sentences import format_text

    worst_first = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in worst_first[:PROBLEMS_SHOWN]:
        print(format_text(problem), file=sys.stderr)
    rest = len(worst_first) - PROBLEMS_SHOWN
    if rest > 0:
        print(ngettext("and {n} more", "and {n} more", rest).format(n=rest), file=sys.stderr)


def nothing_written() -> int:
    """Say so, and give the exit code that goes with it."""
    print(_("Nothing was written."), file=sys.stderr)
    return 1
