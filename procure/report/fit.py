"""Whether a plan is fit to be handed to somebody: there is one, it is trusted, it is current."""

from procure.errors import InputError, UntrustedPlanError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from procure.words import TEMPLATES, sentence


def refuse_unfit(project: Project, scenario: Scenario, plan: Plan) -> None:
    """Raise UntrustedPlanError or InputError for a plan that must not leave the house.

    That is one without orders and costs, one that its audit did not pass, and one that
    answers another input.
    """
    if plan.total_cost is None:
        raise InputError("no-plan-to-export", scenario=scenario.name)
    if not plan.trusted:
        raise UntrustedPlanError("plan-not-trusted", rule=_broken_rule(plan))
    if plan.digest != digest(project, scenario):
        # Orders of one input beside prices and names of another would be worse than nothing.
        raise InputError("stale-plan-to-export", scenario=scenario.name)


def _broken_rule(plan: Plan) -> str:
    if plan.audit is None or not plan.audit.failures:
        return "not-checked"
    failure = plan.audit.failures[0]
    if failure.rule in TEMPLATES:
        return sentence(failure.rule, failure.values)
    return failure.rule
