"""Edits whose base was erased: their words are read, the same everywhere, and what was deleted stays so."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.storage import yjs
from desktop_app.storage.forms import FORMS, Content
from desktop_app.storage.yjs_rooting import rooted

FORM = FORMS["note.edit"]
WORD = re.compile(r"w\d+é😀م")
deeds = st.sampled_from(["write", "write", "delete", "meet", "title"])
steps = st.lists(st.tuples(st.integers(0, 2), deeds, st.integers(0, 1 << 30)), min_size=1, max_size=14)


def text_of(updates: list[bytes], field: str = "text") -> str:
    return yjs.read(yjs.opened(1, updates), FORM).texts[field]


def played(plan: list[tuple[int, str, int]]) -> tuple[list[tuple[bytes, str]], set[str]]:
    """(update, the word it wrote, or nothing) of a history on three laptops, and the words that were deleted."""
    made: list[tuple[bytes, str]] = []
    seen: list[list[bytes]] = [[], [], []]
    deleted: set[str] = set()
    for number, (who, what, seed) in enumerate(plan):
        chance = random.Random(seed)
        if what == "meet":
            seen[who] = list({update: None for laptop in seen for update in laptop})
            continue
        document = yjs.opened(10 * (who + 1) + 1000 * number, seen[who])
        content = yjs.read(document, FORM)
        field = "title" if what == "title" else "text"
        words = content.texts[field].split(" ")
        word = ""
        if what == "delete" and len(words) > 1:
            deleted.update(WORD.findall(words.pop(chance.randrange(len(words)))))
        else:
            word = f"w{number}é😀م"
            words.insert(chance.randint(0, len(words)), word)
        for update in yjs.write(document, FORM, Content(texts={field: " ".join(words)})):
            made.append((update, word))
            seen[who].append(update)
    return made, deleted


@settings(max_examples=80, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_the_words_of_what_is_left_are_read_in_every_order(plan: list, chance: random.Random) -> None:
    made, deleted = played(plan)
    left = [pair for pair in made if chance.random() < 0.6]
    if not left:
        return
    updates = [update for update, _ in left]
    together = rooted(yjs.merged(updates), "text")
    found = text_of([together]) + " " + text_of([together], "title")
    for _, word in left:
        assert not word or word in deleted or word in found
    chance.shuffle(updates)
    assert yjs.read(yjs.opened(2, [rooted(yjs.merged(updates), "text")]), FORM) == yjs.read(
        yjs.opened(3, [together]), FORM
    )


@settings(max_examples=60, deadline=None)
@given(steps)
def test_nothing_moves_while_nothing_is_missing(plan: list) -> None:
    updates = [update for update, _ in played(plan)[0]]
    if updates:
        assert yjs.read(yjs.opened(1, [rooted(yjs.merged(updates), "text")]), FORM) == yjs.read(
            yjs.opened(1, updates), FORM
        )


@settings(max_examples=60, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_what_was_deleted_stays_deleted(plan: list, chance: random.Random) -> None:
    made, deleted = played(plan)
    whole = text_of([update for update, _ in made]) if made else ""
    # All that deletes is kept: whatever else is missing, no word comes back.
    left = [update for update, word in made if not word or chance.random() < 0.7]
    if left:
        together = rooted(yjs.merged(left), "text")
        found = text_of([together]) + text_of([together], "title")
        assert all(word in whole or word not in found for word in deleted)


@settings(max_examples=80, deadline=None)
@given(steps, st.randoms(use_true_random=False))
def test_writing_goes_on_while_parts_are_missing_and_when_they_come(plan: list, chance: random.Random) -> None:
    made, deleted = played(plan)
    written: list[bytes] = []
    for number in range(2):  # two laptops, each lacking something else
        here = [update for update, _ in made if chance.random() < 0.6]
        document, _ = yjs.whole(5000 + number, here, FORM)
        words = yjs.read(document, FORM).texts["text"].split(" ")
        words.insert(chance.randint(0, len(words)), f"w9{number}é😀م")
        written += yjs.write(document, FORM, Content(texts={"text": " ".join(words)}))
    everything = [update for update, _ in made] + written
    contents = []
    for number in range(2):
        chance.shuffle(everything)
        document, hangs = yjs.whole(6000 + number, everything, FORM)
        assert not hangs
        contents.append(yjs.read(document, FORM))
    assert contents[0] == contents[1]
    found = contents[0].texts["text"] + " " + contents[0].texts["title"]
    for word in [word for _, word in made if word not in deleted] + ["w90é😀م", "w91é😀م"]:
        assert word in found


@given(st.binary(max_size=60))
def test_any_bytes_are_an_update_or_a_value_error(data: bytes) -> None:
    try:
        rooted(data, "text")
    except ValueError:
        return
