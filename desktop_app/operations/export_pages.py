"""What a learner has written as files: Markdown for every program, one page for any browser, lines to take in again.

Promises: every word is in the Markdown and in the page; texts stand there as they were typed, with nothing added to
them; the page asks for nothing from anywhere, and runs nothing. Pure. Called by exporting.py.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import quote

from desktop_app.domain.file_names import file_name
from desktop_app.domain.practices import PARTS
from desktop_app.domain.written import Answer, Attached, Highlight, Note, Practice, Written

HEADINGS: Final = {
    "context": "Context",
    "problem": "Problem",
    "action": "Action",
    "who": "Who",
    "result": "Result",
    "evidence": "Evidence",
    "limits": "Limits",
    "transfer": "Transfer",
}
assert tuple(HEADINGS) == PARTS

_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")

Fact = tuple[str, object]
File = tuple[str, str]
"""Path with ``/``, text."""


def files(written: Written) -> Iterator[File]:
    """All files of an export."""
    names = Names(written)
    for note in written.notes:
        yield names.notes[note.id], _note(note)
    for practice in written.practices:
        yield names.practices[practice.id], _practice(practice)
    if written.answers:
        yield "answers.md", _answers(written.answers)
    if written.highlights:
        yield "highlights.md", _highlights(written.highlights)
    if written.notes:
        yield "notes.jsonl", "".join(_line(note) for note in written.notes if note.deleted is None)
    yield "index.html", page(written, names)


class Names:
    """Paths of the files of notes and practices, by id; ``attached``: of photos and PDFs, which are in a folder beside
    the text they belong to. ``of`` are those of a text that have content here."""

    def __init__(self, written: Written) -> None:
        taken: dict[str, set[str]] = {}
        self.notes = {
            note.id: _path("notes in the bin" if note.deleted else "notes", note.title, note.made, taken)
            for note in written.notes
        }
        self.practices = {
            each.id: _path("practices in the bin" if each.deleted else "practices", each.title, each.changed, taken)
            for each in written.practices
        }
        self.attached: dict[str, str] = {}
        for text, path in self._texts(written):
            self.attached |= _beside(path, text.files)

    def of(self, text: Note | Practice) -> tuple[str, ...]:
        """Their paths."""
        return tuple(self.attached[file.id] for file in text.files if file.here)

    def _texts(self, written: Written) -> Iterator[tuple[Note | Practice, str]]:
        yield from ((note, self.notes[note.id]) for note in written.notes)
        yield from ((practice, self.practices[practice.id]) for practice in written.practices)


def _beside(path: str, files: Iterable[Attached]) -> dict[str, str]:
    """A folder named as the text, and in it the files under names that every system takes."""
    taken: set[str] = set()
    folder = path.removesuffix(".md")
    places = {}
    for file in files:
        stem, dot, ending = file.name.rpartition(".")
        places[file.id] = f"{folder}/{file_name(stem or file.name, dot + ending if stem else '', taken)}"
    return places


def _path(folder: str, title: str, when: datetime, taken: dict[str, set[str]]) -> str:
    return f"{folder}/{file_name(f'{when:%Y-%m-%d} {title}', '.md', taken.setdefault(folder, set()))}"


# -- Markdown


def _note(note: Note) -> str:
    return _front(_note_facts(note)) + note.text.rstrip("\n") + "\n"


def _note_facts(note: Note) -> list[Fact]:
    facts: list[Fact] = [("title", note.title), ("made", note.made), ("changed", note.changed), ("tags", note.tags)]
    facts += _given(("deleted", note.deleted), ("lesson", note.lesson), ("quote", note.quote))
    return facts + _given(("files", _named(note.files)))


def _practice(practice: Practice) -> str:
    text = "".join(_part("##", name, practice.parts) for name in PARTS)
    if practice.sent_parts:
        text += "# As it was sent\n\n" + "".join(_part("##", name, practice.sent_parts) for name in PARTS)
    return _front(_practice_facts(practice)) + (text.rstrip("\n") + "\n" if text else "")


def _practice_facts(practice: Practice) -> list[Fact]:
    facts: list[Fact] = [("title", practice.title), ("place", practice.place), ("state", practice.state)]
    facts.append(("changed", practice.changed))
    facts += _given(("sent", practice.sent), ("deleted", practice.deleted), ("said of it", practice.said))
    return facts + _given(("files", _named(practice.files)))


def _named(files: Iterable[Attached]) -> tuple[str, ...]:
    return tuple(file.name if file.here else f"{file.name} (not on this laptop)" for file in files)


def _part(level: str, name: str, parts: dict[str, str]) -> str:
    text = parts.get(name, "")
    return f"{level} {HEADINGS[name]}\n\n{text}\n\n" if text.strip() else ""


def _answers(answers: Iterable[Answer]) -> str:
    text = "# Answers\n"
    for activity, group in groupby(answers, key=lambda each: each.activity):
        text += f"\n## {activity}\n"
        for each in group:
            text += f"\n{each.question}\n\n{_quoted(each.answer)}\n\n{_worth(each)}\n"
    return text


def _highlights(highlights: Iterable[Highlight]) -> str:
    text = "# Highlights\n"
    for activity, group in groupby(highlights, key=lambda each: each.activity):
        text += f"\n## {activity}\n"
        for each in group:
            text += f"\n{_quoted(each.quote)}\n\n{_day(each.when)}\n"
    return text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines() or [""])


def _worth(answer: Answer) -> str:
    return f"{_day(answer.when)}, worth {round(100 * answer.fraction)} %"


def _front(facts: Iterable[Fact]) -> str:
    """Front matter in YAML, whose quoted texts are those of JSON."""
    lines = (f"{name.replace(' ', '_')}: {_yaml(value)}\n" for name, value in facts)
    return "---\n" + "".join(lines) + "---\n\n"


def _yaml(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, tuple):
        return f"[{', '.join(_yaml(each) for each in value)}]"
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(str(value), ensure_ascii=False))


def _given(*facts: Fact) -> list[Fact]:
    return [(name, value) for name, value in facts if value]


def _line(note: Note) -> str:
    body = {"id": note.external_id or note.id, "title": note.title, "body": note.text, "tags": list(note.tags)}
    return json.dumps(body, ensure_ascii=False) + "\n"


# -- the page

_HEAD: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Fieldbook</title>
<style>
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.6 Georgia, serif; color: #1d2320;
  background: #fffefb; }
h1, h2, h3, h4, nav, .facts { font-family: system-ui, sans-serif; line-height: 1.3; }
h2 { margin-top: 3rem; border-bottom: 2px solid #1b5a4b; }
article { margin: 2rem 0; padding-bottom: 1rem; border-bottom: 1px solid #dcd8cb; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.facts { color: #454d48; font-size: 0.85rem; margin: 0; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid #d0604c; }
a { color: #1b5a4b; }
</style>
</head>
<body>
"""


