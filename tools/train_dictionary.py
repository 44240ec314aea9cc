"""Makes a dictionary for sync_protocol/dictionary.py: ``python tools/train_dictionary.py FILE [COURSE]``.

A dictionary has two parts. First come sentences of the course (the folder COURSE, else content_packs/week_1) and of
this file, those that share most with the others: learners write about what they read, in the same words. Last, where
deflate reaches them with the shortest distances, come stretches of sample slices, made here with a fixed seed: notes
and drafts typed and edited as Yjs updates, and events of every kind. In the samples sentences are broken up and mixed,
so that this part learns the format and turns of phrase.

Measured on lessons that it had not seen: a slice of one note 37 % smaller than without a dictionary, of thirty 17 %.

A dictionary that was shipped never changes. To make a better one, give it the next number.
"""

import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from pycrdt import Doc, Map, Text, merge_updates

from sync_protocol import bodies
from sync_protocol.columns import encode_columns
from sync_protocol.entries import Entry
from sync_protocol.identifiers import EntryId
from sync_protocol.kinds import KINDS, Shape, encode_body

SIZE = 4_000
"""Bytes of sample slices. Three times as much saves less than 1 %."""

TEXT_SIZE = 24_000
"""Bytes of sentences. Both together must stay below deflate's window of 32 KB."""

TEXT_GRAM = 6
COURSE = Path(__file__).parents[1] / "content_packs" / "week_1"

GRAM = 5
SEGMENT = 18
SEED = 20_261_123

SENTENCES = """
The district authorities asked us to confirm the list of locations before the end of the week.
We met the liaison officer at the checkpoint and explained why the convoy needs to pass before noon.
Please share the updated contact list with all partners and keep it away from open channels.
The road to the health centre is open again, but the bridge can carry light vehicles only.
There was no agreement on the timing of the pause, so we will ask again tomorrow morning.
Questions for the next coordination meeting: who speaks for the commander, and what was promised?
Partners reported that water trucking has stopped because of fuel, not because of insecurity.
The community leaders do not want to see uniforms near the distribution point.
I think the main lesson is that we should have called the protection specialists earlier.
Humanity, neutrality, impartiality and operational independence are what people will judge us by.
The military asked for assessment data; we shared only what was already public.
Check whether the last resort criteria were documented and who signed the request.
This is different from what the guidelines say about armed escorts and it needs a decision.
Notification of movements was sent twice and acknowledged once, without a reference number.
Civil-military coordination is about dialogue, information sharing, planning and division of tasks.
People were displaced again during the night and about two hundred families are in the school.
The logistics cluster will provide a truck if we can tell them the weight and the volume today.
It would be better to meet in a neutral place, for example the market hall or the office of the mayor.
He said that their patrols would stay away from the site, but we have seen them there since then.
Follow up with the access working group, and write down what was agreed with dates and names of roles.
What worked: a short agenda, a map, one interpreter whom both sides trust, and a written summary.
What did not work: too many organisations in the room and no clear request to the other side.
The hospital was hit although its coordinates had been given to both parties to the conflict.
Remember that asking for security information is one thing and giving information about people is another.
Coexistence or cooperation? It depends on the mission of the force and how it is perceived.
We could not reach the hard-to-reach area because the commitment did not arrive at the last checkpoint.
The vaccination team needs a cold chain for three days and a guarantee that nobody will be searched.
Look at the map again: the northern route is longer, but it has no military installations on it.
My own bias is that I believe whoever speaks English; the driver knew much more than the officer.
Next steps: call the focal point, send the request for assistance, tell the team, review on Friday.
""".strip().splitlines()

_WORDS = """
the of and to in is that it was for on are with as they be at one have this from by had not but what all were when we
there can an your which their said if do will each about how up out them then she many some so these would other into
has more her two like him see time could no make than first been its who now people my made over did down only way
find use may water long little very after words called just where most know get through back much before go good new
write our me man too any day same right look think also around another came come work three word must because does
part even place well such here take why things help put years different away again off went old number great tell men
say small every found still between name should home big give air line set own under read last never us left end along
while might next below saw something thought both few those always looked show large often together asked house world
going want school important until form food keep children feet land side without boy once animal life enough took
sometimes four head above kind began almost live page got need far hand high year mother light country father let
night following change second area access agreement aid armed assessment authorities bridge camp capacity cell
checkpoint civilian civilians cluster command commander community conflict contact convoy coordination corridor
crossing decision deconfliction delivery diplomacy displaced distribution district driver escort evacuation families
field force forces fuel government guidance health hospital humanitarian impartiality incident independence
information interpreter law leaders liaison list location logistics map market medical meeting military minister
mission movement needs negotiation neutrality neighbours NGO notification officer operation operations partners party
patrol permission police population practice principle principles protection question reference region report request
response risk road route security shelter site staff support supplies team transport truck trust vaccination vehicle
village visit warehouse weapons week witness
"""

