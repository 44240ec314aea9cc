"""What an exchange asks of the laptop's database stays the same, however much lies behind.

Told by the steps of SQLite's own machine, which no other program on the computer changes.
"""

from sync_protocol.bodies import AnswerGiven
from tests.support.laptops import FieldLaptop


def answer_questions(laptop: FieldLaptop, count: int) -> None:
    with laptop.session.database.write():
        for number in range(count):
            body = AnswerGiven(f"w{number % 7}-l{number}", "1.0.0", f"question-{number}", "b", 1.0)
            laptop.session.journal.append("answer.given", body)


def steps_of_an_exchange(laptop: FieldLaptop) -> int:
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection = laptop.session.database.tables.conn
    connection.set_progress_handler(step, 1)
    try:
        assert laptop.exchange().error is None
    finally:
        connection.set_progress_handler(None, 1)
    return steps


def test_nothing_new_costs_the_same_with_a_long_history(laptop: FieldLaptop) -> None:
    answer_questions(laptop, 200)
    laptop.exchange()
    before = steps_of_an_exchange(laptop)
    answer_questions(laptop, 4_000)
    laptop.exchange()
    assert steps_of_an_exchange(laptop) <= before * 1.1 + 200


def test_one_more_note_costs_the_same_with_a_long_history(laptop: FieldLaptop) -> None:
    answer_questions(laptop, 200)
    laptop.exchange()
    laptop.write("A note", "with a text")
    before = steps_of_an_exchange(laptop)
    answer_questions(laptop, 4_000)
    laptop.exchange()
    laptop.write("Another note", "with a text")
    assert steps_of_an_exchange(laptop) <= before * 1.1 + 200
