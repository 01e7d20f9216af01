"""What the cards of an evening covered of the integrity chain, as a table with bars, for the figures."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _
from dilemmagame.domain.coverage import Coverage, Share
from dilemmagame.notes.document import Block, Heading, Passage, Row, Table, Tone


def coverage_blocks(known: Coverage, language: str) -> tuple[Block, ...]:
    """Links and vulnerabilities of a session or a year; nothing where no card is about any of them."""
    if not any(share.cards for share in (*known.chain, *known.vulnerabilities)):
        return ()
    touched = tuple(share for share in known.vulnerabilities if share.cards)
    blocks: list[Block] = [
        Heading(_("What the cards covered")),
        _table(_("Links of the integrity chain"), _("Link"), known.chain, language),
    ]
    if touched:
        blocks.append(
            _table(_("Vulnerable work the cards were about"), _("Vulnerability"), touched, language)
        )
    blocks.append(
        Passage(
            _(
                "A card may be about more than one link; it counts for each. The minutes are those of the whole card."
            ),
            Tone.QUIET,
        )
    )
    return tuple(blocks)


def _table(caption: str, first: str, shares: Sequence[Share], language: str) -> Table:
    rows = tuple(
        Row(
            (
                share.name.get(language),
                str(share.cards),
                str(share.minutes),
            ),
            bars=(share.cards,),
        )
        for share in shares
    )
    return Table(caption, (first, _("Cards"), _("Minutes")), rows)
