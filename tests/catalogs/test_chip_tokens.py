"""A supplier's words become the same tokens in every language and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.chip_tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("8x H100", "8 x h100"),
        ("8xH100-SXM5-80GB", "8 x h100 sxm5 80gb"),
        ("gpu_8x_h100", "gpu 8 x h100"),
        ("8 × H100", "8 x h100"),
        ("H100SXM5 80GBHBM3", "h100 sxm5 80gb hbm3"),
        ("H100 80 GB", "h100 80gb"),
        ("H100 80 Go", "h100 80gb"),
        ("H100 80ГБ", "h100 80gb"),
        ("H100 PCI-E 80 G", "h100 pcie 80gb"),
        ("H100 PCI Express", "h100 pcie"),
        ("MI325X x8", "mi325x x 8"),
        ("8-GPU", "8 gpu"),
        ("昇腾910B 八卡服务器", "ascend 910b 8 gpu server"),
        ("NVIDIA H100 8基搭載サーバー", "nvidia h100 8 gpu server"),
        ("Serwer z 4 GPU", "server with 4 gpu"),
        ("Сервер с 8 GPU Н100", "server with 8 gpu h100"),
        ("Server mit vier Karten", "server with 4 gpus"),
        ("Karta używana", "card used"),
        ("Видеокарта б/у", "card used"),
        ("Câble pour L40S", "cable for l40s"),
        ("L40S water block", "l40s waterblock"),
        ("GPU-NVH100-80", "gpu nv h100 80"),
        ("80GB/40GB, (8)", "80gb / 40gb , ( 8 )"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    """One fact is one token, and words that mean the same are the same word."""
    assert tokens_of(text) == tokens.split()


@given(st.text(max_size=60))
def test_case_and_spaces_around_tell_nothing(text: str) -> None:
    """Any text is cut, the same way when there is space around it."""
    found = tokens_of(text)
    assert found == tokens_of(f" {text}\n")
    assert all(token and not token.isspace() for token in found)
