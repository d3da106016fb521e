"""The plan as an Excel workbook."""

from pathlib import Path

from procure import __version__
from procure.cell_record import CellRecord, RecordedOrder, RecordedPort
from procure.collector import without_collector
from procure.errors import InputError
from procure.explained.explanation import Explanation
from procure.explained.signing import Signings
from procure.house_style import USUAL, HouseStyle
from procure.names import Names
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.report import (
    assumptions,
    by_month,
    by_supplier,
    capacity,
    chips_at_work,
    commitments,
    contracts,
    cost_lines,
    costs,
    coverage,
    deliveries,
    explained,
    explained_offers,
    explained_plans,
    fleet,
    frontier,
    in_place,
    inputs,
    issues,
    left_out,
    limits,
    order_facts,
    orders,
    power,
    price_lines,
    software,
    solve_record,
    summary,
    summary_details,
    terms,
    time_line,
)
from procure.report.book import Book
from procure.report.fit import refuse_unfit
from procure.report.limit_facts import LimitFacts
from procure.report.meters import Counted
from procure.report.places import Places
from procure.report.subject import Subject
from procure.report.values import Area
from procure.report.written import Written
from procure.scenario import Scenario
from procure.storage import write_whole
from procure.words import sentence

__all__ = ["add_plan", "write_workbook"]

ORDER = (
    summary.NAME,
    orders.NAME,
    terms.NAME,
    inputs.NAME,
    time_line.NAME,
    deliveries.NAME,
    by_month.NAME,
    by_supplier.NAME,
    fleet.NAME,
    software.NAME,
    capacity.NAME,
    chips_at_work.NAME,
    in_place.NAME,
    power.NAME,
    costs.NAME,
    limits.NAME,
    assumptions.NAME,
    issues.NAME,
    left_out.NAME,
    commitments.NAME,
    summary_details.NAME,
    cost_lines.NAME,
    price_lines.NAME,
    order_facts.NAME,
)
"""The sheets as they stand in the workbook; those of an explanation come behind them."""
_OF_ORDERS = frozenset({price_lines.NAME, order_facts.NAME})
"""Sheets that a plan without orders does not have."""


def write_workbook(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    path: Path,
    explanation: Explanation | None = None,
    *,
    before: Answer | None = None,
    signings: Signings | None = None,
    style: HouseStyle = USUAL,
) -> None:
    """Write a plan as a workbook, whole or not at all, with what explains it where that is given.

    `before` is the earlier answer that the explanation's causes start from; without it they are
    left out. `signings` is what is known of the last day of each order where the explanation
    does not say it. It looks as `style` says.
    The same plan gives the same bytes but for the seconds that it took. Raises
    UntrustedPlanError for a plan that its audit did not pass, InputError where there is
    no plan to write, or it or its explanation is about another input, SaveError when the
    file cannot be put in its place.
    """
    refuse_unfit(project, scenario, plan)
    if explanation is not None and explanation.digest != plan.digest:
        raise InputError("stale-explanation-to-export", scenario=scenario.name)
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))
    write_whole(
        path, lambda temporary: _write(subject, explanation, before, signings, temporary, style)
    )


@without_collector()
def _write(
    subject: Subject,
    explanation: Explanation | None,
    before: Answer | None,
    signings: Signings | None,
    path: Path,
    style: HouseStyle,
) -> None:
    title = sentence("report-title", {"project": subject.project.name})
    about = sentence("report-scenario", {"scenario": subject.scenario.name})
    day, digest = subject.scenario.horizon.start, subject.plan.digest
    book = Book(path, title, about, created=day, style=style, digest=digest, locked=True)
    add_plan(book, subject, explanation, before, signings)
    book.remember(_record(subject))
    book.close()


def add_plan(
    book: Book,
    subject: Subject,
    explanation: Explanation | None = None,
    before: Answer | None = None,
    signings: Signings | None = None,
) -> Area:
    """Write all sheets of a plan; give where its costs stand, by kind and period."""
    for name in ORDER:
        if subject.plan.orders or name not in _OF_ORDERS:
            book.sheet(name)
    written = _calculate(book, subject)
    deliveries.add(book, subject, written.places)
    time_line.add(book, subject)
    by_month.add(book, subject, written)
    by_supplier.add(book, subject, written)
    commitments.add(book, subject)
    fleet.add(book, subject)
    software.add(book, subject)
    assumed = assumptions.add(book, subject)
    issues.add(book, subject)
    left_out.add(book, subject)
    if explanation is not None:
        _explain(book, subject, explanation, before)
    solve_record.add(book, subject)
    explained_days = None if explanation is None else explanation.signing
    summary.add(book, subject, written, assumed, explained_days or signings)
    return written.costs


def _calculate(book: Book, subject: Subject) -> Written:
    """Write inputs, orders and costs, each following from those before."""
    places = Places(subject, book.called)
    agreed = contracts.contracts(subject, places)
    paid = contracts.payments(subject, places)
    entered = inputs.add(book, subject, places, agreed, paid)
    supplied = terms.add(book, subject, places)
    facts = LimitFacts(subject, places, len(agreed))
    order_facts.add(book, subject, places, agreed, facts)
    loads = power.add(book, subject, places)
    price_lines.add(book, subject, places)
    due = cost_lines.laid_out(book, subject, places, entered, loads, agreed, paid)
    lines = cost_lines.add(book, subject, places, due)
    work = chips_at_work.add(book, subject, in_place.add(book, subject, places), entered)
    covered = capacity.add(book, subject, work)
    counted = Counted(
        subject=subject,
        places=places,
        facts=facts,
        loads=loads,
        due=due,
        lines=lines,
        supplied=supplied,
        work=work,
    )
    limited = limits.add(book, counted)
    return Written(
        places=places,
        inputs=entered,
        loads=loads,
        cost_lines=due,
        lines=lines,
        orders=orders.add(book, subject, places, due),
        costs=costs.add(book, subject, due, lines, limits.allowed(limited, subject)),
        capacity=covered,
        served=coverage.add(book, subject, covered, entered),
        limits=limited,
    )


def _record(subject: Subject) -> CellRecord:
    return CellRecord(
        program=__version__,
        project=subject.project.name,
        scenario=subject.scenario.name,
        digest=subject.plan.digest,
        currency=subject.currency,
        start=subject.scenario.horizon.start.isoformat(),
        months=str(subject.scenario.horizon.months),
        inputs=(),
        orders=tuple(
            RecordedOrder(
                id=order.id, offer=order.offer, period=order.period, licence=order.licence
            )
            for order in subject.plan.orders
        ),
        ports=tuple(
            RecordedPort(stack=port.stack, workload=port.workload, period=port.period)
            for port in subject.plan.ports
        ),
        rows=(),
    )


def _explain(book: Book, subject: Subject, explanation: Explanation, before: Answer | None) -> None:
    """Write the sheets of the parts that were asked for: repairs have no plan to stand beside."""
    explained.add_signing(book, subject, explanation.signing)
    explained.add_limit_costs(book, subject, explanation.limit_costs)
    explained_offers.add_offers(book, subject, explanation.offers)
    explained_offers.add_negotiation(book, subject, explanation.negotiation)
    explained_plans.add_flips(book, subject, explanation.flips)
    frontier.add_frontiers(book, subject, explanation.frontiers)
    explained_plans.add_alternatives(book, subject, explanation.alternatives)
    explained_plans.add_changes(book, subject, before, explanation.causes, explanation.least_change)
