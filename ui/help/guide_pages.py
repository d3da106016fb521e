"""The user guide's pages as they ship with the program, and their sections."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from procure.record import record

_ORDER: Final = (
    "first-steps",
    "price-lists",
    "demand",
    "limits",
    "planning-live",
    "scenarios",
    "reading-pictures",
    "explain",
    "what-if",
    "evaluate",
    "workbook",
    "exports",
    "house-style",
    "tables",
    "nothing-lost",
)
"""The pages for daily use, in reading order; what is for looking up follows."""
_HEADING: Final = re.compile(r"^(#{1,3}) +(.+?)\s*$", re.MULTILINE)
_FENCE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_DROPPED: Final = re.compile(r"[^\w\- ]")
_MARKS: Final = re.compile(r"[*`|]+|\]\([^)]*\)|!?\[")


@record
class Section:
    """A heading of a page, and what stands below it up to the next.

    `level` is 1 for the page's title. `text` is without the marks of Markdown.
    """

    page: str
    title: str
    level: int
    text: str

    @property
    def place(self) -> str:
        """Name the section as a link from page to page does: "limits.md#aims"."""
        return f"{self.page}.md" if self.level == 1 else f"{self.page}.md#{slug(self.title)}"


def guide_folder() -> Path:
    """Give the folder of the pages: beside the program's own, in a checkout and installed."""
    return Path(__file__).parents[2] / "docs"


def slug(title: str) -> str:
    """Give the anchor of a heading, as links to it are written."""
    return _DROPPED.sub("", title.strip().lower()).replace(" ", "-")


@cache
def sections() -> tuple[Section, ...]:
    """List the sections of all pages, in reading order; empty where the guide is not there."""
    pages = {path.stem: path for path in sorted(guide_folder().glob("*.md"))}
    names = [*(name for name in _ORDER if name in pages), *(set(pages) - set(_ORDER))]
    ordered = sorted(names, key=lambda name: (_rank(name), name))
    return tuple(one for name in ordered for one in sections_of(name, pages[name]))


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def sections_of(name: str, path: Path) -> tuple[Section, ...]:
    """List the sections of one page."""
    text = path.read_text(encoding="utf-8")
    # A line of an example that begins with # is no heading.
    plain = _FENCE.sub(lambda found: found.group().replace("#", " "), text)
    heads = list(_HEADING.finditer(plain))
    ends = [*(head.start() for head in heads[1:]), len(plain)]
    return tuple(
        Section(
            page=name,
            title=_MARKS.sub("", head[2]),
            level=len(head[1]),
            text=_MARKS.sub("", plain[head.end() : end]),
        )
        for head, end in zip(heads, ends, strict=True)
    )


def found(words: str) -> tuple[Section, ...]:
    """List the sections that have all of the words, those with one in their title first."""
    wanted = words.casefold().split()
    hits = [
        one
        for one in sections()
        if all(word in f"{one.title}\n{one.text}".casefold() for word in wanted)
    ]
    return tuple(
        sorted(hits, key=lambda one: not any(word in one.title.casefold() for word in wanted))
    )
