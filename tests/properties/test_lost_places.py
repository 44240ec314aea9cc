"""No mark ever vanishes: whatever versions, languages and removals come over a lesson, each highlight and each note is
at a place that has its words, its surroundings or its paragraph, or waits for its language, which is on this laptop and
not open, or is in the list of lost places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.anchoring import anchor_of, locate
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.operations import lessons, notes
from desktop_app.operations.lost_places import lost_lessons, lost_places, of_lesson
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, install, week_1

SENTENCES = (
    "A convoy of nine trucks waits at a junction before the bridge.",
    "The driver has a paper with a stamp that nobody has seen.",
    "Somewhere an office sent an email, and a second office read it.",
    "Ask who decides at the barrier before you drive up to it.",
    "Un convoi de neuf camions attend devant le pont.",
    "Yes.",
)
sentences = st.sampled_from(SENTENCES) | st.sampled_from(SENTENCES).map(lambda words: words.replace("a ", "the "))
paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=3).map(" ".join), max_size=4)
versions = st.sampled_from(["1.0.0", "1.1.0"])
languages = st.sampled_from(["en", "fr"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("text"), paragraphs, versions, languages),
        st.tuples(st.just("mark"), st.integers(0, 9), st.integers(0, 60), st.integers(1, 40)),
        st.tuples(st.just("note"), st.integers(0, 9), st.integers(0, 60), st.integers(1, 40)),
        st.just(("gone",)),
        st.just(("without",)),
    ),
    max_size=10,
)


def pack(texts, version="1.0.0", language="en"):
    files = dict(week_1(version))
    files["lessons/1-1.md"] = "\n\n".join(("# What coordination is for", *texts)).encode()
    files["pack.toml"] = files["pack.toml"].replace(b'language = "en"', f'language = "{language}"'.encode())
    return files


def without_the_lesson():
    files = dict(week_1("3.0.0"))
    manifest = files["pack.toml"].decode()
    start = manifest.index('[[activities]]\nid = "w1-l1"')
    files["pack.toml"] = (manifest[:start] + manifest[manifest.index("[[activities]]", start + 5) :]).encode()
    del files["lessons/1-1.md"]
    files["quizzes/week_1.gift"] = files["quizzes/week_1.gift"].replace(b" [see:w1-l1#who-needs]", b"")
    return files


def shown(session):
    try:
        return lessons.open_lesson(session, L1)
    except Known as known:
        assert known.code == "activity-unknown"
        return None


def take(session, step):
    """The id of what was marked, if anything was."""
    match step:
        case ("text", texts, version, language):
            install(session, pack(texts, version, language))
        case ("gone",):
            session.packs.remove(PackId("week-1"))
        case ("without",):
            install(session, without_the_lesson())
        case (kind, paragraph, start, length):
            return marked(session, kind, paragraph, start, length)
    return None


def marked(session, kind, paragraph, start, length):
    view = shown(session)
    texts = list(view.lesson.texts()) if view is not None else []
    if not texts:
        return None
    index, text = texts[paragraph % len(texts)]
    start = start % max(1, len(text))
    anchor = anchor_of(L1, view.version, index, start, min(len(text), start + length), text, view.language)
    if kind == "note":
        return notes.add_note(session, title="", text="Mine.", anchor=anchor).id
    return lessons.highlight(session, anchor).id if anchor.quote.strip() else None


def check(session, made, quotes):
    """Each is in exactly one of the three, and its words are still known."""
    view, lost = shown(session), {place.id: place for place in lost_places(session)}
    placed = {}
    if view is not None:
        texts = dict(view.lesson.texts())
        for each in (*view.highlights, *view.notes):
            if each.id not in view.unplaced:
                placed[each.id] = each.anchor
                assert 0 <= each.anchor.start <= each.anchor.end <= len(texts[each.anchor.paragraph])
        elsewhere = {name for name, place in lost.items() if not place.lesson_here}
        assert {place.id for place in of_lesson(view)} == lost.keys() - elsewhere
        assert {place.id for place in lost_lessons(session)} == elsewhere
        here = session.packs.languages(PackId("week-1"))
        assert here[0] == view.language
        assert all(quotes[record].language == view.language for record in placed)
        assert not any(quotes[record].language in here for record in elsewhere)
        waiting = {record for record in made if quotes[record].language in here[1:]}
    else:
        assert {place.id for place in lost_lessons(session)} == lost.keys()
        assert not any(place.lesson_here for place in lost.values())
        assert all(place.title == "1.1 What coordination is for" for place in lost.values())
        waiting = set()
    assert not placed.keys() & lost.keys()
    assert not waiting & (placed.keys() | lost.keys())
    assert made <= placed.keys() | lost.keys() | waiting
    for record, place in lost.items():
        assert place.quote == quotes[record].quote
        assert not place.lesson_here or locate(quotes[record], dict(view.lesson.texts())) is None


@settings(max_examples=40, deadline=None)
@given(steps)
def test_no_mark_ever_vanishes(tmp_path_factory, done):
    with open_test_session(tmp_path_factory.mktemp("lost")) as session:
        install(session, pack(SENTENCES[:4]))
        made: set[str] = set()
        quotes = {}
        for step in done:
            before = {each.id: each for each in shown(session).highlights} if shown(session) else {}
            record = take(session, step)
            if record is not None:
                made.add(record)
                view = shown(session)
                quotes |= {each.id: each.anchor for each in (*view.highlights, *view.notes) if each.id == record}
                joined = before.keys() - {each.id for each in view.highlights}
                whole = next((each.anchor for each in view.highlights if each.id == record), None)
                for gone in joined:  # a highlight joins another only where its own place is inside it
                    assert whole is not None
                    inside = before[gone].anchor
                    assert (whole.paragraph, True) == (
                        inside.paragraph,
                        whole.start <= inside.start < inside.end <= whole.end,
                    )
                made -= joined
            check(session, made, quotes)
