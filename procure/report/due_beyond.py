"""What is due beyond the orders, as formulas: contracts, rebates, ports, energy and hosting.

Mirrors procure.audit.contracts and the sites in procure.audit.costs.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from procure.cell_record import Key
from procure.offers import Rebate
from procure.report.book import Book
from procure.report.contracts import Contract, Payment, rebates_of
from procure.report.due import Due
from procure.report.inputs import Inputs, rate_of
from procure.report.places import SUPPLIER, Places
from procure.report.power import Loads
from procure.report.subject import Subject
from procure.units import EXACT

_NOTHING: Final = Decimal(0)


class Beyond:
    """Lists the lines of cost that are of no order."""

    def __init__(
        self, book: Book, subject: Subject, places: Places, inputs: Inputs, loads: Loads
    ) -> None:
        """Take what all of them need."""
        self._book, self._subject, self._places = book, subject, places
        self._inputs, self._loads = inputs, loads
        self._end = subject.scenario.horizon.periods
        self._costs = {row.order.id: row.order.cost for row in places.rows}

    def lines(self, contracts: Sequence[Contract], payments: Sequence[Payment]) -> Iterator[Due]:
        """List them all but what prepayments cover, which follows from lines of orders."""
        for place, one in enumerate(contracts):
            if one.kind == "program":
                yield from self._program(place, one)
            elif one.kind != "prepaid":
                yield self._floor(place, one)
        yield from map(self._payment, payments)
        yield from self._rebates()
        yield from self._sites()

    def _amount(self, one: Contract | Payment) -> Decimal:
        rate = self._places.facts.rates.get(one.currency, Decimal(1))
        return EXACT.multiply(one.amount, rate)

    def _exact(self, one: Contract | Payment) -> str:
        return f"{self._book.at(one.key)}*{rate_of(self._book, one.currency)}"

    def _program(self, place: int, one: Contract) -> Iterator[Due]:
        """Charge the one-time cost with the first order that there is."""
        rows = [row for row in self._places.rows if row.order.id in one.orders]
        if one.signed:
            yield self._of(one, "one_time", 0, self._exact(one), self._amount(one))
            return
        first = min(row.order.period for row in rows)
        flags = self._places.all_facts(self._places.contract_column(place))
        units = self._places.orders(self._places.units_column)
        ordered_in = self._places.all_facts(self._places.PERIOD)
        for period in sorted({row.order.period for row in rows}):
            # Not cell by cell: a program may have more orders than a formula has room for.
            now = f"SUMPRODUCT({flags},{units},--({ordered_in}={period}))"
            earlier = f"SUMPRODUCT({flags},{units},--({ordered_in}<{period}))"
            tests = f"{now}>0" if period == first else f"AND({now}>0,{earlier}=0)"
            value = self._amount(one) if period == first else _NOTHING
            yield self._of(one, "one_time", period, f"IF({tests},{self._exact(one)},0)", value)

    def _floor(self, place: int, one: Contract) -> Due:
        """Charge what the orders that count leave of what has to be spent."""
        spent, done = "0", _NOTHING
        if one.orders:
            flags = self._places.all_facts(self._places.contract_column(place))
            spent = f"SUMPRODUCT({flags},{self._places.orders(self._places.cost_column)})"
            done = sum((self._costs[order] for order in one.orders), _NOTHING)
        least = f"MAX({self._exact(one)}-{spent},0)"
        value = max(EXACT.subtract(self._amount(one), done), _NOTHING)
        if one.kind == "floor" and not one.signed:
            flags = self._places.all_facts(self._places.contract_column(place))
            units = self._places.orders(self._places.units_column)
            least = f"IF(SUMPRODUCT({flags},{units})>0,{least},0)"
        return self._of(one, "take_or_pay", self._end, least, value)

    def _of(self, one: Contract, kind: str, period: int, formula: str, value: Decimal) -> Due:
        return Due(
            kind="one_time" if kind == "one_time" else "take_or_pay",
            period=period,
            subject=one.id,
            pays_for=one.name,
            supplier=one.supplier,
            formula=formula,
            value=value,
        )

    def _payment(self, one: Payment) -> Due:
        return Due(
            kind=one.kind,
            period=one.period,
            subject=one.id,
            pays_for=one.name,
            supplier=one.supplier,
            formula=self._exact(one),
            value=self._amount(one),
        )

    def _rebates(self) -> Iterator[Due]:
        """Pay back the rate of the highest threshold reached, one line for each threshold."""
        by_supplier: dict[str, list[tuple[int, Rebate]]] = {}
        for supplier, at, rebate in rebates_of(self._subject, self._places):
            by_supplier.setdefault(supplier, []).append((at, rebate))
        for supplier, rebates in by_supplier.items():
            spent = sum(
                (
                    row.order.cost
                    for row in self._places.rows
                    if self._places.listed(row)[0].supplier == supplier
                ),
                _NOTHING,
            )
            names = self._places.orders(SUPPLIER)
            sample = next(
                row for row in self._places.rows if self._places.listed(row)[0].supplier == supplier
            )
            own = self._places.supplier(sample)
            # Not `=`, to which "Acme" and "ACME" are the same.
            costs = self._places.orders(self._places.cost_column)
            total = f"SUMPRODUCT(EXACT({names},{own})*{costs})"
            best = max(
                (
                    (self._threshold(one), one.rate, at)
                    for at, one in rebates
                    if spent >= self._threshold(one)
                ),
                default=None,
            )
            for at, rebate in rebates:
                mine = self._reach(supplier, at, rebate)
                tests = [f"{total}>={mine}"]
                for other, one in rebates:
                    if other != at:
                        theirs = self._reach(supplier, other, one)
                        sign = "<=" if (one.rate, other) < (rebate.rate, at) else "<"
                        tests.append(f"OR({theirs}{sign}{mine},{total}<{theirs})")
                back = self._book.at(("rebate", supplier, str(at), "rate"))
                value = _NOTHING
                if best is not None and best[2] == at:
                    value = EXACT.multiply(-rebate.rate, spent)
                test = f"AND({','.join(tests)})" if len(tests) > 1 else tests[0]
                yield Due(
                    kind="rebate",
                    period=self._end,
                    subject=supplier,
                    pays_for=supplier,
                    supplier=supplier,
                    formula=f"IF({test},-{back}*{total},0)",
                    value=value,
                )

    def _threshold(self, rebate: Rebate) -> Decimal:
        return EXACT.multiply(rebate.threshold, self._places.facts.rates[rebate.currency])

    def _reach(self, supplier: str, at: int, rebate: Rebate) -> str:
        key: Key = ("rebate", supplier, str(at), "threshold")
        return f"{self._book.at(key)}*{rate_of(self._book, rebate.currency)}"

    def _sites(self) -> Iterator[Due]:
        """Charge energy and hosting by the kW in place."""
        horizon, scenario = self._subject.scenario.horizon, self._subject.scenario
        for site in self._subject.project.sites:
            if site.supplier:
                continue
            name = self._subject.site(site.id)
            kws = self._loads.values["kw", site.id]
            for period, kw in enumerate(kws):
                there = self._loads.at("kw", site.id, period)
                if None not in (site.energy_price, site.pue, scenario.utilisation):
                    factors = (
                        self._book.at(("site", site.id, "pue")),
                        self._book.at(("scenario", "utilisation")),
                        self._inputs.hours(period),
                        self._book.at(("site", site.id, "energy_price")),
                    )
                    value = kw
                    for factor in (
                        site.pue,
                        scenario.utilisation,
                        Decimal(horizon.hours(period)),
                        site.energy_price,
                    ):
                        value = EXACT.multiply(value, factor or _NOTHING)
                    yield self._at_site(
                        "energy", period, site.id, name, "*".join((there, *factors)), value
                    )
                if site.hosting_price is not None:
                    price = self._book.at(("site", site.id, "hosting_price"))
                    value = EXACT.multiply(EXACT.multiply(kw, site.hosting_price), horizon.months)
                    formula = f"{there}*{price}*{horizon.months}"
                    yield self._at_site("hosting", period, site.id, name, formula, value)

    def _at_site(
        self, kind: str, period: int, site: str, name: str, formula: str, value: Decimal
    ) -> Due:
        return Due(
            kind="energy" if kind == "energy" else "hosting",
            period=period,
            site=site,
            pays_for=name,
            supplier="",
            formula=formula,
            value=value,
        )
