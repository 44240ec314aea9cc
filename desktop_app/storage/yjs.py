"""The one door to Yjs: between texts as Python counts them and documents as pycrdt does.

Promises: offsets are code points outside and UTF-8 bytes inside, and are converted here only; bytes that are no Yjs
update raise ``BadUpdate``, whatever pycrdt does about them (it raises ValueError, or panics); half a surrogate pair,
which no encoding has, becomes U+FFFD. pycrdt is imported on first use (60 ms).
Called by open_texts.py and history.py.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from desktop_app.domain.text_changes import Replacement, changes
from desktop_app.storage.forms import Content, Form, Scalar

if TYPE_CHECKING:
    from pycrdt import Doc, Map, Text

PIECE_BYTES: Final = 2_000
"""A long insertion is written in pieces of this size, each an edit of its own, so that slices stay small."""

VALUES: Final = "values"
"""The root Map that holds a form's ``values``."""

_FROM_THE_START: Final = b"\x00"  # the state of an empty document

_Result = TypeVar("_Result")


class BadUpdate(Exception):
    """Bytes that are no Yjs update, or one that cannot be applied."""


def merged(updates: Sequence[bytes]) -> bytes:
    """One update that says what all of these say. Raises BadUpdate."""
    if len(updates) == 1:
        return updates[0]
    from pycrdt import merge_updates

    return _guarded(lambda: merge_updates(*updates))


def opened(client: int, updates: Sequence[bytes]) -> "Doc[Any]":
    """A document with all these updates, applied as one. Raises BadUpdate."""
    from pycrdt import Doc

    document: Doc[Any] = Doc(client_id=client)
    if updates:
        _guarded(lambda: document.apply_update(merged(updates)))
    return document


def whole(client: int, updates: Sequence[bytes], form: Form) -> "tuple[Doc[Any], bool]":
    """A document in which every word of these updates can be read, and whether some hung in the air: they follow words
    that are not here, and hang on a root instead. Raises BadUpdate."""
    if not updates:
        return opened(client, ()), False
    together = merged(updates)
    document = opened(client, (together,))
    if not _lacks(document, together):
        return document, False
    from desktop_app.storage.yjs_rooting import rooted

    return opened(client, (_guarded(lambda: rooted(together, form.rest)),)), True


def _lacks(document: "Doc[Any]", update: bytes) -> bool:
    """Whether the document made of this update lacks something that it inserts."""
    if document.get_update() == update:
        return False  # the usual case, without reading the update
    from pycrdt import Decoder

    from desktop_app.storage.yjs_rooting import ends

    state = Decoder(document.get_state())
    reached = {state.read_var_uint(): state.read_var_uint() for _ in range(state.read_var_uint())}
    try:
        return any(end > reached.get(client, 0) for client, end in ends(update).items())
    except ValueError:
        return False  # of a kind that Fieldbook does not write: read as Yjs reads it


def can_be_read(updates: Sequence[bytes], form: Form) -> bool:
    """Whether these updates together make a document of this form."""
    try:
        read(whole(1, updates, form)[0], form)
    except BadUpdate:
        return False
    return True


def content(updates: Sequence[bytes], form: Form) -> tuple[Content, bool]:
    """What stands in a document with all these updates, and whether some of it hung in the air. Raises BadUpdate.

    For whoever only looks, and at many: a quarter of the time of ``whole`` and ``read`` (docs/decisions/0070).
    """
    if updates:
        together = merged(updates)
        found = _guarded(lambda: _looked_at(together, form))
        if found is not None:
            return found, False
    document, hung = whole(1, updates, form)
    return read(document, form), hung


def _looked_at(update: bytes, form: Form) -> Content | None:
    """What this update says all by itself; None when the document it makes has to be compared with it closely.

    Asks the compiled half of pycrdt itself: a Doc, its transactions and shared types are objects in Python around each
    of these, and making them is most of what reading a small text takes.
    """
    from pycrdt._pycrdt import Doc

    document: Any = Doc(1, None, None)  # Any: what is published of its types lacks ``Map.keys``
    with _Transaction(document) as transaction:
        document.apply_update(transaction, update)
    with _Transaction(document) as transaction:
        if document.get_update(transaction, _FROM_THE_START) != update:
            return None
        values = document.get_or_insert_map(transaction, VALUES)
        here = set(values.keys(transaction))
        given = {name: values.get(transaction, name) if name in here else None for name in form.values}
        texts = {name: document.get_or_insert_text(transaction, name).get_string(transaction) for name in form.texts}
        sets = {name: document.get_or_insert_map(transaction, name).keys(transaction) for name in form.sets}
        return Content(
            texts=texts,
            sets={name: frozenset(keys) for name, keys in sets.items()},
            values={name: value for name, value in given.items() if isinstance(value, Scalar)},
        )


