from dataclasses import replace
from typing import Any

import pytest

from procure.house_style import USUAL, Colours, Fonts, HouseStyle, Logo, Page, faults


def test_the_usual_style_is_sound() -> None:
    """What is used without a choice breaks none of the rules for a chosen one."""
    assert not list(faults(USUAL))


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("format", {"format": 2}),
        ("name", {"name": "x" * 101}),
        ("company", {"company": "two\nlines"}),
        ("page.header", {"page": Page(header="a\x00b")}),
        ("page.footer", {"page": Page(footer="\u2028")}),
        ("logo.alt", {"logo": Logo(data="AA==", alt="x" * 101)}),
        ("fonts.body", {"fonts": Fonts(body='Arial","Regular')}),
        ("fonts.body", {"fonts": Fonts(body="")}),
        ("fonts.headings", {"fonts": Fonts(headings="x" * 32)}),
        ("fonts.body_size", {"fonts": Fonts(body_size=13)}),
        ("fonts.title_size", {"fonts": Fonts(title_size=11)}),
        ("colours.accent", {"colours": Colours(accent="navy")}),
        ("colours.line", {"colours": Colours(line="#12345")}),
        ("colours.accent", {"colours": Colours(accent="#8FB4E0")}),
        ("colours.muted", {"colours": Colours(muted="#999999")}),
        ("colours.warning", {"colours": Colours(warning="#FFC000")}),
        ("colours.good", {"colours": Colours(good="#00FF00")}),
        ("colours.broken", {"colours": Colours(broken="#FF8888")}),
        ("colours.input", {"colours": Colours(input="#1D4ED8", input_shade="#1D4ED8")}),
        ("colours.accent", {"colours": Colours(shade="#1F3A60")}),
    ],
)
def test_faults_name_their_place(where: str, changes: dict[str, Any]) -> None:
    """Each thing that cannot be shown well or safely is told with its place in the file."""
    found = list(faults(replace(USUAL, **changes)))
    assert where in [place for place, _ in found]
    assert all(reason for _, reason in found)


def test_contrast_is_told_with_its_figure() -> None:
    """A colour that is too light is told with its contrast, so that a better one can be chosen."""
    ((where, reason), *_) = faults(HouseStyle(colours=Colours(accent="#777777")))
    assert where == "colours.accent"
    # As https://webaim.org/resources/contrastchecker gives it for #777777 on white, 4.48.
    assert "contrast of 4.48 to #FFFFFF" in reason


def test_headings_have_the_fonts_of_the_rest() -> None:
    """Without a font of their own titles are in that of the cells."""
    assert Fonts(body="Georgia").titles == "Georgia"
    assert Fonts(body="Georgia", headings="Verdana").titles == "Verdana"
