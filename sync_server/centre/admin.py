"""Django's administration, for what the team's own pages do not show.

Promises: what is signed, or follows from what is signed, can be looked at and not edited; revoking, releasing and
handing out codes are actions. Who calls: Django.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from sync_server.centre import deeds
from sync_server.centre.models import (
    CentreRun,
    Cohort,
    Deed,
    Device,
    EnrolmentCode,
    FinishedActivity,
    Membership,
    Person,
    Practice,
    Refusal,
    Slice,
)
from sync_server.centre.pages.access import doer_of, office_of

admin.site.site_header = "Fieldbook centre"
admin.site.site_title = "Fieldbook centre"
admin.site.index_title = "Administration"


class Unlogged(admin.ModelAdmin):
    """Django's own log keeps names, which would outlive an erasure; what is done here stands in our trail."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        return

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        return


class LookOnly(Unlogged):
    """Shows; never adds, changes or deletes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Person)
class PersonAdmin(Unlogged):
    """The account that signs in for a person is set here; names come from the person."""

    list_display = ("name", "role_text", "place", "id", "user")
    search_fields = ("name", "id")
    fields = ("id", "name", "role_text", "place", "created", "user")
    readonly_fields = ("id", "name", "role_text", "place", "created")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Device)
class DeviceAdmin(LookOnly):
    """A lost laptop is revoked here; what it sends from then on is kept aside."""

    list_display = ("id", "person", "created", "last_heard", "is_revoked")
    actions = ("revoke", "restore")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Device]":
        self._ledger = office_of(request).ledger  # one office a process; columns are not given the request
        devices: QuerySet[Device] = super().get_queryset(request)
        return devices

    @admin.display(boolean=True, description="revoked")
    def is_revoked(self, device: Device) -> bool:
        return self._ledger.is_revoked(device.pk)

    @admin.action(description="Revoke: the laptop is lost")
    def revoke(self, request: HttpRequest, devices: "QuerySet[Device]") -> None:
        office = office_of(request)
        for device in devices:
            deeds.revoke(office, doer_of(request.user), device)
        done = f"{len(devices)} revoked. What they send is kept aside, and their people's other laptops make new words."
        self.message_user(request, done, messages.SUCCESS)

    @admin.action(description="Accept again: the laptop was found")
    def restore(self, request: HttpRequest, devices: "QuerySet[Device]") -> None:
        for device in devices:
            deeds.accept_again(office_of(request), doer_of(request.user), device)
        self.message_user(request, f"{len(devices)} accepted again.", messages.SUCCESS)


@admin.register(Cohort)
class CohortAdmin(LookOnly):
    """Dates are laptops' business too, so they are changed by commands and on the cohort's own page."""

    list_display = ("name", "starts", "weeks", "code_days", "keep_until", "id")
    actions = ("hand_out_code",)

    @admin.action(description="Make one enrolment code")
    def hand_out_code(self, request: HttpRequest, chosen: "QuerySet[Cohort]") -> None:
        for cohort in chosen:
            code = deeds.make_code(office_of(request), doer_of(request.user), cohort)
            self.message_user(request, f"{code} enrols one person in {cohort}. It is shown only now.", messages.SUCCESS)


@admin.register(Membership)
class MembershipAdmin(Unlogged):
    """Adding one tells the person's laptops."""

    list_display = ("person", "cohort", "role", "since", "until")
    list_filter = ("cohort", "role")
    fields = ("person", "cohort", "role")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        made = deeds.give_role(office_of(request), doer_of(request.user), obj.person, obj.cohort, obj.role)
        obj.pk, obj.since = made.pk, made.since


@admin.register(EnrolmentCode)
class EnrolmentCodeAdmin(LookOnly):
    list_display = ("cohort", "person", "role", "created", "expires", "used", "used_by")


@admin.register(Slice)
class SliceAdmin(LookOnly):
    """Bytes as they came. Those kept aside can be released."""

    list_display = ("__str__", "state", "person", "device", "received")
    list_filter = ("state", "audience")
    exclude = ("data",)
    actions = ("release",)

    @admin.action(description="Release what is kept aside")
    def release(self, request: HttpRequest, slices: "QuerySet[Slice]") -> None:
        office, doer = office_of(request), doer_of(request.user)
        done = sum(deeds.release(office, doer, slice_) for slice_ in slices)
        self.message_user(request, f"{done} of {len(slices)} released.", messages.SUCCESS)


@admin.register(Deed)
class DeedAdmin(LookOnly):
    """The trail, whole."""

    list_display = ("when", "by", "what", "person", "cohort", "subject", "detail")
    list_filter = ("what",)
    search_fields = ("person", "subject")


@admin.register(CentreRun, FinishedActivity, Practice, Refusal)
class ProjectionAdmin(LookOnly):
    pass
