"""What is wrong or missing in a scenario's input, told before anything is solved.

One file for each kind of input; all of them make records of procure.check.problem, whose
keys have their sentences in procure.words.problems.
"""

from procure.check.commitments import of_commitments
from procure.check.facts import of_pools, of_rates, of_readiness, of_throughputs
from procure.check.fleet import of_fleet
from procure.check.limits import of_limits
from procure.check.limits_together import of_limits_together
from procure.check.offers import faults_of_offer, of_offers, of_racks
from procure.check.problem import Problem
from procure.check.scenario import MOST_PERIODS, of_choices, of_demand, of_horizon, of_objective
from procure.check.sites import of_sites
from procure.check.terms import of_programs, of_rebates
from procure.project import Project
from procure.scenario import Scenario

__all__ = ["MOST_PERIODS", "Problem", "faults_of_offer", "problems"]


def problems(project: Project, scenario: Scenario) -> tuple[Problem, ...]:
    """List what is wrong or missing, what stops planning first."""
    found = [
        *of_horizon(scenario),
        *of_choices(scenario),
        *of_objective(project, scenario),
        *of_demand(project, scenario),
        *of_limits(project, scenario),
        *of_limits_together(project, scenario),
        *of_sites(project, scenario),
        *of_fleet(project, scenario),
        *of_pools(project),
        *of_rates(project),
        *of_throughputs(project),
        *of_readiness(project, scenario),
        *of_programs(project, scenario),
        *of_commitments(project, scenario),
        *of_rebates(project),
        *of_racks(project, scenario),
        *of_offers(project, scenario),
    ]
    return tuple(sorted(found, key=lambda problem: problem.severity != "stop"))