class _Transaction:
    """A transaction of the compiled half, ended with the block."""

    def __init__(self, document: Any) -> None:
        self._open = document.create_transaction()

    def __enter__(self) -> Any:
        return self._open

    def __exit__(self, *_: object) -> None:
        self._open.commit()
        self._open.drop()


def read(document: "Doc[Any]", form: Form) -> Content:
    """What stands in the document. Raises BadUpdate when a field is not of the form's type."""
    return _guarded(lambda: _read(document, form))


def _read(document: "Doc[Any]", form: Form) -> Content:
    with document.transaction():
        values = _map(document, VALUES).to_py() or {}
        return Content(
            texts={name: str(_text(document, name)) for name in form.texts},
            sets={name: frozenset(_map(document, name).to_py() or ()) for name in form.sets},
            values={name: value for name in form.values if isinstance(value := values.get(name), Scalar)},
        )


def write(document: "Doc[Any]", form: Form, content: Content) -> list[bytes]:
    """Brings the document to this content; returns the updates of its transactions, none when nothing changed."""
    updates: list[bytes] = []
    subscription = document.observe(lambda event: updates.append(event.update))
    try:
        with document.transaction():
            _put_values(document, form, content)
            _put_sets(document, form, content)
        for name in form.texts:
            if name in content.texts:
                _put_text(document, name, _encodable(content.texts[name]))
    finally:
        document.unobserve(subscription)
    return updates


def _put_text(document: "Doc[Any]", name: str, new: str) -> None:
    text = _text(document, name)
    old = str(text)
    replacements = changes(old, new)
    offset = _ByteOffsets(old)
    places = [(offset.of(each.start), offset.of(each.end), each) for each in replacements]
    # From the end, so that the offsets of the ones before stay right.
    for start, end, each in reversed(places):
        _replace(document, text, start, end, each)


def _replace(document: "Doc[Any]", text: "Text", start: int, end: int, replacement: Replacement) -> None:
    pieces = list(_pieces(replacement.text))
    with document.transaction():
        if end > start:
            del text[start:end]
        if pieces:
            text.insert(start, pieces[0])
    at = start
    for before, piece in pairwise(pieces):
        at += len(before.encode())
        with document.transaction():
            text.insert(at, piece)


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most PIECE_BYTES, cut between code points, after a space where there is one."""
    at = 0
    while at < len(text):
        piece = text[at : at + PIECE_BYTES].encode()[:PIECE_BYTES].decode(errors="ignore")
        if at + len(piece) < len(text):
            piece = piece[: piece.rfind(" ", len(piece) // 2) + 1 or None]
        yield piece
        at += len(piece)


class _ByteOffsets:
    """Code point offsets into a text as UTF-8 offsets, asked for in rising order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._points = 0
        self._bytes = 0

    def of(self, points: int) -> int:
        self._bytes += len(self._text[self._points : points].encode())
        self._points = points
        return self._bytes


def _put_sets(document: "Doc[Any]", form: Form, content: Content) -> None:
    for name in form.sets:
        if name not in content.sets:
            continue
        members = _map(document, name)
        here, wanted = set(members.keys()), {_encodable(each) for each in content.sets[name]}
        for gone in sorted(here - wanted):
            del members[gone]
        for new in sorted(wanted - here):
            members[new] = True


def _put_values(document: "Doc[Any]", form: Form, content: Content) -> None:
    values = _map(document, VALUES)
    for name in form.values:
        if name in content.values and values.get(name) != content.values[name]:
            value = content.values[name]
            values[name] = _encodable(value) if isinstance(value, str) else value


def _text(document: "Doc[Any]", name: str) -> "Text":
    from pycrdt import Text

    text: Text = document.get(name, type=Text)
    return text


def _map(document: "Doc[Any]", name: str) -> "Map[Scalar]":
    from pycrdt import Map

    found: Map[Scalar] = document.get(name, type=Map)
    return found


def _encodable(text: str) -> str:
    """The text with half surrogate pairs replaced; Qt can hand over one when an emoji is cut in two."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _guarded(work: Callable[[], _Result]) -> _Result:
    """Runs ``work``, with whatever pycrdt does about hostile bytes as BadUpdate."""
    try:
        return work()
    except (ValueError, TypeError, RuntimeError, OverflowError, LookupError) as error:
        raise BadUpdate(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's panic, a BaseException that pyo3 does not export
            raise BadUpdate(str(error)) from error
        raise
