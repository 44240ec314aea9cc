"""What answers are worth, kind by kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import grading
from desktop_app.domain.grading import Grade

PERCENTS = st.lists(st.floats(-100, 100), max_size=6)


@pytest.mark.parametrize(
    ("fractions", "chosen", "grade"),
    [
        ([0, 100, 0], [1], Grade(1.0, 1)),
        ([0, 100, 50], [2], Grade(0.5, 2)),
        ([-25, 100], [0], Grade(0.0, 0)),
        ([0, 100], [], Grade(0.0)),
        ([0, 100], [7], Grade(0.0)),
        ([0, 100], [0, 1], Grade(0.0)),  # one of several rows was asked for
    ],
)
def test_one_of_several(fractions, chosen, grade):
    assert grading.choice(fractions, chosen, several=False) == grade


@pytest.mark.parametrize(
    ("fractions", "chosen", "fraction"),
    [
        ([50, 50, 0, 0], [0, 1], 1.0),
        ([50, 50, 0, 0], [0], 0.5),
        ([33.33333, 33.33333, 33.33333, -100], [0, 1, 2], 1.0),
        ([33.33333, 33.33333, 33.33333, -100], [0, 1, 2, 3], 0.0),
        ([50, 50, -50], [0, 1, 2], 0.5),
        ([50, 50, 0], [0, 1, 2], 0.5),  # ticking everything is not the right answer
        ([50, 50, 0], [0, 0, 0], 0.5),
        ([0, 0], [0, 1], 0.0),
    ],
)
def test_several_of_several(fractions, chosen, fraction):
    assert grading.choice(fractions, chosen, several=True).fraction == pytest.approx(fraction)


@given(PERCENTS, st.lists(st.integers(-3, 9), max_size=8), st.booleans())
def test_any_choice_is_worth_between_nothing_and_all(fractions, chosen, several):
    assert 0.0 <= grading.choice(fractions, chosen, several=several).fraction <= 1.0


@given(st.lists(st.sampled_from([-50.0, 0.0, 25.0]), min_size=1, max_size=6), st.permutations(range(6)))
def test_the_order_of_ticking_changes_nothing(fractions, order):
    chosen = [index for index in order if index < len(fractions)]
    assert grading.choice(fractions, chosen, several=True) == grading.choice(fractions, sorted(chosen), several=True)


@pytest.mark.parametrize(
    "response",
    ["last resort", "  LAST   Resort ", "lást rešort", "Last\u00a0resort", "LAST RESORT"],
)
def test_short_answers_do_not_mind_case_accents_or_space(response):
    assert grading.short([("Last resort", 100)], response) == Grade(1.0, 0)


@pytest.mark.parametrize(
    ("accepted", "response"),
    [
        ("déconfliction", "Deconfliction"),
        ("l’accès", "L'ACCES"),
        ("مُساعَدة", "مساعدة"),
        ("أمن", "امن"),
        ("Straße", "STRASSE"),
        ("*resort*", "only as a last resort, always"),
        ("last * resort", "last possible resort"),
        ("*", "anything"),
    ],
)
def test_what_counts_as_the_same(accepted, response):
    assert grading.short([(accepted, 100)], response).fraction == 1.0


@pytest.mark.parametrize("response", ["", "   ", "last", "last resorts", "resort last", "a.b"])
def test_what_does_not(response):
    assert grading.short([("last resort", 100), ("a*c", 50)], response) == Grade(0.0)


def test_the_best_accepted_text_counts_and_signs_are_no_patterns():
    assert grading.short([("*", 0), ("neutral*", 50), ("neutrality", 100)], "Neutrality") == Grade(1.0, 2)
    assert grading.short([("c.d", 100)], "cod") == Grade(0.0)
    assert grading.short([("*", 0)], "anything") == Grade(0.0, 0)


@given(st.text(max_size=30))
def test_every_text_but_an_empty_one_answers_itself(text):
    fraction = grading.short([(text.replace("*", ""), 100)], text.replace("*", "")).fraction
    assert fraction == (1.0 if grading.plain_text(text.replace("*", "")) else 0.0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("1 000", 1000),
        ("12,000", 12000),
        ("1,234,567.5", 1234567.5),
        ("0,125", 0.125),
        ("٣٫٥", 3.5),
        ("−3", -3),
        ("+7", 7),
        ("1e3", 1000),
        ("seven", None),
        ("", None),
        ("nan", None),
        ("1e999", None),
        ("1.2.3", None),
    ],
)
def test_numbers_as_people_write_them(text, value):
    assert grading.number(text) == value


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_none(text):
    grading.number(text)


@pytest.mark.parametrize(
    ("response", "grade"),
    [
        (1994, Grade(1.0, 0)),
        (1993, Grade(0.5, 1)),
        (1995, Grade(0.5, 1)),
        (1996, Grade(0.0)),
        (float("nan"), Grade(0.0)),
    ],
)
def test_numbers_within_their_ranges(response, grade):
    assert grading.numerical([(1994, 1994, 100), (1993, 1995, 50)], response) == grade


@pytest.mark.parametrize(
    ("chosen", "fraction"),
    [
        ([0, 1, 2], 1.0),
        ([0, 2, 1], 1 / 3),
        ([0], 1 / 3),
        ([], 0.0),
        ([-1, 9, 2], 1 / 3),
        ([3, 3, 3], 0.0),
        ([0, 1, 2, 0], 1.0),
    ],
)
def test_matching_counts_pairs(chosen, fraction):
    assert grading.matching(
        ["OCHA", "ICRC", "UNHCR"], ["OCHA", "ICRC", "UNHCR", "WFP"], chosen
    ).fraction == pytest.approx(fraction)


def test_equal_right_sides_stand_for_one_another():
    assert (
        grading.matching(["military", "civilian", "military"], ["military", "civilian", "military"], [2, 1, 0]).fraction
        == 1.0
    )


def test_matching_nothing_is_worth_nothing():
    assert grading.matching([], [], []) == Grade(0.0)
