"""Suppliers' words for chips: certain only where nothing else can be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.chip_match import NOT_CERTAIN, Label, labels, library
from catalogs.match import Matcher
from procure.offers import ChipAnswer
from tests.catalogs.shelf import CHIPS

MATCHER = Matcher(CHIPS)


@pytest.mark.parametrize(
    ("text", "chip", "count"),
    [
        ("NVIDIA HGX H100 8-GPU 80GB SXM5", "h100-sxm", 8),
        ("8x H100 SXM", "h100-sxm", 8),
        ("NVIDIA H100 80GB HBM3 SXM5 HGX 8-GPU baseboard", "h100-sxm", 8),
        ("HGX H100 4-GPU", "h100-sxm", 4),
        ("HGX H100", "h100-sxm", None),
        ("HGX H100 8-GPU (quantity 4)", "h100-sxm", None),
        ("SuperPOD 32x DGX H100 SXM", "h100-sxm", None),
        ("L40S 48GB 10pcs", "l40s", None),
        ("L40S-48GB-5PK", "l40s", None),
        ("L40S 48GB (5)", "l40s", None),
        ("H100-80G-SXM5-x8", "h100-sxm", 8),
        ("8 x NVIDIA H100 (80 GB) SXM", "h100-sxm", 8),
        ("Dell XE9680 with 8x H100 SXM 80GB", "h100-sxm", 8),
        ("Supermicro SYS-821GE-TNHR 8x H100 SXM5 80GB, 2x Xeon 8468, 2TB DDR5", "h100-sxm", 8),
        ("H100 80GB SXM 640GB 8x", "h100-sxm", 8),
        ("H100 SXM5 80GB server", "h100-sxm", None),
        ("H100 PCIe", "h100-pcie", 1),
        ("NVIDIA H100 80GB PCIe Gen5 x16", "h100-pcie", 1),
        ("H100 NVL", "h100-nvl", 1),
        ("H100 NVL 94GB PCIe card", "h100-nvl", 1),
        ("A100 80GB SXM4", "a100-80-sxm", 1),
        ("HGX A100 8-GPU 640GB", "a100-80-sxm", 8),
        ("HGX A100 8-GPU 320GB", "a100-40-sxm", 8),
        ("A100 80GB PCIe", "a100-80-pcie", 1),
        ("HGX H200 8x141G", "h200-sxm", 8),
        ("8x H200", "h200-sxm", 8),
        ("GB200 NVL72", "gb200", 72),
        ("GB200", "gb200", None),
        ("2 nodes of 8x H100 SXM", "h100-sxm", None),
        ("H100 SXM 80GB x8 x2 nodes", "h100-sxm", None),
        ("NVIDIA GB200 192GB", "gb200", None),
        ("Instinct MI300X OAM x8", "mi300x", 8),
        ("8xMI300X 192GB HBM3", "mi300x", 8),
        ("Intel Gaudi2, 8x OAM server", "gaudi-2", 8),
        ("L40S", "l40s", 1),
        ("L40S (4 pcs)", "l40s", None),
        ("4 L40S", "l40s", None),
        ("1 L40S", "l40s", 1),
        ("Dual L40S", "l40s", None),
        ("L40S dual slot", "l40s", 1),
        ("L40S, qty 10", "l40s", None),
        ("H100 PCIe 80GB 10-pack", "h100-pcie", None),
        ("Pair of H100 NVL", "h100-nvl", None),
        ("9" * 5000 + " x L40S", "l40s", None),
        ("\U00010a40 x L40S", "l40s", None),
        ("Server with 8 L40S", "l40s", 8),
        ("昇腾910B", "910b", 1),
        ("华为昇腾910B 8卡服务器", "910b", 8),
        ("英伟达 H800 SXM 8卡整机", "h800-sxm", 8),
        ("TPU v5e", "tpu-v5e", 1),
        ("Google Cloud TPU v5p pod slice", "tpu-v5p", None),
        ("Rain AI NPU", "rain-npu", 1),
        ("Azure Maia 100", "maia-100", 1),
        ("gpu_8x_h100_sxm5", "h100-sxm", 8),
        ("H100 SXM 8-way", "h100-sxm", None),
        ("octo H100 SXM", "h100-sxm", None),
        ("GB200 NVL72 per GPU", "gb200", None),
        ("2x p5.48xlarge", "h100-sxm", None),
        ("p5.48xlarge", "h100-sxm", 8),
        ("ND H100 v5", "h100-sxm", 8),
        ("HGX H100 8-GPU server, PCIe 5.0 x16 slots", "h100-sxm", 8),
        ("H100 PCIe 2-slot 80GB", "h100-pcie", 1),
        ("H100 SXM5, MOQ 8", "h100-sxm", 1),
        ("MI300X x8 server", "mi300x", 8),
        ("Сервер на 8 GPU Н100 SXM5", "h100-sxm", 8),
        ("8x H100 SXM5 server incl. 3 years support", "h100-sxm", 8),
        ("NVIDIA H100 PCIe GPU with NVLink bridge", "h100-pcie", 1),
    ],
)
def test_certain(text: str, chip: str, count: int | None) -> None:
    """The chip is known from its full description, and the count where it is stated."""
    found = MATCHER.chip(text)
    assert found.certain
    assert (found.chip, found.count) == (chip, count)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("H100", "h100-sxm"),
        ("8x H100 80GB server", "h100-sxm"),
        ("H100 CNX", "h100-sxm"),
        ("H100 SXM 94GB", "h100-sxm"),
        ("A100", "a100-40-sxm"),
        ("A100 SXM", "a100-40-sxm"),
        ("A100 80GB", "a100-80-sxm"),
        ("A100 40GB PCIe", "a100-40-sxm"),
        ("H200 NVL 141GB", "h200-sxm"),
        ("H200 card", "h200-sxm"),
        ("NVLink bridge for H100", "h100-sxm"),
        ("Heatsink for L40S", "l40s"),
        ("L40S without GPU", "l40s"),
        ("L40S waterblock", "l40s"),
        ("H100 PCIe deposit", "h100-pcie"),
        ("H100 PCIe (2nd hand)", "h100-pcie"),
        ("Server for up to 8x L40S", "l40s"),
        ("MI300X (refurbished)", "mi300x"),
        ("NVIDIA AI Enterprise license for L40S", "l40s"),
        ("Maia 200", "maia-100"),
        ("A100/H100 cluster", "a100-40-sxm"),
        ("MI300X or L40S", "mi300x"),
        ("L4 Ada", "l4"),
        ("MI300A", "mi300x"),
        ("L40S fan", "l40s"),
        ("H100 PCIe ES", "h100-pcie"),
        ("H100 PCIe / NVL", "h100-nvl"),
        ("Ersatzteil MI300X", "mi300x"),
        ("L40S Verpackung", "l40s"),
        ("запчасть L40S", "l40s"),
        ("A100 80GB PCIe pulled", "a100-80-pcie"),
        ("1/2 A100 80GB PCIe", "a100-80-pcie"),
        ("A100 40/80GB PCIe", "a100-80-pcie"),
        ("GB200 NVL4", "gb200"),
        ("H100 NVL + NVLink bridge", "h100-nvl"),
        ("Support für 8x H100 SXM5", "h100-sxm"),
        ("p5.48xlarge, 8x L40S", "h100-sxm"),
        ("8x H100 80GB server, PCIe Gen5 x16", "h100-pcie"),
        ("Ascend 910B2", "910b"),
    ],
)
def test_a_neighbour_is_asked_about(text: str, likely: str) -> None:
    """What could be another chip is a question, with the likely ones as alternatives."""
    found = MATCHER.chip(text)
    assert not found.certain
    assert found.chip == ""
    assert likely in found.alternatives
    assert len(found.alternatives) <= 3


@pytest.mark.parametrize(
    "text", ["RTX 4090", "L40", "A100X", "MI250", "NPU", "Intel NPU", "cpu-d3_4vcpu-16gb", "螺丝"]
)
def test_unknown(text: str) -> None:
    """What is no chip of the library is never taken for one."""
    assert not MATCHER.chip(text).certain


def test_every_name_of_the_library_is_certain() -> None:
    """Id, name and aliases of each chip mean this chip."""
    for chip in CHIPS:
        for name in (chip.id, chip.name, *chip.aliases):
            found = MATCHER.chip(name)
            assert found.certain, name
            assert found.chip == chip.id, name


def test_a_name_that_two_chips_share_is_a_question() -> None:
    """An alias of two chips decides nothing."""
    twice = Matcher(
        [chip for chip in CHIPS if chip.id.startswith("h100")]
        + [next(chip for chip in CHIPS if chip.id == "l40s")],
        (),
    )
    assert not twice.chip("H100").certain


def test_answers_count_in_any_spelling_of_the_same_words() -> None:
    """What a person said holds for the same words, and only for chips of the library."""
    answers = (
        ChipAnswer(text="H100  80gb", chip="h100-pcie", count=1),
        ChipAnswer(text="gone", chip="no-such-chip", count=1),
    )
    matcher = Matcher(CHIPS, answers)
    told = matcher.told(["x", "h100 80GB"])
    assert told
    assert told.chip == "h100-pcie"
    assert matcher.told(["gone"]) is None


LABELS = labels()
REAL = Matcher(library())
UNRELATED = (
    "Frankfurt stock invoice 2024 price Iowa Dell Supermicro warehouse urgent Lieferung ab Lager"
    " livraison entrega consegna dostawa доставка 现货 在庫 EUR net per blue new v2"
).split()
NUMBERS = ["36", "B-17", "#4"]


@given(st.sampled_from(LABELS), st.data())
def test_spelling_keeps_the_answer(label: Label, data: st.DataObject) -> None:
    """Case, spaces around words and other dashes and signs change nothing."""
    text = label.text
    found = REAL.chip(text)
    spelled = data.draw(
        st.sampled_from(
            [
                text.upper(),
                text.lower(),
                f"  {text}\t",
                text.replace(" ", "  "),
                text.replace(" ", "\u00a0"),
                text.replace(" ", "\n"),
                text.replace("-", "\u2011"),
                text.replace("NVIDIA ", "NVIDIA® "),
                text.replace("Instinct ", "Instinct™ "),
                f"{text}.",
                f"“{text}”",
                "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text),
            ]
        )
    )
    again = REAL.chip(spelled)
    assert (again.chip, again.count, again.reason) == (found.chip, found.count, found.reason)


@given(
    st.sampled_from([label for label in LABELS if label.chip in NOT_CERTAIN]),
    st.lists(st.sampled_from([*UNRELATED, *NUMBERS]), min_size=1, max_size=3),
    st.booleans(),
)
def test_unrelated_words_make_nothing_certain(label: Label, words: list[str], before: bool) -> None:
    """A word that says nothing about the chip settles no doubt."""
    more = " ".join(words)
    text = f"{more} {label.text}" if before else f"{label.text} {more}"
    assert not REAL.chip(text).certain


@given(
    st.sampled_from([label for label in LABELS if label.chip not in NOT_CERTAIN]),
    st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=3),
)
def test_unrelated_words_name_no_other_chip(label: Label, words: list[str]) -> None:
    """What stays certain among more words stays the same chip, and no other number of it."""
    found = REAL.chip(f"{label.text} {' '.join(words)}")
    assert found.chip in {"", label.chip}
    assert not found.certain or found.count in {None, label.count}


def test_a_text_is_looked_at_once() -> None:
    """The second look gives the first one's answer itself."""
    assert REAL.chip("8x H100 SXM5 80GB") is REAL.chip("8x H100 SXM5 80GB")


@given(st.text(max_size=80))
def test_any_text_is_matched_or_not(text: str) -> None:
    """No text makes the matcher fail."""
    found = MATCHER.chip(text)
    assert found.count is None or found.count > 0
    assert found.certain == (found.chip != "")


@given(
    st.sampled_from(["H100", "A100", "H200", "L40", "MI300", "B200"]),
    st.lists(
        st.sampled_from(["8x", "80GB", "40GB", "94GB", "141GB", "NVIDIA", "server", "GPU", "card"]),
        max_size=4,
    ),
)
def test_no_form_no_certainty(model: str, words: list[str]) -> None:
    """Where a model is sold in several forms, words without the form decide nothing."""
    found = MATCHER.chip(" ".join([*words, model]))
    # The library itself says that a bare H200 is the SXM module.
    assert not found.certain or model == "H200"
