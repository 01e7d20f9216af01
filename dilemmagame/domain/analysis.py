"""What a tally says about a group: measures with a name and a source, and when there is hardly anything to debate."""

from __future__ import annotations

from dilemmagame.domain.answers import OTHER, UNSURE
from dilemmagame.domain.ballots import Round

EARLY_AGREEMENT = 0.8


def agree_early(vote: Round) -> bool:
    """At least four in five chose the same action; the threshold is ours. People without an opinion count as others."""
    best = max((count.ballots for count in vote.counts if count.choice not in (UNSURE, OTHER)), default=0)
    return vote.total > 0 and best >= EARLY_AGREEMENT * vote.total
