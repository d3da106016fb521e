"""What a plan decides and what follows from it, as tables for CSV files."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure import __version__, figures
from procure.report.csv_cells import CsvTable
from procure.report.orders import related_party
from procure.report.stands import stands_in
from procure.report.subject import Subject
from procure.report.values import Value
from procure.state import state
from procure.words import sentence

Row = tuple[Value, ...]

_DECIMALS: Final = 12


def plan_tables(subject: Subject) -> Iterator[CsvTable]:
    """Give the tables of the plan itself."""
    yield _plan(subject)
    yield _orders(subject)
    yield _price_lines(subject)
    yield _placements(subject)
    yield _deliveries(subject)
    yield _cost_lines(subject)
    yield _costs_by_period(subject)
    yield _limits(subject)
    yield _capacity(subject)
    yield _assignments(subject)
    yield _sites(subject)


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _trimmed(value: Decimal | None) -> Decimal | None:
    """Give a number that was worked out with so many decimals as it has, twelve at most."""
    if value is None:
        return None
    shown = round(value, _DECIMALS)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


def _plan(subject: Subject) -> CsvTable:
    """One fact a row: whose plan it is, what it claims, how it was found."""
    plan = subject.plan
    audit = plan.audit
    rows: list[Row] = [
        ("project", subject.project.name),
        ("scenario", subject.scenario.name),
        ("currency", plan.currency),
        ("status", plan.status),
        ("what it claims", state(plan)),
        ("total cost, undiscounted", plan.total_cost),
        ("objective, discounted", plan.objective),
        ("bound, discounted", plan.bound),
        ("gap (0 to 1)", plan.gap),
        ("price of shortfall", plan.shortfall_cost),
        ("audit passed", _yes(audit is not None and audit.passed)),
        ("rules checked", audit.checks if audit else None),
        ("engine", plan.solve.engine),
        *((f"version of {name}", version) for name, version in plan.solve.versions),
        ("reproducible", _yes(plan.solve.reproducible)),
        ("digest of the input", plan.digest),
        ("version of Procure", __version__),
    ]
    return CsvTable(name="plan", headings=("What", "Value"), rows=tuple(rows))


def _orders(subject: Subject) -> CsvTable:
    horizon, money = subject.scenario.horizon, subject.currency
    headings = (
        "Order",
        "Offer id",
        "Offer",
        "SKU",
        "Supplier",
        "Makers",
        "Chips in a unit",
        "Buy or rent",
        "Period",
        "Ordered on",
        "Arrives on",
        "Usable from",
        "Rented until",
        "Units",
        "Chips",
        "Unit price",
        "Currency",
        "Price is for",
        f"Cost ({money})",
        "Export licence needed",
        "Related party",
        "Price list",
    )
    rows: list[Row] = []
    for row in figures.orders(subject.project, subject.scenario, subject.plan):
        order = row.order
        catalog, offer = subject.names.offers.get(order.offer, (None, None))
        rows.append(
            (
                order.id,
                order.offer,
                row.name,
                offer.sku if offer else "",
                order.supplier,
                "; ".join(row.makers),
                row.contents,
                "buy" if order.kind == "purchase" else "rent",
                subject.label(order.period),
                order.placed,
                order.arrives,
                horizon.starts(order.usable),
                horizon.starts(order.until) if order.until is not None else None,
                order.units,
                row.chips,
                order.unit_price,
                order.currency,
                "unit" if order.kind == "purchase" else "chip-hour",
                order.cost,
                _yes(order.licence),
                related_party(subject, order.offer),
                stands_in(catalog, offer) if catalog and offer else "",
            )
        )
    return CsvTable(name="orders", headings=headings, rows=tuple(rows))


def _price_lines(subject: Subject) -> CsvTable:
    headings = ("Order", "Supplier", "Units", "Unit price", "Currency", "Price is for")
    rows: list[Row] = [
        (
            order.id,
            order.supplier,
            line.units,
            line.unit_price,
            order.currency,
            "unit" if order.kind == "purchase" else "chip-hour",
        )
        for order in subject.plan.orders
        for line in order.price_lines
    ]
    return CsvTable(name="price-lines", headings=headings, rows=tuple(rows))


def _placements(subject: Subject) -> CsvTable:
    headings = ("Order", "Supplier", "Offer", "Site id", "Site", "Country", "Units", "Chips")
    sites = subject.names.sites
    rows: list[Row] = [
        (
            row.order.id,
            row.order.supplier,
            row.name,
            placed.site,
            subject.site(placed.site),
            sites[placed.site].country if placed.site in sites else "",
            placed.units,
            placed.chips,
        )
        for row in figures.orders(subject.project, subject.scenario, subject.plan)
        for placed in row.placed
    ]
    return CsvTable(name="placements", headings=headings, rows=tuple(rows))


def _deliveries(subject: Subject) -> CsvTable:
    headings = ("Arrives on", "Period", "Usable from", "Site", "Order", "Maker", "Chip", "Chips")
    names, horizon = subject.names, subject.scenario.horizon
    rows: list[Row] = [
        (
            row.arrives,
            subject.label(row.period),
            horizon.starts(row.usable),
            subject.site(row.site),
            row.order,
            names.maker(row.chip),
            subject.chip(row.chip),
            row.chips,
        )
        for row in figures.deliveries(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="deliveries", headings=headings, rows=tuple(rows))


def _cost_lines(subject: Subject) -> CsvTable:
    headings = (
        "Kind",
        "Period",
        "Period begins",
        "Past the horizon",
        "Order",
        "Supplier",
        "For",
        f"Amount ({subject.currency})",
    )
    horizon, names = subject.scenario.horizon, subject.names
    suppliers = {order.id: order.supplier for order in subject.plan.orders}
    rows: list[Row] = [
        (
            sentence(f"cost-{line.kind}"),
            subject.label(line.period),
            horizon.starts(line.period),
            _yes(line.period >= horizon.periods),
            line.order,
            suppliers.get(line.order, names.paid_to(line)),
            names.paid_for(line),
            line.amount,
        )
        for line in subject.plan.costs
    ]
    return CsvTable(name="cost-lines", headings=headings, rows=tuple(rows))


def _costs_by_period(subject: Subject) -> CsvTable:
    horizon, money = subject.scenario.horizon, subject.currency
    headings = (
        "Kind",
        *(f"{subject.label(period)} ({money})" for period in range(horizon.periods)),
        f"Later ({money})",
        f"Total ({money})",
    )
    rows: list[Row] = [
        (sentence(f"cost-{line.kind}"), *line.amounts, line.beyond, line.total)
        for line in figures.cash(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="costs-by-period", headings=headings, rows=tuple(rows))


def _limits(subject: Subject) -> CsvTable:
    headings = (
        "Key",
        "Limit",
        "Bound",
        "Value",
        "Used",
        "Counted in",
        "Part used (1 is full)",
        "Binding",
        "In force",
        "Priority",
        "Note",
    )
    rows: list[Row] = [
        (
            row.limit.key,
            row.name,
            row.limit.bound,
            row.value,
            row.use.used if row.use else None,
            f"part {row.counted}" if row.unit == "fraction" else row.counted,
            _trimmed(row.full),
            _yes(row.use and row.use.binding),
            _yes(row.limit.on),
            row.limit.priority,
            row.limit.note,
        )
        for row in figures.limits(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="limits", headings=headings, rows=tuple(rows))


def _capacity(subject: Subject) -> CsvTable:
    headings = (
        "Workload",
        "Site",
        "Period",
        "Unit",
        "Demand",
        "Capacity",
        "Served",
        "Shortfall",
    )
    rows: list[Row] = [
        (
            subject.names.workload(row.workload),
            subject.site(row.site),
            subject.label(row.period),
            subject.names.unit(row.workload),
            *map(_trimmed, (row.demand, row.capacity, row.served, row.shortfall)),
        )
        for row in figures.capacity(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="capacity", headings=headings, rows=tuple(rows))


def _assignments(subject: Subject) -> CsvTable:
    headings = ("Chip", "Workload", "Site", "Period", "Chips")
    rows: list[Row] = [
        (
            subject.chip(one.chip),
            subject.names.workload(one.workload),
            subject.site(one.site),
            subject.label(one.period),
            one.chips,
        )
        for one in subject.plan.assignments
    ]
    return CsvTable(name="assignments", headings=headings, rows=tuple(rows))


def _sites(subject: Subject) -> CsvTable:
    """Power and racks in use at each site in each period."""
    asked = (subject.project, subject.scenario, subject.plan)
    found: dict[tuple[str, int], dict[str, figures.SiteUse]] = defaultdict(dict)
    for what, uses in (("kw", figures.power(*asked)), ("racks", figures.racks(*asked))):
        for use in uses:
            found[use.site, use.period][what] = use
    headings = (
        "Site",
        "Period",
        "Power in use (kW)",
        "Power limit (kW)",
        "Racks in use",
        "Racks limit",
    )
    rows: list[Row] = [
        (
            subject.site(site),
            subject.label(period),
            *_used(by.get("kw")),
            *_used(by.get("racks")),
        )
        for (site, period), by in sorted(found.items())
    ]
    return CsvTable(name="sites", headings=headings, rows=tuple(rows))


def _used(use: figures.SiteUse | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if use is None else (use.used, use.limit)
