"""Minimums, steps, supply, lead times and costs of offers that cannot be meant."""

from decimal import Decimal
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.units import plain

LONG_WEEKS: Final = Decimal(156)
"""A lead time beyond three years of 52 weeks is no quote."""


def minimums(listed: Listed) -> Found:
    """Find minimum orders that the step of orders or the supply does not allow."""
    for offer in listed.offers:
        moq = offer.moq
        if not moq:
            continue
        if offer.multiple and moq % offer.multiple:
            values = (("moq", str(moq)), ("multiple", str(offer.multiple)))
            yield Finding("moq-no-multiple", offer, "moq", values)
        if offer.supply_total is not None and moq > offer.supply_total:
            values = (("moq", str(moq)), ("supply", str(offer.supply_total)))
            yield Finding("moq-above-supply", offer, "moq", values)
        elif offer.supply_per_period is not None and moq > offer.supply_per_period:
            values = (("moq", str(moq)), ("supply", str(offer.supply_per_period)))
            yield Finding("moq-above-supply", offer, "moq", values)


def lead_times(listed: Listed) -> Found:
    """Find lead times of more than three years, and silicon made to order that is in stock."""
    for offer in listed.offers:
        weeks = offer.lead_weeks
        if weeks is None:
            continue
        longest = offer.lead_weeks_p90
        if weeks > LONG_WEEKS or (longest is not None and longest > LONG_WEEKS):
            shown = max(weeks, longest or weeks)
            values = (("weeks", plain(round(shown, 1))),)
            yield Finding("lead-time-absurd", offer, "lead_time", values)
    for alike, chip in listed.of_chips():
        if chip.custom and alike.kind == "purchase":
            for offer in alike.offers:
                if offer.lead_weeks == 0:
                    values = (("chip", chip.name),)
                    yield Finding("lead-time-custom", offer, "lead_time", values)


def integration_costs(listed: Listed) -> Found:
    """Find purchases that leave open what integration costs, where the list has a column of it."""
    if "integration_cost" not in listed.fields:
        return
    for offer in listed.offers:
        if offer.integration_cost is None and offer.kind == "purchase":
            yield Finding("integration-cost-missing", offer, "integration_cost")
