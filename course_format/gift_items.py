r"""Cuts a GIFT file into questions and an answer block into items, without yet knowing what they mean.

Promises: a question is what stands between blank lines; each part keeps the line it begins on; signs escaped with ``\``
separate nothing. Source: Moodle's documentation of the GIFT format. Called by gift_reader only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_ID_TAG: Final = re.compile(r"\[id:((?:\\.|[^\]\\])+)\]")
_BANK: Final = re.compile(r"//\s*question:\s*(\d{1,12})\s+name:")
_WEIGHT: Final = re.compile(r"\s*%\s*(-?\d{1,3}(?:[.,]\d{0,16})?)\s*%")


@dataclass(frozen=True)
class Source:
    """One question as written. ``number``: from an ``[id:…]`` in the comment above it, else "".

    ``bank``: its number in the question bank, which Moodle writes above each question; else "".
    """

    line: int
    text: str
    number: str
    bank: str = ""


@dataclass(frozen=True)
class Parts:
    """``answers`` is None for a description (no braces). ``tail``: text after the braces (a missing word)."""

    title: str
    stem: str
    answers: str | None
    tail: str
    line: int  # of the opening brace


@dataclass(frozen=True)
class Item:
    """One answer. ``sign`` is ``=``, ``~`` or "" (a number alone); ``weight`` in percent, None when not written."""

    sign: str
    weight: float | None
    text: str
    feedback: str
    line: int


def questions(text: str) -> Iterator[Source | tuple[int, str]]:
    """Every question; a ``$CATEGORY:`` line comes as (line, its text)."""
    lines: list[str] = []
    first, number, bank = 0, "", ""
    for at, line in enumerate([*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""], start=1):
        bare = line.strip()
        if bare.startswith("//"):
            tag = _ID_TAG.search(bare)
            number = tag.group(1) if tag else number
            in_bank = _BANK.match(bare)
            bank = in_bank.group(1) if in_bank else bank
        elif bare.startswith("$CATEGORY:"):
            yield at, bare.removeprefix("$CATEGORY:").strip()
        elif bare:
            first = first or at
            # Comment lines keep their place, so that lines count on.
            lines.extend("" for _ in range(at - first - len(lines)))
            lines.append(line)
        elif lines:
            yield Source(first, "\n".join(lines), number, bank)
            lines, first, number, bank = [], 0, "", ""


def _unescaped(signs: str, text: str, start: int = 0) -> Iterator[int]:
    r"""Where each match of the pattern ``signs`` stands that no ``\`` makes a mere letter; ``\\`` is a ``\`` itself."""
    for match in re.compile(rf"\\.|({signs})", re.DOTALL).finditer(text, start):
        if match.group(1):
            yield match.start()


def find(text: str, sign: str, start: int = 0) -> int:
    r"""Where the first ``sign`` without a ``\`` before it stands; -1 for nowhere."""
    return next(_unescaped(re.escape(sign), text, start), -1)


def cut(text: str, sign: str) -> tuple[str, str]:
    """What stands before and after the first ``sign``, without outer space; the second "" when there is none."""
    at = find(text, sign)
    return (text.strip(), "") if at < 0 else (text[:at].strip(), text[at + len(sign) :].strip())


def parts(source: Source) -> Parts | None:
    """The parts of a question; None when its braces or title marks do not match."""
    text, title, line = source.text, "", source.line
    if text.lstrip().startswith("::"):
        begin = text.index("::") + 2
        end = find(text, "::", begin)
        if end < 0:
            return None
        title, line = text[begin:end].strip(), line + text.count("\n", 0, end)
        text = text[end + 2 :]
    opening = find(text, "{")
    if opening < 0:
        return None if find(text, "}") >= 0 else Parts(title, text, None, "", line)
    closing = find(text, "}", opening)
    if closing < 0 or find(text, "{", opening + 1) >= 0 or find(text, "}", closing + 1) >= 0:
        return None
    line += text.count("\n", 0, opening)
    return Parts(title, text[:opening], text[opening + 1 : closing], text[closing + 1 :], line)


def general_feedback(answers: str) -> tuple[str, str]:
    """(answers without it, the general feedback): what stands behind the last ``####``."""
    at = max(_unescaped("####", answers), default=-1)
    return (answers, "") if at < 0 else (answers[:at], answers[at + 4 :])


def items(answers: str, line: int) -> list[Item]:
    """The answers of a block. Text before the first sign is an item of its own, with the sign ""."""
    cuts = dict.fromkeys(_unescaped("[=~]", answers))
    bounds = [0, *(at for at in cuts if at), len(answers)]
    found: list[Item] = []
    for start, end in pairwise(bounds):
        piece = answers[start:end]
        sign = piece[0] if start in cuts else ""
        if sign or piece.strip():
            found.append(_item(sign, piece[len(sign) :], line))
        line += piece.count("\n")
    return found


def _item(sign: str, text: str, line: int) -> Item:
    match = _WEIGHT.match(text)
    weight = float(match.group(1).replace(",", ".")) if match else None
    body, feedback = cut(text[match.end() :] if match else text, "#")
    return Item(sign, weight, body, feedback, line)
