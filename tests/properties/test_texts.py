"""Texts that several laptops write: whatever arrives in whatever order, everybody has the same, and no word is lost."""

import random
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.folding import fold, matches, tokens
from desktop_app.domain.text_changes import changes
from desktop_app.domain.text_merge import rebase
from desktop_app.operations.session import Session
from desktop_app.storage import yjs
from desktop_app.storage.forms import FORMS, Content
from desktop_app.storage.projections import notes
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from tests.support.profiles import open_test_session

KIND = "note.edit"
FORM = FORMS[KIND]
ALPHABET = "ab c\nمر حé😀👩‍👩‍👧é"
TEXTS = st.text(st.sampled_from(list(ALPHABET)), max_size=40) | st.text(max_size=30)


def content(text: str) -> Content:
    return Content(texts={"text": text})


def text_of(document: object) -> str:
    return yjs.read(document, FORM).texts["text"]


@given(TEXTS, TEXTS)
def test_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    made = old
    for each in reversed(changes(old, new)):
        made = made[: each.start] + each.text + made[each.end :]
    assert made == new


@given(TEXTS, TEXTS, TEXTS)
def test_offsets_are_right_in_every_script(first: str, second: str, third: str) -> None:
    document = yjs.opened(5, ())
    for text in (first, second, third):
        yjs.write(document, FORM, content(text))
        assert text_of(document) == yjs._encodable(text)


