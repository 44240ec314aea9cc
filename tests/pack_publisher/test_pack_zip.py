"""Building: the same files make the same bytes, and any zip tool opens them."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.manifest_reader import read_manifest
from course_format.pack_index import DEFLATED, STORED, decode_index, inflate
from pack_publisher.pack_zip import build_pack
from tests.support.pack_sources import built, small_pack

MANIFEST = read_manifest(small_pack()["pack.toml"].decode())
PATHS = st.from_regex(r"[a-z]{1,8}/[a-z0-9]{1,8}\.(md|toml|gift)", fullmatch=True)


def test_twice_the_same_bytes_whatever_order_the_files_come_in() -> None:
    files = small_pack()
    again = dict(reversed(files.items()))
    assert built(files).zip == built(again).zip
    assert built(files).index_bytes == built(again).index_bytes


def test_any_zip_tool_reads_it() -> None:
    files = small_pack()
    with zipfile.ZipFile(io.BytesIO(built(files).zip)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_does_not_shrink_is_stored() -> None:
    files = small_pack() | {"figures/noise.svg": bytes(range(256))}
    methods = {member.path: member.method for member in built(files).index.members}
    assert methods["figures/noise.svg"] == STORED
    assert methods["lessons/one.md"] == DEFLATED


@settings(deadline=None)
@given(st.dictionaries(PATHS, st.binary(max_size=400), max_size=8))
def test_every_file_comes_back_by_the_index_alone(files: dict[str, bytes]) -> None:
    pack = build_pack(files, sorted(files), MANIFEST)
    index = decode_index(pack.index_bytes)
    read = {m.path: inflate(m, pack.zip[m.offset : m.offset + m.stored]) for m in index.members}
    assert read == files
