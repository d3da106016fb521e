"""Limits that exclude whole orders: the longest lead time, and the export rules."""

from procure.scenario import Limit
from solver.model import Model


def constrain(model: Model, limit: Limit) -> None:
    """Forbid the columns that the limit excludes; as far as it may give, count their use.

    Such columns are only in an instance in which every limit gives.
    """
    for column in model.instance.columns:
        if limit.key not in column.candidate.blocked_by:
            continue
        most = float(column.most * column.multiple)
        used = {part: units / most for part, units in model.units[column.number].items()}
        slack = model.slack(limit.key)
        if slack is not None:
            used[slack] = -1.0
        model.at_most(used, 0)
