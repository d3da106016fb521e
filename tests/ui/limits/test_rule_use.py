"""Suppliers' supply and export rules say how full the plan makes them, and where they are set."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from procure.chips import ExportRule
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Limit
from tests.ui.answers import planned_once
from tests.ui.trial import trial_project
from ui.document import Document, Planned
from ui.limits.page import LimitsPage
from ui.limits.rule_use import rule_use, supplies_used, where_set
from ui.tables.records import PICTURE

SUPPLY = Limit(family="supply")
EXPORT = Limit(family="eligibility")


@pytest.fixture(scope="module")
def planned() -> Planned:
    """Give the trial project with its plan."""
    project = trial_project()
    scenario = project.scenarios[0]
    return Planned(project=project, scenario=scenario, plan=planned_once(project, scenario))


def with_offers(planned: Planned, **fields: Any) -> Planned:
    """Give the plan as if every offer stated something else."""
    catalogs = tuple(
        replace(catalog, offers=tuple(replace(offer, **fields) for offer in catalog.offers))
        for catalog in planned.project.catalogs
    )
    return replace(planned, project=replace(planned.project, catalogs=catalogs))


def test_each_stated_supply_is_held_against_what_is_ordered(planned: Planned) -> None:
    """In all, and by the period of arrival; units of one offer add up over its orders."""
    order = planned.plan.orders[0]
    units = sum(one.units for one in planned.plan.orders if one.offer == order.offer)
    stated = with_offers(planned, supply_total=units * 2, supply_per_period=None)
    found = next(one for one in supplies_used(stated) if one.most == units * 2)
    assert (found.used, found.supplier, found.when) == (units, order.supplier, "in all")
    each = with_offers(planned, supply_total=None, supply_per_period=10_000)
    arriving = [one.used for one in supplies_used(each)]
    assert sum(arriving) == sum(one.units for one in planned.plan.orders)
    assert all(one.when.startswith("in 20") for one in supplies_used(each))


def test_the_fullest_supply_is_told(planned: Planned) -> None:
    """The bar is as full as the fullest, and the sentence names it."""
    most = max(one.units for one in planned.plan.orders)
    plenty = rule_use(
        with_offers(planned, supply_total=None, supply_per_period=most * 1000), SUPPLY
    )
    assert plenty is not None
    assert plenty.share is not None
    assert 0 < plenty.share < 1
    assert plenty.short.startswith("0 of ")
    assert "uses up none" in plenty.told
    full = rule_use(with_offers(planned, supply_total=None, supply_per_period=most), SUPPLY)
    assert full is not None
    assert full.share == 1
    assert f"{most:,} of {most:,}" in full.told
    none = rule_use(with_offers(planned, supply_total=None, supply_per_period=None), SUPPLY)
    assert none is not None
    assert (none.share, none.short) == (None, "")


def test_export_rules_name_what_they_leave_out(planned: Planned) -> None:
    """Offers are counted once; with weeks for a licence, the limit has a value like others."""
    nothing = rule_use(planned, EXPORT)
    assert nothing is not None
    assert nothing.short == "none left out"
    offer = planned.project.catalogs[0].offers[0].id
    banned = LeftOut(offer=offer, key="left-out-banned")
    left = replace(planned.plan, left_out=(banned, replace(banned, workload="chat")))
    found = rule_use(replace(planned, plan=left), EXPORT)
    assert found is not None
    assert found.short == "1 offer out"
    assert found.share is None
    assert rule_use(planned, replace(EXPORT, value=planned.scenario.discount_rate)) is None


def ruled(project: Project) -> Project:
    """Give the project with an export rule for its first chip."""
    first, *others = project.chips
    rule = ExportRule(country="CN", start=date(2023, 10, 17), status="licence")
    return replace(project, chips=(replace(first, export_rules=(rule,)), *others))


def test_where_they_are_set(planned: Planned) -> None:
    """Supply with the offers, export rules with the chips that have one."""
    assert "Price lists" in where_set(planned.project, SUPPLY)
    project = ruled(planned.project)
    assert project.chips[0].name in where_set(project, EXPORT)
    assert where_set(project, Limit(family="lead_time")) == ""


def test_the_page_shows_them(qtbot: QtBot, planned: Planned) -> None:
    """A bar or a word in the column of use, and the sentence behind it; grey after an edit."""
    document = Document(ruled(planned.project))
    page = LimitsPage(document)
    qtbot.addWidget(page)
    used = [column.heading for column in page.table.columns].index("Used in the plan")
    supply = page.table.index(page.table.row_of("supply"), used)
    assert supply.data(PICTURE) == ("bar", None)
    assert "Price lists" in page.table.tip(page.table.rows[supply.row()], page.table.columns[used])
    document.store_plan(planned_once(document.project, document.scenario))
    share, short, current = supply.data(PICTURE)[1]
    assert 0 < share <= 1
    assert "full" in short
    assert current
    said = page.table.told(page.table.rows[supply.row()], page.table.columns[used])
    assert said.startswith(f"Suppliers' stated supply – Used in the plan: {short}.")
    rules = page.table.index(page.table.row_of("eligibility"), used)
    assert rules.data(PICTURE)[1][0] is None
