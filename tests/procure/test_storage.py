"""The project file: what is written reads back; what is wrong is refused in one sentence."""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seeds
from procure import storage
from procure.chips import ExportRule
from procure.demand import FleetLine, Pool, PoolMember, Readiness, Site
from procure.errors import InputError, ProjectFileError, SaveError
from procure.offers import Commitment, Mapping, Program, RampStep, Rebate
from procure.project import Project
from procure.scenario import APART, Limit, Scenario, WorkloadWeight
from procure.units import Rate
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario

GOLDEN = Path(__file__).parent.parent / "golden" / "project.json"


def small() -> Project:
    """Make a small project."""
    return project(
        [catalog("Reseller", offer("node", "h100", [(1, "250000.10"), (10, 240000)], count=8))],
        scenario(
            demand(10, "20.50"),
            limits=(Limit(family="budget", value=D("1000000.00")),),
        ),
    )


def test_the_file_reads_back_as_it_was() -> None:
    """What is dumped is parsed to an equal project, with every digit."""
    made = small()
    assert storage.parse(storage.dump(made), "x.json") == made


def full() -> Project:
    """Make a project with every kind of record that a buyer can enter."""
    program = Program(
        id="silicon",
        name="Silicon",
        currency="USD",
        one_time_cost=D("300000000.00"),
        earliest=START,
        ramp=(RampStep(start=START, chips_per_period=500),),
        take_or_pay=D(9),
        signed=True,
        source="contract",
    )
    letter = Commitment(
        id="letter",
        kind="loi",
        description="Letter",
        chip="h100",
        chips=64,
        site="here",
        amount=D("51000000"),
        currency="EUR",
        when=START,
    )
    line = FleetLine(
        id="old",
        chip="h100",
        chips=8,
        site="here",
        arrives=START,
        retires=date(2025, 1, 1),
        to_pay=D("0.10"),
        currency="EUR",
        kw=D("6.5"),
        racks=D("0.25"),
    )
    pool = Pool(
        id="packaging",
        name="Packaging",
        unit="wafers",
        per_period=D("10.5"),
        members=(PoolMember(chip="h100", weight=D("0.02")), PoolMember(offer="o", weight=D(1))),
    )
    rule = ExportRule(country="CN", start=START, status="licence", source="BIS")
    offers = (
        offer("o", "h100", [(1, 9), (5, 8)], break_basis="cumulative", racks_per_unit=D("0.5")),
        offer("own", "h100", 7, program="silicon"),
    )
    asked = scenario(
        demand(1, 2, site="here"),
        limits=(
            Limit(family="budget", lines="capital", year=2024, carry_over=True, value=D(1)),
            Limit(family="share", of="served", by="stack", subject="CUDA", value=D("0.5")),
            Limit(family="suppliers", bound="minimum", value=D(2)),
            Limit(family="quantity", by="offer", subject="o", value=D(8)),
            Limit(family="racks", subject="here", value=D(3)),
            Limit(family="eligibility", value=D(12)),
            Limit(family="pool", subject="packaging", on=False),
        ),
        objective="max_served",
        weights=(WorkloadWeight(workload="chat", weight=D("2.5")),),
        fiscal_month=7,
        assume_delivered=("letter",),
    )
    list_ = catalog(
        "S",
        *offers,
        programs=(program,),
        commitments=(letter,),
        rebates=(Rebate(threshold=D(100), rate=D("0.03"), currency="USD", source="contract"),),
    )
    return project(
        [list_],
        asked,
        chips=[chip("H100", stack="CUDA", export_rules=(rule,))],
        sites=(Site(id="here", name="Here", country="US", power_kw=D(5), racks=D("7.5")),),
        readiness=(
            Readiness(
                stack="CUDA",
                workload="chat",
                status="port",
                porting_cost=D(5),
                weeks=D("8.5"),
                efficiency=D("0.9"),
            ),
        ),
        fleet=(line,),
        pools=(pool,),
        rates=(Rate(currency="EUR", rate=D("1.09"), on=START),),
    )


