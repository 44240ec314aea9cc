"""No file of a pack reaches what FAT32, the file system of most sticks, can hold."""

import pytest
from msgspec.structs import replace

from course_format.media_check import LARGEST_PACK
from course_format.pack_index import LARGEST_INDEX, decode_index, encode_index
from course_format.problems import FormatError
from tests.support.pack_sources import built, small_pack

FAT32 = 2**32 - 1
"""Bytes that the largest file may have."""


def test_what_may_be_is_far_below_it() -> None:
    assert max(2 * LARGEST_PACK, LARGEST_INDEX) < FAT32


@pytest.mark.parametrize("size", [FAT32, FAT32 + 1])
def test_an_index_that_says_more_is_refused(size: int) -> None:
    index = built(small_pack()).index
    big = replace(index.members[0], stored=size)
    for told in (replace(index, zip_length=size), replace(index, members=(big, *index.members[1:]))):
        with pytest.raises(FormatError):
            decode_index(encode_index(told))
