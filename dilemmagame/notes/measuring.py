"""Measures and certainty in words, alike on stage, console and paper. None is called good or bad."""

from __future__ import annotations

from collections.abc import Sequence

from dilemmagame.base.i18n import _, ngettext
from dilemmagame.domain.analysis import Measure, Named, Picture, Reading


def picture_sentence(reading: Reading) -> str:
    """How the answers lie."""
    match reading.picture:
        case Picture.ALIKE:
            return _("The group thinks fairly alike about this.")
        case Picture.CAMPS:
            return _("There are two camps.")
        case Picture.APART:
            return _("The answers lie apart.")


def measure_sentences(reading: Reading) -> tuple[str, ...]:
    """Every measure with its name, source and ends, and what was left out."""
    left_out = ngettext(
        "{n} answer without a place of its own is left out.",
        "{n} answers without a place of their own are left out.",
        reading.neutral,
    ).format(n=reading.neutral)
    return (*(_measure(each) for each in reading.measures), *((left_out,) if reading.neutral else ()))


def reckoned(reading: Reading) -> str:
    """The measures in one line, and what they do not say."""
    words = _("A higher or lower number is not better.")
    return " ".join((*measure_sentences(reading), words))


def _measure(measure: Measure) -> str:
    value = decimals(measure.value)
    match measure.name:
        case Named.AGREEMENT:
            return _(
                "Agreement (Van der Eijk, 2001): {value}, from −1 (half at each end) to 1 (all alike)."
            ).format(value=value)
        case Named.MEAN_DIFFERENCE:
            return _("Spread: two people stand {value} places apart on average.").format(value=value)
        case Named.POLARISATION:
            return _(
                "Polarisation, from the same agreement: {value}, from 0 to 1 (half at each end)."
            ).format(value=value)
        case Named.LARGEST_SHARE:
            return _("Largest group: {percent} per cent.").format(percent=round(100 * measure.value))
        case Named.EVENNESS:
            return _(
                "Spread (IQV; Gibbs and Poston, 1975): {value}, from 0 (all on one) to 1 (as many on each)."
            ).format(value=value)
        case Named.CAMPS:
            return _(
                "Polarisation (Montalvo and Reynal-Querol, 2005): {value}, from 0 to 1 (two equal halves)."
            ).format(value=value)


def decimals(value: float) -> str:
    """Two figures behind the sign of the language."""
    whole, rest = divmod(round(abs(value) * 100), 100)
    sign = "−" if value < 0 and (whole or rest) else ""
    return _("{whole}.{hundredths}").format(whole=f"{sign}{whole}", hundredths=f"{rest:02d}")


def moved_sentence(moved: int, voted_before: int) -> str:
    """How many chose differently, without calling that good or bad."""
    if not moved:
        return _("Nobody chose differently after the conversation")
    return ngettext(
        "{n} of the {total} chose differently after the conversation",
        "{n} of the {total} chose differently after the conversation",
        moved,
    ).format(n=moved, total=voted_before)


def sure_sentence(places: Sequence[int]) -> str:
    """How sure people were on a line from 1 to 5, per round that may be told; 0: no place had the most. '' for none."""
    if not places:
        return ""
    if len(places) == 1:
        return _("How sure? {level}, from 1 to 5").format(level=_level(places[0]).capitalize())
    return _("How sure? First {before}, now {after}, from 1 to 5").format(
        before=_level(places[0]), after=_level(places[-1])
    )


def _level(place: int) -> str:
    return _("mostly {place}").format(place=place) if place else _("divided")
