from dataclasses import replace
from decimal import Decimal

import pytest

from procure.demand import FleetLine, Pool, PoolMember, Readiness
from procure.offers import Commitment
from procure.references import missing_references
from procure.scenario import Limit, WorkloadWeight
from tests.ui.trial import trial_project
from ui.edits import Inputs, without_catalog, without_site, without_workload
from ui.lost_names import project_kept
from ui.price_lists.promise_edits import without_commitment, without_program
from ui.price_lists.supply_edits import without_pool


def full() -> Inputs:
    """Give a project in which everything that can name something else does."""
    project = trial_project()
    letter = Commitment(id="letter", kind="loi", description="Chips", chip="h100", site="oslo")
    lists = (replace(project.catalogs[0], commitments=(letter,)), *project.catalogs[1:])
    members = (
        PoolMember(offer="hgx-h100-8-gpu", weight=Decimal(8)),
        PoolMember(chip="mi300x", weight=Decimal(1)),
    )
    scenario = replace(
        project.scenarios[0],
        limits=(
            *project.scenarios[0].limits,
            Limit(family="power", subject="oslo", value=Decimal(1)),
            Limit(family="racks", subject="oslo", value=Decimal(1)),
            Limit(family="pool", subject="wafers", value=Decimal(1)),
            Limit(family="quantity", by="offer", subject="hgx-h100-8-gpu", value=Decimal(1)),
            Limit(family="quantity", by="chip", subject="h100", value=Decimal(1)),
        ),
        weights=(WorkloadWeight(workload="chat", weight=Decimal(2)),),
        excluded=("hgx-h100-8-gpu",),
        assume_delivered=("letter",),
    )
    other = replace(scenario, name="Other")
    project = replace(
        project,
        catalogs=lists,
        fleet=(FleetLine(id="line", chip="h100", chips=8, site="oslo"),),
        pools=(
            Pool(
                id="wafers", name="Foundry", unit="wafers", per_period=Decimal(9), members=members
            ),
        ),
        readiness=(Readiness(stack="CUDA", workload="chat", status="port"),),
        scenarios=(scenario, other),
    )
    return Inputs(project=project, scenario=scenario)


def test_nothing_is_lost_where_nothing_is_gone() -> None:
    """A sound project stays the very same record."""
    project = full().project
    assert not missing_references(project)
    assert project_kept(project) is project


@pytest.mark.parametrize(
    "after",
    [
        without_site(full(), "oslo"),
        without_workload(full(), "chat"),
        without_catalog(full(), "Reseller"),
        without_commitment(full(), "letter"),
        without_program(full(), "own"),
        without_pool(full(), "wafers"),
    ],
    ids=["site", "workload", "price list", "commitment", "program", "pool"],
)
def test_no_name_is_left_behind(after: Inputs) -> None:
    """Whatever is taken out, no scenario names it any more, so that the file opens again."""
    assert not missing_references(after.whole())


def test_only_what_names_it_goes() -> None:
    """Without a site its fleet and limits are gone, and a letter of intent has no place."""
    before = full()
    after = without_site(before, "oslo")
    assert not after.project.fleet
    assert after.project.catalogs[0].commitments[0].site == ""
    gone = {limit.key for limit in before.scenario.limits} - {
        limit.key for limit in after.scenario.limits
    }
    assert gone == {"power.oslo", "racks.oslo"}
    assert after.project.scenarios[1].limits == after.scenario.limits


def test_without_a_list() -> None:
    """Its offers draw from no pool and are under no limit; the chips' own stay."""
    after = without_catalog(full(), "Reseller")
    assert [member.chip for member in after.project.pools[0].members] == ["mi300x"]
    assert "quantity.chip.h100.maximum" in {limit.key for limit in after.scenario.limits}
    assert not after.scenario.assume_delivered
    assert not after.scenario.excluded
