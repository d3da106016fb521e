"""Edits of many offers at once: one way through the price lists, however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from procure.editions import with_past_kept
from procure.offers import Catalog, Offer
from ui.edits import Inputs


def with_offers(inputs: Inputs, fields: Mapping[str, Mapping[str, Any]]) -> Inputs:
    """Change fields of offers, by their ids, as with_offer does one by one."""
    catalogs = tuple(_changed(catalog, fields) for catalog in inputs.project.catalogs)
    return inputs.with_project(catalogs=catalogs)


def _changed(catalog: Catalog, fields: Mapping[str, Mapping[str, Any]]) -> Catalog:
    new: dict[str, Offer] = {}
    for offer in catalog.offers:
        if offer.id in fields:
            new[offer.id] = replace(offer, **fields[offer.id])
            catalog = with_past_kept(catalog, offer)
    if not new:
        return catalog
    return replace(catalog, offers=tuple(new.get(one.id, one) for one in catalog.offers))


def with_uses(inputs: Inputs, used: Sequence[tuple[str, bool]]) -> Inputs:
    """Let the scenario order offers, or exclude them, as with_use does one by one."""
    wanted = dict(used)
    kept = tuple(known for known in inputs.scenario.excluded if known not in wanted)
    excluded = (offer for offer, is_used in wanted.items() if not is_used)
    return inputs.with_scenario(excluded=(*kept, *excluded))
