"""Making everything that screens show anew from the journal."""

from desktop_app.operations.session import Session


def rebuild(session: Session) -> int:
    """Drops the tables that screens read and derives them again; returns how many entries were read.

    Nothing of the learner's is touched. One transaction: while it runs, others wait.
    """
    return session.storage.projector.rebuild()
