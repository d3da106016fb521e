"""The independent check of a plan.

From scenario, price lists, orders, placements and assignments alone, every rule, limit
and cost line is worked out again in exact decimals. Nothing here is shared with the
model in solver: the formulas are written a second time on purpose, from docs/model.md.

Counts and dates must be exact; service, power and shares may be off by 1e-6 of their
value; money limits hold to the cent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final

from procure.limits import effective_limits, limit_value
from procure.offers import Offer
from procure.plan import Audit, Failure, Order, Plan
from procure.project import Project
from procure.scenario import Limit, LimitFamily, Scenario
from procure.units import EXACT, minor_digits, round_money

TOLERANCE: Final = Decimal("1e-6")

_MEAN: Final = Decimal("1e-9")
_GAP: Final = Decimal("1e-8")
_BOUND: Final = Decimal("1e-6")
_ARITHMETIC: Final = Decimal("1e-9")
"""Means, gaps and bounds are stated with so many digits."""

Line = tuple[str, int, str, str]
"""A cost line's kind, period, order and site."""


def audit(project: Project, scenario: Scenario, plan: Plan) -> Audit:
    """Check a plan that has orders (or none, but a result) against its scenario."""
    check = _Check(project, scenario, plan)
    for rule in (
        check.orders,
        check.prices,
        check.placements,
        check.use,
        check.service,
        check.costs,
        check.objective,
        check.limits,
    ):
        rule()
    return Audit(passed=not check.failures, checks=check.checks, failures=tuple(check.failures))


