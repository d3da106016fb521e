"""Which way a model goes does not change what is planned."""

import pytest

from solver import cbc
from solver.search import search
from tests.solver.random_instances import random_project
from tests.solver.search.programs import planned


def test_without_cbc_live_planning_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """CBC is optional: without it HiGHS plans alone."""
    monkeypatch.setattr(cbc, "is_there", lambda: False)
    for orders in (0, 600):
        monkeypatch.setattr(search, "LARGE", orders)
        plan = planned(random_project(0), mode="live")
        assert plan.status == planned(random_project(0)).status
        assert plan.solve.engine == "HiGHS"
