"""How the workbook's charts look, and the texts in them."""

from typing import Final

from xlsxwriter.chart import Chart

from procure.report.sheet import ACCENT, CHART_HEIGHT, CHART_WIDTH, LINE, cleaned
from procure.text_width import shorten

_LONGEST: Final = 120
_GRID: Final = "#E5E7EB"


def label(text: str) -> str:
    """Give a text that a chart takes for a text, not for a reference to cells."""
    shown = shorten(cleaned(text), _LONGEST)
    # A space of no width; XlsxWriter takes "=…" for a formula wherever a name may be one.
    return f"\u200b{shown}" if shown.startswith("=") else shown


def style(chart: Chart, title: str, unit: str, *, legend: bool = True) -> None:
    """Give a chart its title, the unit of its values, and the looks that all charts have."""
    chart.set_title(
        {
            "name": label(title),
            "name_font": {"size": 11, "bold": True, "color": ACCENT},
            "overlay": False,
        }
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9}} if legend else {"none": True})
    chart.set_x_axis({"num_font": {"size": 9}, "line": {"color": LINE}})
    chart.set_y_axis(
        {
            "name": label(unit),
            "name_font": {"size": 9, "bold": False},
            "num_font": {"size": 9},
            "num_format": "#,##0",
            "major_gridlines": {"visible": True, "line": {"color": _GRID}},
            "line": {"none": True},
        }
    )
    chart.set_size({"width": CHART_WIDTH, "height": CHART_HEIGHT})
    chart.set_chartarea({"border": {"color": LINE}})
