"""Each field of a style is read and put under its path."""

import pytest

from procure.house_style import USUAL, faults
from ui.house_style.fields import FIELDS, StyleField


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.where)
def test_every_choice_can_be_put(field: StyleField) -> None:
    """What a field takes is what it shows afterwards, and nothing else changes."""
    for choice in field.choices or ("#7A1F3D" if "accent" in field.where else "Verdana",):
        style = field.put(USUAL, choice)
        assert field.get(style) == choice
        assert field.put(style, field.get(USUAL)) == USUAL
        assert not list(faults(style))
        assert field.shown(choice)
