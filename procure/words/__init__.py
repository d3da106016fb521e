"""The program's sentences, by key.

Issues, errors, limits and explanations are records with a key and values; here, and
only here, they become sentences. Templates are marked for gettext, so that a second
language is a catalogue.
"""

import gettext
from collections.abc import Iterable, Mapping
from typing import Final

from procure.words import (
    alternatives,
    audit,
    brief,
    causes,
    commands,
    demand,
    edited,
    editions,
    effects,
    entries,
    errors,
    explained_sheets,
    explaining,
    flips,
    frontier,
    guide,
    house_style,
    issues,
    keeping,
    layout,
    limit_costs,
    limits,
    live,
    looked_at,
    menus,
    negotiation,
    offer_cases,
    orders,
    pictures,
    plans,
    problems,
    repairs,
    report,
    requests,
    rows,
    scenarios,
    signing,
    start,
    tables,
    tour,
    window,
    workbook,
)

TEMPLATES: Final[Mapping[str, str]] = {
    **alternatives.WORDS,
    **audit.WORDS,
    **brief.WORDS,
    **causes.WORDS,
    **commands.WORDS,
    **demand.WORDS,
    **edited.WORDS,
    **editions.WORDS,
    **effects.WORDS,
    **entries.WORDS,
    **errors.WORDS,
    **explained_sheets.WORDS,
    **explaining.WORDS,
    **flips.WORDS,
    **frontier.WORDS,
    **guide.WORDS,
    **house_style.WORDS,
    **issues.WORDS,
    **keeping.WORDS,
    **layout.WORDS,
    **limit_costs.WORDS,
    **limits.WORDS,
    **live.WORDS,
    **looked_at.WORDS,
    **menus.WORDS,
    **negotiation.WORDS,
    **offer_cases.WORDS,
    **orders.WORDS,
    **pictures.WORDS,
    **plans.WORDS,
    **problems.WORDS,
    **repairs.WORDS,
    **report.WORDS,
    **requests.WORDS,
    **rows.WORDS,
    **scenarios.WORDS,
    **signing.WORDS,
    **start.WORDS,
    **tables.WORDS,
    **tour.WORDS,
    **window.WORDS,
    **workbook.WORDS,
}

_translate = gettext.translation("procure", fallback=True).gettext


def sentence(key: str, values: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> str:
    """Give the sentence of a key with its values filled in.

    Raises KeyError when there is no such sentence or a value is missing: that is a
    fault of the program, never of its input.
    """
    return _translate(TEMPLATES[key]).format_map(dict(values))
