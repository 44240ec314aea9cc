"""Good practices: submitted, refused with a reason, reviewed, decided, taken back."""

import pytest

from sync_protocol.bodies import PracticeSubmitted, practice_hash
from sync_protocol.entries import COHORT, LIBRARY, person_audience
from sync_protocol.identifiers import EntryId
from sync_protocol.slices import open_slice, read_header, short_name, slice_name
from sync_server.centre import checking, moderation, signers
from sync_server.centre.models import (
    Deed,
    ErasedEntry,
    FeedPlace,
    KnownEntry,
    Person,
    Practice,
    PracticeState,
    Refusal,
    Role,
    Slice,
    Submission,
)
from sync_server.centre.moderation import DecisionUnfit
from sync_server.centre.office import Office
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Laptop, Send, parts, submission


def submit(laptop: Laptop, send: Send, **more: object) -> EntryId:
    entry = laptop.entry("practice.submitted", submission(**more))
    laptop.exchange(send, laptop.pack(entry))
    return entry.id


def withdraw(laptop: Laptop, send: Send, about: EntryId) -> None:
    laptop.exchange(send, laptop.pack(laptop.entry("practice.withdrawn", None, about=about)))


def broken_hash() -> PracticeSubmitted:
    good = submission()
    return PracticeSubmitted(good.draft, "Another title", good.place, good.parts, good.hash)


def nothing_written() -> PracticeSubmitted:
    empty = {name: "  " for name in parts()}
    return PracticeSubmitted("d.1", "Title", "", empty, practice_hash("Title", "", empty))


@pytest.mark.parametrize(
    ("body", "code", "word"),
    [
        (submission(title="  "), "title-empty", "Add a title"),
        (broken_hash(), "hash-wrong", "changed on its way"),
        (nothing_written(), "text-empty", "eight parts"),
        (b"\x91\xc0", "nonsense", "could not be read"),
    ],
)
def test_an_act_that_cannot_be_taken_comes_back_with_a_reason(
    laptop: MakeLaptop, send: Send, body: PracticeSubmitted | bytes, code: str, word: str
) -> None:
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    entry = amina.entry("practice.submitted", body)
    data = amina.pack(entry)
    answer = amina.exchange(send, data)
    assert len(answer.acknowledged) == 1
    ((no, reason),) = amina.decisions("act.refused")
    assert (no.about, no.audience) == (entry.id, person_audience(amina.person))
    assert reason.reason == code and word in reason.words
    manager.catch_up(send)
    assert slice_name(data) not in manager.slices
    assert not Practice.objects.exists()
    assert Refusal.objects.get().code == code


