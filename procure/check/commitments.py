"""What is wrong or missing in commitments: those that count have all that they need."""

from collections.abc import Iterator
from decimal import Decimal

from procure.check.places import Places, places
from procure.check.problem import Problem, stops, warns
from procure.check.ranges import MOST_COUNT, MOST_MONEY, is_possible, is_within
from procure.offers import Commitment
from procure.project import Project
from procure.scenario import Scenario


def of_commitments(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the commitments, and the letters of intent that are assumed delivered."""
    counted = places(project, scenario)
    commitments = [one for catalog in project.catalogs for one in catalog.commitments]
    yield from _of_assumed(scenario, {one.id: one for one in commitments})
    for one in commitments:
        yield from _of_figures(one)
        if not _counts(one, scenario):
            continue
        unknown = tuple(_unknown(one))
        for field in unknown:
            yield warns(
                f"commitment-{field}-unknown",
                *("commitments", one.id, field),
                commitment=one.description,
            )
        if not unknown:
            yield from _of_currency(project, one)
            if one.kind in {"order", "loi"}:
                yield from _of_delivery(project, counted, one)


def _of_assumed(scenario: Scenario, known: dict[str, Commitment]) -> Iterator[Problem]:
    where = ("scenario", "assume_delivered")
    for name in scenario.assume_delivered:
        one = known.get(name)
        if one is None:
            yield warns("assumed-unknown", *where, commitment=name)
        elif one.kind != "loi":
            yield warns("assumed-not-letter", *where, commitment=one.description)


def _counts(one: Commitment, scenario: Scenario) -> bool:
    if one.kind == "loi":
        return one.id in scenario.assume_delivered
    return one.signed or one.kind == "prepaid"


def _unknown(one: Commitment) -> Iterator[str]:
    """List the fields without which a commitment that counts is left out."""
    if one.amount is None:
        yield "amount"
    if one.kind in {"order", "loi"}:
        for field, value in (
            ("chip", one.chip),
            ("chips", one.chips),
            ("site", one.site),
            ("when", one.when),
        ):
            if value is None or value == "":
                yield field


def _of_figures(one: Commitment) -> Iterator[Problem]:
    chips = None if one.chips is None else Decimal(one.chips)
    for field, figure, least, most in (
        ("amount", one.amount, 0, MOST_MONEY),
        ("chips", chips, 1, MOST_COUNT),
    ):
        if figure is not None and not is_within(figure, least, most):
            yield stops(
                "commitment-figure",
                *("commitments", one.id, field),
                commitment=one.description,
                value=f"{figure:f}",
                low=str(least),
                most=str(most),
            )


def _of_currency(project: Project, one: Commitment) -> Iterator[Problem]:
    if not one.amount and one.kind in {"order", "loi"}:
        return
    known = {rate.currency for rate in project.rates} | {project.currency}
    if not one.currency:
        yield stops(
            "commitment-currency",
            *("commitments", one.id, "currency"),
            commitment=one.description,
        )
    elif one.currency not in known:
        yield stops(
            "commitment-rate-missing",
            *("rates", one.currency),
            commitment=one.description,
            currency=one.currency,
            into=project.currency,
        )


def _of_delivery(project: Project, counted: Places, one: Commitment) -> Iterator[Problem]:
    where = ("commitments", one.id)
    site = next((site for site in project.sites if site.id == one.site), None)
    if site is not None and site.supplier:
        yield stops(
            "commitment-at-region", *where, "site", commitment=one.description, site=site.name
        )
    if one.when is not None and not is_possible(one.when):
        yield stops(
            "commitment-day",
            *where,
            "when",
            commitment=one.description,
            day=one.when.isoformat(),
        )
    chip = next((chip for chip in project.chips if chip.id == one.chip), None)
    if one.site in counted.power and (chip is None or chip.tdp_w is None):
        yield warns("commitment-power-unknown", *where, "chip", commitment=one.description)
    if one.site in counted.racks:
        yield warns("commitment-racks-unknown", *where, "site", commitment=one.description)
