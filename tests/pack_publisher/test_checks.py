"""``check``: every problem of a pack at once, each with its file, line and sentence."""

import string
from pathlib import Path

import pytest

from course_format.problems import CODES, FormatError
from pack_publisher.checks import PackCheck, check_pack
from pack_publisher.sentences import SENTENCES, sentence
from pack_publisher.source_folder import SourceFolder
from tests.support.pack_sources import DRAWING, LESSON, small_pack


def codes_of(files: dict[str, bytes]) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.code) for problem in check_pack(files)]


def test_a_small_pack_is_short_and_otherwise_sound() -> None:
    assert codes_of(small_pack()) == [("lessons/one.md", 0, "lesson-length")]


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "code"),
    [
        ("lessons/one.md", "## A section", "[x](lessons/two.md)\n\n## A section", 5, "link-dead"),
        ("lessons/one.md", "## A section", "[x](#nowhere)\n\n## A section", 5, "link-dead"),
        ("lessons/one.md", "## A section", "[x](quizzes/one.gift)\n\n## A section", 5, "link-dead"),
        ("lessons/one.md", "## A section", "[x](glossary:nothing)\n\n## A section", 5, "term-unknown"),
        ("lessons/one.md", "figures/bridge.svg", "figures/lost.svg", 7, "file-missing"),
        ("lessons/one.md", "figures/bridge.svg", "glossary.toml", 7, "file-kind"),
        ("lessons/one.md", "A bridge.", "", 7, "alt-missing"),
        ("lessons/one.md", "The convoy", "The UNHAS convoy", 3, "term-missing"),
        ("lessons/one.md", "The convoy", "The truck", 0, "lesson-length"),
        ("quizzes/one.gift", "w1-l1#a-section", "w1-l1#elsewhere", 1, "lesson-unknown"),
        ("quizzes/one.gift", "w1-l1#a-section", "w9-l1", 1, "lesson-unknown"),
        ("quizzes/one.gift", "#No.", "", 1, "feedback-missing"),
        ("pack.toml", '"lessons/one.md"', '"lessons/two.md"', 25, "file-missing"),
        ("pack.toml", "One lesson", "Another lesson", 23, "title-differs"),
        ("figures/bridge.svg", "#F6F5EF", "red", 2, "svg-colour"),
        ("glossary.toml", 'id = "convoy"', 'id = "Convoy"', 2, "id-shape"),
    ],
)
def test_each_problem_has_its_file_and_line(path: str, old: str, new: str, line: int, code: str) -> None:
    files = small_pack()
    text = files[path].decode()
    assert old in text
    files[path] = text.replace(old, new, 1).encode()
    assert (path, line, code) in codes_of(files)


def test_a_source_that_is_not_listed() -> None:
    files = small_pack()
    lesson = files["lessons/one.md"].decode()
    files["lessons/one.md"] = lesson.replace("\n\n## A section", '\n{: src="S2 S9" }\n\n## A section', 1).encode()
    assert "source-unknown" not in {code for _, _, code in codes_of(files)}
    files["pack.toml"] += b'\n[[source]]\nkey = "S2"\ntext = "A handbook, 2015"\n'
    assert [code for _, _, code in codes_of(files)].count("source-unknown") == 1


def test_a_term_no_lesson_uses() -> None:
    files = small_pack()
    files["lessons/one.md"] = LESSON.format(words="").replace("convoy", "truck").encode()
    assert ("glossary.toml", 2, "term-unused") in codes_of(files)


def test_files_nobody_asked_for_twins_and_text_that_is_none() -> None:
    files = small_pack() | {"notes.txt": b"x", "Lessons/one.md": b"x", "lessons/latin.md": "é".encode("latin-1")}
    files["quizzes/one.gift"] = b"::a:: \xff {=x#y}\n"
    found = codes_of(files)
    assert ("notes.txt", 0, "file-unused") in found
    assert ("Lessons/one.md", 0, "file-unused") in found
    assert ("quizzes/one.gift", 1, "text-encoding") in found


def test_members_are_what_activities_use_and_nothing_else() -> None:
    check = PackCheck(small_pack() | {"notes.txt": b"x", "figures/unused.svg": DRAWING.encode()})
    check.run()
    assert check.members == tuple(sorted(small_pack()))


def test_many_problems_come_in_the_order_of_files_and_lines() -> None:
    files = small_pack()
    files["lessons/one.md"] = b"# One lesson\n\n<b>x</b>\n\n[a](http://b.c)\n\n![](figures/bridge.svg)\n"
    found = codes_of(files)
    assert found == sorted(found)
    assert {"html-refused", "address-refused", "alt-missing", "lesson-unknown"} <= {code for _, _, code in found}


def test_every_code_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == CODES


class _AnyFact(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return f"<{key}>"


def test_sentences_ask_only_for_facts_that_problems_bring() -> None:
    """Each problem found anywhere in these tests is said without a gap."""
    files = small_pack()
    files["lessons/one.md"] = (
        b"# A\n\n# B\n\n#### C\n\n<b>\n\n[a](http://b.c) [d](#e) [f](glossary:g) [^h]\n\n"
        b"![](i.svg) j\n\n!!! k\n    l\n\n"
        b'> m\n\n- n\n\n    o\n\n    p\n\nq\n{: r="s" }\n\n[^t]: u\n'
    )
    files["quizzes/one.gift"] = (
        b"{=a}\n\n::x:: {~a}\n\n::x:: b {\n\ntext\n\n::y:: c {~%30%d} \n\n::z:: e {=f#g####[see:h]}\n"
    )
    files["pack.toml"] = files["pack.toml"].replace(b'"0.1.0"', b'"x"').replace(b"minutes = 5", b"minutes = 0\nz = 1")
    files["figures/bridge.svg"] = b"<svg><a/><rect x='('/></svg>"
    problems = check_pack(files)
    assert len({problem.code for problem in problems}) > 25
    for problem in problems:
        said = sentence(problem)
        assert "{" not in said.replace("{#two-cultures}", "")


def test_sentences_use_named_facts() -> None:
    for text in SENTENCES.values():
        assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(text))


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unknown problem code"):
        FormatError("x", 0, "no-such-code")


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    for path, data in small_pack().items():
        (pack / path).parent.mkdir(parents=True, exist_ok=True)
        (pack / path).write_bytes(data)
    (tmp_path / "secret.svg").write_text(DRAWING)
    (pack / "figures" / "bridge.svg").unlink()
    (pack / "figures" / "bridge.svg").symlink_to(tmp_path / "secret.svg")
    assert "figures/bridge.svg" not in SourceFolder(pack)
    assert ("lessons/one.md", 7, "file-missing") in codes_of(dict(SourceFolder(pack)))


def test_other_languages_below_a_pack_are_packs_of_their_own(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "fr"):
        for path, data in small_pack().items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    (tmp_path / "README.md").write_text("For authors.")
    assert sorted(SourceFolder(tmp_path)) == sorted(small_pack())
