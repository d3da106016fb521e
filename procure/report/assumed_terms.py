"""What the plan rests on beside offers and chips: ports, programs, promises, the fleet, pools."""

from collections.abc import Iterator
from decimal import Decimal

from procure import figures
from procure.offers import Rebate
from procure.report.assumed import Line, line
from procure.report.subject import Subject
from procure.words import sentence


def lines_of_terms(subject: Subject) -> Iterator[Line]:
    """List the figures of what is made ready, entered, promised, owned and shared."""
    yield from _of_ports(subject)
    yield from _of_programs(subject)
    yield from _of_commitments(subject)
    yield from _of_rebates(subject)
    yield from _of_fleet(subject)
    yield from _of_pools(subject)
    yield from _of_export_rules(subject)


def _of_ports(subject: Subject) -> Iterator[Line]:
    known = {(one.stack, one.workload): one for one in subject.project.readiness}
    for port in subject.plan.ports:
        one = known.get((port.stack, port.workload))
        if one is None:
            continue
        about = f"Port {subject.names.port(port.stack, port.workload)}"
        yield line(about, "Cost of the port", one.porting_cost, subject.currency, one.source)
        yield line(about, "Time until it is ready", one.weeks, "weeks", one.source)
        unit = "of the throughput"
        yield line(about, "Efficiency", one.efficiency, unit, one.source, kind="percent")


def _of_programs(subject: Subject) -> Iterator[Line]:
    for row in figures.programs(subject.project, subject.scenario, subject.plan):
        catalog, program = subject.names.programs[row.program]
        about = f"Program {subject.names.program(row.program)}"
        source, when = program.source or catalog.file_name, catalog.as_of
        cost, money = program.one_time_cost, program.currency
        yield line(about, "One-time cost", cost, money, source, when)
        if program.take_or_pay is not None:
            yield line(about, "Take or pay", program.take_or_pay, money, source, when)
        if program.earliest is not None:
            first = program.earliest.isoformat()
            yield line(about, "First delivery, at the earliest", first, "", source, when)
        for step in program.ramp:
            figure = f"Chips in a period from {step.start.isoformat()}"
            chips = Decimal(step.chips_per_period)
            yield line(about, figure, chips, "chips", source, when)


def _of_commitments(subject: Subject) -> Iterator[Line]:
    left_out = {one.offer for one in subject.plan.left_out}
    for catalog, one in subject.names.commitments.values():
        if one.id in left_out:
            continue
        about = f"{subject.names.commitment(one.id)} ({catalog.supplier})"
        source = one.source or catalog.file_name
        yield line(about, _AMOUNTS[one.kind], one.amount, one.currency, source, catalog.as_of)


_AMOUNTS = {
    "order": "Still to pay",
    "loi": "Still to pay",
    "take_or_pay": "Take or pay",
    "prepaid": "Paid in advance",
}


def _of_rebates(subject: Subject) -> Iterator[Line]:
    """List the rebates of every supplier with an order: also those not reached count."""
    suppliers = {order.supplier for order in subject.plan.orders}
    for catalog in subject.project.catalogs:
        if catalog.supplier in suppliers:
            for rebate in catalog.rebates:
                source = rebate.source or catalog.file_name
                unit = _from(rebate)
                yield line(
                    catalog.supplier,
                    "Rebate",
                    rebate.rate,
                    unit,
                    source,
                    catalog.as_of,
                    kind="percent",
                )


def _from(rebate: Rebate) -> str:
    return f"from {rebate.currency} {rebate.threshold:,f} on"


def _of_fleet(subject: Subject) -> Iterator[Line]:
    limited = {
        limit.limit.subject
        for limit in figures.limits(subject.project, subject.scenario, subject.plan)
        if limit.limit.family == "racks" and limit.use is not None
    }
    for row in figures.owned(subject.project, subject.scenario, subject.plan):
        about = subject.names.owned(row.id)
        source = sentence("report-power-of-chips") if row.kw_from_chips else row.source
        yield line(about, "Power", row.kw, "kW", source, assumption=row.kw_from_chips)
        if row.kind == "open_order":
            due = subject.names.fleet[row.id]
            money = due.currency or subject.project.currency
            yield line(about, "Still to pay", due.to_pay, money, row.source)
        if row.site in limited:
            yield line(about, "Racks", row.racks, "racks", row.source)


def _of_pools(subject: Subject) -> Iterator[Line]:
    in_force = {use.key for use in subject.plan.limits}
    for pool in subject.project.pools:
        if f"pool.{pool.id}" in in_force:
            unit = f"{pool.unit} a period"
            yield line(pool.name, "Shared supply", pool.per_period, unit, pool.source)


def _of_export_rules(subject: Subject) -> Iterator[Line]:
    """List the rules for the countries to which an order under a licence goes."""
    licensed = {order.id: order.offer for order in subject.plan.orders if order.licence}
    places = {
        (chip, subject.names.sites[placed.site].country)
        for placed in subject.plan.placements
        if placed.order in licensed and placed.site in subject.names.sites
        for chip, _ in subject.names.held(licensed[placed.order])
    }
    for chip in subject.project.chips:
        for rule in chip.export_rules:
            if (chip.id, rule.country) in places:
                figure = f"Export to {rule.country} since {rule.start.isoformat()}"
                yield line(subject.chip(chip.id), figure, rule.status, "", rule.source)
