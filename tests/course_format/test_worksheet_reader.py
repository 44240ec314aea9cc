"""Worksheets: every kind of field, stable ids, and every fault with its line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.lesson import ListItem, Paragraph, plain
from course_format.problems import CODES, FormatError, Level
from course_format.worksheet import Column, Field, FieldKind, Option, Row, Worksheet
from course_format.worksheet_reader import LARGEST_WORKSHEET, read_worksheet
from tests.course_format.collecting import Found

FULL = (Path(__file__).parent / "full_worksheet.toml").read_text(encoding="utf-8")


def sheet_of(text: str) -> tuple[Worksheet, Found]:
    problems: list[FormatError] = []
    sheet = read_worksheet(text, "worksheets/x.toml", problems.append)
    return sheet, [(problem.line, problem.code) for problem in problems]


def named(field: str) -> Field:
    return next(each for each in read_worksheet(FULL, "x.toml").fields if each.id == field)


def test_the_whole_sheet_is_read() -> None:
    sheet, problems = sheet_of(FULL)
    assert problems == []
    assert sheet.title == "A sheet for each actor"
    assert [type(block) for block in sheet.introduction] == [Paragraph, ListItem, ListItem]
    assert [section.id for section in sheet.sections] == ["interests", "contacts"]
    assert plain(sheet.sections[0].text[0].inlines) == "What they want, and what they fear."
    assert {field.kind for field in sheet.fields} == set(FieldKind)


def test_fields_of_a_section_stand_together() -> None:
    assert [field.id for field in read_worksheet(FULL, "x.toml").fields] == [
        "actor", "interest", "attitude", "means", "power", "red-lines", "seen-on", "distance", "meetings", "offices",
    ]  # fmt: skip


def test_what_each_kind_holds() -> None:
    assert named("actor") == Field(
        "actor", FieldKind.TEXT, "Who", "A role: the commander of the northern sector.", required=True
    )
    assert named("attitude").options == (Option("for", "For"), Option("against", "Against"))
    assert len(named("means").options) == 3
    power = named("power")
    assert (power.low, power.high, power.low_label, power.high_label) == (0, 10, "None", "All of it")
    distance = named("distance")
    assert (distance.low, distance.high, distance.unit) == (0, None, "km")
    assert (named("red-lines").low, named("red-lines").high) == (None, 5)


def test_tables_have_columns_and_rows_under_their_ids() -> None:
    table, other = named("meetings"), named("offices")
    answers = (Option("granted", "Yes"), Option("refused", "No"))
    assert table.columns == (
        Column("asked", "What we asked", FieldKind.TEXT),
        Column("answer", "Answer", FieldKind.CHOICE, answers),
        Column("use", "Use", FieldKind.RATING, (), 1, 3),
    )
    assert table.rows == (Row("first", "First meeting"), Row("last", "Last meeting"))
    assert table.adds_rows
    # A table without rows of its own is there to be added to.
    assert other.adds_rows
    assert [option.id for option in other.columns[1].options] == ["main", "branch"]


HEAD = '[worksheet]\ntitle = "T"\n'
FIELD = HEAD + '[[field]]\nid = "a"\nkind = "text"\nlabel = "A"\n'
CHOICE = FIELD.replace("text", "choice")
OPTION = '[[field.option]]\nid = "x"\nlabel = "X"\n'
TABLE = FIELD.replace("text", "table")
COLUMN = '[[field.column]]\nid = "c"\nkind = "text"\nlabel = "C"\n'


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (HEAD, 0, "worksheet-empty"),
        (FIELD.replace('title = "T"', ""), 1, "key-missing"),
        ("title = 1\n" + FIELD, 1, "key-unknown"),
        (FIELD.replace('id = "a"', 'id = "A b"'), 4, "id-shape"),
        (FIELD.replace("text", "slider"), 5, "kind-unknown"),
        (FIELD.replace('label = "A"', 'label = ""'), 6, "key-missing"),
        (FIELD + FIELD.removeprefix(HEAD), 8, "duplicate-id"),
        (FIELD + "low = 1\n", 7, "key-unknown"),
        (FIELD + 'required = "yes"\n', 7, "key-type"),
        (FIELD + 'section = "s"\n', 7, "link-dead"),
        (CHOICE, 3, "choices-few"),
        (CHOICE + OPTION, 3, "choices-few"),
        (CHOICE + OPTION + OPTION, 11, "duplicate-id"),
        (CHOICE + OPTION * 41, 3, "number-range"),
        (CHOICE + OPTION.replace('label = "X"', "") + OPTION, 7, "key-missing"),
        (TABLE, 3, "choices-few"),
        (TABLE + COLUMN.replace("text", "table"), 9, "kind-unknown"),
        (TABLE + COLUMN.replace("text", "choice"), 7, "choices-few"),
        (TABLE + COLUMN + COLUMN, 12, "duplicate-id"),
        (TABLE + COLUMN + '[[field.row]]\nid = "r"\nlabel = "R"\nkind = "x"\n', 14, "key-unknown"),
        (FIELD.replace("text", "rating") + "high = 20\n", 7, "number-range"),
        (FIELD.replace("text", "number") + "low = 5\nhigh = 1\n", 8, "number-range"),
        (HEAD + 'introduction = "<b>x</b>"\n' + FIELD.removeprefix(HEAD), 3, "html-refused"),
        (HEAD + 'introduction = "# Head"\n' + FIELD.removeprefix(HEAD), 3, "block-unsupported"),
        (FIELD + 'option = "x"\n', 7, "key-unknown"),
        ("field = [1]\n" + HEAD, 1, "key-type"),
        ("[worksheet\n", 1, "toml-syntax"),
    ],
)
def test_each_fault_is_named_with_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in sheet_of(text)[1]


def test_too_many_fields_and_too_much_text() -> None:
    many = HEAD + "".join(f'[[field]]\nid = "f{number}"\nkind = "text"\nlabel = "F"\n' for number in range(101))
    assert "number-range" in {code for _, code in sheet_of(many)[1]}
    with pytest.raises(FormatError, match="file-too-large"):
        read_worksheet("#" * (LARGEST_WORKSHEET + 1), "x.toml")


_LINES = st.sampled_from(
    ["[worksheet]\n", 'title = "T"\n', "[[field]]\n", 'id = "a"\n', 'kind = "table"\n', 'kind = "choice"\n',
     'label = "L"\n', "[[field.column]]\n", "[[field.option]]\n", "[[field.column.option]]\n", "[[field.row]]\n",
     "[[section]]\n", "low = 3\n",
     "field = 1\n", "[field]\n", "column = [1, {}]\n", "label = 3\n", '"""', "x", "[", "= \n", "required = true\n",
     'introduction = "[a](b"\n', 'text = "<x>"\n']
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(_LINES, max_size=25).map("".join))
def test_any_text_reads_or_is_reported(text: str) -> None:
    sheet, problems = sheet_of(text)
    assert all(code in CODES for _, code in problems)
    assert (sheet, problems) == sheet_of(text)
    try:
        read_worksheet(text, "x.toml")
    except FormatError as error:
        assert error.level is Level.ERROR


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(FULL) - 1), st.integers(0, 40), _LINES)
def test_a_sheet_with_a_bite_out_of_it_reads_or_is_reported(at: int, gone: int, put: str) -> None:
    sheet_of(FULL[:at] + put + FULL[at + gone :])
