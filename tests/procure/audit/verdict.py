"""What the audit finds wrong with a plan of a project."""

from procure.audit import audit
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence


def broken(made: Project, plan: Plan, asked: Scenario | None = None) -> set[str]:
    """Give the rules that a plan breaks, each with its sentence: of one scenario, or the first."""
    found = audit(made, asked or made.scenarios[0], plan)
    assert found.passed == (not found.failures)
    for failure in found.failures:
        assert sentence(failure.rule, failure.values)
    return {failure.rule for failure in found.failures}


def lines_broken(made: Project, plan: Plan) -> dict[str, str]:
    """Give what the audit expects of each cost line that is wrong."""
    found = audit(made, made.scenarios[0], plan)
    return {
        dict(failure.values)["line"]: dict(failure.values)["expected"]
        for failure in found.failures
        if failure.rule == "audit-cost"
    }


def limits_broken(made: Project, plan: Plan) -> set[str]:
    """Give the keys of the limits that a plan does not hold."""
    found = audit(made, made.scenarios[0], plan)
    return {
        dict(failure.values)["limit"] for failure in found.failures if failure.rule == "audit-limit"
    }
