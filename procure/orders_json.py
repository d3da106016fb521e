"""The orders of a plan that procure-cli wrote as JSON: orders, placements and ports."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from procure.errors import OrdersFileError
from procure.evaluation import GivenOrder, GivenOrders
from procure.order_cells import MOST_UNITS, CellError, OrderCells, shown
from procure.orders_taken import MOST_FAULTS, Taken
from procure.plan import Port
from procure.project import Project
from procure.scenario import Scenario
from procure.units import after_weeks
from procure.words import sentence

Tree = dict[str, Any]


def read_tree(
    text: str, project: Project, scenario: Scenario, cells: OrderCells, taken: Taken
) -> GivenOrders:
    """Read the orders of a plan; what cannot be used is noted in `taken`.

    Periods are found by their dates, so that a plan of another horizon keeps its days.
    """
    tree = _parsed(text, taken.file)
    orders = _records(tree, "orders", taken.file)
    placements = _records(tree, "placements", taken.file)
    if not orders and tree.get("total_cost", "0") is None:
        raise OrdersFileError("orders-no-plan", file=taken.file)
    counted = Counter(str(one.get("order")) for one in orders)
    placed: dict[str, list[tuple[str, Tree]]] = defaultdict(list)
    for at, one in enumerate(placements):
        where = sentence("orders-at-placement", {"number": str(at + 1)})
        name = str(one.get("order"))
        if name not in counted:
            taken.fault(where, CellError("orders-placement-stray", order=shown(name)))
        placed[name].append((where, one))
    given: list[GivenOrder] = []
    for at, one in enumerate(orders):
        if len(taken.faults) > MOST_FAULTS:
            break
        where = sentence("orders-at-order", {"number": str(at + 1)})
        name = str(one.get("order"))
        try:
            given += _order(one, placed[name], counted[name], cells, taken)
        except CellError as error:
            taken.fault(where, error)
    ports = tuple(_ports(tree, project, scenario, cells, taken)) if "ports" in tree else None
    return GivenOrders(orders=tuple(given), ports=ports)


class _TwiceError(ValueError):
    """An object has a key twice."""


def _once(pairs: list[tuple[str, Any]]) -> Tree:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _TwiceError
    return found


def _parsed(text: str, file: str) -> Tree:
    try:
        tree = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise OrdersFileError(
            "orders-not-json", file=file, line=error.lineno, column=error.colno
        ) from error
    except (RecursionError, ValueError) as error:
        # Nested too deeply, a key twice, or a whole number of thousands of digits.
        raise OrdersFileError("orders-not-plan", file=file) from error
    if not isinstance(tree, dict):
        raise OrdersFileError("orders-not-plan", file=file)
    return tree


def _records(tree: Tree, name: str, file: str) -> list[Tree]:
    found = tree.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise OrdersFileError("orders-not-plan", file=file)
    return found


def _order(
    order: Tree, placed: list[tuple[str, Tree]], count: int, cells: OrderCells, taken: Taken
) -> Iterator[GivenOrder]:
    """Give what an order brings to each site; `count` orders have its name."""
    if count > 1:
        raise CellError("orders-id-twice", order=shown(order.get("order")))
    offer = cells.offer({"offer": _string(order, "offer")})
    period = cells.starting(_string(order, "placed"))
    units = _whole(order, "units")
    if sum(_whole(one, "units") for _, one in placed) != units:
        raise CellError("orders-placed-otherwise", order=shown(order.get("order")), units=units)
    for where, one in placed:
        given = GivenOrder(
            offer=offer,
            period=period,
            site=cells.site(_string(one, "site"), offer),
            units=_whole(one, "units"),
        )
        taken.once(given, where)
        yield given


def _ports(
    tree: Tree, project: Project, scenario: Scenario, cells: OrderCells, taken: Taken
) -> Iterator[Port]:
    seen: set[tuple[str, str]] = set()
    for at, one in enumerate(_records(tree, "ports", taken.file)):
        where = sentence("orders-at-port", {"number": str(at + 1)})
        try:
            port = _port(one, project, scenario, cells, seen)
        except CellError as error:
            taken.fault(where, error)
        else:
            seen.add((port.stack, port.workload))
            yield port


def _port(
    tree: Tree,
    project: Project,
    scenario: Scenario,
    cells: OrderCells,
    seen: set[tuple[str, str]],
) -> Port:
    stack, workload = _string(tree, "stack"), _string(tree, "workload")
    known = [
        one.weeks
        for one in project.readiness
        if (one.stack, one.workload, one.status) == (stack, workload, "port")
    ]
    if not known or known[0] is None or (stack, workload) in seen:
        raise CellError("orders-port-unknown", stack=shown(stack), workload=shown(workload))
    period = cells.starting(_string(tree, "started"))
    horizon = scenario.horizon
    # When it runs follows from the scenario's own periods, not from those of the file.
    ready = horizon.first_from(after_weeks(horizon.starts(period), known[0]))
    return Port(stack=stack, workload=workload, period=period, ready=ready)


def _string(record: Tree, name: str) -> str:
    found = record.get(name)
    if not isinstance(found, str) or not found:
        raise CellError("orders-entry-missing", name=name)
    return found


def _whole(record: Tree, name: str) -> int:
    found = record.get(name)
    if isinstance(found, bool) or not isinstance(found, int):
        raise CellError("orders-entry-missing", name=name)
    if not 0 < found <= MOST_UNITS:
        raise CellError("orders-units-unreadable", units=shown(found))
    return found