def test_a_refused_act_reaches_the_other_laptop_of_its_author(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    second = laptop(person=Person.objects.get())
    data = amina.pack(amina.entry("practice.submitted", submission(title="")))
    amina.exchange(send, data)
    second.catch_up(send)
    assert slice_name(data) in second.slices and len(second.decisions("act.refused")) == 1


def test_the_same_text_again_is_one_practice(laptop: MakeLaptop, send: Send) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    submit(amina, send)
    submit(amina, send)
    assert (Practice.objects.count(), Submission.objects.count()) == (1, 2)
    submit(tomas, send)
    assert Practice.objects.count() == 2


def test_opening_tells_the_author_and_is_said_once(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina = laptop()
    about = submit(amina, send)
    for _ in range(2):
        assert moderation.open_for_review(office, about.text()).state == PracticeState.UNDER_REVIEW
    amina.catch_up(send)
    assert [entry.about for entry, _ in amina.decisions("practice.under_review")] == [about]


def test_returned_with_a_reason_then_published(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    about = submit(amina, send)
    moderation.send_back(office, about.text(), "J. Okoro", " Say who agreed. ")
    for each in (amina, tomas):
        each.catch_up(send)
    ((entry, body),) = amina.decisions("practice.returned")
    assert (entry.about, body.text, body.by) == (about, "Say who agreed.", "J. Okoro")
    assert not tomas.decisions("practice.returned")
    assert moderation.publish(office, about.text(), "J. Okoro").state == PracticeState.PUBLISHED


def test_decisions_that_do_not_fit_are_said_in_a_sentence(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina = laptop()
    about = submit(amina, send).text()
    with pytest.raises(DecisionUnfit, match="what the author should change"):
        moderation.send_back(office, about, "J. Okoro", "  ")
    with pytest.raises(DecisionUnfit, match="no such practice"):
        moderation.publish(office, "nothing", "J. Okoro")
    moderation.publish(office, about, "J. Okoro")
    with pytest.raises(DecisionUnfit, match="already published"):
        moderation.send_back(office, about, "J. Okoro", "Too late")
    withdraw(amina, send, EntryId.parse(about))
    with pytest.raises(DecisionUnfit, match="took this practice back"):
        moderation.publish(office, about, "J. Okoro")


def test_a_withdrawn_practice_leaves_the_library(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    about = submit(amina, send)
    moderation.publish(office, about.text(), "J. Okoro")
    withdraw(amina, send, about)
    tomas.catch_up(send)
    ((entry, _),) = tomas.decisions("practice.unpublished")
    assert (entry.about, entry.audience) == (about, LIBRARY)
    assert Practice.objects.get().state == PracticeState.WITHDRAWN


def everything(office: Office) -> list[str]:
    """All that the centre's database says of practices, in tables and slices."""
    said = [str(row) for row in Practice.objects.values()]
    for slice_ in Slice.objects.exclude(data=b""):
        signer = signers.find(office, read_header(bytes(slice_.data)).device)
        assert signer is not None
        said += [str(entry.body) for entry in open_slice(bytes(slice_.data), signer.public_key, None)]
    return said


@pytest.mark.parametrize("published", [False, True])
def test_what_was_taken_back_has_no_words_at_the_centre(
    laptop: MakeLaptop, send: Send, office: Office, published: bool
) -> None:
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    about = submit(amina, send, title="Quincunx", text="Quincunx")
    if published:
        moderation.publish(office, about.text(), "J. Okoro")
    else:
        moderation.send_back(office, about.text(), "J. Okoro", "Quincunx of whom?")
    withdraw(amina, send, about)
    assert not any("Quincunx" in text for text in everything(office))
    places = [(feed, count) for feed, count in FeedPlace.objects.values_list("feed", "count")]
    manager.catch_up(send)
    kept = Practice.objects.get()
    assert (kept.state, kept.title, kept.parts, kept.reason) == (PracticeState.WITHDRAWN, "", {}, "")
    assert KnownEntry.objects.filter(run=about.run, counter=about.counter).exists()
    assert not any(b"Quincunx" in entry.body for entry in manager.entries(amina.device.public))
    assert list(FeedPlace.objects.values_list("feed", "count")) == places
    assert not list(checking.findings(office))
    (line,) = Deed.objects.filter(what="practice-withdrawn")
    assert (line.by, line.person, line.subject) == ("its author", amina.person, about.text())


def test_words_taken_back_do_not_come_again(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    second = laptop(person=Person.objects.get(pk=amina.person))
    entry = amina.entry("practice.submitted", submission(title="Quincunx"))
    data = amina.pack(entry)
    amina.exchange(send, data)
    moderation.publish(office, entry.id.text(), "J. Okoro")
    tomas.catch_up(send)
    withdraw(amina, send, entry.id)
    shelf = list(tomas.slices.values())
    for brought in ([data], [second.pack(entry)], shelf):
        assert not amina.exchange(send, *brought).missing
    assert not any("Quincunx" in text for text in everything(office))
    assert Practice.objects.get().state == PracticeState.WITHDRAWN


def test_words_that_came_in_two_slices_go_from_both(laptop: MakeLaptop, send: Send, office: Office) -> None:
    """An acknowledgement was lost, and the laptop has another key since: it cut the same entry once more."""
    amina = laptop()
    entry = amina.entry("practice.submitted", submission(title="Quincunx"))
    first, second = amina.pack(entry), laptop(person=Person.objects.get(pk=amina.person)).pack(entry)
    for data in (first, second):
        assert amina.exchange(send, data).acknowledged
    withdraw(amina, send, entry.id)
    kept = {bytes(row.name): bytes(row.data) for row in Slice.objects.all()}
    assert kept[slice_name(first)] == b"" == kept[slice_name(second)]
    assert list(checking.findings(office)) == []


def test_a_refused_act_that_comes_in_two_slices_reaches_its_author_alone(laptop: MakeLaptop, send: Send) -> None:
    amina, manager = laptop(), laptop("Marguerite", role=Role.MANAGER)
    entry = amina.entry("practice.submitted", submission(title="  "))
    for data in (amina.pack(entry), laptop(person=Person.objects.get(pk=amina.person)).pack(entry)):
        amina.exchange(send, data)
    manager.catch_up(send)
    assert not any(read_header(data).audience == "managers" for data in manager.slices.values())


def test_a_page_says_that_it_was_taken_back(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    withdraw(amina, send, submit(amina, send, title="Quincunx"))
    assert str(Practice.objects.get()) == "A practice that its author took back"


def test_the_same_text_sent_again_has_its_words_again(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    withdraw(amina, send, submit(amina, send, title="Quincunx"))
    submit(amina, send, title="Quincunx")
    practice = Practice.objects.get()
    assert (practice.state, practice.title) == (PracticeState.SUBMITTED, "Quincunx")
    assert any(practice.parts.values())


def test_a_practice_taken_back_before_a_decision_is_just_withdrawn(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    withdraw(amina, send, submit(amina, send))
    amina.catch_up(send)
    assert Practice.objects.get().state == PracticeState.WITHDRAWN
    assert not amina.decisions("practice.unpublished")


def test_a_withdrawal_that_comes_before_its_submission_waits(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    submitted = amina.entry("practice.submitted", submission())
    withdraw(amina, send, submitted.id)
    assert not Practice.objects.exists()
    amina.exchange(send, amina.pack(submitted))
    assert Practice.objects.get().state == PracticeState.WITHDRAWN


def test_submitted_again_after_a_withdrawal_waits_for_review_again(
    laptop: MakeLaptop, send: Send, office: Office
) -> None:
    amina = laptop()
    first = submit(amina, send)
    moderation.publish(office, first.text(), "J. Okoro")
    withdraw(amina, send, first)
    second = submit(amina, send)
    practice = Practice.objects.get()
    assert practice.state == PracticeState.SUBMITTED
    moderation.publish(office, practice.pk, "J. Okoro")
    amina.catch_up(send)
    assert amina.decisions("practice.published")[-1][0].about == second
    assert len(amina.decisions("practice.unpublished")) == 1


def test_one_of_two_submissions_taken_back_leaves_the_other(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    first = submit(amina, send)
    submit(amina, send)
    withdraw(amina, send, first)
    assert Practice.objects.get().state == PracticeState.SUBMITTED


def test_somebody_elses_practice_is_not_withdrawn(laptop: MakeLaptop, send: Send) -> None:
    amina, mallory = laptop(), laptop("Mallory")
    about = submit(amina, send)
    withdraw(mallory, send, about)
    mallory.catch_up(send)
    assert Practice.objects.get().state == PracticeState.SUBMITTED
    assert [body.reason for _, body in mallory.decisions("act.refused")] == ["not-yours"]
    assert not amina.decisions("act.refused")


def test_a_withdrawal_by_a_stranger_that_came_first_has_no_effect_later(laptop: MakeLaptop, send: Send) -> None:
    amina, mallory = laptop(), laptop("Mallory")
    submitted = amina.entry("practice.submitted", submission())
    withdraw(mallory, send, submitted.id)
    amina.exchange(send, amina.pack(submitted))
    assert Practice.objects.get().state == PracticeState.SUBMITTED


@pytest.mark.parametrize(
    ("kind", "audience"),
    [
        ("practice.published", LIBRARY),
        ("practice.returned", None),
        ("practice.submitted", COHORT),
        ("something.new", LIBRARY),
        ("cohort.described", COHORT),
    ],
)
def test_what_only_the_centre_may_say_is_refused_and_handed_to_nobody(
    laptop: MakeLaptop, send: Send, kind: str, audience: str | None
) -> None:
    mallory, amina = laptop("Mallory"), laptop()
    body = b"\x90" if kind != "practice.submitted" else submission()
    about = EntryId(5, 5) if kind.startswith("practice.re") or kind == "practice.published" else None
    data = mallory.pack(mallory.entry(kind, body, audience or person_audience(amina.person), about=about))
    answer = mallory.exchange(send, data)
    assert len(answer.acknowledged) == 1
    for each in (mallory, amina):
        each.catch_up(send)
    assert slice_name(data) not in amina.slices
    assert [body.reason for _, body in mallory.decisions("act.refused")] == ["not-allowed"]
    assert not KnownEntry.objects.filter(slice__name=slice_name(data)).exists()


def test_an_id_that_is_somebody_elses_is_refused_with_all_its_company(laptop: MakeLaptop, send: Send) -> None:
    amina, mallory = laptop(), laptop("Mallory")
    about = submit(amina, send)
    stolen = mallory.entry("profile.edit", b"\x90", id=about)
    innocent = mallory.entry("profile.edit", b"\x90")
    data = mallory.pack(stolen, innocent)
    mallory.exchange(send, data)
    mallory.catch_up(send)
    reasons = {entry.about: body.reason for entry, body in mallory.decisions("act.refused")}
    assert reasons == {stolen.id: "id-known", innocent.id: "in-company"}
    assert Practice.objects.get().title == "Market day hours"


def test_the_same_id_with_other_bytes_gets_its_author_a_new_id(laptop: MakeLaptop, send: Send) -> None:
    amina = laptop()
    first = amina.entry("activity.finished", b"\x90")
    amina.exchange(send, amina.pack(first))
    clone = amina.entry("activity.finished", b"\x91\x01", id=first.id)
    amina.exchange(send, amina.pack(clone))
    amina.catch_up(send)
    assert [body.reason for _, body in amina.decisions("act.refused")] == ["id-known"]


def test_a_reaction_of_a_newer_version_to_somebodys_record_is_handed_on(laptop: MakeLaptop, send: Send) -> None:
    amina, tomas = laptop(), laptop("Tomas")
    about = submit(amina, send)
    data = tomas.pack(tomas.entry("reaction.made", b"\x90", COHORT, about=about))
    tomas.exchange(send, data)
    amina.catch_up(send)
    assert slice_name(data) in amina.slices


def test_the_reason_that_quotes_what_was_taken_back_goes_too(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina = laptop()
    sent = submit(amina, send, title="Quincunx")
    moderation.send_back(office, Practice.objects.get().pk, "Marguerite", "Say Quincunx less often.")
    amina.catch_up(send)
    (said,) = [data for data in amina.slices.values() if b"practice.returned" in _inflated(data, office)]
    withdraw(amina, send, sent)
    assert not any("Quincunx" in text for text in everything(office))
    # It does not come again, in whatever order a restored centre hears of it.
    amina.exchange(send, said)
    Slice.objects.filter(name=slice_name(said)).delete()
    ErasedEntry.objects.all().delete()
    assert amina.exchange(send, said).acknowledged
    assert not any("Quincunx" in text for text in everything(office))


def test_one_of_two_taken_back_leaves_the_reason_for_the_other(laptop: MakeLaptop, send: Send, office: Office) -> None:
    amina = laptop()
    first, _ = submit(amina, send, title="Quincunx"), submit(amina, send, title="Quincunx")
    moderation.send_back(office, Practice.objects.get().pk, "Marguerite", "Say Quincunx less often.")
    withdraw(amina, send, first)
    assert any("less often" in text for text in everything(office))


@pytest.mark.parametrize("how", ["taken back", "sent anew", "taken back first"])
def test_words_of_a_refused_submission_go_when_it_is_taken_back_or_sent_anew(
    laptop: MakeLaptop, send: Send, office: Office, how: str
) -> None:
    amina = laptop()
    entry = amina.entry("practice.submitted", submission(title="  ", text="Quincunx"))
    if how == "taken back first":
        withdraw(amina, send, entry.id)
    amina.exchange(send, amina.pack(entry))
    assert any("Quincunx" in text for text in everything(office)) == (how != "taken back first")
    if how == "taken back":
        withdraw(amina, send, entry.id)
    if how == "sent anew":
        amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission(title="A title"))))
        assert Practice.objects.get().title == "A title"
    assert not any("Quincunx" in text for text in everything(office))
    assert list(checking.findings(office)) == []


def test_words_refused_for_whose_they_are_stay_with_their_author(
    laptop: MakeLaptop, send: Send, office: Office
) -> None:
    amina, tomas = laptop(), laptop("Tomas Reva")
    taken = amina.entry("practice.submitted", submission())
    amina.exchange(send, amina.pack(taken))
    again = tomas.entry("practice.submitted", submission(title="Quincunx"), id=taken.id)
    assert tomas.exchange(send, tomas.pack(again)).acknowledged
    assert [body.reason for _, body in tomas.decisions("act.refused")] == ["id-known"]
    assert not any("Quincunx" in text for text in everything(office))
    assert list(checking.findings(office)) == []


def test_managers_are_told_which_slices_to_let_go(laptop: MakeLaptop, send: Send) -> None:
    amina, manager, other = laptop(), laptop("Marguerite", role=Role.MANAGER), laptop("Tomas Reva")
    entry = amina.entry("practice.submitted", submission(title="Quincunx"))
    data = amina.pack(entry)
    amina.exchange(send, data)
    manager.catch_up(send)
    assert slice_name(data) in manager.slices
    withdraw(amina, send, entry.id)
    for each in (manager, other, amina):
        each.catch_up(send)
    ((_, body),) = manager.decisions("slices.taken_back")
    assert body.slices == [short_name(slice_name(data))]
    assert not other.decisions("slices.taken_back") and not amina.decisions("slices.taken_back")


def _inflated(data: bytes, office: Office) -> bytes:
    header = read_header(data)
    if header.key or header.device != office.key.device_id:
        return b""
    return b" ".join(entry.kind.encode() for entry in open_slice(data, office.key.public, None))