PHRASES = [
    phrase
    for words in (*(line.rstrip(".?").split() for line in SENTENCES), *([word] for word in _WORDS.split()))
    for size in (1, 2, 3)
    for start in range(len(words) - size + 1)
    for phrase in [" ".join(words[start : start + size])]
]

TAGS = ("access", "meeting", "question", "convoy", "protection", "liaison", "lesson", "follow-up", "week 1", "escort")
PARTS = ("context", "problem", "action", "who", "result", "evidence", "limits", "transfer")
PLACES = ("northern district", "coast", "river crossing", "regional capital", "border area", "island")


class Writer:
    """Makes entries one after another, as one run of the program does."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._counter = 0
        self._when = 1_790_000_000_000 + chance.randrange(10**10)
        self.start()

    def start(self) -> None:
        """A new run."""
        self.run = self._chance.getrandbits(53) or 1

    def entry(self, kind: str, body: bytes, about: EntryId | None = None) -> Entry:
        self._counter += 1
        self._when += self._chance.choice((3, 40, 900, 7_000, 60_000))
        audience = KINDS[kind].audience
        audience = audience + "00f1e2d3c4b5a697" if audience.endswith(":") else audience
        return Entry(EntryId(self.run, self._counter), kind, about, audience, self._when, body)

    def words(self, most: int) -> str:
        count = self._chance.randint(2, 6 * most)
        return " ".join(self._chance.choice(PHRASES) for _ in range(count)).capitalize() + "."

    def key(self) -> str:
        week, number = self._chance.randint(1, 6), self._chance.randint(1, 8)
        return self._chance.choice((f"w{week}-l{number}", f"w{week}-t{number}", f"w{week}-quiz"))

    def text(self, kind: str) -> Iterator[Entry]:
        """A note or a draft made, then edited, in part by later runs."""
        fields = ("title", "text") if kind == "note.edit" else ("title", "place", *PARTS)
        doc, made = Doc(client_id=self.run), None
        for turn in range(self._chance.randint(1, 4)):
            for update in self._updates(doc, fields, first=turn == 0):
                entry = self.entry(kind, update, made)
                made = made or entry.id
                yield entry
            if self._chance.random() < 0.3:
                state = doc.get_update()
                self.start()
                doc = Doc(client_id=self.run)
                doc.apply_update(state)

    def _updates(self, doc: "Doc", fields: tuple[str, ...], first: bool) -> list[bytes]:
        """What storage/ writes: one update of all that changed, or one for each field."""
        updates: list[bytes] = []
        subscription = doc.observe(lambda event: updates.append(event.update))
        if first:
            with doc.transaction():
                self._set_values(doc)
            doc.get("title", type=Text).insert(0, self.words(1)[: self._chance.randint(8, 40)])
        for name in self._chance.sample(fields, self._chance.randint(1, min(3, len(fields)))):
            self._add(doc.get(name, type=Text))
        doc.unobserve(subscription)
        return [merge_updates(*updates)] if self._chance.random() < 0.6 else updates

    def _set_values(self, doc: "Doc") -> None:
        for tag in self._chance.sample(TAGS, self._chance.randint(0, 2)):
            doc.get("tags", type=Map)[tag] = True
        if self._chance.random() < 0.3:
            doc.get("values", type=Map)["external_id"] = f"note-{self._chance.randrange(9999)}"

    def _add(self, text: Text) -> None:
        here = len(str(text).encode())
        text.insert(here, (" " if here else "") + self.words(3))
        if here > 60 and self._chance.random() < 0.4:
            del text[0 : self._chance.randint(3, 30)]

    def events(self) -> Iterator[Entry]:
        """One event of each kind that has a body."""
        for kind in KINDS.values():
            if kind.shape is Shape.EVENT and kind.struct is not None:
                yield self.entry(kind.name, encode_body(self._body(kind.struct)))

    def _body(self, struct: type[bodies.Body]) -> bodies.Body:
        values = {field.name: self._value(field.name) for field in msgspec.structs.fields(struct)}
        return struct(**values)

    def _value(self, name: str) -> object:
        chance = self._chance
        made: dict[str, object] = {
            "parts": {part: self.words(2) for part in PARTS},
            "activity": self.key(),
            "section": self._chance.choice(("first-week", "who-decides", "five-tasks", "in-the-field", "check")),
            "seen": [(self.run, chance.randrange(60))],
            "undone": [(self.run, chance.randrange(60))],
            "pack": f"week-{chance.randint(1, 6)}",
            "version": "1.0.0",
            "pack_version": "1.0.0",
            "language": chance.choice(("en", "fr", "ar")),
            "question": f"w1-q{chance.randint(1, 12):02}",
            "on": True,
            "response": [chance.randrange(4)],
            "fraction": chance.choice((0.0, 0.5, 1.0)),
            "hash": chance.randbytes(32),
            "certificate": chance.randbytes(130),
            "starts": "2026-11-16",
            "weeks": 6,
            "managers": ["Course team"],
            "name": "Coordination cohort",
            "role": "coordination officer",
            "place": chance.choice(PLACES),
            "draft": EntryId(self.run, 7).text(),
            "submission": EntryId(self.run, 9).text(),
            "cohort": f"{chance.getrandbits(64):016x}",
            "reason": "practice-state",
            "by": "Course team",
            "author": "A. N.",
            "quote": self.words(1),
            "prefix": self.words(1)[:32],
            "suffix": self.words(1)[:32],
            "text": self.words(2),
            "words": self.words(1),
            "title": self.words(1)[:60],
        }
        return made.get(name, chance.randrange(60))


def samples(chance: random.Random, count: int) -> list[bytes]:
    """Columns as slices carry them: many small, some of the usual length, and single entries."""
    found = []
    for _ in range(count):
        writer = Writer(chance)
        kinds = chance.choices(("note.edit", "practice.edit"), (4, 1), k=chance.randint(1, 12))
        notes = [entry for kind in kinds for entry in writer.text(kind)]
        found.append(encode_columns(notes))
        events = list(writer.events())
        found.append(encode_columns(events))
        found.extend(encode_columns([entry]) for entry in chance.sample(events, 6))
    return found


def train(data: list[bytes], size: int) -> bytes:
    """Stretches of the samples that save most, the best of them last."""
    weight: Counter[bytes] = Counter()
    for sample in data:
        weight.update({sample[i : i + GRAM] for i in range(len(sample) - GRAM + 1)})
    weight = Counter({gram: count for gram, count in weight.items() if count > len(data) // 100})
    chosen: list[bytes] = []
    total = 0
    while total < size and (best := _best(data, weight)):
        chosen.append(best)
        total += len(best)
        for i in range(len(best) - GRAM + 1):
            weight.pop(best[i : i + GRAM], None)
    return b"".join(reversed(chosen))[-size:]


def _best(data: list[bytes], weight: Counter[bytes]) -> bytes:
    """The stretch with the most weight per byte, cut to where its weight begins and ends."""
    best, most = b"", 0.0
    for sample in data:
        gains = [weight.get(sample[i : i + GRAM], 0) for i in range(len(sample) - GRAM + 1)]
        window = 0
        for end, gain in enumerate(gains):
            window += gain - (gains[end - SEGMENT] if end >= SEGMENT else 0)
            if window > most:
                start = max(0, end - SEGMENT + 1)
                while not gains[start]:
                    start += 1
                best, most = sample[start : end + GRAM], window
    return best


def sentences(course: Path) -> list[str]:
    """The course's sentences without signs of Markdown, its glossary in all languages, and those of this file."""
    found = list(SENTENCES)
    for file in sorted(course.rglob("*.md")):
        text = re.sub(r"[#*>|{}\[\]]|^:? *src=.*$|^!!!.*$", " ", file.read_text(), flags=re.MULTILINE)
        found += re.split(r"(?<=[.?!])\s+", " ".join(text.split()))
    for term in tomllib.loads((course / "glossary.toml").read_text())["term"]:
        found += [term["definition"], term["term"], term.get("fr", ""), term.get("ar", "")]
    return [sentence for sentence in dict.fromkeys(found) if 8 <= len(sentence.encode()) <= 400]


