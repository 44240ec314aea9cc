"""A box that the centre's disk changed or lost: its owner's laptops are told, and whoever has it sends it again.

Promises: what is still right of it stays, so only the rest is sent; said once for each time it happens. Who calls: the
door for files, when somebody asks for such a box.
"""

from sync_protocol.bodies import FileMissing
from sync_server.centre import box_store, decisions, placing
from sync_server.centre.models import StoredBox
from sync_server.centre.office import Office


def ask_again(office: Office, person: str, box: bytes) -> None:
    """This person's laptops are asked for the box."""
    row = StoredBox.objects.filter(person=person, box=box, whole=True).first()
    with placing.transaction():
        if row is not None and box_store.cut_back(office, row):
            decisions.tell_person(office, person, "file.missing", FileMissing(box), [None])
