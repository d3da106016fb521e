"""The example with a text of somebody else in every place that one can have written."""

from dataclasses import replace

from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from tests.procure import example_plan


def hostile(text: str) -> tuple[Project, Scenario, Plan]:
    """Puts a text into every place of the example that somebody else may have written."""
    project, plan = example_plan.project(), example_plan.plan()
    first = project.catalogs[0]
    offer = replace(
        first.offers[0], description=text, sku=text, note=text, related_party=text, sheet=text
    )
    catalog = replace(
        first,
        supplier=text,
        file_name=text,
        note=text,
        offers=(offer, *first.offers[1:]),
        issues=tuple(replace(issue, text=text, column=text) for issue in first.issues),
        commitments=tuple(
            replace(one, description=text, related_party=text) for one in first.commitments
        ),
    )
    scenario = example_plan.scenario()
    scenario = replace(
        scenario,
        name=text,
        note=text,
        limits=tuple(replace(limit, note=text) for limit in scenario.limits),
        demand=tuple(replace(row, source=text) for row in scenario.demand),
    )
    project = replace(
        project,
        name=text,
        catalogs=(catalog, *project.catalogs[1:]),
        chips=tuple(replace(chip, name=text, maker=text) for chip in project.chips),
        sites=tuple(replace(site, name=text, source=text) for site in project.sites),
        workloads=tuple(replace(work, name=text, unit=text) for work in project.workloads),
        rates=tuple(replace(rate, source=text) for rate in project.rates),
        scenarios=(scenario,),
    )
    orders = tuple(
        replace(order, supplier=text) if order.supplier == first.supplier else order
        for order in plan.orders
    )
    loi = (("description", text),)
    left_out = (plan.left_out[0], replace(plan.left_out[1], supplier=text, values=loi))
    plan = replace(plan, scenario=text, orders=orders, left_out=left_out)
    return project, scenario, replace(plan, digest=digest(project, scenario))
