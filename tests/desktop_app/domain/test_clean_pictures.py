"""What a camera wrote about itself goes; no pixel changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.pictures.clean import PIXELS, Unclean, clean
from desktop_app.domain.pictures.orientation import orientation_block, read_orientation
from tests.support.camera import SECRET, SIZE, XMP, drawn, exif, pdf, photo, plain_jpeg, screenshot, webp
from tests.support.pictures import END, WEBPS, head, pixels, png_of, rows

MADE = {
    "photo": photo(),
    "photo, progressive": photo(progressive=True),
    "photo, upright": photo(1),
    "photo of another order": photo(3, ">"),
    "screenshot": screenshot(),
    "screenshot, turned": screenshot(8),
    "webp": webp(),
    "webp, upright": webp(1),
}


@pytest.mark.parametrize("name", MADE)
def test_nothing_of_camera_and_place_stays_and_no_pixel_changes(name: str) -> None:
    before = MADE[name]
    assert SECRET in before
    found = clean(before)
    assert SECRET not in found.content
    assert SECRET[:12] not in found.content
    for word in (b"xmpmeta", b"MPF\0", b"ICC", b"8BIM", b"GPS", b"ftyp", b"JFXX", b"iTXt", b"tIME"):
        assert word not in found.content
    assert drawn(found.content) == drawn(before.replace(b"ICCP", b"ICCQ"))  # Qt complains of such a profile
    assert found.removed == len(before) - len(found.content) > 0
    assert (found.width, found.height) == (SIZE if "webp" not in name else (40, 20))


@pytest.mark.parametrize("name", MADE)
def test_cleaning_twice_changes_nothing_more(name: str) -> None:
    once = clean(MADE[name]).content
    assert clean(once).content == once


TURNED = [*((photo(number), number) for number in range(2, 9)), (webp(5), 5), (screenshot(3), 3)]


@pytest.mark.parametrize(("content", "orientation"), TURNED)
def test_which_way_up_stays_and_nothing_else_of_that_block(content: bytes, orientation: int) -> None:
    cleaned = clean(content).content
    block = orientation_block(orientation)
    assert cleaned.count(block) == 1
    assert read_orientation(block) == orientation


def test_scans_are_copied_byte_for_byte() -> None:
    plain = plain_jpeg()
    scan = plain[plain.index(b"\xff\xda") :]
    assert clean(photo()).content.endswith(scan)


@pytest.mark.parametrize("name", WEBPS)
def test_what_has_nothing_to_hide_stays_as_it_is(name: str) -> None:
    assert clean(WEBPS[name]).content == WEBPS[name]


def test_a_pdf_stays_as_it_is() -> None:
    found = clean(pdf())
    assert (found.media, found.content, found.width) == ("application/pdf", pdf(), 0)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a....", b"<svg xmlns='x'/>", b"PK\x03\x04", b"\0" * 100, b"MZ", b"BM1234"]
)
def test_what_is_no_picture_is_refused_by_its_bytes(content: bytes) -> None:
    with pytest.raises(Unclean, match="kind"):
        clean(content)


def test_pictures_that_would_fill_the_memory() -> None:
    side = int(PIXELS**0.5) + 1
    for width, height in ((side, side), (4_000_000_000, 4_000_000_000), (PIXELS + 1, 1)):
        with pytest.raises(Unclean, match="pixels"):
            clean(png_of(head(width, height), pixels(rows()), END))


@pytest.mark.parametrize("name", MADE)
@given(data=st.data())
def test_what_is_cut_or_changed_is_refused_or_clean(name: str, data: st.DataObject) -> None:
    """Whatever happens to a file, no other exception comes out, and nothing secret slips through with it."""
    content = bytearray(MADE[name])
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content))) :]
    for _ in range(data.draw(st.integers(0, 3))):
        if content:
            content[data.draw(st.integers(0, min(len(content) - 1, 900)))] = data.draw(st.integers(0, 255))
    try:
        found = clean(bytes(content))
    except Unclean:
        return
    assert clean(found.content).content == found.content


@given(st.binary(max_size=80))
def test_any_block_may_be_read(data: bytes) -> None:
    for start in (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        assert 1 <= read_orientation(start + data) <= 8


def test_xmp_of_this_test_is_in_the_photos() -> None:
    assert XMP in photo()
    assert exif() in photo()
