"""Edited workbooks made by hand, of a small project with two offers and two sites."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from procure.cell_record import CellRecord, InputPlace, Key, RecordedOrder
from procure.demand import Site
from procure.edited.workbook import CellNow, EditedWorkbook, Trouble
from procure.project import Project
from procure.scenario import Limit
from procure.storage import digest
from tests.builders import D, catalog, demand, offer, project, scenario

WRITTEN: Mapping[Key, Decimal | None] = {
    ("units", "1", "here"): D(5),
    ("units", "1", "there"): D(0),
    ("units", "2", "here"): D(3),
    ("offer", "a", "breaks", "0", "unit_price"): D(100),
    ("offer", "a", "breaks", "1", "quantity"): D(10),
    ("offer", "a", "deposit"): None,
    ("offer", "a", "moq"): D(2),
    ("limit", "budget"): D(2000),
    ("scenario", "discount_rate"): D(0),
    ("scenario", "utilisation"): D(1),
    ("site", "here", "pue"): D(1),
    ("demand", "0", "1", "chat", ""): D(60),
}
"""What was written in each input."""


def small() -> Project:
    """Give the project: eight chips serve what is asked for."""
    return project(
        [
            catalog("Maple", offer("a", "h100", [(1, 100), (10, 90)], moq=2)),
            catalog("Oak", offer("b", "h100", 120, multiple=3)),
        ],
        scenario(demand(50, 60), limits=(Limit(family="budget", value=D(2000)),)),
        sites=(
            Site(id="here", name="Here", country="US", power_kw=D(10_000), pue=D(1)),
            Site(id="there", name="There", country="US", power_kw=D(10_000), pue=D(1)),
        ),
    )


def workbook(
    of: Project,
    now: Mapping[Key, Decimal | int | str | None] | None = None,
    *,
    also: Mapping[Key, Decimal | None] | None = None,
    **fields: str,
) -> EditedWorkbook:
    """Give a workbook exported from a project, with some inputs as they are `now`.

    A text stands for itself. `also` are inputs that were written beside the usual ones;
    `fields` are of what the workbook remembers.
    """
    wanted = dict(now or {})
    places = [
        InputPlace(key=key, sheet="Orders", cell=f"H{at}", value=value)
        for at, (key, value) in enumerate({**WRITTEN, **(also or {})}.items(), start=5)
    ]
    known = {
        "program": "1",
        "project": of.name,
        "scenario": of.scenario().name,
        "digest": digest(of, of.scenario()),
        "currency": of.currency,
        "start": "2024-01-01",
        "months": "3",
    }
    return EditedWorkbook(
        file="plan.xlsx",
        record=CellRecord(
            **_texts(known | fields),
            inputs=tuple(places),
            orders=(
                RecordedOrder(id="1", offer="a", period=0, licence=False),
                RecordedOrder(id="2", offer="b", period=1, licence=False),
            ),
            rows=(),
        ),
        inputs=tuple(_now(one, wanted.get(one.key, one.value)) for one in places),
    )


def _texts(known: dict[str, str]) -> Any:
    return known


def _now(place: InputPlace, value: Decimal | int | str | None) -> CellNow:
    if isinstance(value, str):
        trouble: Trouble = "text"
        return CellNow(place=place, cell=place.cell, trouble=trouble, text=value)
    number = None if value is None else Decimal(value)
    return CellNow(place=place, cell=place.cell, value=number)
