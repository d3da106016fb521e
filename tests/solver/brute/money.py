"""What a set of orders and ports costs, line by line: read from docs/model.md alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from procure.offers import Catalog, Commitment, Offer
from procure.plan import CostKind
from tests.solver.brute.market import ZERO, Market, PortStart, cents
from tests.solver.brute.slots import Choice


class Line(NamedTuple):
    """Cash of one kind due in one period; `slot` numbers the order, if it is an order's."""

    kind: CostKind
    period: int
    amount: Decimal
    slot: int | None = None


class Priced(NamedTuple):
    """An order with its price when invoiced and in the end, and when the two are made equal."""

    choice: Choice
    invoiced: Decimal
    final: Decimal
    settled: int


def price_of_unit(offer: Offer, number: int) -> Decimal:
    """Give the price that the unit of that number reaches (the first price from the first on)."""
    reached = [one.unit_price for one in offer.breaks if one.quantity <= number]
    return reached[-1] if reached else offer.breaks[0].unit_price


def unit_sum(offer: Offer, before: int, units: int) -> Decimal:
    """Add up the prices of units that follow on `before` others."""
    if offer.break_kind == "incremental":
        return sum((price_of_unit(offer, before + 1 + n) for n in range(units)), ZERO)
    return price_of_unit(offer, before + units) * units


def price(picked: Sequence[Choice]) -> Iterator[Priced]:
    """Price each order, by itself or by all orders of its offer in the order of their dates."""
    by_offer: dict[str, list[Choice]] = defaultdict(list)
    for choice in picked:
        by_offer[choice.slot.offer.id].append(choice)
    for choices in by_offer.values():
        offer = choices[0].slot.offer
        ordered = sorted(choices, key=lambda one: (one.slot.period, one.slot.licence))
        total = sum(one.units for one in ordered)
        last = ordered[-1].slot.period
        before = 0
        for choice in ordered:
            counted = before if offer.break_basis == "cumulative" else 0
            invoiced = final = unit_sum(offer, counted, choice.units)
            if offer.break_basis == "cumulative" and offer.break_kind == "all_units":
                final = price_of_unit(offer, total) * choice.units
            before += choice.units
            yield Priced(choice, invoiced, final, last)


