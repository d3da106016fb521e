"""What a newer price list changed, and what it did to a plan, as JSON for other programs.

Keys are a contract, as in procure.exchange: money is a string of digits with its currency
beside it, and what is not known is null.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from procure.editions import history
from procure.offer_changes import OfferChange, changes, price_steps, standing
from procure.offers import Catalog, Offer
from procure.plan_difference import PlanDifference, Side
from procure.scenario import Scenario
from procure.storage import adapter
from procure.units import plain

Tree = dict[str, Any]


def changes_tree(old: Catalog | None, new: Catalog) -> Tree:
    """Give what a list changes beside the one of its supplier, with each offer's history.

    `standing` is "same" for the very file that is known, "older" for one of an earlier day.
    """
    return {
        "supplier": new.supplier,
        "replaces": None
        if old is None
        else {"file": old.file_name, "as_of": _day(old.as_of), "read_on": _day(old.read_on)},
        "standing": standing(old, new) or None,
        "offers": [_change(old, one) for one in changes(old, new)],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _change(old: Catalog | None, change: OfferChange) -> Tree:
    before, after = change.before, change.after
    both = before is not None and after is not None
    return {
        "change": "probably_renamed" if change.kind == "renamed" else change.kind,
        "offer": None if after is None else after.id,
        "offer_before": None if before is None else before.id,
        "description": change.offer.description,
        "fields": list(_fields(change)),
        "prices": list(_prices(before, after)) if before and after and both else [],
        "history": [] if old is None or before is None else list(_history(old, before)),
    }


def _fields(change: OfferChange) -> Iterable[Tree]:
    values = adapter(Offer)
    before = None if change.before is None else values.dump_python(change.before, mode="json")
    after = None if change.after is None else values.dump_python(change.after, mode="json")
    for field in change.fields:
        yield {
            "field": field,
            "before": before[field] if before else None,
            "after": after[field] if after else None,
        }


def _prices(before: Offer, after: Offer) -> Iterable[Tree]:
    for step in price_steps(before, after):
        yield {
            "quantity": step.quantity,
            "before": _text(step.before),
            "currency_before": before.currency,
            "after": _text(step.after),
            "currency_after": after.currency,
            "change": None if step.change is None else float(round(step.change, 6)),
        }


def _history(catalog: Catalog, offer: Offer) -> Iterable[Tree]:
    for quoted in history(catalog, offer.id):
        yield {
            "on": _day(quoted.on),
            "file": quoted.file_name,
            "currency": quoted.currency,
            "price": _text(quoted.price),
            "breaks": [
                {"quantity": one.quantity, "unit_price": plain(one.unit_price)}
                for one in quoted.breaks
            ],
            "lead_weeks": _text(quoted.lead_weeks),
            "lead_weeks_p90": _text(quoted.lead_weeks_p90),
        }


def difference_tree(scenario: Scenario, found: PlanDifference) -> Tree:
    """Give what newer price lists did to a plan; `told_apart`: more than the gaps can hide."""
    return {
        "lists": [{"supplier": one.supplier, "on": _day(one.on)} for one in found.lists],
        "currency": found.currency,
        "before": _side(found.before),
        "after": _side(found.after),
        "change": _text(found.change),
        "fraction": None if found.fraction is None else float(round(found.fraction, 6)),
        "told_apart": found.told_apart,
        "costs": [
            {
                "line": one.kind,
                "before": plain(one.before),
                "after": plain(one.after),
                "currency": found.currency,
            }
            for one in found.costs
        ],
        "orders": [
            {
                "change": one.kind,
                "offer": one.offer,
                "supplier": one.supplier,
                "period": one.period,
                "label": scenario.horizon.label(one.period),
                "units_before": one.before,
                "units_after": one.after,
            }
            for one in found.orders
        ],
    }


def _side(side: Side) -> Tree:
    return {
        "status": side.status,
        "total_cost": _text(side.total_cost),
        "objective": _text(side.objective),
        "bound": _text(side.bound),
        "gap": _text(side.gap),
        "served": _text(side.served),
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
