"""The sheet Assumptions: every figure that the plan rests on, with its source."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from procure import figures
from procure.acceptance import Accepted
from procure.offers import Catalog, Offer
from procure.report.assumed import Line, line
from procure.report.assumed_terms import lines_of_terms
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, WARN
from procure.report.stands import stands_in
from procure.report.subject import Subject, reason
from procure.report.values import Column
from procure.words import sentence

NAME = "Assumptions"
_MARK: Final = 6


def add(book: Book, subject: Subject) -> int:
    """Write the sheet; give how many figures have no source."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-assumptions-note"))
    lines = lines_of(subject)
    columns = [
        Column(heading="About"),
        Column(heading="Figure"),
        Column(heading="Value", kind="number"),
        Column(heading="Unit"),
        Column(heading="Source"),
        Column(heading="Date", kind="day"),
        Column(heading="Mark"),
    ]
    area = sheet.table("Assumptions", columns, lines, empty=sentence("report-no-orders"))
    sheet.freeze(HEAD_ROW + 1, 1)
    marked = {
        "type": "no_blanks",
        "format": book.format(bold=True, font_color=WARN),
    }
    sheet.worksheet.conditional_format(area.first, _MARK, area.last, _MARK, marked)
    return _marked(lines)


def unsourced(subject: Subject) -> int:
    """Count the figures of a plan that have no source or are not known."""
    return _marked(lines_of(subject))


def _marked(lines: list[Line]) -> int:
    return sum(1 for one in lines if one[_MARK])


def lines_of(subject: Subject) -> list[Line]:
    """List the figures that the plan rests on."""
    return [
        *_of_scenario(subject),
        *_of_demand(subject),
        *_of_offers(subject),
        *_of_chips(subject),
        *_of_throughputs(subject),
        *_of_sites(subject),
        *lines_of_terms(subject),
        *_of_rates(subject),
    ]


def _of_scenario(subject: Subject) -> Iterator[Line]:
    scenario = subject.scenario
    about, yours = f"Scenario {scenario.name}", sentence("report-entered")
    yield line(about, "Discount rate", scenario.discount_rate, "a year", yours, kind="percent")
    load = scenario.utilisation
    yield line(about, "Mean utilisation", load, "of full power", yours, kind="percent")
    if scenario.headroom is not None:
        yield line(about, "Headroom", scenario.headroom, "of demand", yours, kind="percent")
    yield line(about, "Lead time that plans", scenario.lead_time, "", yours)
    for weighted in scenario.weights if scenario.objective != "min_cost" else ():
        name = subject.names.workload(weighted.workload)
        yield line(name, "Weight of serving it", weighted.weight, "", yours)
    for price in scenario.shortfall_prices:
        unit = subject.names.unit(price.workload)
        yield line(
            subject.names.workload(price.workload),
            "Price of shortfall",
            price.price,
            f"{subject.currency} for one {unit} and year",
            yours,
        )


def _of_demand(subject: Subject) -> Iterator[Line]:
    for row in subject.scenario.demand:
        amounts = row.amounts[: subject.scenario.horizon.periods]
        if not any(amounts):
            continue
        where = f" at {subject.site(row.site)}" if row.site else ""
        yield line(
            f"{subject.names.workload(row.workload)}{where}",
            "Demand, least to most",
            f"{min(amounts):,f} to {max(amounts):,f}",
            subject.names.unit(row.workload),
            row.source,
        )


def _of_offers(subject: Subject) -> Iterator[Line]:
    for offer_id in dict.fromkeys(order.offer for order in subject.plan.orders):
        if offer_id not in subject.names.offers:
            continue
        catalog, offer = subject.names.offers[offer_id]
        source, when = stands_in(catalog, offer), catalog.as_of
        about = f"{offer.description} ({catalog.supplier})"
        prices = ", ".join(f"from {b.quantity:,}: {b.unit_price:,f}" for b in offer.breaks)
        per = "unit" if offer.kind == "purchase" else "chip-hour"
        yield line(about, "Price", prices, f"{offer.currency} per {per}", source, when)
        yield line(about, *_lead_time(subject, offer), "weeks", source, when)
        yield from _terms_of(offer, about, source, when)
        integration, money = offer.integration_cost, f"{offer.currency} per unit"
        if integration is not None or offer.kind == "purchase":
            yield line(about, "Integration cost", integration, money, source, when)
        yield from _accepted(catalog, offer, about)
        if offer.kw_per_unit is not None:
            yield line(about, "Power of a unit", offer.kw_per_unit, "kW", source, when)
        elif offer.hosted_by != "supplier":
            power = figures.kw_per_unit(subject.names, offer_id)
            chips = sentence("report-power-of-chips")
            yield line(about, "Power of a unit", power, "kW", chips, assumption=True)