class Money:
    """The costs of a market."""

    def __init__(self, market: Market) -> None:
        self.market = market

    def lines(self, picked: Sequence[Choice], ports: tuple[PortStart, ...]) -> list[Line]:
        """List every line of cost, each rounded once."""
        found: list[Line] = []
        for priced in price(picked):
            found += self.order(priced)
        found += self._sites(picked)
        found += self._held()
        found += self.ports(ports)
        spend = [line for line in found if line.kind in {"purchase", "rent"}]
        slots = {choice.slot.number: choice for choice in picked}
        for catalog in self.market.project.catalogs:
            own = [
                (slots[line.slot].slot.offer, line)
                for line in spend
                if line.slot is not None and slots[line.slot].slot.supplier == catalog.supplier
            ]
            found += self._promised(catalog, own)
            found += self._rebate(catalog, own)
            found += self._programs(catalog, picked, own)
        return [line for line in found if line.amount]

    def order(self, priced: Priced) -> Iterator[Line]:
        """List what one order costs, but for power."""
        choice = priced.choice
        slot, offer = choice.slot, choice.slot.offer
        rate = self.market.rate[offer.currency]
        number = slot.number
        if offer.kind == "purchase":
            invoice, final = priced.invoiced * rate, priced.final * rate
            first = cents(invoice * (offer.deposit or ZERO))
            yield Line("purchase", slot.period, first, number)
            yield Line("purchase", slot.due, cents(invoice) - first, number)
            yield Line("purchase", priced.settled, cents(final) - cents(invoice), number)
            for period in self.market.periods:
                if slot.works(period) and offer.support_rate:
                    amount = final * offer.support_rate * self.market.years(period)
                    yield Line("support", period, cents(amount), number)
            residual = -cents(final * (offer.residual_value or ZERO))
            yield Line("residual", self.market.end, residual, number)
        else:
            chips = offer.chips_per_unit
            credit = ZERO
            for period in range(slot.usable, slot.until):
                hours = 24 * self.market.horizon.days(period)
                amount = priced.invoiced * rate * chips * hours
                yield Line("rent", period, cents(amount), number)
                credit += cents(priced.final * rate * chips * hours) - cents(amount)
            yield Line("rent", priced.settled, credit, number)
        if offer.integration_cost:
            amount = offer.integration_cost * choice.units * rate
            yield Line("integration", slot.due, cents(amount), number)
        if offer.fixed_order_cost:
            yield Line("fixed", slot.period, cents(offer.fixed_order_cost * rate), number)

    def ports(self, ports: tuple[PortStart, ...]) -> list[Line]:
        """List what ports cost when they are started."""
        costs = [(port[2], self.market.readiness[port[:2]].porting_cost) for port in ports]
        return [Line("porting", period, cents(cost or ZERO)) for period, cost in costs]

    # Power

    def power(self, choice: Choice) -> Iterator[Line]:
        """List what the power of one order costs by itself, unrounded."""
        for site, units in choice.places():
            kw = self.market.kw(choice.slot.offer) * units
            for period in self.market.periods:
                if choice.slot.works(period):
                    yield Line("energy", period, self.energy(site, period, kw))
                    yield Line("hosting", period, self.hosting(site, kw))

    def energy(self, site_id: str, period: int, kw: Decimal) -> Decimal:
        """Price the energy of so many kW at a site in a period."""
        site = self.market.sites[site_id]
        if site.supplier or self.market.scenario.utilisation is None:
            return ZERO
        assert site.pue is not None
        assert site.energy_price is not None
        hours = 24 * self.market.horizon.days(period)
        return kw * site.pue * self.market.scenario.utilisation * hours * site.energy_price

    def hosting(self, site_id: str, kw: Decimal) -> Decimal:
        """Price the hosting of so many kW at a site for a period."""
        site = self.market.sites[site_id]
        if site.supplier or site.hosting_price is None:
            return ZERO
        return kw * site.hosting_price * self.market.horizon.months

    def _sites(self, picked: Sequence[Choice]) -> Iterator[Line]:
        drawn: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for period in self.market.periods:
            for held in self.market.held:
                if self.market.is_there(held, period):
                    drawn[held.site, period] += held.kw
            for choice in picked:
                if choice.slot.works(period):
                    for site, units in choice.places():
                        drawn[site, period] += self.market.kw(choice.slot.offer) * units
        for (site, period), kw in drawn.items():
            yield Line("energy", period, cents(self.energy(site, period, kw)))
            yield Line("hosting", period, cents(self.hosting(site, kw)))

    # What does not belong to one order

    def _held(self) -> Iterator[Line]:
        for held in self.market.held:
            if held.to_pay:
                period = self.market.containing(held.arrives) if held.arrives else 0
                yield Line("open_orders", period, held.to_pay)

    def _promised(self, catalog: Catalog, own: list[tuple[Offer, Line]]) -> Iterator[Line]:
        covered: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for one in catalog.commitments:
            if one.amount is None:
                continue
            amount = cents(one.amount * self.market.rate[one.currency])
            counted = [line for offer, line in own if _holds(offer, one)]
            if one.kind == "take_or_pay" and one.signed:
                spent = sum((line.amount for line in counted), ZERO)
                yield Line("take_or_pay", self.market.end, max(ZERO, amount - spent))
            if one.kind == "prepaid":
                paid: dict[int, Decimal] = defaultdict(Decimal)
                for line in counted:
                    paid[line.period] += line.amount
                for period, credit in covered[one.chip].items():
                    paid[period] -= credit
                running = cover = ZERO
                for period in sorted(paid):
                    running += paid[period]
                    credit = min(amount, running) - cover
                    cover += credit
                    covered[one.chip][period] += credit
                    yield Line("prepaid", period, -credit)

    def _rebate(self, catalog: Catalog, own: list[tuple[Offer, Line]]) -> Iterator[Line]:
        spent = sum((line.amount for _, line in own), ZERO)
        reached = [
            (one.threshold * self.market.rate[one.currency], one.rate)
            for one in catalog.rebates
            if spent >= one.threshold * self.market.rate[one.currency]
        ]
        if reached and spent:
            yield Line("rebate", self.market.end, -cents(spent * max(reached)[1]))

    def _programs(
        self, catalog: Catalog, picked: Sequence[Choice], own: list[tuple[Offer, Line]]
    ) -> Iterator[Line]:
        for program in catalog.programs:
            orders = [one.slot.period for one in picked if one.slot.offer.program == program.id]
            if not orders and not program.signed:
                continue
            rate = self.market.rate[program.currency]
            assert program.one_time_cost is not None
            first = 0 if program.signed else min(orders)
            yield Line("one_time", first, cents(program.one_time_cost * rate))
            if program.take_or_pay is not None:
                spent = sum(
                    (line.amount for offer, line in own if offer.program == program.id), ZERO
                )
                least = cents(program.take_or_pay * rate)
                yield Line("take_or_pay", self.market.end, max(ZERO, least - spent))

    # The least that an order can add

    def least(self, choice: Choice) -> Decimal:
        """Give a discounted cost that an order adds at least, whatever else is ordered.

        Breaks over the horizon are taken at their lowest price and rebates at their
        highest rate. An order credited before its price is due in full gains the interest
        of the difference.
        """
        market, slot, offer = self.market, choice.slot, choice.slot.offer
        each = min(one.unit_price for one in offer.breaks)
        total = unit_sum(offer, 0, choice.units)
        interest = ZERO
        if offer.break_basis == "cumulative":
            lowest = each * choice.units
            highest = max(one.unit_price for one in offer.breaks) * choice.units
            hours = ZERO
            latest = slot.due
            if offer.kind == "rent":
                latest = slot.until
                for period in range(slot.usable, slot.until):
                    hours += offer.chips_per_unit * 24 * market.horizon.days(period)
            spread = (highest - lowest) * market.rate[offer.currency] * (hours or 1)
            interest = spread * (market.factor(slot.period) - market.factor(latest))
            total = lowest
        cost = -interest
        gross = ZERO
        for line in self.order(Priced(choice, total, total, slot.period)):
            cost += line.amount * market.factor(line.period)
            if line.kind in {"purchase", "rent"}:
                gross += line.amount
        for line in self.power(choice):
            cost += line.amount * market.factor(line.period)
        rates = [
            one.rate
            for catalog in market.project.catalogs
            if catalog.supplier == slot.supplier
            for one in catalog.rebates
        ]
        return cost - gross * max(rates, default=ZERO) * market.factor(market.end)

    def least_fixed(self) -> Decimal:
        """Give a discounted cost that every plan has at least besides its orders' own.

        What is held costs its power and what is to pay of it; prepayments give back no
        more than they are; a dollar covers the rounding of lines.
        """
        total = Decimal(-1)
        for line in (*self._sites([]), *self._held()):
            total += line.amount * self.market.factor(line.period)
        for catalog in self.market.project.catalogs:
            for one in catalog.commitments:
                if one.kind == "prepaid" and one.amount is not None:
                    total -= one.amount * self.market.rate[one.currency]
            for program in catalog.programs:
                if program.signed and program.one_time_cost is not None:
                    total += program.one_time_cost * self.market.rate[program.currency]
        return total


def _holds(offer: Offer, commitment: Commitment) -> bool:
    return not commitment.chip or commitment.chip in {one.chip for one in offer.contents}
