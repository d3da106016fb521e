"""What a disorderly list is, and how what became of its rows is written by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from procure.offers import Catalog, Offer
from procure.offers import Mapping as Answers

REFUSED, ASKED, TOLD = "refused", "asked", "told"
"""No offer was made; none until a person answers; the row is none, and named."""

_SEVERITIES = {"refused": REFUSED, "confirm": ASKED, "warning": TOLD}


@dataclass(frozen=True)
class Mess:
    """A list with one kind of disorder.

    `rows` says by hand what each row of the file becomes: an offer as `shown` writes it
    (several of one row with " + " between), or one of the three words above. `answers` are
    what a person said about the file.
    """

    make: Callable[[Path], Path]
    rows: Mapping[int, str]
    answers: Answers | None = None
    warned: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """Name the disorder."""
        return self.make.__name__


def shown(offer: Offer) -> str:
    """Write an offer in short: "8 h100-sxm, EUR 285000, 279500 from 10, 36-52 weeks"."""
    contents = " + ".join(f"{one.count} {one.chip}" for one in offer.contents)
    hour = " an hour" if offer.kind == "rent" else ""
    prices = [
        f"{_plain(step.unit_price)}{f' from {step.quantity}' if step.quantity > 1 else ''}"
        for step in offer.breaks
    ]
    said = [contents, f"{offer.currency} {', '.join(prices)}{hour}"]
    if offer.term_months:
        said.append(f"{offer.term_months} months")
    if offer.lead_weeks is not None:
        until = f"-{_plain(offer.lead_weeks_p90)}" if offer.lead_weeks_p90 is not None else ""
        said.append(f"{_plain(offer.lead_weeks)}{until} weeks")
    return ", ".join(said)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def became(catalog: Catalog) -> dict[int, str]:
    """Say what became of each row that made an offer or is named in an issue."""
    found: dict[int, str] = {}
    for offer in catalog.offers:
        assert offer.row is not None
        before = f"{found[offer.row]} + " if offer.row in found else ""
        found[offer.row] = before + shown(offer)
    for severity, word in _SEVERITIES.items():
        for issue in catalog.issues:
            if issue.severity == severity:
                for row in _rows(issue.row, dict(issue.values).get("rows", "")):
                    found.setdefault(row, word)
    return found


def _rows(row: int | None, more: str) -> list[int]:
    """List the rows of an issue; "2–4, 7" names those of equal issues."""
    rows = [row] if row else []
    for part in filter(None, more.split(", ")):
        first, _, last = part.partition("–")
        if first.isdigit():
            rows += range(int(first), int(last or first) + 1)
    return rows
