"""What the chips of an offer can do of the work that is asked for, some of it after a port."""

from collections.abc import Iterator

from procure.offers import Offer
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Scenario
from solver.ports import can_run
from solver.reason import Reason


class Uses:
    """The throughputs and the readiness of a project, for the demand of a scenario."""

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self._chips = {chip.id: chip for chip in project.chips}
        self._names = {workload.id: workload.name for workload in project.workloads}
        self._unready = {(one.stack, one.workload) for one in project.readiness if not can_run(one)}
        self._ports = {
            (one.stack, one.workload) for one in project.readiness if one.status == "port"
        }
        self._runs: dict[str, list[str]] = {}
        for one in project.throughputs:
            if one.value is not None and one.value > 0:
                self._runs.setdefault(one.chip, []).append(one.workload)
        self._asked = {row.workload for row in scenario.demand if any(row.amounts)}

    def workloads_of(self, offer: Offer) -> tuple[str, ...]:
        """List the workloads that an offer can serve; raise Reason where there is none."""
        found: list[str] = []
        for content in offer.contents:
            stack = self._chips[content.chip].stack
            for workload in self._runs.get(content.chip, ()):
                runs = (stack, workload) not in self._unready
                if runs and workload in self._asked and workload not in found:
                    found.append(workload)
        if found:
            return tuple(found)
        ported = [use for content in offer.contents for use in self._without_port(content.chip)]
        if ported:
            stacks = sorted({self._chips[content.chip].stack for content in offer.contents})
            raise Reason(
                "left-out-port",
                stack=", ".join(stacks),
                workloads=", ".join(self._names[one] for one in dict.fromkeys(ported)),
            )
        names = ", ".join(self._chips[content.chip].name for content in offer.contents)
        raise Reason("left-out-no-throughput", chips=names)

    def _without_port(self, chip: str) -> Iterator[str]:
        for workload in self._runs.get(chip, ()):
            pair = self._chips[chip].stack, workload
            if pair in self._ports & self._unready and workload in self._asked:
                yield workload

    def lost_uses(self, offer: Offer, supplier: str) -> Iterator[LeftOut]:
        """List the workloads that an offer would serve after a port that cannot be planned."""
        for content in offer.contents:
            for workload in self._without_port(content.chip):
                yield LeftOut(
                    offer=offer.id,
                    supplier=supplier,
                    workload=workload,
                    key="left-out-use-port",
                    values=(
                        ("workload", self._names[workload]),
                        ("stack", self._chips[content.chip].stack),
                    ),
                )
