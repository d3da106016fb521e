"""Features that limit a plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from procure.chips import ExportRule
from procure.demand import (
    Pool,
    PoolMember,
)
from procure.scenario import Limit
from tests.solver.features.draft import SUPPLIERS, Draft


def budget(draft: Draft) -> None:
    """Limit all cash, over everything and in one period."""
    draft.limit("budget", draft.money(40, 140))
    draft.limit("budget", draft.money(20, 80), period=draft.pick.randrange(draft.periods))


def budget_lines(draft: Draft) -> None:
    """Limit capital and operating cost apart."""
    draft.limit("budget", draft.money(30, 90), lines="capital")
    draft.limit("budget", draft.money(5, 60), lines="operating")


def budget_year(draft: Draft) -> None:
    """Limit the cash of one fiscal year, of all lines or some."""
    month = draft.pick.choice((1, 2, 4, 7))
    draft.asked["fiscal_month"] = month
    year = 2024 if month == 1 else draft.pick.choice((2023, 2024))
    lines = draft.pick.choice(("all", "capital", "operating"))
    draft.limit("budget", draft.money(10, 80), year=year, lines=lines)


def carry_over(draft: Draft) -> None:
    """Let periods or fiscal years spend what the one before left."""
    if draft.pick.random() < 0.5:
        draft.limit("budget", draft.money(10, 60), period=0)
        for period in range(1, draft.periods):
            carry = draft.pick.random() < 0.8
            draft.limit("budget", draft.money(5, 30), period=period, carry_over=carry)
        return
    draft.asked["fiscal_month"] = draft.pick.choice((2, 4))
    draft.limit("budget", draft.money(10, 60), year=2023)
    draft.limit("budget", draft.money(5, 40), year=2024, carry_over=True)


def lead_time(draft: Draft) -> None:
    """Limit the weeks that a delivery may take."""
    draft.limit("lead_time", draft.pick.choice((1, 4, 9)))


def supply_off(draft: Draft) -> None:
    """Switch the suppliers' stated supply off."""
    draft.limits.append(Limit(family="supply", on=False))


def power(draft: Draft) -> None:
    """Limit the power at a site."""
    site = draft.sites[draft.own_site()]
    draft.limit("power", draft.pick.choice((1, 2, 4)), subject=site.id)


def racks(draft: Draft) -> None:
    """Limit the racks at a site, and give units a size."""
    number = draft.own_site()
    draft.sites[number] = replace(draft.sites[number], racks=Decimal(draft.pick.choice((2, 3))))
    if draft.pick.random() < 0.3:
        draft.limit("racks", 1, subject=draft.sites[number].id)
    for index in range(len(draft.offers)):
        draft.change(index, racks_per_unit=Decimal(draft.pick.choice(("0.5", "1"))))


def pool(draft: Draft) -> None:
    """Let a chip and an offer share a bottleneck."""
    members = [PoolMember(chip=draft.chips[0].id, weight=Decimal(1))]
    members.append(PoolMember(offer=draft.offers[-1][1].id, weight=Decimal("1.5")))
    each = Decimal(draft.pick.choice((1, 2, 3)))
    draft.pools.append(
        Pool(id="hbm", name="Memory", unit="stacks", per_period=each, members=tuple(members))
    )
    if draft.pick.random() < 0.2:
        draft.limit("pool", 2, subject="hbm")


def _export_rule(draft: Draft, status: Literal["licence", "banned"]) -> None:
    site = draft.sites[draft.own_site()]
    day = draft.pick.choice((date(2023, 10, 17), date(2024, 1, 20), draft.start(1)))
    number = draft.pick.randrange(len(draft.chips))
    rules = draft.chips[number].export_rules
    if all((rule.country, rule.start) != (site.country, day) for rule in rules):
        rules += (ExportRule(country=site.country, start=day, status=status),)
    draft.change_chip(number, export_rules=rules)


def licence(draft: Draft) -> None:
    """Ask for licences, which take some weeks."""
    for _ in range(2):
        _export_rule(draft, "licence")
    draft.limit("eligibility", draft.pick.choice((1, 3, 6)))


def licence_excluded(draft: Draft) -> None:
    """Ask for a licence; unless another feature gives it time, none is applied for."""
    _export_rule(draft, "licence")


def ban(draft: Draft) -> None:
    """Ban a chip from a country from some day on."""
    _export_rule(draft, "banned")


def _share(draft: Draft, of: Literal["spend", "chips", "served"]) -> None:
    sides = ["maker", "stack", "chip", *(() if of == "served" else ("supplier",))]
    for bound in draft.pick.choice((("maximum",), ("minimum",), ("maximum", "minimum"))):
        by = draft.pick.choice(sides)
        chip = draft.pick.choice(draft.chips)
        names = {"maker": chip.maker, "stack": chip.stack, "chip": chip.id}
        subject = names.get(by, draft.pick.choice(SUPPLIERS))
        value = draft.pick.choice(("0.4", "0.6") if bound == "maximum" else ("0.2", "0.3"))
        draft.limit("share", value, of=of, by=by, subject=subject, bound=bound)


def share_of_spend(draft: Draft) -> None:
    """Limit a share of what is spent."""
    _share(draft, "spend")


def share_of_chips(draft: Draft) -> None:
    """Limit a share of the chips bought and rented."""
    _share(draft, "chips")


def share_of_served(draft: Draft) -> None:
    """Limit a share of the work served."""
    _share(draft, "served")


def suppliers(draft: Draft) -> None:
    """Limit the number of suppliers, from above or below."""
    bound = draft.pick.choice(("maximum", "minimum"))
    draft.limit("suppliers", 1 if bound == "maximum" else 2, bound=bound)


def quantity_of_offer(draft: Draft) -> None:
    """Limit the units of an offer, from above or below."""
    bound = draft.pick.choice(("maximum", "minimum"))
    subject = draft.offers[draft.any_offer()][1].id
    draft.limit("quantity", draft.pick.choice((1, 2)), by="offer", subject=subject, bound=bound)


def quantity_of_chip(draft: Draft) -> None:
    """Limit the chips of a model, from above or below."""
    bound = draft.pick.choice(("maximum", "minimum"))
    subject = draft.offers[draft.any_offer()][1].contents[0].chip
    draft.limit("quantity", draft.pick.choice((2, 3)), by="chip", subject=subject, bound=bound)
