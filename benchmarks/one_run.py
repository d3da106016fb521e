"""One way to plan one project once, in a process of its own: `python -m benchmarks.one_run`.

Standard input holds the task as JSON; what is found is told to the task's file
(benchmarks.recorder), with the memory and the processor time that it took.
"""

import json
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.recorder import Recorder
from benchmarks.ways import LINOPY, LIVE, OURS, WAYS, Way, procure
from procure import storage
from procure.plan import Plan
from procure.project import Project

_EDITED_BY: Final = Decimal("0.95")


@dataclass(frozen=True)
class Task:
    """What to run: a way, a project file, the relative gap to prove, the limit in seconds.

    With `edit`, what is measured is planning again after one budget has been changed, with
    the project in memory. The product has planned it before; the peers begin anew.
    """

    way: str
    project: str
    gap: float
    limit: float
    edit: bool
    out: str

    def text(self) -> str:
        """Give the task as it is handed to the process."""
        return json.dumps(asdict(self))


def edited(project: Project) -> Project:
    """Lower the budget of the period in the middle by 5 %."""
    scenario = project.scenarios[0]
    middle = scenario.horizon.periods // 2
    limits = tuple(
        replace(one, value=one.value * _EDITED_BY)
        if one.family == "budget" and one.period == middle and one.value is not None
        else one
        for one in scenario.limits
    )
    return replace(project, scenarios=(replace(scenario, limits=limits),))


def run(task: Task) -> None:
    """Do a task; the clock starts when all that is imported is there."""
    plan = WAYS[task.way]
    if task.way == LINOPY:
        _import_linopy()
    with Path(task.out).open("w", encoding="utf-8") as out:
        recorder = Recorder(out)
        project = storage.read(Path(task.project))
        if task.edit:
            if task.way in OURS:
                plan = _after(project, task)
            project = edited(project)
        used = _processor_seconds()
        recorder.restart()
        if not task.edit:
            project = storage.read(Path(task.project))
        result = plan(project, task.gap, task.limit, recorder)
        seconds = recorder.seconds
        recorder.end(
            {
                **result,
                "seconds": seconds,
                "processor_seconds": _processor_seconds() - used,
                "peak_mb": _peak_mb(),
            }
        )


def _after(project: Project, task: Task) -> Way:
    """Plan a project before it is edited; give the way to plan it afterwards."""
    before: list[Plan] = []
    live = task.way == LIVE
    with tempfile.TemporaryFile("w", encoding="utf-8") as unread:
        recorder = Recorder(unread)
        procure(project, task.gap, task.limit, recorder, live=live, keep=before.append)
    return partial(procure, live=live, before=(project.scenarios[0], before[0]))


def _import_linopy() -> None:
    """Import linopy with all that it imports late."""
    import linopy
    import pandas as pd

    linopy.Model().add_variables(coords=[pd.RangeIndex(2, name="warm")], name="warm")


def _processor_seconds() -> float:
    """Give what this process and the engines it started have used of the processor."""
    try:
        import resource
    except ImportError:  # Windows
        return time.process_time()
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _peak_mb() -> float | None:
    """Give the most memory that this process, or an engine that it started, has held."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    whole = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(who).ru_maxrss for who in whole)
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    run(Task(**json.load(sys.stdin)))
