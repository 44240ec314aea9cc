"""``account``: somebody who works on the web pages."""

import argparse
import secrets
from collections.abc import Mapping

from django.contrib.auth import get_user_model

from sync_server.centre import cohorts, deeds, placing
from sync_server.centre.models import Cohort, Person, Role
from sync_server.centre.office import Office
from sync_server.commands.enrol import cohort_called
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Make the account or give it a new password, which is shown this once. Raises Problem."""
    if not parsed.name.strip() or len(parsed.name) > 150:
        raise Problem("An account's name has 1 to 150 characters.")
    office = opened(folder)
    with placing.transaction():
        cohort = cohort_called(office, parsed.cohort, None) if parsed.cohort else None
        password = make_account(office, parsed.name.strip(), parsed.shown_as, cohort)
        where = cohort.pk if cohort else ""
        deeds.note(office, deeds.COMMAND_LINE, "account-made", cohort=where, subject=parsed.name.strip()[:80])
    return {"text": password, "name": parsed.name.strip(), "password": password}


def make_account(office: Office, name: str, shown_as: str, cohort: Cohort | None) -> str:
    """An account with a new random password: of an administrator, or of the cohort's manager and moderator."""
    password = secrets.token_urlsafe(12)
    users = get_user_model().objects
    user = users.filter(username=name).first() or users.create_user(name)
    user.set_password(password)
    if cohort is None:
        user.is_staff = user.is_superuser = True
    user.save()
    person = Person.objects.filter(user=user).first()
    if person is None:
        person = Person(pk=office.new_person_id(), user=user, created=office.now())
    person.name = shown_as or person.name or name
    person.save()
    if cohort is not None:
        cohorts.place(office, person, cohort, Role.MANAGER)
        cohorts.place(office, person, cohort, Role.MODERATOR)
    return password
