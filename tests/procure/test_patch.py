"""Patches: what was changed, and only that, leads from one record to the other."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.chips import Figure
from procure.demand import DemandRow
from procure.errors import ProjectFileError
from procure.offers import Offer, PriceBreak
from procure.patch import apply, patch
from procure.project import Project
from procure.scenario import Limit, Scenario
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.procure.test_storage import full

SOME = st.sampled_from("abcdef")


def text(max_size: int) -> st.SearchStrategy[str]:
    """Draw what can be typed and saved."""
    return st.text(st.characters(codec="utf-8"), max_size=max_size)


def rich() -> Project:
    """Make a project with every kind of record and lists long enough to be shuffled."""
    made = full()
    lists = [
        catalog(f"S{number}", *(offer(f"{number}-{row}", "h100", 100 + row) for row in range(6)))
        for number in range(3)
    ]
    limits = tuple(Limit(family="power", subject=f"s{number}", value=D(5)) for number in range(4))
    return replace(
        made,
        catalogs=(*made.catalogs, *lists),
        scenarios=(*made.scenarios, replace(scenario(demand(5)), name="Two", limits=limits)),
    )


RICH = rich()


def _shuffled(draw: st.DrawFn, things: tuple[Any, ...]) -> tuple[Any, ...]:
    """Drop, repeat and reorder elements."""
    return tuple(draw(st.lists(st.sampled_from(things), max_size=len(things) + 2)))


def _offers(draw: st.DrawFn, made: Project, change: Callable[[Offer], Offer]) -> Project:
    if not made.catalogs:
        return made
    at = draw(st.integers(0, len(made.catalogs) - 1))
    catalogs = list(made.catalogs)
    chosen = draw(st.sets(st.integers(0, 7)))
    offers = tuple(
        change(one) if row in chosen else one for row, one in enumerate(catalogs[at].offers)
    )
    catalogs[at] = replace(catalogs[at], offers=offers)
    return replace(made, catalogs=tuple(catalogs))


@st.composite
def edits(draw: st.DrawFn, made: Project) -> Project:  # noqa: PLR0911 - one for each kind
    """Draw one edit of a project, of any kind that the window can make."""
    kind = draw(st.integers(0, 9))
    scenarios = made.scenarios
    if kind == 0:
        return replace(made, name=draw(text(max_size=5)), note=draw(text(max_size=5)))
    if kind == 1:
        return _offers(draw, made, lambda one: replace(one, description=draw(text(max_size=3))))
    if kind == 2:
        price = PriceBreak(quantity=1, unit_price=D(draw(st.integers(1, 9))))
        return _offers(draw, made, lambda one: replace(one, breaks=(price,), moq=None))
    if kind == 3:
        return _offers(draw, made, lambda one: replace(one, id=draw(SOME)))
    if kind == 4:
        return replace(made, catalogs=_shuffled(draw, made.catalogs) if made.catalogs else ())
    if kind == 5:
        lists = tuple(
            replace(one, offers=_shuffled(draw, one.offers)) if one.offers else one
            for one in made.catalogs
        )
        return replace(made, catalogs=lists)
    if kind == 6:
        # The same again, in other objects, with one in front: as a list read once more.
        lists = tuple(
            replace(one, offers=(offer("new", "h100", 1), *(replace(o) for o in one.offers)))
            for one in made.catalogs
        )
        return replace(made, catalogs=lists)
    if kind == 7:
        chips = (chip(draw(SOME)), *made.chips)
        return replace(made, chips=chips[: draw(st.integers(0, len(chips)))])
    if kind == 8:
        amounts = st.lists(st.integers(0, 9).map(Decimal), max_size=4)
        row = DemandRow(workload=draw(SOME), amounts=tuple(draw(amounts)))
        last = replace(scenarios[-1], demand=(*scenarios[-1].demand, row))
        return replace(made, scenarios=(*scenarios[:-1], last))
    first: Scenario = replace(
        scenarios[0],
        name=draw(text(max_size=3)),
        discount_rate=D(draw(st.integers(0, 3))),
        headroom=draw(st.none() | st.just(D("0.1"))),
        limits=_shuffled(draw, scenarios[-1].limits) if scenarios[-1].limits else (),
    )
    return replace(made, scenarios=(*scenarios[1:], first))


@given(st.data(), st.integers(1, 4))
def test_a_patch_leads_from_one_to_the_other(data: st.DataObject, length: int) -> None:
    """apply(patch(before, after), before) is after, whatever lies between, and back again."""
    before = RICH
    for _ in range(length):
        after = data.draw(edits(before))
        changes = patch(before, after)
        assert apply(changes, before) == after
        assert apply(patch(after, before), after) == before
        assert (changes == "{}") == (before == after)
        before = after
    assert apply(patch(RICH, before), RICH) == before


def test_nothing_leads_to_everything() -> None:
    """A whole project can be told as what it adds to an empty one."""
    empty = Project(format=1, name="", currency="", scenarios=())
    for whole in (RICH, full()):
        assert apply(patch(empty, whole), empty) == whole


def test_what_is_shared_stays_shared() -> None:
    """What an edit left alone is the same object after it is applied."""
    after = replace(RICH, name="other", scenarios=RICH.scenarios[::-1])
    made = apply(patch(RICH, after), RICH)
    assert made.catalogs is RICH.catalogs
    assert made.scenarios[0] is RICH.scenarios[-1]


def big(offers: int) -> Project:
    """Make a project of many offers in one list."""
    one = offer("o", "h100", 5)
    return project([catalog("Big", *(replace(one, id=f"o{row}") for row in range(offers)))])


class _Untouchable(Figure):
    """A record whose content must not be read."""

    def __getattribute__(self, name: str) -> Any:
        """Refuse to tell anything but what it is."""
        if name in {"value", "source"}:
            raise AssertionError(name)
        return super().__getattribute__(name)


def test_what_is_shared_is_not_read() -> None:
    """One changed offer of many is found without looking into the others."""
    one = offer("o", "h100", 5)
    secret = _Untouchable(value=D(1), source="")
    others = [replace(one, id=f"o{row}", note=secret) for row in range(2000)]  # type: ignore[arg-type]
    before = project([catalog("Big", *others)])
    changed = replace(others[700], moq=4)
    lists = (replace(before.catalogs[0], offers=(*others[:700], changed, *others[701:])),)
    changes = patch(before, replace(before, catalogs=lists))
    assert json.loads(changes) == {
        "catalogs": [
            {
                "at": 0,
                "in": {"offers": [[0, 700], {"at": 700, "in": {"moq": {"set": 4}}}, [701, 1299]]},
            }
        ]
    }


@pytest.mark.parametrize(
    ("change", "most"),
    [
        (lambda offers: (*offers[:9], *offers[10:9000], *offers[9001:]), 80),
        (lambda offers: tuple(replace(one) for one in offers), 2),
        (lambda offers: (*offers[5000:], *offers[:5000]), 80),
        (lambda offers: (offers[1], offers[0], *offers[2:]), 80),
        (lambda offers: tuple(replace(o, id="x") if o.id == "o9" else o for o in offers), 120),
    ],
    ids=["dropped", "read again", "turned", "swapped", "renamed"],
)
def test_patches_of_large_lists_are_small(
    change: Callable[[tuple[Offer, ...]], tuple[Offer, ...]], most: int
) -> None:
    """What was moved, dropped or read again is not told again."""
    before = big(10_000)
    offers = change(before.catalogs[0].offers)
    after = replace(before, catalogs=(replace(before.catalogs[0], offers=offers),))
    changes = patch(before, after)
    assert len(changes) <= most
    assert apply(changes, before) == after


@pytest.mark.parametrize(
    "changes",
    [
        "",
        "[]",
        '{"nobody": {"set": 1}}',
        '{"name": {"set": 1}}',
        '{"name": {}}',
        '{"catalogs": [[0, 99]]}',
        '{"catalogs": [{"at": 99, "in": {}}]}',
        '{"catalogs": [{"new": [{}]}]}',
    ],
)
def test_a_patch_that_does_not_fit(changes: str) -> None:
    """It is refused as what it is, and nothing else goes wrong."""
    with pytest.raises(ProjectFileError):
        apply(changes, RICH)
