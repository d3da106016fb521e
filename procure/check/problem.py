"""One thing that is wrong or missing in the input, and where it is put right."""

from typing import Literal

from procure.record import record


@record
class Problem:
    """Something to look at before planning.

    `stop`: no plan can be made; `warn`: a plan can be made without it, and says so.
    `where` is the field: ("demand", workload, site, period), ("limits", key),
    ("offers", offer, field), ("sites", site, field), ("scenario", field),
    ("throughputs", chip, workload), ("readiness", stack, workload, field),
    ("rates", currency), ("shortfall", workload), ("weights", workload),
    ("fleet", line, field), ("pools", pool, field), ("programs", program, field),
    ("commitments", commitment, field), ("rebates", supplier, number from 0, field).
    """

    key: str
    severity: Literal["stop", "warn"]
    where: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()


def stops(key: str, *where: str, **values: str) -> Problem:
    """Make a problem without whose solution no plan can be made."""
    return Problem(key=key, severity="stop", where=where, values=tuple(values.items()))


def warns(key: str, *where: str, **values: str) -> Problem:
    """Make a problem in spite of which a plan can be made."""
    return Problem(key=key, severity="warn", where=where, values=tuple(values.items()))
