"""Every field that a problem can name is on some page."""

import pytest

from ui.page_numbers import CATALOGS, DEMAND, LIMITS, page_of


@pytest.mark.parametrize(
    ("where", "page"),
    [
        (("offers", "acme-1", "breaks"), CATALOGS),
        (("rates", "EUR"), CATALOGS),
        (("limits", "budget", "value"), LIMITS),
        (("scenario", "assume_delivered"), CATALOGS),
        (("scenario", "discount_rate"), DEMAND),
        ((), DEMAND),
    ],
)
def test_a_field_is_put_right_on_its_page(where: tuple[str, ...], page: int) -> None:
    """What names no page of its own is put right beside demand."""
    assert page_of(where) == page
