"""glossary.toml: terms in order, each spelling for one term only."""

import pytest

from course_format.glossary import Term
from course_format.glossary_reader import read_glossary
from course_format.problems import FormatError

SOUND = """
[[term]]
id = "escort"
term = "armed escort"
variants = ["armed escorts", "escort"]
definition = "Soldiers who travel with a convoy."
fr = "escorte armée"
ar = "حراسة مسلحة"
unreviewed = ["ar"]

[[term]]
id = "convoy"
term = "convoy"
definition = "Vehicles that travel together."
"""


def problems_of(text: str) -> list[tuple[int, str]]:
    found: list[FormatError] = []
    read_glossary(text, "glossary.toml", found.append)
    return [(problem.line, problem.code) for problem in found]


def test_sound_terms() -> None:
    escort, convoy = read_glossary(SOUND, "glossary.toml")
    assert escort.others == (("fr", "escorte armée"), ("ar", "حراسة مسلحة"))
    assert escort.variants == ("armed escorts", "escort")
    assert escort.unreviewed == ("ar",)
    assert convoy == Term("convoy", "convoy", "Vehicles that travel together.")


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('id = "convoy"', 'id = "escort"', 12, "duplicate-id"),
        ('id = "convoy"', 'id = "A convoy"', 12, "id-shape"),
        ('term = "convoy"', 'term = "escort"', 13, "duplicate-term"),
        ('definition = "Vehicles that travel together."\n', "", 11, "key-missing"),
        ('variants = ["armed escorts", "escort"]', 'variants = "escort"', 5, "key-type"),
        ('unreviewed = ["ar"]', 'unreviewed = ["es"]', 9, "language-shape"),
        ('unreviewed = ["ar"]', 'unreviewed = ["ar"]\nnotes = "x"', 10, "key-unknown"),
        ("[[term]]", "[[terms]]", 1, "key-unknown"),
    ],
)
def test_each_fault_is_named_with_its_line(old: str, new: str, line: int, code: str) -> None:
    assert (line, code) in problems_of(SOUND.replace(old, new, 1))
