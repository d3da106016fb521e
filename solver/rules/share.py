"""Shares: the part of gross purchase and rent that goes to one maker or supplier."""

from procure.scenario import Limit
from solver.instance import Column
from solver.model import Model

_WHOLE = 1_000.0
"""What a slack of 1 stands for in the model's money, whose plans cost 1e3 to 1e4."""


def belongs(column: Column, limit: Limit) -> bool:
    """Tell whether a column's spend counts towards a share limit."""
    return column.option.supplier == limit.subject


def constrain(model: Model, limit: Limit) -> None:
    """Keep the share of spend at most, or at least, the limit's value.

    Without any spend every share holds.
    """
    share = float(model.instance.limit_value(limit))
    columns = [column for column in model.instance.columns if belongs(column, limit)]
    spend = model.gross_spend(columns)
    total = model.total_spend()
    spend[total] = spend.get(total, 0.0) - share
    slack = model.slack(limit.key)
    if limit.bound == "maximum":
        if slack is not None:
            spend[slack] = -_WHOLE
        model.at_most(spend, 0)
    else:
        if slack is not None:
            spend[slack] = _WHOLE
        model.at_least(spend, 0)
