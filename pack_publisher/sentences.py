"""What each problem of a pack is called in English, for authors: what is wrong, and what to do.

Promises: every code of course_format.problems has one sentence here (a test), filled with the problem's facts.
"""

from typing import Final

from course_format.problems import FormatError

SENTENCES: Final = {
    "text-encoding": "The file is not UTF-8 text. Save it as UTF-8.",
    "file-too-large": "The file has {size} bytes; {limit} are allowed. Shorten or split it.",
    "file-missing": 'There is no file "{path}". Add it, or correct the path.',
    "file-kind": 'Files of the kind "{kind}" cannot be in a pack here.',
    "path-unsafe": 'The path "{path}" may not be in a pack. Use letters without accents, digits, "-", "_" and ".".',
    "path-twin": 'The paths "{path}" and "{twin}" are the same on a disk that ignores capitals. Rename one.',
    "pack-too-large": "The pack has {size} bytes or too many files; {limit} bytes are allowed.",
    "toml-syntax": "This is not TOML: {reason}.",
    "key-missing": '"{key}" is missing or empty. Add it.',
    "key-type": '"{key}" is of another kind than {expected}.',
    "id-shape": '"{value}" is no id. Use small letters, digits and "-", beginning with a letter.',
    "version-shape": '"{value}" is no version. Write three numbers, like 1.0.0.',
    "language-shape": '"{value}" is no language code known here. Write "en", "fr", "ar".',
    "number-range": '"{key}" must be between {low} and {high}.',
    "kind-unknown": 'There is no kind of activity called "{kind}".',
    "duplicate-id": 'The id "{id}" is used twice. Give each its own.',
    "duplicate-term": '"{term}" already stands for the term "{other}".',
    "title-missing": 'The lesson has no title. Begin with a line "# Title".',
    "title-twice": 'There is a second title, "{title}". Use "##" for sections.',
    "heading-level": "Headings have two levels, ## and ###; this one has {level}.",
    "heading-empty": "The heading has no words.",
    "html-refused": 'HTML is not allowed in lessons: "{text}". Write it in Markdown, or put a "\\" before "<".',
    "address-refused": 'Lessons lead nowhere outside their pack: "{text}". Name the source in words.',
    "link-dead": 'The link leads to "{target}", which is not there.',
    "footnote-unknown": 'There is no footnote "{id}". Add a line "[^{id}]: …".',
    "figure-place": 'The picture "{path}" must stand alone in its paragraph.',
    "alt-missing": 'The picture "{path}" has no words for those who cannot see it. Write them between "![" and "]".',
    "callout-kind": 'There is no callout "{kind}". Use objectives, principle, case, voice or check.',
    "callout-content": "A callout holds paragraphs and lists only, and at least one.",
    "block-unsupported": 'This kind of Markdown cannot be shown: "{text}". (Did an indent of four spaces slip in?)',
    "list-content": "A list item holds one paragraph and further lists only.",
    "attribute-unknown": 'The attribute "{name}" has no meaning here.',
    "nesting-too-deep": "The text is nested too deeply.",
    "term-unknown": 'There is no term "{id}" in the glossary.',
    "gift-syntax": "The question cannot be read: look for a missing brace, or a sign that wants a backslash before it.",
    "question-empty": 'The question "{id}" has no words.',
    "right-answer-missing": 'The question "{id}" has no right answer.',
    "lesson-unknown": '"[see:{target}]" names no lesson or section of this pack.',
    "svg-syntax": "The drawing is not sound XML: {reason}.",
    "svg-element": '"{name}" may not be in a drawing.',
    "svg-attribute": '"{name}" may not stand on "{element}", or has a value that is not allowed.',
    "svg-colour": '"{value}" is no colour of the course. docs/pack_format.md lists them.',
    "svg-font": '"{value}" is no letter face of the course. Use IBM Plex Sans.',
    "svg-size": "The drawing's {what} is outside the limits ({limit}). Its viewBox must be 560 wide.",
    "picture-damaged": "The picture is not a whole PNG file.",
    "picture-size": "The picture has {width} x {height} pixels; {limit} each way are allowed.",
    "key-unknown": '"{key}" means nothing here and is ignored.',
    "file-unused": "No activity uses this file; it will not be in the pack.",
    "heading-id-missing": 'The section "{title}" has no id. Add one, like {{#two-cultures}}, and never change it.',
    "footnote-unused": 'Nothing refers to the footnote "{id}".',
    "answer-missing": 'The question has no answer. Add a paragraph "Answer:" and the answer after it.',
    "list-blank-line": "A list begins right under a paragraph. Put a blank line before it.",
    "lesson-length": "The lesson has {words} words; lessons have {low} to {high}.",
    "term-unused": 'No lesson uses the term "{id}".',
    "term-missing": '"{term}" is not in the glossary.',
    "gift-unsupported": "Fieldbook does not show this part of GIFT: {what} {text}",
    "question-id-missing": "The question has no name. Begin it with ::name::, and never change the name.",
    "feedback-missing": 'An answer of "{id}" has no feedback: "{text}".',
    "credit-sum": 'The right answers of "{id}" give {credit} % together, not 100.',
    "file-large": "The file has {size} bytes. More than {limit} take long over a poor line.",
    "week-without-activities": "The pack has no activities.",
    "title-differs": 'The file {path} calls itself "{title}".',
}  # fmt: skip


def sentence(problem: FormatError) -> str:
    return SENTENCES[problem.code].format_map(problem.facts)