def test_every_record_reads_back_as_it_was() -> None:
    """Fleet, pools, ports, programs, commitments, rebates and each field of a limit."""
    made = full()
    assert storage.parse(storage.dump(made), "x.json") == made


def test_the_file_looks_as_documented() -> None:
    """The bytes of a small project are the golden file's."""
    assert storage.dump(small()).decode() == GOLDEN.read_text(encoding="utf-8")


@given(
    st.text(max_size=30),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**15),
)
def test_any_text_and_any_number_survive(text: str, number: Decimal) -> None:
    """Names in any script and numbers of any length come back exactly."""
    text = text.encode("utf-8", "ignore").decode()
    made = replace(small(), name=text, rates=())
    base = made.scenarios[0]
    made = replace(made, scenarios=(replace(base, limits=(Limit(family="budget", value=number),)),))
    assert storage.parse(storage.dump(made), "x.json") == made


def _edited(change: Callable[[dict[str, object]], object]) -> bytes:
    tree = json.loads(storage.dump(small()))
    change(tree)
    return json.dumps(tree).encode()


def _set(path: str, value: object) -> Callable[[dict[str, object]], object]:
    def change(tree: object) -> None:
        *steps, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        for step in steps:
            tree = tree[step]  # type: ignore[index]
        tree[last] = value  # type: ignore[index]

    return change


