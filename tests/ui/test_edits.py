from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.chips import Chip
from procure.demand import DemandRow, Throughput
from procure.editions import history
from procure.errors import InputError
from procure.offers import Catalog, PriceBreak
from procure.project import Project
from procure.references import missing_references
from procure.scenario import Limit
from procure.units import Horizon
from tests.ui.trial import trial_project, trial_scenario
from ui.edits import (
    Inputs,
    free_id,
    with_catalog,
    with_demand,
    with_demand_cell,
    with_horizon,
    with_limit,
    with_new_site,
    with_new_workload,
    with_offer,
    with_shortfall_price,
    with_throughput,
    with_throughput_source,
    with_use,
    without_catalog,
    without_limit,
    without_site,
    without_workload,
)


def inputs() -> Inputs:
    """Give the trial project with two scenarios."""
    project = replace(trial_project(), scenarios=(trial_scenario(), trial_scenario("Other")))
    return Inputs(project=project, scenario=project.scenarios[0])


def amounts(given_inputs: Inputs, workload: str = "chat") -> tuple[Decimal, ...]:
    """Give the demand of a workload."""
    return next(row.amounts for row in given_inputs.scenario.demand if row.workload == workload)


def test_an_offer_changes_alone() -> None:
    """Only the offer named is new; every other list is the very same record."""
    before = inputs()
    after = with_offer(before, "tpu-hour", moq=4)
    changed = [
        new.supplier
        for old, new in zip(before.project.catalogs, after.project.catalogs, strict=True)
        if old is not new
    ]
    assert changed == ["Cloud"]
    assert {offer.id: offer.moq for _, offer in after.project.offers()}["tpu-hour"] == 4


def test_use_is_of_the_scenario() -> None:
    """Excluding an offer is a choice of the scenario shown, and only once."""
    after = with_use(with_use(inputs(), "tpu-hour", used=False), "tpu-hour", used=False)
    assert after.scenario.excluded == ("tpu-hour",)
    assert not after.project.scenarios[1].excluded
    assert not with_use(after, "tpu-hour", used=True).scenario.excluded
    assert after.whole().scenario("Base case").excluded == ("tpu-hour",)
    assert not after.whole().scenario("Other").excluded


def test_a_price_list_replaces_the_one_of_its_supplier() -> None:
    """The new list stands where the old one stood; lost exclusions go in every scenario."""
    before = with_use(inputs(), "mi300x-platform", used=False)
    before = Inputs(project=before.whole(), scenario=before.scenario)
    other = replace(before.project.scenarios[1], excluded=("mi300x-platform", "tpu-hour"))
    before = before.with_project(scenarios=(before.scenario, other))
    old = before.project.catalogs[1]
    renewed = replace(old.offers[0], id="mi325x", description="MI325X platform")
    new = replace(old, offers=(renewed,))
    chip = Chip(id="mi325x", name="MI325X", maker="AMD")
    after = with_catalog(before, new, (chip, before.project.chips[0]))
    assert [one.supplier for one in after.project.catalogs] == [
        one.supplier for one in before.project.catalogs
    ]
    assert after.project.catalogs[1] is new
    assert after.project.chips == (*before.project.chips, chip)
    assert not after.scenario.excluded
    assert after.project.scenarios[1].excluded == ("tpu-hour",)
    gone = without_catalog(after, "Distributor")
    assert [one.supplier for one in gone.project.catalogs] == ["Reseller", "Cloud", "Foundry"]


def next_list(old: Catalog, **fields: Any) -> Catalog:
    """Give the next file of a supplier: its first offer cheaper, and otherwise as said."""
    breaks = (PriceBreak(quantity=1, unit_price=Decimal(1)),)
    offer = replace(old.offers[0], breaks=breaks, break_kind=None, **fields)
    return replace(old, offers=(offer,), sha256="next", as_of=date(2024, 2, 1))


def test_what_a_replaced_list_quoted_is_kept() -> None:
    """The old quote goes on as an edition, and an edit by hand leaves it as it was."""
    before = inputs()
    old = before.project.catalogs[0]
    after = with_catalog(before, next_list(old))
    (edition,) = after.project.catalogs[0].editions
    assert (edition.sha256, edition.as_of) == (old.sha256, old.as_of)
    name = old.offers[0].id
    typed = with_offer(after, name, lead_weeks=Decimal(3))
    typed = with_catalog(typed, replace(next_list(old), sha256="third", as_of=date(2024, 3, 1)))
    found = history(typed.project.catalogs[0], name)
    assert [one.on.month for one in found] == [12, 2, 3]
    assert [one.price for one in found] == [280000, 1, 1]
    assert [one.lead_weeks for one in found] == [39, 3, 39]
    again = with_offer(typed, name, lead_weeks=Decimal(5))
    assert [one.lead_weeks for one in history(again.project.catalogs[0], name)] == [39, 3, 5]


def test_a_renamed_offer_keeps_what_names_it_only_when_confirmed() -> None:
    """An exclusion follows an offer to its new name on a person's word, and is lost without."""
    before = with_use(inputs(), inputs().project.catalogs[0].offers[0].id, used=False)
    before = Inputs(project=before.whole(), scenario=before.scenario)
    old = before.project.catalogs[0]
    known = old.offers[0].id
    new = next_list(old, id="new", sku="N-1")
    assert not with_catalog(before, new).scenario.excluded
    after = with_catalog(before, new, confirmed={"new": known})
    assert after.scenario.excluded == (known,)
    assert after.project.catalogs[0].offers[0].sku == "N-1"
    assert [one.price for one in history(after.project.catalogs[0], known)] == [280000, 1]


