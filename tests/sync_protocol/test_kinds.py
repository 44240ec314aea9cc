"""The table of kinds: who may write what to whom."""

import msgspec
import msgspec.inspect as info
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync_protocol import bodies
from sync_protocol.entries import Entry, is_audience, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, Shape, decode_body, encode_body, is_act, is_allowed
from sync_protocol.refusals import BodyRefused

ABOUT = EntryId(5, 5)
STRUCTS = [kind for kind in KINDS.values() if kind.struct is not None]


def entry(kind: str, audience: str, about: EntryId | None = ABOUT) -> Entry:
    return Entry(EntryId(7, 7), kind, about, audience, 0, b"")


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_bodies_and_back(kind: object, data: st.DataObject) -> None:
    struct = kind.struct  # type: ignore[attr-defined]
    body = data.draw(of_type(msgspec.inspect.type_info(struct)))
    assert decode_body(kind.name, encode_body(body)) == body  # type: ignore[attr-defined]


def of_type(type_: info.Type) -> st.SearchStrategy:
    """Any value that the struct's own limits allow."""
    match type_:
        case info.StructType():
            return st.builds(type_.cls, *(of_type(field.type) for field in type_.fields))
        case info.StrType(pattern=None):
            return st.text(max_size=min(type_.max_length or 50, 50))
        case info.StrType():
            return st.from_regex(type_.pattern.removesuffix(r"\Z"), fullmatch=True)
        case info.BytesType():
            return st.binary(min_size=type_.min_length or 0, max_size=type_.max_length)
        case info.IntType():
            return st.integers(type_.ge, type_.le)
        case info.FloatType():
            return st.floats(type_.ge, type_.le, allow_nan=False)
        case info.BoolType():
            return st.booleans()
        case info.NoneType():
            return st.none()
        case info.UnionType():
            return st.one_of(*(of_type(each) for each in type_.types))
        case info.ListType():
            return st.lists(of_type(type_.item_type), max_size=3)
        case info.TupleType():
            return st.tuples(*(of_type(each) for each in type_.item_types))
        case info.DictType():
            return st.dictionaries(of_type(type_.key_type), of_type(type_.value_type), max_size=3)
        case info.RawType():
            sizes = st.integers(0, 1_000_000_000)
            return sizes.map(lambda size: bodies.as_sent([bodies.SharedFile("a", "b", size, 0, 0, bytes(32))])[0])
    raise TypeError(type_)


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.name)
@given(body=st.binary(max_size=60))
def test_other_bytes_are_refused_or_understood(kind: object, body: bytes) -> None:
    try:
        decode_body(kind.name, body)  # type: ignore[attr-defined]
    except BodyRefused as refused:
        assert refused.code == "nonsense"


def test_a_body_with_more_to_say_is_read_as_far_as_it_is_known() -> None:
    body = msgspec.msgpack.encode(["w1-l1", True, "something of tomorrow"])
    assert decode_body("bookmark.set", body) == bodies.BookmarkSet("w1-l1", True)


def test_events_without_a_body() -> None:
    assert encode_body(None) == b""
    assert decode_body("highlight.removed", b"") is None
    with pytest.raises(KeyError):
        decode_body("note.edit", b"")
    with pytest.raises(KeyError):
        decode_body("kind.of.tomorrow", b"")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_one_author_and_one_audience(kind: object) -> None:
    name, audience = kind.name, kind.audience  # type: ignore[attr-defined]
    audience = person_audience("00" * 8) if audience == "person:" else audience
    by_centre = kind.by_centre  # type: ignore[attr-defined]
    assert is_allowed(entry(name, audience), by_centre=by_centre)
    assert not is_allowed(entry(name, audience), by_centre=not by_centre)
    assert not is_allowed(entry(name, "experts"), by_centre=by_centre)
    assert is_allowed(entry(name, audience, None), by_centre=by_centre) == kind.makes  # type: ignore[attr-defined]


def test_kinds_of_tomorrow_are_allowed() -> None:
    assert is_allowed(entry("post.written", "cohort"), by_centre=False)


def test_acts_are_a_learners_and_events() -> None:
    acts = {kind.name for kind in KINDS.values() if kind.is_act}
    assert acts == {"practice.submitted", "practice.withdrawn"}
    assert all(KINDS[name].shape is Shape.EVENT and not KINDS[name].by_centre for name in acts)
    assert not is_act("kind.of.tomorrow")


def test_the_hash_of_a_practice_is_of_its_texts() -> None:
    parts = {"context": "a", "action": "b"}
    first = bodies.practice_hash("T", "P", parts)
    assert first == bodies.practice_hash("T", "P", dict(reversed(parts.items())))
    assert first != bodies.practice_hash("T", "P", {"context": "ab", "action": ""})
    assert first != bodies.practice_hash("TP", "", parts)
    assert len(first) == 32


@pytest.mark.parametrize(
    ("text", "good"),
    [("mine", True), ("person:0123456789abcdef", True), ("", False), ("Mine", False), ("a b", False),
     ("person:", False), ("person:xyz", False), ("mine\n", False)],
)  # fmt: skip
def test_audiences(text: str, good: bool) -> None:
    assert is_audience(text) == good


def test_an_entry_is_about_its_record() -> None:
    assert entry("note.edit", "mine").record == ABOUT
    assert entry("note.edit", "mine", None).record == EntryId(7, 7)


FILE = bodies.SharedFile("list.jpg", "image/jpeg", 3_000, 96, 64, bytes(32))


def test_the_hash_of_a_practice_with_files_stays_what_it_was() -> None:
    """Entries were written with it."""
    said = bodies.practice_hash("T", "P", {"context": "a"}, [FILE])
    assert said.hex() == "e7ae839085899585dfba08ef5f3ab7dfa9d6bfc188896281675ac0efba2fd014"
    assert said == bodies.practice_hash("T", "P", {"context": "a"}, bodies.as_sent([FILE]))


def test_what_a_later_version_says_of_a_file_is_kept_and_hashed() -> None:
    later = msgspec.Raw(msgspec.msgpack.encode(["list.jpg", "image/jpeg", 3_000, 96, 64, bytes(32), "a caption"]))
    body = bodies.PracticeSubmitted("1.1", "T", "P", {}, bytes(32), files=[later])
    back = decode_body("practice.submitted", encode_body(body))
    assert isinstance(back, bodies.PracticeSubmitted)
    assert [bytes(each) for each in back.files] == [bytes(later)]
    assert bodies.shared_files(back.files) == [FILE]
    assert bodies.practice_hash("T", "P", {}, back.files) == bodies.practice_hash("T", "P", {}, [later])
    assert bodies.practice_hash("T", "P", {}, back.files) != bodies.practice_hash("T", "P", {}, [FILE])


@pytest.mark.parametrize("said", [b"\xc0", b"\x90", b"\x92\x01\x02"])
def test_a_file_that_is_none_is_refused(said: bytes) -> None:
    with pytest.raises(BodyRefused, match="nonsense"):
        bodies.shared_files([msgspec.Raw(said)])
