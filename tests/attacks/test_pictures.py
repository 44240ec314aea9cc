"""Files that take aim at whoever decodes a picture: refused by their structure, before any decoder sees them.

Each row: a name, the bytes, and the refusal. The file is offered alone, and in a pack that the right keys signed.
"""

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.media_check import LIMITS, PICTURES, check_media
from course_format.problems import FormatError
from tests.attacks.signed_packs import files_with, member, refused_whole
from tests.support.pictures import (
    ALPHA,
    CANVAS,
    END,
    LOSSLESS_FRAME,
    LOSSY_FRAME,
    SIGNATURE,
    WEBP_LOSSY,
    WEBPS,
    chunk,
    head,
    pixels,
    png,
    png_of,
    riff,
    rows,
)

D, S, C, L = "picture-damaged", "picture-size", "picture-content", "file-too-large"
CLEAR = CANVAS[:1]
SOUND_ROWS = pixels(rows())
BOMB = zlib.compress(b"\0" * 300_000_000, 9)

PNGS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", D),
    "a signature alone": (SIGNATURE, D),
    "a GIF": (b"GIF89a" + b"\0" * 60, D),
    "a picture that says it is another kind": (WEBP_LOSSY, D),
    "a page": (b"<html><script>fetch('http://example.org')</script></html>", D),
    "cut": (png()[:-1], D),
    "cut in its pixels": (png()[:50], D),
    "something after the end": (png() + b"PK\x03\x04", D),
    "a zip after the end": (png() + b"PK\x05\x06" + b"\0" * 18, D),
    "a checksum that is wrong": (SIGNATURE + chunk(*head(), crc=1) + chunk(*SOUND_ROWS) + chunk(*END), D),
    "a checksum of pixels that is wrong": (SIGNATURE + chunk(*head()) + chunk(*SOUND_ROWS, crc=0) + chunk(*END), D),
    "a length beyond the file": (SIGNATURE + chunk(*head()) + b"\xff\xff\xff\xffIDAT" + b"\0" * 40, D),
    "no head": (png_of(SOUND_ROWS, END), D),
    "two heads": (png_of(head(), head(), SOUND_ROWS, END), D),
    "a head of two bytes": (png_of((b"IHDR", b"\0\4"), SOUND_ROWS, END), D),
    "no pixels": (png_of(head(), END), D),
    "an end with content": (png_of(head(), SOUND_ROWS, (b"IEND", b"x")), D),
    "very wide": (png_of(head(2_401, 1), pixels(rows(2_401, 1)), END), S),
    "very high": (png_of(head(1, 2_147_483_647), SOUND_ROWS, END), S),
    "of no size": (png_of(head(0, 3), SOUND_ROWS, END), S),
    "16 bits a colour": (png_of(head(4, 3, 16), pixels(rows(fill=b"\0" * 6)), END), C),
    "3 bits a colour": (png_of(head(4, 3, 3), SOUND_ROWS, END), D),
    "a colour type that is none": (png_of(head(4, 3, 8, 5), SOUND_ROWS, END), D),
    "another compression": (png_of(head(4, 3, 8, 2, 1, 0, 0), SOUND_ROWS, END), D),
    "interlaced": (png_of(head(4, 3, 8, 2, 0, 0, 1), SOUND_ROWS, END), C),
    "a bomb in the pixels": (png_of(head(), (b"IDAT", BOMB), END), D),
    "a bomb over many chunks": (png_of(head(), *((b"IDAT", BOMB[n : n + 999]) for n in range(0, 99_900, 999)), END), D),
    "a row too few": (png_of(head(), pixels(rows(height=2)), END), D),
    "a row too many": (png_of(head(), pixels(rows(height=4)), END), D),
    "a byte too many": (png_of(head(), pixels(rows() + b"\0"), END), D),
    "bytes behind the deflated ones": (png_of(head(), (b"IDAT", zlib.compress(rows()) + b"x"), END), D),
    "deflated bytes that never end": (png_of(head(), (b"IDAT", zlib.compress(rows())[:-5]), END), D),
    "pixels that do not inflate": (png_of(head(), (b"IDAT", b"\xff" * 50), END), D),
    "a filter that is none": (png_of(head(), pixels(rows(filter_=5)), END), D),
    "pixels in two places": (png_of(head(), SOUND_ROWS, (b"pHYs", b"\0" * 9), SOUND_ROWS, END), D),
    "words": (png_of(head(), (b"tEXt", b"Author\0Somebody"), SOUND_ROWS, END), C),
    "words that inflate for ever": (png_of(head(), (b"zTXt", b"a\0\0" + BOMB[:9_000]), SOUND_ROWS, END), C),
    "words of many languages": (png_of(head(), (b"iTXt", b"a\0\0\0\0\0"), SOUND_ROWS, END), C),
    "a colour profile": (png_of(head(), (b"iCCP", b"p\0\0" + BOMB[:9_000]), SOUND_ROWS, END), C),
    "where it was taken": (png_of(head(), (b"eXIf", b"MM\0*"), SOUND_ROWS, END), C),
    "animated": (png_of(head(), (b"acTL", b"\0\0\0\2\0\0\0\0"), SOUND_ROWS, END), C),
    "frames": (png_of(head(), SOUND_ROWS, (b"fdAT", b"\0\0\0\1" + SOUND_ROWS[1]), END), C),
    "a part nobody knows": (png_of(head(), (b"evIl", b""), SOUND_ROWS, END), C),
    "a part whose name is no letters": (png_of(head(), (b"\0\xff\n\r", b""), SOUND_ROWS, END), C),
    "no palette where one is needed": (png_of(head(4, 3, 8, 3), pixels(rows(fill=b"\0")), END), D),
    "a palette of a byte": (png_of(head(4, 3, 8, 3), (b"PLTE", b"\0"), pixels(rows(fill=b"\0")), END), D),
    "a palette too long": (png_of(head(4, 3, 8, 3), (b"PLTE", b"\0" * 771), pixels(rows(fill=b"\0")), END), D),
    "a palette for greys": (png_of(head(4, 3, 8, 0), (b"PLTE", b"\0" * 3), pixels(rows(fill=b"\0")), END), D),
    "clearer than the palette": (
        png_of(head(4, 3, 8, 3), (b"PLTE", b"\0" * 3), (b"tRNS", b"\0" * 2), pixels(rows(fill=b"\0")), END),
        D,
    ),
    "clear twice": (png_of(head(4, 3, 8, 6), (b"tRNS", b"\0" * 6), pixels(rows(fill=b"\0" * 4)), END), D),
    "too large a file": (png() + b"\0" * LIMITS[".png"], L),
}

