"""One line of Markdown: what kind of line it is, how long its sign is, and which of its words are marked.

Promises: positions count from 0 within the line; nothing is changed, only found. Refuses: HTML, tables, links and what
reaches over several lines; they stay as typed. Pure; called by the editor for each line that changed.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Kind(Enum):
    """What a line is."""

    TEXT = "text"
    EMPTY = "empty"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    NUMBER = "number"
    BULLET = "bullet"
    TASK = "task"
    QUOTE = "quote"


LISTS: Final = frozenset({Kind.NUMBER, Kind.BULLET, Kind.TASK})
HEADINGS: Final = frozenset({Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3})

_SIGNS: Final = (
    (Kind.HEADING_1, re.compile(r"#[ \t]+")),
    (Kind.HEADING_2, re.compile(r"##[ \t]+")),
    (Kind.HEADING_3, re.compile(r"#{3,6}[ \t]+")),
    (Kind.TASK, re.compile(r"[ \t]*[-*+][ \t]\[[ xX]\][ \t]+")),
    (Kind.BULLET, re.compile(r"[ \t]*[-*+][ \t]+")),
    (Kind.NUMBER, re.compile(r"[ \t]*\d{1,4}[.)][ \t]+")),
    (Kind.QUOTE, re.compile(r"[ \t]{0,3}>[ \t]?")),
)
_EMPHASIS: Final = re.compile(
    r"(?P<both>\*\*\*|___)(?=\S)(?P<b>.+?)(?<=\S)(?P=both)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<s>.+?)(?<=\S)(?P=strong)"
    r"|(?P<light>\*|(?<!\w)_)(?=[^\s*_])(?P<l>[^*]+?)(?<=\S)(?P=light)(?!\w)"
    r"|(?P<tick>`)(?P<c>[^`]+)`"
)


@dataclass(frozen=True)
class Span:
    """Marked words, ``start`` to ``end`` with their signs, each ``sign`` characters long."""

    start: int
    end: int
    sign: int
    strong: bool = False
    light: bool = False
    code: bool = False


@dataclass(frozen=True)
class Line:
    """``sign``: length of the sign at its start, with the space behind it. ``done``: a task that is ticked."""

    kind: Kind
    sign: int = 0
    spans: tuple[Span, ...] = ()
    done: bool = False


def read_line(text: str) -> Line:
    """What a line is."""
    if not text.strip():
        return Line(Kind.EMPTY)
    for kind, pattern in _SIGNS:
        found = pattern.match(text)
        if found is not None:
            done = kind is Kind.TASK and "[x]" in found.group().lower()
            return Line(kind, found.end(), _spans(text, found.end()), done)
    return Line(Kind.TEXT, 0, _spans(text, 0))


def next_sign(text: str) -> str | None:
    """The sign that the line after this one begins with: a list or a quote goes on. None for other lines."""
    line = read_line(text)
    sign = text[: line.sign]
    if line.kind is Kind.NUMBER:
        number = re.search(r"\d+", sign)
        assert number is not None
        return f"{sign[: number.start()]}{int(number.group()) + 1}{sign[number.end() :]}"
    if line.kind is Kind.TASK:
        return re.sub(r"\[[xX]\]", "[ ]", sign)
    return sign if line.kind in (Kind.BULLET, Kind.QUOTE) else None


def toggled(text: str) -> str | None:
    """The line with its task ticked, or not any more. None when it is no task."""
    line = read_line(text)
    if line.kind is not Kind.TASK:
        return None
    at = text.index("[") + 1
    return f"{text[:at]}{' ' if line.done else 'x'}{text[at + 1 :]}"


def _spans(text: str, start: int) -> tuple[Span, ...]:
    found = []
    for each in _EMPHASIS.finditer(text, start):
        both, strong, light, tick = (each.group(name) is not None for name in ("both", "strong", "light", "tick"))
        sign = 3 if both else 2 if strong else 1
        found.append(Span(each.start(), each.end(), sign, both or strong, both or light, tick))
    return tuple(found)
