"""What one chip does of a workload in a period: its throughput, less what a port costs."""

from decimal import Decimal, localcontext
from typing import Final

from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.units import EXACT

ZERO: Final = Decimal(0)
_WHOLE: Final = Decimal(1)


@record
class WorkRate:
    """What one chip does, in the workload's unit: `throughput` times `efficiency`.

    The efficiency is 1 where the stack runs the workload as it is, that of the port once
    it is ready, and 0 before that or where the workload never runs.
    """

    throughput: Decimal
    efficiency: Decimal

    @property
    def amount(self) -> Decimal:
        """Give what one chip does."""
        with localcontext(EXACT):
            return self.throughput * self.efficiency


class WorkRates:
    """Looks up what a chip does of a workload in a period of a plan."""

    def __init__(self, project: Project, plan: Plan) -> None:
        """Index a project's throughputs and readiness, and the plan's ports."""
        self._speeds = {(one.chip, one.workload): one.value for one in project.throughputs}
        self._stacks = {chip.id: chip.stack for chip in project.chips}
        self._readiness = {(one.stack, one.workload): one for one in project.readiness}
        self._ready = {(port.stack, port.workload): port.ready for port in plan.ports}

    def rate(self, chip: str, workload: str, period: int) -> WorkRate:
        """Give what one chip does; an unknown throughput is 0, and the audit fails its use."""
        speed = self._speeds.get((chip, workload)) or ZERO
        return WorkRate(throughput=speed, efficiency=self._efficiency(chip, workload, period))

    def _efficiency(self, chip: str, workload: str, period: int) -> Decimal:
        pair = (self._stacks.get(chip, ""), workload)
        readiness = self._readiness.get(pair)
        if readiness is None or readiness.status == "ready":
            return _WHOLE
        ready = self._ready.get(pair)
        if readiness.status == "never" or ready is None or period < ready:
            return ZERO
        return readiness.efficiency or ZERO
