"""Seconds by way and aim on a logarithmic scale, as SVG that reads in black and white."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.instances import FAMILIES
from benchmarks.summary import Row
from benchmarks.ways import CBC, HIGHS, LINOPY, LIVE, OWN_MODEL, PROCURE

OUT: Final = Path("docs") / "pictures" / "planning-seconds.svg"
_MARKS: Final = {
    # Way: shape, and whether it is filled: ours are, in black.
    PROCURE: ("o", "black"),
    LIVE: ("D", "black"),
    CBC: ("s", "white"),
    HIGHS: ("^", "white"),
    LINOPY: ("v", "white"),
    OWN_MODEL: ("o", "lightgrey"),
}
_STEP: Final = 0.12
_ROOM: Final = 6
_ROW_INCHES: Final = 0.95


def _minor_label(value: float, _place: int) -> str:
    """Label 2 and 5 between the powers of ten."""
    return f"{value:g}" if f"{value:e}"[0] in "25" else ""


def draw(rows: Sequence[Row], out: Path = OUT) -> None:
    """Draw the median and the spread of each way at each aim, all seeds together.

    The same rows give the same file, byte for byte.
    """
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    settings = {"svg.hashsalt": "planning-seconds", "svg.fonttype": "none", "font.size": 9}
    families = [family for family in FAMILIES if any(row.family == family for row in rows)]
    places = {
        family: list(dict.fromkeys((r.aim.size, r.aim.title) for r in rows if r.family == family))
        for family in families
    }
    heights = [len(places[family]) for family in families]
    with mpl.rc_context(settings):
        figure, charts = plt.subplots(
            len(families),
            sharex=True,
            squeeze=False,
            figsize=(8, 1.2 + _ROW_INCHES * sum(heights)),
            height_ratios=heights,
            layout="constrained",
        )
        for family, chart in zip(families, charts[:, 0], strict=True):
            chart.set_title(f"Family “{family}”", loc="left")
            chart.set_xscale("log")
            chart.grid(axis="x", which="both", color="0.9")
            chart.set_axisbelow(b=True)
            chart.xaxis.set_major_formatter("{x:g}")
            chart.xaxis.set_minor_formatter(_minor_label)
            chart.margins(x=0.05)
            chart.set_yticks(
                range(len(places[family])), [f"{size}: {aim}" for size, aim in places[family]]
            )
            chart.set_ylim(len(places[family]) - 0.5, -0.5)
            for number, place in enumerate(places[family]):
                for offset, (way, (shape, fill)) in enumerate(_MARKS.items()):
                    own = [
                        row
                        for row in rows
                        if (row.family, row.aim.size, row.aim.title, row.way)
                        == (family, *place, way)
                    ]
                    seconds = sorted(one for row in own for one in row.seconds)
                    if not seconds:
                        continue
                    height = number + (offset - (len(_MARKS) - 1) / 2) * _STEP
                    chart.plot((seconds[0], seconds[-1]), (height, height), color="0.4", lw=1)
                    middle = (seconds[(len(seconds) - 1) // 2] + seconds[len(seconds) // 2]) / 2
                    late = sum(len(row.seconds) - row.reached for row in own)
                    chart.plot(
                        middle, height, shape, color="black", markerfacecolor=fill, markersize=6
                    )
                    if late:
                        note = f"{late} of {len(seconds)} not in time"
                        chart.annotate(
                            note,
                            (seconds[-1], height),
                            xytext=(7, 0),
                            textcoords="offset points",
                            va="center",
                            fontsize=7,
                        )
        # The notes stand to the right of the marks.
        least, most = charts[0, 0].get_xlim()
        charts[0, 0].set_xlim(least, most * _ROOM)
        charts[-1, 0].set_xlabel("seconds (median, and from least to most)")
        marks = [
            plt.Line2D([], [], marker=shape, color="black", markerfacecolor=fill, ls="", label=way)
            for way, (shape, fill) in _MARKS.items()
            if any(row.way == way for row in rows)
        ]
        figure.legend(handles=marks, loc="outside lower center", ncols=3, frameon=False)
        out.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        plt.close(figure)
