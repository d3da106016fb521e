"""Ports: each can be planned, is ready when it says, and is there if and only if it is used."""

from procure.audit.facts import Facts


def ports(facts: Facts) -> None:
    """Each port is one that can be planned, stands once, and some chip uses it."""
    names = [(port.stack, port.workload) for port in facts.plan.ports]
    facts.must(len(names) == len(set(names)), "audit-port-twice")
    used = {
        (facts.stack(one.chip), one.workload)
        for one in facts.plan.assignments
        if facts.speed(one.chip, one.workload, one.period) > 0
    }
    for port in facts.plan.ports:
        name = f"{port.stack}: {port.workload}"
        known = facts.can_port(port.stack, port.workload)
        facts.must(known, "audit-port-unknown", port=name)
        if not known:
            continue
        inside = 0 <= port.period < facts.horizon.periods
        facts.must(inside, "audit-port-period", port=name)
        facts.same("audit-port-ready", port.ready, facts.port_ready(port), port=name)
        facts.must((port.stack, port.workload) in used, "audit-port-unused", port=name)


def uses_before(facts: Facts) -> None:
    """No chip does work before the port that it needs is ready."""
    for one in facts.plan.assignments:
        port = facts.port_of(facts.stack(one.chip), one.workload)
        if port is not None:
            ready = facts.port_ready(port)
            facts.must(
                one.period >= ready,
                "audit-port-early",
                chip=one.chip,
                workload=one.workload,
                period=facts.horizon.label(one.period),
                ready=facts.horizon.label(ready),
            )
