r"""The text of a passage: modifiers that stand over parts of it, links, inserts, and Markdown between them.

Promises: Markdown is read as in a lesson, without what only lessons have; a link or an insert is never taken for
Markdown, nor its value later. What Chapbook can do and this program does not is named as ``story-unsupported``, and the
words around it stay. Called by story_reader only. Source: the guide to Chapbook, "Modifiers and Inserts".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from course_format.lesson import Inline, Inlines, ListItem, Paragraph, plain
from course_format.markdown_reader import read_texts
from course_format.problems import FormatError, Report
from course_format.story import Block, Condition, Embed, Insert, Link, Mode, Run, Segment, StoryText, is_foreign
from course_format.story_expressions import Constant, Expression, ExpressionError, is_name, parse
from course_format.term_matcher import TermMatcher

MOST_SEGMENTS: Final = 2_000  # parts of texts under modifiers of their own, in one file
_MODIFIERS: Final = re.compile(r"\[(?!\[)([^\n]+[^\]\n])\][ \t]*$")
_CONDITION: Final = re.compile(r"(ifalways|ifnever|if|unless)\s+(.*)", re.IGNORECASE)
_CONTINUE: Final = frozenset({"continue", "continued", "cont", "cont'd"})
_NOTES: Final = frozenset({"note", "note to self", "note to myself", "todo", "fixme", "nb", "n.b."})
_CODE: Final = frozenset({"css", "javascript"})
_FORK: Final = re.compile(r"[ ]{0,3}>\s*(?=\[\[)")
_TOKEN: Final = re.compile(
    r"""(?<!\\)(?:\[\[(?!\[)(?P<link>[^\n]{0,400}?)\]\](?!\])
      | \{(?P<insert>(?:[^{}'"\n]|'(?:[^'\\\n]|\\.){0,400}+'|"(?:[^"\\\n]|\\.){0,400}+"){0,400}+)\})""",
    re.VERBOSE,
)
_EMBED: Final = re.compile(r"embed\s+passage(?:\s+named)?\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_LINK_TO: Final = re.compile(r"link\s+to\s*:\s*(.*?)(?:,\s*label\s*:\s*(.*))?", re.IGNORECASE | re.DOTALL)
_ADDRESS: Final = re.compile(r"\w+:/{2,3}\w")
# A token is one character while Markdown is read: of a private plane, which the source may not use.
_FIRST_MARK: Final = 0xF0000
_LAST_MARK: Final = 0xFFFFD
_MARK: Final = re.compile(f"([{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}])")
# What ends the reading in lessons too; the rest of what Markdown finds is not an error in a story from elsewhere.
_KEPT: Final = frozenset({"nesting-too-deep", "list-blank-line"})


@dataclass
class _Piece:
    """Source lines under the same modifiers, while they are gathered."""

    first: int  # the line of the file on which ``lines`` begin
    conditions: tuple[Condition, ...] = ()
    append: bool = False
    hidden: bool = False
    lines: list[str] = field(default_factory=list)


class TextReader:
    """Reads the texts of one file."""

    def __init__(self, file: str, matcher: TermMatcher, report: Report) -> None:
        self._file = file
        self._matcher = matcher
        self._report = report
        self._left = MOST_SEGMENTS

    def segments(self, text: str, line: int) -> tuple[Segment, ...]:
        """``line``: where ``text`` begins in the file, counted from 1."""
        found: list[Segment] = []
        for piece in self._pieces(_MARK.sub("\ufffd", text), line):
            if piece.hidden or not any(part.strip() for part in piece.lines):
                continue
            if not self._left:
                self._report(FormatError(self._file, piece.first, "number-range", key="[…]", low=0, high=MOST_SEGMENTS))
                break
            self._left -= 1
            found.append(self._segment(piece))
        return tuple(found)

    def expression(self, text: str, line: int) -> Expression:
        """The expression, or a false one when it cannot be read, which is reported."""
        try:
            return parse(text)
        except ExpressionError as error:
            reason = "an expression is nested too deeply" if error.reason == "too-deep" else "an expression"
            self._syntax(line, reason, f"{text.strip()[:60]}")
            return Constant(False)

    def _syntax(self, line: int, reason: str, text: str) -> None:
        self._report(FormatError(self._file, line, "story-syntax", reason=reason, text=text))

    def _unsupported(self, line: int, what: str, text: str = "") -> None:
        self._report(FormatError(self._file, line, "story-unsupported", what=what, text=text[:60]))

    def _pieces(self, text: str, first: int) -> Iterator[_Piece]:
        piece = _Piece(first)
        for number, line in enumerate(text.split("\n"), start=first):
            match = _MODIFIERS.fullmatch(line)
            if match is None:
                piece.lines.append(line)
                continue
            if any(part.strip() for part in piece.lines):
                yield piece
                piece = _Piece(number + 1)
            # Modifiers on lines of their own, one under the other, all count for the text that follows.
            piece.first, piece.lines = number + 1, []
            for modifier in _split(match.group(1), ";"):
                self._modify(piece, modifier, number)
        yield piece

    def _modify(self, piece: _Piece, modifier: str, line: int) -> None:
        words = " ".join(modifier.lower().split())
        if words in _CONTINUE:
            piece.conditions, piece.append, piece.hidden = (), False, False
        elif words == "else":
            piece.conditions += (Condition(Mode.ELSE, None, line),)
        elif words == "append":
            piece.append = True
        elif words in _NOTES:
            piece.hidden = True
        elif words in _CODE:
            piece.hidden = True
            self._unsupported(line, f"[{modifier.strip()}]")
        elif match := _CONDITION.fullmatch(modifier.strip()):
            piece.conditions += (self._condition(match.group(1).lower(), match.group(2), line),)
        else:
            self._unsupported(line, f"[{modifier.strip()}]")

    def _condition(self, kind: str, text: str, line: int) -> Condition:
        expression = self.expression(text, line)
        if kind in {"ifalways", "ifnever"}:
            return Condition(Mode.ALWAYS if kind == "ifalways" else Mode.NEVER, None, line)
        return Condition(Mode(kind), expression, line)

    def _segment(self, piece: _Piece) -> Segment:
        tokens: list[Run | Embed] = []
        lines = [self._marked(text, number, tokens) for number, text in enumerate(piece.lines, start=piece.first)]
        texts = read_texts("\n".join(lines), self._file, self._matcher, self._shifted(piece.first))
        blocks = tuple(block for text in texts for block in _blocks(text, tokens))
        links = tuple(token for token in tokens if isinstance(token, Link))
        return Segment(piece.conditions, piece.append, blocks, links, piece.first)

    def _shifted(self, first: int) -> Report:
        """Problems of the Markdown reader, with the lines of the file, as what a story cannot show."""

        def report(problem: FormatError) -> None:
            line = problem.line + first - 1 if problem.line else first
            if problem.code in _KEPT:
                self._report(FormatError(self._file, line, problem.code, **problem.facts))
            else:
                facts = problem.facts
                self._unsupported(line, str(facts.get("text") or facts.get("name") or problem.code))

        return report

    def _marked(self, text: str, line: int, tokens: list[Run | Embed]) -> str:
        """``text`` with a mark for each link and insert, which ``tokens`` grows by."""
        fork = _FORK.match(text)
        found: list[Link] = []

        def mark(match: re.Match[str]) -> str:
            link = match.group("link")
            token = self._insert(match.group("insert"), line) if link is None else self._link(link, line)
            if isinstance(token, str):
                return token
            if len(tokens) > _LAST_MARK - _FIRST_MARK:
                self._syntax(line, "too many links and inserts", "")
                return ""
            tokens.append(token)
            if isinstance(token, Link):
                found.append(token)
            return chr(_FIRST_MARK + len(tokens) - 1)

        marked = _TOKEN.sub(mark, text[fork.end() :] if fork else text)
        # A fork is a line of choices: nothing of it belongs to the text.
        return "" if fork and found and not _MARK.sub("", marked).strip() else marked

    def _link(self, text: str, line: int) -> Link | str:
        inner, setter, _ = text.partition("][")
        if setter:
            self._unsupported(line, "setter", text)
        label, target = _sides(inner)
        return self._made(label, target, line, text)

    def _made(self, label: str, target: str, line: int, text: str) -> Link | str:
        if not label or not target:
            self._syntax(line, "a link", text[:40])
            return label
        if _ADDRESS.match(target):
            self._unsupported(line, "address", target)
            return label
        return Link(label, target, line)

    def _insert(self, text: str, line: int) -> Run | Embed | str:
        inner = text.strip()
        if is_name(inner) and not is_foreign(inner):
            return Insert(self.expression(inner, line), line)
        if match := _EMBED.fullmatch(inner):
            name = _quoted(match.group(1))
            if name:
                return Embed(name, line)
        elif match := _LINK_TO.fullmatch(inner):
            target, label = _quoted(match.group(1)), _quoted(match.group(2) or match.group(1))
            if target and label:
                return self._made(label, target, line, inner)
        self._unsupported(line, "{" + inner[:40] + "}")
        return "{" + text + "}"


def _split(text: str, sign: str) -> Iterator[str]:
    """Parts between signs that stand in no quotes."""
    start, quote = 0, ""
    for at, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote and text[at - 1] != "\\" else quote
        elif letter in "'\"" and not text[at - 1 : at].isalnum():
            quote = letter
        elif letter == sign:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _quoted(text: str) -> str:
    """The text between quotes; "" for anything else."""
    try:
        value = parse(text)
    except ExpressionError:
        return ""
    return value.value.strip() if isinstance(value, Constant) and isinstance(value.value, str) else ""


def _sides(text: str) -> tuple[str, str]:
    """(label, target) of ``a``, ``label|target``, ``label->target`` or ``target<-label``."""
    for sign, turned in (("|", False), ("->", False), ("<-", True)):
        if sign in text:
            left, _, right = text.partition(sign)
            return (right.strip(), left.strip()) if turned else (left.strip(), right.strip())
    return text.strip(), text.strip()


def _blocks(text: Paragraph | ListItem, tokens: list[Run | Embed]) -> Iterator[Block]:
    runs: list[Run] = []
    embeds: list[Embed] = []
    for run in _runs(text.inlines, tokens):
        (embeds if isinstance(run, Embed) else runs).append(run)  # type: ignore[arg-type]  # one list for each kind
    words = plain(tuple(run for run in runs if isinstance(run, Inline))).strip()
    if words or any(isinstance(run, Insert) for run in runs):
        item = text if isinstance(text, ListItem) else None
        yield StoryText(tuple(runs), item.depth if item else None, item.marker if item else "")
    yield from embeds


def _runs(inlines: Inlines, tokens: list[Run | Embed]) -> Iterator[Run | Embed]:
    for run in inlines:
        for part in _MARK.split(run.text):
            if _MARK.fullmatch(part):
                yield tokens[ord(part) - _FIRST_MARK]
            elif part:
                yield Inline(part, run.style, run.target)
