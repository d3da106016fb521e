"""Chips that a person added while a price list was read."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from catalogs.chip_words import name_of
from catalogs.findings import Findings
from catalogs.match import Matcher, folded_name
from procure.chips import Chip, Figure
from procure.errors import PriceListError

_FIGURES: Final = tuple(field.name for field in fields(Chip) if "Figure" in str(field.type))


def refuse_new_chip(chip: Chip, known: Sequence[Chip]) -> PriceListError | None:
    """Say why a chip cannot be added to those known, with one sentence; None where it can.

    Its id and every name must be its own and name a model: words that already mean
    another chip, or one of several, would make a wrong neighbour certain.
    """
    others = [each for each in known if each != chip]
    matcher = Matcher(others)
    for other in others:
        if other.id.casefold() == chip.id.casefold():
            return PriceListError("chip-id-taken", chip=chip.id, other=other.name)
    if not chip.id.strip() or not chip.name.strip():
        return PriceListError("chip-name-missing")
    for name in (chip.name, *chip.aliases):
        taken = matcher.named(name)
        if taken:
            return PriceListError("chip-name-taken", name=name, other=matcher.names(taken))
        if not name_of(chip, name).model:
            return PriceListError("chip-name-plain", name=name)
    return None


def with_new_chips(
    chips: Sequence[Chip], added: Sequence[Chip], findings: Findings
) -> tuple[Chip, ...]:
    """Put the chips that a person added beside those known, with a warning for each assumption.

    A chip that is known by now, from an earlier import of the same answers, is left as it
    is known. Raises PriceListError for one that collides with a known chip.
    """
    together = list(chips)
    for chip in added:
        if any(each.id == chip.id and _same_name(each, chip) for each in together):
            continue
        refused = refuse_new_chip(chip, together)
        if refused:
            raise refused
        together.append(chip)
        if assumed(chip):
            findings.add("chip-assumed", "warning", chip=chip.name)
    return tuple(together)


def assumed(chip: Chip) -> bool:
    """Tell whether no source stands behind a chip: a figure without one, or no figure at all."""
    figures = [getattr(chip, name) for name in _FIGURES]
    stated = [figure for figure in figures if isinstance(figure, Figure)]
    return not stated or any(figure.assumption for figure in stated)


def _same_name(one: Chip, other: Chip) -> bool:
    return folded_name(one.name) == folded_name(other.name)
