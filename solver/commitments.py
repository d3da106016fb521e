"""What commitments mean to a plan: open orders, amounts to be reached, prepayments."""

from collections.abc import Iterator

from procure.demand import FleetLine
from procure.offers import Catalog, Commitment
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Scenario


def left_out_commitments(scenario: Scenario, catalog: Catalog) -> Iterator[LeftOut]:
    """List the commitments of a price list that change nothing in a plan, and why."""
    for commitment in catalog.commitments:
        reason = _reason(scenario, commitment)
        if reason:
            yield LeftOut(
                offer=commitment.id,
                supplier=catalog.supplier,
                key=reason,
                values=(("description", commitment.description),),
            )


def _reason(scenario: Scenario, commitment: Commitment) -> str:
    kind = commitment.kind
    if kind == "loi" and commitment.id not in scenario.assume_delivered:
        return "left-out-commitment-loi"
    if kind in {"order", "take_or_pay"} and not commitment.signed:
        return f"left-out-commitment-{kind}-unsigned"
    needed = [commitment.amount]
    complete = None not in needed
    if kind in {"order", "loi"}:
        complete = complete and bool(
            commitment.chip and commitment.chips and commitment.site and commitment.when
        )
    return "" if complete else "left-out-commitment-incomplete"


def in_force(
    project: Project, scenario: Scenario, *kinds: str
) -> Iterator[tuple[Catalog, Commitment]]:
    """List the commitments of some kinds that count, with the price list they stand in."""
    for catalog in project.catalogs:
        for commitment in catalog.commitments:
            if commitment.kind in kinds and not _reason(scenario, commitment):
                yield catalog, commitment


def open_orders(project: Project, scenario: Scenario) -> Iterator[FleetLine]:
    """Give the chips that signed orders, and letters of intent assumed delivered, bring."""
    for _, one in in_force(project, scenario, "order", "loi"):
        yield FleetLine(
            id=one.id,
            chip=one.chip,
            chips=one.chips or 0,
            site=one.site,
            arrives=one.when,
            to_pay=one.amount,
            currency=one.currency,
        )
