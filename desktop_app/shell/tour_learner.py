"""The sample learner of the tour: three days of Amina Diallo, lived through by real operations in a temporary profile.

Promises: the same pictures every time (clock and chance are its own); persons and places are fictional; every state a
screen can show is reached the way a learner reaches it. Without bundled packs there is nothing to read, the rest is
there. Called by tour.py only.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from course_format.lesson import Paragraph
from desktop_app.domain.anchoring import anchor_of
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId, RecordId
from desktop_app.domain.marks import Anchor, Place
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import enrolment, exchanging, journey, learner, lessons, notes, packs, practices, quizzes
from desktop_app.operations.session import Session
from desktop_app.shell.tour_centre import ADDRESS, CutLine, NearFetcher, SampleCentre
from desktop_app.shell.tour_files import add_files, shared_files
from desktop_app.wiring.key_store import KEYRING_VARIABLE
from desktop_app.wiring.profile import open_session
from sync_protocol.bodies import CohortDescribed, PersonPlaced, PracticePublished, PracticeReturned, as_sent
from sync_protocol.identifiers import EntryId

BEGAN = datetime(2027, 2, 7, 19, 5, tzinfo=UTC)  # the Sunday before the course
STARTS = date(2027, 2, 8)
COHORT = "February cohort"


class SampleClock:
    """A clock that moves only when told to, in the zone UTC. See domain.clock.Clock."""

    def __init__(self, moment: datetime = BEGAN) -> None:
        self._moment = moment

    def now(self) -> int:
        return int(self._moment.timestamp() * 1000)

    def local(self, moment: int) -> datetime:
        return datetime.fromtimestamp(moment / 1000, UTC)

    def today(self) -> date:
        return self._moment.date()

    def to(self, day: int, hour: int, minute: int) -> None:
        """That time of a day of February."""
        self._moment = self._moment.replace(day=day, hour=hour, minute=minute)

    def pass_minutes(self, minutes: int) -> None:
        self._moment += timedelta(minutes=minutes)

    def pass_seconds(self, seconds: float) -> None:
        self._moment += timedelta(seconds=seconds)


class SampleChance:
    """Bits that follow from a number. See domain.clock.Randomness."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def bits(self, count: int) -> int:
        return self._random.getrandbits(count)

    def bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)


