"""What differs between two inputs, as single changes that can be made and taken back alone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from procure.explained.causes import ChangedItem, ChangeKind, InputChange
from procure.explained.input_parts import (
    OFFER_FIELDS,
    PARTS,
    Figure,
    Inputs,
    Key,
    Part,
    taken,
    with_lists_of,
)

_PART_OF: Final[dict[ChangeKind, Part]] = {part.kind: part for part in PARTS}


_OF_OFFERS: Final = OFFER_FIELDS.keys() | {"new_offer"}


def changes(before: Inputs, after: Inputs, most: int) -> tuple[InputChange, ...]:
    """List what differs in a way that a plan can depend on.

    Up to `most` changes stand each for itself; more are put together by kind and supplier
    (throughputs by chip, the fleet as a whole).
    """
    others = _without_equal_offers(before, after)
    single = [
        change
        for part in PARTS
        for change in _of_part(part, *(others if part.kind in _OF_OFFERS else (before, after)))
    ]
    if len(single) <= most:
        return tuple(single)
    groups: dict[tuple[ChangeKind, str, int], list[InputChange]] = defaultdict(list)
    for place, change in enumerate(single):
        together = bool(change.subject) or change.kind == "fleet"
        groups[change.kind, change.subject, -1 if together else place].append(change)
    return tuple(
        replace(found[0], items=tuple(item for one in found for item in one.items))
        for found in groups.values()
    )


def applied(change: InputChange, target: Inputs, source: Inputs) -> Inputs:
    """Give one input with what a change is about as the other has it.

    From the inputs before and those after, it makes the change alone; the other way round it
    takes the change out of the inputs after.
    """
    kind: ChangeKind = "new_offer" if change.kind == "gone_offer" else change.kind
    keys = frozenset((change.subject, one.item) for one in change.items)
    return _PART_OF[kind].put(_completed(target, source), source, keys)


def _without_equal_offers(before: Inputs, after: Inputs) -> tuple[Inputs, Inputs]:
    """Leave out the offers that are quoted alike: of a hundred thousand they are most."""
    known = {(catalog.supplier, offer.id): offer for catalog, offer in before[0].offers()}
    alike = {
        key
        for catalog, offer in after[0].offers()
        if known.get(key := (catalog.supplier, offer.id)) == offer
    }

    def bare(inputs: Inputs) -> Inputs:
        lists = tuple(
            replace(
                catalog,
                offers=tuple(
                    one for one in catalog.offers if (catalog.supplier, one.id) not in alike
                ),
            )
            for catalog in inputs[0].catalogs
        )
        return replace(inputs[0], catalogs=lists), inputs[1]

    return bare(before), bare(after)


def _differing(part: Part, before: Inputs, after: Inputs) -> list[tuple[ChangeKind, Key]]:
    """List the keys of a part that differ, with what kind of change that is."""
    old, new = part.rows(before), part.rows(after)
    found: list[tuple[ChangeKind, Key]] = []
    for key in dict.fromkeys((*old, *new)):
        kind = part.kind
        both = key in old and key in new
        if part.kind == "new_offer":
            # Offers that are in both lists differ by their fields.
            if not both:
                found.append(("new_offer" if key in new else "gone_offer", key))
            continue
        if both and old[key] == new[key]:
            continue
        if not both and (part.kind in OFFER_FIELDS or _is_idle(part.kind, key, before, after)):
            continue
        found.append((kind, key))
    if part.kind == "demand" and before[1].horizon != after[1].horizon:
        return []
    return found


def _is_idle(kind: ChangeKind, key: Key, before: Inputs, after: Inputs) -> bool:
    """Tell whether what only one of the inputs has changes no plan by being there.

    Chips and throughputs of a chip or workload that nothing else speaks of, and programs
    that are not signed: `applied` brings those along.
    """
    if kind == "chip":
        return True
    if kind == "throughput":
        chips = [{one.id for one in project.chips} for project, _ in (before, after)]
        works = [{one.id for one in project.workloads} for project, _ in (before, after)]
        return key[0] not in chips[0] & chips[1] or key[1] not in works[0] & works[1]
    if kind == "program":
        return not any(
            program.signed
            for project, _ in (before, after)
            for catalog in project.catalogs
            for program in catalog.programs
            if (catalog.supplier, program.id) == key
        )
    return False


def _of_part(part: Part, before: Inputs, after: Inputs) -> Iterator[InputChange]:
    found = _differing(part, before, after)
    if not found:
        return
    old, new = part.figures(before), part.figures(after)
    nothing: Figure = (None, "")
    for kind, key in found:
        (one, one_unit), (other, unit) = old.get(key, nothing), new.get(key, nothing)
        item = ChangedItem(item=key[1], before=one, after=other, unit=unit or one_unit)
        yield InputChange(kind=kind, subject=key[0], items=(item,))


def _completed(target: Inputs, source: Inputs) -> Inputs:
    """Give the target with what changes no plan by being there, but other things may name.

    Chips and workloads that it has not, what those chips do, and programs, unsigned.
    """
    project, scenario = target
    other = source[0]
    known = {one.id for one in project.chips} | {one.id for one in project.workloads}
    chips = tuple(one for one in other.chips if one.id not in known)
    works = tuple(one for one in other.workloads if one.id not in known)
    if chips or works:
        new = {one.id for one in chips} | {one.id for one in works}
        keys = frozenset(
            (one.chip, one.workload) for one in other.throughputs if {one.chip, one.workload} & new
        )
        project = replace(
            project,
            chips=(*project.chips, *chips),
            workloads=(*project.workloads, *works),
            throughputs=taken(
                project.throughputs, other.throughputs, keys, lambda one: (one.chip, one.workload)
            ),
        )
    programs = {
        (catalog.supplier, one.id): replace(one, signed=False)
        for catalog in other.catalogs
        for one in catalog.programs
    }
    for catalog in project.catalogs:
        for one in catalog.programs:
            programs.pop((catalog.supplier, one.id), None)
    if not programs:
        return project, scenario
    made = with_lists_of((project, scenario), source, {supplier for supplier, _ in programs})
    lists = tuple(
        replace(
            catalog,
            programs=(
                *catalog.programs,
                *(one for key, one in programs.items() if key[0] == catalog.supplier),
            ),
        )
        for catalog in made[0].catalogs
    )
    return replace(made[0], catalogs=lists), scenario
