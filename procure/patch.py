"""What an edit changed: the difference of two records as small JSON, and its application.

Records are frozen and an edit shares what it did not change, so whatever is the same object
on both sides is passed over unread: the patch of one cell in a project with 100,000 offers
costs no more than its path. The JSON of a record names its changed fields:

    {"name": {"set": "Q3"},                        a value, as a project file writes it
     "scenarios": [[0, 2],                         elements 0 and 1 as they were
                   {"at": 2, "in": {...}},         element 2 with these changes
                   {"new": [{...}, ...]}]}         elements as a project file writes them

A list is told as the elements it now has, in order; what is not named is gone.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from itertools import compress, count
from operator import is_not
from types import GenericAlias
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from procure.errors import ProjectFileError
from procure.storage import dump_json, read_json

T = TypeVar("T")

_KEYS: Final = ("id", "name", "supplier", "key", "offer")
"""Fields that name a record among its like, the first that it has."""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: what it holds, and the record that a list of it holds."""

    kind: Any
    element: type[Any] | None


def patch(before: T, after: T) -> str:
    """Give the JSON that makes `after` of `before`, two records of one class.

    Only what both do not share is read. Numbers that are equal are no change, however many
    zeros they end in.
    """
    return _record_changes(before, after)


def apply(changes: str, before: T) -> T:
    """Give the record that a patch makes of `before`, which shares what it did not change.

    Raises ProjectFileError if the patch does not fit.
    """
    try:
        made: T = _changed(before, json.loads(changes))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ProjectFileError("journal-unfit", reason=error) from error
    return made


def _fields(of: Any) -> dict[str, _Field]:
    kind: Any = type(of)
    return _fields_of(kind)


@cache
def _fields_of(kind: Any) -> dict[str, _Field]:
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for field in fields(kind):
        hint = hints[field.name]
        parts = get_args(hint) if get_origin(hint) is tuple else ()
        listed = len(parts) == 2 and parts[1] is Ellipsis and is_dataclass(parts[0])  # noqa: PLR2004 - (kind, ...)
        found[field.name] = _Field(hint, parts[0] if listed else None)
    return found


# Making


def _record_changes(before: Any, after: Any) -> str:
    said = []
    for name, field in _fields(after).items():
        old, new = getattr(before, name), getattr(after, name)
        if old is new:
            continue
        if field.element is not None:
            change = _list_changes(old, new, field.element)
        elif is_dataclass(new) and type(old) is type(new):
            inner = _record_changes(old, new)
            change = "" if inner == "{}" else f'{{"in":{inner}}}'
        else:
            change = "" if old == new else f'{{"set":{_text(field.kind, new)}}}'
        if change:
            said.append(f"{json.dumps(name)}:{change}")
    return "{" + ",".join(said) + "}"


def _list_changes(old: Sequence[Any], new: Sequence[Any], kind: type[Any]) -> str:
    # What both share is not looked into for this either.
    if old == new:
        return ""
    start, end = _shared_ends(old, new)
    segments = [*_copy(0, start)]
    segments += _middle(old, new, start, end, kind)
    segments += _copy(len(old) - end, end)
    joined = _joined(segments)
    return "[" + ",".join(_segment_text(segment) for segment in joined) + "]"


def _shared_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """Count the first and the last elements that are the same objects in both lists."""
    fewest = min(len(old), len(new))
    # In C: of a list of 100,000 only what differs is looked at in Python.
    start = next(compress(count(), map(is_not, old, new)), fewest)
    backwards = map(is_not, reversed(old), reversed(new))
    end = min(next(compress(count(), backwards), fewest), fewest - start)
    return start, end


@dataclass(frozen=True, slots=True)
class _New:
    """Elements that the list did not have, as JSON."""

    texts: list[str]


_Segment = tuple[int, int] | _New | str
"""Elements that stay, as (first, count), new ones, or the JSON of one that was changed."""


def _copy(first: int, length: int) -> list[_Segment]:
    return [(first, length)] if length else []