def page(written: Written, names: Names) -> str:
    """Everything on one page."""
    who = ", ".join(filter(None, (written.role, written.place)))
    return "".join(
        (
            _HEAD,
            f'<h1 dir="auto">{escape(written.name) or "Fieldbook"}</h1>\n',
            _facts([("", who), ("written out on", written.when)]),
            _section("Notes", [_note_article(each, names) for each in written.notes]),
            _section("Good practices", [_practice_article(each, names) for each in written.practices]),
            _section("Answers", [_answer_article(each) for each in written.answers]),
            _section("Highlights", [_highlight_article(each) for each in written.highlights]),
            "</body>\n</html>\n",
        )
    )


def _section(title: str, articles: list[str]) -> str:
    return f"<h2>{title} ({len(articles)})</h2>\n{''.join(articles)}"


def _note_article(note: Note, names: Names) -> str:
    quoted = f'<blockquote dir="auto">{escape(note.quote)}</blockquote>\n' if note.quote else ""
    facts = [fact for fact in _note_facts(note) if fact[0] not in ("title", "quote")]
    return _article(note.title, facts, names.notes[note.id], quoted + _text(note.text) + _links(names.of(note)))


def _practice_article(practice: Practice, names: Names) -> str:
    text = _parts(practice.parts)
    if practice.sent_parts:
        text += f"<h4>As it was sent</h4>\n{_parts(practice.sent_parts)}"
    facts = [fact for fact in _practice_facts(practice) if fact[0] != "title"]
    return _article(practice.title, facts, names.practices[practice.id], text + _links(names.of(practice)))


def _links(paths: Iterable[str]) -> str:
    shown = [f'<a href="{quote(path)}">{escape(path.rpartition("/")[2])}</a>' for path in paths]
    return f'<p class="facts" dir="auto">{" · ".join(shown)}</p>\n' if shown else ""


def _parts(parts: dict[str, str]) -> str:
    written = [(HEADINGS[name], parts[name]) for name in PARTS if parts.get(name, "").strip()]
    return "".join(f"<h4>{heading}</h4>\n{_text(text)}" for heading, text in written)


def _answer_article(answer: Answer) -> str:
    return (
        f'<article>\n<p class="facts" dir="auto">{escape(answer.activity)}</p>\n{_text(answer.question)}'
        f'<blockquote class="text" dir="auto">{escape(answer.answer)}</blockquote>\n'
        f'<p class="facts">{_worth(answer)}</p>\n</article>\n'
    )


def _highlight_article(highlight: Highlight) -> str:
    return (
        f'<article>\n<blockquote class="text" dir="auto">{escape(highlight.quote)}</blockquote>\n'
        f'<p class="facts" dir="auto">{escape(highlight.activity)}, {_day(highlight.when)}</p>\n</article>\n'
    )


def _article(title: str, facts: list[Fact], path: str, inner: str) -> str:
    heading = f'<h3 dir="auto"><a href="{quote(path)}">{escape(title.strip()) or "Untitled"}</a></h3>'
    return f"<article>\n{heading}\n{_facts(facts)}{inner}</article>\n"


def _facts(facts: Iterable[Fact]) -> str:
    shown = [f"{name} {_shown(value)}".strip() for name, value in facts if value]
    return f'<p class="facts" dir="auto">{escape(" · ".join(shown))}</p>\n' if shown else ""


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return f"{_day(value)}, {value:%H:%M}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _day(when: datetime) -> str:
    return f"{when.day} {when:%B %Y}"


def _text(text: str) -> str:
    return f'<div class="text" dir="auto">{escape(text)}</div>\n' if text else ""
