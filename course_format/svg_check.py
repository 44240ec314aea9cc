"""Which drawings may stand in a pack: a small part of SVG, drawn with the course's own colours and letters.

Promises: a drawing that passes holds shapes and text only; nothing in it can load, run, animate or link to anything,
and every colour in it is one that the program knows how to turn into the current theme. Reports each fault with its
line. Refuses: document types and entities, scripts, styles, images, links, foreign namespaces, other colours, other
fonts.
"""

import re
from typing import Final
from xml.parsers import expat

from course_format.problems import FormatError, Report, refuse

LARGEST_SVG: Final = 60_000  # bytes
MOST_ELEMENTS: Final = 2_000
DEEPEST: Final = 20
WIDTH: Final = 560.0
TALLEST: Final = 1_200.0

COLOURS: Final = {
    "ink": "#1D2320", "ink2": "#454D48", "ink3": "#5D645E", "line": "#DCD8CB", "line2": "#868273",
    "paper": "#F6F5EF", "sheet": "#FFFEFB", "well": "#EFEDE4", "accent": "#1B5A4B", "tint": "#DDE9E2",
    "margin": "#D0604C", "ochre": "#7A5000", "ochreT": "#F6E8C6", "plum": "#6A3A5B", "plumT": "#F2E7EE",
    "slate": "#3A4D75", "slateT": "#E1E6F0", "red": "#9A2F21", "redT": "#F7E2DC",
}  # fmt: skip
"""Name and value of each colour a drawing may use: the Paper theme's. A screen puts its own theme's in their place."""

FONTS: Final = frozenset({"IBM Plex Sans", "IBM Plex Sans Arabic"})
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_ELEMENTS: Final = {
    "svg": "width height viewBox role",
    "g": "",
    "rect": "x y width height rx ry",
    "line": "x1 y1 x2 y2",
    "path": "d",
    "circle": "cx cy r",
    "ellipse": "cx cy rx ry",
    "polygon": "points",
    "polyline": "points",
    "text": "x y dx dy text-anchor font-family font-size font-weight font-style direction",
    "tspan": "x y dx dy text-anchor font-family font-size font-weight font-style",
    "title": "",
    "desc": "",
}
_SHARED: Final = (
    "id fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-opacity stroke-opacity opacity "
    "fill-rule transform font-family font-size font-weight text-anchor lang"
)
_ALLOWED: Final = {name: frozenset(f"{_SHARED} {own}".split()) for name, own in _ELEMENTS.items()}
_PLAIN: Final = re.compile(r"[A-Za-z0-9 ,.()#%+\-]*")
_PAINTS: Final = frozenset({"fill", "stroke"})
_KNOWN: Final = frozenset(value.upper() for value in COLOURS.values())


def check_svg(data: bytes, file: str, report: Report = refuse) -> None:
    """Raises what ``report`` raises (by default FormatError for the first fault)."""
    if len(data) > LARGEST_SVG:
        report(FormatError(file, 0, "file-too-large", size=len(data), limit=LARGEST_SVG))
        return
    _SvgCheck(file, report).run(data)


class _Stop(Exception):
    """Raised in a handler to leave the parser: what follows need not be looked at."""


class _SvgCheck:
    def __init__(self, file: str, report: Report) -> None:
        self._file = file
        self._report = report
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._depth = 0
        self._count = 0

    def run(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except _Stop:
            return
        except expat.ExpatError as error:
            self._report(FormatError(self._file, error.lineno, "svg-syntax", reason=expat.ErrorString(error.code)))
            return
        except (UnicodeDecodeError, LookupError, ValueError) as error:
            self._report(FormatError(self._file, 1, "svg-syntax", reason=type(error).__name__))

    def _problem(self, code: str, **facts: object) -> None:
        self._report(FormatError(self._file, self._parser.CurrentLineNumber, code, **facts))

    def _doctype(self, name: str, *rest: object) -> None:
        self._problem("svg-element", name=f"DOCTYPE {name}")
        raise _Stop

    def _instruction(self, target: str, content: str) -> None:
        self._problem("svg-element", name=f"?{target}")

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            self._problem("svg-size", what="elements", limit=MOST_ELEMENTS)
            raise _Stop
        if namespace != _NAMESPACE or local not in _ALLOWED or (local == "svg") is not (self._depth == 1):
            self._problem("svg-element", name=local)
            return
        for key, value in attributes.items():
            self._attribute(local, key, value)
        if local == "svg":
            self._size(attributes.get("viewBox", ""))

    def _end(self, name: str) -> None:
        self._depth -= 1

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name not in _ALLOWED[element]:
            self._problem("svg-attribute", element=element, name=name)
        elif name in _PAINTS:
            if value != "none" and value.upper() not in _KNOWN:
                self._problem("svg-colour", element=element, value=value[:40])
        elif name == "font-family":
            for font in value.split(","):
                if font.strip(" '\"") not in FONTS | {"sans-serif"}:
                    self._problem("svg-font", value=value[:40])
        elif _PLAIN.fullmatch(value) is None:
            self._problem("svg-attribute", element=element, name=name)

    def _size(self, view_box: str) -> None:
        try:
            _, _, width, height = (float(part) for part in view_box.replace(",", " ").split())
        except ValueError:
            self._problem("svg-size", what="viewBox", limit=WIDTH)
            return
        if width != WIDTH or not 0 < height <= TALLEST:
            self._problem("svg-size", what="viewBox", limit=WIDTH)
