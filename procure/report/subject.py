"""What the workbook is about: the plan with its scenario and project, and their names."""

from collections.abc import Iterable
from dataclasses import dataclass

from procure.chips import Chip
from procure.demand import Site
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One plan to be written, handed to each sheet."""

    project: Project
    scenario: Scenario
    plan: Plan
    names: Names

    @property
    def currency(self) -> str:
        """Give the currency of all costs."""
        return self.plan.currency

    def site(self, site: str) -> str:
        """Name a site so that no two sites have the same name."""
        name = self.names.site(site)
        return f"{name} ({site})" if self._twice(name, self.names.sites.values()) else name

    def chip(self, chip: str) -> str:
        """Name a chip so that no two chips have the same name."""
        name = self.names.chip(chip)
        return f"{name} ({chip})" if self._twice(name, self.names.chips.values()) else name

    @staticmethod
    def _twice(name: str, named: Iterable[Chip | Site]) -> bool:
        # Formulas compare texts without regard to case.
        return sum(one.name.casefold() == name.casefold() for one in named) > 1

    def label(self, period: int) -> str:
        """Name a period; one past the horizon too."""
        return self.scenario.horizon.label(period)


def reason(key: str, values: Iterable[tuple[str, str]]) -> str:
    """Give the sentence of an issue; of one that another version wrote, what is known of it."""
    found = dict(values)
    try:
        return sentence(key, found)
    except KeyError:
        # A project file keeps its issues, whichever version made them.
        return ": ".join((key, *found.values()))
