"""Small projects for tests, with only what a test cares about spelled out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from procure.chips import Chip, Figure
from procure.demand import DemandRow, Site, Throughput, Workload
from procure.offers import Catalog, Content, Offer, PriceBreak
from procure.project import Project
from procure.scenario import Scenario
from procure.units import Horizon

START = date(2024, 1, 1)
D = Decimal


def chip(name: str, maker: str = "NVIDIA", **fields: Any) -> Chip:
    """Make a chip of 700 W; its id is its name in small letters."""
    known: dict[str, Any] = {"tdp_w": Figure(value=D(700), source="data sheet")}
    return Chip(id=name.lower(), name=name, maker=maker, **(known | fields))


def offer(name: str, what: str, price: object, **fields: Any) -> Offer:
    """Make an offer of one chip a unit (or `count`), delivered in no time, at one price.

    `price` may be a list of (quantity, price) breaks.
    """
    breaks = price if isinstance(price, list) else [(1, price)]
    count = fields.pop("count", 1)
    known: dict[str, Any] = {
        "currency": "USD",
        "lead_weeks": D(0),
        "break_kind": "all_units" if len(breaks) > 1 else None,
        "integration_cost": D(0) if fields.get("kind", "purchase") == "purchase" else None,
        "hosted_by": "supplier" if fields.get("kind") == "rent" else None,
    }
    return Offer(
        id=name,
        description=f"Offer {name}",
        contents=(Content(chip=what, count=count),),
        breaks=tuple(PriceBreak(quantity=q, unit_price=D(str(p))) for q, p in breaks),
        **(known | fields),
    )


def catalog(supplier: str, *offers: Offer, **fields: Any) -> Catalog:
    """Make a price list of a supplier."""
    return Catalog(
        supplier=supplier,
        file_name=f"{supplier.lower()}.csv",
        sha256="0" * 64,
        read_on=START,
        offers=offers,
        **fields,
    )


def demand(*amounts: object, workload: str = "chat", site: str = "") -> DemandRow:
    """Make a row of demand."""
    return DemandRow(workload=workload, site=site, amounts=tuple(D(str(a)) for a in amounts))


def scenario(*rows: DemandRow, **fields: Any) -> Scenario:
    """Make an undiscounted scenario of as many quarters as the first row has amounts."""
    known: dict[str, Any] = {
        "name": "Base case",
        "horizon": Horizon(start=START, months=3, periods=len(rows[0].amounts)),
        "discount_rate": D(0),
        "utilisation": D(1),
    }
    return Scenario(demand=rows, **(known | fields))


def project(
    catalogs: Sequence[Catalog],
    *scenarios: Scenario,
    chips: Sequence[Chip] | None = None,
    speeds: Mapping[tuple[str, str], object] | None = None,
    **fields: Any,
) -> Project:
    """Make a project with one workload "chat", one site "here" without an energy bill.

    `speeds` gives throughput by (chip, workload); by default every chip does 10 of each.
    """
    known: dict[str, Any] = {
        "workloads": (Workload(id="chat", name="Chat", unit="tokens/s"),),
        "sites": (Site(id="here", name="Here", country="US", power_kw=D(10_000), pue=D(1)),),
    } | fields
    models = tuple(chips) if chips is not None else (chip("H100"),)
    if speeds is None:
        speeds = {(model.id, work.id): 10 for model in models for work in known["workloads"]}
    return Project(
        format=1,
        name="Test",
        currency="USD",
        chips=models,
        throughputs=tuple(
            Throughput(chip=model, workload=work, value=D(str(speed)), source="test")
            for (model, work), speed in speeds.items()
        ),
        catalogs=tuple(catalogs),
        scenarios=scenarios,
        **known,
    )


def asking(made: Project, **fields: Any) -> Project:
    """Change what the one scenario of a project asks for."""
    (asked,) = made.scenarios
    return replace(made, scenarios=(replace(asked, **fields),))


def with_offers(made: Project, **fields: Any) -> Project:
    """Change every offer of a project."""
    return replace(
        made,
        catalogs=tuple(
            replace(known, offers=tuple(replace(one, **fields) for one in known.offers))
            for known in made.catalogs
        ),
    )
