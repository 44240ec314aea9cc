"""What is foretold of marks is what the reader finds afterwards, whatever the old text, the marks and the new text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from course_format.manifest_reader import read_manifest
from desktop_app.domain.pack_changes import MarkFates
from desktop_app.operations.lost_places import lost_places
from desktop_app.operations.mark_fates import mark_fates
from desktop_app.operations.version_changes import Version, activity_changes
from pack_publisher.pack_zip import build_pack
from tests.properties.test_lost_places import SENTENCES, marked, pack, paragraphs, shown, without_the_lesson
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, install, week_1

marks = st.lists(
    st.tuples(st.sampled_from(["mark", "note"]), st.integers(0, 9), st.integers(0, 60), st.integers(1, 40)), max_size=4
)
news = st.none() | paragraphs


def version(files):
    built = build_pack(files, sorted(files), read_manifest(files["pack.toml"].decode()))
    return Version(built.index, files)


def words(session):
    """id → the words that are marked now; "" where only the paragraph is left."""
    view = shown(session)
    if view is None:
        return {}
    texts = dict(view.lesson.texts())
    return {
        each.id: texts[each.anchor.paragraph][each.anchor.start : each.anchor.end]
        for each in (*view.highlights, *view.notes)
        if each.id not in view.unplaced
    }


@settings(max_examples=40, deadline=None)
@given(marks, paragraphs, news)
def test_what_is_foretold_comes_true(tmp_path_factory, made, first, then):
    """``then`` is None when the lesson itself goes."""
    with open_test_session(tmp_path_factory.mktemp("fates")) as session:
        install(session, pack(SENTENCES[:3]))
        for mark in made[:2]:
            marked(session, *mark)
        old = pack(first, "2.0.0")
        install(session, old)
        for mark in made[2:]:
            marked(session, *mark)
        new = without_the_lesson() if then is None else pack(then, "3.0.0")
        before = words(session)
        foretold = mark_fates(session, version(old), version(new), "en")
        install(session, new)
        after, lost = words(session), {place.id: place for place in lost_places(session)}
        counts = [foretold.highlights, foretold.notes]
        assert sum(fates.unknown for fates in counts) == 0
        assert sum(fates.place_gone for fates in counts) == len(before.keys() & lost.keys())
        changed = [each for each in before.keys() & after.keys() if before[each] != after[each]]
        assert sum(fates.text_changed for fates in counts) == len(changed)
        assert sum(fates.kept for fates in counts) == len(after) - len(changed)
        assert foretold.notes.place_gone == sum(lost[each].note is not None for each in before.keys() & lost.keys())


@settings(max_examples=20, deadline=None)
@given(paragraphs)
def test_without_the_new_text_nothing_is_foretold(tmp_path_factory, texts):
    with open_test_session(tmp_path_factory.mktemp("fates")) as session:
        old, new = pack(SENTENCES[:3]), pack([*texts, "Another end."], "2.0.0")
        install(session, old)
        marked(session, "mark", 1, 0, 20)
        built = build_pack(new, sorted(new), read_manifest(new["pack.toml"].decode()))
        absent = {member.stored_hash for member in built.index.members if member.path == "lessons/1-1.md"}
        unread = Version(built.index, new, absent)
        assert mark_fates(session, version(old), unread, "en").highlights == MarkFates(unknown=1)
        (change,) = activity_changes(version(old), unread)
        assert (change.activity, change.read) == (L1, False)
        nothing = Version(built.index, new, {member.stored_hash for member in built.index.members})
        assert tuple(activity_changes(version(old), nothing)) == ()
        assert mark_fates(session, version(old), nothing, "en").highlights == MarkFates(unknown=1)
        assert mark_fates(session, version(old), version(week_1()), "en").highlights.unknown == 0
        assert mark_fates(session, version(old), nothing, "fr").highlights == MarkFates(), "made in another language"