def common_sentences(given: list[str], size: int) -> bytes:
    """Those that share most with the others, byte for byte; the most common of them last."""
    data = [f"{sentence} ".encode() for sentence in given]
    weight = Counter(gram for each in data for gram in _grams(each))
    chosen: list[bytes] = []
    total = 0
    left = set(range(len(data)))
    while left and total < size:
        best = max(left, key=lambda at: (sum(weight[gram] - 1 for gram in _grams(data[at])) / len(data[at]), at))
        left.remove(best)
        chosen.append(data[best])
        total += len(data[best])
        for gram in _grams(data[best]):
            weight[gram] = 1  # once is enough
    return b"".join(reversed(chosen))[-size:]


def _grams(data: bytes) -> set[bytes]:
    return {data[i : i + TEXT_GRAM] for i in range(len(data) - TEXT_GRAM + 1)}


def main() -> None:
    course = Path(sys.argv[2]) if len(sys.argv) > 2 else COURSE
    text = common_sentences(sentences(course), TEXT_SIZE)
    data = samples(random.Random(SEED), 40)
    made = text + train(data, SIZE)
    Path(sys.argv[1]).write_bytes(made)
    print(f"{len(made)} bytes from {len(text)} of sentences and {len(data)} samples of {sum(map(len, data))} bytes")


if __name__ == "__main__":
    main()
