"""The trial project with two variants of its base case, for the tests of scenarios."""

from dataclasses import replace
from decimal import Decimal

from procure.project import Project
from tests.ui.trial import trial_project


def family_project() -> Project:
    """Give a base case, one with a small budget, and one with headroom and an offer left out."""
    project = trial_project()
    (base,) = project.scenarios
    budget, *others = base.limits
    small = replace(
        base,
        name="Small budget",
        parent=base.name,
        limits=(replace(budget, value=Decimal(16_000_000)), *others),
    )
    more = replace(
        base,
        name="More",
        parent=base.name,
        headroom=Decimal("0.1"),
        excluded=("tpu-hour",),
    )
    return replace(project, scenarios=(base, small, more))