class _Check:
    def __init__(self, project: Project, scenario: Scenario, plan: Plan) -> None:
        self.failures: list[Failure] = []
        self.checks = 0
        self._project = project
        self._scenario = scenario
        self._plan = plan
        self._horizon = scenario.horizon
        self._offers = {
            offer.id: (catalog.supplier, offer)
            for catalog in project.catalogs
            for offer in catalog.offers
        }
        self._chips = {chip.id: chip for chip in project.chips}
        self._sites = {site.id: site for site in project.sites}
        self._rates = {rate.currency: rate.rate for rate in project.rates}
        self._rates[project.currency] = Decimal(1)
        self._known = [order for order in plan.orders if order.offer in self._offers]
        self._at: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for placement in plan.placements:
            self._at[placement.order][placement.site] += placement.units

    # Saying what is wrong

    def _must(self, holds: bool, rule: str, **values: object) -> None:  # noqa: FBT001
        self.checks += 1
        if not holds:
            texts = tuple((name, str(value)) for name, value in values.items())
            self.failures.append(Failure(rule=rule, values=texts))

    def _same(self, rule: str, found: object, expected: object, **values: object) -> None:
        self._must(found == expected, rule, found=found, expected=expected, **values)

    # Orders

    def orders(self) -> None:
        """Each order is of an offer that could be ordered then, in a quantity that is sold."""
        names = [order.id for order in self._plan.orders]
        self._must(len(names) == len(set(names)), "audit-order-twice")
        for order in self._plan.orders:
            self._must(order.offer in self._offers, "audit-offer-unknown", order=order.id)
        for order in self._known:
            supplier, offer = self._offers[order.offer]
            self._same("audit-supplier", order.supplier, supplier, order=order.id)
            self._same("audit-kind", order.kind, offer.kind, order=order.id)
            self._must(offer.id not in self._scenario.excluded, "audit-excluded", order=order.id)
            self._must(
                not offer.program and (offer.break_basis == "order" or len(offer.breaks) == 1),
                "audit-not-modelled",
                order=order.id,
            )
            self._dates(order, offer)
            self._quantity(order, offer)

    def _dates(self, order: Order, offer: Offer) -> None:
        horizon = self._horizon
        self._must(0 <= order.period < horizon.periods, "audit-period", order=order.id)
        placed = horizon.starts(order.period)
        self._same("audit-placed", order.placed, placed, order=order.id)
        valid = (offer.valid_from is None or offer.valid_from <= placed) and (
            offer.valid_until is None or placed <= offer.valid_until
        )
        self._must(valid, "audit-not-valid", order=order.id, placed=placed)
        weeks = self._weeks(offer)
        if weeks is None:
            self._must(False, "audit-lead-unknown", order=order.id)
            return
        days = int((weeks * 7).to_integral_value(rounding=ROUND_CEILING))
        arrives = placed + timedelta(days=days)
        self._same("audit-arrives", order.arrives, arrives, order=order.id)
        usable = next((t for t in range(horizon.periods) if horizon.starts(t) >= arrives), None)
        self._same("audit-usable", order.usable, usable, order=order.id)
        until = None
        if offer.kind == "rent" and usable is not None:
            term = offer.term_months or horizon.months
            until = usable + max(term // horizon.months, 1)
        self._same("audit-until", order.until, until, order=order.id)

    def _weeks(self, offer: Offer) -> Decimal | None:
        quoted, slow = offer.lead_weeks, offer.lead_weeks_p90
        if self._scenario.lead_time == "p90":
            return slow if slow is not None else quoted
        return quoted if quoted is not None else slow

    def _quantity(self, order: Order, offer: Offer) -> None:
        self._must(order.units > 0, "audit-units", order=order.id, units=order.units)
        least = max(offer.moq or 1, offer.breaks[0].quantity)
        self._must(
            order.units >= least, "audit-minimum", order=order.id, units=order.units, least=least
        )
        multiple = offer.multiple or 1
        self._must(
            order.units % multiple == 0,
            "audit-multiple",
            order=order.id,
            units=order.units,
            multiple=multiple,
        )

    # Prices and costs

    def prices(self) -> None:
        """Each order has the prices of the offer's breaks, unit by unit."""
        for order in self._known:
            _, offer = self._offers[order.offer]
            counted: dict[Decimal, int] = defaultdict(int)
            for price, units in _units_by_price(offer, order.units):
                counted[price] += units
            stated: dict[Decimal, int] = defaultdict(int)
            for line in order.price_lines:
                stated[line.unit_price] += line.units
            self._same("audit-price", dict(stated), dict(counted), order=order.id)
            self._unit_price(order, counted)
            self._same("audit-currency", order.currency, offer.currency, order=order.id)

    def _unit_price(self, order: Order, counted: Mapping[Decimal, int]) -> None:
        """The unit price is the offer's, or the mean where units have several prices."""
        units = sum(counted.values())
        if units <= 0:
            return
        paid = sum((price * count for price, count in counted.items()), Decimal(0))
        expected = EXACT.divide(paid, Decimal(units))
        exact = next(iter(counted)) if len(counted) == 1 else None
        close = abs(order.unit_price - expected) <= _MEAN
        self._must(
            close if exact is None else order.unit_price == exact,
            "audit-unit-price",
            order=order.id,
            found=order.unit_price,
            expected=expected,
        )

    def _expected_costs(self) -> dict[Line, Decimal]:
        expected: dict[Line, Decimal] = {}
        for order in self._known:
            _, offer = self._offers[order.offer]
            rate = self._rates.get(offer.currency)
            if rate is None:
                self._must(False, "audit-rate", order=order.id)
                continue
            price = sum(
                (each * units for each, units in _units_by_price(offer, order.units)), Decimal(0)
            )
            due = self._period_of(order.arrives)
            if offer.kind == "purchase":
                self._expect_purchase(expected, order, offer, price * rate)
            else:
                for period in range(order.usable, order.until or order.usable):
                    hours = self._horizon.days(period) * 24
                    expected["rent", period, order.id, ""] = (
                        price * rate * hours * sum(content.count for content in offer.contents)
                    )
            if offer.fixed_order_cost is not None:
                expected["fixed", order.period, order.id, ""] = offer.fixed_order_cost * rate
            if offer.integration_cost is not None:
                cost = offer.integration_cost * order.units * rate
                expected["integration", due, order.id, ""] = cost
        for (site, period), kw in self._kw_in_place(for_energy=True).items():
            place = self._sites[site]
            if place.energy_price is None or place.pue is None or place.supplier:
                continue
            load = kw * place.pue * (self._scenario.utilisation or Decimal(0))
            hours = self._horizon.days(period) * 24
            expected["energy", period, "", site] = load * hours * place.energy_price
        for (site, period), kw in self._kw_in_place(for_energy=True).items():
            rent = self._sites[site].hosting_price
            if rent is not None and not self._sites[site].supplier:
                expected["hosting", period, "", site] = kw * rent * self._horizon.months
        return expected

    def _expect_purchase(
        self, expected: dict[Line, Decimal], order: Order, offer: Offer, price: Decimal
    ) -> None:
        """Split a price into deposit and rest, and add what follows from it."""
        currency = self._project.currency
        due = self._period_of(order.arrives)
        deposit = round_money(price * (offer.deposit or Decimal(0)), currency)
        rest = round_money(price, currency) - deposit
        for period, part in ((order.period, deposit), (due, rest)):
            line = ("purchase", period, order.id, "")
            expected[line] = expected.get(line, Decimal(0)) + part
        for period in range(order.usable, self._horizon.periods):
            years = EXACT.divide(Decimal(self._horizon.days(period)), Decimal(365))
            support = price * (offer.support_rate or Decimal(0)) * years
            expected["support", period, order.id, ""] = support
        worth = price * (offer.residual_value or Decimal(0))
        expected["residual", self._horizon.periods, order.id, ""] = -worth

    def _period_of(self, day: date) -> int:
        period = 0
        while self._horizon.starts(period + 1) <= day:
            period += 1
        return period

    def costs(self) -> None:
        """Every cost line is there once, rounded once, and they add up to the total."""
        currency = self._project.currency
        expected = {
            line: rounded
            for line, amount in self._expected_costs().items()
            if (rounded := round_money(amount, currency))
        }
        stated: dict[Line, Decimal] = {}
        for cost in self._plan.costs:
            place: Line = (cost.kind, cost.period, cost.order, cost.site)
            self._must(place not in stated, "audit-cost-twice", line=_shown(place))
            stated[place] = cost.amount
        for line in sorted(expected.keys() | stated.keys()):
            found, due = stated.get(line, Decimal(0)), expected.get(line, Decimal(0))
            self._same("audit-cost", found, due, line=_shown(line))
        total = sum((cost.amount for cost in self._plan.costs), Decimal(0))
        self._same("audit-total", self._plan.total_cost, total)
        for order in self._known:
            due = sum(
                (
                    amount
                    for (kind, _, name, _), amount in stated.items()
                    if name == order.id and kind == order.kind
                ),
                Decimal(0),
            )
            self._same("audit-order-cost", order.cost, due, order=order.id)

    def objective(self) -> None:
        """The objective is the discounted cost and the price of the shortfall."""
        rate = self._scenario.discount_rate
        value = Decimal(0)
        for cost in self._plan.costs:
            value += cost.amount * self._factor(rate, cost.period)
        missed = Decimal(0)
        prices = {price.workload: price.price for price in self._scenario.shortfall_prices}
        for short in self._plan.shortfall:
            years = EXACT.divide(Decimal(self._horizon.days(short.period)), Decimal(365))
            worth = prices.get(short.workload, Decimal(0)) * short.amount * years
            missed += worth
            value += worth * self._factor(rate, short.period)
        cent = Decimal(1).scaleb(-minor_digits(self._project.currency))
        for rule, found, expected in (
            ("audit-objective", self._plan.objective, value),
            ("audit-shortfall-cost", self._plan.shortfall_cost, missed),
        ):
            close = found is not None and abs(found - expected) <= cent
            self._must(close, rule, found=found, expected=expected)
        self._proof()

    def _proof(self) -> None:
        """The plan claims no more than its bound proves."""
        plan = self._plan
        self._same("audit-plan-currency", plan.currency, self._project.currency)
        objective, bound = plan.objective, plan.bound
        known = plan.status in {"optimal", "feasible"}
        if objective is None or bound is None:
            self._must(known and plan.status != "optimal", "audit-status", status=plan.status)
            self._must(plan.gap is None, "audit-gap", found=plan.gap, expected="")
            return
        self._must(bound <= objective, "audit-bound", bound=bound)
        lost = objective - bound
        gap = EXACT.divide(lost, objective) if objective else Decimal(0)
        room = _GAP + (EXACT.divide(_BOUND, objective) if objective else Decimal(0))
        close = plan.gap is not None and abs(plan.gap - gap) <= room
        self._must(close, "audit-gap", found=plan.gap, expected=gap)
        # Each line is rounded by itself, so that a best plan can lie so far above its bound.
        half = Decimal("0.5").scaleb(-minor_digits(self._project.currency))
        rounding = (len(plan.costs) + len(plan.shortfall) + 1) * half + _BOUND
        most = (plan.solve.gap_tolerance + _ARITHMETIC) * objective + rounding
        proven = known and (plan.status != "optimal" or lost <= most)
        self._must(proven, "audit-status", status=plan.status)

    def _factor(self, rate: Decimal, period: int) -> Decimal:
        days = (self._horizon.starts(period) - self._horizon.start).days
        return EXACT.power(1 + rate, EXACT.divide(Decimal(-days), Decimal(365)))

    # Where units stand and what they do

    def placements(self) -> None:
        """All units of an order stand somewhere, whole, where they may go."""
        orders = {order.id: order for order in self._plan.orders}
        for placement in self._plan.placements:
            self._must(
                placement.order in orders and placement.site in self._sites,
                "audit-placement-unknown",
                order=placement.order,
                site=placement.site,
            )
            self._must(placement.units > 0, "audit-placement-units", order=placement.order)
        for order in self._known:
            supplier, offer = self._offers[order.offer]
            sites = self._at[order.id]
            self._same("audit-placement", sum(sites.values()), order.units, order=order.id)
            stays = offer.kind == "rent" and offer.hosted_by == "supplier"
            for name in sites:
                site = self._sites.get(name)
                if site is None:
                    continue
                fits = site.supplier == supplier if stays else not site.supplier
                fits = fits and (not offer.deliver_to or site.country in offer.deliver_to)
                self._must(fits, "audit-site", order=order.id, site=site.name)
                for content in offer.contents:
                    for rule in self._chips[content.chip].export_rules:
                        self._must(
                            stays or rule.country != site.country or rule.status == "allowed",
                            "audit-export",
                            order=order.id,
                            site=site.name,
                        )

    def _in_place(self) -> Iterator[tuple[Offer, str, int, int]]:
        """List the units that stand somewhere: (offer, site, period, units)."""
        for order in self._known:
            _, offer = self._offers[order.offer]
            last = self._horizon.periods if order.until is None else order.until
            for site, units in self._at[order.id].items():
                if site in self._sites:
                    for period in range(order.usable, min(last, self._horizon.periods)):
                        yield offer, site, period, units

    def _kw_in_place(self, *, for_energy: bool) -> Mapping[tuple[str, int], Decimal]:
        found: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for offer, site, period, units in self._in_place():
            kw = offer.kw_per_unit
            if kw is None:
                watts = [self._chips[content.chip].tdp_w for content in offer.contents]
                if any(figure is None for figure in watts):
                    counted = self._is_billed(site) if for_energy else self._is_limited(site)
                    self._must(not counted, "audit-power-unknown", offer=offer.description)
                    continue
                kw = sum(
                    (
                        figure.value * content.count / 1000
                        for figure, content in zip(watts, offer.contents, strict=True)
                        if figure is not None
                    ),
                    Decimal(0),
                )
            found[site, period] += kw * units
        return found

    def _is_billed(self, site: str) -> bool:
        place = self._sites[site]
        known = place.energy_price is not None and place.pue is not None
        return known and not place.supplier and self._scenario.utilisation is not None

    def _is_limited(self, site: str) -> bool:
        return any(
            limit.family == "power" and limit.on and limit.subject == site
            for limit in effective_limits(self._project, self._scenario)
        )

    def use(self) -> None:
        """No more chips are used than are there, and only for what they can run."""
        stock: dict[tuple[str, str, int], int] = defaultdict(int)
        for offer, site, period, units in self._in_place():
            for content in offer.contents:
                stock[content.chip, site, period] += content.count * units
        used: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
        for one in self._plan.assignments:
            used[one.chip, one.site, one.period] += one.chips
            self._must(one.chips > 0, "audit-use-negative", chip=one.chip)
            self._must(
                self._speed(one.chip, one.workload) > 0,
                "audit-use-impossible",
                chip=one.chip,
                workload=one.workload,
            )
        for place, chips in used.items():
            chip, site, period = place
            self._must(
                chips <= stock[place],
                "audit-use",
                chip=chip,
                site=site,
                period=self._horizon.label(period),
                used=chips,
                there=stock[place],
            )

    def _speed(self, chip: str, workload: str) -> Decimal:
        stack = self._chips[chip].stack if chip in self._chips else ""
        for ready in self._project.readiness:
            if (ready.stack, ready.workload) == (stack, workload) and ready.status != "ready":
                return Decimal(0)
        for one in self._project.throughputs:
            if (one.chip, one.workload) == (chip, workload):
                return one.value or Decimal(0)
        return Decimal(0)

    def service(self) -> None:
        """Demand is served, at its site and in all, or stated as a shortfall with a price."""
        served: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
        for one in self._plan.assignments:
            speed = self._speed(one.chip, one.workload)
            served[one.workload, one.site, one.period] += one.chips * speed
        short: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
        priced = {price.workload for price in self._scenario.shortfall_prices}
        for missing in self._plan.shortfall:
            self._must(missing.workload in priced, "audit-shortfall", workload=missing.workload)
            self._must(missing.amount > 0, "audit-shortfall-amount", workload=missing.workload)
            short[missing.workload, missing.site, missing.period] += missing.amount
        # In the order of the demand: a set's order changes from run to run.
        for workload in dict.fromkeys(row.workload for row in self._scenario.demand):
            for period in range(self._horizon.periods):
                self._service_in(workload, period, served, short)
        for place, amount in short.items():
            self._not_overstated(place, amount, served, short)

    def _asked(self, amount: Decimal) -> Decimal:
        """Give how much capacity a demand asks for."""
        return amount * (1 + (self._scenario.headroom or Decimal(0)))

    def _not_overstated(
        self,
        place: tuple[str, str, int],
        amount: Decimal,
        served: Mapping[tuple[str, str, int], Decimal],
        short: Mapping[tuple[str, str, int], Decimal],
    ) -> None:
        """No more is said to be missing than is asked for and not served."""
        workload, site, period = place
        need = Decimal(0)
        for row in self._scenario.demand:
            asked = row.workload == workload and site in ("", row.site)
            if asked and 0 <= period < len(row.amounts):
                need += self._asked(row.amounts[period])
        done = sum(
            (
                value
                for (what, where, when), value in served.items()
                if (what, when) == (workload, period) and site in ("", where)
            ),
            Decimal(0),
        )
        if not site:
            done += sum(
                (
                    value
                    for (what, where, when), value in short.items()
                    if (what, when) == (workload, period) and where
                ),
                Decimal(0),
            )
        missing = max(need - done, Decimal(0))
        self._must(
            amount <= missing + need * TOLERANCE,
            "audit-shortfall-overstated",
            workload=workload,
            found=amount,
            missing=missing,
        )

    def _service_in(
        self,
        workload: str,
        period: int,
        served: Mapping[tuple[str, str, int], Decimal],
        short: Mapping[tuple[str, str, int], Decimal],
    ) -> None:
        needed = Decimal(0)
        for row in self._scenario.demand:
            if row.workload != workload or period >= len(row.amounts):
                continue
            need = self._asked(row.amounts[period])
            needed += need
            if row.site:
                place = (workload, row.site, period)
                found = served.get(place, Decimal(0)) + short.get(place, Decimal(0))
                self._enough(found, need, workload, row.site, period)
        found = sum(
            (
                amount
                for amounts in (served, short)
                for (what, _, when), amount in amounts.items()
                if what == workload and when == period
            ),
            Decimal(0),
        )
        self._enough(found, needed, workload, "", period)

    def _enough(self, found: Decimal, need: Decimal, workload: str, site: str, period: int) -> None:
        self._must(
            found >= need * (1 - TOLERANCE),
            "audit-service",
            workload=workload,
            site=site or "all sites",
            period=self._horizon.label(period),
            found=found,
            need=need,
        )

    # Limits

    def limits(self) -> None:
        """Every limit that is switched on holds, and is as full as the plan says."""
        meters: Mapping[LimitFamily, Callable[[Limit, Decimal], Decimal | None]] = {
            "budget": self._budget,
            "lead_time": self._lead_time,
            "power": self._power,
            "share": self._share,
            "supply": self._supply,
        }
        stated = {use.key: use for use in self._plan.limits}
        on = [limit for limit in effective_limits(self._project, self._scenario) if limit.on]
        listed = sorted(use.key for use in self._plan.limits)
        self._same("audit-limits", listed, sorted(limit.key for limit in on))
        for limit in on:
            value = limit_value(self._project, limit)
            used = meters[limit.family](limit, value if value is not None else Decimal(0))
            use = stated.get(limit.key)
            if use is None:
                continue
            if limit.family != "supply":
                self._same("audit-limit-value", use.value, value, limit=limit.key)
            if used is None:
                continue
            close = abs(use.used - used) <= max(abs(used), Decimal(1)) * TOLERANCE
            self._must(close, "audit-limit-use", limit=limit.key, found=use.used, expected=used)

    def _budget(self, limit: Limit, value: Decimal) -> Decimal:
        spent = sum(
            (
                cost.amount
                for cost in self._plan.costs
                if cost.kind != "residual" and limit.period in (None, cost.period)
            ),
            Decimal(0),
        )
        self._must(spent <= value, "audit-limit", limit=limit.key, used=spent, value=value)
        return spent

    def _lead_time(self, limit: Limit, value: Decimal) -> None:
        for order in self._known:
            weeks = self._weeks(self._offers[order.offer][1])
            self._must(
                weeks is not None and weeks <= value,
                "audit-limit",
                limit=limit.key,
                used=weeks,
                value=value,
            )

    def _power(self, limit: Limit, value: Decimal) -> Decimal:
        drawn = [
            kw
            for (site, _), kw in self._kw_in_place(for_energy=False).items()
            if site == limit.subject
        ]
        most = max(drawn, default=Decimal(0))
        allowed = value * (1 + TOLERANCE)
        self._must(most <= allowed, "audit-limit", limit=limit.key, used=most, value=value)
        return most

    def _share(self, limit: Limit, value: Decimal) -> Decimal:
        spend = {order.id: order.cost for order in self._known}
        total = sum(spend.values(), Decimal(0))
        part = Decimal(0)
        for order in self._known:
            supplier, offer = self._offers[order.offer]
            makers = {self._chips[content.chip].maker for content in offer.contents}
            named = {supplier} if limit.by == "supplier" else makers
            if limit.subject in named:
                part += spend[order.id]
        if not total:
            return Decimal(0)
        share = EXACT.divide(part, total)
        if limit.bound == "maximum":
            holds = share <= value + TOLERANCE
        else:
            holds = share >= value - TOLERANCE
        self._must(holds, "audit-limit", limit=limit.key, used=share, value=value)
        return share

    def _supply(self, limit: Limit, _value: Decimal) -> None:
        ordered: dict[str, int] = defaultdict(int)
        arriving: dict[tuple[str, int], int] = defaultdict(int)
        for order in self._known:
            ordered[order.offer] += order.units
            arriving[order.offer, self._period_of(order.arrives)] += order.units
        for name, units in ordered.items():
            total = self._offers[name][1].supply_total
            self._must(
                total is None or units <= total,
                "audit-limit",
                limit=limit.key,
                used=units,
                value=total,
            )
        for (name, _), units in arriving.items():
            each = self._offers[name][1].supply_per_period
            self._must(
                each is None or units <= each,
                "audit-limit",
                limit=limit.key,
                used=units,
                value=each,
            )


def _units_by_price(offer: Offer, units: int) -> Iterator[tuple[Decimal, int]]:
    """Price an order by walking along the breaks: (unit price, units at it)."""
    if offer.break_kind == "incremental":
        walked = 0
        for index, one in enumerate(offer.breaks):
            later = offer.breaks[index + 1 :]
            end = min(units, later[0].quantity - 1) if later else units
            if end > walked:
                yield one.unit_price, end - walked
                walked = end
        return
    reached = offer.breaks[0].unit_price
    for one in offer.breaks:
        if units >= one.quantity:
            reached = one.unit_price
    yield reached, units


def _shown(line: Line) -> str:
    kind, period, order, site = line
    return f"{kind} {order or site} {period}"
