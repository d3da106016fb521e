"""Where the decisions of a model stand among the columns of its matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from procure.record import record
from solver.matrix import Floats, Matrix, Places
from solver.model import Model


@record
class Layout:
    """The variables of each order that could be placed, by the number of its column.

    `decisions` are the integers of an order: multiples, tiers, units at sites. `usable` is
    the first period in which it works, `offer` the number of its offer, `chips` those it
    holds. `uses` are the variables that say what the chips of a model do, `owned` the models
    that are there whatever is ordered, and `size` is the number of all variables.
    """

    decisions: tuple[Places, ...]
    usable: NDArray[np.int64]
    offer: NDArray[np.int64]
    chips: tuple[frozenset[str], ...]
    uses: Mapping[str, Places]
    owned: frozenset[str]
    size: int

    def of_orders(self, orders: Iterable[int]) -> Places:
        """Give the decisions of some orders."""
        found = [self.decisions[order] for order in orders]
        return np.concatenate(found) if found else np.empty(0, np.intp)

    def of_offers(self, values: Floats) -> list[int]:
        """List all orders of the offers of which something is ordered in a solution."""
        used = [order for order, places in enumerate(self.decisions) if values[places].any()]
        offers = np.unique(self.offer[used])
        return np.flatnonzero(np.isin(self.offer, offers)).tolist()

    def with_only(self, orders: Iterable[int]) -> Places:
        """Give the columns that are left where only some orders can be placed."""
        kept = np.ones(self.size, np.bool_)
        kept[self.of_orders(range(len(self.decisions)))] = False
        there = set(self.owned)
        for order in orders:
            kept[self.decisions[order]] = True
            there |= self.chips[order]
        for chip, places in self.uses.items():
            kept[places] = chip in there
        return np.flatnonzero(kept)


def layout(model: Model, program: Matrix) -> Layout:
    """Find the decisions of a model in its matrix."""
    place = {name: at for at, name in enumerate(program.names)}
    columns = model.instance.columns
    decisions = []
    for column in columns:
        number = column.number
        variables = dict.fromkeys(model.units[number])
        variables |= dict.fromkeys(model.tier_used.get(number, ()))
        for units in model.placed[number].values():
            variables |= dict.fromkeys(units)
        decisions.append(np.array(sorted(place[one.name] for one in variables), np.intp))
    offers: dict[str, int] = {}
    numbers = [offers.setdefault(c.option.offer.id, len(offers)) for c in columns]
    uses: dict[str, list[int]] = defaultdict(list)
    for (chip, *_), part in model.assigned.items():
        uses[chip].append(place[part.name])
    return Layout(
        decisions=tuple(decisions),
        usable=np.array([column.candidate.usable for column in columns], np.int64),
        offer=np.array(numbers, np.int64),
        chips=tuple(
            frozenset(content.chip for content in column.option.offer.contents)
            for column in columns
        ),
        uses={chip: np.array(sorted(places), np.intp) for chip, places in uses.items()},
        owned=frozenset(chip for chip, _, _ in model.instance.fleet.chips),
        size=len(program.names),
    )


@record
class Piece:
    """A program of some columns of another one, in which some orders can be placed.

    `program` holds the columns `kept` of a program of `size`; `decisions` are the columns of
    each order in the piece, `usable` the first period in which it works.
    """

    program: Matrix
    kept: Places
    size: int
    decisions: tuple[Places, ...]
    usable: NDArray[np.int64]

    @property
    def last(self) -> int:
        """Give the last period in which an order begins to work."""
        return int(self.usable.max(initial=0))

    def whole(self, values: Floats) -> Floats:
        """Give values of the piece's columns as values of all columns, the others 0."""
        found = np.zeros(self.size)
        found[self.kept] = values
        return found


def piece(program: Matrix, found: Layout, orders: Sequence[int], kept: Places) -> Piece:
    """Cut a program to the columns `kept`, those of some orders among them."""
    place = np.full(found.size, -1)
    place[kept] = np.arange(len(kept))
    return Piece(
        program=cut_out(program, kept),
        kept=kept,
        size=found.size,
        decisions=tuple(place[found.decisions[order]] for order in orders),
        usable=found.usable[list(orders)],
    )


def cut_out(program: Matrix, kept: Places) -> Matrix:
    """Give the program of some columns alone, the others at nothing (they may be 0)."""
    lengths = np.diff(program.starts)[kept]
    starts = np.zeros(len(kept) + 1, np.int32)
    np.cumsum(lengths, out=starts[1:])
    entries = np.arange(starts[-1]) + np.repeat(program.starts[kept] - starts[:-1], lengths)
    row = program.index[entries]
    # A row with nothing left in it that nothing breaks says nothing.
    needed = (program.row_low > 0) | (program.row_high < 0)
    needed[row] = True
    number = np.cumsum(needed, dtype=np.int32) - 1
    return Matrix(
        cost=program.cost[kept],
        low=program.low[kept],
        high=program.high[kept],
        integer=program.integer[kept],
        row_low=program.row_low[needed],
        row_high=program.row_high[needed],
        starts=starts,
        index=number[row].astype(np.int32),
        value=program.value[entries],
        offset=program.offset,
        names=tuple(program.names[at] for at in kept.tolist()),
    )
