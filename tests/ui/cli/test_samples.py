"""The samples, planned on the command line, give what they were made to show."""

import json
from decimal import Decimal

import pytest

import seeds
from procure import storage
from tests.ui.commands import Run

BILLION = Decimal("1e9")


@pytest.mark.slow
def test_the_sample_is_proven_uses_two_makers_and_passes_the_audit(run: Run) -> None:
    """December 2023 is proven within 0.1 %, buys of two makers, and is audited."""
    code, shown, _ = run("plan", "sample:december-2023", "--json", "-")
    assert code == 0
    tree = json.loads(shown)
    assert tree["status"] == "optimal"
    assert Decimal(tree["gap"]) <= Decimal("0.001")
    assert tree["audit"]["passed"]
    chips = {one["chip"] for order in tree["orders"] for one in order["contents"]}
    made = storage.read(seeds.sample_path("december-2023"))
    assert len({one.maker for one in made.chips if one.id in chips}) >= 2
    share = next(one for one in tree["limits"] if one["key"].startswith("share.maker"))
    assert Decimal(share["value"]) < 1
    assert share["binding"]
    ports = {line["subject"] for line in tree["costs"] if line["line"] == "porting"}
    assert "ROCm: chat" in ports
    out = {one["offer"]: one for one in tree["left_out"]}
    (a800,) = (one for offer, one in out.items() if offer.endswith("pl-a800-8"))
    assert "China" in a800["reason"] or "CN" in a800["reason"]
    assert "2023-10-17" in a800["reason"]
    (rain,) = (one for one in tree["left_out"] if one["supplier"] == "Rain AI")
    assert "letter of intent" in rain["reason"].casefold()
    assert not any(chip.startswith("Rain") for chip in chips)


@pytest.mark.parametrize(
    ("scenario", "entered"), [("Own chip pays off", True), ("Own chip does not pay off", False)]
)
def test_demand_alone_decides_on_the_own_chip(run: Run, scenario: str, entered: bool) -> None:
    """The one-time cost is among the costs of one scenario of the sample, not of the other."""
    code, shown, _ = run("plan", "sample:december-2023", "--scenario", scenario, "--json", "-")
    assert code == 0
    tree = json.loads(shown)
    assert Decimal(tree["gap"]) <= Decimal("0.001")
    assert tree["audit"]["passed"]
    assert any(line["line"] == "one_time" for line in tree["costs"]) is entered
    chips = {one["chip"] for order in tree["orders"] for one in order["contents"]}
    assert ("Own-chip" in chips) is entered


def test_a_tenth_of_google_search_is_the_press_figure(run: Run) -> None:
    """H100 alone takes 1.4 to 1.6 million chips and about US$48bn."""
    code, shown, _ = run(
        "plan", "sample:december-2023", "--scenario", "A tenth of Google Search", "--json", "-"
    )
    assert code == 0
    tree = json.loads(shown)
    chips = sum(one["chips"] for one in tree["placements"])
    assert 1_400_000 <= chips <= 1_600_000
    purchase = sum(Decimal(one["amount"]) for one in tree["costs"] if one["line"] == "purchase")
    assert abs(purchase / BILLION - 48) < Decimal("0.5")
    assert abs(Decimal(tree["total_cost"]) / BILLION - 48) < 1


def test_the_own_list_read_again_keeps_what_it_does_not_say(run: Run) -> None:
    """Ramp and take-or-pay stand in the project alone; the plan is the same with the list again."""
    own = next(path for path in seeds.price_list_paths() if path.stem.startswith("own_silicon"))
    asked = ("plan", "sample:december-2023", "--scenario", "Own chip pays off", "--json", "-")
    plans = []
    for arguments in (asked, (*asked, "--catalog", own)):
        code, shown, _ = run(*arguments)
        assert code == 0
        tree = json.loads(shown)
        tree.pop("seconds")
        plans.append({key: tree[key] for key in ("orders", "placements", "costs", "objective")})
    assert plans[0] == plans[1]
