"""``fieldbook preview REPOSITORY --headless``: what a preview would show, without a window.

Promises: the profile of whoever runs it is not opened. Called by __main__, for ``fieldbook-pack preview``.
"""

from pathlib import Path

from desktop_app.cli.answer import USAGE, Answer, answer, failure
from desktop_app.domain.errors import Known

NO_PROFILE = "A preview makes a profile of its own and throws it away: it takes no --profile."


def headless(repository: Path) -> Answer:
    """The document has every pack with its activities, and what is in them."""
    from desktop_app.operations.author_preview import fill, shown
    from desktop_app.wiring.author_preview import throw_away_profile

    try:
        with throw_away_profile(repository) as preview, preview.open() as session:
            fill(session)
            packs = shown(session)
    except Known as known:
        return failure(known)
    lines = [
        f"{pack['id']} {activity['id']}: {activity['kind']}, {activity['title']}"
        for pack in packs
        for activity in pack["activities"]
    ]
    return answer({"packs": packs}, lines)


def with_profile() -> Answer:
    """What to say when somebody names a profile."""
    return answer({"error": NO_PROFILE, "code": "usage"}, exit_code=USAGE)
