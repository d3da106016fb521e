"""What must hold for the workloads, and for what a chip is said to do of them."""

from decimal import Decimal

import pytest

from procure.demand import Throughput
from tests.seeds.planned import december

SECONDS_A_DAY = 86400


def throughput(chip: str, workload: str) -> Throughput:
    """Give the one throughput of a chip for a workload."""
    (found,) = (
        one for one in december().throughputs if (one.chip, one.workload) == (chip, workload)
    )
    return found


@pytest.mark.parametrize(
    ("chip", "workload", "like", "part"),
    [
        ("TPU-v4", "summaries", "TPU-v5e", Decimal(275) / 197),
        ("TPU-v5p", "summaries", "TPU-v5e", Decimal(459) / 197),
        ("Maia-100", "chat", "H100-SXM", Decimal(800) / Decimal("989.4")),
        ("Own-chip", "chat", "H100-SXM", Decimal("0.6")),
        ("Own-chip", "search", "H100-SXM", Decimal("0.6")),
    ],
)
def test_what_nobody_measured_is_an_assumption(
    chip: str, workload: str, like: str, part: Decimal
) -> None:
    """It is a stated part of another chip's figure, and its source calls it assumed."""
    found, base = throughput(chip, workload), throughput(like, workload)
    assert found.assumption
    assert found.source.startswith("Assumed: ")
    assert found.value is not None
    assert base.value is not None
    assert abs(found.value / base.value - part) < Decimal("0.001")


def test_press_figure_and_benchmark_are_never_mixed() -> None:
    """A benchmark of an H100 lies about 1,640 times above the press's queries per chip and day."""
    measured = throughput("H100-SXM", "summaries").value
    press = throughput("H100-SXM", "search").value
    assert measured is not None
    assert press is not None
    assert 1600 < measured * SECONDS_A_DAY / press < 1700
    for one in december().throughputs:
        if one.workload == "search":
            assert one.assumption


def test_a_cpu_does_work_of_cpus_alone() -> None:
    """Cobalt is counted in cores; no accelerator is, and it does no accelerator's work."""
    assert {one.chip for one in december().throughputs if one.workload == "hosts"} == {"Cobalt-100"}
    assert [one.workload for one in december().throughputs if one.chip == "Cobalt-100"] == ["hosts"]
