"""Turns what stands inside one block element into runs of text.

Promises: white space is one space, and none at the ends; nested styles become one; links lead to paths inside the pack,
to a glossary term or to a footnote. Refuses, by reporting: tags, remote addresses, pictures within a sentence.
Called by markdown_reader only.
"""

import html
import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from course_format.lesson import Inline, Inlines, Style
from course_format.markdown_tree import REFUSED
from course_format.pack_paths import is_safe
from course_format.problems import FormatError, Report
from course_format.spaces import SPACE

_STYLES: Final = {"strong": Style.STRONG, "em": Style.EMPHASIS, "code": Style.CODE}
_RANK: Final = (Style.PLAIN, Style.EMPHASIS, Style.STRONG, Style.CODE)
_SCHEME: Final = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\)")
_BREAK: Final = "\0"  # stands for a line break while white space is tidied; no source text can hold it
_AROUND_BREAK: Final = re.compile(" ?\0 ?")
_LOST_FOOTNOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
GLOSSARY_LINK: Final = "glossary:"
FOOTNOTE_PREFIX: Final = "fn:"


@dataclass(frozen=True)
class RunReader:
    """Reads the runs of one file. ``file`` is its path in the pack, which ``#section`` links are made whole with."""

    file: str
    report: Report

    def runs(self, element: Element, line: int, *, skip: tuple[str, ...] = ()) -> Inlines:
        """The runs of ``element``; children with a tag in ``skip`` (nested lists) are left out."""
        raw: list[Inline] = []
        self._walk(element, Style.PLAIN, None, line, raw, skip)
        runs = tidy(raw)
        for run in runs:
            if run.style is not Style.CODE:
                for lost in _LOST_FOOTNOTE.finditer(run.text):
                    self.report(FormatError(self.file, line, "footnote-unknown", id=lost.group(1)))
        return runs

    def _walk(
        self, element: Element, style: Style, target: str | None, line: int, raw: list[Inline], skip: tuple[str, ...]
    ) -> None:
        raw.append(Inline(element.text or "", style, target))
        for child in element:
            if child.tag not in skip:
                self._child(child, style, target, line, raw)
            raw.append(Inline(child.tail or "", style, target))

    def _child(self, child: Element, style: Style, target: str | None, line: int, raw: list[Inline]) -> None:
        match child.tag:
            case "strong" | "em" | "code":
                inner = style if style is Style.LINK else max(style, _STYLES[child.tag], key=_rank)
                if child.tag == "code":
                    child.text = html.unescape(child.text or "")
                self._walk(child, inner, target, line, raw, ())
            case "a":
                link_style, link_target = self._link(child.get("href", ""), line)
                self._walk(child, link_style, link_target, line, raw, ())
            case "sup" if (anchor := child.find("a")) is not None:
                number, name = anchor.text or "", anchor.get("href", "").removeprefix("#" + FOOTNOTE_PREFIX)
                raw.append(Inline(number, Style.FOOTNOTE, name))
            case "br":
                raw.append(Inline(_BREAK, style, target))
            case "img":
                self.report(FormatError(self.file, line, "figure-place", path=child.get("src", "")))
            case _:
                code = "html-refused" if child.tag == REFUSED else "block-unsupported"
                text = child.text if child.tag == REFUSED else child.tag
                if text and _is_address(text):
                    code = "address-refused"
                self.report(FormatError(self.file, line, code, text=text or ""))

    def _link(self, href: str, line: int) -> tuple[Style, str | None]:
        if href.startswith(GLOSSARY_LINK):
            return Style.TERM, href.removeprefix(GLOSSARY_LINK)
        path, hash_sign, section = href.partition("#")
        if _SCHEME.match(href) or (path and not is_safe(path)) or not href:
            self.report(FormatError(self.file, line, "address-refused", text=href))
            return Style.PLAIN, None
        return Style.LINK, (path or self.file) + (hash_sign + section if section else "")


def _rank(style: Style) -> int:
    return _RANK.index(style)


def _is_address(text: str) -> bool:
    return _SCHEME.match(text.strip("<>")) is not None and not text.startswith("<!")


def tidy(raw: list[Inline]) -> Inlines:
    """Neighbours of one style joined, white space made one space and dropped at the ends."""
    joined: list[Inline] = []
    ends_in_space = True
    for run in raw:
        text = _AROUND_BREAK.sub("\n", SPACE.sub(" ", run.text))
        if ends_in_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        ends_in_space = text.endswith((" ", "\n"))
        if joined and (joined[-1].style, joined[-1].target) == (run.style, run.target):
            joined[-1] = Inline(joined[-1].text + text, run.style, run.target)
        else:
            joined.append(Inline(text, run.style, run.target))
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        last = joined[-1]
        joined[-1] = Inline(last.text.rstrip(), last.style, last.target)
    return tuple(joined)
