"""Features of the fleet, ports, demand and what is aimed at."""

from dataclasses import replace
from decimal import Decimal

from procure.demand import (
    FleetLine,
    Readiness,
    Workload,
)
from procure.scenario import ShortfallPrice, WorkloadWeight
from tests.solver.features.draft import Draft


def fleet(draft: Draft) -> None:
    """Own chips, some of which retire."""
    for number in range(draft.pick.choice((1, 2))):
        draft.fleet.append(
            FleetLine(
                id=f"fleet{number}",
                chip=draft.pick.choice(draft.chips).id,
                chips=draft.pick.choice((1, 2)),
                site=draft.sites[draft.own_site()].id,
                retires=draft.pick.choice((None, draft.start(1), draft.start(2))),
                kw=draft.pick.choice((None, Decimal("1.5"))),
                racks=Decimal("0.5"),
            )
        )


def ports(draft: Draft) -> None:
    """Ask for ports of some stacks; one in ten lacks a figure, or can never be made."""
    for chip, work in [(chip, work) for chip in draft.chips for work in draft.workloads]:
        if len(draft.readiness) < 3 and (draft.pick.random() < 0.5 or not draft.readiness):
            known = draft.pick.random() < 0.9
            draft.readiness.append(
                Readiness(
                    stack=chip.stack,
                    workload=work.id,
                    status="port" if draft.pick.random() < 0.9 else "never",
                    porting_cost=draft.money(3, 15),
                    weeks=draft.weeks() if known else None,
                    efficiency=Decimal(draft.pick.choice(("0.5", "1"))),
                )
            )


def hosting(draft: Draft) -> None:
    """Rent the place of a site by its power."""
    number = draft.own_site()
    price = Decimal(draft.pick.choice((20, 100)))
    draft.sites[number] = replace(draft.sites[number], hosting_price=price)


def headroom(draft: Draft) -> None:
    """Ask for more than the demand."""
    draft.asked["headroom"] = Decimal(draft.pick.choice(("0.5", "0.25")))


def discount(draft: Draft) -> None:
    """Discount what is due later."""
    draft.asked["discount_rate"] = Decimal("0.15")


def shortfall_prices(draft: Draft) -> None:
    """Let every workload fall short at a price."""
    draft.asked["shortfall_prices"] = tuple(
        ShortfallPrice(workload=work.id, price=Decimal(draft.pick.choice((500, 4000, 20000))))
        for work in draft.workloads
    )


def max_served(draft: Draft) -> None:
    """Serve the most within a budget."""
    draft.asked["objective"] = "max_served"
    draft.limit("budget", draft.money(20, 90))


def earliest(draft: Draft) -> None:
    """Serve the soonest within a budget of the first period."""
    draft.asked["objective"] = "earliest"
    draft.limit("budget", draft.money(40, 120), period=0)


def weights(draft: Draft) -> None:
    """Let one workload count more than another."""
    draft.asked.setdefault("objective", draft.pick.choice(("max_served", "earliest")))
    if len(draft.workloads) == 1:
        draft.workloads.append(Workload(id="w1", name="Work 1", unit="tokens/s"))
    draft.asked["weights"] = (WorkloadWeight(workload="w1", weight=Decimal(5)),)
    draft.limit("budget", draft.money(20, 120))
