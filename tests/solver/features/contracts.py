"""Features of what is promised to suppliers, and of what they give back."""

from datetime import date
from decimal import Decimal
from typing import Any

from procure.demand import (
    FleetLine,
)
from procure.offers import (
    Commitment,
    Rebate,
)
from tests.solver.features.draft import SUPPLIERS, Draft


def _promise(draft: Draft, kind: str, supplier: str = "", **fields: Any) -> None:
    supplier = supplier or draft.pick.choice(SUPPLIERS)
    count = sum(len(found) for found in draft.commitments.values())
    known: dict[str, Any] = {
        "id": f"promise{count}",
        "kind": kind,
        "description": f"Promise {count}",
        "currency": "USD",
    }
    draft.commitments.setdefault(supplier, []).append(Commitment(**(known | fields)))


def take_or_pay(draft: Draft) -> None:
    """Promise a supplier an amount that is due at least, for one chip or all."""
    supplier, offer = draft.offers[draft.any_offer()]
    chip = draft.pick.choice(("", offer.contents[0].chip))
    _promise(draft, "take_or_pay", supplier, chip=chip, amount=draft.money(15, 90), signed=True)


def prepaid(draft: Draft) -> None:
    """Pay a supplier in advance, once or twice."""
    supplier, offer = draft.offers[draft.any_offer()]
    chip = draft.pick.choice(("", offer.contents[0].chip))
    for _ in range(draft.pick.choice((1, 1, 2))):
        _promise(draft, "prepaid", supplier, chip=chip, amount=draft.money(10, 50), signed=True)
    draft.asked.setdefault("discount_rate", Decimal("0.1"))


def _supplying(draft: Draft) -> dict[str, Any]:
    return {
        "chip": draft.pick.choice(draft.chips).id,
        "chips": draft.pick.choice((1, 2)),
        "site": draft.sites[draft.own_site()].id,
        "amount": draft.money(5, 20),
        "when": draft.pick.choice((date(2023, 12, 1), date(2024, 1, 20), draft.start(1))),
    }


def open_orders(draft: Draft) -> None:
    """Await what is ordered already: a signed order, and a line of the fleet still to be paid."""
    _promise(draft, "order", signed=True, **_supplying(draft))
    draft.fleet.append(
        FleetLine(
            id="open",
            chip=draft.pick.choice(draft.chips).id,
            chips=1,
            site=draft.sites[draft.own_site()].id,
            arrives=draft.start(draft.pick.choice((0, 1))),
            to_pay=draft.money(5, 20),
            currency="EUR",
        )
    )


def letter_assumed(draft: Draft) -> None:
    """Count on a letter of intent."""
    _promise(draft, "loi", **_supplying(draft))
    names = [one.id for found in draft.commitments.values() for one in found if one.kind == "loi"]
    draft.asked["assume_delivered"] = tuple(names)


def not_binding(draft: Draft) -> None:
    """What nobody signed or assumes changes nothing."""
    names = draft.asked.get("assume_delivered")
    _promise(draft, "loi", **_supplying(draft))
    _promise(draft, "order", **_supplying(draft))
    _promise(draft, "take_or_pay", amount=draft.money(50, 90))
    assert draft.asked.get("assume_delivered") == names


def rebate(draft: Draft) -> None:
    """Let a supplier pay back a part."""
    _rebates(draft, 1)


def rebate_tiers(draft: Draft) -> None:
    """Let a supplier pay back more from a higher spend on."""
    _rebates(draft, 2)


def _rebates(draft: Draft, tiers: int) -> None:
    free = [name for name, _ in draft.offers if name not in draft.rebates] or list(SUPPLIERS)
    threshold = draft.money(20, 60)
    draft.rebates[draft.pick.choice(free)] = [
        Rebate(
            threshold=threshold * (tier + 1),
            rate=Decimal(draft.pick.choice(("0.1", "0.15"))) * (tier + 1),
            currency="USD",
        )
        for tier in range(tiers)
    ]
