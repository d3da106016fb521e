"""Plans side by side in words: rows, values, differences with sign and percent, and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from procure.comparison import FEWEST, Comparison, Figure, FigureRow, Side
from procure.explained.causes_words import change_told
from procure.explained.input_changes import changes
from procure.explained.input_parts import OFFER_FIELDS
from procure.few_offers import named_offers, with_few_offers
from procure.limits import limit_by_key, limit_name
from procure.names import Names
from procure.offers import Catalog
from procure.plan_difference import Answer
from procure.state import part_text, share_text, state
from procure.text_table import money
from procure.units import round_money
from procure.words import sentence

_SINGLE: Final = 12
"""Changes that stand each for itself; more are put together by what they are about."""
_NAMED: Final = 6
_LOOKED_AT: Final = 5_000
"""Offers that are compared one by one; of more only the lists are named that differ."""
_OF_LISTS: Final = frozenset(
    {*OFFER_FIELDS, "new_offer", "gone_offer", "program", "commitment", "rebate"}
)
_DECIMALS: Final = 4
_MINUS: Final = "−"
_TENTH: Final = Decimal("0.1")


def side_state(side: Side) -> str:
    """Say how the plan of a column stands."""
    if side.state != "no_plan" or side.asked.answer is None:
        return sentence(f"compare-state-{side.state}")
    status = state(side.asked.answer.plan)
    return sentence("compare-state-no_plan", {"status": status})


def head_state(side: Side, *, base: bool) -> str:
    """Say it as shortly as the heading of a column wants it; the base is named as that."""
    said = sentence("compare-head-stale") if side.state == "stale" else side_state(side)
    if not base:
        return said
    if side.state == "planned":
        return sentence("compare-is-base")
    return sentence("compare-head-base", {"state": said})


class RowNames:
    """Names the rows of a comparison; what the names are looked up in is indexed once."""

    def __init__(self, found: Comparison) -> None:
        """Take the names from the inputs of the plans that are compared."""
        self._answers = [side.answer for side in found.sides if side.answer is not None]
        projects = {id(answer.project): answer.project for answer in self._answers}
        self._names = [Names(project) for project in projects.values()]

    def name(self, row: FigureRow) -> str:
        """Name a row: "Rent", "HGX H100 8-GPU, Reseller", "Chat: served"."""
        if row.section == "totals":
            return sentence(f"compare-{row.key[0]}")
        if row.section == "costs":
            return sentence(f"cost-{row.key[0]}")
        if row.section == "orders":
            return self._offer(row.key[0])
        name, what = row.key
        if row.section == "work":
            return sentence(f"compare-work-{what}", {"workload": self._workload(name)})
        return sentence(f"compare-limit-{what}", {"limit": self._limit(name)})

    def _offer(self, offer: str) -> str:
        for names in self._names:
            if offer in names.offers:
                values = {"offer": names.offer(offer), "supplier": names.offers[offer][0].supplier}
                return sentence("compare-offer", values)
        return offer

    def _workload(self, workload: str) -> str:
        known = (names.workload(workload) for names in self._names if workload in names.workloads)
        return next(known, workload)

    def _limit(self, key: str) -> str:
        for answer in self._answers:
            limit = limit_by_key(answer.project, answer.scenario, key)
            if limit is not None:
                return limit_name(answer.project, answer.scenario, limit)
        return key


def shown(found: Comparison, row: FigureRow, value: Figure) -> str:
    """Write a value as a table has it: money in whole units; empty where there is none."""
    if isinstance(value, Decimal) and row.kind == "money":
        return _signed(value, f"{abs(round(value)):,}")
    return exact(found, row, value)


def exact(found: Comparison, row: FigureRow, value: Figure) -> str:
    """Write a value with all its digits: money to the last cent."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if row.kind == "money":
        return _signed(value, money(abs(round_money(value, found.currency)), found.currency))
    if row.kind == "share":
        return share_text(value) if row.key[-1] == "served" else part_text(value)
    return _number(value)


