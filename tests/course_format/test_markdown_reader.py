"""Lessons: every block the format knows, every fault with its line, and no way out of the pack."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.glossary import Term
from course_format.lesson import (
    Callout,
    CalloutKind,
    Figure,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Style,
    Table,
    plain,
)
from course_format.markdown_reader import LARGEST_LESSON, read_lesson
from course_format.problems import FormatError
from tests.course_format.collecting import lesson_of

FULL = """# The title

An opening with *care*, **weight**, ***both***, `code` and a\\
line  break&nbsp;&amp; an entity.
{: src="S1, C2" }

## First {#first}

- one
- two
    1. inner
    2. second inner

Between.

7. seven
8. eight

| Left | Right | Middle |
|:-----|------:|:------:|
| a    | **b** | c      |

### A part

A note[^n] and [a link](lessons/y.md#there), [here](#first), [a term](glossary:escort).

![A wheel.](figures/wheel.svg "The wheel."){#fig-wheel}

!!! objectives "After this"
    - know

!!! principle
    It stands.

!!! case "Haiyan, 2013"
    It struck.
    {: src="C2" }

!!! voice "Composite of accounts."
    I waited.

!!! check
    Why?

    Answer:

    Because.

    - and so on

[^n]: The *note*.
"""


def test_every_block_of_the_format_in_reading_order() -> None:
    lesson, problems = lesson_of(FULL, Term("escort", "armed escort", "Soldiers."))
    assert problems == []
    assert lesson.title == "The title"
    kinds = [type(block) for block in lesson.blocks]
    assert kinds == [
        Paragraph, Heading, ListItem, ListItem, ListItem, ListItem, Paragraph, ListItem, ListItem, Table, Heading,
        Paragraph, Figure, Callout, Callout, Callout, Callout, Callout,
    ]  # fmt: skip
    opening = lesson.blocks[0]
    assert isinstance(opening, Paragraph)
    assert opening.sources == ("S1", "C2")
    assert [(run.text, run.style) for run in opening.inlines[1:8:2]] == [
        ("care", Style.EMPHASIS), ("weight", Style.STRONG), ("both", Style.STRONG), ("code", Style.CODE)
    ]  # fmt: skip
    assert plain(opening.inlines).endswith("line break\u00a0& an entity.")
    items = [block for block in lesson.blocks if isinstance(block, ListItem)]
    assert [(item.depth, item.marker) for item in items] == [
        (0, ""),
        (0, ""),
        (1, "1."),
        (1, "2."),
        (0, "7."),
        (0, "8."),
    ]


def test_tables_footnotes_links_and_figures() -> None:
    lesson, _ = lesson_of(FULL, Term("escort", "armed escort", "Soldiers."))
    (table,) = (block for block in lesson.blocks if isinstance(block, Table))
    assert table.aligns == ("start", "end", "center")
    assert table.rows[0][1] == (Inline("b", Style.STRONG),)
    paragraph = lesson.blocks[11]
    assert isinstance(paragraph, Paragraph)
    targets = [(run.style, run.target) for run in paragraph.inlines if run.target]
    assert targets == [
        (Style.FOOTNOTE, "n"), (Style.LINK, "lessons/y.md#there"), (Style.LINK, "lessons/x.md#first"),
        (Style.TERM, "escort"),
    ]  # fmt: skip
    (note,) = lesson.footnotes
    assert (note.id, note.number, plain(note.inlines)) == ("n", 1, "The note.")
    (figure,) = (block for block in lesson.blocks if isinstance(block, Figure))
    assert (figure.id, figure.path, figure.alt) == ("fig-wheel", "figures/wheel.svg", "A wheel.")
    assert plain(figure.caption) == "The wheel."


def test_callouts() -> None:
    lesson, _ = lesson_of(FULL)
    callouts = {block.kind: block for block in lesson.blocks if isinstance(block, Callout)}
    assert callouts[CalloutKind.OBJECTIVES].label == "After this"
    assert callouts[CalloutKind.PRINCIPLE].label == callouts[CalloutKind.PRINCIPLE].source == ""
    assert callouts[CalloutKind.CASE].source == "Haiyan, 2013"
    assert callouts[CalloutKind.CASE].blocks[0].sources == ("C2",)
    assert callouts[CalloutKind.VOICE].source == "Composite of accounts."
    check = callouts[CalloutKind.CHECK]
    assert [plain(block.inlines) for block in check.blocks] == ["Why?"]
    assert [plain(block.inlines) for block in check.answer] == ["Because.", "and so on"]
    assert len({callout.id for callout in callouts.values()}) == 5


def test_spaces_that_hold_french_signs_to_their_words_stay_everywhere() -> None:
    held = "Qui\u202f?  «\u202fMoi.\u202f»"
    kept = "Qui\u202f? «\u202fMoi.\u202f»"
    lesson, problems = lesson_of(
        f'# {held}\n\n{held}\n\n![{held}](figures/a.svg "{held}")\n\n!!! principle "{held}"\n    {held}\n'
    )
    assert problems == []
    assert lesson.title == kept
    paragraph, figure, callout = lesson.blocks
    assert isinstance(paragraph, Paragraph) and isinstance(figure, Figure) and isinstance(callout, Callout)
    assert [plain(paragraph.inlines), figure.alt, plain(figure.caption), callout.label] == [kept] * 4


def test_an_answer_on_the_line_of_its_mark() -> None:
    lesson, problems = lesson_of("# T\n\n!!! check\n    Why?\n\n    Answer: *so*.\n")
    (callout,) = lesson.blocks
    assert isinstance(callout, Callout)
    assert plain(callout.answer[0].inlines) == "so."
    assert problems == []


def test_sections_cover_every_block() -> None:
    lesson, _ = lesson_of(FULL)
    assert [(s.id, s.title, s.first, s.last) for s in lesson.sections] == [
        ("top", "The title", 0, 1),
        ("first", "First", 1, 18),
    ]


def test_terms_are_marked_once_a_section_and_only_whole_words() -> None:
    terms = (Term("who", "WHO", "Health.", ("World Health Organization",)), Term("state", "State", "A country."))
    text = "# T\n\nwho is the WHO? The WHO and non-state actors.\n\n## B {#b}\n\nThe states, a State, WHO. **WHO**\n"
    lesson, _ = lesson_of(text, *terms)
    found = [
        (run.text, run.target)
        for block in lesson.blocks
        if isinstance(block, Paragraph)
        for run in block.inlines
        if run.style is Style.TERM
    ]
    assert found == [("WHO", "who"), ("State", "state"), ("WHO", "who")]


def test_arabic_terms_are_whole_words() -> None:
    lesson, _ = lesson_of("# T\n\nالقافلة قافلة وقافلة\n", Term("convoy", "قافلة", "…"))
    (block,) = lesson.blocks
    assert isinstance(block, Paragraph)
    assert [run.text for run in block.inlines if run.style is Style.TERM] == ["قافلة"]
    assert plain(block.inlines) == "القافلة قافلة وقافلة"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("No title.\n", 1, "title-missing"),
        ("# T\n\n# Again\n", 3, "title-twice"),
        ("# T\n\n#### Deep\n", 3, "heading-level"),
        ("# T\n\n## Same {#a}\n\nx\n\n## Other {#a}\n", 7, "duplicate-id"),
        ("# T\n\n## No id\n", 3, "heading-id-missing"),
        ("# T\n\nx\n\nA <b>tag</b>.\n", 5, "html-refused"),
        ("# T\n\n<script>alert(1)</script>\n", 3, "html-refused"),
        ("# T\n\n<!-- hidden -->\n", 3, "html-refused"),
        ("# T\n\n<div>\nblock\n</div>\n", 3, "html-refused"),
        ("# T\n\nSee <https://example.org>.\n", 3, "address-refused"),
        ("# T\n\n[out](https://example.org)\n", 3, "address-refused"),
        ("# T\n\n[out](//example.org/x)\n", 3, "address-refused"),
        ("# T\n\n[out](javascript:alert(1))\n", 3, "address-refused"),
        ("# T\n\n[out](file:///etc/passwd)\n", 3, "address-refused"),
        ("# T\n\n[up](../x.md)\n", 3, "address-refused"),
        ("# T\n\n[abs](/etc/passwd)\n", 3, "address-refused"),
        ("# T\n\n[ref][r]\n\n[r]: http://example.org\n", 3, "address-refused"),
        ("# T\n\n![alt](http://example.org/x.png)\n", 3, "address-refused"),
        ("# T\n\n![alt](../x.png)\n", 3, "address-refused"),
        ("# T\n\n![](figures/x.svg)\n", 3, "alt-missing"),
        ("# T\n\nText ![a](figures/x.svg) text\n", 3, "figure-place"),
        ("# T\n\n- ![a](figures/x.svg)\n", 3, "figure-place"),
        ("# T\n\nA note[^lost].\n", 3, "footnote-unknown"),
        ("# T\n\nText.\n\n[^n]: Unused.\n", 0, "footnote-unused"),
        ("# T\n\n!!! warning\n    x\n", 3, "callout-kind"),
        ("# T\n\n!!! principle\n    ## A heading\n", 4, "callout-content"),
        ("# T\n\n!!! check\n    Why?\n", 3, "answer-missing"),
        ("# T\n\n> quoted\n", 3, "block-unsupported"),
        ("# T\n\n    indented\n", 3, "block-unsupported"),
        ("# T\n\na\n\n---\n", 5, "block-unsupported"),
        ("# T\n\n- one\n\n    two\n\n    three\n", 5, "list-content"),
        ("# T\n\nText\n- item\n", 3, "list-blank-line"),
        ("# T\n\nText\n{: onclick=\"x()\" }\n", 3, "attribute-unknown"),
        ("# T\n\n![a](figures/x.svg){onload=x}\n", 3, "attribute-unknown"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_line(text: str, line: int, code: str) -> None:
    _, problems = lesson_of(text)
    where = [found for found, name in problems if name == code]
    assert where, problems
    # Markdown forgets where a rule (---) stood; the block before it is near enough.
    assert where[0] == line or "---" in text


def test_all_faults_of_a_file_are_found_at_once() -> None:
    _, problems = lesson_of("# T\n\n<b>x</b>\n\n![](figures/x.svg)\n\n[o](http://a.b)\n")
    assert [code for _, code in problems] == ["html-refused", "html-refused", "alt-missing", "address-refused"]


def test_the_program_takes_no_lesson_with_an_error_but_minds_no_warning() -> None:
    with pytest.raises(FormatError, match="html-refused"):
        read_lesson("# T\n\n<i>x</i>\n", "x.md")
    assert read_lesson("# T\n\n## No id\n\nText.\n", "x.md").title == "T"


def test_too_much_text_and_too_deep_nesting_are_refused() -> None:
    with pytest.raises(FormatError, match="file-too-large"):
        read_lesson("x" * (LARGEST_LESSON + 1), "x.md")
    with pytest.raises(FormatError, match=r"nesting-too-deep|block-unsupported"):
        read_lesson("# T\n\n" + ">" * 3000 + " x\n", "x.md")


@pytest.mark.parametrize("sign", ["[", "![", "![a](", "[a](", "- ", "[[a]("])
def test_text_that_would_take_hours_to_read_is_refused_at_once(sign: str) -> None:
    _, problems = lesson_of("# T\n\nText.\n\n" + sign * 20_000 + "x")
    assert "nesting-too-deep" in [code for _, code in problems]


def test_a_lesson_read_after_one_that_broke_off_is_read_like_any_other() -> None:
    before = lesson_of(FULL)
    lesson_of("# T\n\n" + "- " * 5_000 + "x")
    assert lesson_of(FULL) == before


def test_brackets_in_plenty_that_close_are_no_nesting() -> None:
    lesson, problems = lesson_of("# T\n\n" + "A (short) [way](#top). " * 200 + "\n")
    assert problems == []
    assert len(lesson.blocks) == 1


_MARKDOWN_SIGNS = st.sampled_from(
    ["# ", "## ", "\n\n", "\n", "- ", "1. ", "    ", "!!! check\n", "![a](f.svg)", "[l](x#y)", "*", "**", "`", "<b>",
     "[^1]",
     "[^1]: ", "|", "|--|\n", "{: src=\"S\" }", "{#id}", "\\", "&lt;", "é", "ال", "😀", "word ", "> ", "\t", "\0"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(_MARKDOWN_SIGNS, max_size=40).map("".join))
def test_any_text_reads_or_is_refused_and_holds_no_address(text: str) -> None:
    lesson, _ = lesson_of(text)
    for block in lesson.blocks:
        if isinstance(block, Figure):
            assert re.fullmatch(r"[A-Za-z0-9_./-]+", block.path)
    covered = [index for section in lesson.sections for index in range(section.first, section.last)]
    assert covered == list(range(len(lesson.blocks)))
    assert lesson == lesson_of(text)[0]
