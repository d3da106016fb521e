"""What must hold for the moat: what runs where today, and what a port takes."""

from tests.seeds.planned import december


def test_work_was_written_for_cuda() -> None:
    """Every workload that GPUs do runs on CUDA today."""
    ready = {(one.stack, one.workload) for one in december().readiness if one.status == "ready"}
    assert {("CUDA", workload) for workload in ("chat", "summaries", "images", "search")} <= ready


def test_every_use_of_another_stack_is_decided() -> None:
    """No chip of another stack does a workload only because nobody wrote down whether it can."""
    known = {(one.stack, one.workload) for one in december().readiness}
    stacks = {chip.id: chip.stack for chip in december().chips}
    used = {(stacks[one.chip], one.workload) for one in december().throughputs if one.value}
    assert used <= known


def test_ports_can_be_planned() -> None:
    """Each port has a cost, weeks and an efficiency; merchants other than NVIDIA all need one."""
    ports = [one for one in december().readiness if one.status == "port"]
    assert {one.stack for one in ports} >= {"ROCm", "SynapseAI", "Qualcomm Cloud AI SDK"}
    for one in ports:
        assert one.porting_cost
        assert one.weeks
        assert one.efficiency
        assert "assumption" in one.source
    (chat,) = (one for one in ports if (one.stack, one.workload) == ("ROCm", "chat"))
    assert "Microsoft" in chat.source
    assert "AMD" in chat.source
    assert not [
        one
        for one in december().readiness
        if one.stack in {"ROCm", "SynapseAI", "Qualcomm Cloud AI SDK"} and one.status == "ready"
    ]