def _middle(
    old: Sequence[Any], new: Sequence[Any], start: int, end: int, kind: type[Any]
) -> list[_Segment]:
    """Tell what stands between the shared ends, each element by itself."""
    places = range(start, len(old) - end)
    same = {id(old[at]): at for at in places}
    wanted = [new[at] for at in range(start, len(new) - end)]
    kept = {same[id(element)] for element in wanted if id(element) in same}
    left = [at for at in places if at not in kept]
    fresh = sum(1 for element in wanted if id(element) not in same)
    partners = _Partners(old, left, in_place=fresh == len(left))
    found: list[_Segment] = []
    for element in wanted:
        at = same.get(id(element))
        if at is None:
            at = partners.partner(element)
            inner = None if at is None else _record_changes(old[at], element)
            if at is None or inner is None:
                found.append(_New([_text(kind, element)]))
                continue
            if inner != "{}":
                found.append(f'{{"at":{at},"in":{inner}}}')
                continue
        found.append((at, 1))
    return found


class _Partners:
    """Finds the element that a changed one was made of, so that only its change is told.

    Any partner makes a true patch: a good one makes a small one. Elements with a name are
    paired by it, others in their order when as many came as went.
    """

    def __init__(self, old: Sequence[Any], left: Sequence[int], *, in_place: bool) -> None:
        self._old = old
        self._named: dict[object, int] = {}
        for at in reversed(left):
            self._named[_key(old[at])] = at
        self._next = iter(left) if in_place else iter(())

    def partner(self, element: Any) -> int | None:
        following = next(self._next, None)
        key = _key(element)
        found = self._named.pop(key, None) if key is not None else None
        if found is not None or key is None:
            return following if found is None else found
        # Renamed where it stood: its old name is nobody's.
        if following is not None and self._named.get(_key(self._old[following])) == following:
            return following
        return None


def _key(element: Any) -> object:
    for name in _KEYS:
        found = getattr(element, name, None)
        if isinstance(found, str) and found:
            return found
    return None


def _joined(segments: Sequence[_Segment]) -> list[_Segment]:
    joined: list[_Segment] = []
    for segment in segments:
        last = joined[-1] if joined else ""
        if isinstance(segment, tuple) and isinstance(last, tuple) and sum(last) == segment[0]:
            joined[-1] = (last[0], last[1] + segment[1])
        elif isinstance(segment, _New) and isinstance(last, _New):
            last.texts.extend(segment.texts)
        else:
            joined.append(segment)
    return joined


def _segment_text(segment: _Segment) -> str:
    if isinstance(segment, _New):
        return '{"new":[' + ",".join(segment.texts) + "]}"
    return segment if isinstance(segment, str) else f"[{segment[0]},{segment[1]}]"


def _text(kind: Any, value: Any) -> str:
    # One value at a time, so that no other thread waits for long.
    return dump_json(kind, value).decode()


# Applying


def _changed(before: Any, changes: dict[str, Any]) -> Any:
    known = _fields(before)
    values = {
        name: _value(known[name], getattr(before, name), change) for name, change in changes.items()
    }
    return replace(before, **values)


def _value(field: _Field, before: Any, change: Any) -> Any:
    if isinstance(change, list) and field.element is not None:
        return tuple(_elements(field.element, before, change))
    if "in" in change:
        return _changed(before, change["in"])
    return read_json(field.kind, json.dumps(change["set"]))


def _elements(kind: type[Any], before: Sequence[Any], segments: list[Any]) -> Iterator[Any]:
    for segment in segments:
        if isinstance(segment, list):
            first, length = segment
            if not 0 <= first <= first + length <= len(before):
                raise IndexError(first + length)
            yield from before[first : first + length]
        elif "at" in segment:
            yield _changed(before[segment["at"]], segment["in"])
        else:
            yield from read_json(GenericAlias(tuple, (kind, ...)), json.dumps(segment["new"]))
