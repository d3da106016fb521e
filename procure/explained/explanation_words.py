"""All that was found about a plan, in sentences and tables, part by part."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from procure.explained import (
    alternatives_words,
    causes_words,
    flips_words,
    frontier_words,
    limit_costs_words,
    negotiation_words,
    offer_cases_words,
    repairs_words,
    signing_words,
)
from procure.explained.alternatives import GOALS, Alternatives
from procure.explained.effect_words import money_told
from procure.explained.explanation import Explanation
from procure.explained.flips import FlipPoints
from procure.explained.frontier import Frontier
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import OfferCase
from procure.explained.repairs import Repairs
from procure.explained.unit_words import of_one
from procure.names import Names
from procure.plan_difference import Answer
from procure.record import record
from procure.text_table import counted
from procure.words import sentence


@record
class Cells:
    """A table as text; `right` has an r for each column that stands to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: str


@record
class Section:
    """One part of an explanation: a title, a table where there is one, and sentences."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Cells | None = None


def sections(
    asked: Answer,
    found: Explanation,
    before: Answer | None = None,
    parts: Collection[str] = (),
) -> tuple[Section, ...]:
    """Tell the parts that there are; `before` is the earlier answer of what changed.

    Of those named in `parts` it is also said where nothing was found.
    """
    return tuple(_sections(asked, found, before, parts))


def _sections(
    asked: Answer, found: Explanation, before: Answer | None, parts: Collection[str]
) -> Iterator[Section]:
    project, scenario = asked.project, asked.scenario
    stage = asked.plan.stage
    most = None if stage is None else stage.most
    if found.repairs is not None:
        yield from _repairs(asked, found.repairs)
    if found.limit_costs or "limits" in parts:
        told = [limit_costs_words.told(project, scenario, one, most) for one in found.limit_costs]
        yield _section("limits", told or [sentence("explained-no-limits")])
    if found.signing is not None:
        first = signing_words.together_told(project, found.signing, most)
        told = [
            signing_words.told(project, scenario, found.signing, one, most)
            for one in found.signing.orders
        ]
        yield _section("sign", [first, *told])
    if found.offers:
        yield _section("offers", _by_offer(asked, found.offers), _costs(asked, found.offers))
    if found.negotiation:
        yield _section("negotiate", _by_negotiation(asked, found.negotiation, most))
    for points in found.flips:
        yield _flips(asked, points)
    for frontier in found.frontiers:
        yield _frontier(asked, frontier)
    if found.alternatives is not None:
        yield _alternatives(asked, found.alternatives)
    if found.causes is not None and before is not None:
        yield _section("changes", causes_words.told(before, project, scenario, found.causes))
    if found.least_change is not None:
        kept = alternatives_words.change_told(project, scenario, found.least_change)
        yield _section("least_change", [kept])


def _section(part: str, told: Iterable[str], table: Cells | None = None) -> Section:
    return Section(
        title=sentence(f"explained-{part}"),
        sentences=tuple(one for one in told if one),
        table=table,
    )


def _repairs(asked: Answer, found: Repairs) -> Iterator[Section]:
    """Say what stands in the way, where that is known for certain, and what would have to give."""
    inputs = asked.project, asked.scenario
    if found.obstacles:
        told = [repairs_words.obstacle_told(*inputs, one) for one in found.obstacles]
        yield _section("obstacles", told)
    yield _section("repairs", [repairs_words.repair_told(*inputs, one) for one in found.repairs])


def _by_offer(asked: Answer, cases: Sequence[OfferCase]) -> Iterator[str]:
    """Say of each offer what it is used for, or why it is not; what it costs is in the table."""
    names, offers = Names(asked.project), _told_apart(asked, cases)
    works = [
        sentence(
            "explained-offers-unit",
            {"unit": of_one(names.unit(one)), "workload": names.workload(one)},
        )
        for one in offer_cases_words.works_of(cases)
    ]
    if works:
        values = {"currency": asked.project.currency, "works": ", ".join(works)}
        yield sentence("explained-offers-note", values)
    for case in cases:
        parts = (
            *offer_cases_words.uses_told(asked.project, asked.scenario, case),
            *offer_cases_words.reasons_told(asked.project, asked.scenario, case),
        )
        values = {"offer": offers[case.offer], "supplier": case.supplier}
        yield sentence("explained-offer", {**values, "told": " ".join(parts)})
    if any(why.certainty == "figures" for case in cases for why in case.why_not):
        yield sentence("explained-offers-sure")


def _told_apart(asked: Answer, cases: Sequence[OfferCase]) -> dict[str, str]:
    """Name the offers, those that read alike with their ids."""
    names = Names(asked.project)
    alike = Counter((names.offer(case.offer), case.supplier) for case in cases)
    return {
        case.offer: name if alike[name, case.supplier] == 1 else f"{name} [{case.offer}]"
        for case in cases
        for name in (names.offer(case.offer),)
    }


def _by_negotiation(
    asked: Answer, found: Sequence[Negotiation], most: Decimal | None
) -> Iterator[str]:
    """Say of each offer what there is to negotiate."""
    names = Names(asked.project)
    for one in found:
        told = negotiation_words.told(asked.project, asked.scenario, one, most)
        values = {"offer": names.offer(one.offer), "supplier": one.supplier}
        yield sentence("explained-offer", {**values, "told": told})


def _costs(asked: Answer, cases: Sequence[OfferCase]) -> Cells:
    """Set out what a unit of each workload costs a year with each offer."""
    names, offers = Names(asked.project), _told_apart(asked, cases)
    works = offer_cases_words.works_of(cases)
    headings = (
        sentence("explained-heading-offer"),
        sentence("explained-heading-supplier"),
        sentence("explained-heading-units"),
        *(names.workload(work) for work in works),
    )
    rows = []
    for case in cases:
        known = {one.workload: one.cost for one in case.cost.works} if case.cost else {}
        figures = (
            offer_cases_words.figure_told(known[work], asked.project.currency)
            if work in known
            else ""
            for work in works
        )
        units = f"{case.units:,}" if case.units else ""
        rows.append((offers[case.offer], case.supplier, units, *figures))
    return Cells(headings=headings, rows=tuple(rows), right="llr" + "r" * len(works))


def _flips(asked: Answer, points: FlipPoints) -> Section:
    project, scenario = asked.project, asked.scenario
    table = flips_words.table(project, scenario, points)
    return _section(
        "flips",
        flips_words.told(project, scenario, points),
        Cells(headings=table.headings, rows=table.rows, right=table.right),
    )


def _frontier(asked: Answer, found: Frontier) -> Section:
    project, scenario = asked.project, asked.scenario
    table = frontier_words.table(project, scenario, found)
    return _section(
        "frontier",
        frontier_words.told(project, scenario, found),
        Cells(headings=table.headings, rows=table.rows, right=table.right),
    )


def _alternatives(asked: Answer, found: Alternatives) -> Section:
    """Set the plans side by side, a line for each plan and a column for each goal."""
    project, scenario = asked.project, asked.scenario
    headings = (
        sentence("explained-heading-plan"),
        sentence("explained-heading-discounted", {"currency": project.currency}),
        *(alternatives_words.goal_name(goal) for goal in GOALS),
    )
    rows = []
    for one in found.plans:
        values = {each.goal: each.value for each in one.measures}
        cost = one.plan.objective or Decimal(0)
        rows.append(
            (
                alternatives_words.title(one),
                money_told(cost, project.currency).removeprefix(f"{project.currency} "),
                *(
                    alternatives_words.value_told(project, scenario, goal, values.get(goal))
                    for goal in GOALS
                ),
            )
        )
    told = [alternatives_words.told(project, scenario, found, one) for one in found.plans]
    told += [alternatives_words.missing_told(found, one) for one in found.missing]
    table = Cells(headings=headings, rows=tuple(rows), right="l" + "r" * (len(headings) - 1))
    return _section("alternatives", told, table)


def plans_made(count: int) -> str:
    """Say how many plans were made to explain one: "12 plans"."""
    return counted(count, "plan", "plans")