WEBPS_OF_HARM: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", D),
    "a picture that says it is another kind": (png(), D),
    "cut": (WEBP_LOSSY[:-2], D),
    "something after the end": (WEBP_LOSSY + b"PK\x03\x04", D),
    "a container that says it is longer": (WEBP_LOSSY[:4] + struct.pack("<I", 5_000) + WEBP_LOSSY[8:], D),
    "a container of nothing": (riff(), D),
    "a part longer than the file": (riff((b"VP8 ", LOSSY_FRAME))[:16] + b"\xff\xff\xff\x7f" + LOSSY_FRAME, D),
    "a frame that is no first one": (riff((b"VP8 ", bytes([LOSSY_FRAME[0] | 1]) + LOSSY_FRAME[1:])), D),
    "a frame that is not shown": (riff((b"VP8 ", bytes([LOSSY_FRAME[0] & 0xEF]) + LOSSY_FRAME[1:])), D),
    "a frame without its mark": (riff((b"VP8 ", LOSSY_FRAME[:3] + b"\0\0\0" + LOSSY_FRAME[6:])), D),
    "a first part longer than the frame": (riff((b"VP8 ", b"\xf0\xff\xff" + LOSSY_FRAME[3:])), D),
    "a frame of nine bytes": (riff((b"VP8 ", LOSSY_FRAME[:9])), D),
    "very wide": (riff((b"VP8 ", LOSSY_FRAME[:6] + b"\xff\x3f" + LOSSY_FRAME[8:])), S),
    "of no size": (riff((b"VP8 ", LOSSY_FRAME[:6] + b"\0\0" + LOSSY_FRAME[8:])), S),
    "lossless and very wide": (riff((b"VP8L", b"\x2f\xff\xff\xff\x0f" + LOSSLESS_FRAME[5:])), S),
    "lossless without its mark": (riff((b"VP8L", b"\0" + LOSSLESS_FRAME[1:])), D),
    "lossless of a version to come": (riff((b"VP8L", LOSSLESS_FRAME[:4] + b"\xf0" + LOSSLESS_FRAME[5:])), D),
    "lossless and empty": (riff((b"VP8L", b"\x2f")), D),
    "animated": (riff((b"VP8X", b"\x02" + CANVAS[1:]), (b"ANIM", b"\0" * 6), (b"ANMF", b"\0" * 24)), C),
    "said to be animated": (riff((b"VP8X", b"\x12" + CANVAS[1:]), (b"VP8 ", LOSSY_FRAME)), D),
    "where it was taken": (riff((b"VP8X", b"\x08" + CANVAS[1:]), (b"VP8 ", LOSSY_FRAME), (b"EXIF", b"MM\0*")), C),
    "words": (riff((b"VP8X", b"\x04" + CANVAS[1:]), (b"VP8 ", LOSSY_FRAME), (b"XMP ", b"<x/>")), C),
    "a colour profile": (riff((b"VP8X", b"\x20" + CANVAS[1:]), (b"ICCP", BOMB[:900]), (b"VP8 ", LOSSY_FRAME)), C),
    "a part nobody knows": (riff((b"VP8X", CANVAS), (b"EVIL", b""), (b"VP8 ", LOSSY_FRAME)), C),
    "two pictures": (riff((b"VP8 ", LOSSY_FRAME), (b"VP8 ", LOSSY_FRAME)), D),
    "a canvas of another size": (riff((b"VP8X", CANVAS[:4] + b"\xff\xff\xff" + CANVAS[7:]), (b"VP8 ", LOSSY_FRAME)), D),
    "a canvas alone": (riff((b"VP8X", CANVAS)), D),
    "a canvas of two bytes": (riff((b"VP8X", CANVAS[:2]), (b"VP8 ", LOSSY_FRAME)), D),
    "clear, which the canvas does not say": (
        riff((b"VP8X", b"\0" + CANVAS[1:]), (b"ALPH", ALPHA), (b"VP8 ", LOSSY_FRAME)),
        D,
    ),
    "clear in a way that is none": (
        riff((b"VP8X", CANVAS), (b"ALPH", b"\xff" + ALPHA[1:]), (b"VP8 ", LOSSY_FRAME)),
        D,
    ),
    "too large a file": (WEBP_LOSSY + b"\0" * LIMITS[".webp"], L),
}

