"""Says why an offer is in the plan, or not, in sentences with the figures."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from procure.explained.effect_words import money_told
from procure.explained.limit_costs_words import limit_told
from procure.explained.offer_beside_words import Telling, beside_told, each_told, short_told
from procure.explained.offer_cases import (
    Compared,
    OfferCase,
    OfferCost,
    OfferUse,
    WhyNot,
    WorkCost,
)
from procure.explained.unit_words import of_one
from procure.figures import is_uncosted
from procure.limits import FAMILIES, limit_by_key
from procure.names import Names
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.state import part_text
from procure.text_table import counted
from procure.units import EXACT
from procure.words import sentence


@record
class Paragraph:
    """A short sentence, and the points that belong to it, to be shown as a list."""

    lead: str
    points: tuple[str, ...] = ()


def listed(project: Project, scenario: Scenario, case: OfferCase) -> tuple[Paragraph, ...]:
    """Say the same as `told` for reading at a glance: what decides first, then the figures."""
    return tuple(_Told(project, scenario, case).paragraphs())


def told(project: Project, scenario: Scenario, case: OfferCase) -> str:
    """Say what the plan does with an offer, what it costs, and why it is not used."""
    return " ".join(_Told(project, scenario, case).everything())


def reasons_told(project: Project, scenario: Scenario, case: OfferCase) -> tuple[str, ...]:
    """Say why an offer is not used, the surest reason first; empty where it is used."""
    return tuple(_Told(project, scenario, case).reasons())


def uses_told(project: Project, scenario: Scenario, case: OfferCase) -> tuple[str, ...]:
    """Say what the plan does with an offer; empty where it does not use it."""
    return tuple(_Told(project, scenario, case).uses())


def figure_told(cost: Decimal, currency: str) -> str:
    """Write an amount without its currency: "1,234", "12.50", "0.00312"."""
    return each_told(cost, currency).removeprefix(f"{currency} ")


def cost_of_work_told(project: Project, workload: str, cost: Decimal) -> str:
    """Write what a unit of throughput and year costs: "USD 0.00312 per token/s"."""
    unit = of_one(Names(project).unit(workload)) or workload
    return f"{each_told(cost, project.currency)} per {unit}"


class _Told(Telling):
    def everything(self) -> Iterator[str]:
        yield from self.uses()
        if self._case.cost is not None and self._case.cost.works:
            yield from self._cost(self._case.cost)
        yield from self.reasons()
        yield from self._uncosted()
        yield from self._proof()
        for one in self._case.not_for:
            yield sentence(one.key, one.values)

    def paragraphs(self) -> Iterator[Paragraph]:
        uses = tuple(self.uses())
        if uses:
            yield Paragraph(lead=uses[0], points=uses[1:])
        for why in self._case.why_not:
            rows = tuple(f"{self._row(one)}." for one in why.compared)
            if rows and why.kind in _WITH_ROWS:
                yield Paragraph(lead=self._reason(why, listed=True), points=rows)
            else:
                yield Paragraph(lead=self._reason(why))
        for said in (*self._uncosted(), *self._proof()):
            yield Paragraph(lead=said)
        cost = self._case.cost
        if cost is not None and cost.works:
            _, *ports = self._cost(cost)
            points = [f"{one}." for one in self._costs(cost)]
            if parts := ", ".join(self._parts(cost)):
                points.append(sentence("case-parts", {"parts": parts}))
            yield Paragraph(
                lead=sentence("case-cost-listed", {"basis": self._basis(cost)}),
                points=(*points, *ports),
            )
        for one in self._case.not_for:
            yield Paragraph(lead=sentence(one.key, one.values))

    def _uncosted(self) -> Iterator[str]:
        """Say whose costs are not all known, of the offer and of what it is set beside."""
        case = self._case
        if self._is_uncosted(case.offer):
            yield sentence("case-uncosted")
        others = [another.offer for use in case.beside for another in use.others]
        others += [row.offer for why in case.why_not for row in why.compared]
        others += [why.by for why in case.why_not if why.by]
        named = [one for one in dict.fromkeys(others) if one != case.offer]
        unknown = [self._names.offer(one) for one in named if self._is_uncosted(one)]
        if unknown:
            yield sentence("case-uncosted-beside", {"offers": ", ".join(unknown)})

    def _is_uncosted(self, offer: str) -> bool:
        found = self._names.offers.get(offer)
        return found is not None and is_uncosted(found[1])

    def _proof(self) -> Iterator[str]:
        """Say that figures alone speak against it, where that is so."""
        reasons = self._case.why_not
        against = {one.kind for one in reasons} - {"mix", "no_plan"}
        if against and all(one.certainty == "figures" for one in reasons):
            yield sentence("case-no-proof")

    def uses(self) -> Iterator[str]:
        if not self._case.units:
            return
        yield sentence("case-used", {"units": counted(self._case.units, "unit", "units")})
        by_site: dict[str, list[OfferUse]] = {}
        for use in self._case.uses:
            by_site.setdefault(use.site, []).append(use)
        for site, uses in by_site.items():
            yield sentence(
                "case-at-site",
                {
                    "site": self._names.site(site),
                    "chips": counted(uses[0].chips, "chip", "chips"),
                    "works": ", ".join(self._work(use) for use in uses),
                },
            )
        if not self._case.uses:
            yield sentence("case-idle")
        yield from beside_told(self._project, self._scenario, self._case)

    def _work(self, use: OfferUse) -> str:
        label = self._scenario.horizon.label
        values = {
            "workload": self._names.workload(use.workload),
            "first": label(use.first),
            "last": label(use.last),
        }
        return sentence("case-work-once" if use.first == use.last else "case-work", values)

    # What it costs

    def _parts(self, cost: OfferCost) -> list[str]:
        """Say which part of the cost is for what."""
        total = sum((part.amount for part in cost.works[0].parts), Decimal(0))
        return [
            sentence(
                "case-part",
                {
                    "part": part_text(EXACT.divide(part.amount, total)),
                    "kind": sentence(f"cost-{part.kind}").lower(),
                },
            )
            for part in cost.works[0].parts
            if total
        ]

    def _costs(self, cost: OfferCost) -> list[str]:
        """Say what a unit of each workload costs."""
        return [
            sentence(
                "case-cost-one",
                {
                    "unit": of_one(self._names.unit(one.workload)),
                    "workload": self._names.workload(one.workload),
                    "cost": each_told(one.cost, self._currency),
                },
            )
            for one in cost.works
        ]

    def _cost(self, cost: OfferCost) -> Iterator[str]:
        works, parts = ", ".join(self._costs(cost)), ", ".join(self._parts(cost))
        yield sentence("case-cost", {"basis": self._basis(cost), "works": works, "parts": parts})
        ported = [one for one in cost.works if one.port is not None]
        # Of what the plan orders, a port is paid only for workloads that it does.
        done = {use.workload for use in self._case.uses}
        paid = [one for one in ported if not cost.planned or one.workload in done]
        if paid:
            yield self._ports("case-ports", paid)
        if unpaid := [one for one in ported if one not in paid]:
            yield self._ports("case-ports-not-done", unpaid)

    def _ports(self, key: str, works: list[WorkCost]) -> str:
        told = [
            sentence(
                "case-port",
                {
                    "workload": self._names.workload(one.workload),
                    "cost": money_told(one.port, self._currency),
                },
            )
            for one in works
            if one.port is not None
        ]
        return sentence(key, {"stack": self._stacks(), "works": ", ".join(told)})

    def _basis(self, cost: OfferCost) -> str:
        if cost.planned:
            return sentence("case-basis-planned")
        values = {
            "units": counted(cost.units, "unit", "units"),
            "period": self._scenario.horizon.label(cost.period),
            "site": self._names.site(cost.site),
        }
        return sentence("case-basis-order", values)

    # Why it is not used

    def reasons(self) -> Iterator[str]:
        for one in self._case.why_not:
            yield self._reason(one)

    def _reason(self, why: WhyNot, *, listed: bool = False) -> str:
        """Give a reason; `listed`: without the figures that stand below it."""
        if why.left_out is not None:
            return sentence(why.left_out.key, why.left_out.values)
        match why.kind:
            case "dominated":
                return self._dominated(why, figures=not listed)
            case "limit":
                return self._limit(why)
            case "no_plan":
                return sentence(f"case-why-no_plan-{why.certainty}")
            case kind:
                key = f"case-why-{kind}"
                return sentence(f"{key}-listed" if listed else key, self._values(why))

    def _values(self, why: WhyNot) -> dict[str, str]:
        works = self._case.cost.works if self._case.cost is not None else ()
        return {
            "when": why.when.isoformat() if why.when is not None else "",
            "workload": self._names.workload(why.workload),
            "workloads": ", ".join(self._names.workload(one.workload) for one in works),
            "sites": ", ".join(self._names.site(site) for site in why.sites),
            "stack": self._stacks(),
            "once": "" if why.once is None else money_told(why.once, self._currency),
            "program": self._program(),
            "rows": "; ".join(self._row(one) for one in why.compared),
            "units": counted(why.units or 0, "unit", "units"),
            "most": f"{why.most or 0:,}",
        }

    def _row(self, one: Compared) -> str:
        values = {
            "unit": of_one(self._names.unit(one.workload)),
            "workload": self._names.workload(one.workload),
            "cost": each_told(one.cost, self._currency),
            "planned": each_told(one.planned, self._currency),
            "offer": self._names.offer(one.offer),
        }
        return sentence("case-row", values)

    def _dominated(self, why: WhyNot, *, figures: bool) -> str:
        found = self._names.offers.get(why.by)
        rows = "; ".join(self._row(one) for one in why.compared if figures)
        return sentence(
            f"case-why-dominated-{why.certainty}",
            {
                "by": self._names.offer(why.by),
                "supplier": found[0].supplier if found is not None else "",
                "figures": f" {sentence('case-beside', {'rows': rows})}" if rows else "",
            },
        )

    def _limit(self, why: WhyNot) -> str:
        limit = limit_by_key(self._project, self._scenario, why.limit)
        one = next(iter(why.compared), None)
        values = {
            "limit": why.limit,
            "unit": of_one(self._names.unit(why.workload)),
            "workload": self._names.workload(why.workload),
            "needs": self._taken(limit, why.needs),
            "planned": self._taken(limit, why.planned),
            "offer": self._names.offer(one.offer) if one is not None else "",
            "supplier": self._case.supplier,
        }
        if limit is None:
            return sentence("case-why-limit", values)
        values["limit"] = limit_told(self._project, self._scenario, limit)
        if limit.family == "suppliers":
            return sentence("case-why-limit-suppliers", values)
        if limit.family == "share":
            if why.needs == 1 and why.planned == 0:
                return sentence("case-why-limit-share-whole", values)
            part = "" if limit.of == "spend" else f"-{limit.of}"
            return sentence(f"case-why-limit-share{part}", values)
        return sentence("case-why-limit", values)

    def _taken(self, limit: Limit | None, amount: Decimal | None) -> str:
        """Write what is taken of a limit, in its unit."""
        if amount is None:
            return "?"
        unit = FAMILIES[limit.family].unit if limit is not None else ""
        match unit:
            case "money":
                return each_told(amount, self._currency)
            case "fraction":
                return part_text(amount)
            case "kW" | "racks":
                return f"{short_told(amount)} {unit}"
            case "count" if limit is not None and limit.by == "chip":
                return f"{short_told(amount)} chips"
            case "count":
                return f"{short_told(amount)} units"
            case _:
                pools = {pool.id: pool.unit for pool in self._project.pools}
                counts = pools.get(limit.subject, "") if limit is not None else ""
                return f"{short_told(amount)} {counts}".rstrip()


_WITH_ROWS: Final = {"dominated", "dearer", "mix"}
"""Reasons whose figures stand in rows."""


def works_of(cases: Iterable[OfferCase]) -> tuple[str, ...]:
    """List the workloads that any of some offers has a cost for, each once."""
    return tuple(
        dict.fromkeys(
            one.workload for case in cases if case.cost is not None for one in case.cost.works
        )
    )
