"""Positions in the document and passages of the lesson lead to one another, in every script."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.pages.reader.passages import Passage, Passages, Piece, points, sentence_at, units

TEXTS = st.text(alphabet="ab é🙂ع𐍈 .", min_size=1, max_size=30)


def placed(texts: list[str]) -> tuple[Passages, str]:
    """One paragraph for each text, with a sign between them that belongs to none."""
    passages, document = Passages(), ""
    for paragraph, text in enumerate(texts):
        document += "¶"
        passages.add(Piece(units(document), paragraph, 0, text))
        document += text
    return passages, document


def cut(document: str, start: int, end: int) -> str:
    return document.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(st.lists(TEXTS, min_size=1, max_size=5), st.data())
def test_a_passage_is_found_in_the_document_and_back(texts: list[str], data: st.DataObject) -> None:
    passages, document = placed(texts)
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    text = texts[paragraph]
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    ((first, last),) = passages.ranges(Passage(paragraph, start, end))
    assert cut(document, first, last) == text[start:end]
    assert passages.within(first, last) == (Passage(paragraph, start, end),)
    assert passages.position(paragraph, start) == first
    assert passages.paragraph_at(first) == paragraph


@given(TEXTS, st.integers(0, 70))
def test_half_a_character_counts_as_none(text: str, unit: int) -> None:
    whole = points(text, unit)
    assert units(text[:whole]) <= max(unit, 0) or whole == 0
    assert whole == len(text) or units(text[: whole + 1]) > unit


def test_a_selection_over_two_paragraphs_is_two_passages() -> None:
    passages, _ = placed(["one two", "three"])
    assert passages.within(5, 12) == (Passage(0, 4, 7), Passage(1, 0, 3))


def test_what_is_only_on_the_screen_is_no_passage() -> None:
    passages, _ = placed(["one", "two"])
    assert passages.within(4, 5) == ()
    assert passages.within(0, 1) == ()


def test_cells_of_a_mirrored_row_are_one_passage() -> None:
    passages = Passages()
    passages.add(Piece(10, 3, 5, "last"))
    passages.add(Piece(15, 3, 0, "head"))
    assert passages.within(10, 19) == (Passage(3, 0, 9),)
    assert passages.position(3, 0) == 15
    assert passages.position(3, 6) == 11


def test_an_unknown_paragraph_has_no_position() -> None:
    assert Passages().position(7) is None
    assert Passages().paragraph_at(9) == 0


def test_the_sentence_around_a_place() -> None:
    text = "Ask first. “Then share,” he said. Go!"
    assert [text[slice(*sentence_at(text, at))] for at in (0, 3, 12, 35)] == [
        "Ask first.",
        "Ask first.",
        "“Then share,” he said.",
        "Go!",
    ]
    assert sentence_at("", 0) == (0, 0)
