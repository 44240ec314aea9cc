"""Reads a lesson (or testimony) written in Markdown into typed blocks.

Promises: what docs/pack_format.md lists under "Lessons", in reading order: headings, paragraphs, lists, tables,
figures, callouts, footnotes; glossary terms marked the first time they stand in a section. Same source, same blocks.
Refuses, by reporting with file and line: raw HTML, scripts, remote addresses, and Markdown the reader page cannot show.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element

from course_format import markdown_tree
from course_format.glossary import Term
from course_format.inline_runs import FOOTNOTE_PREFIX, RunReader
from course_format.lesson import (
    Block,
    Callout,
    CalloutKind,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Lesson,
    ListItem,
    Paragraph,
    Section,
    Style,
    Table,
    plain,
)
from course_format.markdown_tree import LINE, LIST_AS_TEXT, line_of
from course_format.pack_paths import is_safe
from course_format.problems import FormatError, Report, refuse
from course_format.spaces import on_one_line
from course_format.term_matcher import TermMatcher

LARGEST_LESSON: Final = 256_000  # bytes of text
TOP_SECTION: Final = "top"
ANSWER_LINE: Final = "Answer:"
_LISTS: Final = ("ul", "ol")
_NOT_IN_ITEMS: Final = ("table", "div", "pre", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6")
_NOT_IN_SLUG: Final = re.compile(r"[\W_]+")
_ALIGNS: Final = {"right": "end", "center": "center"}
_BRACKETS: Final = re.compile(r"[\[\]()]|\n[ \t]*\n")
_MOST_OPEN: Final = 20
_SOURCED: Final = frozenset({CalloutKind.VOICE, CalloutKind.CASE})


def read_lesson(text: str, file: str, terms: Iterable[Term] = (), report: Report = refuse) -> Lesson:
    """Raises what ``report`` raises (by default FormatError for the first error)."""
    return read_with_matcher(text, file, TermMatcher(terms), report)


def read_with_matcher(text: str, file: str, matcher: TermMatcher, report: Report = refuse) -> Lesson:
    """Like ``read_lesson``, for many lessons of one pack: the matcher is made once and tells which terms were used."""
    if len(text) > LARGEST_LESSON:
        report(FormatError(file, 0, "file-too-large", size=len(text), limit=LARGEST_LESSON))
        text = ""
    if line := _too_deep(text):
        report(FormatError(file, line, "nesting-too-deep"))
        text = ""
    try:
        root = markdown_tree.parse(text)
        return _LessonReader(file, matcher, report).read(root)
    except RecursionError:
        report(FormatError(file, 0, "nesting-too-deep"))
        return Lesson("", (), (), ())


def read_texts(text: str, file: str, matcher: TermMatcher, report: Report) -> tuple[Paragraph | ListItem, ...]:
    """Paragraphs and lists only, as in a callout: for stories and worksheets. Lines count from 1 in ``text``."""
    if line := _too_deep(text):
        report(FormatError(file, line, "nesting-too-deep"))
        return ()
    try:
        return _LessonReader(file, matcher, report).texts(markdown_tree.parse(text))
    except RecursionError:
        report(FormatError(file, 0, "nesting-too-deep"))
        return ()


class _LessonReader:
    """Walks one tree. Keeps what was seen: the title, ids in use, terms of the section, footnotes referred to."""

    def __init__(self, file: str, matcher: TermMatcher, report: Report) -> None:
        self._file = file
        self._matcher = matcher
        self._report = report
        self._inline = RunReader(file, report)
        self._title: str | None = None
        self._ids: set[str] = {TOP_SECTION}
        self._terms_seen: set[str] = set()
        self._callouts = 0

    def read(self, root: Element) -> Lesson:
        blocks: list[Block] = []
        footnotes: tuple[Footnote, ...] = ()
        for element in root:
            if element.tag == "div" and element.get("class") == "footnote":
                footnotes = self._footnotes(element)
            else:
                blocks.extend(self._blocks(element))
        if self._title is None:
            self._problem(1, "title-missing")
        self._check_footnotes(blocks, footnotes)
        title = self._title or ""
        return Lesson(title, tuple(blocks), footnotes, _sections(title, blocks))

    def texts(self, root: Element) -> tuple[Paragraph | ListItem, ...]:
        return tuple(block for element in root for block in self._texts(element))

    def _problem(self, line: int, code: str, **facts: object) -> None:
        self._report(FormatError(self._file, line, code, **facts))

    def _blocks(self, element: Element) -> Iterator[Block]:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield from self._heading(element)
            case "p" if element.find("img") is not None:
                yield from self._figure(element)
            case "table":
                yield self._table(element)
            case "div" if "admonition" in element.get("class", "").split():
                yield from self._callout(element)
            case _:
                yield from self._texts(element)

    def _texts(self, element: Element) -> Iterator[Paragraph | ListItem]:
        """Paragraphs and lists: what may stand in a lesson and in a callout."""
        line = line_of(element)
        match element.tag:
            case "p":
                if element.get(LIST_AS_TEXT):
                    self._problem(line, "list-blank-line")
                runs = self._marked(self._inline.runs(element, line))
                if runs:
                    yield Paragraph(runs, self._sources(element, line))
            case "ul" | "ol":
                yield from self._list(element, 0)
            case _:
                self._problem(line, "block-unsupported", text=element.tag)

    def _marked(self, runs: Inlines) -> Inlines:
        return self._matcher.mark(runs, self._terms_seen)

    def _sources(self, element: Element, line: int, *known: str) -> tuple[str, ...]:
        """The ``src`` attribute; any other that an author set is reported."""
        for name in element.keys():  # noqa: SIM118 - an Element iterates over its children
            if name not in {"src", LINE, LIST_AS_TEXT, *known}:
                self._problem(line, "attribute-unknown", name=name)
        return tuple((element.get("src") or "").replace(",", " ").split())

    def _heading(self, element: Element) -> Iterator[Heading]:
        line, level = line_of(element), int(element.tag[1])
        runs = self._inline.runs(element, line)
        self._sources(element, line, "id")
        if not runs:
            self._problem(line, "heading-empty")
            return
        if level == 1:
            if self._title is not None:
                self._problem(line, "title-twice", title=plain(runs))
            self._title = self._title or plain(runs)
            return
        if level > 3:
            self._problem(line, "heading-level", level=level)
        if level == 2:
            self._terms_seen = set()
            if not element.get("id"):
                self._problem(line, "heading-id-missing", title=plain(runs))
        yield Heading(min(level, 3), self._own_id(element.get("id") or _slug(plain(runs)), line), runs)

    def _own_id(self, wished: str, line: int) -> str:
        if wished in self._ids:
            self._problem(line, "duplicate-id", id=wished)
        self._ids.add(wished)
        return wished

    def _list(self, element: Element, depth: int) -> Iterator[ListItem]:
        number = _start(element)
        for item in element:
            line = line_of(item)
            marker = f"{number}." if element.tag == "ol" else ""
            number += 1
            runs, sources = self._item_runs(item, line)
            if runs:
                yield ListItem(depth, marker, runs, sources)
            for child in item:
                if child.tag in _LISTS:
                    yield from self._list(child, depth + 1)

    def _item_runs(self, item: Element, line: int) -> tuple[Inlines, tuple[str, ...]]:
        """The text of an item, be it tight (text in the item) or loose (in one paragraph of its own)."""
        paragraphs = item.findall("p")
        for child in (*paragraphs[1:], *(child for child in item if child.tag in _NOT_IN_ITEMS)):
            self._problem(line_of(child) or line, "list-content", text=child.tag)
        holder = paragraphs[0] if paragraphs else item
        sources = self._sources(holder, line) + (self._sources(item, line) if holder is not item else ())
        return self._marked(self._inline.runs(holder, line, skip=(*_LISTS, "p", *_NOT_IN_ITEMS))), sources

    def _table(self, element: Element) -> Table:
        rows = [list(row) for row in element.iter("tr")]
        header, *body = rows or [[]]
        aligns = tuple(_align(cell) for cell in header)
        return Table(self._row(header), tuple(self._row(row) for row in body), aligns)

    def _row(self, cells: list[Element]) -> tuple[Inlines, ...]:
        runs = [self._inline.runs(cell, line_of(cell)) for cell in cells]
        return tuple(cell if cells[0].tag == "th" else self._marked(cell) for cell in runs)

    def _figure(self, element: Element) -> Iterator[Figure]:
        line = line_of(element)
        image = element.find("img")
        assert image is not None
        path, alt = image.get("src", ""), on_one_line(image.get("alt") or "")
        if len(element) > 1 or (element.text or "").strip() or (image.tail or "").strip():
            self._problem(line, "figure-place", path=path)
        for name in image.keys():  # noqa: SIM118 - an Element iterates over its children
            if name not in {"src", "alt", "title", "id"}:
                self._problem(line, "attribute-unknown", name=name)
        if not alt:
            self._problem(line, "alt-missing", path=path)
        if not is_safe(path):
            self._problem(line, "address-refused", text=path)
            return
        own_id = self._own_id(image.get("id") or f"fig-{PurePosixPath(path).stem}", line)
        caption = on_one_line(image.get("title") or "")
        yield Figure(own_id, path, alt, self._marked((Inline(caption),)) if caption else ())

    def _callout(self, element: Element) -> Iterator[Callout]:
        line = line_of(element)
        names = [name for name in element.get("class", "").split() if name != "admonition"]
        try:
            kind = CalloutKind(names[0] if names else "")
        except ValueError:
            self._problem(line, "callout-kind", kind=" ".join(names))
            return
        title, *rest = _titled(element)
        # Without a title of its own an admonition is given its kind's name by Python-Markdown.
        label = "" if title is None or title == names[0].capitalize() else title
        blocks, answer = self._callout_blocks(kind, rest, line)
        self._callouts += 1
        sourced = kind in _SOURCED
        own_id = self._own_id(f"{kind}-{self._callouts}", line)
        yield Callout(kind, own_id, blocks, answer, label if sourced else "", "" if sourced else label)

    def _callout_blocks(
        self, kind: CalloutKind, elements: list[Element], line: int
    ) -> tuple[tuple[Paragraph | ListItem, ...], tuple[Paragraph | ListItem, ...]]:
        blocks: list[Paragraph | ListItem] = []
        answer: list[Paragraph | ListItem] | None = None
        for element in elements:
            if element.tag not in {"p", *_LISTS} or element.find("img") is not None:
                self._problem(line_of(element), "callout-content", text=element.tag)
                continue
            for block in self._texts(element):
                rest = _after_answer_line(block) if kind is CalloutKind.CHECK and answer is None else None
                if rest is not None:
                    answer = [replace(block, inlines=rest)] if rest else []
                else:
                    (blocks if answer is None else answer).append(block)
        if not blocks:
            self._problem(line, "callout-content", text="")
        if kind is CalloutKind.CHECK and not answer:
            self._problem(line, "answer-missing")
        return tuple(blocks), tuple(answer or ())

    def _footnotes(self, element: Element) -> tuple[Footnote, ...]:
        notes: list[Footnote] = []
        for number, item in enumerate(element.iter("li"), start=1):
            runs: list[Inline] = []
            for paragraph in item.findall("p"):
                runs.extend(([Inline(" ")] if runs else []) + list(self._inline.runs(paragraph, line_of(paragraph))))
            notes.append(Footnote(item.get("id", "").removeprefix(FOOTNOTE_PREFIX), number, tuple(runs)))
        return tuple(notes)

    def _check_footnotes(self, blocks: list[Block], footnotes: tuple[Footnote, ...]) -> None:
        used = {run.target for block in blocks for run in all_runs(block) if run.style is Style.FOOTNOTE}
        for note in footnotes:
            if note.id not in used:
                self._problem(0, "footnote-unused", id=note.id)


def all_runs(block: Block) -> Iterator[Inline]:
    """Every run of a block, in reading order."""
    match block:
        case Heading() | Paragraph() | ListItem():
            yield from block.inlines
        case Figure():
            yield from block.caption
        case Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from cell
        case Callout():
            for inner in (*block.blocks, *block.answer):
                yield from inner.inlines


def _too_deep(text: str) -> int:
    """The line of the first bracket that too many before it left open, 0 for none.

    Python-Markdown looks for the end of each open bracket through the whole paragraph; thousands of them take hours.
    """
    square = round_ = 0
    for match in _BRACKETS.finditer(text):
        sign = match.group()
        square = max(0, square + {"[": 1, "]": -1}.get(sign, 0))
        round_ = max(0, round_ + {"(": 1, ")": -1}.get(sign, 0))
        if max(square, round_) > _MOST_OPEN:
            return text.count("\n", 0, match.start()) + 1
        if sign not in "[]()":
            square = round_ = 0
    return 0


def _sections(title: str, blocks: list[Block]) -> tuple[Section, ...]:
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    if blocks and (not starts or starts[0] > 0):
        starts.insert(0, 0)
    sections: list[Section] = []
    for first, last in pairwise([*starts, len(blocks)]):
        head = blocks[first]
        if isinstance(head, Heading) and head.level == 2:
            sections.append(Section(head.id, plain(head.inlines), first, last))
        else:
            sections.append(Section(TOP_SECTION, title, first, last))
    return tuple(sections)


def _slug(text: str) -> str:
    return _NOT_IN_SLUG.sub("-", text.casefold()).strip("-") or "section"


def _start(element: Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1


def _align(cell: Element) -> str:
    style = f"{cell.get('style', '')} {cell.get('align', '')}"
    return next((align for word, align in _ALIGNS.items() if word in style), "start")


def _titled(element: Element) -> tuple[str | None, *tuple[Element, ...]]:
    """The title of an admonition, if any, and the rest of its children."""
    children = list(element)
    if children and "admonition-title" in children[0].get("class", "").split():
        return on_one_line("".join(children[0].itertext())), *children[1:]
    return None, *children


def _after_answer_line(block: Paragraph | ListItem) -> Inlines | None:
    """What follows ``Answer:`` at the beginning of a block; None when it begins otherwise."""
    if not block.inlines or not block.inlines[0].text.startswith(ANSWER_LINE):
        return None
    first, *rest = block.inlines
    text = first.text.removeprefix(ANSWER_LINE).lstrip()
    return (replace(first, text=text), *rest) if text else tuple(rest)
