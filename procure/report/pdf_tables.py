"""The tables of the printed page: cost by kind, and the largest orders."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure import figures
from procure.report.brief import largest
from procure.report.pdf_charts import Place
from procure.report.pdf_page import INK, Page
from procure.report.subject import Subject
from procure.state import part_text
from procure.units import EXACT
from procure.words import sentence

_ZERO: Final = Decimal(0)
_KINDS: Final = 8
_KIND_PARTS: Final = (0.5, 0.31, 0.19)
_ORDER_PARTS: Final = (0.29, 0.21, 0.08, 0.135, 0.135, 0.15)
_PADDING: Final = 4.0
_SMALLER: Final = 0.94
"""Of the usual size."""

Row = tuple[str, ...]


def rows_of_kinds(subject: Subject) -> list[Row]:
    """Give each kind of cost with its amount and part of the total, the largest first."""
    lines = [
        line for line in figures.cash(subject.project, subject.scenario, subject.plan) if line.total
    ]
    lines.sort(key=lambda line: -abs(line.total))
    total = subject.plan.total_cost or _ZERO
    named = lines if len(lines) <= _KINDS else lines[: _KINDS - 1]
    rows = [(sentence(f"cost-{one.kind}"), one.total) for one in named]
    rest = lines[len(named) :]
    if rest:
        name = sentence("brief-more-kinds", {"count": f"{len(rest):,}"})
        rows.append((name, sum((one.total for one in rest), _ZERO)))
    rows.append((sentence("brief-in-all"), total))
    return [(name, f"{amount:,.0f}", _part(amount, total)) for name, amount in rows]


def _part(amount: Decimal, total: Decimal) -> str:
    return part_text(EXACT.divide(amount, total)) if total > 0 else ""


def rows_of_orders(subject: Subject, most: int) -> list[Row]:
    """Give the largest orders, and what the others come to."""
    orders = largest(subject.plan.orders)
    rows: list[Row] = [
        (
            subject.names.offer(order.offer),
            order.supplier,
            f"{order.units:,}",
            order.placed.isoformat(),
            order.arrives.isoformat(),
            f"{order.cost:,.0f}",
        )
        for order in orders[:most]
    ]
    rest = orders[most:]
    if rest:
        amount = sum((order.cost for order in rest), _ZERO)
        values = {"count": f"{len(rest):,}", "amount": f"{amount:,.0f}"}
        rows.append((sentence("brief-more-orders", values), "", "", "", "", ""))
    return rows


def draw_kinds(page: Page, subject: Subject, place: Place, rows: Sequence[Row]) -> None:
    """Draw what each kind of cost comes to; the place's height is that of a row."""
    title = sentence("brief-kinds", {"currency": subject.currency})
    _draw(page, place, title, None, rows, _KIND_PARTS, left=1, total=True)


def draw_orders(page: Page, subject: Subject, place: Place, rows: Sequence[Row]) -> None:
    """Draw the orders; the place's height is that of a row."""
    count = len(subject.plan.orders)
    shown = sum(1 for row in rows if row[-1])
    values = {"count": f"{shown:,}", "all": f"{count:,}"}
    title = sentence("brief-largest-of" if shown < count else "brief-largest", values)
    head = (
        sentence("brief-order"),
        sentence("brief-supplier"),
        sentence("brief-units"),
        sentence("brief-ordered"),
        sentence("brief-arriving"),
        sentence("brief-order-cost", {"currency": subject.currency}),
    )
    _draw(page, place, title, head, rows, _ORDER_PARTS, left=2, total=False)


def _draw(
    page: Page,
    place: Place,
    title: str,
    head: Row | None,
    rows: Sequence[Row],
    parts: Sequence[float],
    *,
    left: int,
    total: bool,
) -> None:
    """Draw a table; its first `left` columns are texts, the others stand at the right."""
    colours = page.style.colours
    page.text(place.x, place.y, title, room=place.width, bold=True, colour=colours.accent)
    y = place.y + page.pt(_PADDING)
    if head is not None:
        y += place.height
        _cells(page, place, y, head, parts, left, colour=colours.muted, bold=False)
        y += page.pt(_PADDING)
    page.line(place.x, y, place.width, colours.accent, 0.7)
    for at, row in enumerate(rows):
        last = total and at == len(rows) - 1
        _cells(page, place, y + place.height * 0.75, row, parts, left, colour=INK, bold=last)
        y += place.height
        page.line(place.x, y, place.width, colours.line, 0.4)


def _cells(
    page: Page,
    place: Place,
    y: float,
    row: Row,
    parts: Sequence[float],
    left: int,
    *,
    colour: str,
    bold: bool,
) -> None:
    x = place.x
    alone = not any(row[1:])
    for at, (text, part) in enumerate(zip(row, parts, strict=True)):
        wide = place.width * part
        room = (place.width if alone else wide) - page.pt(_PADDING)
        right = at >= left
        end = x + wide if right else x
        size = page.size * _SMALLER
        write = page.number if right else page.text
        write(end, y, text, room=room, size=size, bold=bold, right=right, colour=colour)
        x += wide
