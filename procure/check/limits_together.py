"""What is wrong in limits that cannot hold together, whatever is ordered."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from procure.check.problem import Problem, stops
from procure.limits import limit_name
from procure.project import Project
from procure.scenario import TWO_SIDED, Limit, Scenario


def of_limits_together(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Find a least above a greatest of the same thing, and least parts above the whole."""
    sided = [limit for limit in scenario.limits if limit.on and limit.family in TWO_SIDED]
    floors = [limit for limit in sided if limit.bound == "minimum" and limit.value is not None]
    ceilings = {_thing(limit): limit for limit in sided if limit.bound == "maximum"}
    for limit in floors:
        ceiling = ceilings.get(_thing(limit))
        if ceiling is None or ceiling.value is None or limit.value is None:
            continue
        if limit.value > ceiling.value:
            yield stops(
                "limits-crossed",
                *("limits", limit.key),
                least=limit_name(project, scenario, limit),
                most=limit_name(project, scenario, ceiling),
            )
    parts: dict[tuple[str, str], list[Limit]] = defaultdict(list)
    for limit in floors:
        if limit.family == "share":
            parts[limit.of, limit.by].append(limit)
    for (of, by), limits in parts.items():
        if sum((limit.value or Decimal(0) for limit in limits), Decimal(0)) > 1:
            yield stops(f"shares-over-whole-{of}", "limits", limits[0].key, by=by)


def _thing(limit: Limit) -> tuple[str, ...]:
    return limit.family, limit.of, limit.by, limit.subject
