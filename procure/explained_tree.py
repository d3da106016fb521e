"""What was found about a plan as JSON for other programs (procure-cli explain --json).

The keys are a contract that scripts rely on: those of the records, with what is told of each
beside them. Money is a string of digits with its currency beside it; what cannot be known,
or was not asked for, is null.
"""

from collections.abc import Sequence
from typing import Any, Final

from procure.exchange import Tree, plan_tree
from procure.explained import (
    alternatives_words,
    causes_words,
    flips_words,
    frontier_words,
    limit_costs_words,
    negotiation_words,
    offer_cases_words,
    repairs_words,
    signing_words,
)
from procure.explained.alternatives import Alternative, GoalKey
from procure.explained.explanation import Explanation
from procure.limits import FAMILIES, limit_by_key
from procure.plan_difference import Answer
from procure.storage import adapter
from procure.units import plain

_MONEY: Final = frozenset(
    {"cost", "total_cost", "objective", "bound", "ceiling", "extra", "paid", "once", "port"}
)
"""Keys of records whose values are in the project's currency."""
_GOAL_UNITS: Final[dict[GoalKey, str]] = {
    "suppliers": "suppliers",
    "earliest": "days",
    "power": "kW",
    "chips": "chips",
    "change": "chips",
}


def explanation_tree(asked: Answer, found: Explanation, before: Answer | None = None) -> Tree:
    """Give an explanation as a tree of plain values, by the name of each part."""
    plan = asked.plan
    tree = _Tree(asked)
    return {
        "scenario": plan.scenario,
        "status": plan.status,
        "digest": found.digest,
        "currency": plan.currency,
        "objective": None if plan.objective is None else plain(plan.objective),
        "bound": None if plan.bound is None else plain(plan.bound),
        "repairs": tree.repairs(found),
        "limits": tree.limits(found),
        "sign": tree.sign(found),
        "offers": tree.offers(found),
        "negotiate": tree.negotiate(found),
        "flips": tree.flips(found),
        "frontier": tree.frontier(found),
        "alternatives": tree.alternatives(found),
        "changes": tree.changes(found, before),
        "least_change": tree.least_change(found),
    }


