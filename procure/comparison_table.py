"""Plans side by side as plain text, for the command line."""

from procure import comparison_words as words
from procure.comparison import SECTIONS, Comparison, FigureRow, Section
from procure.scenario_differences import differences
from procure.scenario_words import DifferenceWords
from procure.text_table import WIDE, grid, one_line_each, wrapped
from procure.words import sentence

_TEXTS = 2
"""Columns of text before the first scenario's: the figure and what it counts."""


def comparison_table(found: Comparison) -> str:
    """Write a comparison as text, for a font of equal widths.

    Holds the finding, how each plan stands, a table for each part, rows that differ first, and
    for each scenario why it is different from the base.
    """
    parts = ["\n".join([words.finding(found), *map(wrapped, _states(found))])]
    parts += [_section(found, section) for section in SECTIONS if found.section(section)]
    parts += [_why(found, at) for at in range(len(found.sides)) if at != found.base]
    return "\n\n".join(one_line_each(part) for part in parts)


def _states(found: Comparison) -> list[str]:
    return [f"- {side.name}: {words.side_state(side)}" for side in found.sides]


def _section(found: Comparison, section: Section) -> str:
    headings = ["", ""]
    for at, side in enumerate(found.sides):
        headings.append(side.name)
        if at != found.base:
            headings.append(sentence("compare-beside"))
    names = words.RowNames(found)
    rows = [_cells(found, row, names.name(row)) for row in found.section(section)]
    right = "l" * _TEXTS + "r" * (len(headings) - _TEXTS)
    return f"{sentence(f'compare-section-{section}')}\n{grid(headings, rows, right, most=WIDE)}"


def _cells(found: Comparison, row: FigureRow, name: str) -> list[str]:
    cells = [name, words.unit_of(found, row)]
    for at, value in enumerate(row.values):
        cells.append(words.exact(found, row, value))
        if at != found.base:
            cells.append(words.difference_text(found, row, at))
    return cells


def _why(found: Comparison, at: int) -> str:
    """Say what a scenario asks otherwise than the base, and how sure the difference is."""
    base, side = found.sides[found.base].asked, found.sides[at].asked
    said = DifferenceWords(side.project, side.scenario, base.scenario)
    told = [said.told(one) for one in differences(side.scenario, base.scenario)]
    lines = [*words.interval_told(found, at), *(told or [sentence("compare-sheet-same")])]
    title = sentence("compare-why-title", {"name": side.scenario.name, "base": base.scenario.name})
    return "\n".join([title, *(wrapped(f"- {line}") for line in lines)])