def unit_of(found: Comparison, row: FigureRow) -> str:
    """Give what the values of a row count, where they do not say it themselves."""
    return found.currency if row.kind == "money" else row.unit


def difference_text(found: Comparison, row: FigureRow, at: int) -> str:
    """Write how much more than the base a column has: "+1,200 (+2.5 %)"; empty where unknown."""
    more = row.difference(at, found.base)
    if more is None or at == found.base:
        return ""
    if not more:
        return "0"
    text = _plus(more, _amount(row, more))
    part = row.fraction(at, found.base)
    if part is None:
        return text
    return sentence("compare-difference", {"more": text, "part": _plus(part, _percent(part))})


def _amount(row: FigureRow, more: Decimal) -> str:
    size = abs(more)
    if row.kind == "money":
        return f"{round(size):,}"
    if row.kind == "share":
        return sentence("compare-points", {"points": _number(round(size * 100, 1))})
    if row.kind == "day":
        return sentence("compare-day" if size == 1 else "compare-days", {"days": f"{size:,}"})
    return _number(size)


def _percent(part: Decimal) -> str:
    size = abs(part) * 100
    return f"{size:,.1f} %" if size >= _TENTH or not size else "<0.1 %"


def cell_told(found: Comparison, row: FigureRow, at: int, name: str) -> list[str]:
    """Say a cell: the exact value, how it stands to the base, how sure that is, and why.

    `name` is what RowNames calls the row.
    """
    side, base = found.sides[at], found.sides[found.base]
    value = row.values[at]
    unit = unit_of(found, row)
    values = {"row": name, "name": side.name, "state": side_state(side)}
    if value is None:
        return [sentence("compare-told-empty", values)]
    text = f"{exact(found, row, value)} {unit}".rstrip()
    said = [sentence("compare-told", {**values, "value": text})]
    said += [
        sentence("compare-told-stale", {"name": found.sides[one].name})
        for one in dict.fromkeys((at, found.base))
        if found.sides[one].state == "stale"
    ]
    if at == found.base:
        return [*said, sentence("compare-told-base")]
    told = {"base": f"“{base.name}”"}
    if row.values[found.base] is None:
        return [*said, sentence("compare-told-unknown", told), *why(found, at)]
    if not row.difference(at, found.base):
        return [*said, sentence("compare-told-same", told)]
    there = f"{exact(found, row, row.values[found.base])} {unit}".rstrip()
    more = difference_text(found, row, at)
    said.append(sentence("compare-told-more", {**told, "more": more, "value": there}))
    if row.kind == "money" and row.section == "totals":
        said += interval_told(found, at)
    return [*said, *why(found, at)]


def interval_told(found: Comparison, at: int) -> list[str]:
    """Say between what the least costs differ, as far as the plans' gaps tell."""
    known = found.interval(at)
    if known is None:
        return []
    low, high = known
    if low <= 0 <= high:
        return [sentence("compare-interval-none")]
    currency = found.currency
    shown = [f"{currency} {_plus(one, f'{abs(round(one)):,}')}" for one in (low, high)]
    return [sentence("compare-interval", {"low": shown[0], "high": shown[1]})]


def why(found: Comparison, at: int) -> list[str]:
    """Say which inputs of a column are different from the base's: the reason, if it is one."""
    before, after = found.sides[found.base].asked.answer, found.sides[at].asked.answer
    if before is None or after is None:
        return []
    told = _changes_told(before, after)
    if not told:
        return [sentence("compare-why-none")]
    if len(told) == 1:
        return [sentence("compare-why-one", {"change": told[0]})]
    named = told[:_NAMED]
    if len(told) > _NAMED:
        named.append(sentence("compare-why-more", {"count": f"{len(told) - _NAMED:,}"}))
    values = {"count": f"{len(told):,}", "changes": "; ".join(named)}
    return [sentence("compare-why-many", values)]


