"""The example's plan as the workbook's modules see it, for tests of one of them at a time."""

from procure.names import Names
from procure.report.places import Places
from procure.report.subject import Subject
from tests.procure import example_plan


def subject() -> Subject:
    """Gives what the example's workbook is about."""
    project = example_plan.project()
    return Subject(
        project=project,
        scenario=example_plan.scenario(),
        plan=example_plan.plan(),
        names=Names(project),
    )


def places() -> Places:
    """Gives the places of the example's orders."""
    return Places(subject())
