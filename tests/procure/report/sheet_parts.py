"""A workbook's own parts, read as the XML that they are: what any reader finds in them."""

import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Parts:
    """Every part of a workbook; making one fails where a part is not whole."""

    def __init__(self, path: Path) -> None:
        """Read all parts."""
        with zipfile.ZipFile(path) as archive:
            self.written = {name: archive.read(name) for name in archive.namelist()}
        # The program itself has written what is read here.
        self.trees = {name: fromstring(part) for name, part in self.written.items()}  # noqa: S314
        links = self.trees["xl/_rels/workbook.xml.rels"]
        targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
        self.named = {
            one.attrib["name"]: f"xl/{targets[one.attrib[_RELATION]]}"
            for one in self.trees["xl/workbook.xml"].iter(f"{_MAIN}sheet")
        }
        self.sheets = {name: self.trees[part] for name, part in self.named.items()}

    def formulas(self) -> dict[tuple[str, str], str]:
        """Give the formulas of all cells, by sheet and cell."""
        return {
            (name, cell.attrib["r"]): formula.text or ""
            for name, tree in self.sheets.items()
            for cell in tree.iter(f"{_MAIN}c")
            for formula in cell.iter(f"{_MAIN}f")
        }

    def stored(self) -> dict[tuple[str, str], float | str]:
        """Give the value stored beside each formula, by sheet and cell."""
        return {
            (name, cell.attrib["r"]): _value(cell)
            for name, tree in self.sheets.items()
            for cell in tree.iter(f"{_MAIN}c")
            if cell.find(f"{_MAIN}f") is not None
        }

    def texts(self) -> list[str]:
        """Give each text that stands in some cell, once."""
        texts = self.trees["xl/sharedStrings.xml"].iter(f"{_MAIN}t")
        return [one.text or "" for one in texts]

    def marked_texts(self) -> dict[str, bool]:
        """Tell of each text in a cell whether all cells that hold it mark it as one for good."""
        texts = ["".join(one.itertext()) for one in self.trees["xl/sharedStrings.xml"]]
        (formats,) = self.trees["xl/styles.xml"].iter(f"{_MAIN}cellXfs")
        looks = [look.attrib.get("quotePrefix") == "1" for look in formats]
        found: dict[str, bool] = {}
        for tree in self.sheets.values():
            for cell in tree.iter(f"{_MAIN}c"):
                if cell.attrib.get("t") == "s":
                    text = texts[int(cell.findtext(f"{_MAIN}v", "0"))]
                    found[text] = found.get(text, True) and looks[int(cell.attrib.get("s", "0"))]
        return found

    def is_text(self, sheet: str, cell: str) -> bool:
        """Tell whether a cell holds a text."""
        return self._cell(sheet, cell).attrib.get("t") == "s"

    def is_marked(self, sheet: str, cell: str) -> bool:
        """Tell whether a cell is marked as a text that stays one when it is edited."""
        (formats,) = self.trees["xl/styles.xml"].iter(f"{_MAIN}cellXfs")
        look = formats[int(self._cell(sheet, cell).attrib["s"])]
        return look.attrib.get("quotePrefix") == "1"

    def _cell(self, sheet: str, at: str) -> Element:
        cells = self.sheets[sheet].iter(f"{_MAIN}c")
        return next(cell for cell in cells if cell.attrib["r"] == at)


def _value(cell: Element) -> float | str:
    text = cell.findtext(f"{_MAIN}v", "")
    return text if cell.attrib.get("t") in {"str", "e"} else float(text)
