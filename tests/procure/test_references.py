"""Every name that a project uses is defined, and none is defined twice."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from procure.demand import FleetLine, Pool, PoolMember, Readiness, Throughput
from procure.offers import Commitment, Program
from procure.project import Project
from procure.references import ROUND, missing_references
from procure.scenario import Limit, ShortfallPrice, WorkloadWeight
from procure.units import Rate
from tests.builders import START, D, catalog, demand, offer, project, scenario

LINE = FleetLine(id="old", chip="h100", chips=8, site="here")
POOL = Pool(
    id="packaging",
    name="Packaging",
    unit="wafers",
    per_period=D(10),
    members=(PoolMember(chip="h100", weight=D(1)), PoolMember(offer="o", weight=D(2))),
)
PROGRAM = Program(id="silicon", name="Silicon", currency="USD")
LETTER = Commitment(id="letter", kind="loi", description="Letter", chip="h100", site="here")


def whole(**fields: Any) -> Project:
    """Make a project that uses every kind of name, its scenario's fields replaced."""
    asked = scenario(
        demand(1, site="here"),
        weights=(WorkloadWeight(workload="chat", weight=D(2)),),
        limits=(
            Limit(family="racks", subject="here", value=D(4)),
            Limit(family="pool", subject="packaging"),
            Limit(family="quantity", by="chip", subject="h100", value=D(4)),
        ),
    )
    return project(
        [
            catalog(
                "S",
                offer("o", "h100", 1, program="silicon"),
                programs=(PROGRAM,),
                commitments=(LETTER,),
            )
        ],
        replace(asked, **fields),
        fleet=(LINE,),
        pools=(POOL,),
        readiness=(Readiness(stack="CUDA", workload="chat", status="ready"),),
    )


def _list(made: Project, **fields: Any) -> Project:
    return replace(made, catalogs=(replace(made.catalogs[0], **fields),))


def _limit(**fields: Any) -> Project:
    return whole(limits=(Limit(**fields),))


def test_a_whole_project_misses_nothing() -> None:
    """Every name of the whole project is one it has."""
    assert missing_references(whole()) == ()


ABSENT: dict[str, tuple[Callable[[], Project], str, str]] = {
    "throughputs[0]": (
        lambda: replace(whole(), throughputs=(Throughput(chip="x", workload="chat"),)),
        "chip",
        "x",
    ),
    "readiness[0]": (
        lambda: replace(
            whole(), readiness=(Readiness(stack="CUDA", workload="x", status="never"),)
        ),
        "workload",
        "x",
    ),
    "fleet[0]": (lambda: replace(whole(), fleet=(replace(LINE, chip="x"),)), "chip", "x"),
    "pools[0].members[0]": (
        lambda: replace(
            whole(), pools=(replace(POOL, members=(PoolMember(chip="x", weight=D(1)),)),)
        ),
        "chip",
        "x",
    ),
    "catalogs[0].offers[0]": (lambda: _list(whole(), programs=()), "program", "silicon"),
    "catalogs[0].commitments[0]": (
        lambda: _list(whole(), commitments=(replace(LETTER, site="x"),)),
        "site",
        "x",
    ),
    "scenarios[0].demand[0]": (lambda: whole(demand=(demand(1, site="x"),)), "site", "x"),
    "scenarios[0].weights[0]": (
        lambda: whole(weights=(WorkloadWeight(workload="x", weight=D(1)),)),
        "workload",
        "x",
    ),
    "scenarios[0].shortfall_prices[0]": (
        lambda: whole(shortfall_prices=(ShortfallPrice(workload="x", price=D(1)),)),
        "workload",
        "x",
    ),
}


@pytest.mark.parametrize("where", ABSENT)
def test_a_name_that_is_not_there_is_found(where: str) -> None:
    """Each use of a name is looked at, and said with its place."""
    make, what, name = ABSENT[where]
    (found,) = missing_references(make())
    assert (found.where, found.what, found.name, found.twice) == (where, what, name, False)


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (lambda: replace(whole(), fleet=(replace(LINE, site="x"),)), "site"),
        (lambda: _list(whole(), commitments=(replace(LETTER, chip="x"),)), "chip"),
        (lambda: _limit(family="power", subject="x"), "site"),
        (lambda: _limit(family="racks", subject="x"), "site"),
        (lambda: _limit(family="pool", subject="x"), "pool"),
        (lambda: _limit(family="quantity", by="chip", subject="x"), "chip"),
    ],
)
def test_the_other_names_of_a_record_are_looked_at_too(
    found: Callable[[], Project], what: str
) -> None:
    """A second name of the same record, and what each family of limits names."""
    assert [one.what for one in missing_references(found())] == [what]


