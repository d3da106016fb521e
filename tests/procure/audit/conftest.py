"""The example that the audit goes through, planned once for all who look."""

import pytest

from procure.plan import Plan
from procure.project import Project
from solver.planner import Options, make_plan
from tests.builders import D
from tests.procure.audit.audited import example


@pytest.fixture(scope="session")
def made() -> Project:
    """The example project."""
    return example()


@pytest.fixture(scope="session")
def plan(made: Project) -> Plan:
    """Its plan, which has each kind of order."""
    found = make_plan(made, made.scenarios[0], Options(gap=D(0)))
    kinds = {order.offer for order in found.orders}
    assert kinds == {"node", "card", "hour"}, kinds
    assert found.shortfall
    return found
