"""Damages price lists: single bytes, numbers, whole parts of containers, and JSON values."""

import io
import json
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, Final

_SPICE: Final = (
    *(b"\x00", b'"', b";", b",", b"\t", b"\n", b"\xff", b"=", b"1.000", b"1,5", b"-", b"("),
    *(b"\xe2\x80\xae", b"\xef\xbb\xbf", b"'", b"<", b"&", b"\r", b"%", b"\xa0"),
)
_NUMBERS: Final = (
    *(b"0", b"1", b"-1", b"65535", b"99999", b"1048576", b"4294967296", b"1e308", b"NaN"),
    *(b"", b"0x10", b"999999999999999999999999", b"1.5", b"INF"),
)
_PLACES: Final = (
    b"A0",
    b"ZZZ1",
    b"XFD1",
    b"A1048576",
    b"ZZ99999",
    b"AAAA1",
    b"a1",
    b"1",
    b"",
    b"B2",
)
_MARKUP: Final = (
    *(b"<!DOCTYPE a>", b"<!-- c -->", b"<![CDATA[x]]>", b"<?php x?>", b"&a;", b"&#0;", b"<c/>"),
    *(
        b"<f>1+1</f>",
        b"<v/>",
        b"</row>",
        b"<row>",
        b'<row r="7">',
        b"</sheetData>",
        b"<is><t>x</t></is>",
    ),
)
_DIGITS: Final = re.compile(rb"\d+")
_CELL: Final = re.compile(rb'(?<=r=")[A-Z]+\d+(?=")')
_TAG: Final = re.compile(rb"<[^<>]*>")
_VALUE: Final = re.compile(rb'(?<==")[^"<>]*(?=")')

Mutation = Callable[[bytes, random.Random], bytes]


def bytes_of(data: bytes, rng: random.Random) -> bytes:
    """Cuts, repeats, replaces and spices some bytes."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed) + 1)
        end = min(len(changed), at + rng.randint(0, 40))
        kind = rng.randrange(5)
        if kind == 0:
            del changed[at:end]
        elif kind == 1:
            changed[at:at] = changed[at:end]
        elif kind == 2:
            changed[at:end] = rng.randbytes(end - at)
        elif kind == 3:
            changed[at:at] = rng.choice(_SPICE)
        else:
            # A number of two or four bytes, as containers and binary sheets store them.
            wild = rng.choice([0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF])
            code = rng.choice(["<I", "<H"])
            wild &= 0xFFFF if code == "<H" else 0xFFFFFFFF
            number = struct.pack(code, wild)
            changed[at : at + len(number)] = number
    return bytes(changed)


def markup_of(data: bytes, rng: random.Random) -> bytes:
    """Changes numbers, places, attributes and tags of XML."""
    for _ in range(rng.randint(1, 4)):
        pattern, choices = rng.choice(
            [(_DIGITS, _NUMBERS), (_CELL, _PLACES), (_TAG, _MARKUP), (_VALUE, _NUMBERS)]
        )
        found = list(pattern.finditer(data))
        if not found:
            continue
        at = rng.choice(found)
        new = rng.choice(choices)
        if pattern is _TAG and rng.random() < 0.5:
            other = rng.choice(found)
            new = data[other.start() : other.end()] + at[0]
        data = data[: at.start()] + new + data[at.end() :]
    return data


def text_of(data: bytes, rng: random.Random) -> bytes:
    """Changes the delimiter, the quotes, the line ends or the encoding of a text."""
    kind = rng.randrange(5)
    if kind == 0:
        return data.replace(rng.choice([b",", b";", b"\t", b"|"]), rng.choice([b",", b";", b"\t"]))
    if kind == 1:
        return data.replace(b"\n", rng.choice([b"\r", b"\r\n", b"\n\n", b"\n\r", b""]))
    if kind == 2:
        lines = data.split(b"\n")
        rng.shuffle(lines)
        return b"\n".join(lines)
    if kind == 3:
        encoding = rng.choice(["utf-16", "utf-32", "utf-16-le", "cp1252", "cp1251", "gb18030"])
        return data.decode("utf-8", "replace").encode(encoding, "replace")
    return bytes_of(data.replace(b'"', rng.choice([b"'", b"", b'""'])), rng)


def json_of(data: bytes, rng: random.Random) -> bytes:
    """Changes values, keys and nesting of JSON, or its text."""
    try:
        value = json.loads(data)
    except ValueError:
        return bytes_of(data, rng)
    for _ in range(rng.randint(1, 3)):
        value = _changed(value, rng)
    text = json.dumps(value)
    if rng.random() < 0.2:
        keys = re.findall(r'"[^"]*":', text)
        text = text.replace(rng.choice(keys), rng.choice(keys)) if keys else text
    if rng.random() < 0.1:
        deep = rng.choice([10, 100, 3000])
        text = '{"a":' * deep + text + "}" * deep
    return bytes_of(text.encode(), rng) if rng.random() < 0.2 else text.encode()


def _changed(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict) and value and rng.random() < 0.85:
        key = rng.choice(list(value))
        return {**value, rng.choice([key, key, key, "x", ""]): _changed(value[key], rng)}
    if isinstance(value, list) and value and rng.random() < 0.85:
        at = rng.randrange(len(value))
        return [*value[:at], _changed(value[at], rng), *value[at + rng.randrange(2) :]]
    wild: list[Any] = [
        None,
        True,
        [],
        {},
        [[]],
        [{}],
        "",
        "x" * 200,
        -1,
        0,
        1e300,
        10**30,
        float("nan"),
    ]
    return rng.choice([*wild, [value], {"a": value}, [value, value], {"a": {"b": value}}])


def parts_of(data: bytes, rng: random.Random) -> bytes:
    """Changes a part of a zip archive, and packs it again so that its sums are right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {each.filename: archive.read(each) for each in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError):
        return bytes_of(data, rng)
    telling = [name for name in parts if "theme" not in name and "hum" not in name]
    for _ in range(rng.randint(1, 2)):
        name = rng.choice(telling)
        kind = rng.randrange(10)
        if kind == 0:
            parts.pop(name, None)
        elif kind == 1:
            parts[name] = parts.get(rng.choice(telling), b"")
        elif name.endswith((".xml", ".rels")) and kind < 8:
            parts[name] = markup_of(parts.get(name, b""), rng)
        else:
            parts[name] = bytes_of(parts.get(name, b""), rng)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", rng.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as to:
        for name, part in parts.items():
            to.writestr(name, part)
    return stream.getvalue()


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Damages a file in a way that goes with its kind, or at random."""
    ways: list[Mutation] = [bytes_of]
    if data.startswith(b"PK"):
        ways = [bytes_of, parts_of, parts_of, parts_of]
    elif data.startswith((b"{", b"[")):
        ways = [bytes_of, json_of, json_of]
    elif not data.startswith(b"\xd0\xcf"):
        ways = [bytes_of, bytes_of, text_of]
    return rng.choice(ways)(data, rng)
