"""Principle and consequence stand apart in the notes, and not among the other reasons as well."""

from __future__ import annotations

from dilemmagame.domain.steps import CaptureField
from dilemmagame.notes.content import Choice, ItemNotes, Said
from dilemmagame.notes.document import Item, Listing
from dilemmagame.notes.steps.arguments import LINES as ARGUMENTS
from dilemmagame.notes.steps.weighing import LINES as WEIGHING


def test_reasons_are_told_once_under_their_own_head() -> None:
    said = (
        Said("Het hoort niet.", CaptureField.REASON, "principle"),
        Said("Niemand vertrouwt ons nog.", CaptureField.REASON, "consequence"),
        Said("Het scheelt tijd.", CaptureField.REASON, "A"),
    )
    item = ItemNotes(1, "Een kist wijn", "Wat doe je?", None, said, (), (), (Choice("A", "A"),))
    (weighed,) = (block for block in WEIGHING.card(item) if isinstance(block, Listing))
    assert [each.details for each in weighed.items] == [("Het hoort niet.",), ("Niemand vertrouwt ons nog.",)]
    (named,) = (block for block in ARGUMENTS.card(item) if isinstance(block, Listing))
    assert named.items == (Item("A", ("Het scheelt tijd.",)),)
