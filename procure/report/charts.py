"""How the workbook's charts look, and the texts in them."""

import re
from decimal import Decimal
from typing import Final

from xlsxwriter.chart import Chart

from procure.report.look import Look
from procure.report.number_formats import number_format
from procure.report.sheet import ACCENT, CHART_HEIGHT, CHART_WIDTH, LINE
from procure.report.values import cleaned
from procure.text_width import shorten
from procure.words import sentence

_LONGEST: Final = 120
_REFERENCE: Final = re.compile(r"!(?=\$?[A-Z])")
_GRID: Final = "#E5E7EB"
_SMALL: Final = Decimal(0)
_MANY: Final = Decimal(1_000_000_000)
"""From here on values are labelled in millions."""
_ONE: Final = re.compile(r"0(?![#,0])")


def label(text: str) -> str:
    """Give a text that a chart takes for a text, not for a reference to cells."""
    # XlsxWriter takes "…!A1" anywhere in a name for a reference; a space of no width
    # after the mark is not seen and keeps it a text.
    return _REFERENCE.sub("!\u200b", shorten(cleaned(text), _LONGEST))


def style(
    chart: Chart,
    look: Look,
    title: str,
    unit: str,
    *,
    legend: bool = True,
    bars: bool = False,
    largest: Decimal = _SMALL,
) -> None:
    """Give a chart its title, the unit of its values, and the looks that all charts have.

    `bars` lie, the first at the top. Values of which the `largest` has many digits are
    labelled in millions.
    """
    many = largest >= _MANY
    whole = number_format("whole", "", 0, look.style.numbers)
    chart.set_title(
        {
            "name": label(title),
            "name_font": look.chart_font(11, bold=True, color=look.colour(ACCENT)),
            "overlay": False,
        }
    )
    chart.set_legend(
        {"position": "bottom", "font": look.chart_font(9)} if legend else {"none": True}
    )
    # Names stand at the foot also where bars go below zero.
    names = {
        "num_font": look.chart_font(9),
        "line": {"color": look.colour(LINE)},
        "label_position": "low",
    }
    values = {
        "name": label(sentence("report-chart-millions", {"unit": unit}) if many else unit),
        "name_font": look.chart_font(9, bold=False),
        "num_font": look.chart_font(9),
        # Each comma behind the digits divides by a thousand.
        "num_format": f"{_ONE.sub('0,,', whole)}" if many else whole,
        "major_gridlines": {"visible": True, "line": {"color": _GRID}},
        "line": {"none": True},
    }
    if bars:
        chart.set_x_axis(values)
        # The values would go to the top with the first bar.
        chart.set_y_axis({**names, "reverse": True, "crossing": "max"})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    chart.set_chartarea({"border": {"color": look.colour(LINE)}})
