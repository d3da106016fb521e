"""What must hold for the sample projects and their price lists."""

from collections import Counter
from decimal import Decimal

import pytest

import seeds
from catalogs.ingest import read_price_list
from procure.check import problems
from procure.offers import Catalog, Offer
from procure.project import Project
from procure.scenario_tree import own_differences
from procure.storage import read
from procure.words import sentence
from seeds.build import READ_ON
from seeds.december_2023.program import with_program
from solver.planner import make_plan


@pytest.fixture(scope="module")
def december() -> Project:
    """Gives the project "December 2023"."""
    return read(seeds.sample_path("december-2023"))


@pytest.fixture(scope="module")
def first_steps() -> Project:
    """Gives the small project of the user guide."""
    return read(seeds.sample_path("first-steps"))


def offer(project: Project, part: str) -> Offer:
    """Gives the one offer of a part number."""
    (found,) = (offer for _, offer in project.offers() if offer.sku == part)
    return found


def test_samples_are_found_by_name() -> None:
    """Each sample has a path; a name that is none of theirs has not."""
    assert seeds.sample_names() == ("december-2023", "first-steps")
    assert all(seeds.sample_path(name).is_file() for name in seeds.sample_names())
    with pytest.raises(KeyError):
        seeds.sample_path("january-1970")


def test_price_lists_come_in_both_formats_and_belong_to_a_sample() -> None:
    """The December project has at least five suppliers; no list is left over."""
    used = [
        catalog.file_name
        for name in seeds.sample_names()
        for catalog in read(seeds.sample_path(name)).catalogs
    ]
    assert sorted(used) == sorted(path.name for path in seeds.price_list_paths())
    assert len(used) == len(set(used))
    assert {path.suffix for path in seeds.price_list_paths()} == {".csv", ".xlsx"}


@pytest.mark.parametrize("name", seeds.sample_names())
def test_price_lists_read_again_give_the_same(name: str) -> None:
    """Importing a price list into its project changes nothing: same offers, same issues."""
    project = read(seeds.sample_path(name))
    paths = {path.name: path for path in seeds.price_list_paths()}
    for catalog in project.catalogs:
        again = read_price_list(
            paths[catalog.file_name], chips=project.chips, known=project.catalogs, today=READ_ON
        )
        assert again.offers == catalog.offers
        (completed,) = with_program((again,))
        assert completed.programs == catalog.programs
        assert again.commitments == catalog.commitments
        assert again.issues == catalog.issues
        assert again.sha256 == catalog.sha256


@pytest.mark.parametrize("name", seeds.sample_names())
def test_nothing_stops_planning(name: str) -> None:
    """No scenario has a problem of its input; the small sample has ports of unknown cost."""
    usual = {"port-unknown"} if name == "first-steps" else set()
    project = read(seeds.sample_path(name))
    for scenario in project.scenarios:
        found = [one for one in problems(project, scenario) if one.key not in usual]
        assert [sentence(one.key, one.values) for one in found] == []


@pytest.mark.parametrize("name", seeds.sample_names())
def test_every_figure_says_where_it_is_from(name: str) -> None:
    """What a buyer enters names a source or calls itself assumed."""
    project = read(seeds.sample_path(name))
    assert all(one.source for one in project.throughputs)
    assert all(one.source for one in project.readiness)
    assert all(one.source for one in project.sites)
    assert all(one.source for one in project.rates)
    assert all(one.source for one in project.pools)
    programs = [one for catalog in project.catalogs for one in catalog.programs]
    assert all(one.source for one in programs)
    assert all(row.source for scenario in project.scenarios for row in scenario.demand)
    for one in project.throughputs:
        assert one.assumption == (not one.source.startswith("MLPerf Inference"))


@pytest.mark.parametrize("name", seeds.sample_names())
def test_measured_throughputs_of_a_workload_are_of_one_round(name: str) -> None:
    """Chips are compared within one round of one benchmark; the rest is marked as assumed."""
    project = read(seeds.sample_path(name))
    for workload in project.workloads:
        rounds = {
            one.source.split(":")[0]
            for one in project.throughputs
            if one.workload == workload.id and not one.assumption
        }
        assert len(rounds) <= 1, workload.id


def test_lists_have_what_a_buyer_meets(december: Project) -> None:
    """Prices on request, parts that ended and unknown chips are issues, never offers."""
    keys = Counter(issue.key for catalog in december.catalogs for issue in catalog.issues)
    assert keys["price-on-request"] >= 5
    assert keys["price-missing"] == 1
    assert keys["chip-unknown"] == 1
    offered = {content.chip for _, offer in december.offers() for content in offer.contents}
    assert "A100-40-SXM" not in offered
    assert "H100-NVL" not in offered


