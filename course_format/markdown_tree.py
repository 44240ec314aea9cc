"""Markdown source to an element tree with line numbers: the only place that knows Python-Markdown.

Promises: one configured instance, reused (making it costs more than a lesson) and guarded by a lock; nothing of HTML is
made or passed through: tags, ``<address>`` links and comments become ``refused`` elements for the reader to report.
Each block element carries ``LINE``, the line of the source it was found on, under a name no author can set.
Called by markdown_reader only.
"""

import html
import re
import threading
from functools import cache
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from course_format.spaces import SPACE

LINE: Final = " line"
LIST_AS_TEXT: Final = " list-as-text"
REFUSED: Final = "refused"
_LOCK: Final = threading.Lock()
_TAG: Final = r"(<(?:/?[a-zA-Z][^<>]*|!--.*?--|![^<>]*|\?[^<>]*)>)"
_ENTITY: Final = r"(&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[0-9a-zA-Z]{1,31});)"
_LIST_LINE: Final = re.compile(r"\n[ ]{0,3}(?:[-*+]|[0-9]+\.)[ ]+\S")
_SIGNS: Final = re.compile(r"^(?:#+|[-*+]|[0-9]+\.|!!!|\[\^[^\]]+\]:|:)?\s*")


class _Refused(InlineProcessor):
    """A tag of any kind: kept apart as an element of its own, for the reader to name."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        element = Element(REFUSED)
        element.text = AtomicString(m.group(1))
        return element, m.start(0), m.end(0)


class _Entity(InlineProcessor):
    """``&amp;`` and its kind: the character itself."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]
        return html.unescape(m.group(1)), m.start(0), m.end(0)


class _Image(ImageInlineProcessor):
    """Its title, our caption, keeps the spaces that hold words together."""

    RE_TITLE_CLEAN = SPACE


class _Numbered(OListProcessor):
    """A list that begins with 7 begins with 7."""

    LAZY_OL = False


class _LineMarker(Treeprocessor):
    """Runs before inline processing, while elements still hold their source text, and finds each in the source."""

    lines: tuple[str, ...] = ()

    def run(self, root: Element) -> None:
        at = 0
        for element in root.iter():
            found = self._place(element, at)
            if found is not None:
                at = found
                element.set(LINE, str(at + 1))
            if element.tag == "p" and _LIST_LINE.search(element.text or ""):
                element.set(LIST_AS_TEXT, "yes")
        _hand_up(root)

    def _place(self, element: Element, at: int) -> int | None:
        if "admonition" in element.get("class", "").split():
            return self._find("!!!", at + 1 if at else at)
        first = _first_line(element)
        return self._find(first, at) if first else None

    def _find(self, text: str, start: int) -> int:
        """The line holding ``text``: from ``start`` on, else anywhere (footnotes stand at the end of the tree)."""
        count = len(self.lines)
        for index in chain(range(start, count), range(min(start, count))):
            if text in self.lines[index]:
                return index
        return start


def _hand_up(element: Element) -> str:
    """Give each element without words of its own the line of the first within it that has some."""
    within = [_hand_up(child) for child in element]
    own = element.get(LINE) or next((line for line in within if line), "")
    if own:
        element.set(LINE, own)
    return own


def _first_line(element: Element) -> str:
    text = (element.text or "").strip()
    return _SIGNS.sub("", text.split("\n", 1)[0]).strip()


@cache
def _markdown() -> Markdown:
    markdown = Markdown(
        extensions=["tables", "footnotes", "admonition", "attr_list"],
    )
    markdown.preprocessors.deregister("html_block")
    for name in ("autolink", "automail", "html", "entity"):
        markdown.inlinePatterns.deregister(name)
    markdown.inlinePatterns.register(_Refused(_TAG, markdown), REFUSED, 90)
    markdown.inlinePatterns.register(_Entity(_ENTITY, markdown), "character", 80)
    markdown.inlinePatterns.register(_Image(IMAGE_LINK_RE, markdown), "image_link", 150)
    markdown.parser.blockprocessors.register(_Numbered(markdown.parser), "olist", 40)
    markdown.treeprocessors.deregister("prettify")
    markdown.treeprocessors.register(_LineMarker(markdown), "line-marker", 30)
    return markdown


def parse(source: str) -> Element:
    """The tree of ``source``: a ``div`` of blocks, the footnotes last. Raises RecursionError when nested too deeply."""
    with _LOCK:
        try:
            return _parsed(_markdown(), source)
        except BaseException:
            # Broken off in the middle it remembers where it was, and would take the next lesson for a part of this one.
            _markdown.cache_clear()
            raise


def _parsed(markdown: Markdown, source: str) -> Element:
    markdown.reset()
    lines = source.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    marker = markdown.treeprocessors["line-marker"]
    assert isinstance(marker, _LineMarker)
    # Line numbers are the author's, so they are taken before preprocessors add or drop lines.
    marker.lines = tuple(line.expandtabs(4) for line in source.split("\n"))
    root = markdown.parser.parseDocument(lines).getroot()
    assert isinstance(root, Element)
    for treeprocessor in markdown.treeprocessors:
        replaced = treeprocessor.run(root)
        root = root if replaced is None else replaced
    _drop_ways_back(root)
    return root


def _drop_ways_back(root: Element) -> None:
    """Take out the links from a footnote back to the text, which only a web page wants."""
    for parent in list(root.iter("p")):
        for anchor in parent.findall("a"):
            if "footnote-backref" in anchor.get("class", ""):
                parent.remove(anchor)
        for element in parent.iter():
            element.text = (element.text or "").replace(NBSP_PLACEHOLDER, "")
            element.tail = (element.tail or "").replace(NBSP_PLACEHOLDER, "")


def line_of(element: Element) -> int:
    return int(element.get(LINE) or 0)
