"""The audit passes true plans and no other: of the plan, of its offers and of its project."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import procure.audit
from procure.audit import audit
from procure.chips import ExportRule
from procure.demand import Readiness
from procure.plan import Audit, Plan
from procure.project import Project
from tests.builders import START, D
from tests.procure.audit.verdict import broken


def test_a_true_plan_passes(made: Project, plan: Plan) -> None:
    """The plan as planned breaks no rule, and many were looked at."""
    found = audit(made, made.scenarios[0], plan)
    assert found == Audit(passed=True, checks=found.checks)
    assert found.checks > 100


def _changed(made: Project, **fields: object) -> Project:
    return replace(
        made,
        catalogs=tuple(
            replace(
                known,
                offers=tuple(replace(one, **fields) for one in known.offers),  # type: ignore[arg-type]
            )
            for known in made.catalogs
        ),
    )


def test_supply_that_does_not_suffice_is_caught(made: Project, plan: Plan) -> None:
    """Less supply than was ordered, in a period or in all, breaks the supply limit."""
    for field in ("supply_total", "supply_per_period"):
        assert "audit-limit" in broken(_changed(made, **{field: 1}), plan)


def test_offers_that_could_not_be_ordered_are_caught(made: Project, plan: Plan) -> None:
    """A plan made of offers that are excluded, expired or not modelled is not trusted."""
    base = made.scenarios[0]
    assert "audit-excluded" in broken(made, plan, replace(base, excluded=("card",)))
    assert "audit-not-valid" in broken(_changed(made, valid_until=date(2023, 1, 1)), plan)
    assert "audit-not-modelled" in broken(_changed(made, program="silicon"), plan)
    assert "audit-not-modelled" in broken(_changed(made, term_months=4), plan)
    assert "audit-not-modelled" in broken(_changed(made, hosted_by=None), plan)
    assert "audit-lead-unknown" in broken(
        _changed(made, lead_weeks=None, lead_weeks_p90=None), plan
    )
    assert "audit-rate" in broken(replace(made, rates=()), plan)
    assert "audit-site" in broken(_changed(made, deliver_to=("CN",)), plan)
    assert "audit-too-late" in broken(_changed(made, lead_weeks=D(500)), plan)
    unpriced = replace(base, shortfall_prices=())
    assert "audit-shortfall" in broken(made, plan, unpriced)
    rule = ExportRule(country="US", start=START, status="banned")
    banned = tuple(replace(one, export_rules=(rule,)) for one in made.chips)
    assert "audit-export" in broken(replace(made, chips=banned), plan)
    dark = tuple(replace(one, tdp_w=None) for one in made.chips)
    assert "audit-power-unknown" in broken(replace(made, chips=dark), plan)
    unlimited = tuple(replace(site, power_kw=None) for site in made.sites)
    asked = replace(
        made.scenarios[0],
        limits=tuple(one for one in made.scenarios[0].limits if one.family != "power"),
    )
    billed = replace(made, chips=dark, sites=unlimited, scenarios=(asked,))
    assert "audit-power-unknown" in broken(billed, plan)
    port = (Readiness(stack="", workload="chat", status="port"),)
    assert "audit-use-impossible" in broken(replace(made, readiness=port), plan)


def test_every_rule_of_the_audit_is_planted_once() -> None:
    """No rule can be added to the audit without a fault that it catches."""
    tests = Path(__file__).parent.glob("test_*.py")
    rules_of = [
        set(re.findall(r'"(audit-[a-z-]+)"', "".join(path.read_text("utf-8") for path in paths)))
        for paths in (Path(procure.audit.__file__).parent.glob("*.py"), tests)
    ]
    assert rules_of[0] == rules_of[1]


def test_service_within_a_millionth_is_service(made: Project, plan: Plan) -> None:
    """Shares and service may be off by a millionth; a hundred-thousandth is a fault."""

    def scaled(part: str) -> Plan:
        return replace(
            plan,
            assignments=tuple(
                replace(one, chips=one.chips * Decimal(part)) for one in plan.assignments
            ),
        )

    assert not broken(made, scaled("0.9999999"))
    assert "audit-service" in broken(made, scaled("0.9999"))
