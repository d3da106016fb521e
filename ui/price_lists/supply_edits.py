"""Edits of what there is beside the offers: the fleet, ports of software, shared supply."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from procure.demand import FleetLine, Pool, PoolMember, Readiness
from procure.errors import InputError
from ui.edits import Inputs, free_id, swapped, without_lost_names


def with_new_fleet_line(inputs: Inputs, chip: str, chips: int, site: str) -> tuple[Inputs, str]:
    """Add chips that are in place at a site; give the new inputs and the line's id."""
    known = inputs.project.fleet
    new = FleetLine(
        id=free_id(f"{chip} {site}", (one.id for one in known)),
        chip=chip,
        chips=chips,
        site=site,
        currency=inputs.project.currency,
    )
    return inputs.with_project(fleet=(*known, new)), new.id


def with_fleet_line(inputs: Inputs, line_id: str, **fields: Any) -> Inputs:
    """Change fields of a line of the fleet."""
    return inputs.with_project(
        fleet=tuple(
            replace(one, **fields) if one.id == line_id else one for one in inputs.project.fleet
        )
    )


def without_fleet_line(inputs: Inputs, line_id: str) -> Inputs:
    """Take a line of the fleet out."""
    return inputs.with_project(
        fleet=tuple(one for one in inputs.project.fleet if one.id != line_id)
    )


def with_readiness(inputs: Inputs, stack: str, workload: str, **fields: Any) -> Inputs:
    """Change what is known of a stack and a workload.

    What is no port has no cost, time or efficiency; a pair that runs today and of which
    nothing else is said needs no record.
    """
    known = inputs.project.readiness
    old = next((one for one in known if (one.stack, one.workload) == (stack, workload)), None)
    before = old or Readiness(stack=stack, workload=workload, status="ready")
    new: Readiness | None = replace(before, **fields)
    if new is not None and new.status != "port":
        new = replace(new, porting_cost=None, weeks=None, efficiency=None)
    if new == Readiness(stack=stack, workload=workload, status="ready"):
        new = None
    return inputs.with_project(readiness=swapped(known, old, new))


def with_new_pool(inputs: Inputs, name: str, per_period: Decimal, unit: str) -> tuple[Inputs, str]:
    """Add a pool that nothing draws from yet; give the new inputs and its id."""
    known = inputs.project.pools
    _refuse_taken(inputs, name, "")
    new = Pool(
        id=free_id(name, (one.id for one in known)),
        name=name,
        unit=unit,
        per_period=per_period,
        members=(),
    )
    return inputs.with_project(pools=(*known, new)), new.id


def with_pool(inputs: Inputs, pool_id: str, **fields: Any) -> Inputs:
    """Change fields of a pool; its name must stay its own."""
    if "name" in fields:
        _refuse_taken(inputs, fields["name"], pool_id)
    return inputs.with_project(
        pools=tuple(
            replace(one, **fields) if one.id == pool_id else one for one in inputs.project.pools
        )
    )


def _refuse_taken(inputs: Inputs, name: str, pool_id: str) -> None:
    others = (one.name.casefold() for one in inputs.project.pools if one.id != pool_id)
    if name.casefold() in others:
        raise InputError("entry-taken", name=name)


def without_pool(inputs: Inputs, pool_id: str) -> Inputs:
    """Take a pool out, with the limits on it in every scenario."""
    pools = tuple(one for one in inputs.project.pools if one.id != pool_id)
    return without_lost_names(inputs.with_project(pools=pools))


def with_pool_member(
    inputs: Inputs, pool_id: str, member: tuple[str, str], weight: Decimal | None, *, new: bool
) -> Inputs:
    """Set what a unit of an offer, or a chip, takes of a pool; None: nothing, it is taken out.

    `member` is the offer's and the chip's id, one of them empty. One that is `new` is
    refused if the pool has it.
    """
    pool = next(one for one in inputs.project.pools if one.id == pool_id)
    old = next((one for one in pool.members if (one.offer, one.chip) == member), None)
    if new and old is not None:
        raise InputError("entry-pool-member")
    offer, chip = member
    made = None if weight is None else PoolMember(offer=offer, chip=chip, weight=weight)
    return with_pool(inputs, pool_id, members=swapped(pool.members, old, made))
