"""What every page tells the browser: load nothing from elsewhere, keep nothing, frame nothing.

Who calls: Django, as middleware of pages; the laptops' doors never pass here.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

_COMMON: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAGES: Final = _COMMON + "; script-src 'none'"
ADMIN: Final = _COMMON + "; script-src 'self'"
"""Django's own administration brings scripts; our pages need none."""


class PageHeaders:
    """Adds the headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.headers["Content-Security-Policy"] = ADMIN if request.path.startswith("/admin/") else PAGES
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers.setdefault("Cache-Control", "no-store")
        return response
