"""The first edit of a text, read from its bytes: exactly what Yjs says, or nothing."""

from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from desktop_app.storage import yjs
from desktop_app.storage.first_edits import FirstEdits
from desktop_app.storage.forms import FORMS, Content, Form

NOTE, PRACTICE = FORMS["note.edit"], FORMS["practice.edit"]
RUNS = st.integers(1, (1 << 53) - 1) | st.sampled_from((1, 127, 128, (1 << 49) - 1, 1 << 49, (1 << 53) - 1))
WORDS = st.text(st.sampled_from(list("ab \n*مَرحباé😀👩‍👩‍👧\0\ud83d\ude00")), max_size=30) | st.text(max_size=300)
SCALARS = st.none() | st.booleans() | st.integers(-(1 << 50), 1 << 50) | st.floats(allow_nan=False) | WORDS


def contents(form: Form) -> st.SearchStrategy[Content]:
    return st.builds(
        Content,
        st.fixed_dictionaries({}, optional=dict.fromkeys(form.texts, WORDS)),
        st.fixed_dictionaries({}, optional=dict.fromkeys(form.sets, st.frozensets(WORDS, max_size=4))),
        st.fixed_dictionaries({}, optional=dict.fromkeys(form.values, SCALARS)),
    )


def first_content(update: bytes, form: Form) -> Content | None:
    return FirstEdits(form).content(update)


def seen(update: bytes, form: Form) -> Any:
    """What opening the text shows, and whether it holds all of the update."""
    try:
        document, hung = yjs.whole(1, (update,), form)
        return None if hung else yjs.read(document, form)
    except yjs.BadUpdate:
        return None


@given(RUNS, st.sampled_from((NOTE, PRACTICE)).flatmap(lambda form: st.tuples(st.just(form), contents(form))))
@example(7, (NOTE, Content({"title": "Bridge", "text": "مرحبا 😀"}, {"tags": frozenset({"a", ""})}, {"anchor": "{}"})))
@example(7, (NOTE, Content({"text": "x" * 127}, {}, {})))
@example(7, (NOTE, Content({"text": "x" * 128}, {}, {})))
@example(7, (NOTE, Content({"title": "é" * 1_000}, {}, {})))
@example(7, (NOTE, Content({"text": "a long one, in pieces " * 400}, {}, {})))
def test_a_first_edit_says_what_yjs_says(run: int, given: tuple[Form, Content]) -> None:
    form, content = given
    update = yjs.merged(yjs.write(yjs.opened(run, ()), form, content) or [b"\x00\x00"])
    found = first_content(update, form)
    assert found is None or found == seen(update, form)


@given(RUNS, WORDS.filter(bool), WORDS.filter(bool))
def test_a_usual_note_is_read_from_its_bytes(run: int, title: str, text: str) -> None:
    content = Content({"title": title, "text": text}, {"tags": frozenset({"week-1"})}, {"external_id": "7"})
    update = yjs.merged(yjs.write(yjs.opened(run, ()), NOTE, content))
    found = first_content(update, NOTE)
    assert found is not None
    assert found == seen(update, NOTE)


@given(RUNS, st.lists(contents(NOTE), min_size=2, max_size=4))
def test_later_edits_and_deletions_are_left_to_yjs(run: int, versions: list[Content]) -> None:
    document = yjs.opened(run, ())
    updates = [update for version in versions for update in yjs.write(document, NOTE, version)]
    for some in (*updates, *([yjs.merged(updates)] if updates else ())):
        found = first_content(some, NOTE)
        assert found is None or found == seen(some, NOTE)


@given(contents(NOTE), st.data())
def test_damaged_bytes_are_never_read_otherwise_than_yjs_does(content: Content, data: st.DataObject) -> None:
    update = bytearray(yjs.merged(yjs.write(yjs.opened(300, ()), NOTE, content) or [b"\x00\x00"]))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(update) - 1))
        match data.draw(st.sampled_from(["change", "insert", "drop"])):
            case "change":
                update[at] = data.draw(st.integers(0, 255))
            case "insert":
                update.insert(at, data.draw(st.integers(0, 255)))
            case _ if len(update) > 1:
                del update[at]
    found = first_content(bytes(update), NOTE)
    assert found is None or found == seen(bytes(update), NOTE)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_as_yjs_reads_them_or_not_at_all(update: bytes) -> None:
    found = first_content(update, NOTE)
    assert found is None or found == seen(update, NOTE)


