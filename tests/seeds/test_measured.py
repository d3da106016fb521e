"""What must hold for the measured throughputs."""

import json
from decimal import Decimal

import pytest

import seeds
from procure.chips import Chip
from procure.storage import adapter
from seeds.build import library
from seeds.measured import Measurement, assumed, by_peak


def test_every_chip_is_in_the_library_and_every_value_is_positive() -> None:
    """A measured chip can be named in a project, and no measurement is 0."""
    known = {chip.id for chip in adapter(tuple[Chip, ...]).validate_json(seeds.library_bytes())}
    rounds = json.loads(seeds.throughput_bytes())
    assert set(rounds) == {
        f"MLPerf Inference {number}" for number in ("v3.1", "v4.0", "v4.1", "v5.1")
    }
    for group in rounds.values():
        assert group["source"]
        for one in group["measured"]:
            assert one["unit"]
            assert set(one["chips"]) <= known
            assert set(one.get("preview", ())) <= set(one["chips"])
            assert all(Decimal(value) > 0 for value in one["chips"].values())


def test_no_measurement_stands_twice() -> None:
    """One round has one value per workload, scenario and chip."""
    for group in json.loads(seeds.throughput_bytes()).values():
        found = [(one["workload"], one["scenario"]) for one in group["measured"]]
        assert len(found) == len(set(found))


def test_measured_value_and_its_source() -> None:
    """A measured throughput is no assumption and names its round."""
    chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server")
    found = chat.of("H100-SXM", "chat")
    assert found.value == Decimal("2962.463")
    assert not found.assumption
    assert "MLPerf Inference v4.1" in found.source
    assert "preview" not in found.source
    assert "preview" in chat.of("MI300X", "chat").source


def test_assumption_scales_by_one_round() -> None:
    """An assumed throughput is the base times a ratio from one round, and is marked."""
    chat = Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server")
    earlier = Measurement("MLPerf Inference v3.1", "gptj-99", "Server")
    found = assumed("A100-80-SXM", "chat", base=chat.of("H100-SXM", "chat"), by=earlier)
    assert found.assumption
    assert found.value == Decimal("585.790")
    assert "MLPerf Inference v3.1" in found.source


def test_assumption_by_peak_rates() -> None:
    """It is the other chip's figure times the ratio of peak rates, which the source states."""
    chips = {chip.id: chip for chip in library()}
    base = Measurement("MLPerf Inference v3.1", "gptj-99", "Server").of("TPU-v5e", "summaries")
    found = by_peak(chips["TPU-v5p"], base, chips["TPU-v5e"])
    assert (found.chip, found.workload, found.assumption) == ("TPU-v5p", "summaries", True)
    assert found.value == (Decimal("1.782") * 459 / 197).quantize(Decimal("0.001"))
    assert "459 to 197 TFLOPS" in found.source
    with pytest.raises(ValueError, match="Cloud-AI-100"):
        by_peak(chips["Cloud-AI-100"], base, chips["TPU-v5e"])


def test_unknown_measurement() -> None:
    """What was not measured is not made up."""
    with pytest.raises(KeyError):
        Measurement("MLPerf Inference v4.1", "llama2-70b-99", "Server").of("TPU-v4", "chat")
