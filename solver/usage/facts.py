"""A plan beside its instance, as the measures of limits read it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from procure.limits import limit_value
from procure.plan import LeftOut, LimitUse
from procure.record import record
from procure.scenario import Limit
from solver.columns import Column
from solver.extract import Draft
from solver.instance import Instance

_NARROW: Final = Decimal("0.001")


@record
class Facts:
    """A plan (`placed`: {column: {site: units}}) and the offers left out of it."""

    instance: Instance
    found: Draft
    placed: Mapping[int, Mapping[str, int]]
    left_out: tuple[LeftOut, ...]

    def value(self, limit: Limit) -> Decimal:
        """Give the value of a limit; 0 where it is empty."""
        return limit_value(self.instance.project, limit) or Decimal(0)

    def units(self, column: Column) -> int:
        """Count the units ordered of a column."""
        return sum(self.placed.get(column.number, {}).values())

    def use(self, limit: Limit, used: Decimal, steps: list[Decimal]) -> LimitUse:
        """Tell how full a limit is, where one more unit takes one of some `steps` of it.

        A maximum binds when none of the steps fits, or less than a thousandth is left; a
        minimum when none can be taken away, or less than a thousandth lies above it.
        """
        value = self.value(limit)
        room = value - used if limit.bound == "maximum" else used - value
        binding = bool(steps) and room < max(min(steps), value * _NARROW)
        if limit.bound == "minimum":
            binding = binding and value > 0
        return LimitUse(key=limit.key, value=value, used=used, binding=binding)