OTHER_KINDS = (
    *("a.jpg", "a.jpeg", "a.gif", "a.bmp", "a.ico", "a.tiff", "a.avif", "a.svgz", "a.pdf", "a.PNG"),
    *("a.ttf", "a.otf", "a.woff", "a.woff2", "a.opus", "a.ogg", "a.mp3", "a.mp4", "a.wav"),
    *("a.html", "a.htm", "a.xhtml", "a.xml", "a.css", "a.js", "a.mjs", "a.json", "a.qml", "a.swf"),
    *("a.exe", "a.dll", "a.so", "a.py", "a.pyc", "a.sh", "a.bat", "a.lnk", "a.desktop", "a.zip", "a.url"),
    *("a", "a.", ".png", "figures/.svg", "a.png.exe", "a.md "),
)
"""Fonts, sound, films, pages, programs, archives: none of them has a reader here."""


def code_of(data: bytes, file: str) -> str | None:
    try:
        check_media(data, file)
    except FormatError as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("name", PNGS)
def test_png(name: str) -> None:
    data, code = PNGS[name]
    assert code_of(data, "figures/x.png") == code


@pytest.mark.parametrize("name", WEBPS_OF_HARM)
def test_webp(name: str) -> None:
    data, code = WEBPS_OF_HARM[name]
    assert code_of(data, "figures/x.webp") == code


@pytest.mark.parametrize("file", OTHER_KINDS)
def test_other_kinds(file: str) -> None:
    assert code_of(png(), file) == "file-kind"


SOUND = {
    "colours": png(),
    "large": png(2_400, 30),
    "greys": png_of(head(9, 3, 1, 0), pixels(b"\0\xff\x80" * 3), END),
    "greys with alpha": png_of(head(4, 3, 8, 4), pixels(rows(fill=b"\1\2")), END),
    "a palette": png_of(head(4, 3, 8, 3), (b"PLTE", b"\0" * 9), (b"tRNS", b"\0"), pixels(rows(fill=b"\1")), END),
    "dots an inch, and pixels in pieces": png_of(
        head(), (b"pHYs", b"\0" * 9), *((b"IDAT", SOUND_ROWS[1][n : n + 1]) for n in range(len(SOUND_ROWS[1]))), END
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_is_allowed(name: str) -> None:
    assert code_of(SOUND[name], "figures/x.png") is None


@pytest.mark.parametrize("name", WEBPS)
def test_what_is_allowed_of_webp(name: str) -> None:
    assert code_of(WEBPS[name], "figures/x.webp") is None


@given(st.integers(0, 255), st.integers(0, 10_000), st.sampled_from([*WEBPS.values(), png(), *SOUND.values()]))
def test_a_changed_byte_never_breaks_the_check(value: int, at: int, data: bytes) -> None:
    at %= len(data)
    changed = data[:at] + bytes([value]) + data[at + 1 :]
    for kind in PICTURES:
        code_of(changed, f"figures/x{kind}")
    if data.startswith(SIGNATURE) and changed != data:
        assert code_of(changed, "figures/x.png") in (D, S, C), "a PNG's checksums leave no byte out"


@pytest.mark.parametrize(("file", "data"), [("z.png", PNGS["animated"][0]), ("z.webp", WEBPS_OF_HARM["animated"][0])])
def test_signed_by_the_right_keys(tmp_path: Path, file: str, data: bytes) -> None:
    refused_whole(tmp_path, files_with(member(f"figures/{file}", data)), code="pack-damaged")
