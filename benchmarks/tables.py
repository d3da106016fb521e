"""An instance as tables of pandas: what the peer with linopy is written from."""

from decimal import Decimal

import pandas as pd

from benchmarks.textbook_contracts import most_spend
from procure.record import record
from solver.columns import Column
from solver.instance import Instance
from solver.money import dues, gross, site_prices


@record
class Tables:
    """What can be ordered, and what that costs, gives and takes.

    `tiers` has a line for each column of the instance and price break, `units` for each of
    those and site, `in_place` for each of these and period in which they work; `dues` are
    payments by column, `power_prices` money for a kW by site and period, `contents` chips
    by offer, `rates` throughput by chip and workload.
    """

    instance: Instance
    tiers: pd.DataFrame
    units: pd.DataFrame
    in_place: pd.DataFrame
    dues: pd.DataFrame
    power_prices: pd.DataFrame
    contents: pd.DataFrame
    rates: pd.DataFrame

    @property
    def last_period(self) -> int:
        """Give the last period in which anything falls due."""
        return max(int(self.dues["period"].max()), self.instance.horizon.periods)

    def most_spend(self, supplier: str) -> float:
        """Give the most that could be spent with a supplier."""
        own = [one for one in self.instance.columns if one.option.supplier == supplier]
        return most_spend(self.instance, own)


def read_tables(instance: Instance) -> Tables:
    """Write an instance as tables."""
    horizon = instance.horizon
    tiers = pd.DataFrame(
        [
            {
                "column": column.number,
                "offer": column.option.offer.id,
                "supplier": column.option.supplier,
                "program": column.option.offer.program,
                "ordered": column.candidate.period,
                "usable": column.candidate.usable,
                "until": _until(column, horizon.periods),
                "multiple": column.multiple,
                "low": tier.low,
                "high": tier.high or 0,
                "unit_price": float(tier.unit_price),
                "fixed": float(tier.fixed),
                "gross": float(gross(instance, column)),
                "kw": float(column.option.kw or 0),
            }
            for column in instance.columns
            for tier in column.tiers
        ]
    ).reset_index(names="tier")
    sites = pd.DataFrame(
        [(one.number, site) for one in instance.columns for site in one.candidate.sites],
        columns=["column", "site"],
    )
    units = tiers.merge(sites, on="column").reset_index(names="id")
    periods = pd.DataFrame({"period": range(horizon.periods)})
    stay = units[["id", "offer", "site", "usable", "until", "kw"]]
    in_place = stay.merge(periods, how="cross").query("usable <= period < until")
    payments = pd.DataFrame(
        [
            (column.number, due.period, float(due.part), float(due.per_unit), float(due.fixed))
            for column in instance.columns
            for due in dues(instance, column)
        ],
        columns=["column", "period", "part", "per_unit", "once"],
    )
    return Tables(
        instance=instance,
        tiers=tiers,
        units=units,
        in_place=in_place,
        dues=payments,
        power_prices=_power_prices(instance),
        contents=pd.DataFrame(
            {
                (column.option.offer.id, one.chip): one.count
                for column in instance.columns
                for one in column.option.offer.contents
            }.items(),
            columns=["place", "count"],
        ).pipe(_split, ["offer", "chip"]),
        rates=pd.DataFrame(
            [(chip, work, float(rate)) for (chip, work), rate in instance.rate.items()],
            columns=["chip", "workload", "rate"],
        ),
    )


def _until(column: Column, periods: int) -> int:
    until = column.candidate.until
    return periods if until is None else min(until, periods)


def _power_prices(instance: Instance) -> pd.DataFrame:
    prices = [
        (site, period, float(sum((p for _, p in site_prices(instance, site, period)), Decimal(0))))
        for site in instance.sites
        for period in range(instance.horizon.periods)
    ]
    return pd.DataFrame(prices, columns=["site", "period", "price"])


def _split(table: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    parts = pd.DataFrame(table.pop("place").to_list(), columns=names, index=table.index)
    return table.join(parts)
