"""Edits of small random projects, one of each kind, that can be made in any order."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.explained.causes import ChangeKind
from procure.explained.input_parts import Inputs
from procure.offers import Offer
from procure.project import Project
from procure.scenario import Limit
from procure.variations import (
    with_demand_factor,
    with_energy_factor,
    with_limit,
    with_offers,
    with_price_factor,
    with_throughput_factor,
    without_offer,
)

D = Decimal
_GONE: Final = "offer0"
"""The offer that one edit takes away; no other touches it."""


def _any_kept(pick: random.Random, made: Project) -> str:
    return pick.choice([offer.id for _, offer in made.offers() if offer.id != _GONE])


def _of_offer(pick: random.Random, made: Project, change: Callable[[Offer], Offer]) -> Project:
    name = _any_kept(pick, made)
    return with_offers(made, lambda one: change(one) if one.id == name else one)


def _price(pick: random.Random, inputs: Inputs) -> Inputs:
    name = _any_kept(pick, inputs[0])
    return with_price_factor(inputs[0], {name}, D(pick.choice((5, 8, 13, 20))) / 10), inputs[1]


def _lead_time(pick: random.Random, inputs: Inputs) -> Inputs:
    def later(one: Offer) -> Offer:
        return replace(one, lead_weeks=(one.lead_weeks or D(0)) + 8)

    return _of_offer(pick, inputs[0], later), inputs[1]


def _supply(pick: random.Random, inputs: Inputs) -> Inputs:
    def less(one: Offer) -> Offer:
        return replace(one, supply_total=(one.supply_total or 4) - 1)

    return _of_offer(pick, inputs[0], less), inputs[1]


def _minimum(pick: random.Random, inputs: Inputs) -> Inputs:
    return _of_offer(pick, inputs[0], lambda one: replace(one, moq=3)), inputs[1]


def _gone_offer(pick: random.Random, inputs: Inputs) -> Inputs:
    del pick
    lists = tuple(
        replace(one, offers=tuple(offer for offer in one.offers if offer.id != _GONE))
        for one in inputs[0].catalogs
    )
    return replace(inputs[0], catalogs=lists), inputs[1]


def _throughput(pick: random.Random, inputs: Inputs) -> Inputs:
    known = [one for one in inputs[0].throughputs if one.value]
    if not known:
        return inputs
    one = pick.choice(known)
    return with_throughput_factor(inputs[0], one.chip, D("0.5"), one.workload), inputs[1]


def _site(pick: random.Random, inputs: Inputs) -> Inputs:
    del pick
    return with_energy_factor(replace(inputs[0]), D(3)), inputs[1]


def _demand(pick: random.Random, inputs: Inputs) -> Inputs:
    row = pick.choice(inputs[1].demand)
    return inputs[0], with_demand_factor(inputs[1], D("0.5"), row.workload)


def _limit(pick: random.Random, inputs: Inputs) -> Inputs:
    limit = Limit(family="budget", value=D(pick.choice((4000, 6000, 20000))))
    return inputs[0], with_limit(inputs[1], limit)


def _excluded(pick: random.Random, inputs: Inputs) -> Inputs:
    name = _any_kept(pick, inputs[0])
    return inputs[0], without_offer(inputs[1], name)


def _discount(pick: random.Random, inputs: Inputs) -> Inputs:
    del pick
    return inputs[0], replace(inputs[1], discount_rate=D("0.11"))


EDITS: Final[Mapping[ChangeKind, Callable[[random.Random, Inputs], Inputs]]] = {
    "price": _price,
    "lead_time": _lead_time,
    "supply": _supply,
    "minimum": _minimum,
    "gone_offer": _gone_offer,
    "throughput": _throughput,
    "site": _site,
    "demand": _demand,
    "limit": _limit,
    "excluded": _excluded,
    "discount_rate": _discount,
}
"""By the kind of the change that each makes."""
