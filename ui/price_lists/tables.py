"""The tables below the offers: issues and exchange rates."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from procure.acceptance import can_accept
from procure.errors import InputError
from procure.offers import Acceptance, Issue
from procure.record import record
from procure.units import Rate
from procure.words import TEMPLATES, sentence
from ui.edits import Inputs, with_rate
from ui.entry import Choice, Day, Entry, Number, Switch, Whole
from ui.help.field_help import SOURCE
from ui.price_lists.acceptance_edits import with_accepted
from ui.tables.columns import Column

_SEVERITY: Final = Choice(
    ("refused", "no offer made"), ("confirm", "to be confirmed"), ("warning", "look at it")
)


@record
class IssueRow:
    """An issue with its number in its price list; in a project also whether it was accepted."""

    number: int
    issue: Issue
    supplier: str = ""
    acceptance: Acceptance | None = None


def _place(row: IssueRow) -> str:
    sheet = f"Sheet {row.issue.sheet}" if row.issue.sheet else ""
    text = f"There stands: {row.issue.text}" if row.issue.text else ""
    return "\n".join(filter(None, (sheet, text)))


def reason_of(issue: Issue) -> str:
    """Say what an issue is about; a project may hold issues that other versions noted."""
    if issue.key not in TEMPLATES:
        return sentence("issue-unnamed", {"text": issue.text})
    return sentence(issue.key, issue.values)


def issue_columns() -> tuple[Column[IssueRow], ...]:
    """Give the table of what was not understood in a price list."""
    return (
        Column(
            heading="Row",
            get=lambda row: row.issue.row,
            entry=Whole(),
            hint=_place,
            about="Where it stands in the supplier's file; blank: it is about the whole list.",
            measured="the number of the row, from 1",
            width=48,
        ),
        Column(
            heading="Column",
            get=lambda row: row.issue.column,
            hint=_place,
            about="The column of the supplier's file that it is about, where it is about one.",
            width=104,
        ),
        Column(
            heading="Means",
            get=lambda row: row.issue.severity,
            entry=_SEVERITY,
            about="What came of it: no offer, no offer until you confirm, or one to look at.",
            width=112,
        ),
        Column(
            heading="Reason",
            get=lambda row: reason_of(row.issue),
            muted=lambda row: row.acceptance is not None,
            about="What is wrong or unclear, and what can be done about it.",
        ),
    )


def accepting_columns() -> tuple[Column[IssueRow], ...]:
    """Give the table of a price list's issues in a project, where warnings are let stand."""
    *before, reason = issue_columns()
    accept: Column[IssueRow] = Column(
        heading="Accept",
        get=lambda row: row.acceptance is not None,
        entry=Switch("accepted", "open"),
        put=_put_accepted,
        what="acceptance of a warning",
        locked=lambda row: "" if can_accept(row.issue) else "This needs an answer.",
        hint=_accepted_on,
        about="With a tick the warning may stand, also where the next list says the same.",
        width=72,
    )
    return (*before, accept, reason)


def _put_accepted(inputs: Inputs, row: IssueRow, accepted: bool) -> Inputs:  # noqa: FBT001
    today = datetime.now().astimezone().date()
    return with_accepted(inputs, row.supplier, (row.issue,), today if accepted else None)


def _accepted_on(row: IssueRow) -> str:
    if row.acceptance is None:
        return ""
    return " ".join(
        filter(None, (f"Accepted on {Day().show(row.acceptance.on)}.", row.acceptance.note))
    )


def currency_of(row: Rate | str) -> str:
    """Give the currency of a rate; one without a rate is its code alone."""
    return row if isinstance(row, str) else row.currency


def rate_columns(currency: str) -> tuple[Column[Any], ...]:
    """Give the table of what other currencies are worth in the project's."""

    def put(inputs: Inputs, row: Rate | str, **fields: Any) -> Inputs:
        code = currency_of(row)
        old = next((one for one in inputs.project.rates if one.currency == code), None)
        if "on" in fields and fields["on"] is None:
            raise InputError("entry-empty")
        if fields.get("rate", 0) is None:
            return with_rate(inputs, code, None)
        if old is None:
            if "rate" not in fields:
                raise InputError("entry-locked", reason="Enter the rate first.")
            old = Rate(currency=code, rate=Decimal(0), on=datetime.now().astimezone().date())
        return with_rate(inputs, code, replace(old, **fields))

    return (
        Column(
            heading="One is worth",
            unit=currency,
            get=lambda row: None if isinstance(row, str) else row.rate,
            entry=Number(),
            put=lambda inputs, row, value: put(inputs, row, rate=value),
            where=lambda row: ("rates", currency_of(row)),
            what="rate",
            about=(
                "What one of the row's currency is worth in the project's; empty: not known, and "
                "offers quoted in it are left out."
            ),
            width=120,
        ),
        Column(
            heading="On",
            get=lambda row: None if isinstance(row, str) else row.on,
            entry=Day(),
            put=lambda inputs, row, value: put(inputs, row, on=value),
            what="date of the rate",
            about=(
                "The day of the rate, for people: the plan takes one rate throughout; it cannot be "
                "left empty."
            ),
            width=112,
        ),
        Column(
            heading="Source",
            get=lambda row: "" if isinstance(row, str) else row.source,
            entry=Entry(),
            put=lambda inputs, row, value: put(inputs, row, source=value),
            assumed=lambda row: not isinstance(row, str) and not row.source,
            what="source of the rate",
            about=SOURCE,
        ),
    )
