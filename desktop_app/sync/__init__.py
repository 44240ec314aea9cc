"""The exchange with the centre: what waits is cut into slices and sent, what is new is fetched and taken in.

Promises: nothing here deletes anything, whatever the centre or the line does; a slice counts as received when the
centre's signature says so, and a position moves only then. Called by operations/enrolment.py and exchanging.py.

    standing.py     who this laptop is to its centre
    cutting.py      entries into slices
    signers.py      whose signatures count
    taking_in.py    slices into the journal
    pace.py         how much at once
    conversation.py one request and its answer, over HTTP
    engine.py       a whole exchange
    bundling.py     what waits, as a file for a stick
    answer_file.py  the centre's answer from a stick
    courier.py      colleagues' files, delivered
"""
