"""Expressions: what Chapbook's guide explains is worked out, everything else is refused, nothing is ever run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.story_expressions import (
    LARGEST_NUMBER,
    MOST_TOKENS,
    ExpressionError,
    Value,
    evaluate,
    is_name,
    names,
    parse,
    words,
)

VALUES: dict[str, Value] = {"a": 3, "b": 0.5, "t": "tent", "yes": True, "_under": 1, "$dollar": 2, "my.own": 7, "é": 9}


def worked(text: str) -> Value:
    return evaluate(parse(text), VALUES.get)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 3 - 2", 5),
        ("7 % 3", 1),
        ("-7 % 3", -1),
        ("1 / 4", 0.25),
        ("6 / 3", 2),
        ("-a + +b", -2.5),
        ('\'it\\\'s \' + "a \\"t\\"" + 1', 'it\'s a "t"1'),
        ("t + ' ' + a + yes", "tent 3true"),
        ("a === 3 && t !== 'TENT'", True),
        ("a == 3 || a != 3", True),
        ("'3' === 3", False),
        ("true === 1", False),
        ("'a' < 'b'", True),
        ("a >= 3", True),
        ("a <= 2.5", False),
        ("!yes || false", False),
        ("!''", True),
        ("a && t", True),
        ("false && missing", False),
        ("my.own + _under + $dollar + é", 19),
        (".5 + 0.25", 0.75),
    ],
)
def test_an_expression_is_worked_out(text: str, value: Value) -> None:
    result = worked(text)
    assert result == value
    assert isinstance(result, bool) is isinstance(value, bool)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "syntax"),
        ("1 +", "syntax"),
        ("(1", "syntax"),
        ("1)", "syntax"),
        ("1 2", "syntax"),
        ("a = 2", "syntax"),
        ("a ? 1 : 2", "syntax"),
        ("f(1)", "syntax"),
        ("a[0]", "syntax"),
        ("'open", "syntax"),
        ("`x`", "syntax"),
        ("1.2.3", "syntax"),
        ("3px", "syntax"),
        ("(" * 60 + "1" + ")" * 60, "too-deep"),
        ("!" * 60 + "yes", "too-deep"),
        ("1" + " + 1" * MOST_TOKENS, "syntax"),
        ("missing", "unset"),
        ("yes + 1", "wrong-type"),
        ("t * 2", "wrong-type"),
        ("t < 2", "wrong-type"),
        ("-t", "wrong-type"),
        ("a / 0", "zero"),
        ("a % 0", "zero"),
        (f"{LARGEST_NUMBER} * 10", "too-large"),
        ("'" + "x" * 600 + "' + '" + "x" * 600 + "'", "too-long"),
    ],
)
def test_a_fault_has_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        worked(text)
    assert raised.value.reason == reason


def test_names_are_found_in_order() -> None:
    assert list(names(parse("a + (b || !c.d) * a"))) == ["a", "b", "c.d", "a"]
    assert list(names(None)) == []


def test_what_may_be_a_name() -> None:
    assert all(is_name(name) for name in VALUES)
    assert not any(is_name(name) for name in ("", "1a", "a b", "true", "a.", "a-b", "x" * 81))


def test_values_as_a_reader_sees_them() -> None:
    assert [words(value) for value in (True, 2, 0.1 + 0.2, "x", 2.5)] == ["true", "2", "0.3", "x", "2.5"]


_PARTS = st.sampled_from(
    ["1", "0", "2.5", "'x'", '"y"', "a", "t", "yes", "true", "+", "-", "*", "/", "%", "(", ")", "!", "&&", "||", "===",
     "<", ">=", ".", "'", "\\", " ", "é", "9999999999", "__import__", "[", "]", ";", "=", ","]
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.lists(_PARTS, max_size=30).map("".join))
def test_any_text_is_worked_out_or_refused_the_same_each_time(text: str) -> None:
    def outcome() -> object:
        try:
            return worked(text)
        except ExpressionError as error:
            return error.reason

    first = outcome()
    assert outcome() == first
    if isinstance(first, float):
        assert abs(first) <= LARGEST_NUMBER
