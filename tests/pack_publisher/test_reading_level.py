"""Sentences in English and French: where they end, how long they are, and what a check says of long ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_format.markdown_reader import read_lesson
from pack_publisher.check_table import as_facts, as_markdown, table
from pack_publisher.checks import PackCheck, check_pack
from pack_publisher.command_line import run
from pack_publisher.reading_level import LONGEST_SENTENCE, measure, sentences, words_in
from tests.support.pack_sources import small_pack


def cut(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in sentences(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "One. | Two! | Three? | Four… | Five.",
        "Dr. Hale met Mr. J. Doe at 3.5 km, e.g. near Fig. 3 and art. 5. | Then he left.",
        "The answer is no. | Then ask again.",
        "See No. 12 and pp. 3–5. | Done.",
        "“Is it?” she said. | “Yes.” | He went.",
        "He wrote (in 2015.) | She did not.",
        "It costs 1,200.50 a day. | 12 came.",
        "The U.N. mission and the U.S. force agreed.",
        "Wait... | Then go.",
        "and so on, etc. | The rest follows.",
        "www.example.org is a name. | Version 1.2 is out",
        "“Who decides?” | “I do.”",
        "It began in Dili. | الخطوة التالية here.",
    ],
)
def test_english_sentences(text: str) -> None:
    parts = text.split(" | ")
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupont arrive à 3,5 km, p. ex. ici. | Vraiment ? | Oui\u00a0!",
        "« Qui décide ? » demanda-t-il. | «\u202fMoi.\u202f» | Puis il part.",
        "Cf. l’art. 5 et la fig. 2. | Voir p. 12.",
        "C’est tout, etc. | Fin…",
        "À 8 h 30, Mme Hale part. | Élodie reste.",
    ],
)
def test_french_sentences(text: str) -> None:
    parts = text.split(" | ")
    assert cut(" ".join(parts), "fr") == parts


def test_words_are_what_has_a_letter_or_a_digit() -> None:
    assert words_in("The five – or 6 – tasks, « ici » …") == 6


LESSON = """# A title of many words that is not counted at all

Four words are here. Three are here.

- A list item that goes on and on and is not counted.

| A | B |
|---|---|
| One. Two. | Three. |

!!! principle
    These five words count too.
"""


def test_only_running_text_counts() -> None:
    level = measure(read_lesson(LESSON, "x.md"), "en")
    assert level is not None
    assert (level.words, level.sentences, level.average, level.longest) == (12, 3, 4.0, 5)
    assert measure(read_lesson(LESSON, "x.md"), "ar") is None
    assert measure(read_lesson("# T\n", "x.md"), "fr-CA") == measure(read_lesson("# T\n", "x.md"), "en")


def with_text(text: str, language: str = "en") -> dict[str, bytes]:
    files = small_pack(language=language)
    return files | {"lessons/one.md": files["lessons/one.md"].replace(b"The convoy stops", text.encode() + b" stops")}


def test_long_sentences_are_named_with_their_line() -> None:
    long = "Then the convoy " + "and its escort " * 13 + "waits. The convoy"
    problems = {problem.code: problem for problem in check_pack(with_text(long))}
    found = problems["sentence-long"]
    assert (found.file, found.line, found.facts["words"]) == ("lessons/one.md", 3, 43)
    assert found.facts["high"] == LONGEST_SENTENCE
    assert "sentences-long" not in problems
    assert "sentence-long" not in {problem.code for problem in check_pack(with_text(long, "ar"))}


def test_signs_that_stand_apart_as_in_french_make_no_lesson_longer() -> None:
    files = small_pack(language="fr")
    lesson = files["lessons/one.md"]
    short, full = (
        {**files, "lessons/one.md": lesson + more.encode()} for more in ("\n" + "« ! » " * 700, "\n" + "a " * 700)
    )
    assert "lesson-length" in {problem.code for problem in check_pack(short)}
    assert "lesson-length" not in {problem.code for problem in check_pack(full)}


def test_an_average_that_is_too_long_is_said() -> None:
    long = "The convoy " + "and its escort " * 12 + "waits. " + "The convoy " + "and its escort " * 12
    problems = {problem.code: problem for problem in check_pack(with_text(long))}
    assert problems["sentences-long"].level == "warning"
    assert problems["sentences-long"].facts["average"] > 18


def test_the_table_says_what_is_in_a_pack() -> None:
    check = PackCheck(small_pack())
    check.run()
    lesson, quiz = table(check)
    assert (lesson.activity, lesson.figures, lesson.terms, lesson.links) == ("w1-l1", 1, 1, 0)
    assert lesson.bytes == len(check.files["lessons/one.md"]) + len(check.files["figures/bridge.svg"])
    assert (quiz.questions, quiz.with_feedback, quiz.words) == (1, 1, None)
    lines = as_markdown((lesson, quiz)).split("\n")
    assert len(lines) == 4
    assert len({line.count("|") for line in lines}) == 1
    assert as_facts((lesson, quiz))[1]["activity"] == "w1-quiz"


def test_the_command_prints_the_table_and_puts_it_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, data in small_pack().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert run(["check", "--table", str(tmp_path)], lambda: 0.0) == 0
    assert "| w1-l1 | One lesson |" in capsys.readouterr().out
    assert run(["check", "--table", "--json", str(tmp_path)], lambda: 0.0) == 0
    (pack,) = json.loads(capsys.readouterr().out)["packs"]
    assert [row["activity"] for row in pack["table"]] == ["w1-l1", "w1-quiz"]


@given(st.text(st.sampled_from("Ab. !?…»” \u00a0(1é"), max_size=80))
def test_cutting_loses_no_words(text: str) -> None:
    found = list(sentences(text, "fr"))
    assert sum(sentence.words for sentence in found) == words_in(text)
    assert (
        "".join("".join(each.text.split()) for each in found if each.words) in "".join(text.split()) or len(found) > 1
    )
