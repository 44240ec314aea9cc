"""The sentences of every error."""

import re
from datetime import UTC, datetime

import pytest

from desktop_app.cli.sentences import SENTENCES, Sentences, key_of, sentence, sentences_for, size_text
from desktop_app.domain.errors import CODES, Known


def test_every_code_has_its_sentences_and_every_sentence_a_code() -> None:
    assert {key.partition("/")[0] for key in SENTENCES} == CODES
    assert SENTENCES.keys() >= CODES


@pytest.mark.parametrize("key", SENTENCES)
def test_sentences_are_two_and_plain(key: str) -> None:
    for text in (SENTENCES[key].what, SENTENCES[key].do):
        assert text[0].isupper() or text[0] == "{"
        assert re.search(r"[.\]}]$", text)
        assert "!" not in text and "oops" not in text.lower() and "  " not in text
        assert len(text) <= 110
        assert text.rstrip(".").count(". ") == 0


@pytest.mark.parametrize("code", sorted(CODES))
def test_no_fact_is_needed_to_say_something(code: str) -> None:
    assert "{" not in sentence(Known(code)).replace('{"id"', "")
    assert sentence(Known(code, path="p", field="title", words=True, needed=5, free=1, reason="name"))


@pytest.mark.parametrize(
    ("known", "key"),
    [
        (Known("key-missing", words=True), "key-missing/words"),
        (Known("key-missing", words=False), "key-missing"),
        (Known("folder-synced", folder="f", service="Dropbox"), "folder-synced/service"),
        (Known("folder-synced", folder="f", service=""), "folder-synced"),
        (Known("disk-full", needed=5, free=1), "disk-full/needed"),
        (Known("disk-full"), "disk-full"),
        (Known("database-recovered", copy=None, salvaged=3), "database-recovered"),
        (Known("practice-empty", field="title"), "practice-empty/title"),
        (Known("practice-empty", field="parts"), "practice-empty"),
        (Known("unreachable", reason="certificate"), "unreachable/certificate"),
        (Known("unreachable", reason="something new"), "unreachable"),
    ],
)
def test_facts_choose_the_sentence(known: Known, key: str) -> None:
    assert key_of(known) == key


def test_facts_stand_in_the_sentences() -> None:
    when = datetime(2026, 2, 8, 18, 40, tzinfo=UTC)
    found = sentences_for(Known("database-recovered", copy=when, salvaged=12))
    assert "copy of 8 Feb 2026, 18:40" in found.what and "12 later" in found.what
    assert "20 MB" in sentence(Known("disk-full", needed=20_400_000, free=3_500))
    assert "{braces}" in sentence(Known("record-unknown", id="{braces}"))


def test_texts_are_translated_before_facts_are_put_in() -> None:
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text.replace("Nothing here has the id", "لا شيء هنا بالمعرّف")

    found = sentences_for(Known("record-unknown", id="7"), translate=translate)
    assert found == Sentences("لا شيء هنا بالمعرّف 7.", SENTENCES["record-unknown"].do)
    assert asked == [SENTENCES["record-unknown"].what, SENTENCES["record-unknown"].do]


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 KB"), (3_449, "3.4 KB"), (12_345, "12 KB"), (20_000_000, "20 MB")],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text
