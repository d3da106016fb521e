"""What a plan makes of the limits that have no value: suppliers' supply, and export rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure.names import Names
from procure.project import Project
from procure.record import record
from procure.scenario import Limit
from procure.units import Horizon
from procure.words import sentence
from ui.document import Planned
from ui.formats import counted

_EXPORT: Final = frozenset({"left-out-banned", "left-out-licence", "left-out-licence-late"})
_NAMED: Final = 5


@record
class RuleUse:
    """How full a rule is in a plan (`share`; empty where it cannot be full), short and told."""

    share: float | None
    short: str
    told: str


@record
class Supply:
    """What a plan takes of one stated supply; `when` says of which period, or in all."""

    offer: str
    supplier: str
    used: int
    most: int
    when: str

    @property
    def share(self) -> Decimal:
        """The part of the supply that is used."""
        return Decimal(self.used) / Decimal(self.most) if self.most else Decimal(self.used > 0)


def rule_use(planned: Planned, limit: Limit) -> RuleUse | None:
    """Give what the plan makes of a rule; None of a limit that has a value to be held against."""
    if limit.family == "supply":
        return _supply_use(planned)
    if limit.family == "eligibility" and limit.value is None:
        return _export_use(planned)
    return None


def where_set(project: Project, limit: Limit) -> str:
    """Say where what a rule asks for is entered; empty for other limits."""
    if limit.family == "supply":
        return sentence("rule-supply-set")
    if limit.family != "eligibility":
        return ""
    names = [
        chip.name
        for chip in project.chips
        if any(rule.status != "allowed" for rule in chip.export_rules)
    ]
    return sentence("rule-export-set", {"chips": _listed(names)})


def _supply_use(planned: Planned) -> RuleUse | None:
    found = sorted(supplies_used(planned), key=lambda one: -one.share)
    if not found:
        return RuleUse(share=None, short="", told=sentence("rule-supply-none"))
    full = sum(one.used >= one.most for one in found)
    most = found[0]
    values = {
        "full": f"{full:,}",
        "stated": counted(len(found), "supply", "supplies"),
        "of": f"{len(found):,}",
        "offer": most.offer,
        "supplier": most.supplier,
        "used": f"{most.used:,}",
        "most": f"{most.most:,}",
        "when": most.when,
    }
    return RuleUse(
        share=float(most.share),
        short=sentence("rule-supply-short", values),
        told=sentence("rule-supply-used" if full else "rule-supply-left", values),
    )


def supplies_used(planned: Planned) -> Iterator[Supply]:
    """List what a plan takes of each supply that is stated for what it orders.

    The supply of an offer is in units, in all and by the period of arrival; that of a program
    in chips, by the period of arrival (docs/model.md).
    """
    horizon, names = planned.scenario.horizon, Names(planned.project)
    in_all = Counter[str]()
    arriving = Counter[tuple[str, int]]()
    made = Counter[tuple[str, str, int]]()
    for order in planned.plan.orders:
        if order.offer not in names.offers:
            continue
        offer = names.offers[order.offer][1]
        period = max(_period_of(horizon, order.arrives.toordinal()), 0)
        in_all[order.offer] += order.units
        arriving[order.offer, period] += order.units
        made[order.supplier, offer.program, period] += order.units * offer.chips_per_unit
    for key, units in in_all.items():
        catalog, offer = names.offers[key]
        if offer.supply_total is not None:
            yield Supply(
                offer=names.offer(key),
                supplier=catalog.supplier,
                used=units,
                most=offer.supply_total,
                when=sentence("rule-in-all"),
            )
    for (key, period), units in arriving.items():
        catalog, offer = names.offers[key]
        if offer.supply_per_period is not None:
            yield Supply(
                offer=names.offer(key),
                supplier=catalog.supplier,
                used=units,
                most=offer.supply_per_period,
                when=sentence("rule-in-period", {"period": horizon.label(period)}),
            )
    for catalog in planned.project.catalogs:
        for program in (one for one in catalog.programs if one.ramp):
            for (supplier, name, period), chips in made.items():
                begun = [one for one in program.ramp if one.start <= horizon.starts(period)]
                if (supplier, name) == (catalog.supplier, program.id) and begun:
                    yield Supply(
                        offer=names.program(program.id),
                        supplier=supplier,
                        used=chips,
                        most=max(begun, key=lambda one: one.start).chips_per_period,
                        when=sentence("rule-in-period", {"period": horizon.label(period)}),
                    )


def _period_of(horizon: Horizon, day: int) -> int:
    """Give the period that a day (its ordinal) lies in; -1 before the start."""
    period = -1
    while horizon.starts(period + 1).toordinal() <= day:
        period += 1
    return period


def _export_use(planned: Planned) -> RuleUse:
    names = Names(planned.project)
    out = dict.fromkeys(one.offer for one in planned.plan.left_out if one.key in _EXPORT)
    if not out:
        return RuleUse(
            share=None, short=sentence("rule-export-none"), told=sentence("rule-export-none-told")
        )
    values = {
        "count": counted(len(out), "offer", "offers"),
        "offers": _listed([f"“{names.offer(one)}”" for one in out]),
    }
    return RuleUse(
        share=None,
        short=sentence("rule-export-short", values),
        told=sentence("rule-export-out", values),
    )


def _listed(names: list[str]) -> str:
    if len(names) <= _NAMED:
        return ", ".join(names)
    more = {"names": ", ".join(names[:_NAMED]), "more": f"{len(names) - _NAMED:,}"}
    return sentence("rule-and-more", more)
