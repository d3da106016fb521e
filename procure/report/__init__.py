"""The plan as an Excel workbook."""

from pathlib import Path

from procure.errors import InputError
from procure.explained.explanation import Explanation
from procure.house_style import USUAL, HouseStyle
from procure.names import Names
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.report import (
    assumptions,
    capacity,
    costs,
    deliveries,
    explained,
    explained_offers,
    explained_plans,
    fleet,
    frontier,
    issues,
    left_out,
    limits,
    orders,
    software,
    solve_record,
    summary,
)
from procure.report.fit import refuse_unfit
from procure.report.sheet import Book
from procure.report.subject import Subject, Written
from procure.scenario import Scenario
from procure.storage import write_whole
from procure.words import sentence

__all__ = ["write_workbook"]


def write_workbook(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    path: Path,
    explanation: Explanation | None = None,
    *,
    before: Answer | None = None,
    style: HouseStyle = USUAL,
) -> None:
    """Write a plan as a workbook, whole or not at all, with what explains it where that is given.

    `before` is the earlier answer that the explanation's causes start from; without it they are
    left out. It looks as `style` says.
    The same plan gives the same bytes but for the seconds that it took. Raises
    UntrustedPlanError for a plan that its audit did not pass, InputError where there is
    no plan to write, or it or its explanation is about another input, SaveError when the
    file cannot be put in its place.
    """
    refuse_unfit(project, scenario, plan)
    if explanation is not None and explanation.digest != plan.digest:
        raise InputError("stale-explanation-to-export", scenario=scenario.name)
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))
    write_whole(path, lambda temporary: _write(subject, explanation, before, temporary, style))


def _write(
    subject: Subject,
    explanation: Explanation | None,
    before: Answer | None,
    path: Path,
    style: HouseStyle,
) -> None:
    title = sentence("report-title", {"project": subject.project.name})
    about = sentence("report-scenario", {"scenario": subject.scenario.name})
    day, digest = subject.scenario.horizon.start, subject.plan.digest
    book = Book(path, title, about, created=day, style=style, digest=digest)
    book.sheet(summary.NAME)  # first in the book, filled from the others
    ordered = orders.add(book, subject)
    deliveries.add(book, subject)
    fleet.add(book, subject)
    software.add(book, subject)
    capacity.add(book, subject)
    spent = costs.add(book, subject)
    limits.add(book, subject)
    assumed = assumptions.add(book, subject)
    issues.add(book, subject)
    left_out.add(book, subject)
    if explanation is not None:
        _explain(book, subject, explanation, before)
    solve_record.add(book, subject)
    summary.add(book, subject, Written(orders=ordered, costs=spent), assumed)
    book.close()


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
