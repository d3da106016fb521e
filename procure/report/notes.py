"""What a reader has to know before relying on a plan, a sentence each."""

from collections.abc import Iterator
from typing import Final

from procure import figures
from procure.limits import show_value
from procure.report import commitments
from procure.report.subject import Subject
from procure.state import amount as amount_text
from procure.state import share_text
from procure.words import sentence

_LATER: Final = {
    "rent": "report-note-later",
    "take_or_pay": "report-note-take-or-pay",
    "rebate": "report-note-rebate",
    "residual": "report-note-residual",
}

_GOES_ON: Final = frozenset({"lead_time", "share", "suppliers", "quantity"})


def notes(subject: Subject, assumed: int) -> Iterator[str]:
    """List what a reader has to know before relying on the plan."""
    plan, names = subject.plan, subject.names
    for row in figures.served(subject.project, subject.scenario, plan):
        if row.share is not None and row.share < 1:
            yield sentence(
                "report-note-served",
                {"workload": names.workload(row.workload), "share": share_text(row.share)},
            )
    binding = binding_limits(subject)
    if binding:
        yield sentence("report-note-binding", {"limits": "; ".join(binding)})
    yield from _not_in_the_total(subject)
    yield from _due_later(subject)
    yield from _to_arrange(subject)
    if assumed:
        yield sentence("report-note-assumed", {"count": str(assumed)})
    open_issues = sum(
        issue.severity != "warning"
        for catalog in subject.project.catalogs
        for issue in catalog.issues
    )
    if open_issues:
        yield sentence("report-note-issues", {"count": str(open_issues)})
    if plan.left_out:
        yield sentence("report-note-left-out", {"count": str(len(plan.left_out))})
    for what, who, note, ordered in commitments.related_parties(subject):
        if ordered == "yes":
            values = {"what": what, "who": who, "note": note}
            yield sentence("report-note-related", values)
    if not plan.solve.reproducible:
        yield sentence("report-note-live")


def _not_in_the_total(subject: Subject) -> Iterator[str]:
    """Name the orders whose full cost nobody knows: the plan costs more than it says."""
    found = figures.uncosted(subject.project, subject.scenario, subject.plan)
    if found:
        names = "; ".join(subject.names.offer(offer.id) for offer in found)
        yield sentence("report-note-uncosted", {"offers": names})


def _due_later(subject: Subject) -> Iterator[str]:
    """Say what falls due, or comes back, after the last period."""
    plan = subject.plan
    for line in figures.cash(subject.project, subject.scenario, plan):
        if line.beyond and line.kind in _LATER:
            amount = amount_text(abs(line.beyond), plan.currency)
            yield sentence(_LATER[line.kind], {"amount": amount})


def _to_arrange(subject: Subject) -> Iterator[str]:
    """Say what has to be arranged beside the orders: licences, ports, programs, open orders."""
    licences = [order.id for order in subject.plan.orders if order.licence]
    if licences:
        yield sentence("report-note-licence", {"orders": ", ".join(licences)})
    asked = (subject.project, subject.scenario, subject.plan)
    for port in figures.ports(*asked):
        values = {
            "port": subject.names.port(port.stack, port.workload),
            "started": subject.label(port.period),
            "ready": subject.label(port.ready),
            "cost": amount_text(port.cost, subject.currency),
        }
        yield sentence("report-note-port", values)
    for row in figures.programs(*asked):
        key = "report-note-program-signed" if row.signed else "report-note-program"
        amount = amount_text(row.one_time, subject.currency)
        values = {"program": subject.names.program(row.program), "amount": amount}
        yield sentence(key, values)
    assumed = [row.id for row in figures.owned(*asked) if row.kind == "assumed"]
    if assumed:
        names = "; ".join(map(subject.names.commitment, assumed))
        yield sentence("report-note-assumed-delivered", {"names": names})


def binding_limits(subject: Subject) -> list[str]:
    """Name the limits that leave no room for one more unit, with the value of each."""
    rows = figures.limits(subject.project, subject.scenario, subject.plan)
    return [_with_value(subject, row) for row in rows if row.use is not None and row.use.binding]


def _with_value(subject: Subject, row: figures.LimitRow) -> str:
    if row.value is None or row.unit == "switch":
        return row.name
    shown = show_value(row.limit.family, row.value, subject.currency)
    if row.unit == "money":
        shown = amount_text(row.value, subject.currency)
    if row.unit == "pool":
        shown = f"{shown} {row.counted}".rstrip()
    # A name that ends in "at most" or "at least" goes on with the value.
    key = "goes-on" if row.limit.family in _GOES_ON else "value"
    return sentence(f"report-limit-{key}", {"name": row.name, "value": shown})