class SampleLife:
    """``live`` fills the profile; ``session`` opens it again with the same clock."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.clock = SampleClock()
        self.note: RecordId | None = None
        self.practice: RecordId | None = None
        self.filed_note = self.filed_draft = RecordId("")  # a note and a draft with files
        self.library: RecordId | None = None  # a colleague's practice with files
        self.rewritten: ActivityId | None = None  # a lesson with marks from before it was rewritten
        self._opened = 0
        self._centre = SampleCentre(self.clock, COHORT, self.clock.pass_seconds)
        self._make_network: Callable[[], Fetcher] = lambda: NearFetcher(self._centre)

    def session(self, profile: Path | None = None) -> Session:
        """A session of its own for each opening, as after a restart; of this profile or a copy of it."""
        self._opened += 1
        session = open_session(
            profile or self.profile,
            clock=self.clock,
            randomness=SampleChance(self._opened),
            environment={KEYRING_VARIABLE: "none"},
        )
        session.make_network = lambda: self._make_network()
        return session

    def live(self) -> None:
        """From the first start to Wednesday morning."""
        with self.session() as session:
            learner.begin(session, "Amina Diallo", role="Field coordinator", place="Telmo")
            learner.words_shown(session)
            self._join(session)
            readable = self._install(session)
            self.clock.to(8, 8, 20)
            if readable:
                self._read_whole(session, 0)
            self._send_two_practices(session)
            self._exchange_twice(session)
            self.clock.to(9, 7, 55)
            if readable:
                self._read_whole(session, 1)
                self._mark_what_changed(session, 1)
                self._answer_some(session)
                self._read_half(session, 2)
            self._write(session)
            self._try_and_be_cut(session)
            self.clock.to(10, 9, 41)

    def _join(self, session: Session) -> None:
        enrolment.enrol(session, ADDRESS, self._centre.code(), "Amina Diallo", role="Field coordinator", place="Telmo")
        described = CohortDescribed(COHORT, STARTS.isoformat(), 6, ["J. Okoro"])
        cohort = self._centre.say("cohort.described", described, "cohort")
        self._centre.say("person.placed", PersonPlaced(cohort.text()))
        exchanging.exchange(session)

    def _install(self, session: Session) -> bool:
        """Whether there is a week to read."""
        try:
            packs.install(session, PackId("week-1"))
        except Known:
            return False
        return True

    def _activity(self, session: Session, number: int) -> ActivityId:
        """The nth lesson or testimony of the first week, counted from 0."""
        week = journey.journey(session).weeks[0]
        return [row.id for row in week.activities if row.kind != "quiz"][number]

    def _read_whole(self, session: Session, number: int) -> None:
        activity = self._activity(session, number)
        view = lessons.open_lesson(session, activity)
        for section in range(len(view.lesson.sections)):
            self.clock.pass_minutes(3)
            lessons.read_section(session, activity, section)
        lessons.finish(session, activity)

    def _read_half(self, session: Session, number: int) -> None:
        """Up to the second section, with a highlight and a note in the margin."""
        activity = self._activity(session, number)
        self.clock.to(9, 17, 12)
        view = lessons.open_lesson(session, activity)
        lessons.read_section(session, activity, 0)
        anchors = [anchor for anchor in _sentences(activity, view.version, view.lesson) if len(anchor.quote) > 30]
        if len(anchors) > 3:
            lessons.highlight(session, anchors[1])
            lessons.highlight(session, anchors[3])
            text = "Same at the north gate in Telmo. Ask the captain’s desk **who reads our list**, and on which day."
            view_of_note = notes.add_note(
                session, title="Who reads our list?", text=_NOTE, tags=("access", "telmo"), anchor=anchors[1]
            )
            self.note = view_of_note.id
            self.clock.pass_minutes(6)
            notes.add_note(session, title="At the gate", text=text, tags=("telmo",), anchor=anchors[3])
        lessons.set_bookmark(session, activity, True)
        section = view.lesson.sections[1]
        lessons.keep_place(session, Place(activity, 1, section.first))

    def _mark_what_changed(self, session: Session, number: int) -> None:
        """Marks on words that the lesson had before it was rewritten: one passage reads otherwise, two are gone."""
        activity = self._activity(session, number)
        view = lessons.open_lesson(session, activity)
        inside = _sentences(activity, view.version, view.lesson, second=True)
        if not inside:
            return
        self.rewritten = activity
        lessons.highlight(session, replace(inside[0], quote=_WAS, end=inside[0].start + len(_WAS)))
        for quote, text in _GONE:
            anchor = Anchor(
                activity, "0.9.0", 9_999, 0, len(quote), quote, "Before it stood this. ", " Then other words."
            )
            if text:
                notes.add_note(session, title="Whom to ask", text=text, anchor=anchor)
            else:
                lessons.highlight(session, anchor)

    def _answer_some(self, session: Session) -> None:
        """The first question rightly, the second not quite."""
        week = journey.journey(session).weeks[0]
        quiz = next((row.id for row in week.activities if row.kind == "quiz"), None)
        if quiz is None:
            return
        questions = quizzes.open_quiz(session, quiz).quiz.questions
        for question, best in zip(questions[:2], (True, False), strict=False):
            fractions = [option.fraction for option in getattr(question, "options", ())]
            if fractions:
                wanted = max(fractions) if best else min(fractions)
                quizzes.answer(session, quiz, question.id, (fractions.index(wanted),))
        if len(questions) > 1:
            quizzes.ask_again(session, quiz, questions[1].id, True)

    def _send_two_practices(self, session: Session) -> None:
        self.clock.to(8, 12, 10)
        for title, place, parts in (_MARKET, _PHOTO):
            made = practices.add_practice(session, title=title, place=place, parts=parts)
            practices.submit(session, made.id)
            self.practice = self.practice or made.id
            self.clock.pass_minutes(25)

    def _exchange_twice(self, session: Session) -> None:
        """Both go; one comes back with a question, one is under review, and colleagues' practices arrive."""
        self.clock.to(8, 13, 5)
        exchanging.exchange(session)
        market, photo = (self._centre.submission(title) for title in (_MARKET[0], _PHOTO[0]))
        for submission in (market, photo):
            self._centre.say("practice.under_review", None, about=submission)
        self.clock.to(8, 16, 30)
        self._centre.say("practice.returned", PracticeReturned(_COMMENT, "J. Okoro"), about=market)
        for number, (title, place, author, parts) in enumerate(_LIBRARY, start=1):
            theirs = EntryId(2_002, number).text()
            files = [] if self.library else shared_files()
            self.library = self.library or RecordId(theirs)
            published = PracticePublished(title, place, parts, author, "J. Okoro", theirs, as_sent(files))
            self._centre.say("practice.published", self._centre.proven(published), "library", theirs)
        self.clock.to(8, 18, 40)
        exchanging.exchange(session)

    def _try_and_be_cut(self, session: Session) -> None:
        self.clock.to(9, 20, 15)
        usual, self._make_network = self._make_network, lambda: CutLine(self._centre)
        try:
            exchanging.exchange(session)
        except Known:
            pass  # it stands in the history, which is what the picture shows
        finally:
            self._make_network = usual

    def _write(self, session: Session) -> None:
        """Notes without a passage, a practice that waits, and a draft."""
        self.clock.to(9, 17, 20)
        for title, text, tags in _NOTES:
            self.filed_note = notes.add_note(session, title=title, text=text, tags=tags).id
            self.clock.pass_minutes(14)
        for hour, text in _MARKET_NOTE:
            self.clock.to(9, hour, 35)
            notes.save_note(session, self.filed_note, text=text)
        role = practices.add_practice(session, title=_ROLE[0], place=_ROLE[1], parts=_ROLE[2])
        practices.submit(session, role.id)
        self.filed_draft = practices.add_practice(session, title=_FORD[0], place=_FORD[1], parts=_FORD[2]).id
        add_files(session, self.filed_note, self.filed_draft)


