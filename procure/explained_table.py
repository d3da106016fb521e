"""What was found about a plan as plain text, for the command line."""

from collections.abc import Collection

from procure.explained.explanation import Explanation
from procure.explained.explanation_words import Cells, Section, sections
from procure.plan_difference import Answer
from procure.state import state
from procure.text_table import COLUMNS, WIDE, grid, one_line_each, wrapped
from procure.text_width import width


def explanation_table(
    asked: Answer,
    found: Explanation,
    before: Answer | None = None,
    parts: Collection[str] = (),
) -> str:
    """Write an explanation as text, for a font of equal widths.

    Holds the plan's state, and each part with its title, its table and its sentences; of
    those named in `parts` also that nothing was found.
    """
    told = _sections(asked, found, before, parts)
    return "\n\n".join([heading(asked), told] if told else [heading(asked)])


def heading(asked: Answer) -> str:
    """Write what is explained: the scenario, and what its plan claims."""
    name = f"{asked.project.name} — {asked.scenario.name}"
    return one_line_each(f"{name}\n{wrapped(state(asked.plan))}")


def part_told(asked: Answer, found: Explanation, before: Answer | None, part: str) -> str:
    """Write what was found of one part, or that nothing was; empty where that needs no word."""
    return _sections(asked, found, before, (part,))


def _sections(
    asked: Answer, found: Explanation, before: Answer | None, parts: Collection[str]
) -> str:
    told = (_section(one) for one in sections(asked, found, before, parts))
    return "\n\n".join(one_line_each(part) for part in told)


def _section(one: Section) -> str:
    lines = [one.title]
    if one.table is not None:
        lines += [_grid(one.table), ""]
    lines += [wrapped(f"- {told}") for told in one.sentences]
    return "\n".join(lines)


def _grid(cells: Cells) -> str:
    """Align a table; its longest cells are cut where it would be too wide."""
    wide = grid(cells.headings, cells.rows, cells.right, most=WIDE)
    if width(wide.partition("\n")[0]) <= COLUMNS:
        return wide
    return grid(cells.headings, cells.rows, cells.right)
