"""How the workbook's charts look, and the texts in them."""

import re
from typing import Final

from xlsxwriter.chart import Chart

from procure.report.look import Look
from procure.report.number_formats import number_format
from procure.report.sheet import ACCENT, CHART_HEIGHT, CHART_WIDTH, LINE
from procure.report.values import cleaned
from procure.text_width import shorten

_LONGEST: Final = 120
_REFERENCE: Final = re.compile(r"!(?=\$?[A-Z])")
_GRID: Final = "#E5E7EB"


def label(text: str) -> str:
    """Give a text that a chart takes for a text, not for a reference to cells."""
    # XlsxWriter takes "…!A1" anywhere in a name for a reference; a space of no width
    # after the mark is not seen and keeps it a text.
    return _REFERENCE.sub("!\u200b", shorten(cleaned(text), _LONGEST))


def style(chart: Chart, look: Look, title: str, unit: str, *, legend: bool = True) -> None:
    """Give a chart its title, the unit of its values, and the looks that all charts have."""
    numbers = look.style.numbers
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
    chart.set_x_axis(names)
    chart.set_y_axis(
        {
            "name": label(unit),
            "name_font": look.chart_font(9, bold=False),
            "num_font": look.chart_font(9),
            "num_format": number_format("whole", "", 0, numbers),
            "major_gridlines": {"visible": True, "line": {"color": _GRID}},
            "line": {"none": True},
        }
    )
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    chart.set_chartarea({"border": {"color": look.colour(LINE)}})
