"""The same decision as a user of linopy would write it: tables of terms, summed by row.

The mathematics is that of benchmarks.textbook, written anew: variables are labelled arrays,
and each family of rows is one table with a line for every term. Money is in dollars.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import linopy
import numpy as np
import pandas as pd
import xarray as xr

from benchmarks.tables import Tables, read_tables
from procure.demand import ANYWHERE
from procure.scenario import Limit
from solver.contracts.rebates import tiers_of
from solver.instance import Instance
from solver.rules.share import parts_of_units
from solver.rules.supply import caps

_LINE: Final = ["variable", "id", "factor", "row"]


def linopy_model(instance: Instance) -> Any:
    """Write the plain program of an instance as a linopy.Model.

    Raises ValueError for an instance with something in it that the program cannot state.
    """
    unstated = (
        instance.fleet.chips,
        instance.shortfall_price,
        any(column.cumulative for column in instance.columns),
        any(column.option.offer.residual_value for column in instance.columns),
        any(program.signed for one in instance.project.catalogs for program in one.programs),
    )
    if any(unstated):
        message = "only what benchmarks.instances asks for is stated here"
        raise ValueError(message)
    return _Linopy(instance).model


class _Linopy:
    """The model while it is written.

    `cash` holds what falls due: lines whose row is the period.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.model = linopy.Model()
        self.tables: Tables = read_tables(instance)
        self.variables: dict[str, Any] = {}
        self.cash: list[pd.DataFrame] = []
        self._orders()
        self._payments()
        self._service()
        self._programs()
        self._ports()
        self._rebates()
        self._limits()
        self._objective()

    # How linopy is spoken to

    def _variable(self, name: str, count: int, *, upper: Any = np.inf, whole: bool = True) -> None:
        index = pd.RangeIndex(count, name=name)
        self.variables[name] = self.model.add_variables(
            lower=0, upper=upper, coords=[index], name=name, integer=whole
        )

    def _sum(self, lines: Iterable[pd.DataFrame]) -> Any:
        """Add up lines (variable, id, factor, row) by their row."""
        found: list[Any] = []
        rows: list[pd.Series] = []
        begin = 0
        for name, own in pd.concat(lines).groupby("variable", sort=False):
            coords = {"line": np.arange(begin, begin + len(own))}
            ids = xr.DataArray(own["id"].to_numpy(), dims="line", coords=coords)
            factor = xr.DataArray(own["factor"].to_numpy(), dims="line", coords=coords)
            chosen = self.variables[str(name)].isel({str(name): ids}) * factor
            found.append(chosen.drop_vars(str(name)))
            rows.append(own["row"])
            begin += len(own)
        whole = found[0] if len(found) == 1 else linopy.merge(found, dim="line")
        index = pd.RangeIndex(begin, name="line")
        return whole.groupby(pd.Series(np.concatenate(rows), index=index, name="row")).sum()

    def _rows(self, sign: str, lines: Iterable[pd.DataFrame], rhs: Any = 0.0) -> None:
        """Add a row for each row of the lines; `rhs` is one figure, or one for each row."""
        total = self._sum(lines)
        if not np.isscalar(rhs):
            rhs = xr.DataArray(np.asarray(rhs, float), coords={"row": np.arange(len(rhs))})
            if total.sizes["row"] != rhs.sizes["row"]:
                message = "there is a row without any term"
                raise ValueError(message)
        self.model.add_constraints(total, sign, rhs)

    # The mathematics

    def _orders(self) -> None:
        tiers, units = self.tables.tiers, self.tables.units
        self._variable("units", len(units))
        self._variable("multiples", len(tiers))
        self._variable("used", len(tiers), upper=1)
        every = np.arange(len(tiers))
        ordered = _lines("units", units["id"], 1.0, units["tier"])
        whole = _lines("multiples", every, -tiers["multiple"], every)
        self._rows("=", [ordered, whole])
        count = _lines("multiples", every, 1.0, every)
        self._rows("<=", [count, _lines("used", every, -tiers["high"], every)])
        self._rows(">=", [count, _lines("used", every, -tiers["low"], every)])
        self._rows("<=", [_lines("used", every, 1.0, tiers["column"])], 1.0)

    def _payments(self) -> None:
        units, tiers, dues = self.tables.units, self.tables.tiers, self.tables.dues
        due = units.merge(dues, on="column")
        price = due["part"] * due["unit_price"] + due["per_unit"]
        self.cash.append(_lines("units", due["id"], price, due["period"]))
        once = tiers.merge(dues, on="column")
        price = once["part"] * once["fixed"] + once["once"]
        self.cash.append(_lines("used", once["tier"], price, once["period"]))
        there = self.tables.in_place.merge(self.tables.power_prices, on=["site", "period"])
        power = there["kw"] * there["price"]
        self.cash.append(_lines("units", there["id"], power, there["period"]))

    def _service(self) -> None:
        """Let chips that are there do the work that is asked for."""
        place = ["chip", "site", "period"]
        stock = self.tables.in_place.merge(self.tables.contents, on="offer")
        stock["row"] = stock.groupby(place, sort=True).ngroup()
        places = stock[[*place, "row"]].drop_duplicates()
        work = places.merge(self.tables.rates, on="chip").reset_index(drop=True)
        self._variable("assigned", len(work), whole=False)
        use = _lines("assigned", work.index, 1.0, work["row"])
        self._rows("<=", [use, _lines("units", stock["id"], -stock["count"], stock["row"])])
        self._assigned = work
        at_site = self._asked(
            {place: need for place, need in self.instance.need.items() if place[1] != ANYWHERE},
            ["workload", "site", "period"],
        )
        overall = self._asked(self.instance.total, ["workload", "period"])
        for asked, needs in (at_site, overall):
            if needs:
                served = _lines("assigned", asked["assigned"], asked["rate"], asked["row"])
                self._rows(">=", [served], needs)

    def _asked(
        self, needs: Mapping[Any, Decimal], names: list[str]
    ) -> tuple[pd.DataFrame, list[float]]:
        """Join what is asked for with the assignments that serve it."""
        asked = pd.DataFrame(list(needs), columns=names)
        asked["row"] = np.arange(len(asked))
        work = self._assigned.drop(columns="row").reset_index(names="assigned")
        return work.merge(asked, on=names), [float(need) for need in needs.values()]

    def _programs(self) -> None:
        periods = np.arange(self.instance.horizon.periods)
        programs = [one for catalog in self.instance.project.catalogs for one in catalog.programs]
        for program in programs:
            tiers = self.tables.tiers
            members = tiers[tiers["program"] == program.id]
            if members.empty:
                continue
            rate = self.instance.currency_rate[program.currency]
            name = f"entered {program.id}"
            self._variable(name, len(periods), upper=1)
            once = float((program.one_time_cost or 0) * rate)
            self.cash.append(_lines(name, periods, once, periods))
            self._rows("<=", [_lines(name, periods, 1.0, 0)], 1.0)
            # Not before an order, and no order before it.
            chosen = _lines("used", members.index, -1.0, members["ordered"])
            self._rows("<=", [_lines(name, periods, 1.0, periods), chosen])
            columns, numbers = pd.factorize(members["column"])
            first = members.groupby("column", sort=False)["ordered"].first()
            before = pd.DataFrame({"row": np.arange(len(numbers)), "period": first.to_numpy()})
            before = before.merge(pd.DataFrame({"id": periods}), how="cross").query("id <= period")
            entered = _lines(name, before["id"], -1.0, before["row"])
            self._rows("<=", [_lines("used", members.index, 1.0, columns), entered])
            amount = float((program.take_or_pay or 0) * rate)
            if amount:
                left = f"left {program.id}"
                self._variable(left, 1, whole=False)
                spend = self._spend(dict.fromkeys(members["offer"], 1.0), 1.0, 0)
                due = _lines(name, periods, -amount, 0)
                self._rows(">=", [_lines(left, [0], 1.0, 0), due, *spend])
                self.cash.append(_lines(left, [0], 1.0, len(periods)))

    def _spend(self, parts: Mapping[str, float], factor: float, row: int) -> list[pd.DataFrame]:
        """List the purchase and rent of some offers, each by its part."""
        found = []
        for name, table, price in (
            ("units", self.tables.units, "unit_price"),
            ("used", self.tables.tiers, "fixed"),
        ):
            own = table[table["offer"].isin(list(parts)) & (table[price] != 0)]
            each = own["offer"].map(parts) * own["gross"] * own[price] * factor
            found.append(_lines(name, own.index, each, row))
        return found

    def _ports(self) -> None:
        """Start ports, and let work be done behind one only when it is ready."""
        options, periods = self.instance.ports, self.instance.horizon.periods
        if not options:
            return
        starts = pd.MultiIndex.from_product([range(len(options)), range(periods)]).to_frame()
        starts.columns = pd.Index(["port", "period"])
        starts["id"] = np.arange(len(starts))
        starts["cost"] = np.repeat([float(one.cost) for one in options], periods)
        starts["ready"] = np.concatenate([one.ready for one in options])
        starts["stack"] = np.repeat([one.stack for one in options], periods)
        starts["workload"] = np.repeat([one.workload for one in options], periods)
        self._variable("port", len(starts), upper=1)
        self._rows("<=", [_lines("port", starts["id"], 1.0, starts["port"])], 1.0)
        self.cash.append(_lines("port", starts["id"], starts["cost"], starts["period"]))
        stacks = pd.Series(dict(self.instance.stack), name="stack").rename_axis("chip")
        work = self._assigned.drop(columns="row").reset_index(names="assigned")
        work = work.merge(stacks.reset_index(), on="chip")
        # A start's number is also that of the row of its port and period of use.
        behind = work.merge(starts, on=["stack", "workload", "period"])
        served = _lines("assigned", behind["assigned"], behind["rate"], behind["id"])
        asked = pd.DataFrame(
            [(*place, float(total)) for place, total in self.instance.total.items()],
            columns=["workload", "period", "asked"],
        )
        uses = starts[["port", "workload", "period", "id"]].merge(asked, on=["workload", "period"])
        ready = starts[["port", "ready", "id"]].merge(uses, on="port", suffixes=("", "_of_use"))
        ready = ready.query("ready <= period")
        self._rows("<=", [served, _lines("port", ready["id"], -ready["asked"], ready["id_of_use"])])

    def _rebates(self) -> None:
        """Pay back the rate of the range in which a supplier's spend lies."""
        ranges: list[tuple[int, float, float, float]] = []
        spends: list[pd.DataFrame] = []
        row = 0
        for supplier, tiers in tiers_of(self.instance):
            offers = self.tables.tiers.query("supplier == @supplier")["offer"]
            if offers.empty:
                continue
            starts = [0.0, *(float(threshold) for threshold, _ in tiers)]
            rates = [0.0, *(float(one.rate) for _, one in tiers)]
            most = max(self.tables.most_spend(supplier), starts[-1])
            ends = [*starts[1:], most]
            ranges += [(row, *one) for one in zip(starts, ends, rates, strict=True)]
            spends += self._spend(dict.fromkeys(offers, 1.0), -1.0, row)
            row += 1
        if not ranges:
            return
        suppliers, low, high, rate = (np.array(part) for part in zip(*ranges, strict=True))
        every = np.arange(len(ranges))
        self._variable("reached", len(ranges), upper=1)
        self._variable("spent", len(ranges), whole=False)
        spent = _lines("spent", every, 1.0, every)
        self._rows("<=", [spent, _lines("reached", every, -high, every)])
        self._rows(">=", [spent, _lines("reached", every, -low, every)])
        self._rows("=", [_lines("reached", every, 1.0, suppliers)], 1.0)
        self._rows("=", [_lines("spent", every, 1.0, suppliers), *spends])
        self.cash.append(_lines("spent", every, -rate, self.instance.horizon.periods))

    def _limits(self) -> None:
        for limit in self.instance.limits:
            if limit.family == "supply":
                self._supply()
        self._budgets()
        self._power()
        self._shares()

    def _values(self, family: str) -> list[tuple[Limit, float]]:
        limits = [one for one in self.instance.limits if one.family == family]
        return [(one, float(self.instance.limit_value(one))) for one in limits]

    def _budgets(self) -> None:
        cash = pd.concat(self.cash)
        lines: list[pd.DataFrame] = []
        values: list[float] = []
        for limit, value in self._values("budget"):
            own = cash if limit.period is None else cash[cash["row"] == limit.period]
            if not own.empty:
                lines.append(own.assign(row=len(values)))
                values.append(value)
        if values:
            self._rows("<=", lines, values)

    def _power(self) -> None:
        power = pd.DataFrame(
            [(limit.subject, value) for limit, value in self._values("power")],
            columns=["site", "most"],
        )
        there = self.tables.in_place.merge(power, on="site").query("kw > 0")
        if not there.empty:
            rows = there.groupby(["site", "period"], sort=True)
            lines = _lines("units", there["id"], there["kw"], rows.ngroup())
            self._rows("<=", [lines], rows["most"].first())

    def _shares(self) -> None:
        """Keep what belongs to a share within its part of everything."""
        everything = dict.fromkeys(self.tables.tiers["offer"], 1.0)
        for bound, sign in (("maximum", "<="), ("minimum", ">=")):
            lines: list[pd.DataFrame] = []
            shares = [(one, value) for one, value in self._values("share") if one.bound == bound]
            for row, (limit, value) in enumerate(shares):
                parts = {o: float(p) for o, p in parts_of_units(self.instance, limit).items()}
                lines += [*self._spend(parts, 1.0, row), *self._spend(everything, -value, row)]
            if lines:
                self._rows(sign, lines)

    def _supply(self) -> None:
        """Keep deliveries within what suppliers state, and within the ramps of programs."""
        found = list(caps(self.instance))
        members = pd.DataFrame(
            [
                (row, column, each)
                for row, cap in enumerate(found)
                for column, each in cap.each.items()
            ],
            columns=["row", "column", "each"],
        )
        if not members.empty:
            taken = self.tables.units.merge(members, on="column")
            lines = _lines("units", taken["id"], taken["each"], taken["row"])
            self._rows("<=", [lines], [float(cap.most) for cap in found])

    def _objective(self) -> None:
        """Discount all cash by the period in which it falls due."""
        horizon, rate = self.instance.horizon, self.instance.scenario.discount_rate
        factors = [float(horizon.discount(rate, t)) for t in range(self.tables.last_period + 1)]
        cash = pd.concat(self.cash)
        cash["factor"] *= np.asarray(factors)[cash["row"].to_numpy()]
        costs = cash.groupby(["variable", "id"])["factor"].sum()
        total: Any = 0
        for name, variable in self.variables.items():
            if name in costs.index.get_level_values("variable"):
                own = costs[name].reindex(range(variable.size), fill_value=0.0)
                price = xr.DataArray(
                    own.to_numpy(), dims=name, coords={name: variable.indexes[name]}
                )
                total = total + (variable * price).sum()
        self.model.add_objective(total)


def _lines(variable: str, ids: Any, factor: Any, row: Any) -> pd.DataFrame:
    """Make a table of terms: a variable's elements, their factors, and the rows they are in."""
    ids = np.asarray(ids)
    return pd.DataFrame(
        {
            "variable": variable,
            "id": ids,
            "factor": np.broadcast_to(np.asarray(factor, float), ids.shape),
            "row": np.broadcast_to(np.asarray(row), ids.shape),
        },
        columns=_LINE,
    )
