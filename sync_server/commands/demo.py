"""``demo``: a centre to try things with."""

import argparse
from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.db import transaction

from sync_server.centre import enrolment
from sync_server.commands.account import make_account
from sync_server.commands.opening import make_ready
from sync_server.data_folder import DataFolder
from sync_server.demo.story import tell
from sync_server.demo.texts import read_cast


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Make the demo or bring its dates up to this week. The password is shown when it is made, and never again."""
    office, cast = make_ready(folder), read_cast()
    with transaction.atomic():
        cohort = tell(office, cast)
        password = None
        if parsed.new_password or not get_user_model().objects.filter(username=cast.account).exists():
            password = make_account(office, cast.account, cast.manager, cohort)
        code = enrolment.new_code(office, cohort)
    shown = password or "as printed when it was made (--new-password gives another)"
    return {
        "text": f"Course manager: {cast.account}, password: {shown}\nEnrolment code: {code}",
        "cohort": cohort.name,
        "starts": cohort.starts.isoformat(),
        "manager": {"name": cast.account, "password": password},
        "code": code,
    }
