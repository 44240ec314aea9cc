"""The pages for course managers: who gets in, what they see, what their decisions do."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from sync_protocol.bodies import ActivityFinished
from sync_server.centre import cohorts
from sync_server.centre.models import Cohort, Device, EnrolmentCode, Person, Practice, PracticeState, Role, Slice
from sync_server.centre.office import ENVIRON, Office
from sync_server.centre.pages.heard import activity_name, week_of
from sync_server.commands.account import make_account
from tests.sync_server.conftest import MakeLaptop
from tests.sync_server.laptops import Clock, Send, submission

SignIn = Callable[..., Client]


@pytest.fixture
def sign_in(office: Office, cohort: Cohort, quick_passwords: None) -> SignIn:
    """A browser with an account that looks after ``cohort``; None is an administrator."""

    def sign_in(name: str = "manager", of: Cohort | None = cohort, shown_as: str = "Marguerite") -> Client:
        password = make_account(office, name, shown_as, of)
        client = Client(enforce_csrf_checks=True, **{ENVIRON: office})
        page = client.get("/login")
        answer = client.post(
            "/login", {"username": name, "password": password, "csrfmiddlewaretoken": token(page.content.decode())}
        )
        assert answer.status_code == 302
        return client

    return sign_in


def token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def practice(laptop: MakeLaptop, send: Send) -> Practice:
    amina = laptop()
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission("Market <day> hours"))))
    return Practice.objects.get()


def decide(client: Client, practice: Practice, decision: str, **more: str) -> tuple[int, str]:
    address = f"/review/{practice.pk}"
    form = {"decision": decision, "csrfmiddlewaretoken": token(client.get(address).content.decode()), **more}
    answer = client.post(address, form, follow=True)
    return answer.status_code, answer.content.decode()


def test_nobody_sees_anything_without_signing_in(office: Office, practice: Practice) -> None:
    client = Client(**{ENVIRON: office})
    for address in ("/review", f"/review/{practice.pk}", "/heard"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/login")
    assert client.get("/admin/").status_code == 302
    assert Practice.objects.get().state == PracticeState.SUBMITTED


def test_a_wrong_password_is_said_in_words(office: Office) -> None:
    client = Client(**{ENVIRON: office})
    answer = client.post("/login", {"username": "manager", "password": "wrong"})
    assert "do not belong together" in answer.content.decode()


def test_every_page_loads_nothing_from_elsewhere(sign_in: SignIn, practice: Practice) -> None:
    client = sign_in()
    for address in ("/review", "/review?list=published", f"/review/{practice.pk}", "/heard", "/login"):
        answer = client.get(address, follow=True)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "script-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
        assert "<script" not in page and " style=" not in page and " onclick" not in page
        assert page.count("<h1") == 1 and 'lang="en"' in page


def test_the_list_shows_what_waits(sign_in: SignIn, practice: Practice) -> None:
    page = sign_in().get("/review").content.decode()
    assert "Market &lt;day&gt; hours" in page and "<day>" not in page
    assert "Waiting for review" in page and "1 waits for your decision" in page


def test_opening_puts_it_under_review_and_shows_the_eight_parts(sign_in: SignIn, practice: Practice) -> None:
    page = sign_in().get(f"/review/{practice.pk}").content.decode()
    assert Practice.objects.get().state == PracticeState.UNDER_REVIEW
    labels = re.findall(r"<dt>([^<]+)</dt>", page)
    assert labels == ["Context", "Problem", "Action", "Who", "Result", "Evidence", "Limits", "Transfer"]


def test_looking_without_opening_changes_nothing(sign_in: SignIn, practice: Practice) -> None:
    assert sign_in().head(f"/review/{practice.pk}").status_code == 200
    assert Practice.objects.get().state == PracticeState.SUBMITTED


def test_publishing(sign_in: SignIn, practice: Practice) -> None:
    status, page = decide(sign_in(), practice, "publish")
    assert status == 200 and "is published" in page
    assert (Practice.objects.get().state, Practice.objects.get().decided_by) == ("published", "Marguerite")


def test_returning_needs_a_reason_and_keeps_what_was_typed(sign_in: SignIn, practice: Practice) -> None:
    client = sign_in()
    status, page = decide(client, practice, "return", reason="  ")
    assert status == 422 and "Write what the author should change" in page and 'aria-invalid="true"' in page
    status, page = decide(client, practice, "return", reason="Say who agreed.")
    assert status == 200 and "is returned to Amina Dialo" in page
    assert "Say who agreed." in client.get(f"/review/{practice.pk}").content.decode()


def test_a_decision_without_the_token_is_refused(sign_in: SignIn, practice: Practice) -> None:
    client = sign_in()
    assert client.post(f"/review/{practice.pk}", {"decision": "publish"}).status_code == 403
    assert Practice.objects.get().state == PracticeState.SUBMITTED


def test_a_manager_of_another_cohort_sees_none_of_it(office: Office, sign_in: SignIn, practice: Practice) -> None:
    other = cohorts.make(office, "Autumn course", date(2026, 9, 7))
    client = sign_in("other", other)
    assert "Market" not in client.get("/review").content.decode()
    assert client.get(f"/review/{practice.pk}").status_code == 404
    assert client.get("/heard", {"cohort": practice.cohort_id}).status_code == 404


def test_an_account_without_a_cohort_is_told_so(office: Office, sign_in: SignIn) -> None:
    client = sign_in()
    Person.objects.get(user__username="manager").memberships.all().delete()
    answer = client.get("/review")
    assert answer.status_code == 403 and "looks after no cohort" in answer.content.decode()


def test_who_has_been_heard_from(sign_in: SignIn, laptop: MakeLaptop, send: Send, clock: Clock) -> None:
    quiet, busy, silent = laptop("Quiet Person"), laptop("Busy Person"), laptop("Silent Person")
    quiet.exchange(send)
    clock.pass_time(days=8)
    done = ActivityFinished("w1-l2", "week-1", "1.0.0", "en")
    busy.exchange(send, busy.pack(busy.entry("activity.finished", done)))
    page = sign_in().get("/heard").content.decode()
    order = [page.index(f"{name} Person") for name in ("Silent", "Quiet", "Busy")]
    assert order == sorted(order) and silent.person
    assert "8 days ago" in page and "Not yet" in page and "Week 1, lesson 2" in page
    assert "week 2 of 6" in page and "2 people were not heard from" in page


def test_a_course_before_and_after_its_time() -> None:
    cohort = Cohort(starts=date(2026, 2, 2), weeks=6)
    days = [
        date(2026, 2, 1),
        date(2026, 2, 2),
        date(2026, 2, 8),
        date(2026, 2, 9),
        date(2026, 3, 15),
        date(2026, 3, 16),
    ]
    assert [week_of(cohort, day) for day in days] == [0, 1, 1, 2, 6, 7]
    assert [activity_name(name) for name in ("w1-quiz", "w2-t1", "w3-map", "x")] == [
        "Week 1, quiz",
        "Week 2, testimony 1",
        "Week 3, worksheet",
        "x",
    ]


def test_the_administration_shows_every_list(sign_in: SignIn, practice: Practice) -> None:
    client = sign_in("root", None)
    page = client.get("/admin/").content.decode()
    lists = sorted(set(re.findall(r'href="(/admin/centre/[a-z]+/)"', page)))
    assert len(lists) >= 9
    for address in lists:
        assert client.get(address).status_code == 200
    for table in ("slice", "device", "practice"):
        first = re.search(
            rf'href="(/admin/centre/{table}/[^"]+/change/[^"]*)"',
            client.get(f"/admin/centre/{table}/").content.decode(),
        )
        assert first and client.get(first[1]).status_code == 200


def act(client: Client, table: str, action: str, key: object) -> str:
    address = f"/admin/centre/{table}/"
    form = {
        "action": action,
        "_selected_action": str(key),
        "csrfmiddlewaretoken": token(client.get(address).content.decode()),
    }
    return str(client.post(address, form, follow=True).content.decode())


def test_a_lost_laptop_is_revoked_and_its_work_released(
    office: Office, sign_in: SignIn, laptop: MakeLaptop, send: Send
) -> None:
    client, amina = sign_in("root", None), laptop()
    device = Device.objects.get()
    assert "1 revoked" in act(client, "device", "revoke", device.pk)
    assert office.ledger.is_revoked(device.pk)
    amina.exchange(send, amina.pack(amina.entry("practice.submitted", submission())))
    assert "1 of 1 released" in act(client, "slice", "release", Slice.objects.get(state="quarantined").pk)
    assert Practice.objects.count() == 1
    assert "accepted again" in act(client, "device", "restore", device.pk)
    assert not office.ledger.is_revoked(device.pk)


def test_a_code_is_handed_out_and_a_membership_tells_the_laptop(
    sign_in: SignIn, laptop: MakeLaptop, send: Send, cohort: Cohort
) -> None:
    client, amina = sign_in("root", None), laptop()
    assert re.search(
        r"([2-9A-Z]{4}-){4}[2-9A-Z]{4} enrols one person", act(client, "cohort", "hand_out_code", cohort.pk)
    )
    assert EnrolmentCode.objects.filter(used=None).count() == 1
    form = {"person": amina.person, "cohort": cohort.pk, "role": Role.EXPERT.value}
    page = client.get("/admin/centre/membership/add/").content.decode()
    answer = client.post("/admin/centre/membership/add/", {**form, "csrfmiddlewaretoken": token(page)}, follow=True)
    assert answer.status_code == 200
    amina.catch_up(send)
    assert len(amina.decisions("person.placed")) == 2
    assert f"r:{cohort.pk}:expert" in amina.positions
    assert get_user_model().objects.count() == 1
