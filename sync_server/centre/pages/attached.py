"""Files that were submitted with a practice: their list on its page, and each to be saved.

Promises: whoever may see the practice may have its files, nobody else; they are handed out as files, never shown as a
page of this site; one that the disk harmed is said to be so, and asked for again. Who calls: urls and review.py.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sync_protocol.files import MEDIA, Layout, open_file
from sync_protocol.refusals import ExchangeRefused, FileRefused
from sync_server.centre import box_store, harmed_boxes
from sync_server.centre.limits import TooOften
from sync_server.centre.models import Practice, PracticeFile, StoredBox
from sync_server.centre.office import Office
from sync_server.centre.pages.access import Right, for_the_team, frame, office_of, practices_of


def rows(office: Office, practice: Practice) -> list[dict[str, object]]:
    """What the page lists; ``here``: whether all of it came."""
    whole = StoredBox.objects.filter(person=practice.person_id, whole=True, sealed=False)
    here = {bytes(box) for box in whole.values_list("box", flat=True)}
    return [
        {"place": each.place, "name": each.name, "size": each.size, "here": bytes(each.box) in here}
        for each in practice.files.order_by("place")
    ]


@require_safe
@for_the_team(Right.REVIEW)
def file(request: HttpRequest, practice: str, place: int) -> HttpResponse:
    """One of them, to be saved."""
    found = practices_of(request.user).filter(pk=practice).first()
    named = found.files.filter(place=place).first() if found is not None else None
    if found is None or named is None:
        raise Http404
    office, owner, box = office_of(request), str(found.person_id), bytes(named.box)
    try:
        parts = open_file(
            lambda start, end: box_store.read(office, owner, box, start, end - start),
            Layout(named.size, False),
            box,
            None,
        )
        content = b"".join(parts)
    except box_store.BoxHarmed:
        harmed_boxes.ask_again(office, owner, box)
        return _not_now(request, found, named, "harmed", 404)
    except TooOften:
        return _not_now(request, found, named, "unread", 503)
    except (ExchangeRefused, FileRefused) as refused:
        raise Http404 from refused
    media = named.media if named.media in MEDIA else "application/octet-stream"
    response = HttpResponse(content, content_type=media)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = _as_file(named.name)
    return response


def _not_now(request: HttpRequest, practice: Practice, file: PracticeFile, why: str, status: int) -> HttpResponse:
    view = frame(request, "review", practice=practice, file=file, why=why)
    return render(request, "centre/file_not_now.html", view, status=status)


def _as_file(name: str) -> str:
    from django.utils.http import content_disposition_header

    harmless = "".join(sign if sign.isprintable() and sign not in '/\\"' else "_" for sign in name)
    return str(content_disposition_header(True, harmless.lstrip(".") or "file"))