@given(st.lists(TEXTS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_edits_in_any_order_make_the_same_text(versions: list[str], chance: random.Random) -> None:
    document = yjs.opened(5, ())
    updates = [update for version in versions for update in yjs.write(document, FORM, content(version))]
    shuffled = updates * 2
    chance.shuffle(shuffled)
    assert text_of(yjs.opened(6, shuffled)) == text_of(document)


@given(st.lists(st.tuples(st.integers(1, 3), TEXTS), min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_edits_of_several_laptops_in_any_order_make_the_same_text(
    steps: list[tuple[int, str]], chance: random.Random
) -> None:
    """Each step follows what all wrote before; every order of arrival is opened and looked at as the one they had."""
    updates: list[bytes] = []
    for client, text in steps:
        updates += yjs.write(yjs.opened(client, updates), FORM, content(text))
    expected = yjs.read(yjs.opened(9, updates), FORM)
    assert expected.texts["text"] == steps[-1][1]
    for _ in range(3):
        chance.shuffle(updates)
        document, hung = yjs.whole(9, updates, FORM)
        assert (yjs.read(document, FORM), hung) == (expected, False)
        assert yjs.content(updates, FORM) == (expected, False)


@given(
    st.lists(TEXTS, max_size=6), st.lists(st.booleans(), min_size=20, max_size=20), st.randoms(use_true_random=False)
)
def test_looking_at_many_texts_sees_what_opening_each_shows(
    versions: list[str], here: list[bool], chance: random.Random
) -> None:
    document = yjs.opened(5, ())
    updates = [
        update
        for number, version in enumerate(versions)
        for update in yjs.write(
            document,
            FORM,
            Content(
                texts={"text": version, "title": version[:3]},
                sets={"tags": frozenset(version[:2])},
                values={"external_id": version or None, "anchor": number},
            ),
        )
    ]
    some = [update for update, is_here in zip(updates, here, strict=False) if is_here]
    chance.shuffle(some)
    opened, hung = yjs.whole(1, some, FORM)
    assert yjs.content(some, FORM) == (yjs.read(opened, FORM), hung)


@settings(deadline=None)  # pycrdt takes its time with some of them
@given(st.binary(max_size=60))
def test_bytes_that_are_no_update_are_refused_as_such_by_whoever_looks(data: bytes) -> None:
    try:
        opened, hung = yjs.whole(1, (data,), FORM)
        expected = (yjs.read(opened, FORM), hung)
    except yjs.BadUpdate:
        with pytest.raises(yjs.BadUpdate):
            yjs.content((data,), FORM)
    else:
        assert yjs.content((data,), FORM) == expected


@given(TEXTS, TEXTS, TEXTS)
def test_rebase_keeps_what_each_side_has_alone(base: str, mine: str, theirs: str) -> None:
    assert rebase(base, mine, base) == mine
    assert rebase(base, base, theirs) == theirs
    assert rebase(base, mine, mine) == mine


@given(st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True), st.data())
def test_rebase_deletes_nothing_unless_one_side_did(words: list[str], data: st.DataObject) -> None:
    base = " ".join(words)
    mine, theirs = (data.draw(edited(words, mark)) for mark in ("M", "T"))
    merged = rebase(base, " ".join(mine), " ".join(theirs))
    for mark, side in (("M", mine), ("T", theirs)):
        for word in side:
            if word.startswith(mark):
                assert word in merged
    for word in set(words):
        if word in mine and word in theirs:
            assert word in merged


@st.composite
def edited(draw: st.DrawFn, words: list[str], mark: str) -> list[str]:
    """The words with some taken out and others, marked, put in."""
    found = [word for word in words if draw(st.booleans())]
    for n in range(draw(st.integers(0, 3))):
        found.insert(draw(st.integers(0, len(found))), f"{mark}{n}")
    return found


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert tokens(text) == tokens(" ".join(tokens(text)))


@given(
    st.text(st.sampled_from("aé ابتَـ😀ﬁß-_"), max_size=20), st.text(st.sampled_from("aéابfs"), min_size=1, max_size=3)
)
def test_matches_lie_in_the_text(text: str, query: str) -> None:
    for start, end in matches(text, tokens(query)):
        assert 0 <= start < end <= len(text)
        assert any(fold(text[start:end]).startswith(token[:1]) for token in tokens(query))


@contextmanager
def laptops(count: int) -> Iterator[list[Session]]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        yield [stack.enter_context(open_test_session(Path(folder) / str(n), seed=n + 1)) for n in range(count)]


def entries(session: Session) -> list[Entry]:
    return [entry for _, entry in session.journal.entries.each()]


steps = st.lists(
    st.tuples(
        st.integers(0, 2),  # which laptop
        st.sampled_from(["write", "write", "delete a word", "meet", "open", "undo"]),
        st.integers(0, 2),  # whom it meets
        st.randoms(use_true_random=False),
    ),
    max_size=14,
)


class Undone(Exception):
    pass


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_laptops_that_meet_in_any_order_agree_and_lose_no_word(plan: list) -> None:
    with laptops(3) as all_three:
        record = start(all_three)
        written: set[str] = set()
        deleted: set[str] = set()
        for n, (who, what, whom, chance) in enumerate(plan):
            act(all_three[who], all_three[whom], what, chance, record, f"w{n}é😀م", written, deleted)
        everything = [entry for each in all_three for entry in entries(each)]
        for each in all_three:
            random.Random(1).shuffle(everything)
            each.journal.receive(everything)
        texts = {each.documents.read(KIND, record).texts["text"] for each in all_three}
        assert len(texts) == 1
        merged = texts.pop()
        assert [word for word in written - deleted if word not in merged] == []
        for each in all_three:
            row = notes.get(each.database, record)
            assert row is not None and row.text == each.documents.read(KIND, record).texts["text"]


def start(all_three: list[Session]) -> EntryId:
    with all_three[0].database.write():
        record = all_three[0].documents.create(KIND, content("one two three"))
    for each in all_three[1:]:
        each.journal.receive(entries(all_three[0]))
    return record


def act(
    session: Session,
    other: Session,
    what: str,
    chance: random.Random,
    record: EntryId,
    word: str,
    written: set[str],
    deleted: set[str],
) -> None:
    if what == "meet":
        arriving = entries(other)
        chance.shuffle(arriving)
        session.journal.receive(arriving[: chance.randint(0, len(arriving))])
        return
    words = session.documents.open(KIND, record).texts["text"].split(" ")
    if what == "open":
        return
    gone = None
    if what == "delete a word" and len(words) > 1:
        gone = words.pop(chance.randrange(len(words)))
    else:
        words.insert(chance.randint(0, len(words)), word)
    try:
        with session.database.write():
            session.documents.save(KIND, record, content(" ".join(words)))
            if what == "undo":
                raise Undone
    except Undone:
        return
    if gone is None:
        written.add(word)
    else:
        deleted.add(gone)