def test_lists_have_all_kinds_of_terms(december: Project) -> None:
    """Both kinds of price breaks, minimum orders, multiples, supply, ranges and validity occur."""
    offers = [offer for _, offer in december.offers()]
    assert {offer.break_kind for offer in offers if len(offer.breaks) > 1} == {
        "all_units",
        "incremental",
    }
    assert {offer.kind for offer in offers} == {"purchase", "rent"}
    assert {offer.currency for offer in offers} == {"USD", "CNY"}
    for field in ("moq", "multiple", "lead_weeks_p90", "supply_per_period", "valid_until"):
        assert any(getattr(offer, field) is not None for offer in offers), field
    assert all(offer.lead_weeks is not None for offer in offers)
    purchases = [offer for offer in offers if offer.kind == "purchase"]
    assert all(offer.integration_cost is not None for offer in purchases)


def test_the_whole_market_is_there(december: Project) -> None:
    """Every way out of the queue in December 2023 is an offer, a programme or a commitment."""
    offered = {content.chip for _, offer in december.offers() for content in offer.contents}
    assert {
        *("A100-80-SXM", "H100-SXM", "H100-PCIE", "A800-80-SXM", "H800-SXM", "MI300X", "MI250X"),
        *("TPU-v4", "TPU-v5e", "TPU-v5p", "Maia-100", "Cobalt-100", "Gaudi-2", "Own-chip"),
        *("Cloud-AI-100", "Ascend-910B"),
    } <= offered
    # Those that others make for themselves alone are there to be named.
    assert {"Rain-NPU", "Baltra", "MTIA-v2", "Dojo-D1"} <= {chip.id for chip in december.chips}
    rented = {"TPU-v4", "TPU-v5e", "TPU-v5p", "Maia-100", "Cobalt-100"}
    for _, one in december.offers():
        if {content.chip for content in one.contents} & rented:
            assert (one.kind, one.hosted_by) == ("rent", "supplier")
    (letter,) = (one for catalog in december.catalogs for one in catalog.commitments)
    assert (letter.kind, letter.chip, letter.amount) == ("loi", "Rain-NPU", Decimal(51000000))
    assert "chief executive" in letter.related_party
    nvidia = {chip.id for chip in december.chips if chip.maker == "NVIDIA"}
    for _, one in december.offers():
        if one.kind == "purchase" and one.currency == "USD" and one.contents[0].chip in nvidia:
            assert "NVIDIA holds stakes" in one.related_party, one.id
    assert "35 deals" in december.note
    assert [pool.name for pool in december.pools] == ["Advanced packaging"]
    h100 = offer(december, "QA-H100-8")
    assert (h100.lead_weeks, h100.lead_weeks_p90) == (Decimal(36), Decimal(52))


def test_china_list(december: Project) -> None:
    """The China sheet delivers to China alone, in yuan, and its rate has a source."""
    (china,) = (one for one in december.catalogs if one.file_name == "paper_lantern_china.xlsx")
    assert {one.currency for one in china.offers} == {"CNY"}
    assert {one.deliver_to for one in china.offers} == {("CN",)}
    (rate,) = december.rates
    assert abs(rate.rate - Decimal("88.6") / 628) < Decimal("0.0001")


def test_first_steps_plan(first_steps: Project) -> None:
    """The small project has about ten offers and a plan that two suppliers share."""
    assert 8 <= len(first_steps.offers()) <= 12
    plan = make_plan(first_steps, first_steps.scenario())
    assert plan.status == "optimal"
    assert plan.trusted
    by: dict[str, Decimal] = {}
    for order in plan.orders:
        by[order.supplier] = by.get(order.supplier, Decimal(0)) + order.cost
    assert len(by) == 2
    assert by["Harbour Lane Components"] / sum(by.values()) <= Decimal("0.75")


def test_catalogs_keep_their_suppliers_apart(december: Project) -> None:
    """No supplier has two lists, and every list says what it is a sample of."""
    suppliers = [catalog.supplier for catalog in december.catalogs]
    assert len(suppliers) == len(set(suppliers)) == 7
    for catalog in december.catalogs:
        assert _says_sample(catalog), catalog.file_name


def _says_sample(catalog: Catalog) -> bool:
    if catalog.supplier == "Rain AI":  # reported in the press, not invented
        return "WIRED" in catalog.commitments[0].note
    return any("sample figures" in issue.text.casefold() for issue in catalog.issues)


def test_variants_differ_in_little_from_their_parents(december: Project) -> None:
    """Scenarios that ask one thing otherwise say of which other one they are a variant."""
    families = {
        one.name: (one.parent, {found.kind for found in own_differences(december, one)})
        for one in december.scenarios
        if one.parent
    }
    assert families == {
        "A tenth of Google Search, mixed": ("A tenth of Google Search", {"excluded", "limit"}),
        "Own chip does not pay off": ("Own chip pays off", {"demand", "demand_source"}),
        "China after the export rule": (
            "China before the export rule",
            {"horizon", "demand_row", "limit"},
        ),
        "Without NVIDIA, in a hurry": ("Without NVIDIA", {"limit"}),
    }
