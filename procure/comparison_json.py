"""A comparison as JSON. Money and other decimals are strings, as in the project file."""

from datetime import date
from decimal import Decimal
from typing import Any

from procure import comparison_words as words
from procure.comparison import Comparison, Figure, FigureRow
from procure.scenario_differences import differences
from procure.scenario_words import DifferenceWords
from procure.units import plain


def comparison_tree(found: Comparison) -> dict[str, Any]:
    """Give the currency, the base, a record of each scenario, and a row of each figure.

    `values`, `differences` (from the base) and `fractions` of a row are in the order of the
    scenarios; null is unknown, or the base itself.
    """
    names = words.RowNames(found)
    return {
        "currency": found.currency,
        "base": found.sides[found.base].name,
        "scenarios": [_scenario(found, at) for at in range(len(found.sides))],
        "rows": [_row(found, row, names.name(row)) for row in found.rows],
    }


def _scenario(found: Comparison, at: int) -> dict[str, Any]:
    side = found.sides[at]
    base, asked = found.sides[found.base].asked, side.asked
    plan = None if asked.answer is None else asked.answer.plan
    known = None if at == found.base else found.interval(at)
    said = DifferenceWords(asked.project, asked.scenario, base.scenario)
    return {
        "name": side.name,
        "parent": asked.scenario.parent,
        "state": side.state,
        "status": None if plan is None else plan.status,
        "objective": None if plan is None else _text(plan.objective),
        "bound": None if plan is None else _text(plan.bound),
        "gap": None if plan is None else _text(plan.gap),
        "least_cost_differs_by": None if known is None else [_text(one) for one in known],
        "inputs_differ": [
            {
                "kind": one.kind,
                "place": list(one.place),
                "period": one.period,
                "what": said.what(one),
                "before": said.before(one),
                "after": said.after(one),
            }
            for one in differences(asked.scenario, base.scenario)
        ],
    }


def _row(found: Comparison, row: FigureRow, name: str) -> dict[str, Any]:
    places = range(len(row.values))
    others = [at != found.base for at in places]
    return {
        "section": row.section,
        "key": list(row.key),
        "name": name,
        "kind": row.kind,
        "unit": words.unit_of(found, row),
        "differs": row.differs,
        "values": [_text(value) for value in row.values],
        "differences": [
            _text(row.difference(at, found.base)) if others[at] else None for at in places
        ],
        "fractions": [
            _text(_rounded(row.fraction(at, found.base))) if others[at] else None for at in places
        ],
    }


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 12)


def _text(value: Figure) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else plain(value)
