"""Two agreements of an invented council, for tests of what a group keeps: one supported, one on its way further."""

from __future__ import annotations

from datetime import date

from dilemmagame.domain.register import EntryKind, EntryStatus, RegisterEntry

SPRING, AUTUMN = date(2026, 3, 18), date(2026, 9, 8)
DINNERS = RegisterEntry(
    "a1",
    EntryKind.AGREEMENT,
    "We melden een etentje dat een ander betaalt, ook als het klein is.",
    who="ieder raadslid",
    when="vanaf 1 oktober",
    review_on=date(2027, 3, 8),
    support=17,
    present=21,
    friction="Sommigen vinden het streng voor een kop soep.",
    status=EntryStatus.SUPPORTED,
    article="2.1",
    session_id="avond-0",
    card_title="De tafel van de aannemer",
    made_on=AUTUMN,
)
CALL_FIRST = RegisterEntry(
    "a2",
    EntryKind.AGREEMENT,
    "Wie twijfelt over meestemmen, belt eerst de griffier.",
    who="ieder raadslid",
    review_on=date(2026, 9, 18),
    support=21,
    present=21,
    status=EntryStatus.TO_COUNCIL,
    article="1.3",
    made_on=SPRING,
    outcome="Staat op de agenda van 9 december.",
    changed_on=date(2026, 10, 6),
)
