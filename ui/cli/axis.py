"""Reads along which axis flip points are looked for, from one word of the command line."""

from decimal import Decimal, InvalidOperation
from typing import Final, get_args

from procure.errors import InputError
from procure.explained.flip_axes import refuse_what_is_no_axis, usual_range
from procure.explained.flips import AxisKind, FlipAxis, Whose
from procure.project import Project

_OF_SOMETHING: Final = frozenset({"price", "lead_time", "throughput"})
_DIGITS: Final = 12
"""An end of a range with more digits than this, before or after its point, is a slip."""


def read_axis(project: Project, text: str) -> tuple[FlipAxis, Decimal, Decimal]:
    """Read an axis and its range: "price:chip:H100-SXM=0.5..1.5", "demand@chat".

    Raises InputError where it is none, or of nothing in the project.
    """
    named, _, span = text.partition("=")
    named, _, workload = named.partition("@")
    kind, _, whose = named.partition(":")
    by, _, subject = whose.partition(":")
    if kind in _OF_SOMETHING and not subject:
        raise InputError("cli-explain-axis-of", kind=kind, examples=_examples(project, kind))
    for known in get_args(AxisKind):
        for side in get_args(Whose):
            if kind == known and by == side:
                axis = FlipAxis(kind=known, by=side, subject=subject, workload=workload)
                low, high = _range(project, axis, span, text)
                refuse_what_is_no_axis(project, axis, low, high)
                return axis, low, high
    raise InputError("cli-explain-axis", text=text)


def _examples(project: Project, kind: str) -> str:
    """Write how an axis is named, with a chip and a supplier that the project has."""
    known = [(catalog, offer) for catalog, offer in project.offers() if offer.contents]
    if not known:
        return f"{kind}:chip:CHIP"
    catalog, offer = known[0]
    found = [f"{kind}:chip:{offer.contents[0].chip}"]
    if kind != "throughput":
        found.append(f'{kind}:supplier:"{catalog.supplier}"')
        found.append(f"{kind}:offer:{offer.id}")
    return ", ".join(found)


def _range(project: Project, axis: FlipAxis, span: str, text: str) -> tuple[Decimal, Decimal]:
    if not span:
        return usual_range(project, axis)
    low, _, high = span.partition("..")
    try:
        ends = Decimal(low), Decimal(high)
    except InvalidOperation as error:
        raise InputError("cli-explain-axis", text=text) from error
    if not all(end.is_finite() and _is_written_out(end) for end in ends):
        raise InputError("cli-explain-axis", text=text)
    return ends


def _is_written_out(end: Decimal) -> bool:
    _, digits, exponent = end.as_tuple()
    return isinstance(exponent, int) and -_DIGITS <= exponent <= _DIGITS and len(digits) <= _DIGITS