class _Tree:
    """Writes the parts of one explanation."""

    def __init__(self, asked: Answer) -> None:
        self._asked = asked
        self._inputs = asked.project, asked.scenario
        self._currency = asked.project.currency
        stage = asked.plan.stage
        self._most = None if stage is None else stage.most

    def repairs(self, found: Explanation) -> Tree | None:
        if found.repairs is None:
            return None
        tree = self._dump(found.repairs)
        for branch, obstacle in zip(tree["obstacles"], found.repairs.obstacles, strict=True):
            branch["told"] = repairs_words.obstacle_told(*self._inputs, obstacle)
        for branch, repair in zip(tree["repairs"], found.repairs.repairs, strict=True):
            branch["told"] = repairs_words.repair_told(*self._inputs, repair)
            for change in branch["changes"]:
                change["unit"] = self._unit(change["key"], change["workload"])
        return tree

    def limits(self, found: Explanation) -> list[Tree] | None:
        if not found.limit_costs:
            return None
        branches = []
        for one in found.limit_costs:
            branch = self._dump(one)
            branch["unit"] = self._unit(one.key)
            branch["told"] = limit_costs_words.told(*self._inputs, one, self._most)
            branches.append(branch)
        return branches

    def _unit(self, key: str, workload: str = "") -> str:
        """Give the unit of a limit's value, or of a workload's throughput."""
        if not key:
            return next(
                (one.unit for one in self._asked.project.workloads if one.id == workload), ""
            )
        limit = limit_by_key(*self._inputs, key)
        unit = "" if limit is None else FAMILIES[limit.family].unit
        if unit == "pool" and limit is not None:
            pools = {pool.id: pool.unit for pool in self._asked.project.pools}
            return pools.get(limit.subject, "")
        return self._currency if unit == "money" else unit

    def sign(self, found: Explanation) -> Tree | None:
        signings = found.signing
        if signings is None:
            return None
        tree = self._dump(signings)
        tree["told"] = signing_words.together_told(self._asked.project, signings, self._most)
        for branch, one in zip(tree["orders"], signings.orders, strict=True):
            branch["told"] = signing_words.told(*self._inputs, signings, one, self._most)
        return tree

    def offers(self, found: Explanation) -> list[Tree] | None:
        if not found.offers:
            return None
        branches = []
        for one in found.offers:
            branch = self._dump(one)
            branch["told"] = offer_cases_words.told(*self._inputs, one)
            branches.append(branch)
        return branches

    def negotiate(self, found: Explanation) -> list[Tree] | None:
        if not found.negotiation:
            return None
        quoted = {offer.id: offer.currency for _, offer in self._asked.project.offers()}
        branches = []
        for one in found.negotiation:
            branch = self._dump(one)
            self._name_quoted(branch, quoted[one.offer])
            branch["told"] = list(negotiation_words.sentences(*self._inputs, one, self._most))
            branches.append(branch)
        return branches

    def _name_quoted(self, branch: Tree, currency: str) -> None:
        """Put the offer's own currency beside its prices, and the project's beside those in it."""
        for turn in branch["prices"]:
            for point in (turn["before"], turn["after"]):
                for price in point["prices"] if point is not None else ():
                    price["currency"] = currency
                    price["currency_here"] = self._currency

    def flips(self, found: Explanation) -> list[Tree] | None:
        if not found.flips:
            return None
        branches = []
        for one in found.flips:
            branch = self._dump(one)
            branch["told"] = list(flips_words.told(*self._inputs, one))
            branches.append(branch)
        return branches

    def frontier(self, found: Explanation) -> list[Tree] | None:
        if not found.frontiers:
            return None
        branches = []
        for one in found.frontiers:
            branch = self._dump(one)
            branch["unit"] = self._unit(one.key)
            branch["told"] = list(frontier_words.told(*self._inputs, one))
            branches.append(branch)
        return branches

    def alternatives(self, found: Explanation) -> Tree | None:
        others = found.alternatives
        if others is None:
            return None
        tree = self._dump(others)
        self._plans(tree["plans"], others.plans)
        for branch, one in zip(tree["plans"], others.plans, strict=True):
            branch["title"] = alternatives_words.title(one)
            branch["told"] = alternatives_words.told(*self._inputs, others, one)
        for branch, missing in zip(tree["missing"], others.missing, strict=True):
            branch["told"] = alternatives_words.missing_told(others, missing)
        return tree

    def _plans(self, branches: Sequence[Tree], plans: Sequence[Alternative]) -> None:
        """Write plans as `plan --json` does, and what goals count."""
        for branch, one in zip(branches, plans, strict=True):
            branch["plan"] = plan_tree(*self._inputs, one.plan)
            for measure in (*branch["reached"], *branch["measures"]):
                measure["unit"] = _GOAL_UNITS.get(measure["goal"], self._currency)

    def changes(self, found: Explanation, before: Answer | None) -> Tree | None:
        if found.causes is None or before is None:
            return None
        tree = self._dump(found.causes)
        tree["told"] = list(causes_words.told(before, *self._inputs, found.causes))
        return tree

    def least_change(self, found: Explanation) -> Tree | None:
        change = found.least_change
        if change is None:
            return None
        tree = self._dump(change)
        self._plans([tree["best"]], [change.best])
        if change.alternative is not None:
            self._plans([tree["alternative"]], [change.alternative])
        tree["told"] = alternatives_words.change_told(*self._inputs, change)
        return tree

    def _dump(self, one: object) -> Tree:
        kind: Any = type(one)
        tree: Tree = adapter(kind).dump_python(one, mode="json")
        self._name_currency(tree)
        return tree

    def _name_currency(self, tree: Any) -> None:
        """Put the currency beside money, wherever it stands in a tree."""
        if isinstance(tree, list):
            for branch in tree:
                self._name_currency(branch)
        if not isinstance(tree, dict):
            return
        for branch in tree.values():
            self._name_currency(branch)
        # What is served has a bound, too (and the most there is), and a goal counts what it says.
        if _MONEY & tree.keys() and not {"currency", "goal", "most"} & tree.keys():
            tree["currency"] = self._currency
