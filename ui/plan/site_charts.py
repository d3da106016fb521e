"""A plan's pictures of its sites: the power and the racks in use, against their limits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from procure import figures
from procure.colours import OTHER
from procure.names import Names
from procure.state import part_text
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Line, Picture
from ui.document import Planned
from ui.plan.plan_charts import ZERO, labels

Scarce = Literal["power", "racks"]

_COLOUR: Final = "#6b7f9c"
_UNITS: Final[dict[Scarce, str]] = {"power": "kW", "racks": "racks"}
_DIGITS: Final[dict[Scarce, int]] = {"power": 1, "racks": 2}


def _uses(asked: Planned, what: Scarce) -> tuple[figures.SiteUse, ...]:
    found = figures.power if what == "power" else figures.racks
    return found(asked.project, asked.scenario, asked.plan)


def site_choices(asked: Planned) -> tuple[tuple[str, tuple[Scarce, str]], ...]:
    """List what can be drawn: the power of each of the buyer's sites, and limited racks.

    The fullest site comes first, its racks after its power.
    """
    power, racks = (_fullest(_uses(asked, what)) for what in ("power", "racks"))
    limited = {use.site for use in _uses(asked, "racks") if use.limit is not None}
    names = Names(asked.project)
    found: list[tuple[str, tuple[Scarce, str]]] = []
    for site in sorted(power, key=lambda one: -max(power[one], racks[one] * (one in limited))):
        found.append((names.site(site), ("power", site)))
        if site in limited:
            found.append((f"{names.site(site)}, racks", ("racks", site)))
    return tuple(found) or (("", ("power", "")),)


def _fullest(uses: Sequence[figures.SiteUse]) -> dict[str, Decimal]:
    fullest: dict[str, Decimal] = {}
    for use in uses:
        full = (use.used or ZERO) / use.limit if use.limit else use.used or ZERO
        fullest[use.site] = max(fullest.get(use.site, ZERO), full)
    return fullest


def site_picture(asked: Planned, what: Scarce, site: str) -> Picture:
    """Draw the full power, or the racks, of all in place at a site against the limit."""
    rows = [use for use in _uses(asked, what) if use.site == site]
    if not rows:
        title = sentence("chart-site-nowhere")
        return Picture(title=title, note=sentence("chart-site-nowhere-note"), names=(), tips=())
    name = Names(asked.project).site(site)
    limits = tuple(row.limit for row in rows)
    owned = tuple(row.by_owned or ZERO for row in rows)
    ordered = tuple(
        (row.used or ZERO) - there if row.used is not None else ZERO
        for row, there in zip(rows, owned, strict=True)
    )
    values = {"site": name}
    bars = [Bars(name="Owned before", values=owned, colour=OTHER)] if any(owned) else []
    bars.append(Bars(name="Ordered" if bars else "In use", values=ordered, colour=_COLOUR))
    return Picture(
        title=_title(rows, what, name, labels(asked)),
        note=sentence(f"chart-{what}-note" if _known(rows) else "chart-site-none-note", values),
        unit=_UNITS[what],
        names=labels(asked),
        bars=tuple(bars),
        lines=(Line(name="Limit", values=limits, limit=True),)
        if any(limit is not None for limit in limits)
        else (),
        tips=tuple(_tip(row, what, labels(asked)) for row in rows),
    )


def _known(rows: Sequence[figures.SiteUse]) -> bool:
    """Tell whether anything is in place, also of an unknown amount."""
    return any(row.used is None or row.used for row in rows)


def _tip(row: figures.SiteUse, what: Scarce, periods: Sequence[str]) -> str:
    unit, digits = _UNITS[what], _DIGITS[what]
    lines = [periods[row.period]]
    if row.used is None:
        lines.append(sentence(f"chart-{what}-unknown"))
    else:
        lines.append(f"In use: {formats.number(row.used, digits)} {unit}")
    if row.by_owned:
        lines.append(f"Owned before: {formats.number(row.by_owned, digits)} {unit}")
    if row.limit is not None:
        lines.append(f"Limit: {formats.number(row.limit)} {unit}")
    return "\n".join(lines)


def _title(rows: Sequence[figures.SiteUse], what: Scarce, name: str, periods: Sequence[str]) -> str:
    if any(row.used is None for row in rows):
        return sentence(f"chart-{what}-unknown")
    most = max(rows, key=lambda row: row.used or ZERO)
    if not most.used:
        return sentence("chart-site-none", {"site": name})
    values = {
        "site": name,
        "used": formats.number(most.used, 0),
        "period": periods[most.period],
        "unit": _UNITS[what],
    }
    if not most.limit:
        return sentence("chart-site", values)
    return sentence(
        "chart-site-limit",
        {
            **values,
            "limit": formats.number(most.limit, 0),
            "part": part_text(most.used / most.limit),
        },
    )
