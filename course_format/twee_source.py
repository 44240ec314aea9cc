r"""Cuts a Twee 3 file into passages with their lines, not yet knowing what is in them.

Promises: names, tags and texts come without their escapes (``\[``, ``\{``, ``\::``), as the Twee 3 specification asks
and as Twine writes them; what no header holds is reported. Called by story_reader only.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from course_format.problems import FormatError, Report

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_NAME: Final = re.compile(r"((?:\\.|[^\\\[\]{}])*)")
_TAGS: Final = re.compile(r"\s*\[((?:\\.|[^\\\[\]])*)\]")
_TAG: Final = re.compile(r"(?:\\.|[^\\\s])+")
_HIDDEN_HEADER: Final = re.compile(r"\\:\\?:")


@dataclass(frozen=True)
class RawPassage:
    """``text``: without its header and the empty lines at its end. ``line``: of the header, counted from 1."""

    name: str
    tags: tuple[str, ...]
    text: str
    line: int


def raw_passages(text: str, file: str, report: Report) -> Iterator[RawPassage]:
    """Every passage in the order of the file. A header without a name, or with a rest, is reported."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("::")]
    before = next((number for number in range(heads[0] if heads else len(lines)) if lines[number].strip()), None)
    if before is not None:
        report(FormatError(file, before + 1, "story-unsupported", what="text before the first passage", text=""))
    for head, end in pairwise([*heads, len(lines)]):
        name, tags = _header(lines[head][2:], file, head + 1, report)
        if not name:
            report(
                FormatError(file, head + 1, "story-syntax", reason="a passage without a name", text=lines[head][:40])
            )
            continue
        body = "\n".join(_shown(line) for line in lines[head + 1 : end]).rstrip()
        yield RawPassage(name, tags, body, head + 1)


def _header(text: str, file: str, line: int, report: Report) -> tuple[str, tuple[str, ...]]:
    match = _NAME.match(text)
    name = match.group(1) if match else ""
    rest = text[len(name) :]
    tags: tuple[str, ...] = ()
    if found := _TAGS.match(rest):
        tags = tuple(_plain(tag) for tag in _TAG.findall(found.group(1)))
        rest = rest[found.end() :]
    rest = rest.strip()
    if rest and read_json(rest) is None:
        report(FormatError(file, line, "story-unsupported", what="the end of the header", text=rest[:40]))
    return _plain(_trimmed(name)), tags


def _trimmed(name: str) -> str:
    r"""Without outer space, but for space that was escaped: ``\ ``."""
    short = name.strip()
    return short + " " if short.endswith("\\") and not short.endswith("\\\\") and name.endswith(" ") else short


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _shown(line: str) -> str:
    """A line of text; Twine hides a ``::`` at its beginning behind a backslash."""
    return _HIDDEN_HEADER.sub("::", line, count=1) if _HIDDEN_HEADER.match(line) else line


def read_json(text: str) -> Mapping[str, object] | None:
    """A JSON object; None for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
