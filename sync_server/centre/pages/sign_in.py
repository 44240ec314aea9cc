"""The sign-in page. Who calls: urls.

Promises: wrong passwords are slowed down, for each account and for each address, before a password is even looked at;
an account that others try to enter can be entered by its owner a minute later.
"""

from typing import Any, ClassVar, Final

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from sync_server.centre.addresses import address_of
from sync_server.centre.limits import SIGN_INS, WRONG_PASSWORDS, Allowance
from sync_server.centre.pages.access import office_of

_TOO_OFTEN: Final = "too-often"


class SignInForm(AuthenticationForm):
    """Django's form, with our sentences."""

    error_messages: ClassVar = {
        "invalid_login": "This name and this password do not belong together. Check both and try again.",
        "inactive": "This account is closed. Ask your administrator.",
        _TOO_OFTEN: "There were too many wrong attempts. Wait a minute and try again.",
    }

    def clean(self) -> dict[str, Any]:
        request: HttpRequest = self.request
        office = office_of(request)
        asked: list[tuple[Allowance, str]] = [
            (WRONG_PASSWORDS, str(self.cleaned_data.get("username", "")).casefold()),
            (SIGN_INS, address_of(request.META)),
        ]
        if any(office.limits.wait(allowance, who, office.clock()) for allowance, who in asked):
            raise ValidationError(self.error_messages[_TOO_OFTEN], code=_TOO_OFTEN)
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            for allowance, who in asked:
                office.limits.take(allowance, who, office.clock())
            raise
        return cleaned


class SignIn(LoginView):
    """Django's view, in our look."""

    template_name = "centre/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        if form.has_error("__all__", _TOO_OFTEN):
            response.status_code = 429
            response.headers["Retry-After"] = str(WRONG_PASSWORDS.every // 1_000)
        return response
