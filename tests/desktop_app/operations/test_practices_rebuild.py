"""Screens are derived: dropped and rebuilt, or fed in another order, the practices are the same."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.operations import practices
from tests.support.centre_voice import Centre, acknowledge_all, tell
from tests.support.profiles import open_test_session

VERBS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "save", "submit", "withdraw", "delete", "restore", "review", "return", "publish", "take"]
        ),
        st.integers(0, 2),
        st.text("abc é", max_size=6),
    ),
    max_size=14,
)


def seen(session):
    rows = (*practices.list_practices(session), *practices.list_practices(session, deleted=True))
    tables = ("practice_drafts", "submissions", "withdrawals", "refusals", "rulings", "library")
    lying = {name: sorted(session.database.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}
    return [practices.open_practice(session, row.id) for row in rows], lying


def act(session, centre, verb, index, text):
    """What the learner or the centre does; what the state does not allow is not done."""
    mine = [
        row.id for deleted in (False, True) for row in practices.list_practices(session, mine=True, deleted=deleted)
    ]
    sent = [entry.id.text() for entry in session.journal.entries.of_kind("practice.submitted")] or ["000000000000b1.4"]
    submission = sent[index % len(sent)]
    match verb:
        case "review":
            tell(session, centre.under_review(submission))
        case "return":
            tell(session, centre.returned(submission, text))
        case "publish":
            tell(session, centre.published(submission, text))
        case "take":
            tell(session, centre.unpublished(submission))
        case "add":
            practices.add_practice(session, title=text, parts={"context": text})
        case _ if mine:
            view = practices.open_practice(session, mine[index % len(mine)])
            allowed = {
                "save": view.editable,
                "submit": view.can_submit and view.title.strip() and view.parts["context"].strip(),
                "withdraw": view.can_withdraw,
                "delete": view.editable and not view.can_withdraw,
                "restore": view.deleted is not None,
            }
            if allowed[verb]:
                verbs = {
                    "save": lambda: practices.save_practice(session, view.id, parts={"context": text}),
                    "submit": lambda: practices.submit(session, view.id),
                    "withdraw": lambda: practices.withdraw(session, view.id),
                    "delete": lambda: practices.delete_practice(session, view.id),
                    "restore": lambda: practices.restore_practice(session, view.id),
                }
                verbs[verb]()


@settings(max_examples=40, deadline=None)
@given(VERBS, st.integers(0, 2**16))
def test_rebuilding_and_receiving_in_any_order_show_the_same(tmp_path_factory, verbs, seed):
    folder = tmp_path_factory.mktemp("practices")
    centre = Centre()
    with open_test_session(folder / "first") as session:
        for verb in verbs:
            act(session, centre, *verb)
        acknowledge_all(session)
        before = seen(session)
        session.storage.projector.rebuild()
        assert seen(session) == before

        own, said = [], []
        for _, entry in session.journal.entries.each():
            (said if entry.kind in CENTRES else own).append(entry)
        random.Random(seed).shuffle(said)
        with open_test_session(folder / "second") as second:
            tell(second, *said)
            second.journal.receive(own)
            after = seen(second)
            assert after == before


CENTRES = {"practice.under_review", "practice.returned", "practice.published", "practice.unpublished"}
