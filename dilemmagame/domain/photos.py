"""A photo of the flip-over, kept with a session as a page of its own that comes on the stage only when asked for."""

from __future__ import annotations

from dilemmagame.domain.localised import Localised
from dilemmagame.domain.methods import Method, Step
from dilemmagame.domain.plan import PlannedItem
from dilemmagame.domain.steps import StepKind

PHOTO = "photo"
_NAME = Localised("Foto van de flip-over", "Photo of the flip-over")
_HINT = Localised(
    "Kijk eerst zelf: staan er namen op? Sla dan over. De foto blijft op deze laptop.",
    "Look yourself first: are there names on it? Then skip it. The photo stays on this laptop.",
)
_NOTHING = Localised("", "")


def photo_item(files: tuple[str, ...]) -> PlannedItem:
    """The photos `files` (names in the data folder's pages) as a piece of the evening that takes no time."""
    step = Step(f"{PHOTO}.1", StepKind.PAGES, _NAME, _HINT, 0, 0)
    return PlannedItem(Method(PHOTO, _NAME, _NOTHING, _NOTHING, 1, 1000, (step,), frame=True), pages=files)


def is_photo(item: PlannedItem) -> bool:
    """Whether the item holds photos, and not pages the trainer brought along."""
    return item.method.id == PHOTO and item.card is None