BROKEN = {
    "a number where money is text": (
        _edited(_set("catalogs.0.offers.0.breaks.0.unit_price", 250000.1)),
        "catalogs[0].offers[0].breaks[0].unit_price",
    ),
    "a whole number where money is text": (
        _edited(_set("scenarios.0.discount_rate", 0)),
        "scenarios[0].discount_rate",
    ),
    "a text where a count is": (
        _edited(_set("catalogs.0.offers.0.contents.0.count", "8")),
        "catalogs[0].offers[0].contents[0].count",
    ),
    "infinity": (_edited(_set("scenarios.0.discount_rate", "Infinity")), "discount_rate"),
    "an exponent": (_edited(_set("scenarios.0.discount_rate", "1e9")), "discount_rate"),
    "a key nobody knows": (_edited(_set("scenarios.0.colour", "red")), "scenarios[0].colour"),
    "a missing field": (
        _edited(lambda tree: tree.pop("currency")),
        "currency",
    ),
    "a date that is none": (
        _edited(_set("scenarios.0.horizon.start", "2024-02-31")),
        "scenarios[0].horizon.start",
    ),
    "an unknown kind of limit": (
        _edited(_set("scenarios.0.limits.0.family", "mood")),
        "scenarios[0].limits[0].family",
    ),
    "a chip that is not there": (
        _edited(_set("throughputs.0.chip", "tpu")),
        "throughputs[0] names chip “tpu”",
    ),
    "an offer twice": (
        _edited(
            lambda tree: tree["catalogs"][0]["offers"].append(  # type: ignore[index]
                tree["catalogs"][0]["offers"][0]  # type: ignore[index]
            )
        ),
        "catalogs has the offer “node” twice",
    ),
    "fleet of a chip that is not there": (
        _edited(
            _set("fleet", [{"id": "old", "chip": "tpu", "chips": 8, "site": "here"}]),
        ),
        "fleet[0] names chip “tpu”",
    ),
    "a racks limit of a site that is not there": (
        _edited(_set("scenarios.0.limits.0", {"family": "racks", "subject": "x", "value": "1"})),
        "scenarios[0].limits[0] names site “x”",
    ),
    "a commitment of an offer's name": (
        _edited(
            _set(
                "catalogs.0.commitments",
                [{"id": "node", "kind": "loi", "description": "Letter"}],
            ),
        ),
        "catalogs has the commitment and offer “node” twice",
    ),
    "another format": (_edited(_set("format", 2)), "written in format 2"),
    "a format that is no number": (_edited(_set("format", "one")), "format"),
    "not an object": (b"[]", "the top"),
    "half a file": (storage.dump(small())[:300], "not valid JSON"),
    "an empty file": (b"", "not valid JSON"),
    "not text": (b"\x00\xff\xfe\x81", "not a text file"),
    "a key twice": (
        storage.dump(small()).replace(
            b'"currency": "USD",', b'"currency": "USD", "currency": "EUR",', 1
        ),
        "“currency” twice",
    ),
    "a throughput twice": (
        _edited(
            lambda tree: tree["throughputs"].append(tree["throughputs"][0])  # type: ignore[attr-defined, index]
        ),
        "throughputs has the throughput “h100@chat” twice",
    ),
    "a number of thousands of digits": (
        _edited(lambda _: None).replace(b'"format": 1', b'"format": ' + b"9" * 5000),
        "not a Procure project",
    ),
    "nested beyond reason": (b"[" * 100_000, "not a Procure project"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_where_and_why(name: str) -> None:
    """Each fault gives one sentence that names the place; nothing half-read comes out."""
    data, expected = BROKEN[name]
    with pytest.raises(ProjectFileError) as caught:
        storage.parse(data, "plan.json")
    shown = str(caught.value)
    assert expected in shown
    assert "plan.json" in shown
    assert "\n" not in shown


def test_every_fault_is_in_the_details() -> None:
    """The sentence names the first fault and counts the others; the details name all."""
    data = _edited(
        lambda tree: (_set("name", 1)(tree), _set("note", 2)(tree), _set("currency", 3)(tree))
    )
    with pytest.raises(ProjectFileError, match="and 2 more") as caught:
        storage.parse(data, "plan.json")
    assert len(caught.value.details.splitlines()) == 3


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, kind: str) -> None:
    """A missing file and a folder each have their sentence."""
    path = tmp_path if kind == "folder" else tmp_path / "none.json"
    with pytest.raises(ProjectFileError, match="folder" if kind == "folder" else "no file"):
        storage.read(path)


def test_saving_replaces_the_file_at_once(tmp_path: Path) -> None:
    """After saving, the folder holds the new file and nothing else, with its permissions."""
    path = tmp_path / "plan.json"
    storage.save(small(), path)
    path.chmod(0o640)
    storage.save(replace(small(), note="second"), path)
    assert storage.read(path).note == "second"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    """When writing breaks off, the old file is whole and no temporary one stays."""
    path = tmp_path / "plan.json"
    storage.save(small(), path)
    before = path.read_bytes()

    def fails(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(SaveError, match="No space left on device"):
        storage.write_whole(path, fails)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.json"]


def test_saving_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    """The message names the file and leaves nothing behind."""
    with pytest.raises(SaveError, match=r"There is no folder .*none, so .*plan\.json was not"):
        storage.save(small(), tmp_path / "none" / "plan.json")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    """A pipe or device named as output is refused and stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(SaveError, match="not an ordinary file"):
        storage.save(small(), pipe)
    assert pipe.is_fifo()


def test_the_digest_is_of_what_a_plan_depends_on() -> None:
    """Renaming changes nothing; a price, a limit or a throughput does."""
    made = small()
    base = made.scenarios[0]
    first = storage.digest(made, base)
    renamed = replace(made, name="Other", note="x")
    assert storage.digest(renamed, replace(base, name="Other", note="y")) == first
    list_ = made.catalogs[0]
    read_again = replace(list_, sha256="1" * 64, file_name="new.csv", issues=())
    assert storage.digest(replace(made, catalogs=(read_again,)), base) == first
    dearer = replace(
        list_, offers=(offer("node", "h100", [(1, "250000.11"), (10, 240000)], count=8),)
    )
    assert storage.digest(replace(made, catalogs=(dearer,)), base) != first
    assert storage.digest(made, replace(base, limits=())) != first
    assert storage.digest(replace(made, throughputs=()), base) != first


def test_the_digest_knows_no_parent_and_no_lock() -> None:
    """Which scenario one is a variant of, and whether it may be edited, changes no plan."""
    made = small()
    base = made.scenarios[0]
    family = replace(base, parent="Other", locked=True)
    assert storage.digest(made, family) == storage.digest(made, base)


def test_the_digest_is_of_every_new_fact_too() -> None:
    """Fleet, pools, contracts and the choices of a scenario change a plan."""
    made = full()
    base = made.scenarios[0]
    first = storage.digest(made, base)
    list_ = made.catalogs[0]
    changed = [
        storage.digest(replace(made, fleet=()), base),
        storage.digest(replace(made, pools=()), base),
        storage.digest(replace(made, readiness=()), base),
        storage.digest(replace(made, catalogs=(replace(list_, programs=()),)), base),
        storage.digest(replace(made, catalogs=(replace(list_, commitments=()),)), base),
        storage.digest(replace(made, catalogs=(replace(list_, rebates=()),)), base),
        storage.digest(made, replace(base, objective="earliest")),
        storage.digest(made, replace(base, weights=())),
        storage.digest(made, replace(base, fiscal_month=1)),
        storage.digest(made, replace(base, assume_delivered=())),
    ]
    assert first not in changed
    assert len(set(changed)) == len(changed)


def test_the_schema_describes_the_file() -> None:
    """The schema is JSON, refuses unknown keys and wants money as text."""
    schema = storage.schema()
    json.dumps(schema)
    assert schema["additionalProperties"] is False
    price = schema["$defs"]["PriceBreak"]["properties"]["unit_price"]
    assert price["type"] == "string"


def test_a_part_is_read_as_strictly_as_a_project(tmp_path: Path) -> None:
    """A mapping file with a key nobody knows is refused with its place."""
    path = tmp_path / "mapping.json"
    path.write_text('{"supplier": "S", "decimal_mark": ","}', encoding="utf-8")
    assert storage.read_part(Mapping, path, "cli-mapping-invalid").decimal_mark == ","
    path.write_text('{"suppliers": "S"}', encoding="utf-8")
    with pytest.raises(InputError, match="suppliers"):
        storage.read_part(Mapping, path, "cli-mapping-invalid")


def test_a_mapping_says_everything_once(tmp_path: Path) -> None:
    """Of a key that stands twice the last would count unseen; a byte order mark is no fault."""
    path = tmp_path / "mapping.json"
    path.write_text('{"currency": "USD", "currency": "EUR"}')
    with pytest.raises(InputError) as caught:
        storage.read_part(Mapping, path, "cli-mapping-invalid")
    assert "currency" in str(caught.value)
    path.write_bytes(b'\xef\xbb\xbf{"currency": "USD"}')
    assert storage.read_part(Mapping, path, "cli-mapping-invalid").currency == "USD"


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    """Half-written files of programs that are gone are removed when the file is next written."""
    path = tmp_path / "p[1].json"
    storage.save(small(), path)
    seen: list[Path] = []

    def look(temporary: Path) -> None:
        seen.append(temporary)
        temporary.write_bytes(b"x")

    storage.write_whole(path, look)
    name = seen[0].name
    assert str(os.getpid()) in name
    dead, running, others = (
        tmp_path / name.replace(str(os.getpid()), number) for number in ("999999999", "1", "x")
    )
    for left in (dead, running, others, tmp_path / ".p-note.json"):
        left.write_bytes(b"half")
    storage.save(small(), path)
    assert {left.name for left in tmp_path.iterdir()} == {
        path.name,
        running.name,
        others.name,
        ".p-note.json",
    }


@pytest.mark.parametrize("name", seeds.sample_names())
def test_the_digest_is_that_of_one_json(name: str) -> None:
    """Written plainly, of all that counts in one; it is made in pieces for others' sake."""
    sample = storage.read(seeds.sample_path(name))
    first = sample.catalogs[0]
    long = replace(first, offers=tuple(replace(first.offers[0], id=f"o{at}") for at in range(250)))
    for made in (sample, replace(sample, catalogs=(*sample.catalogs, long))):
        tree = json.loads(storage.adapter(Project).dump_json(made, exclude_none=True))
        for apart in ("scenarios", "name", "note"):
            tree.pop(apart)
        for listed in tree["catalogs"]:
            for inert in storage.INERT:
                listed.pop(inert, None)
        for one in made.scenarios:
            asked = json.loads(storage.adapter(Scenario).dump_json(one, exclude_none=True))
            for apart in APART:
                asked.pop(apart)
            text = json.dumps([tree, asked], sort_keys=True, separators=(",", ":"))
            assert storage.digest(made, one) == hashlib.sha256(text.encode()).hexdigest()
