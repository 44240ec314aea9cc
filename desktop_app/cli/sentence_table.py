"""The sentences of every error, once: for commands in English, for the window translated.

Promises: every code of domain.errors.CODES has its sentences here and nowhere else; ``code/variant`` is chosen by
sentences.py. Plain words: no blame, no jargon, nothing of theirs is lost where that is true, and then it says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text for the catalogues: their extractor looks for this name. Returns the text."""
    return text


@dataclass(frozen=True)
class Sentences:
    """``what`` happened, and what to ``do``; {names} in braces stand for facts."""

    what: str
    do: str


def _both(what: str, do: str) -> Sentences:
    return Sentences(what, do)


SENTENCES: Final[Mapping[str, Sentences]] = {
    # storage
    "disk-full": _both(
        QT_TRANSLATE_NOOP("Errors", "Not saved: the disk is full."),
        QT_TRANSLATE_NOOP("Errors", "Free 20 MB, then save again; nothing that was saved before is lost."),
    ),
    "disk-full/needed": _both(
        QT_TRANSLATE_NOOP("Errors", "Not enough room on the disk: {needed} are needed and {free} are free."),
        QT_TRANSLATE_NOOP("Errors", "Free some space and try again; what is here already stays."),
    ),
    "database-damaged": _both(
        QT_TRANSLATE_NOOP("Errors", "A part of the data on this laptop is damaged."),
        QT_TRANSLATE_NOOP("Errors", "Close Fieldbook and open it again: it goes back to the last good copy."),
    ),
    "database-recovered": _both(
        QT_TRANSLATE_NOOP("Errors", "The data on this laptop was damaged; {salvaged} entries could still be read."),
        QT_TRANSLATE_NOOP("Errors", "Look through your latest notes; what the centre has comes back when you connect."),
    ),
    "database-recovered/copy": _both(
        QT_TRANSLATE_NOOP(
            "Errors", "The data on this laptop was damaged; the copy of {copy} is back, with {salvaged} later entries."
        ),
        QT_TRANSLATE_NOOP("Errors", "Look through your latest notes; what the centre has comes back when you connect."),
    ),
    "database-newer": _both(
        QT_TRANSLATE_NOOP("Errors", "A newer Fieldbook has written this profile."),
        QT_TRANSLATE_NOOP("Errors", "Install that version or a later one; nothing was changed."),
    ),
    "folder-synced": _both(
        QT_TRANSLATE_NOOP("Errors", "The folder {folder} lies on a network drive, where your work could be damaged."),
        QT_TRANSLATE_NOOP("Errors", "Choose a folder on this laptop's own disk."),
    ),
    "folder-synced/service": _both(
        QT_TRANSLATE_NOOP(
            "Errors", "{service} copies the folder {folder} while you work, which would damage your work."
        ),
        QT_TRANSLATE_NOOP("Errors", "Choose a folder that no service copies."),
    ),
    "folder-unwritable": _both(
        QT_TRANSLATE_NOOP("Errors", "We cannot write to {path}."),
        QT_TRANSLATE_NOOP("Errors", "Check that the folder belongs to you, or choose another one."),
    ),
    "profile-busy": _both(
        QT_TRANSLATE_NOOP("Errors", "Another Fieldbook is at work on this profile."),
        QT_TRANSLATE_NOOP("Errors", "Wait until it has finished, or close it, and try again."),
    ),
    "key-missing": _both(
        QT_TRANSLATE_NOOP("Errors", "The key to this profile is not on this laptop."),
        QT_TRANSLATE_NOOP("Errors", "Open the profile where it was made, or begin a new one in another folder."),
    ),
    "key-missing/words": _both(
        QT_TRANSLATE_NOOP("Errors", "The key to this profile is not on this laptop."),
        QT_TRANSLATE_NOOP("Errors", "Enter your twelve recovery words to open it."),
    ),
    "key-in-file": _both(
        QT_TRANSLATE_NOOP("Errors", "This laptop has no safe place for keys, so yours lies in a file."),
        QT_TRANSLATE_NOOP("Errors", "Whoever can read your files can read your work: lock your laptop's account."),
    ),
    "words-wrong": _both(
        QT_TRANSLATE_NOOP("Errors", "These are not the recovery words of this profile."),
        QT_TRANSLATE_NOOP("Errors", "Check each of the twelve words and their order."),
    ),
    "words-older": _both(
        QT_TRANSLATE_NOOP("Errors", "Newer words have taken the place of these."),
        QT_TRANSLATE_NOOP("Errors", "Type the newest ones; your other laptop shows them in Settings."),
    ),
    # enrolment and exchange
    "not-enrolled": _both(
        QT_TRANSLATE_NOOP("Errors", "You have not joined a centre yet."),
        QT_TRANSLATE_NOOP("Errors", "Join with the code that the course team gave you."),
    ),
    "code-wrong": _both(
        QT_TRANSLATE_NOOP("Errors", "This code has a mistake in it."),
        QT_TRANSLATE_NOOP("Errors", "Check it letter by letter: it has no 0, O, 1 or I."),
    ),
    "code-unknown": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre does not know this code."),
        QT_TRANSLATE_NOOP("Errors", "Check the code and the address, or ask the course team for a new one."),
    ),
    "code-expired": _both(
        QT_TRANSLATE_NOOP("Errors", "This code is no longer valid."),
        QT_TRANSLATE_NOOP("Errors", "Ask the course team for a new one."),
    ),
    "code-used": _both(
        QT_TRANSLATE_NOOP("Errors", "Another laptop has joined with this code."),
        QT_TRANSLATE_NOOP("Errors", "Ask the course team for a code of your own."),
    ),
    "address-wrong": _both(
        QT_TRANSLATE_NOOP("Errors", "This is not the address of a centre."),
        QT_TRANSLATE_NOOP("Errors", "It begins with https:// and a name, like https://course.example.org."),
    ),
    "plain-http": _both(
        QT_TRANSLATE_NOOP("Errors", "This address is not protected: others could read what you send."),
        QT_TRANSLATE_NOOP("Errors", "Use the address that begins with https://."),
    ),
    "already-enrolled": _both(
        QT_TRANSLATE_NOOP("Errors", "This profile has joined a centre already."),
        QT_TRANSLATE_NOOP("Errors", "To join another one, begin a profile of its own in another folder."),
    ),
    "unreachable": _both(
        QT_TRANSLATE_NOOP("Errors", "No connection to the centre now."),
        QT_TRANSLATE_NOOP("Errors", "You can work; everything is saved here, and we try again later."),
    ),
    "unreachable/name": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre's name was not found: there is no connection, or the name is wrong."),
        QT_TRANSLATE_NOOP("Errors", "You can work; everything is saved here, and we try again later."),
    ),
    "unreachable/certificate": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre could not show who it is, so we sent nothing."),
        QT_TRANSLATE_NOOP("Errors", "Check the date of your laptop, or try from another network."),
    ),
    "cut": _both(
        QT_TRANSLATE_NOOP("Errors", "The line was cut."),
        QT_TRANSLATE_NOOP("Errors", "Nothing is lost; it goes on from there the next time."),
    ),
    "too-slow": _both(
        QT_TRANSLATE_NOOP("Errors", "The line is too slow just now."),
        QT_TRANSLATE_NOOP("Errors", "Nothing is lost; it goes on from there the next time."),
    ),
    "answer-nonsense": _both(
        QT_TRANSLATE_NOOP("Errors", "What answered was not the centre: maybe a login page of the network."),
        QT_TRANSLATE_NOOP(
            "Errors", "Open a web page to sign in to the network, then try again; nothing was sent twice."
        ),
    ),
    "centre-other": _both(
        QT_TRANSLATE_NOOP("Errors", "Another centre answered than the one you joined, so we took nothing from it."),
        QT_TRANSLATE_NOOP("Errors", "Ask the course team whether the centre's address or key has changed."),
    ),
    "centre-busy": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre has too much to do just now."),
        QT_TRANSLATE_NOOP("Errors", "You can work; everything is saved here, and we try again later."),
    ),
    "centre-full": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre has no room for more of what you write."),
        QT_TRANSLATE_NOOP(
            "Errors", "Everything stays on this laptop and is sent when there is room; please tell the course team."
        ),
    ),
    "too-large": _both(
        QT_TRANSLATE_NOOP("Errors", "What arrived is larger than it can be, so we did not take it."),
        QT_TRANSLATE_NOOP("Errors", "Try again from another network; if it happens again, tell the course team."),
    ),
    "too-large/field": _both(
        QT_TRANSLATE_NOOP("Errors", "One of the texts is too long: at most {limit} characters can be sent."),
        QT_TRANSLATE_NOOP("Errors", "Shorten it and send it again; your text stays as it is."),
    ),
    "device-revoked": _both(
        QT_TRANSLATE_NOOP("Errors", "The course team has taken this laptop off the list."),
        QT_TRANSLATE_NOOP("Errors", "Your work stays here; ask the course team for a new code."),
    ),
    "protocol-newer": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre speaks a newer language than this Fieldbook."),
        QT_TRANSLATE_NOOP("Errors", "Install the new version; your work stays here until then."),
    ),
    "refused": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre did not accept this item."),
        QT_TRANSLATE_NOOP("Errors", "Read the reason beside it, change it and send it again; nothing was deleted."),
    ),
    # packs
    "pack-damaged": _both(
        QT_TRANSLATE_NOOP("Errors", "This pack is damaged, and we did not use the damaged part."),
        QT_TRANSLATE_NOOP("Errors", "Install it again from where it came; your answers and notes are not in the pack."),
    ),
    "pack-signer-wrong": _both(
        QT_TRANSLATE_NOOP("Errors", "This pack is not signed by the course team, so we did not open it."),
        QT_TRANSLATE_NOOP("Errors", "Get it from the centre, or from a colleague who did."),
    ),
    "pack-unknown": _both(
        QT_TRANSLATE_NOOP("Errors", "No pack with this name is known here."),
        QT_TRANSLATE_NOOP("Errors", "Look at the list of packs, or name a folder or address that has it."),
    ),
    "pack-rolled-back": _both(
        QT_TRANSLATE_NOOP("Errors", "This pack is older than what you have, so we kept yours."),
        QT_TRANSLATE_NOOP("Errors", "Get the newest one from the centre."),
    ),
    "pack-app-too-old": _both(
        QT_TRANSLATE_NOOP("Errors", "This pack needs a newer Fieldbook."),
        QT_TRANSLATE_NOOP("Errors", "Install the new version first; the packs you have go on working."),
    ),
    "pack-missing": _both(
        QT_TRANSLATE_NOOP("Errors", "The pack {pack} is not on this laptop."),
        QT_TRANSLATE_NOOP("Errors", "Install it from the Packs page or with: fieldbook packs install {pack}"),
    ),
    "pack-missing/source": _both(
        QT_TRANSLATE_NOOP("Errors", "The pack {pack} is announced in {source} but is not there."),
        QT_TRANSLATE_NOOP("Errors", "Copy the whole folder again, or install it from the centre."),
    ),
    "pack-in-use": _both(
        QT_TRANSLATE_NOOP("Errors", "A draft still needs this version of the pack."),
        QT_TRANSLATE_NOOP("Errors", "Finish the draft first; then the old version goes by itself."),
    ),
    "pack-expired": _both(
        QT_TRANSLATE_NOOP("Errors", "The list of packs there is out of date."),
        QT_TRANSLATE_NOOP("Errors", "Check the date of your laptop, or ask the centre again; what is installed stays."),
    ),
    "pack-held": _both(
        QT_TRANSLATE_NOOP("Errors", "This pack waits in the queue."),
        QT_TRANSLATE_NOOP("Errors", "Look at its state in the list of packs; what arrived is kept."),
    ),
    "pack-held/paused": _both(
        QT_TRANSLATE_NOOP("Errors", "The download of this pack is paused."),
        QT_TRANSLATE_NOOP("Errors", "Continue it when you like; what arrived is kept."),
    ),
    "pack-held/queued": _both(
        QT_TRANSLATE_NOOP("Errors", "Another download is under way on this laptop, and packs come one at a time."),
        QT_TRANSLATE_NOOP("Errors", "This one comes after it by itself, while Fieldbook is open."),
    ),
    "pack-held/hours": _both(
        QT_TRANSLATE_NOOP("Errors", "It is outside the hours that you allow for downloads."),
        QT_TRANSLATE_NOOP(
            "Errors", "It goes on at {until} while Fieldbook is open; the hours are on the Sharing page."
        ),
    ),
    "pack-held/metered": _both(
        QT_TRANSLATE_NOOP("Errors", "This connection is paid by the byte, and you did not allow packs on it."),
        QT_TRANSLATE_NOOP("Errors", "Allow it on the Packs page, or wait for another connection."),
    ),
    "source-missing": _both(
        QT_TRANSLATE_NOOP("Errors", "There are no packs in {source}."),
        QT_TRANSLATE_NOOP("Errors", "Check the folder or the address."),
    ),
    "source-refuses": _both(
        QT_TRANSLATE_NOOP("Errors", "The server is there, and refuses to give us the packs."),
        QT_TRANSLATE_NOOP("Errors", "Ask the course team: it is nothing that you did."),
    ),
    "pack-unvouched": _both(
        QT_TRANSLATE_NOOP("Errors", "Nothing shows who signed this version, so another laptop would not take it."),
        QT_TRANSLATE_NOOP("Errors", "Bring the pack up to date, then copy it again."),
    ),
    # sticks
    "pack-signer-wrong/stick": _both(
        QT_TRANSLATE_NOOP("Errors", "The packs on this stick are not signed by your course team, so we left it alone."),
        QT_TRANSLATE_NOOP("Errors", "Use another stick or another folder."),
    ),
    "pack-rolled-back/stick": _both(
        QT_TRANSLATE_NOOP("Errors", "The stick has a newer version of this pack, so we left that one there."),
        QT_TRANSLATE_NOOP("Errors", "Install it from the stick, and you have it too."),
    ),
    "stick-full": _both(
        QT_TRANSLATE_NOOP("Errors", "The stick is full."),
        QT_TRANSLATE_NOOP("Errors", "Free some space on it and copy again; it goes on from there."),
    ),
    "stick-full/needs": _both(
        QT_TRANSLATE_NOOP("Errors", "The stick has too little space: {needs} are needed, and {free} are free."),
        QT_TRANSLATE_NOOP("Errors", "Free some space on it and copy again; it goes on from there."),
    ),
    "stick-gone": _both(
        QT_TRANSLATE_NOOP("Errors", "The stick cannot be reached."),
        QT_TRANSLATE_NOOP("Errors", "Put it in again and try again; it goes on from there."),
    ),
    "stick-empty": _both(
        QT_TRANSLATE_NOOP("Errors", "There is no complete copy of packs on this stick."),
        QT_TRANSLATE_NOOP("Errors", "Copy them onto it from a laptop that has them, or choose another folder."),
    ),
    "stick-empty/laptop": _both(
        QT_TRANSLATE_NOOP("Errors", "There are no packs on this laptop that could be copied."),
        QT_TRANSLATE_NOOP("Errors", "Install one first."),
    ),
    "stick-unwritable": _both(
        QT_TRANSLATE_NOOP("Errors", "The stick is write-protected."),
        QT_TRANSLATE_NOOP("Errors", "Move the small switch on its side if it has one, or use another stick."),
    ),
    # files on sticks
    "bundle-unknown": _both(
        QT_TRANSLATE_NOOP("Errors", "This is not a file that Fieldbook wrote."),
        QT_TRANSLATE_NOOP("Errors", "Choose the one whose name ends with .fieldbundle."),
    ),
    "bundle-damaged": _both(
        QT_TRANSLATE_NOOP("Errors", "This file was damaged on its way, so we took nothing from it."),
        QT_TRANSLATE_NOOP("Errors", "Copy it again, or ask for a new one; nothing that was here is lost."),
    ),
    "bundle-damaged/half": _both(
        QT_TRANSLATE_NOOP("Errors", "Only a part of this file is here, so we took nothing from it."),
        QT_TRANSLATE_NOOP("Errors", "Copy it again, and do not pull the stick out before it is done."),
    ),
    "bundle-own": _both(
        QT_TRANSLATE_NOOP("Errors", "This laptop wrote this file itself."),
        QT_TRANSLATE_NOOP("Errors", "Give it to somebody who can connect; the stick comes back with an answer."),
    ),
    "bundle-centre": _both(
        QT_TRANSLATE_NOOP("Errors", "This file is for another centre than yours, so we did not take it."),
        QT_TRANSLATE_NOOP("Errors", "Give it to somebody of the same course as the person who gave it to you."),
    ),
    "bundle-laptop": _both(
        QT_TRANSLATE_NOOP("Errors", "This answer is for another laptop, and only that one can open it."),
        QT_TRANSLATE_NOOP("Errors", "Give it to the person whose stick it came with."),
    ),
    "bundle-exists": _both(
        QT_TRANSLATE_NOOP("Errors", "There is already another file at {path}."),
        QT_TRANSLATE_NOOP("Errors", "Choose another name; it may be the work of a colleague."),
    ),
    "bundle-no-key": _both(
        QT_TRANSLATE_NOOP("Errors", "This laptop does not know yet how to seal a file for your centre."),
        QT_TRANSLATE_NOOP("Errors", "Connect once; after that it works without a connection."),
    ),
    "courier-full": _both(
        QT_TRANSLATE_NOOP("Errors", "You carry as much for colleagues as this laptop has room for."),
        QT_TRANSLATE_NOOP("Errors", "Connect to the centre first, and hand the answers back."),
    ),
    "protocol-newer/file": _both(
        QT_TRANSLATE_NOOP("Errors", "This file was written by a newer Fieldbook."),
        QT_TRANSLATE_NOOP("Errors", "Install the new version, then open the file again."),
    ),
    # what a learner asked for
    "record-unknown": _both(
        QT_TRANSLATE_NOOP("Errors", "Nothing here has the id {id}."),
        QT_TRANSLATE_NOOP("Errors", "Take an id from the list."),
    ),
    "practice-empty": _both(
        QT_TRANSLATE_NOOP("Errors", "This good practice has no words yet."),
        QT_TRANSLATE_NOOP("Errors", "Write at least one of its parts and submit it again."),
    ),
    "practice-empty/title": _both(
        QT_TRANSLATE_NOOP("Errors", "The title is empty."),
        QT_TRANSLATE_NOOP("Errors", "Add a title and submit it again."),
    ),
    "practice-state": _both(
        QT_TRANSLATE_NOOP("Errors", "This cannot be done with a good practice that is {state}."),
        QT_TRANSLATE_NOOP("Errors", "Look at its state in the list; nothing was changed."),
    ),
    "practice-state/others": _both(
        QT_TRANSLATE_NOOP("Errors", "This good practice is somebody else's: here it can only be read."),
        QT_TRANSLATE_NOOP("Errors", "Write one of your own, and say in it what you did differently."),
    ),
    "practice-state/unchanged": _both(
        QT_TRANSLATE_NOOP("Errors", "Nothing in it has changed since it was returned to you."),
        QT_TRANSLATE_NOOP("Errors", "Read the moderator's words, change the text, and send it again."),
    ),
    "practice-state/sent": _both(
        QT_TRANSLATE_NOOP("Errors", "This good practice was sent to the course team, so it is not deleted."),
        QT_TRANSLATE_NOOP("Errors", "Take it back first, then delete the draft."),
    ),
    "practice-state/elsewhere": _both(
        QT_TRANSLATE_NOOP("Errors", "The draft of this good practice is not on this laptop."),
        QT_TRANSLATE_NOOP("Errors", "Change it on the laptop where it was written, or bring the draft here first."),
    ),
    "practice-state/deleted": _both(
        QT_TRANSLATE_NOOP("Errors", "This good practice is in the bin."),
        QT_TRANSLATE_NOOP("Errors", "Take it out of the bin, then try again."),
    ),
    "activity-unknown": _both(
        QT_TRANSLATE_NOOP("Errors", "No installed pack has the activity {activity}."),
        QT_TRANSLATE_NOOP("Errors", "Install the pack of its week; what you did in it is kept."),
    ),
    "file-unreadable": _both(
        QT_TRANSLATE_NOOP("Errors", "We cannot read the file {path}."),
        QT_TRANSLATE_NOOP("Errors", "Check its name and that it belongs to you."),
    ),
    "line-unreadable": _both(
        QT_TRANSLATE_NOOP("Errors", "Line {line} of the file is not a note, so nothing was taken in."),
        QT_TRANSLATE_NOOP("Errors", 'Each line is like {{"id": "1", "title": "…", "body": "…", "tags": []}}.'),
    ),
    "input-empty": _both(
        QT_TRANSLATE_NOOP("Errors", "Something that is needed was left empty."),
        QT_TRANSLATE_NOOP("Errors", "Fill it in and try again."),
    ),
    "input-empty/name": _both(
        QT_TRANSLATE_NOOP("Errors", "The name is empty."),
        QT_TRANSLATE_NOOP("Errors", "Write the name that the course team knows you by."),
    ),
    "input-empty/answer": _both(
        QT_TRANSLATE_NOOP("Errors", "There is no answer yet."),
        QT_TRANSLATE_NOOP("Errors", "Choose or write one, then check it."),
    ),
    "input-empty/number": _both(
        QT_TRANSLATE_NOOP("Errors", "This answer is not a number."),
        QT_TRANSLATE_NOOP("Errors", "Write it in digits, for example 1,500 or 2.5."),
    ),
    "input-empty/quote": _both(
        QT_TRANSLATE_NOOP("Errors", "No words are selected."),
        QT_TRANSLATE_NOOP("Errors", "Select a passage, then mark it."),
    ),
    # photos and PDFs
    "file-unfit": _both(
        QT_TRANSLATE_NOOP("Errors", "This is neither a photo that can be added nor a PDF."),
        QT_TRANSLATE_NOOP("Errors", "Save it as JPEG, PNG, WebP or PDF and add that."),
    ),
    "file-unfit/damaged": _both(
        QT_TRANSLATE_NOOP("Errors", "This picture cannot be read to its end."),
        QT_TRANSLATE_NOOP("Errors", "Copy it once more from where it came, then add it."),
    ),
    "file-unfit/pixels": _both(
        QT_TRANSLATE_NOOP("Errors", "This picture has too many pixels for a small laptop."),
        QT_TRANSLATE_NOOP("Errors", "Save it smaller and add that."),
    ),
    "file-unfit/many": _both(
        QT_TRANSLATE_NOOP("Errors", "There are {count} files here, and no more can be added."),
        QT_TRANSLATE_NOOP("Errors", "Remove one, or add it to another note."),
    ),
    "file-large": _both(
        QT_TRANSLATE_NOOP("Errors", "The file has {size}; at most {most} can be added."),
        QT_TRANSLATE_NOOP("Errors", "Save it smaller, or add a part of it."),
    ),
    "file-away": _both(
        QT_TRANSLATE_NOOP("Errors", "The content of this file is not on this laptop."),
        QT_TRANSLATE_NOOP("Errors", "Fetch it; it comes with the next exchange."),
    ),
    "files-full": _both(
        QT_TRANSLATE_NOOP("Errors", "The centre has no more room for your files."),
        QT_TRANSLATE_NOOP(
            "Errors", "It stays on this laptop; remove files that you no longer need, or ask the course team."
        ),
    ),
}
"""Code, or code/variant → sentences."""
