"""All that a learner has written, out of Fieldbook: files that any program opens, for whatever comes after it.

Promises: everything of theirs is there, the bin too: notes, practices, answers, highlights, who they are; as Markdown
with its facts in front, as one page for a browser, and the notes once more as lines that ``note import`` takes; photos
and PDFs whose contents are on this laptop lie beside their texts. What is written goes into a new folder, all of it or
nothing; nothing that was there is touched. Nobody else's work is in it.
Raises Known: disk-full, folder-unwritable.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from course_format.quiz import Choice, Matching, Question, Quiz
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, RecordId
from desktop_app.domain.written import Answer, Attached, Highlight, Note, Practice, Written
from desktop_app.operations import course, export_pages, files, learner, notes, practice_texts
from desktop_app.operations.export_folder import ExportFolder
from desktop_app.operations.practice_texts import Own
from desktop_app.operations.session import Session
from desktop_app.storage.projections import answers, marks
from desktop_app.storage.projections import notes as note_table
from desktop_app.storage.projections.answers import KeptAnswer


@dataclass(frozen=True)
class Exported:
    """Where it lies, and how much of what. ``size`` in bytes."""

    folder: Path
    notes: int
    practices: int
    answers: int
    highlights: int
    files: int
    size: int


def export(session: Session, folder: Path) -> Exported:
    """Writes everything into a new folder within this one, named after the day."""
    written = collect(session)
    target = ExportFolder(folder, f"Fieldbook {written.when:%Y-%m-%d}", session.randomness.bytes(8).hex())
    with target:
        for path, text in export_pages.files(written):
            target.put(path, text.encode())
        for file, path in export_pages.Names(written).attached.items():
            content = _content(session, RecordId(file))
            if content is not None:
                target.put(path, content)
    return Exported(
        folder=target.folder,
        notes=len(written.notes),
        practices=len(written.practices),
        answers=len(written.answers),
        highlights=len(written.highlights),
        files=target.files,
        size=target.size,
    )


def _content(session: Session, file: RecordId) -> bytes | None:
    """None when it is not here: the pages say so."""
    try:
        return files.content(session, file)
    except Known as known:
        if known.code != "file-away":
            raise
        return None


def collect(session: Session) -> Written:
    """All of it as it is now, the oldest first."""
    me, titles = learner.get(session), _Titles(session)
    return Written(
        name=me.name if me else "",
        role=me.role if me else "",
        place=me.place if me else "",
        when=session.clock.local(session.clock.now()),
        notes=tuple(_notes(session, titles)),
        practices=tuple(_practice(session, own) for own in sorted(practice_texts.all_own(session), key=_id)),
        answers=tuple(_answers(session, titles)),
        highlights=tuple(_highlights(session, titles)),
    )


def _id(own: Own) -> str:
    return str(own.id)


class _Titles:
    """What activities are called, also those of packs that are gone."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[str, str] = {}

    def of(self, activity: ActivityId) -> str:
        if activity not in self._found:
            spot = course.spot_of(self._session, activity)
            known = f"{spot.activity.number} {spot.activity.title}".strip() if spot is not None else ""
            self._found[activity] = known or course.last_title(self._session, activity)[1] or activity
        return self._found[activity]


def _notes(session: Session, titles: _Titles) -> Iterator[Note]:
    rows = [row for deleted in (False, True) for row in note_table.rows(session.database, deleted=deleted)]
    for row in sorted(rows, key=lambda row: (row.made, row.record)):
        anchor = notes.anchor_of(row.anchor)
        yield Note(
            id=row.record.text(),
            title=row.title,
            text=row.text,
            tags=tuple(row.tags),
            made=session.clock.local(row.made),
            changed=session.clock.local(row.changed),
            deleted=_moment(session, row.deleted),
            lesson="" if anchor is None else titles.of(anchor.activity),
            quote="" if anchor is None else anchor.quote,
            external_id=row.external_id,
            files=_attached(session, RecordId(row.record.text())),
        )


def _practice(session: Session, own: Own) -> Practice:
    view, sent = practice_texts.view(session, own), own.sent
    changed = sent is not None and own.draft is not None and own.edited_since
    return Practice(
        id=str(own.id),
        title=view.title,
        place=view.place,
        parts=dict(view.parts),
        state=view.state.value,
        changed=practice_texts.summary(session, own).changed,
        deleted=practice_texts.summary(session, own).deleted,
        sent=None if sent is None else session.clock.local(sent.written),
        sent_parts=dict(sent.parts) if sent is not None and changed else {},
        said="" if view.decision is None else view.decision.text,
        files=() if own.draft is None else _attached(session, RecordId(own.draft.record.text())),
    )


def _attached(session: Session, record: RecordId) -> tuple[Attached, ...]:
    return tuple(Attached(file.id, file.name, file.is_here) for file in files.files_of(session, record))


def _answers(session: Session, titles: _Titles) -> Iterator[Answer]:
    for activity in sorted(answers.activities(session.database)):
        questions = _questions(session, activity)
        for kept in answers.answers(session.database, activity):
            question = questions.get(kept.question)
            yield Answer(
                activity=titles.of(activity),
                question=question.stem if question is not None else kept.question,
                answer=_said(question, kept),
                fraction=kept.fraction,
                when=session.clock.local(kept.written),
            )


def _questions(session: Session, activity: ActivityId) -> dict[str, Question]:
    """The questions as the pack on this laptop has them; none when it is gone or damaged."""
    with suppress(Known):
        quiz: Quiz = course.read_quiz(session, course.find(session, activity))
        return {question.id: question for question in quiz.questions}
    return {}


def _said(question: Question | None, kept: KeptAnswer) -> str:
    """The answer in words; options by their numbers when their words are not here."""
    response = kept.response
    if not isinstance(response, tuple):
        return str(response)
    match question:
        case Choice() if all(0 <= each < len(question.options) for each in response):
            return "\n".join(question.options[each].text for each in response)
        case Matching():
            halves = [text for _, text in question.pairs]
            lefts = [left for left, _ in question.pairs if left]
            pairs = zip(lefts, response, strict=False)
            return "\n".join(f"{left}: {halves[each] if 0 <= each < len(halves) else '–'}" for left, each in pairs)
    return ", ".join(f"option {each + 1}" for each in response)


def _highlights(session: Session, titles: _Titles) -> Iterator[Highlight]:
    for kept in sorted(marks.every_highlight(session.database), key=lambda each: (each.anchor.activity, each.made)):
        yield Highlight(titles.of(kept.anchor.activity), kept.anchor.quote, session.clock.local(kept.made))


def _moment(session: Session, when: int | None) -> datetime | None:
    return None if when is None else session.clock.local(when)
