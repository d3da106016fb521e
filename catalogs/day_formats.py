"""Which cell formats of a workbook show a number as a day or a time."""

import zipfile
from typing import Final

from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

_STYLES: Final = "xl/styles.xml"


def day_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Give the numbers of the cell formats that show a day or a time."""
    if _STYLES not in archive.namelist():
        return frozenset()
    codes: dict[str, str] = {}
    numbers: list[str] = []
    for element in fromstring(archive.read(_STYLES)).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "numFmt":
            codes[element.attrib.get("numFmtId", "")] = element.attrib.get("formatCode", "")
        elif tag == "cellXfs":
            numbers = [one.attrib.get("numFmtId", "0") for one in element]
    return frozenset(
        at
        for at, number in enumerate(numbers)
        if is_date_format(codes.get(number) or BUILTIN_FORMATS.get(int(number), "General"))
    )
