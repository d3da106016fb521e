"""What a workbook says of costs, limits and capacity, beside what the plan says."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import isclose
from typing import Final

from procure import figures
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.report.subject import Subject
from procure.scenario import Scenario
from procure.units import minor_digits
from procure.words import sentence
from tests.procure.report.office import Value, Worked

Figures = Mapping[tuple[str, ...], Decimal]

SHEETS: Final = ("Costs", "Cost lines", "Limits", "Capacity")
"""Where the figures stand."""
_LATER: Final = "Later"
_AMOUNTS: Final = ("Demand", "Capacity", "Served", "Shortfall")


def cost_differences(worked: Worked, project: Project, scenario: Scenario, plan: Plan) -> list[str]:
    """List where a worked-out workbook and a plan differ in costs: to the last digit of money."""
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))
    return [
        *_exactly(_costs(worked, subject), _costs_of(subject)),
        *_exactly(_total(worked, subject), {("Total",): plan.total_cost or Decimal(0)}),
    ]


def limit_differences(worked: Worked, plan: Plan) -> list[str]:
    """List where a worked-out workbook and a plan differ in the use of limits: to nine digits."""
    return list(_about(_limits(worked), {("Limits", use.key): use.used for use in plan.limits}))


def broken(worked: Worked) -> set[str]:
    """Name the limits that a worked-out workbook says are broken."""
    told = sentence("report-limit-broken")
    return {str(row["Key"]) for row in worked.rows("Limits") if row.get("Holds") == told}


def capacity_differences(
    worked: Worked, project: Project, scenario: Scenario, plan: Plan
) -> list[str]:
    """List where a worked-out workbook and a plan differ in what chips do and what is served."""
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))
    expected: dict[tuple[str, ...], Decimal] = {}
    for row in figures.capacity(project, scenario, plan):
        place = (
            subject.names.workload(row.workload),
            subject.site(row.site),
            subject.label(row.period),
        )
        amounts = (row.demand, row.capacity, row.served, row.shortfall)
        for what, amount in zip(_AMOUNTS, amounts, strict=True):
            expected[*place, what] = amount
    found: Figures = {
        (str(row["Workload"]), str(row["Site"]), str(row["Period"]), what): _number(row[what])
        for row in worked.rows("Capacity")
        for what in _AMOUNTS
        if expected
    }
    # A site where nothing is asked for and nothing stands has no row in one, zeros in the other.
    nothing = dict.fromkeys((*expected, *found), Decimal(0))
    return list(_about({**nothing, **found}, {**nothing, **expected}))


def _exactly(found: Figures, expected: Figures) -> Iterator[str]:
    for key in dict.fromkeys((*expected, *found)):
        one, other = found.get(key, Decimal(0)), expected.get(key, Decimal(0))
        if one != other:
            yield f"{key}: {one}, in the plan {other}"


def _about(found: Figures, expected: Figures) -> Iterator[str]:
    for key in dict.fromkeys((*expected, *found)):
        one, other = found.get(key), expected.get(key)
        if one is None or other is None or not isclose(one, other, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{key}: {one}, in the plan {other}"


def _number(value: Value) -> Decimal:
    """Give the number in a cell, nothing for an empty one."""
    return Decimal(value or 0)


def _money(value: Value, currency: str) -> Decimal:
    """Give the amount in a cell: what is paid has no more digits than its money."""
    number = _number(value)
    amount = round(number, minor_digits(currency))
    return amount if isclose(number, amount, rel_tol=1e-12, abs_tol=1e-9) else number


def _costs(worked: Worked, subject: Subject) -> Figures:
    """Add up the cost lines by kind and period."""
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    for row in worked.rows("Cost lines") if subject.plan.costs else ():
        amount = _money(row[f"Amount ({subject.currency})"], subject.currency)
        found[str(row["Kind"]), str(row["Period"])] += amount
    return found


def _costs_of(subject: Subject) -> Figures:
    found: dict[tuple[str, ...], Decimal] = defaultdict(Decimal)
    periods = subject.scenario.horizon.periods
    for line in subject.plan.costs:
        label = subject.label(line.period) if line.period < periods else _LATER
        found[sentence(f"cost-{line.kind}"), label] += line.amount
    return found


def _total(worked: Worked, subject: Subject) -> Figures:
    """Give the last number in the row of totals of the sheet Costs."""
    (row,) = (row for row in worked.values["Costs"] if row[0] == "Total")
    *_, last = (value for value in row if isinstance(value, float))
    return {("Total",): _money(last, subject.currency)}


def _limits(worked: Worked) -> Figures:
    return {
        ("Limits", str(row["Key"])): _number(row["Used"])
        for row in worked.rows("Limits")
        if row.get("Used", "") != ""
    }
