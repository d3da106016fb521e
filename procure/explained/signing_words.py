"""Says what must be signed by when, and what waiting costs."""

from decimal import Decimal

from procure.explained.effect_words import effect_told
from procure.explained.signing import Signing, Signings
from procure.names import Names
from procure.project import Project
from procure.scenario import Scenario
from procure.text_table import counted
from procure.words import sentence


def told(
    project: Project,
    scenario: Scenario,
    signings: Signings,
    one: Signing,
    most: Decimal | None = None,
) -> str:
    """Say the last day of one order, why it is that, and what waiting a period does.

    `most` is that of the explained plan's `ServedStage`, where how much is served comes first.
    """
    values = {
        "units": counted(one.units, "unit", "units"),
        "offer": Names(project).offer(one.offer),
        "supplier": one.supplier,
        "day": one.last.isoformat(),
        "usable": scenario.horizon.label(one.usable),
    }
    first = sentence(f"signing-{'now' if one.now else 'later'}-{one.held_by}", values)
    if one.waiting is None:
        return first
    waiting = {
        "next": signings.next_period.isoformat(),
        "effect": effect_told(one.waiting, project.currency, most),
    }
    return f"{first} {sentence('signing-waiting', waiting)}"


def together_told(project: Project, signings: Signings, most: Decimal | None = None) -> str:
    """Say how many orders cannot wait, and what waiting with all of them does."""
    count = sum(one.now for one in signings.orders)
    values = {"count": f"{count:,}", "next": signings.next_period.isoformat()}
    if count == 0:
        return sentence("signing-none", values)
    if count == 1:
        return sentence("signing-one", values)
    first = sentence("signing-several", values)
    if signings.together is None:
        return first
    values["effect"] = effect_told(signings.together, project.currency, most)
    return f"{first} {sentence('signing-together', values)}"