@given(contents(NOTE), st.binary(min_size=1, max_size=12))
def test_cut_off_anywhere_or_with_more_behind_it_is_left_to_yjs(content: Content, more: bytes) -> None:
    update = yjs.merged(yjs.write(yjs.opened(300, ()), NOTE, content) or [b"\x00\x00"])
    assert [at for at in range(len(update)) if first_content(update[:at], NOTE) is not None] == []
    assert first_content(update + more, NOTE) is None


def test_every_change_of_one_byte_is_read_as_yjs_reads_it_or_not_at_all() -> None:
    content = Content({"title": "B😀", "text": "ab"}, {"tags": frozenset({"a"})}, {"anchor": "x"})
    update = yjs.merged(yjs.write(yjs.opened(300, ()), NOTE, content))
    changed = [update[:at] + bytes([byte]) + update[at + 1 :] for at in range(len(update)) for byte in range(256)]
    read = [(each, found) for each in changed if (found := first_content(each, NOTE)) is not None]
    assert len(read) > 500
    assert [each for each, found in read if found != seen(each, NOTE)] == []


@given(st.lists(RUNS, min_size=2, max_size=3, unique=True), st.lists(contents(NOTE), min_size=3, max_size=3))
def test_edits_of_several_laptops_are_left_to_yjs(runs: list[int], versions: list[Content]) -> None:
    """Each began the text for itself, or wrote on what the one before had written."""
    for from_the_last in (False, True):
        here: list[bytes] = []
        for run, version in zip(runs, versions, strict=False):
            here += yjs.write(yjs.opened(run, here if from_the_last else ()), NOTE, version)
        for some in (*here, *([yjs.merged(here)] if here else ()), *map(yjs.merged, pairwise(here))):
            found = first_content(some, NOTE)
            assert found is None or found == seen(some, NOTE)


FIELDS = st.sampled_from(("title", "text", "tags", "values", "of tomorrow"))
FOREIGN = st.lists(
    st.tuples(
        st.integers(0, 8), FIELDS, WORDS.map(yjs._encodable), st.sampled_from(("anchor", "a", "of tomorrow", ""))
    ),
    max_size=6,
)


def foreign(document: Doc[Any], step: int, field: str, words: str, key: str) -> None:
    """What another program might do with the fields of a text, whatever their type is here."""
    match step:
        case 0:
            document.get(field, type=Text).insert(0, words or "x", {"bold": True})
        case 1:
            document.get(field, type=Text).insert_embed(0, {"image": words})
        case 2:
            document.get(field, type=Text).insert(0, words or "x")
        case 3:
            document.get(field, type=Text).clear()
        case 4:
            document.get(field, type=Map)[key] = Text(words)
        case 5:
            document.get(field, type=Map)[key] = {"a": words, "b": [1, None, b"x"]}
        case 6:
            document.get(field, type=Map)[key] = words
        case 7:
            document.get(field, type=Map)[key] = True
        case _:
            document.get(field, type=Array).append(words)


@given(RUNS, FOREIGN)
@example(7, [(2, "tags", "x", ""), (7, "tags", "", "a")])
@example(7, [(6, "values", "{}", "anchor"), (6, "values", "", "of tomorrow")])
@example(7, [(6, "tags", "words", "a"), (7, "values", "", "anchor")])
@example(7, [(2, "title", "b", ""), (2, "title", "a", ""), (2, "text", "😀", "")])
def test_what_other_programs_write_is_read_as_yjs_reads_it_or_not_at_all(run: int, steps: list[Any]) -> None:
    document, updates = Doc[Any](client_id=run), []
    subscription = document.observe(lambda event: updates.append(event.update))
    for step in steps:
        with suppress(yjs.BadUpdate):  # a field has one type in a document
            yjs._guarded(partial(foreign, document, *step))
    document.unobserve(subscription)
    for some in (*updates, document.get_update()):
        found = first_content(some, NOTE)
        assert found is None or found == seen(some, NOTE)
