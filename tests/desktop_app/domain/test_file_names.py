"""Names of files that every system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.file_names import LONGEST, file_name

BAD = set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge", "Bridge.md"),
        ("", "untitled.md"),
        ("  . . ", "untitled.md"),
        ('Who? / What: "this" <that> | a\\b*', "Who What this that a b.md"),
        ("..hidden", "hidden.md"),
        ("-rf", "rf.md"),
        ("CON", "_CON.md"),
        ("nul.txt", "_nul.txt.md"),
        ("com1", "_com1.md"),
        ("ends with dots...", "ends with dots.md"),
        ("line\nbreak\ttab", "line break tab.md"),
        ("ملاحظة عن الجسر", "ملاحظة عن الجسر.md"),
        ("safe\u202etxt.exe", "safe txt.exe.md"),
        ("é" * 80, "é" * 50 + ".md"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert file_name(title, ".md", set()) == name


def test_titles_that_some_system_takes_for_one() -> None:
    taken: set[str] = set()
    titles = ("Bridge", "BRIDGE", "bridge", "cafe\u0301", "café", "ﬁeld", "field", "Bridge (2)")
    names = [file_name(title, ".md", taken) for title in titles]
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in names}) == len(names)


@given(st.lists(st.text(max_size=150), max_size=8))
def test_any_titles(titles: list[str]) -> None:
    taken: set[str] = set()
    names = [file_name(title, ".md", taken) for title in titles]
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
    for name in names:
        assert not BAD & set(name)
        assert all(unicodedata.category(sign)[0] != "C" for sign in name)
        assert name.strip(" .") == name
        assert len(name.encode()) <= LONGEST + 20
