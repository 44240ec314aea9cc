r"""The letters of GIFT: escapes, formats and the small markup Moodle writes into texts.

Promises: ``\~ \= \# \{ \} \: \\ \n`` are taken as their characters; HTML as Moodle exports it becomes plain text.
What plain text cannot hold (pictures, tables) is named to ``unsupported``, never dropped in silence.
Called by gift_reader only.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final

from course_format.spaces import on_one_line

_FORMAT: Final = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([~=#{}:\\n])")
_SPACES: Final = re.compile(r"(?<![ \t\r\f\v\u00a0])[ \t\r\f\v\u00a0]*+\n[ \t\r\f\v]*+")
_MANY_LINES: Final = re.compile(r"\n{3,}")
_BREAKS: Final = frozenset({"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_RAISED: Final = {
    "sup": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_QUIET: Final = _BREAKS | {"b", "i", "em", "strong", "u", "span", "small", "code", "pre", *_RAISED}
_MARKDOWN: Final = re.compile(r"[*_`]\S|\]\(|^[ \t]*(?:#+|>|[-*+]|\d+\.)\s", re.MULTILINE)
_TAGS: Final = re.compile(r"<[a-zA-Z/!][^<>]*>")
LONGEST_HTML: Final = 20_000  # characters of one text: beyond, unclosed tags would take long to look for


class _PlainText(HTMLParser):
    def __init__(self, unsupported: Callable[[str], None]) -> None:
        super().__init__(convert_charrefs=True)
        self._unsupported = unsupported
        self._hidden = 0
        self._raised: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _QUIET:
            self._unsupported(f"<{tag}>")
        if tag in {"script", "style"}:
            self._hidden += 1
        if tag in _RAISED:
            self._raised.append(tag)
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")
        if tag in _BREAKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._hidden = max(0, self._hidden - 1)
        if self._raised and tag == self._raised[-1]:
            self._raised.pop()
        if tag in _BREAKS - {"br", "li"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        text = re.sub(r"[ \t\r\n]+", " ", data)
        if self._raised and text.strip():
            table = _RAISED[self._raised[-1]]
            if any(ord(letter) not in table for letter in text.strip()):
                self._unsupported(f"<{self._raised[-1]}>")
            else:
                text = text.translate(table)
        self.parts.append(text)


def split_format(text: str) -> tuple[str, str]:
    """(format or "", rest): ``[html]<p>…`` begins with its format."""
    match = _FORMAT.match(text)
    return (match.group(1).lower(), text[match.end() :]) if match else ("", text)


def unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match.group(1) == "n" else match.group(1), text)


def readable(text: str, inherited: str, unsupported: Callable[[str], None]) -> str:
    """``text`` as a learner reads it. ``inherited``: the format of the question, for texts that name none."""
    own, rest = split_format(text)
    plain = unescape(on_one_line(rest) if "\n" in rest else rest)
    text_format = own or inherited
    if text_format == "markdown" and _MARKDOWN.search(plain):
        unsupported("[markdown]")
    # Without a format Moodle takes texts for its own, where tags count as tags.
    tagged = text_format == "html" or (text_format in {"moodle", ""} and _TAGS.search(plain) is not None)
    if tagged and len(plain) > LONGEST_HTML:
        unsupported("[html]")
    elif tagged:
        parser = _PlainText(unsupported)
        parser.feed(plain)
        parser.close()
        plain = "".join(parser.parts)
    return _MANY_LINES.sub("\n\n", _SPACES.sub("\n", plain)).strip()
