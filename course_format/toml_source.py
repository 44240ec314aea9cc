"""A TOML file with its lines: tomllib tells what is in it, this remembers where.

Promises: typed values or a reported problem with the line of the table or key it concerns.
Lines are found by scanning table headers and keys, so they are right for files written in the plain way the course
uses. Called by manifest_reader and glossary_reader only.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from course_format.problems import FormatError, Report

Value = TypeVar("Value", str, int, bool)

_HEADER: Final = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY: Final = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_AT_LINE: Final = re.compile(r"at line (\d+)")


@dataclass
class TomlTable:
    """One table of a file. ``line`` is its header's; ``values`` holds what tomllib made of it."""

    file: str
    line: int
    values: Mapping[str, object]
    report: Report
    key_lines: Mapping[str, int] = field(default_factory=dict)

    def problem(self, key: str, code: str, **facts: object) -> None:
        self.report(FormatError(self.file, self.key_lines.get(key, self.line), code, key=key, **facts))

    def _typed(self, key: str, kind: type[Value], default: Value | None) -> Value | None:
        if key not in self.values:
            if default is None:
                self.problem(key, "key-missing")
            return default
        value = self.values[key]
        # bool is an int to Python, but not to an author
        if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
            self.problem(key, "key-type", expected=kind.__name__)
            return default
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """The text of ``key``; reported when it is missing without a default, or empty without one."""
        value = self._typed(key, str, default)
        if value is not None and not value.strip() and default is None:
            self.problem(key, "key-missing")
        return (value or "").strip()

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self._typed(key, int, default)
        if value is None:
            return low
        if not low <= value <= high:
            self.problem(key, "number-range", low=low, high=high)
            return low
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.problem(key, "key-type", expected="list of texts")
            return ()
        return tuple(item.strip() for item in value if item.strip())

    def flag(self, key: str) -> bool:
        """True or false; false when the key is absent."""
        return bool(self._typed(key, bool, False))

    def only(self, *known: str) -> None:
        """Report keys that mean nothing here: usually a slip of the pen."""
        for key in self.values:
            if key not in known:
                self.problem(key, "key-unknown")


class TomlSource:
    """Reads ``text`` once. A syntax error is reported, and the file is then empty."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self.file = file
        self._report = report
        self._tables = _scan(text)
        self.values: dict[str, object] = {}
        try:
            self.values = tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # a number of thousands of digits is a bare ValueError
            at = _AT_LINE.search(str(error))
            line = int(at.group(1)) if at else text.count("\n") + 1
            report(FormatError(file, line, "toml-syntax", reason=str(error).split(" (at ")[0]))

    def table(self, name: str) -> TomlTable:
        """The table ``[name]``; empty, on line 1, when there is none."""
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            value = {}
        line, key_lines = self._place(name, 0)
        return TomlTable(self.file, line, value, self._report, key_lines)

    def tables(self, *path: str) -> Iterator[TomlTable]:
        """Every ``[[path]]`` in order; ``tables("course", "weeks")`` reads ``[[course.weeks]]``."""
        value: object = self.values
        for part in path:
            value = value.get(part, []) if isinstance(value, dict) else []
        name = ".".join(path)
        if not isinstance(value, list):
            value = []
        for index, item in enumerate(value):
            line, key_lines = self._place(name, index)
            if isinstance(item, dict):
                yield TomlTable(self.file, line, item, self._report, key_lines)
            else:
                self._report(FormatError(self.file, line, "key-type", key=name, expected="table"))

    def nested(self, *path: str) -> dict[tuple[int, ...], list[TomlTable]]:
        """Tables within tables, ``[[a]]``, ``[[a.b]]``: under the numbers, from 0, of the tables they stand in."""
        held: list[tuple[tuple[int, ...], object]] = [((), self.values)]
        found: dict[tuple[int, ...], list[TomlTable]] = {}
        for depth, part in enumerate(path):
            if depth:
                held = [((*at, number), item) for at, items in held for number, item in enumerate(_list(items))]
            held = [(at, item.get(part, []) if isinstance(item, dict) else []) for at, item in held]
        name, count = ".".join(path), 0
        for at, items in held:
            for item in _list(items):
                line, key_lines = self._place(name, count)
                count += 1
                if isinstance(item, dict):
                    found.setdefault(at, []).append(TomlTable(self.file, line, item, self._report, key_lines))
                else:
                    self._report(FormatError(self.file, line, "key-type", key=name, expected="table"))
        return found

    def _place(self, name: str, index: int) -> tuple[int, Mapping[str, int]]:
        places = self._tables.get(name, [])
        return places[index] if index < len(places) else (1, {})


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _scan(text: str) -> dict[str, list[tuple[int, dict[str, int]]]]:
    """Per table name, for each time it stands in the file: the line of its header and of its keys."""
    tables: dict[str, list[tuple[int, dict[str, int]]]] = {}
    keys: dict[str, int] = {}
    tables[""] = [(1, keys)]
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            keys = {}
            tables.setdefault(header.group(2), []).append((number, keys))
        elif key := _KEY.match(line):
            keys.setdefault(key.group(1), number)
    return tables