def _accepted(catalog: Catalog, offer: Offer, about: str) -> Iterator[Line]:
    """List the warnings of an offer that a person let stand."""
    accepted = Accepted(catalog.accepted) if catalog.accepted else None
    for issue in catalog.issues if accepted else ():
        found = accepted.of(issue) if accepted and issue.offer == offer.id else None
        if found is not None:
            who = found.note or sentence("report-accepted")
            yield line(
                about, "Warning accepted", reason(issue.key, issue.values), "", who, found.on
            )


def _terms_of(offer: Offer, about: str, source: str, when: date | None) -> Iterator[Line]:
    """List the terms that a quote names beside its price."""
    if offer.fixed_order_cost is not None:
        unit = f"{offer.currency} per order"
        yield line(about, "Fixed cost", offer.fixed_order_cost, unit, source, when)
    parts = (
        ("Deposit", offer.deposit, "of the price"),
        ("Support", offer.support_rate, "of the price a year"),
        ("Residual value", offer.residual_value, "of the price"),
    )
    for figure, part, unit in parts:
        if part is not None:
            yield line(about, figure, part, unit, source, when, kind="percent")
    if offer.racks_per_unit is not None:
        yield line(about, "Racks of a unit", offer.racks_per_unit, "racks", source, when)


def _lead_time(subject: Subject, offer: Offer) -> tuple[str, Decimal | None]:
    """Give the lead time that the plan took: the scenario's kind, or else the other."""
    both = {"quoted": offer.lead_weeks, "p90": offer.lead_weeks_p90}
    wanted = subject.scenario.lead_time
    other = "p90" if wanted == "quoted" else "quoted"
    used = wanted if both[wanted] is not None else other
    return (f"Lead time ({used})", both[used])


def _of_chips(subject: Subject) -> Iterator[Line]:
    """List the power of the chips in units whose own power is not quoted."""
    wanted = dict.fromkeys(
        chip
        for order in subject.plan.orders
        if order.offer in subject.names.offers
        for offer in (subject.names.offers[order.offer][1],)
        if offer.kw_per_unit is None and offer.hosted_by != "supplier"
        for chip, _ in subject.names.held(order.offer)
    )
    for chip_id in wanted:
        tdp = subject.names.chips[chip_id].tdp_w if chip_id in subject.names.chips else None
        source = tdp.source if tdp else ""
        value = tdp.value if tdp else None
        yield line(subject.chip(chip_id), "Power of a chip (TDP)", value, "W", source)


def _of_throughputs(subject: Subject) -> Iterator[Line]:
    used = dict.fromkeys((work.chip, work.workload) for work in subject.plan.assignments)
    known = {(one.chip, one.workload): one for one in subject.project.throughputs}
    for chip, workload in used:
        one = known.get((chip, workload))
        yield line(
            subject.chip(chip),
            f"Throughput of {subject.names.workload(workload)}",
            one.value if one else None,
            subject.names.unit(workload),
            one.source if one else "",
            assumption=one is not None and one.assumption,
        )


def _of_sites(subject: Subject) -> Iterator[Line]:
    used = {placement.site for placement in subject.plan.placements} | {
        row.site for row in figures.owned(subject.project, subject.scenario, subject.plan)
    }
    for site in subject.project.sites:
        if site.id not in used or site.supplier:
            continue
        name, price = subject.site(site.id), f"{subject.currency} per kWh"
        yield line(name, "IT power", site.power_kw, "kW", site.source)
        if site.racks is not None:
            yield line(name, "Racks", site.racks, "racks", site.source)
        yield line(name, "PUE", site.pue, "total over IT power", site.source)
        yield line(name, "Energy price", site.energy_price, price, site.source)
        if site.hosting_price is not None:
            landlord = f"{subject.currency} per kW and month"
            yield line(name, "Hosting", site.hosting_price, landlord, site.source)


def _promised(subject: Subject) -> set[str]:
    """Give the currencies of what is due or comes back beside the orders."""
    paid = {line.subject for line in subject.plan.costs}
    names = subject.names
    found = {one.currency for name, (_, one) in names.commitments.items() if name in paid}
    found |= {one.currency for name, (_, one) in names.programs.items() if name in paid}
    found |= {one.currency for name, one in names.fleet.items() if name in paid}
    for catalog in subject.project.catalogs:
        if catalog.supplier in paid:
            found |= {rebate.currency for rebate in catalog.rebates}
    return found


def _of_rates(subject: Subject) -> Iterator[Line]:
    used = {order.currency for order in subject.plan.orders} | _promised(subject)
    for rate in subject.project.rates:
        if rate.currency in used and rate.currency != subject.currency:
            about, unit = f"1 {rate.currency}", subject.currency
            yield line(about, "Exchange rate", rate.rate, unit, rate.source, rate.on)
