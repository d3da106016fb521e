"""The number of suppliers that get an order."""

from collections import defaultdict

from procure.scenario import Limit
from solver.columns import Column
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the number of suppliers with an order at most, or at least, the limit's value.

    A binary variable for each supplier says that it gets one: it must be 1 under a
    maximum, and may be 1 under a minimum, only where there is an order.
    """
    by_supplier: dict[str, list[Column]] = defaultdict(list)
    for column in model.instance.columns:
        by_supplier[column.option.supplier].append(column)
    number: Terms = {}
    for columns in by_supplier.values():
        used = model.variable("supplier", high=1, integer=True)
        number[used] = 1.0
        if limit.bound == "maximum":
            for column in columns:
                model.only_if(column, {used: 1.0})
        else:
            ordered: Terms = {used: -1.0}
            for column in columns:
                add_terms(ordered, model.units[column.number])
            model.at_least(ordered, 0)
    value = float(model.instance.limit_value(limit))
    slack = model.slack(limit.key)
    if limit.bound == "maximum":
        if slack is not None:
            number[slack] = -max(value, 1.0)
        model.at_most(number, value)
    else:
        if slack is not None:
            number[slack] = max(value, 1.0)
        model.at_least(number, value)
