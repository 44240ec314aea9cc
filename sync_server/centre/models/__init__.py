"""What the centre stores. Slices and where they stand are the truth; practices, finished activities and refusals are
projections of them."""

from sync_server.centre.models.deeds import Deed
from sync_server.centre.models.entries import ErasedEntry, KnownEntry
from sync_server.centre.models.feeds import CentreRun, Feed, FeedPlace, RunStart, TideCount
from sync_server.centre.models.files import PracticeFile, StoredBox
from sync_server.centre.models.people import ROLES, Cohort, Device, EnrolmentCode, Membership, Person, Role
from sync_server.centre.models.projections import FinishedActivity, Practice, PracticeState, Refusal, Submission
from sync_server.centre.models.slices import EMPTY, ReplacedName, Slice, SliceState

__all__ = [
    "EMPTY",
    "ROLES",
    "CentreRun",
    "Cohort",
    "Deed",
    "Device",
    "EnrolmentCode",
    "ErasedEntry",
    "Feed",
    "FeedPlace",
    "FinishedActivity",
    "KnownEntry",
    "Membership",
    "Person",
    "Practice",
    "PracticeFile",
    "PracticeState",
    "Refusal",
    "ReplacedName",
    "Role",
    "RunStart",
    "Slice",
    "SliceState",
    "StoredBox",
    "Submission",
    "TideCount",
]
