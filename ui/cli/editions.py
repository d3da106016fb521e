"""What the command line says of newer price lists: what they change, and what they do to plans."""

import sys
from collections.abc import Sequence
from typing import TextIO

from procure.editions_json import Tree, difference_tree
from procure.offer_changes import replaced
from procure.offers import Catalog
from procure.plan_difference import Answer, difference
from procure.text_table import one_line_each, wrapped
from procure.words import sentence
from ui.plan.list_effect import effect
from ui.price_lists.import_changes import RENAMED, Change, changes, counts, warning


def tell_doubts(known: Sequence[Catalog], new: Catalog, file: TextIO | None = None) -> None:
    """Say that a list is older than the one it replaces, and which offers may be renamed."""
    old = replaced(known, new)
    if old is None:
        return
    said = [warning(old, new)]
    for one in changes(old, new):
        if one.kind == RENAMED:
            values = {"new": one.after, "old": one.before}
            said.append(sentence("edition-renamed", values))
    for text in filter(None, said):
        print(f"  {new.file_name}: {one_line_each(text)}", file=file or sys.stderr)


def tell_changes(known: Sequence[Catalog], new: Catalog) -> None:
    """Print what a list changes beside the project's list of that supplier."""
    old = replaced(known, new)
    if old is None:
        print(sentence("cli-no-list", {"supplier": new.supplier}))
        return
    found = changes(old, new)
    print(sentence("cli-changes", {"supplier": new.supplier, "what": counts(found)}))
    for one in found:
        print(f"  {one_line_each(_line(one))}")
    warned = warning(old, new)
    if warned:
        print(f"  {warned}")


def _line(change: Change) -> str:
    sides = [side for side in (change.before, change.after) if side]
    by = f" ({change.by})" if change.by else ""
    return f"{change.kind}: {change.offer}: {' → '.join(sides)}{by}"


def tell_effect(before: Answer, after: Answer) -> None:
    """Print what the price lists given do to the plan, beside the project's own lists."""
    found = effect(before, after)
    if found is not None:
        lines = (wrapped(one_line_each(one)) for one in found.all)
        print("\n" + "\n".join(lines))


def effect_tree(before: Answer, after: Answer) -> Tree | None:
    """Give the same for other programs; null where nothing can be compared."""
    found = difference(before, after)
    return None if found is None else difference_tree(after.scenario, found)
