"""The page where anybody hands in a file from a stick, and gets its answer to carry back.

Promises: no account is needed, as the file proves whose it is and nobody on the way can read it; what is wrong with it
is said in words; nothing about who came is kept. Who calls: urls.
"""

from pathlib import PurePath
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_server.centre import bundles, doors
from sync_server.centre.addresses import address_of
from sync_server.centre.bundle_words import sentence
from sync_server.centre.limits import FILES
from sync_server.centre.pages.access import office_of

SUFFIX: Final = ".fieldbundle"
_FORM: Final = 10_000
"""Bytes of a form beside its file."""

_STATUSES: Final = {"too-large": 413, "busy": 503}


# Without sign-in there is nothing that a foreign page could make a visitor do; and browsers that keep no cookies, on
# computers that anybody may use, must be able to hand in a file.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; a POST gives the answer file, or the form with a sentence."""
    if request.method != "POST":
        return render(request, "centre/carry.html")
    try:
        name, data = _file(request)
        answer = bundles.accept(office_of(request), data).answer
    except (BundleRefused, ExchangeRefused) as refused:
        code = "answer" if refused.detail == "an answer" else refused.code
        return _again(request, code)
    except OperationalError:
        return _again(request, "busy")
    response = HttpResponse(answer, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, answer_name(name)) or "attachment"
    return response


def answer_name(name: str) -> str:
    """What the answer to a file of this name is called: so that both are found beside each other on the stick."""
    stem = PurePath(name).name.removesuffix(SUFFIX)
    plain = "".join(character for character in stem if character.isalnum() or character in "-_ .")[:60].strip(" .")
    return f"{plain or 'fieldbook'}-answer{SUFFIX}"


def _file(request: HttpRequest) -> tuple[str, bytes]:
    """Name and bytes of the file. Raises BundleRefused; what is too large is refused before it is read."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if not (length.isascii() and length.isdigit() and int(length) <= MAX_FILE + _FORM):
        if length.isascii() and length.isdigit():
            doors.read_away(request, int(length))
        raise BundleRefused("too-large")
    office_of(request).limits.check(FILES, address_of(request.META), office_of(request).clock())
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or file.size == 0:
        raise BundleRefused("empty")
    return str(file.name or ""), file.read(MAX_FILE + 1)


def _again(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "centre/carry.html", {"wrong": sentence(code)}, status=_STATUSES.get(code, 422))
