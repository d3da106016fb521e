"""Whether a set of orders keeps every limit: read from docs/model.md alone.

Limits on what is used up are weighed as loads, which every further order can but raise,
so that a search may stop at the first that is too high. All others are looked at when
the set is complete; shares of the work served are left to the assignment.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from procure.offers import Offer
from procure.plan import CAPITAL
from procure.scenario import Limit
from tests.solver.brute.market import ZERO, Market
from tests.solver.brute.money import Line, Money, price
from tests.solver.brute.slots import Choice

Resource = tuple[str, str, int]
"""A kind, what it is of, and the period."""


class Rules:
    """The limits of a market."""

    def __init__(self, market: Market, money: Money) -> None:
        self.market = market
        self.money = money
        self.limits = market.limits
        self.budgets = [one for one in self.limits if self._only_grows(one)]
        self.most = self._most()

    # What is used up

    def _most(self) -> dict[Resource, Decimal]:
        """Give how much there is of each thing that orders use up."""
        found: dict[Resource, Decimal] = {}
        for limit in self.limits:
            if limit.family in {"power", "racks"}:
                site = self.market.sites[limit.subject]
                own = site.power_kw if limit.family == "power" else site.racks
                value = limit.value if limit.value is not None else own
                if value is not None:
                    for period in self.market.periods:
                        place = (limit.family, site.id, period)
                        found[place] = value - self._held(limit.family, site.id, period)
            elif limit.family == "pool":
                pool = next(one for one in self.market.project.pools if one.id == limit.subject)
                value = limit.value if limit.value is not None else pool.per_period
                for period in self.market.periods:
                    found["pool", pool.id, period] = value
            elif limit.family == "quantity" and limit.bound == "maximum":
                assert limit.value is not None
                found["quantity", f"{limit.by} {limit.subject}", 0] = limit.value
        for limit in self.budgets:
            # A dollar more, since lines are rounded together: the whole set is looked at again.
            found["budget", limit.key, 0] = (limit.value or ZERO) + 1
        if self.market.limit("supply") is not None:
            found.update(self._supply())
        return found

    def _only_grows(self, limit: Limit) -> bool:
        """Tell whether no further order can lower what a budget counts."""
        if limit.family != "budget" or limit.carry_over:
            return False
        lists = self.market.project.catalogs
        promised = {one.kind for catalog in lists for one in catalog.commitments}
        credited = any(o.break_basis == "cumulative" for _, o in self.market.project.offers())
        if "prepaid" in promised or credited:
            return False
        settled = any(catalog.rebates or catalog.programs for catalog in lists)
        return limit.period is not None or not (settled or "take_or_pay" in promised)

    def _held(self, family: str, site: str, period: int) -> Decimal:
        there = [
            one.kw if family == "power" else one.racks
            for one in self.market.held
            if one.site == site and self.market.is_there(one, period)
        ]
        return sum(there, ZERO)

    def _supply(self) -> Iterator[tuple[Resource, Decimal]]:
        for _, offer in self.market.project.offers():
            if offer.supply_total is not None:
                yield ("supply", offer.id, 0), Decimal(offer.supply_total)
            if offer.supply_per_period is not None:
                for period in self.market.periods:
                    yield ("arriving", offer.id, period), Decimal(offer.supply_per_period)
        for _, program in self.market.programs.values():
            for period in self.market.periods if program.ramp else ():
                begun = [
                    step
                    for step in program.ramp
                    if step.start <= self.market.horizon.starts(period)
                ]
                chips = max(begun, key=lambda one: one.start).chips_per_period if begun else 0
                yield ("ramp", program.id, period), Decimal(chips)

    def loads(self, choice: Choice) -> dict[Resource, Decimal]:
        """Give what an order takes of each thing there is only so much of."""
        slot, offer, units = choice.slot, choice.slot.offer, choice.units
        taken: dict[Resource, Decimal] = defaultdict(Decimal)
        taken["supply", offer.id, 0] += units
        taken["arriving", offer.id, slot.due] += units
        taken["ramp", offer.program, slot.due] += units * offer.chips_per_unit
        taken["quantity", f"offer {offer.id}", 0] += units
        for content in offer.contents:
            taken["quantity", f"chip {content.chip}", 0] += units * content.count
        for pool in self.market.project.pools:
            for member in pool.members:
                if member.offer:
                    each = 1 if member.offer == offer.id else 0
                else:
                    each = sum(one.count for one in offer.contents if one.chip == member.chip)
                taken["pool", pool.id, slot.due] += member.weight * each * units
        for site, number in choice.places():
            for period in self.market.periods:
                if slot.works(period):
                    taken["power", site, period] += self.market.kw(offer) * number
                    taken["racks", site, period] += (offer.racks_per_unit or ZERO) * number
        if self.budgets:
            lines = [line for one in price([choice]) for line in self.money.order(one)]
            lines += self.money.power(choice)
            for limit in self.budgets:
                taken["budget", limit.key, 0] = self.cash(limit, lines)
        return {place: load for place, load in taken.items() if load and place in self.most}

    # What is known when the set is complete

    def hold(self, picked: Sequence[Choice], lines: Sequence[Line]) -> bool:
        """Tell whether a whole set keeps the limits that are no loads."""
        return _reaches_first_breaks(picked) and all(
            self._holds(limit, picked, lines) for limit in self.limits
        )

    def _holds(self, limit: Limit, picked: Sequence[Choice], lines: Sequence[Line]) -> bool:
        if limit.family == "budget":
            return self.cash(limit, lines) <= self.may_spend(limit, lines)
        if limit.value is None:
            return True
        if limit.family == "suppliers":
            count = len({choice.slot.supplier for choice in picked})
            return count <= limit.value if limit.bound == "maximum" else count >= limit.value
        if limit.family == "quantity" and limit.bound == "minimum":
            place = ("quantity", f"{limit.by} {limit.subject}", 0)
            return sum((self._quantity(one, place) for one in picked), ZERO) >= limit.value
        if limit.family == "share" and limit.of != "served":
            return self._share_holds(limit, picked, lines)
        return True

    def _quantity(self, choice: Choice, place: Resource) -> Decimal:
        if place[1] == f"offer {choice.slot.offer.id}":
            return Decimal(choice.units)
        contents = choice.slot.offer.contents
        each = sum(one.count for one in contents if place[1] == f"chip {one.chip}")
        return Decimal(each * choice.units)

    def cash(self, limit: Limit, lines: Sequence[Line]) -> Decimal:
        """Add up what a budget counts."""
        total = ZERO
        for line in lines:
            if line.kind == "residual":
                continue
            if limit.lines != "all" and (limit.lines == "capital") != (line.kind in CAPITAL):
                continue
            if limit.period is not None and line.period != limit.period:
                continue
            if limit.year is not None and self.market.fiscal_year(line.period) != limit.year:
                continue
            total += line.amount
        return total

    def may_spend(self, limit: Limit, lines: Sequence[Line]) -> Decimal:
        """Give a budget's value with what it takes over from the one before."""
        assert limit.value is not None
        before = self._before(limit) if limit.carry_over else None
        if before is None:
            return limit.value
        return limit.value + self.may_spend(before, lines) - self.cash(before, lines)

    def _before(self, limit: Limit) -> Limit | None:
        for one in self.limits:
            if one.family != "budget" or one.lines != limit.lines:
                continue
            if limit.period is not None and one.period == limit.period - 1:
                return one
            if limit.year is not None and one.year == limit.year - 1:
                return one
        return None

    def _share_holds(self, limit: Limit, picked: Sequence[Choice], lines: Sequence[Line]) -> bool:
        assert limit.value is not None
        total = part = ZERO
        for choice in picked:
            if limit.of == "chips":
                whole = Decimal(choice.units * choice.slot.offer.chips_per_unit)
            else:
                own = [one for one in lines if one.slot == choice.slot.number]
                spent = [one.amount for one in own if one.kind in {"purchase", "rent"}]
                whole = sum(spent, ZERO)
            total += whole
            part += whole * self.part(limit, choice.slot.supplier, choice.slot.offer)
        over = part - limit.value * total
        slack = total * Decimal("1e-9")
        return over <= slack if limit.bound == "maximum" else over >= -slack

    def part(self, limit: Limit, supplier: str, offer: Offer) -> Decimal:
        """Give which part of a unit counts for the subject of a share."""
        if limit.by == "supplier":
            return Decimal(int(supplier == limit.subject))
        named = [one.count for one in offer.contents if self.is_of(limit, one.chip)]
        return Decimal(sum(named)) / offer.chips_per_unit

    def is_of(self, limit: Limit, chip: str) -> bool:
        """Tell whether a chip is of the maker or stack, or the model, that a share names."""
        known = self.market.chips[chip]
        names = {"maker": known.maker, "stack": known.stack, "chip": known.id}
        return names[limit.by] == limit.subject


def _reaches_first_breaks(picked: Sequence[Choice]) -> bool:
    """Tell whether the running total reaches the first break with each order."""
    first: dict[str, Choice] = {}
    for choice in sorted(picked, key=lambda one: (one.slot.period, one.slot.licence)):
        first.setdefault(choice.slot.offer.id, choice)
    return all(one.units >= one.slot.offer.breaks[0].quantity for one in first.values())
