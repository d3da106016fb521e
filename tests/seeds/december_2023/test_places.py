"""What must hold for sites, the pool of packaging and the rate of the yuan."""

from decimal import Decimal

from tests.seeds.planned import december


def test_sites_are_the_buyers_or_a_clouds() -> None:
    """The buyer's have power and an energy price, one is in China; a cloud's regions have none."""
    own = [site for site in december().sites if not site.supplier]
    assert {site.country for site in own} == {"US", "IE", "CN"}
    assert all(site.power_kw and site.pue and site.energy_price for site in own)
    regions = [site for site in december().sites if site.supplier]
    assert {site.supplier for site in regions} == {"Ninth Cloud"}
    assert all(site.power_kw is None and site.energy_price is None for site in regions)


def test_pool_counts_the_chips_that_are_packaged_for_the_buyer() -> None:
    """Members are purchases of several suppliers, each weighing as many packages as it has chips.

    Cards with memory beside the chip, stock and rented chips take nothing of it.
    """
    (pool,) = december().pools
    offers = {one.id: (catalog.supplier, one) for catalog, one in december().offers()}
    members = {member.offer: member.weight for member in pool.members}
    assert len({offers[one][0] for one in members}) >= 3
    makers = {chip.id: chip.maker for chip in december().chips}
    assert {makers[offers[one][1].contents[0].chip] for one in members} == {
        "NVIDIA",
        "AMD",
        "Intel",
        "Own design",
    }
    for key, weight in members.items():
        assert offers[key][1].kind == "purchase"
        assert weight == offers[key][1].chips_per_unit
    assert "assumption" in pool.source


def test_rate_of_the_yuan_has_a_source() -> None:
    """It follows from a contract that was published in both currencies."""
    (rate,) = december().rates
    assert rate.currency == "CNY"
    assert abs(rate.rate - Decimal("88.6") / 628) < Decimal("0.0001")
    assert "88.6M" in rate.source