def _changes_told(before: Answer, after: Answer) -> list[str]:
    """Name what is different; of long price lists only that they are."""
    lists = (before.project.catalogs, after.project.catalogs)
    told: list[str] = []
    if lists[0] == lists[1] or max(map(_size, lists)) > _LOOKED_AT:
        old = {one.supplier: one for one in lists[0]}
        new = {one.supplier: one for one in lists[1]}
        told = [
            sentence("compare-why-list", {"supplier": supplier})
            for supplier in dict.fromkeys((*old, *new))
            if old.get(supplier) != new.get(supplier)
        ]
        before, after = _without_others(before, after)
    differing = changes((before.project, before.scenario), (after.project, after.scenario), _SINGLE)
    return told + [
        change_told(before, after.project, after.scenario, change)
        for change in differing
        if not told or change.kind not in _OF_LISTS
    ]


def _size(lists: tuple[Catalog, ...]) -> int:
    return sum(len(one.offers) for one in lists)


def _without_others(before: Answer, after: Answer) -> tuple[Answer, Answer]:
    """Leave out all offers but those that one of the scenarios names."""
    wanted = named_offers((before.scenario, after.scenario))
    made = [replace(one, project=with_few_offers(one.project, wanted)) for one in (before, after)]
    return made[0], made[1]


def heading(found: Comparison) -> str:
    """Say which scenarios have no plan of their inputs as they are, then what the others show."""
    said = lacking_told(found.sides)
    if not said:
        return finding(found)
    current = sum(side.state == "planned" for side in found.sides)
    if current < FEWEST:
        return said
    return sentence("compare-finding-others", {"lacking": said, "finding": finding(found)})


def lacking_told(sides: Sequence[Side]) -> str:
    """Say which scenarios have no plan, and how many have one of earlier inputs; or nothing."""
    missing = [f"“{side.name}”" for side in sides if side.state == "none"]
    old = [f"“{side.name}”" for side in sides if side.state == "stale"]
    said = [sentence("compare-no-plan-yet", {"names": _listed(missing)})] if missing else []
    if len(old) == 1:
        said.append(sentence("compare-old-one", {"name": old[0]}))
    elif old:
        planned = sum(side.plan is not None for side in sides)
        values = {"count": f"{len(old):,}", "all": f"{planned:,}"}
        said.append(sentence("compare-old-many", values))
    return ". ".join(said)


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return sentence("compare-names", {"first": ", ".join(names[:-1]), "last": names[-1]})


def finding(found: Comparison) -> str:
    """Say which scenario costs least, and how that stands to the base.

    Only plans of the inputs as they are count: one of earlier inputs answers another question.
    """
    row = next(row for row in found.rows if row.key == ("total_cost",))
    known = {
        at: value
        for at, value in enumerate(row.values)
        if isinstance(value, Decimal) and found.sides[at].state == "planned"
    }
    if not known:
        return sentence("compare-finding-none")
    least = min(known, key=lambda at: known[at])
    cost = f"{found.currency} {shown(found, row, known[least])}"
    if len(set(known.values())) == 1 and len(known) > 1:
        return sentence("compare-finding-same", {"cost": cost})
    values = {"name": found.sides[least].name, "cost": cost}
    part = row.fraction(least, found.base)
    if part is None or least == found.base or found.base not in known:
        return sentence("compare-finding", values)
    beside = {"part": _plus(part, _percent(part)), "base": f"“{found.sides[found.base].name}”"}
    return sentence("compare-finding-beside", values | beside)


def _number(value: Decimal) -> str:
    text = f"{abs(round(value, _DECIMALS)):,f}"
    return _signed(value, text.rstrip("0").rstrip(".") if "." in text else text)


def _signed(value: Decimal, text: str) -> str:
    return f"{_MINUS}{text}" if value < 0 else text


def _plus(value: Decimal, text: str) -> str:
    return f"{_MINUS if value < 0 else '+'}{text}"