def test_a_new_throughput_is_an_assumption_until_it_has_a_source() -> None:
    """A figure that is typed over loses the source that vouched for the old one."""
    after = with_throughput(inputs(), "h100", "chat", Decimal(3100))
    found = next(one for one in after.project.throughputs if one.value == 3100)
    assert (found.source, found.assumption) == ("", True)
    sourced = with_throughput_source(after, "h100", "chat", "own test")
    assert (
        Throughput(chip="h100", workload="chat", value=Decimal(3100), source="own test")
        in sourced.project.throughputs
    )
    same = inputs()
    assert with_throughput(same, "h100", "chat", Decimal(3000)) is same
    unknown = with_throughput(inputs(), "h100", "chat", None)
    assert not [
        one for one in unknown.project.throughputs if (one.chip, one.workload) == ("h100", "chat")
    ]


def test_changed_demand_loses_its_source() -> None:
    """A source vouches for the figures it was named for, not for others."""
    before = inputs()
    row = replace(before.scenario.demand[0], source="forecast")
    before = before.with_scenario(demand=(row,))
    assert with_demand(before, "chat", "oslo", row.amounts).scenario.demand[0].source == "forecast"
    assert not with_demand_cell(before, "chat", "oslo", 0, Decimal(5)).scenario.demand[0].source
    built = with_demand(before, "chat", "oslo", row.amounts, "1,000 users × 3 uses")
    assert built.scenario.demand[0].source == "1,000 users × 3 uses"


def test_short_rows_are_filled_with_zero() -> None:
    """Entering a late period of a row that is too short leaves no gap."""
    short = inputs().with_scenario(demand=(DemandRow(workload="chat", amounts=(Decimal(4),)),))
    after = with_demand_cell(short, "chat", "", 2, Decimal(9))
    assert list(amounts(after)) == list(map(Decimal, (4, 0, 9, 0, 0, 0, 0, 0)))


def test_quarters_and_months() -> None:
    """A quarter's demand holds in its months; a quarter takes the largest of its months."""
    before = inputs()
    months = with_horizon(before, Horizon(start=date(2024, 1, 1), months=1, periods=24))
    assert amounts(months)[6:9] == (Decimal(150_000),) * 3
    assert len(amounts(months)) == 24
    raised = with_demand_cell(months, "chat", "oslo", 7, Decimal(200_000))
    quarters = with_horizon(raised, before.scenario.horizon)
    assert amounts(quarters) == (0, 0, 200_000, *amounts(before)[3:])


@given(st.integers(min_value=1, max_value=40))
def test_the_demand_always_fits_the_horizon(periods: int) -> None:
    """However many periods are asked for, every row has one figure for each, the first kept."""
    after = with_horizon(inputs(), Horizon(start=date(2024, 1, 1), months=3, periods=periods))
    for old, new in zip(inputs().scenario.demand, after.scenario.demand, strict=True):
        assert len(new.amounts) == periods
        assert new.amounts[:8] == old.amounts[:periods]
        assert all(amount == old.amounts[-1] for amount in new.amounts[8:])


def test_months_back_to_quarters_is_the_same_demand() -> None:
    """Going to months and back changes nothing."""
    before = inputs()
    months = with_horizon(before, Horizon(start=date(2024, 1, 1), months=1, periods=24))
    assert with_horizon(months, before.scenario.horizon).scenario.demand == before.scenario.demand


def test_what_is_taken_out_leaves_no_name_behind() -> None:
    """Without a workload or a site the project still names only what it has."""

    def sound(project: Project) -> bool:
        return not missing_references(project)

    before = inputs()
    before = with_shortfall_price(before, "chat", Decimal(3))
    before = with_limit(before, Limit(family="power", subject="oslo"), value=Decimal(100))
    before = Inputs(project=before.whole(), scenario=before.scenario)
    assert sound(before.whole())
    assert sound(without_workload(before, "chat").whole())
    assert sound(without_site(before, "oslo").whole())
    assert [row.workload for row in without_site(before, "oslo").scenario.demand] == ["images"]


def test_names_are_told_apart() -> None:
    """A second workload or site of a name is refused; ids are made unique."""
    with pytest.raises(InputError, match="already “chat”"):
        with_new_workload(inputs(), "chat", "x/s")
    with pytest.raises(InputError, match="already “Oslo”"):
        with_new_site(inputs(), "Oslo", "NO")
    after, workload = with_new_workload(inputs(), "Chat!", "x/s")
    assert workload == "chat-2"
    assert after.project.workloads[-1].name == "Chat!"
    assert free_id("  ", ()) == "new"
    assert free_id("聊天", ()) == "聊天"


def test_a_limit_that_holds_by_default_becomes_the_scenarios_own() -> None:
    """Changing the power limit of a site adds it; taking it out brings the default back."""
    power = Limit(family="power", subject="oslo")
    after = with_limit(inputs(), power, value=Decimal(500))
    assert after.scenario.limits[-1] == replace(power, value=Decimal(500))
    twice = with_limit(after, power, on=False)
    assert twice.scenario.limits[-1] == replace(power, value=Decimal(500), on=False)
    assert len(twice.scenario.limits) == len(after.scenario.limits)
    assert without_limit(twice, power.key).scenario.limits == inputs().scenario.limits