def _sentences(activity: ActivityId, version: str, lesson: object, *, second: bool = False) -> list[Anchor]:
    """The first sentence of each paragraph, as passages that can be marked; or the second, where a third follows."""
    found = []
    blocks = lesson.blocks  # type: ignore[attr-defined]  # a course_format Lesson
    for index, text in lesson.texts():  # type: ignore[attr-defined]
        stops = [at for at in range(len(text)) if text.startswith(". ", at)]
        if not isinstance(blocks[index], Paragraph) or len(stops) <= second:
            continue
        start, end = (stops[0] + 2, stops[1] + 1) if second else (0, stops[0] + 1)
        found.append(anchor_of(activity, version, index, start, end, text))
    return found


_NOTE = """Same at the north gate in Telmo. Ask the captain’s desk who reads our list on Fridays.

## What I will try

1. Ask for the **role** that receives the list, not the name.
2. Send one short line: place, time, vehicle. Wait for “received”.
3. If no answer in 24 hours, call. Write the hour of the call here.

> “Then I asked the liaison officer to show me where it went.”

- [ ] Talk with Samir before Friday
"""
_NOTES = (
    ("Words to use with the liaison", "“We inform you. We do not ask.” Practise in French.", ("phrases",)),
    ("Quiz, week 1", "I mixed notification and request again. Look at lesson 1.2.", ()),
    ("Market day", "Tuesdays, 6 to 14 h. The council agreed, the traders too.", ("access",)),
)
_MARKET_NOTE = (
    (18, "Tuesdays, 6 to 14 h. The council agreed, the traders too. Who tells the escorts?"),
    (19, "Tuesdays, 6 to 14 h. The council agreed, the traders too. The liaison officer tells the escorts on Mondays."),
)
_WAS = "Please bring your plan.” You arrived this morning."
_GONE = (
    ("Ask the liaison officer for the map of the day.", ""),
    ("Write down who answered, and at what hour.", "In Telmo: the duty officer, after eight."),
)
_COMMENT = (
    "Useful and short, thank you. Please say who agreed the hours, and take out the name of the market chief. "
    "Then send it again."
)
_MARKET = (
    "Market day hours for escorts",
    "Telmo valley",
    {
        "context": "Rural area, two forces, one weekly market. Two hundred traders, no fence.",
        "problem": "Military escorts passed on market day. People took our trucks for theirs, and stones were thrown.",
        "action": "We asked both forces to keep the road free on Tuesdays, 6 to 14 h.",
        "who": "Council, traders’ union, liaison officer, us.",
        "result": "No incident in nine weeks; before, one each week.",
        "evidence": "Incident log from October to January, two council minutes.",
        "limits": "Works only while there is no fighting near the road.",
        "transfer": "Try it where a fixed weekly event exists. Start with the traders.",
    },
)
_PHOTO = (
    "Photo rule on one card",
    "Telmo valley",
    {
        "context": "Joint visits to a bridge site with engineers of a force.",
        "problem": "Photographs showed our staff beside soldiers, and travelled.",
        "action": "One card for everybody: no faces, no plates, ask before each picture.",
        "result": "No picture of ours since the card.",
    },
)
_ROLE = (
    "Ask for the role, not the name",
    "North gate, Telmo",
    {"context": "Guards change every week.", "action": "We ask for the duty officer, and send the list to that desk."},
)
_FORD = ("Ford map with the council", "Telmo valley", {"context": "The river moves after each rain."})
_LIBRARY = (
    (
        "One phone, one role at the checkpoint",
        "Coastal district",
        "Samir Bakri",
        {
            "context": "A checkpoint with four shifts and one road.",
            "problem": "Each shift asked the same questions, and wrote nothing down.",
            "action": "One phone that stays at the post, answered by whoever is on duty.",
            "result": "Waiting fell from two hours to twenty minutes.",
            "limits": "Needs a battery, and somebody who charges it.",
        },
    ),
    (
        "Read the list aloud, wait for the echo",
        "Border area",
        "Lucía Mora",
        {
            "context": "Radio net with three languages.",
            "action": "The sender reads place and time aloud; the other side repeats before it counts as received.",
            "evidence": "Log of 140 notifications, six mistakes found by the echo.",
        },
    ),
)
