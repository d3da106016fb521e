"""Edits of what is agreed with a supplier: programs, commitments, rebates."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from procure.errors import InputError
from procure.offers import Catalog, Commitment, Program, Rebate
from ui.edits import Inputs, free_id, swapped, without_lost_names

CommitmentKind = Literal["order", "take_or_pay", "prepaid", "loi"]


def _in_list(inputs: Inputs, supplier: str, change: Callable[[Catalog], Catalog]) -> Inputs:
    catalogs = inputs.project.catalogs
    old = next(known for known in catalogs if known.supplier == supplier)
    return inputs.with_project(catalogs=swapped(catalogs, old, change(old)))


def _everywhere(inputs: Inputs, change: Callable[[Catalog], Catalog]) -> Inputs:
    return inputs.with_project(catalogs=tuple(map(change, inputs.project.catalogs)))


def with_new_program(inputs: Inputs, supplier: str, name: str) -> tuple[Inputs, str]:
    """Add a program to a supplier's list; what it costs is not known yet. Give its id too."""
    known = [one for list_ in inputs.project.catalogs for one in list_.programs]
    own = next(one for one in inputs.project.catalogs if one.supplier == supplier).programs
    if name.casefold() in (one.name.casefold() for one in own):
        raise InputError("entry-taken", name=name)
    new = Program(
        id=free_id(f"{supplier} {name}", (one.id for one in known)),
        name=name,
        currency=inputs.project.currency,
    )
    return _in_list(
        inputs, supplier, lambda list_: replace(list_, programs=(*list_.programs, new))
    ), new.id


def with_program(inputs: Inputs, program_id: str, **fields: Any) -> Inputs:
    """Change fields of a program."""

    def change(catalog: Catalog) -> Catalog:
        old = next((one for one in catalog.programs if one.id == program_id), None)
        if old is None:
            return catalog
        programs = swapped(catalog.programs, old, replace(old, **fields))
        return replace(catalog, programs=programs)

    return _everywhere(inputs, change)


def without_program(inputs: Inputs, program_id: str) -> Inputs:
    """Take a program out; its offers no longer belong to any."""

    def change(catalog: Catalog) -> Catalog:
        programs = tuple(one for one in catalog.programs if one.id != program_id)
        return replace(catalog, programs=programs)

    return without_lost_names(_everywhere(inputs, change))


def with_new_commitment(
    inputs: Inputs, supplier: str, kind: CommitmentKind, description: str
) -> tuple[Inputs, str]:
    """Add a commitment, not signed, of which nothing else is known yet; give its id too."""
    known = [one for list_ in inputs.project.catalogs for one in list_.commitments]
    new = Commitment(
        id=free_id(f"{supplier} {description}", (one.id for one in known)),
        kind=kind,
        description=description,
        currency=inputs.project.currency,
    )
    return _in_list(
        inputs, supplier, lambda list_: replace(list_, commitments=(*list_.commitments, new))
    ), new.id


def with_commitment(inputs: Inputs, commitment_id: str, **fields: Any) -> Inputs:
    """Change fields of a commitment; only a letter of intent can be assumed delivered."""

    def change(catalog: Catalog) -> Catalog:
        old = next((one for one in catalog.commitments if one.id == commitment_id), None)
        if old is None:
            return catalog
        commitments = swapped(catalog.commitments, old, replace(old, **fields))
        return replace(catalog, commitments=commitments)

    return without_lost_names(_everywhere(inputs, change))


def without_commitment(inputs: Inputs, commitment_id: str) -> Inputs:
    """Take a commitment out, and what scenarios assume of it."""

    def change(catalog: Catalog) -> Catalog:
        commitments = tuple(one for one in catalog.commitments if one.id != commitment_id)
        return replace(catalog, commitments=commitments)

    return without_lost_names(_everywhere(inputs, change))


def with_assumed(inputs: Inputs, commitment_id: str, *, delivered: bool) -> Inputs:
    """Let the scenario count a letter of intent as delivered, or not."""
    assumed = tuple(one for one in inputs.scenario.assume_delivered if one != commitment_id)
    return inputs.with_scenario(
        assume_delivered=(*assumed, commitment_id) if delivered else assumed
    )


def with_new_rebate(
    inputs: Inputs, supplier: str, threshold: Decimal, rate: Decimal
) -> tuple[Inputs, int]:
    """Add a rebate of a supplier; give the new inputs and its place among them."""
    rebates = next(one for one in inputs.project.catalogs if one.supplier == supplier).rebates
    new = Rebate(threshold=threshold, rate=rate, currency=inputs.project.currency)
    return _in_list(
        inputs, supplier, lambda list_: replace(list_, rebates=(*list_.rebates, new))
    ), len(rebates)


def with_rebate(inputs: Inputs, supplier: str, place: int, **fields: Any) -> Inputs:
    """Change fields of the rebate at a place in a supplier's list."""

    def change(catalog: Catalog) -> Catalog:
        changed = (
            replace(one, **fields) if at == place else one for at, one in enumerate(catalog.rebates)
        )
        return replace(catalog, rebates=tuple(changed))

    return _in_list(inputs, supplier, change)


def without_rebate(inputs: Inputs, supplier: str, place: int) -> Inputs:
    """Take the rebate at a place in a supplier's list out."""

    def change(catalog: Catalog) -> Catalog:
        left = tuple(one for at, one in enumerate(catalog.rebates) if at != place)
        return replace(catalog, rebates=left)

    return _in_list(inputs, supplier, change)
