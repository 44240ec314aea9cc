"""Drawings: shapes, words and the course's colours; nothing that loads, runs or leads away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.media_check import LIMITS, check_media
from course_format.problems import FormatError
from course_format.svg_check import COLOURS, LARGEST_SVG, MOST_ELEMENTS, check_svg
from tests.support.pictures import WEBP_LOSSY, png

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 300">\n'
SOUND = HEAD + (
    '<title>Wheel</title><g fill="#1B5A4B" stroke="none" transform="rotate(10 2 3)">\n'
    '<rect x="1" y="2" width="3.5" height="4" rx="2"/><circle cx="1" cy="1" r="1"/><line x1="0" y1="0" x2="1" y2="1"/>'
    '<path d="M0,0 L10 10 Z"/><polygon points="0,0 1,1 2,0"/><polyline points="0,0 1,1"/></g>\n'
    '<text x="1" y="2" font-family="IBM Plex Sans" font-size="14" font-weight="600" text-anchor="middle">'
    'Words &amp; <tspan dy="1.2">more</tspan></text></svg>'
)


def problems_of(text: str | bytes) -> list[tuple[int, str]]:
    found: list[FormatError] = []
    check_svg(text.encode() if isinstance(text, str) else text, "figures/x.svg", found.append)
    return [(problem.line, problem.code) for problem in found]


def test_a_sound_drawing() -> None:
    assert problems_of(SOUND) == []


def test_every_colour_of_the_paper_theme_is_allowed() -> None:
    rects = "".join(f'<rect x="0" y="0" width="1" height="1" fill="{value.lower()}"/>' for value in COLOURS.values())
    assert problems_of(HEAD + rects + "</svg>") == []


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>alert(1)</script>", "svg-element"),
        ('<image href="http://example.org/x.png"/>', "svg-element"),
        ('<use href="#a"/>', "svg-element"),
        ('<a href="http://example.org"><text>x</text></a>', "svg-element"),
        ("<style>@import url(http://example.org)</style>", "svg-element"),
        ("<foreignObject><p>x</p></foreignObject>", "svg-element"),
        ('<animate attributeName="x"/>', "svg-element"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "svg-element"),
        ("<svg/>", "svg-element"),
        ('<rect onload="x()"/>', "svg-attribute"),
        ('<rect style="fill:url(http://example.org)"/>', "svg-attribute"),
        ('<rect class="a"/>', "svg-attribute"),
        ('<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="http://example.org"/>', "svg-attribute"),
        ('<g transform="url(http://example.org)"/>', "svg-attribute"),
        ('<rect fill="url(#g)"/>', "svg-colour"),
        ('<rect fill="red"/>', "svg-colour"),
        ('<rect fill="#123456"/>', "svg-colour"),
        ('<text font-family="Comic Sans MS">x</text>', "svg-font"),
        ("<?xml-stylesheet href='x'?>", "svg-element"),
        ("<rect", "svg-syntax"),
        ("&unknown;", "svg-syntax"),
    ],
)
def test_what_may_not_be_in_a_drawing(inside: str, code: str) -> None:
    assert (2, code) in problems_of(HEAD + inside + "</svg>")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SOUND, "svg-element"),
        ('<!DOCTYPE svg SYSTEM "http://example.org/x.dtd">' + SOUND, "svg-element"),
        (SOUND.replace("0 0 560 300", "0 0 800 300"), "svg-size"),
        (SOUND.replace("0 0 560 300", "0 0 560 9000"), "svg-size"),
        (SOUND.replace(' viewBox="0 0 560 300"', ""), "svg-size"),
        (SOUND.replace('xmlns="http://www.w3.org/2000/svg"', ""), "svg-element"),
        ("", "svg-syntax"),
        ("not xml", "svg-syntax"),
        (HEAD + "<g>" * 30 + "</g>" * 30 + "</svg>", "svg-size"),
        (HEAD + "<g/>" * (MOST_ELEMENTS + 1) + "</svg>", "svg-size"),
        (HEAD + " " * LARGEST_SVG + "</svg>", "file-too-large"),
        ('<?xml version="1.0" encoding="no-such"?>' + SOUND, "svg-syntax"),
    ],
)
def test_drawings_that_are_wrong_as_a_whole(text: str, code: str) -> None:
    assert code in [found for _, found in problems_of(text)]


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>' + HEAD + "&c;</svg>"
    assert problems_of(bomb) == [(1, "svg-element")]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_drawing_or_refused(data: bytes) -> None:
    assert problems_of(data)


@pytest.mark.parametrize(
    ("file", "data", "code"),
    [
        ("figures/x.png", png(10, 10), None),
        ("figures/x.png", b"GIF89a" + b"\0" * 60, "picture-damaged"),
        ("figures/x.webp", WEBP_LOSSY, None),
        ("figures/x.webp", png(10, 10), "picture-damaged"),
        ("figures/x.jpg", b"", "file-kind"),
        ("run.exe", b"MZ", "file-kind"),
        ("lessons/x.md", b"x" * (LIMITS[".md"] + 1), "file-too-large"),
        ("figures/x.svg", SOUND.encode(), None),
    ],
)
def test_kinds_and_sizes_of_files(file: str, data: bytes, code: str | None) -> None:
    found: list[FormatError] = []
    check_media(data, file, found.append)
    assert [problem.code for problem in found] == ([code] if code else [])