def test_names_of_offers_come_and_go_with_the_price_lists() -> None:
    """A new price list may lack an offer or a letter: the file with it still opens."""
    gone = PoolMember(offer="gone", weight=D(1))
    made = whole(
        limits=(Limit(family="quantity", by="offer", subject="gone", value=D(1)),),
        excluded=("gone",),
        assume_delivered=("gone",),
    )
    assert missing_references(replace(made, pools=(replace(POOL, members=(gone,)),))) == ()


TWICE: dict[str, Callable[[], Project]] = {
    "chip": lambda: replace(whole(), chips=whole().chips * 2),
    "workload": lambda: replace(whole(), workloads=whole().workloads * 2),
    "site": lambda: replace(whole(), sites=whole().sites * 2),
    "line": lambda: replace(whole(), fleet=(LINE, LINE)),
    "pool": lambda: replace(whole(), pools=(POOL, POOL)),
    "offer": lambda: _list(whole(), offers=whole().catalogs[0].offers * 2),
    "program": lambda: _list(whole(), programs=(PROGRAM, PROGRAM)),
    "commitment": lambda: _list(whole(), commitments=(LETTER, LETTER)),
    "supplier": lambda: replace(whole(), catalogs=(*whole().catalogs, catalog("S"))),
    "scenario": lambda: replace(whole(), scenarios=whole().scenarios * 2),
    "currency": lambda: replace(whole(), rates=(Rate(currency="EUR", rate=D(1), on=START),) * 2),
    "throughput": lambda: replace(whole(), throughputs=whole().throughputs * 2),
    "readiness": lambda: replace(whole(), readiness=whole().readiness * 2),
    "demand": lambda: whole(demand=(demand(1), demand(2))),
    "weight": lambda: whole(weights=(WorkloadWeight(workload="chat", weight=D(1)),) * 2),
    "shortfall price": lambda: whole(
        shortfall_prices=(ShortfallPrice(workload="chat", price=D(1)),) * 2
    ),
    "limit": lambda: whole(limits=(Limit(family="budget"), Limit(family="budget"))),
}


@pytest.mark.parametrize("what", TWICE)
def test_a_name_that_stands_twice_is_found(what: str) -> None:
    """Of two records of one name nobody could say which is meant."""
    (found,) = missing_references(TWICE[what]())
    assert (found.what, found.twice) == (what, True)


def test_programs_and_commitments_have_one_name_in_all_price_lists() -> None:
    """Two suppliers' programs of one name are as twofold as two of one supplier."""
    made = whole()
    second = catalog("T", programs=(PROGRAM,), commitments=(LETTER,))
    found = missing_references(replace(made, catalogs=(*made.catalogs, second)))
    assert [one.what for one in found] == ["program", "commitment"]


@pytest.mark.parametrize(
    ("name", "what"), [("o", "offer"), ("silicon", "program"), ("old", "line of the fleet")]
)
def test_a_commitment_has_no_other_records_name(name: str, what: str) -> None:
    """A plan names commitments beside offers, programs and the fleet: never two at once."""
    (found,) = missing_references(_list(whole(), commitments=(replace(LETTER, id=name),)))
    assert (found.what, found.name, found.twice) == (f"commitment and {what}", name, True)


def test_parents_are_scenarios_of_the_project() -> None:
    """A parent that is not there, and one that is a variant of its own variant, are found."""
    made = whole()
    (asked,) = made.scenarios
    family = (
        replace(asked, name="A", parent="C"),
        replace(asked, name="B", parent="A"),
        replace(asked, name="C", parent="B"),
        replace(asked, name="D", parent="A"),
        replace(asked, name="E", parent="gone"),
        replace(asked, name="F", parent="D"),
    )
    found = missing_references(replace(made, scenarios=family))
    assert [(one.where, one.what, one.name) for one in found] == [
        ("scenarios[0]", ROUND, "C"),
        ("scenarios[1]", ROUND, "A"),
        ("scenarios[2]", ROUND, "B"),
        ("scenarios[4]", "parent", "gone"),
    ]
