"""What is wrong or missing in what goes with a price list: programs, commitments, rebates."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from procure.check.problem import Problem, stops, warns
from procure.check.ranges import MOST_MONEY, is_possible, is_within
from procure.offer_facts import as_set, facts_of
from procure.offers import Catalog, Program
from procure.project import Project
from procure.scenario import Scenario
from procure.units import plain


def of_programs(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the programs; what is not known of one matters where it is signed or has offers."""
    excluded = as_set(scenario.excluded)
    used = {
        name
        for catalog in project.catalogs
        if catalog.programs
        for name in _programs_used(catalog, excluded)
    }
    known = _currencies(project)
    for catalog in project.catalogs:
        for program in catalog.programs:
            yield from _of_figures(program)
            yield from _of_days(program)
            if not program.signed and program.id not in used:
                continue
            where = ("programs", program.id)
            signed = "signed-" if program.signed else ""
            make = stops if program.signed else warns
            if program.one_time_cost is None:
                key = f"program-{signed}cost-unknown"
                yield make(key, *where, "one_time_cost", program=program.name)
            if not program.currency:
                yield stops("program-currency", *where, "currency", program=program.name)
            elif program.currency not in known:
                yield make(
                    f"program-{signed}rate-missing",
                    *("rates", program.currency),
                    program=program.name,
                    currency=program.currency,
                    into=project.currency,
                )


def _programs_used(catalog: Catalog, excluded: frozenset[str]) -> Iterable[str]:
    facts = facts_of(catalog.offers)
    if not any(name in facts.ids for name in excluded):
        return facts.programs
    return (offer.program for offer in catalog.offers if offer.id not in excluded)


def _of_figures(program: Program) -> Iterator[Problem]:
    figures: list[tuple[str, Decimal | None]] = [
        ("one_time_cost", program.one_time_cost),
        ("take_or_pay", program.take_or_pay),
    ]
    figures += [("ramp", Decimal(step.chips_per_period)) for step in program.ramp]
    for field, figure in figures:
        if figure is not None and not is_within(figure, 0, MOST_MONEY):
            yield stops(
                "program-figure",
                *("programs", program.id, field),
                program=program.name,
                value=plain(figure),
            )


def _of_days(program: Program) -> Iterator[Problem]:
    where = ("programs", program.id)
    if any(later.start <= earlier.start for earlier, later in pairwise(program.ramp)):
        yield stops("program-ramp-order", *where, "ramp", program=program.name)
    days = [("earliest", program.earliest), *(("ramp", step.start) for step in program.ramp)]
    for field, day in days:
        if day is not None and not is_possible(day):
            yield stops("program-day", *where, field, program=program.name, day=day.isoformat())


def of_rebates(project: Project) -> Iterator[Problem]:
    """Check the rebates of each supplier."""
    rates = {rate.currency: rate.rate for rate in project.rates} | {project.currency: Decimal(1)}
    for catalog in project.catalogs:
        supplier = catalog.supplier
        seen: set[Decimal] = set()
        for number, rebate in enumerate(catalog.rebates):
            where = ("rebates", supplier, str(number))
            if not is_within(rebate.threshold, 0, MOST_MONEY):
                value = plain(rebate.threshold)
                yield stops("rebate-threshold", *where, "threshold", supplier=supplier, value=value)
            if not is_within(rebate.rate, 0, 1):
                value = plain(rebate.rate)
                yield stops("rebate-rate", *where, "rate", supplier=supplier, value=value)
            if not rebate.currency:
                yield stops("rebate-currency", *where, "currency", supplier=supplier)
            elif rebate.currency not in rates:
                yield stops(
                    "rebate-rate-missing",
                    *("rates", rebate.currency),
                    supplier=supplier,
                    currency=rebate.currency,
                    into=project.currency,
                )
            else:
                reached = rebate.threshold * rates[rebate.currency]
                if reached in seen:
                    yield stops("rebate-twice", *where, "threshold", supplier=supplier)
                seen.add(reached)


def _currencies(project: Project) -> set[str]:
    return {rate.currency for rate in project.rates} | {project.currency}
